"""Pages that need not be made again, since nothing of what they were made from has changed."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property, partial
from hashlib import blake2b
from typing import Any

from generator.dependencies import Question, Reads, answers_alike, tracked
from generator.digest import digest
from generator.kept_records import Parsed
from generator.pages.debt_rows import rows_of
from generator.pages.facts import mark_of
from generator.pages.kept_rows import as_plain, from_plain, places_in
from generator.pages.page import Page
from generator.pages.scene import DIAGNOSTICS, Scene
from generator.records import Journal, Record
from generator.records.journal import names_of
from generator.settings import Settings

Pages = Callable[[Scene], Iterator[Page]]
_APART = frozenset(("contacts", "companies", "meetings", "events", "updates", "profile", "faults", "files"))
"""What of a journal is compared by itself, or stands on no page."""
_TEXT = Question("text")


class KeptPages:
    """The pages of a journal as they were made last, and what they were made from."""

    def __init__(self) -> None:
        self._frame = ""
        self._marks: dict[str, str] = {}
        self._made: dict[str, tuple[Reads, tuple[Page, ...]]] = {}
        self._files: dict[str, tuple[Reads, str, bytes | None]] = {}
        self._rows: tuple[Reads, list[Any]] | None = None
        self._found: object = None
        self._makers: dict[str, tuple[Pages, Scene]] = {}
        self._anew: dict[str, dict[str, Page]] = {}

    def look_at(
        self, journal: Journal, today: date, settings: Settings, before: Callable[[str], Parsed | None]
    ) -> None:
        """Forget what may be another one now; `before` returns what a file was before it was read anew."""
        frame = digest(repr((today, settings, _frame(journal))))
        records = {record.path: record for record in journal.records()}
        marks = {path: mark_of(record.source) for path, record in records.items()}
        changes = self._changes(records, marks, before) if frame == self._frame else None
        if changes is None:
            self._made, self._files, self._rows = {}, {}, None
        else:
            self._files = {name: made for name, made in self._files.items() if not changes.bear_on(made[0])}
            self._made = {name: made for name, made in self._made.items() if not changes.bear_on(made[0])}
            if self._rows is not None and (changes.bear_on(self._rows[0]) or changes.move_any(self._rows[1])):
                self._rows = None
        self._frame, self._marks, self._anew = frame, marks, {}
        if self._rows is not None:
            reads, plain = self._rows
            rows_of.take(from_plain(plain, records), reads, journal, today, settings)

    def pages(self, make: Pages, scene: Scene) -> tuple[Page, ...]:
        """Return what `make` makes of the journal that was looked at last."""
        reads, pages = self._made.get(make.__module__, (None, ()))
        self._makers[make.__module__] = make, scene
        if reads is None or (DIAGNOSTICS in reads.fields and self._found != scene.found):
            with tracked() as reads:
                pages = tuple(make(scene))
            self._made[make.__module__] = reads, pages
        return pages

    def content(self, name: str, make: Callable[[], bytes]) -> tuple[Callable[[], bytes], str]:
        """Return what gives a file made of the journal that was looked at last, and a hash of its content."""
        if name not in self._files:
            with tracked() as reads:
                content = make()
            self._files[name] = reads, blake2b(content, digest_size=16).hexdigest(), content
        _, key, known = self._files[name]
        return make if known is None else lambda: known, key

    def rendered(self, scene: Scene) -> None:
        """Take note of what has been worked out meanwhile."""
        self._found = scene.found
        known = rows_of.known(scene.journal, scene.today, scene.settings)
        if self._rows is None and known is not None:
            with suppress(ValueError):
                self._rows = known[1], as_plain(known[0])

    def _changes(
        self, records: dict[str, Record], marks: dict[str, str], before: Callable[[str], Parsed | None]
    ) -> "_Changes | None":
        """Return what has changed since; None where that isn't known."""
        pairs = []
        for path, now in records.items():
            if marks[path] != self._marks.get(path):
                then = before(path)
                if then is None or type(then.what) is not type(now):
                    return None
                if mark_of(then.what.source) != self._marks.get(path):  # somebody has read it in between
                    return None
                pairs.append((then.what, now))
        return _Changes(tuple(pairs))

    def as_text(self) -> str:
        """Return it as JSON, without pages that any change of a text would make others."""
        made = {
            name: [reads.as_plain(), [[page.source, page.title, page.search, page.facts, page.rows] for page in pages]]
            for name, (reads, pages) in self._made.items()
            if reads.asked.get(_TEXT, ()) is not None and DIAGNOSTICS not in reads.fields
        }
        files = {name: [reads.as_plain(), key] for name, (reads, key, _) in self._files.items()}
        rows = [self._rows[0].as_plain(), self._rows[1]] if self._rows is not None else None
        return json.dumps([self._frame, self._marks, made, files, rows], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "KeptPages":
        """Return what `as_text` wrote; nothing of any other text."""
        kept = cls()
        try:
            frame, marks, made, files, rows = json.loads(text)
            for name, (reads, pages) in made.items():
                kept._made[name] = Reads.from_plain(reads), tuple(kept._page(name, *page) for page in pages)
            for name, (reads, key) in files.items():
                kept._files[name] = Reads.from_plain(reads), key, None
            kept._rows = (Reads.from_plain(rows[0]), rows[1]) if rows else None
            kept._frame, kept._marks = frame, marks
        except (ValueError, TypeError, AttributeError, LookupError):
            return cls()
        return kept

    def _page(self, name: str, source: str, title: str, search: bool, facts: str, rows: str) -> Page:
        write = partial(self._written, name, source)
        return Page(source=source, title=title, write=write, search=search, facts=facts, rows=rows)

    def _written(self, name: str, source: str) -> str:
        """Return the Markdown of a page that was kept without it: all that were made with it are made once more."""
        if name not in self._anew:
            make, scene = self._makers[name]
            self._anew[name] = {page.source: page for page in make(scene)}
        return self._anew[name][source].markdown


@dataclass(frozen=True)
class _Changes:
    """Files that have only been written anew, in pairs of then and now; all else is as it was."""

    records: tuple[tuple[Record, Record], ...]

    @cached_property
    def _fields(self) -> frozenset[str]:
        changed = set()
        for then, now in self.records:
            for kind in type(now).__mro__:
                names = (name for name in vars(kind).get("__slots__", ()) if isinstance(name, str))
                changed |= {f"{kind.__name__}.{name}" for name in names if getattr(then, name) != getattr(now, name)}
        return frozenset(changed)

    def bear_on(self, reads: Reads) -> bool:
        """Return whether anything that was read is different now."""
        return not self._fields.isdisjoint(reads.fields) or any(
            not answers_alike(question, (then.source, then.body_start), (now.source, now.body_start))
            for then, now in self.records
            for question, paths in reads.asked.items()
            if paths is None or now.path in paths
        )

    def move_any(self, rows: list[Any]) -> bool:
        """Return whether one of these rows tells of a place in a text that has changed."""
        return not places_in(rows).isdisjoint(now.path for _, now in self.records)


def _frame(journal: Journal) -> tuple[object, ...]:
    """Return all but what stands in the files of people, talks, companies, events and news: whose names count too."""
    called = [(record.path, record.slug, *names_of(record)) for record in journal.records()]
    others = [getattr(journal, one.name) for one in fields(journal) if one.name not in _APART]
    plain = [sorted(other) if isinstance(other, frozenset) else other for other in others]
    return called, journal.profile and journal.profile.source, plain
