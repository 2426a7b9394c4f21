"""A second try, another way, when a request has no answer; after three, stop (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator import words
from generator.debts.debt import Debt, DebtKind, numbered, owed
from generator.records import Contact, Journal
from generator.settings import Settings
from generator.views import meetings
from generator.views.outreach import Sent, sent_to

WAYS = ("phone", "email", "linkedin", "mail", "in-person", "video")


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each request, but for the last that I may make without an answer."""
    for person in journal.contacts:
        used: dict[str, int] = {}
        tries = 0
        sent = sent_to(journal, today, person)
        for number, one in enumerate(sent):
            tries = 0 if _heard_before(person, sent[:number], one.on, today, tries) else tries
            if one.about != "request":
                continue
            tries += 1
            if tries < settings.outreach_tries:
                yield _debt(journal, person, one, sent[number + 1 :], today, settings, numbered(str(one.on), used))


def _heard_before(person: Contact, earlier: tuple[Sent, ...], day: date, today: date, tries: int) -> bool:
    """Return whether an answer came before `day` to the requests counted so far."""
    answers = [one.replied or one.on for one in earlier if one.answered]
    answers += [heard.on.day for heard in person.heard if heard.on.day <= today]
    first = earlier[-tries].on if tries else day
    return any(first <= answer <= day for answer in answers)


def _debt(
    journal: Journal, person: Contact, one: Sent, later: tuple[Sent, ...], today: date, settings: Settings, key: str
) -> Debt:
    closed_on, closed = _closing(journal, person, one, later, today)
    way = another_way(person, one.item.by)
    return owed(
        "nudge",
        person,
        person,
        due=one.on + timedelta(days=settings.nudge_days),
        why=f"You asked {person.name} by {one.item.by} on {words.day(one.on, today)} and have had no answer",
        close=f"journal contacted {person.slug} --by {way}",
        fact=("outreach", one.item.at),
        since=one.on,
        key=key,
        closed=closed,
        closed_on=closed_on,
    )


def _closing(
    journal: Journal, person: Contact, one: Sent, later: tuple[Sent, ...], today: date
) -> tuple[date | None, bool]:
    days = [following.on for following in later[:1]]
    if one.replied is not None:
        days.append(one.replied)
    days += [heard.on.day for heard in person.heard if one.on <= heard.on.day <= today]
    ahead = one.declined
    for meeting in meetings.by_contact(journal).get(person, ()):
        if meeting.date is None or meeting.date.day < one.on:
            continue
        if meetings.status(meeting, today) in ("held", "scheduled"):
            ahead = True
            days += [meeting.date.day] if meeting.date.day <= today else []
    return min(days, default=None), bool(days) or ahead


def another_way(person: Contact, last: str) -> str:
    """Return how to try next: what they prefer, else phone, else what there is, but not the way of the last time."""
    there = {"phone": person.phone, "email": person.email, "linkedin": person.linkedin, "mail": person.address}
    if person.prefers and person.prefers != last:
        return person.prefers
    known = [way for way in WAYS if there.get(way) and way != last]
    return known[0] if known else ("phone" if last != "phone" else "email")


KIND = DebtKind("nudge", find)
