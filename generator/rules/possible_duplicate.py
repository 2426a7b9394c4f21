"""Two records that may be about one person, or about one meeting."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.facts import meetings
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.names import normalize, person_name, slug, strip_brackets
from generator.model.records import Contact, Meeting, Record
from generator.rules.diagnostic import Finding, Rule, Severity

Path = tuple[str | int, ...]
Sign = tuple[str, object]
"""What two records have in common, in words, and its value."""


class Signed(NamedTuple):
    """A record, one of its signs, and the place of that in its front matter."""

    sign: Sign
    record: Record
    path: Path


def check(day: Day) -> Iterator[Finding]:
    """Group people by what usually one has alone, an address, a number, a name; meetings by day, people and words."""
    people = [Signed(sign, person, path) for person in day.journal.contacts for sign, path in _signs(person)]
    yield from _shared(people, "if they are one person, keep one record; if not, add `ignore: possible-duplicate`")
    signs = ((_same_meeting(day.journal, meeting), meeting) for meeting in day.journal.meetings)
    met = [Signed(sign, meeting, ("date",)) for sign, meeting in signs if sign is not None]
    yield from _shared(met, "if it is one meeting, delete one of the files; if not, add `ignore: possible-duplicate`")


def _shared(signs: Iterable[Signed], advice: str) -> Iterator[Finding]:
    groups: dict[Sign, list[tuple[Record, Path]]] = {}
    for sign, record, path in signs:
        groups.setdefault(sign, []).append((record, path))
    for (what, _), members in groups.items():
        records = list(dict.fromkeys(record for record, _ in members))
        for record, path in members if len(records) > 1 else ():
            others = " and ".join(other.path for other in records if other is not record)
            yield Finding(
                source=record.source, span=locate(record, *path), message=f"the same {what} as in {others}", help=advice
            )


def _signs(person: Contact) -> Iterator[tuple[Sign, Path]]:
    for number, address in enumerate(person.email):
        yield ("e-mail address", normalize(address)), ("email", number)
    for number, given in enumerate(person.phone):
        digits = "".join(letter for letter in given if letter.isdigit())
        if len(digits) >= 6:
            yield ("telephone number", digits.removeprefix("00")), ("phone", number)
    if person.linkedin:
        page = normalize(person.linkedin).split("//")[-1].removeprefix("www.").split("?")[0].rstrip("/")
        yield ("LinkedIn page", page.rsplit("/in/", 1)[-1]), ("linkedin",)
    if same := alike(person.name):
        yield ("name", same), ("name",)


def alike(name: str) -> str:
    """Return a name as duplicates are compared: without case, accents, punctuation, initials, order and degrees."""
    words = sorted(word for word in slug(person_name(name).whole).split("-") if word)
    whole = [word for word in words if len(word) > 1]
    return " ".join(whole if len(whole) > 1 else words)


def _same_meeting(journal: Journal, meeting: Meeting) -> Sign | None:
    """Return the day, people and words of a meeting, None without a day or anybody; blanks and headings don't count."""
    there = meetings.people(journal, meeting) or {normalize(strip_brackets(name)) for name in meeting.with_}
    if meeting.date is None or not there:
        return None
    words = tuple(word for line in meeting.body.splitlines() if not line.startswith("#") for word in line.split())
    hour = None if words else meeting.date.clock  # two empty ones may be the morning's and the afternoon's
    return "day, people and words", (meeting.date.day, frozenset(there), words, hour)


RULE = Rule("possible-duplicate", Severity.WARNING, check)
