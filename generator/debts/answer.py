"""`answer`: to answer whoever wrote to me (source 002: if they say you can, do)."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import Contacted, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Path, Sentences, numbered, owed
from generator.facts import meetings
from generator.facts.outreach import Sent, sent_to
from generator.model.items import Heard
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.records import Contact
from generator.model.settings import Settings

Closing = tuple[date | None, bool]
"""The day of the first fact by today that closes the debt, and whether any does, a plan included."""

SENTENCES = Sentences(
    what="answer {who}",
    why="{who} wrote to you on {day} and has had no answer",
    called="an answer to {who}",
    idea="they wrote on {day} and wait for an answer",
)


SPOKEN = ("phone", "video", "in-person")
"""Ways in which whatever is said is answered there and then."""


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody who may have written to me."""
    for person in journal.contacts:
        if person.outreach or person.heard:
            yield DebtSource((person,), partial(_on, journal, settings, person))


def _on(journal: Journal, settings: Settings, person: Contact, today: date) -> Iterator[Debt]:
    """Yield one debt for each reply that is not a no, and for each time that they wrote first."""
    used: dict[str, int] = {}
    sent = sent_to(journal, today, person)
    planned, held = _meetings(journal, person, today)
    for one in sent:
        by = one.item.replied_by or one.item.by
        if one.replied is not None and not one.declined and by not in SPOKEN:
            closing = _closing(one.replied, sent, planned, today, replied_to=one)
            key = numbered(str(one.replied), used)
            yield _debt(person, one.replied, ("outreach", one.item.at), closing, settings, key)
    for heard in person.heard:
        if heard.on.day <= today and heard.by not in SPOKEN:
            closing = _answered(heard, _closing(heard.on.day, sent, held, today), today)
            key = numbered(str(heard.on.day), used)
            yield _debt(person, heard.on.day, ("heard", heard.at), closing, settings, key)


def _meetings(journal: Journal, person: Contact, today: date) -> tuple[list[date], list[date]]:
    """Return the days of all meetings with them, and of those that were held; each in order.

    A reply is answered by any meeting that was agreed on because of it, even one that was called off later; what they
    wrote of themselves is answered by meeting them, and by no plan.
    """
    theirs = [(meeting.date.day, meetings.held(meeting, today))
              for meeting in meetings.by_contact(journal).get(person, ()) if meeting.date is not None]  # fmt: skip
    return [day for day, _ in theirs], [day for day, was_held in theirs if was_held]


def _closing(
    since: date, sent: tuple[Sent, ...], met: list[date], today: date, replied_to: Sent | None = None
) -> Closing:
    first = bisect_left(sent, since, key=lambda one: one.on)
    days = [one.on for one in sent[first : first + 2] if one is not replied_to][:1]
    days += met[bisect_left(met, since) :][:1]
    return min((day for day in days if day <= today), default=None), bool(days)


def _answered(heard: Heard, closing: Closing, today: date) -> Closing:
    """Return what closes the debt, with `answered` in the owner's file taken into account."""
    closed_on, closed = closing
    if isinstance(heard.answered, Moment) and heard.answered.day <= today:
        return min(heard.answered.day, closed_on or heard.answered.day), True
    return closed_on, closed or heard.answered == "no-need"


def _debt(person: Contact, day: date, fact: Path, closing: Closing, settings: Settings, key: str) -> Debt:
    way = suggested(person)
    return owed(
        KIND,
        person,
        person,
        SENTENCES,
        due=shifted(day, settings.answer_days),
        given={"who": person, "day": day},
        closes=Contacted(person.slug, way, about="hello"),
        way=way,
        fact=fact,
        since=day,
        key=key,
        closed=closing[1],
        closed_on=closing[0],
    )


KIND = DebtKind(
    name="answer",
    find=find,
    settled="answered {who}",
    all_settled="",
    page="",
    draft="answer",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=True,
    put_off="",
    options=("answer_days",),
)
