"""Times to offer for a meeting: hours that no meeting has and that nobody else was or will be offered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from generator.debts import DEBTS, debts_of_kind
from generator.edit.drafts.days import hour, theirs_first, whole
from generator.edit.drafts.draft import Case
from generator.edit.drafts.may_quote import own_line
from generator.facts import meetings
from generator.facts.clocks import clocks, clocks_at
from generator.facts.outreach import sent_to
from generator.facts.stages import stage
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import Moment, in_zone
from generator.model.names import normalize
from generator.model.records import Contact

_HOURS = (time(10), time(14), time(16), time(11), time(15), time(9), time(13), time(17))
"""Hours at which one may ask for half an hour, the best first."""
_AWAKE = (time(8), time(21))
_LENGTH = timedelta(minutes=30)
_FIRST_DAY = 3
"""The first time offered lies so many days ahead, since they need time to read the message."""
_LAST_DAY = 120
"""No time is looked for beyond so many days ahead."""
_OFFERED = 3
_OFFERING = ("request", "nudge", "answer", "rearrange")
"""The kinds of messages that offer times."""
_MAY_BE_ASKED = ("to-approach", "known", "approached", "resting")
_MOST_ASKED = 40
"""So many people to whom no request is owed have times of their own set aside, in case they are asked too."""
Who = Contact | str
"""Somebody, or the name of somebody without a record as it is compared."""
Hours = tuple[datetime, datetime]
"""From when until when, by the owner's clock and without its zone."""


def times(case: Case, offered: tuple[str, ...]) -> tuple[str, ...]:
    """Return up to three times to choose from: those of `offered` that are still free, else hours of coming days."""
    standing = dict.fromkeys(said for text in offered if (said := _still_free(case, text)))
    return tuple(standing)[:_OFFERED] or tuple(_said(case, begins) for begins in _share(case))


def is_far(case: Case) -> bool:
    """Return whether their clock differs from mine, so that I can't simply offer to come to them (source 004)."""
    mine, theirs = case.journal.home, _zone(case.journal, case.person)
    noon = datetime.combine(case.today, time(12), mine)
    return noon.utcoffset() != noon.astimezone(theirs).utcoffset()


def _still_free(case: Case, text: str) -> str:
    """Return a time that was offered as it can be said again, empty where it has passed or is taken since."""
    try:
        moment = Moment.parse(text)
    except ValueError:
        return own_line(text)  # words such as "any Tuesday after two"
    if moment.day <= case.today:
        return ""
    if moment.clock is None:
        return whole(moment.day, case.today)
    begins = datetime.combine(moment.day, moment.clock, moment.offset or case.journal.home)
    taken = (*_met(case.journal, case.today, case.person), *_offered_to_others(case.journal, case.today, case.person))
    return "" if _clashes(_half_an_hour(case.journal, begins), taken) else _said(case, begins)


def _said(case: Case, begins: datetime) -> str:
    zones = (case.journal.home, _zone(case.journal, case.person))
    return hour(theirs_first(clocks_at(begins, timedelta(0), zones)), case.today)


def _share(case: Case) -> tuple[datetime, ...]:
    """Return the times set aside for whoever the message goes to: each of those asked today has their own."""
    day = Day(case.journal, case.today, case.settings)
    who: Who = case.person or normalize(case.name)
    shares = _for_those_owed(day)
    if who not in shares:
        shares = {**shares, **_for_others(day)}
    return shares[who] if who in shares else _free(day, case.person, _taken(day.journal, shares))


@lru_cache(maxsize=16)
def _for_those_owed(day: Day) -> dict[Who, tuple[datetime, ...]]:
    """Return three times for each person to whom a message that offers some is owed, or was until today."""
    kinds = (kind for kind in DEBTS if kind.draft in _OFFERING)
    owed = sorted((debt for kind in kinds for debt in debts_of_kind(kind, day)), key=lambda debt: debt.order)
    # Who was written to today keeps the place, so that the next ones are offered other times.
    waiting = (debt for debt in owed if debt.is_open or debt.closed_on == day.today)
    return _shared_out(day, tuple(dict.fromkeys(debt.contact or normalize(debt.name or "") for debt in waiting)), ())


@lru_cache(maxsize=16)
def _for_others(day: Day) -> dict[Who, tuple[datetime, ...]]:
    """Return three times for others who could be asked today, behind those to whom it is owed."""
    owed = _for_those_owed(day)
    may_be = (p for p in day.journal.contacts if p not in owed and not p.archived and stage(day, p) in _MAY_BE_ASKED)
    return _shared_out(day, tuple(islice(may_be, _MOST_ASKED)), _taken(day.journal, owed))


