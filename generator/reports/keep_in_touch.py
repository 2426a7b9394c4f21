"""Whom to write to again and about what, who is put off, and who has not said that I may (sources 002 and 003)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.debts import open_to
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.birthdays import next_birthday
from generator.facts.fortnight import ChangeDays
from generator.facts.introductions import people_introduced
from generator.facts.meetings import permission
from generator.facts.questions import topics
from generator.facts.touches import Touch, first_met, history, last_contact, touches_by
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.names import normalize
from generator.model.records import Contact, Meeting
from generator.words.plain_text import line
from generator.words.said import Linked, Quoted, Said, said

MOST_IDEAS = 4
QUIET_AFTER = 14
"""After how many days without a touch somebody is quiet."""
BIRTHDAY_DAYS = 21
"""How many days ahead a birthday is worth knowing of."""


_QUIET_SHIFTS = (0, 1, QUIET_AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """One person I keep in touch with: what is owed, what happened last, and ideas what to write about."""

    debt: Debt
    person: Contact
    last: Touch | None
    ideas: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepInTouchLists:
    """Everybody I might keep in touch with, each once.

    `rhythms` are people with a debt to keep in touch, by due day; `resting` those put off until a day. Of the others
    that I have met, `unasked` have not said whether I may write, `free` allowed it and have no `keep_in_touch`, and
    `refused` said no; in each, whoever I was longest without contact with comes first.
    """

    rhythms: tuple[Rhythm, ...]
    resting: tuple[Rhythm, ...]
    unasked: tuple[Contact, ...]
    free: tuple[Contact, ...]
    refused: tuple[Contact, ...]


def keep_in_touch_lists(day: Day) -> KeepInTouchLists:
    """Return everybody I might keep in touch with, as of a day."""
    owed = open_to(day)
    due = [(debt, person) for person, theirs in owed.items() for debt in theirs if debt.kind.moves]
    due.sort(key=lambda pair: (pair[0].due_day, pair[1].slug))
    touches = history(day.journal, day.today)
    rhythms = [
        Rhythm(
            debt=debt,
            person=person,
            last=touches[person][-1] if person in touches else None,
            ideas=tuple(ideas(day.journal, day.today, owed[person], person)),
        )
        for debt, person in due
    ]
    with_rhythm = {rhythm.person for rhythm in rhythms}
    met = [p for p in first_met(day.journal, day.today) if not p.archived and p not in with_rhythm]
    met.sort(key=lambda person: (touches[person][-1].day, person.slug))
    said = {person: permission(day.journal, day.today, person) for person in met}
    return KeepInTouchLists(
        rhythms=tuple(rhythm for rhythm in rhythms if not _rests(rhythm, day.today)),
        resting=tuple(sorted((rhythm for rhythm in rhythms if _rests(rhythm, day.today)), key=_until)),
        unasked=tuple(person for person in met if said[person] == "unknown"),
        free=tuple(person for person in met if said[person] == "yes" and person.keep_in_touch is None),
        refused=tuple(person for person in met if said[person] == "no"),
    )


def ideas(journal: Journal, today: date, owed: tuple[Debt, ...], person: Contact) -> list[Said]:
    """Return a few things to write to somebody about, those that are `owed` to them first."""
    touches = touches_by(journal, today, person)
    since = touches[-1].day if touches else date.min
    found = [
        *_owed(owed),
        *_birthday(person, today),
        *_met_through_them(journal, today, person, since),
        *_shared_topic(journal, today, person, since),
        *_personal(person),
    ]
    return found[:MOST_IDEAS]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeardFrom:
    """Somebody, and the day of our last touch.

    `begins` and `ends` are the days, among the next fourteen, from which and until which that is so; None for now.
    """

    person: Contact
    last: date
    begins: date | None = None
    ends: date | None = None


def not_heard_from(journal: Journal, today: date) -> tuple[NotHeardFrom, ...]:
    """Return those with `keep_in_touch` who have not said no and are not put off, the longest without a touch first.

    A touch of the last `QUIET_AFTER` days is no quiet.
    What will be so on one of the next days is there too: a meeting that counts as held by then is a touch.
    """
    change_days, found = ChangeDays(journal, today, _QUIET_SHIFTS), []
    for person in journal.contacts:
        running = _on(journal, today, person)
        for day in change_days.days((person,), _QUIET_SHIFTS):
            now = _on(journal, day, person)
            if running is not None and (now is None or now.last != running.last):
                found.append(replace(running, ends=day))
                running = None
            if now is not None and running is None:
                running = replace(now, begins=day)
        found += [running] if running else []
    return tuple(sorted(found, key=lambda one: (one.last, one.person.slug)))


def enough_to_show(found: tuple[NotHeardFrom, ...], most: int) -> tuple[NotHeardFrom, ...]:
    """Return as many of the first as a page needs to show `most` of them on any of the next days."""
    kept, lasting = [], 0
    for one in found:
        if lasting == most:
            break
        kept.append(one)
        lasting += one.begins is None and one.ends is None
    return tuple(kept)


def _rests(rhythm: Rhythm, today: date) -> bool:
    snoozed = rhythm.person.snooze_until
    return snoozed is not None and snoozed.day > today


def _until(rhythm: Rhythm) -> tuple[date, str]:
    snoozed = rhythm.person.snooze_until
    return (snoozed.day if snoozed else date.max), rhythm.person.slug


def _owed(owed: tuple[Debt, ...]) -> Iterator[Said]:
    for debt in owed:
        if debt.idea is not None:
            yield debt.idea


def _birthday(person: Contact, today: date) -> Iterator[Said]:
    day = next_birthday(person, today)
    if day is not None and day <= shifted(today, BIRTHDAY_DAYS):
        yield said("their birthday is on {day}", day=day)


def _met_through_them(journal: Journal, today: date, person: Contact, since: date) -> Iterator[Said]:
    """Yield the person whom I met last among those they introduced, if that was after our last touch."""
    met = first_met(journal, today)
    through = [
        other for other in people_introduced(journal, today).get(person, ()) if other in met and met[other][0] > since
    ]
    for other in sorted(through, key=lambda one: met[one][0], reverse=True)[:1]:
        day, record = met[other]
        yield said("they led you to {who}, whom you met on {day}", who=other, day=Linked(record, day))


def _shared_topic(journal: Journal, today: date, person: Contact, since: date) -> Iterator[Said]:
    """Yield the latest meeting with somebody else on one of their topics, if that was after our last touch."""
    known = {normalize(topic): topic for topic in person.topics}
    found: list[tuple[date, str, Meeting]] = []
    for topic, held in topics(journal, today).items() if known else ():
        if normalize(topic) in known:
            found += [(m.date.day, topic, m) for m in held if m.date is not None and m.date.day > since]
    for day, topic, meeting in sorted(found, key=lambda meeting: meeting[0], reverse=True):
        others = [other for other in meetings.people(journal, meeting) if other is not person]
        if others and len(others) == len(meetings.people(journal, meeting)):
            yield said(
                "they know about {topic}; you spoke about it with {who} on {day}",
                topic=Quoted(line(topic)),
                who=others[0],
                day=Linked(meeting, day),
            )
            return


def _personal(person: Contact) -> Iterator[Said]:
    for name, text in person.personal.items():
        if normalize(name) != "birthday":
            yield said("ask after {what}", what=Quoted(f"{line(name)}: {line(text)}"))
            return


def _on(journal: Journal, today: date, person: Contact) -> NotHeardFrom | None:
    if person.keep_in_touch is None or person.archived or (person.snooze_until and person.snooze_until.day > today):
        return None
    last = last_contact(journal, today, person)
    if last is None or (today - last.day).days < QUIET_AFTER or permission(journal, today, person) == "no":
        return None
    return NotHeardFrom(person=person, last=last.day)
