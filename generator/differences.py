"""What is another one in a journal than it was, and whether something that was made of it may stay."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

from generator.dependencies import APART, Look, Reads, answers_alike
from generator.digest import digest
from generator.kept_records import Parsed
from generator.records import Journal, Record
from generator.records.journal import names_of
from generator.source import SourceText

FAULTS = "Journal.faults"
_APART = frozenset(("contacts", "companies", "meetings", "events", "updates", "profile", "faults", "files"))
"""What of a journal is compared by itself, or is only counted."""


@lru_cache(maxsize=65_536)
def mark_of(source: SourceText) -> str:
    """Return what tells a file's text from any other."""
    return f"<{source.path} {digest(source.text)}>"


@dataclass(frozen=True)
class Changes:
    """Files that have only been written anew, in pairs of then and now; all else is as it was."""

    records: tuple[tuple[Record, Record], ...]
    faults: bool
    """Whether reading found other faults than before."""

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that have been written anew."""
        return frozenset(now.path for _, now in self.records)

    @cached_property
    def looks(self) -> frozenset[Look]:
        """What shows something else to whoever looks at it again."""
        return frozenset(
            (question.name, now.path)
            for then, now in self.records
            for question in APART
            if not answers_alike(question, (then.source, then.body_start), (now.source, now.body_start))
        )

    @cached_property
    def _fields(self) -> frozenset[str]:
        changed = {FAULTS} if self.faults else set()
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


def between(
    marks: Mapping[str, str], records: Mapping[str, Record], before: Callable[[str], Parsed | None]
) -> tuple[tuple[Record, Record], ...] | None:
    """Return the records that are others than when texts had these `marks`, then and now; None where not known.

    `marks` and `records` come by path; `before` returns what a file was before it was read anew.
    """
    pairs: list[tuple[Record, Record]] = []
    for path, now in records.items():
        if mark_of(now.source) == marks.get(path):
            continue
        then = before(path)
        if then is None or not isinstance(then.what, type(now)):
            return None
        if mark_of(then.what.source) != marks.get(path):  # somebody has read it in between
            return None
        pairs.append((then.what, now))
    return tuple(pairs)


def frame(journal: Journal) -> tuple[object, ...]:
    """Return all but what stands in the files of people, talks, companies, events and news: whose names count too."""
    called = [(record.path, record.slug, *names_of(record)) for record in journal.records()]
    others = [getattr(journal, one.name) for one in fields(journal) if one.name not in _APART]
    plain = [sorted(other) if isinstance(other, frozenset) else other for other in others]
    return called, journal.profile and journal.profile.source, plain