def _shared_out(day: Day, people: tuple[Who, ...], taken: tuple[Hours, ...]) -> dict[Who, tuple[datetime, ...]]:
    shares: dict[Who, tuple[datetime, ...]] = {}
    for who in people:
        shares[who] = _free(day, who if isinstance(who, Contact) else None, taken)
        taken = (*taken, *_taken(day.journal, {who: shares[who]}))
    return shares


def _taken(journal: Journal, shares: Mapping[Who, tuple[datetime, ...]]) -> tuple[Hours, ...]:
    return tuple(_half_an_hour(journal, begins) for share in shares.values() for begins in share)


def _free(day: Day, person: Contact | None, taken: tuple[Hours, ...]) -> tuple[datetime, ...]:
    """Return hours on three working days in their zone, at which it is day for both of us and nobody has the hour."""
    journal, today = day.journal, day.today
    zone = _zone(journal, person)
    busy = _busy(journal, today)
    taken = (*_offered_to_others(journal, today, None), *taken)
    found: list[datetime] = []
    for ahead in range(_FIRST_DAY, _LAST_DAY):
        if len(found) == _OFFERED or today.toordinal() + ahead >= date.max.toordinal():
            break
        on = today + timedelta(days=ahead)
        best = _HOURS[len(found) :] + _HOURS[: len(found)]
        hours = (datetime.combine(on, clock, zone) for clock in best if on.weekday() < 5)
        found += next(([one] for one in hours if _suits(journal, one, busy, taken)), [])
    return tuple(found)


def _suits(journal: Journal, begins: datetime, busy: frozenset[date], taken: tuple[Hours, ...]) -> bool:
    hours = _half_an_hour(journal, begins)
    awake = _AWAKE[0] <= hours[0].time() <= _AWAKE[1]
    return awake and hours[0].date() not in busy and not _clashes(hours, taken)


def _clashes(hours: Hours, taken: Iterable[Hours]) -> bool:
    return any(hours[0] < ends and begins < hours[1] for begins, ends in taken)


@lru_cache(maxsize=2)
def _busy(journal: Journal, today: date) -> frozenset[date]:
    """Return the days by the owner's clock on which a meeting is agreed or asked for."""
    ahead = [meeting for meeting in journal.meetings if meeting.date and meetings.ahead(meeting, today)]
    by_clock = {clock.begins.date() for meeting in ahead for clock in clocks(journal, meeting)[:1]}
    return frozenset(by_clock | {meeting.date.day for meeting in ahead if meeting.date and meeting.date.clock is None})


def _met(journal: Journal, today: date, person: Contact | None) -> Iterator[Hours]:
    """Yield the hours of every meeting ahead with anybody else."""
    for meeting in journal.meetings:
        if meetings.ahead(meeting, today) and person not in meetings.people(journal, meeting):
            for clock in clocks(journal, meeting)[:1]:
                yield clock.begins.replace(tzinfo=None), clock.ends.replace(tzinfo=None)


def _offered_to_others(journal: Journal, today: date, person: Contact | None) -> tuple[Hours, ...]:
    """Return the times that stand in a message to somebody else: no meeting is agreed since, and nobody declined."""
    return tuple(hours for who, hours in _offered(journal, today) if who is not person)


@lru_cache(maxsize=2)
def _offered(journal: Journal, today: date) -> tuple[tuple[Contact, Hours], ...]:
    return tuple((person, hours) for person in journal.contacts for hours in _standing_times(journal, today, person))


def _standing_times(journal: Journal, today: date, person: Contact) -> Iterator[Hours]:
    sent = sent_to(journal, today, person) if any(item.times for item in person.outreach) else ()
    met = [
        m for m in meetings.by_contact(journal).get(person, ()) if meetings.status(m, today) in ("scheduled", "held")
    ]
    for one in sent:
        if not one.declined and not any(m.date and m.date.day >= one.on for m in met):
            for text in one.item.times:
                try:
                    moment = Moment.parse(text)
                except ValueError:
                    continue  # words, which name no hour
                if moment.clock is not None and moment.day >= today:
                    begins = datetime.combine(moment.day, moment.clock, moment.offset or journal.home)
                    yield _half_an_hour(journal, begins)


def _half_an_hour(journal: Journal, begins: datetime) -> Hours:
    begins = in_zone(begins, journal.home).replace(tzinfo=None)
    return begins, meetings.later(begins, _LENGTH)


def _zone(journal: Journal, person: Contact | None) -> tzinfo:
    """Return somebody's zone, which is the owner's where nothing else is known."""
    return ZoneInfo(person.time_zone) if person and person.time_zone else journal.home
