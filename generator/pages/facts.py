"""What a page is written from, as a hash: while that is the same, so is the page, and it need not be written.

Better too much in it than too little. Too much, and a page is written once more to find that it is the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from generator.dependencies import asks
from generator.derived import derived
from generator.differences import mark_of
from generator.digest import digest
from generator.pages.scene import Scene
from generator.records import Contact, Journal, Meeting, Record, addresses
from generator.records.journal import names_of
from generator.settings import Settings
from generator.source import SourceText
from generator.views import meetings
from generator.views.companies import companies
from generator.views.doors import Door
from generator.views.heard_back import Report
from generator.views.history import Touch, introducers
from generator.views.remembered import glimpse


def facts(scene: Scene, *parts: object) -> str:
    """Return a hash of `parts`, and of what any page may show: the day, the options, every name and address.

    A record among them stands for its whole file; in a touch, a door or a report, for the glimpse of it that is shown.
    Empty for a copy to show, whose records are no files.
    """
    if scene.journal.masked:
        return ""
    return digest(f"{_common(scene.journal, scene.today, scene.settings)}{said(parts)}")


def mark(record: Record) -> str:
    """Return what tells a record from any other, and from what it was before its file was changed."""
    return whole(record.source, record.body_start)


@asks(apart=True)
def whole(source: SourceText, _start: int) -> str:
    """Return what tells a text from any other."""
    return mark_of(source)


def glimpsed(record: Record) -> str:
    """Return what tells a record from any other, and from what it was before anything of it was shown otherwise."""
    return f"<{record.path} {glimpse(record.source, record.body_start)}>"


def said(value: object, mark: Callable[[Record], str] = mark) -> str:
    """Return a value in words that are the same for the same value at every run, and no other's."""
    if isinstance(value, Record):
        return mark(value)
    if isinstance(value, Touch):  # by far the most of them
        return f"{value.day}{value.kind}{value.path}{glimpsed(value.record)}"
    if isinstance(value, tuple | list):
        return f"({','.join([said(one, mark) for one in value])})"
    if is_dataclass(value):
        inner_mark = glimpsed if isinstance(value, Door | Report) else mark
        inner = [said(getattr(value, name), inner_mark) for name in _fields(type(value))]  # type: ignore[arg-type] # a class is hashable
        return f"{type(value).__name__}({','.join(inner)})"
    return repr(value)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def talk(scene: Scene, meeting: Meeting) -> tuple[object, ...]:
    """Return what is said of a talk elsewhere: a glimpse of it, who was there, and who led me to each of them."""
    given = introducers(scene.journal, scene.today)
    there = meetings.people(scene.journal, meeting)
    return glimpsed(meeting), there, [paths(given.get(person, ())) for person in there]


def paths(people: Iterable[Contact]) -> list[str]:
    """Return which people these are: how they are called is among the names that any page may show."""
    return [person.path for person in people]


@derived(keep=2)
def _common(journal: Journal, today: date, settings: Settings) -> str:
    named = [(one.KIND, one.path, one.slug, one.label, names_of(one)) for one in journal.records()]
    known = [(company.slug, company.name) for company in companies(journal)]
    briefs = [one.path for one in journal.meetings if meetings.ahead(one, today)]
    free = [(page.address, page.title, addresses.of_free_page(page)) for page in journal.free_pages]
    profile = mark(journal.profile) if journal.profile else ""
    parts = (today, settings, journal.folder, profile, named, known, briefs, free, sorted(journal.assets))
    return digest(repr(parts))
