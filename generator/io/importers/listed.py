"""Lines for the days that an owner's list names: messages, meetings held, and thanks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator import words
from generator.edit.quoting import Value, flow
from generator.facts import meetings
from generator.io.importers.columns import MEETING, OUTREACH, THANKS
from generator.io.importers.found import IN, LISTED, NEW_MEETING, Candidate, FoundPerson, LeftOut
from generator.io.importers.identity import mark
from generator.model.choices import THANKS as WAYS_OF_THANKS
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting

_WAIVED = "{all: from a list}"
"""A list says that a meeting was held, long before this journal began; it owes nothing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says that happened with somebody, up to today; thanks belong to a meeting, else they are messages."""

    wrote: tuple[date, ...]
    met: tuple[date, ...]
    thanked: tuple[date, ...]
    by: str
    today: date

    def items(self) -> tuple[str, ...]:
        """Return the messages as items of a new record, each as one flow mapping."""
        return tuple(flow({"on": str(day), "by": self.by, "about": "hello"}) for day in self.wrote)


def listed(found: FoundPerson, today: date, left_out: list[LeftOut]) -> Listed:
    """Return what happened with somebody by a list; days that have not come are added to `left_out`."""
    days: dict[str, list[date]] = {OUTREACH: [], MEETING: [], THANKS: []}
    for kind, said in found.days.items():
        for one in map(date.fromisoformat, said):
            if one > today:
                left_out.append(LeftOut(why=f"{kind} on a day that has not come yet", where=found.where, what=str(one)))
            else:
                days[kind].append(one)
    met = sorted(days[MEETING])
    thanked = [day for day in days[THANKS] if met and day >= met[0]]
    wrote = {*days[OUTREACH], *days[THANKS]} - {*thanked}
    ways = (way for way in ("email", "phone", "linkedin") if found.fields.get(way))
    by = found.one("prefers") or next(ways, "email")
    return Listed(tuple(sorted(wrote)), tuple(met), tuple(sorted(thanked)), by, today)


def lines(found: FoundPerson, person: Contact | None, said: Listed, journal: Journal) -> Iterator[Candidate]:
    """Yield a line for each message with somebody on file, and for each meeting, that the journal does not have."""
    if person is not None:
        yield from _messages(found, person, said)
    for at, day in enumerate(said.met):
        next_day = next(iter(said.met[at + 1 :]), date.max)
        thanks = tuple(one for one in said.thanked if day <= one < next_day)
        theirs = meetings.by_contact(journal).get(person, ()) if person is not None else ()
        there = next((one for one in theirs if one.date and one.date.day == day), None)
        if there is None:
            yield _meeting(found, person, day, thanks, said)
        else:
            yield from _thanks(found, there, thanks, said)


def _messages(found: FoundPerson, person: Contact, said: Listed) -> Iterator[Candidate]:
    there = {one.on.day for one in person.outreach}
    for day in said.wrote:
        if day not in there:
            yield _line(
                found, f": you were in touch on {words.day(day, said.today)}", f"{IN} {person.path}",
                {OUTREACH: f"{day} {said.by} about hello"}, ("wrote", str(day)),
            )  # fmt: skip


def _meeting(
    found: FoundPerson, person: Contact | None, day: date, thanks: tuple[date, ...], of: Listed
) -> Candidate:  # fmt: skip
    fields: dict[str, Value] = {
        "date": str(day), "with": (person.slug if person else found.name,), "kind": "other", "status": "held",
        THANKS: tuple(f"{{by: {_way(of.by)}, on: {one}}}" for one in thanks), "waived": _WAIVED,
    }  # fmt: skip
    told = f", and thanked on {words.listed([words.day(one, of.today) for one in thanks])}" if thanks else ""
    given = {name: value for name, value in fields.items() if value}
    return _line(found, f": you met on {words.day(day, of.today)}{told}", NEW_MEETING, given, ("met", str(day)))


def _thanks(found: FoundPerson, meeting: Meeting, days: tuple[date, ...], of: Listed) -> Iterator[Candidate]:
    there = {one.on.day for one in meeting.thanks}
    for day in days:
        if day not in there:
            said = f": thanked on {words.day(day, of.today)}"
            fields: dict[str, Value] = {THANKS: f"{_way(of.by)} {day}"}
            yield _line(found, said, f"{IN} {meeting.path}", fields, ("thanked", str(day)))


def _way(by: str) -> str:
    return by if by in WAYS_OF_THANKS else "card" if by == "mail" else "email"


def _line(
    found: FoundPerson, said: str, action: str, fields: dict[str, Value], of: tuple[str, ...]
) -> Candidate:  # fmt: skip
    return Candidate(
        section=LISTED, who=found.name, said=said, action=action, fields=fields, why=found.where,
        marks=(mark("listed", found.name, *of),),
    )  # fmt: skip


def with_items(found: FoundPerson, said: Listed) -> FoundPerson:
    """Return somebody with their messages in the fields of a new record."""
    return replace(found, fields={**found.fields, OUTREACH: said.items()}) if said.wrote else found
