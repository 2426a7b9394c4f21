"""An answer to whoever wrote to me (source 002: if they say you can, do)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator import words
from generator.debts.debt import Debt, DebtKind, Path, numbered, owed
from generator.records import Contact, Journal, Moment
from generator.settings import Settings
from generator.views import meetings
from generator.views.outreach import Sent, sent_to


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each reply that is no refusal, and for each time that they wrote first."""
    for person in journal.contacts:
        used: dict[str, int] = {}
        sent = sent_to(journal, today, person)
        for one in sent:
            if one.replied is not None and not one.declined:
                closed = _closing(journal, person, one.replied, [other for other in sent if other is not one], today)
                fact: Path = ("outreach", one.item.at)
                yield _debt(person, one.replied, fact, closed, today, settings, numbered(str(one.replied), used))
        for heard in person.heard:
            if heard.on.day > today:
                continue
            day, answered = heard.on.day, heard.answered
            closed = _closing(journal, person, day, list(sent), today)
            if isinstance(answered, Moment) and answered.day <= today:
                closed = (min(answered.day, closed[0] or answered.day), True)
            elif answered == "no-need":
                closed = (closed[0], True)
            yield _debt(person, day, ("heard", heard.at), closed, today, settings, numbered(str(day), used))


def _debt(
    person: Contact, day: date, fact: Path, closed: tuple[date | None, bool], today: date, settings: Settings, key: str
) -> Debt:
    return owed(
        "answer",
        person,
        person,
        due=day + timedelta(days=settings.answer_days),
        why=f"{person.name} wrote to you on {words.day(day, today)} and has had no answer",
        close=f"journal contacted {person.slug} --by {person.prefers or 'email'} --about hello",
        fact=fact,
        since=day,
        key=key,
        closed=closed[1],
        closed_on=closed[0],
    )


def _closing(journal: Journal, person: Contact, since: date, sent: list[Sent], today: date) -> tuple[date | None, bool]:
    days = [one.on for one in sent if one.on >= since]
    ahead = False
    for meeting in meetings.by_contact(journal).get(person, ()):
        if meeting.date is None or meeting.date.day < since or meetings.status(meeting, today) == "cancelled":
            continue
        ahead = True
        days += [meeting.date.day] if meeting.date.day <= today else []
    return min(days, default=None), bool(days) or ahead


KIND = DebtKind("answer", find)
