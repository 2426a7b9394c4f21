"""What rules found in a journal, for as long as nothing that they looked at is another one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.dependencies import Reads, tracked
from generator.diagnostics import Found, Rule
from generator.differences import Changes
from generator.records import Journal
from generator.settings import Settings
from generator.source import SourceText, Span


class KeptFindings:
    """The findings of each rule, and what it looked at."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Reads, tuple[Found, ...]]] = {}
        self._plain: dict[str, tuple[Reads, list[Any]]] = {}

    def bring(self, changes: Changes, sources: Mapping[str, SourceText]) -> None:
        """Forget what may be found otherwise now; in a file that was written anew places may have moved."""
        restored = {
            name: (reads, tuple(_found(plain, sources) for plain in found))
            for name, (reads, found) in self._plain.items()
            if all(plain[0] in sources for plain in found)
        }
        self._plain = {}
        self._made = {
            name: (reads, found)
            for name, (reads, found) in {**restored, **self._made}.items()
            if changes.paths.isdisjoint(one.source.path for one in found) and not changes.bear_on(reads)
        }

    def of(self, rule: Rule, journal: Journal, today: date, settings: Settings) -> tuple[Found, ...]:
        """Return what a rule finds."""
        if rule.name not in self._made:
            with tracked() as reads:
                found = tuple(rule.check(journal, today, settings))
            self._made[rule.name] = reads, found
        return self._made[rule.name][1]

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain lists."""
        return {name: [reads.as_plain(), list(map(_plain, found))] for name, (reads, found) in self._made.items()}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "KeptFindings":
        """Return what `as_plain` gave of it."""
        kept = cls()
        kept._plain = {name: (Reads.from_plain(reads), found) for name, (reads, found) in plain.items()}
        return kept


def _plain(found: Found) -> list[Any]:
    return [found.source.path, found.span.start, found.span.end, found.message, found.label, found.help]


def _found(plain: list[Any], sources: Mapping[str, SourceText]) -> Found:
    path, start, end, message, label, help_ = plain
    return Found(source=sources[path], span=Span(start, end), message=message, label=label, help=help_)
