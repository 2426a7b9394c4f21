"""`nudge`: to try again another way when a request has no answer; after three requests, stop (sources 001 and 004)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import CALLING_FIRST, Contacted, address
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, numbered, owed
from generator.facts import meetings
from generator.facts.outreach import Sent, sent_to
from generator.model.choices import WAYS
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="try {who} again {again}",
    why="you asked {who} {by} on {day} and have had no answer",
    called="a second try with {who}",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody to whom I wrote."""
    for person in journal.contacts:
        if person.outreach:
            yield DebtSource((person,), partial(_on, journal, settings, person))


def _on(journal: Journal, settings: Settings, person: Contact, today: date) -> Iterator[Debt]:
    """Yield one debt for each request, except for the last that I may make without an answer."""
    used: dict[str, int] = {}
    sent = sent_to(journal, today, person)
    heard = [heard.on.day for heard in person.heard if heard.on.day <= today]
    answers = sorted([*heard, *(one.replied or one.on for one in sent if one.answered)])
    dated = sorted([*heard, *(one.replied for one in sent if one.replied is not None)])
    refused = {one.on for one in sent if one.declined}
    met = _meetings(journal, person, today)
    asked: list[date] = []
    for number, one in enumerate(sent):
        if one.about != "request":
            continue
        if _waiting(asked, answers, one.on) + 1 < settings.outreach_tries:
            later = [following.on for following in sent[number + 1 : number + 2]]
            closed_on, closed = _closing(one, later, dated, met, today)
            closed = closed or one.on in refused  # a no without a date counts as given on the day I asked
            yield _debt(person, one, settings, numbered(str(one.on), used), closed_on, closed)
        asked.append(one.on)


def _waiting(asked: list[date], answers: list[date], day: date) -> int:
    """Return how many requests stood without an answer by `day`: those since the latest answer."""
    heard = bisect_right(answers, day)
    return len(asked) - bisect_right(asked, answers[heard - 1]) if heard else len(asked)


def _meetings(journal: Journal, person: Contact, today: date) -> list[date]:
    """Return the days of the meetings with them that were held or are scheduled, in order."""
    return [
        meeting.date.day
        for meeting in meetings.by_contact(journal).get(person, ())
        if meeting.date is not None and meetings.status(meeting, today) in ("held", "scheduled")
    ]


def _closing(
    one: Sent, later: list[date], answers: list[date], met: list[date], today: date
) -> tuple[date | None, bool]:
    """Return the day of the first fact by today that closes the debt, and whether any does, a plan included."""
    days = [*later, *answers[bisect_left(answers, one.on) :][:1], *met[bisect_left(met, one.on) :][:1]]
    if one.replied is not None:
        days.append(one.replied)
    return min((day for day in days if day <= today), default=None), bool(days)


def _debt(person: Contact, one: Sent, settings: Settings, key: str, closed_on: date | None, closed: bool) -> Debt:
    way = another_way(person, one.item.by)
    return owed(
        KIND,
        person,
        person,
        SENTENCES,
        due=shifted(one.on, settings.nudge_days),
        given={"who": person, "again": WAYS[way].by, "by": WAYS[one.item.by].by, "day": one.on},
        closes=Contacted(person.slug, way, about="request"),
        way=way,
        fact=("outreach", one.item.at),
        since=one.on,
        key=key,
        closed=closed,
        closed_on=closed_on,
    )


def another_way(person: Contact, last: str) -> str:
    """Return the way to try next: another than the last that their file knows, else the last again.

    What they prefer comes first, then the phone; on LinkedIn, by video and in person nobody needs an address.
    """
    preferred = person.prefers
    if preferred and preferred != last and (address(person, preferred) or preferred not in ("email", "phone", "mail")):
        return preferred
    return next((way for way in CALLING_FIRST if way != last and address(person, way)), last)


KIND = DebtKind(
    name="nudge",
    find=find,
    settled="wrote to {who}",
    all_settled="",
    page="",
    draft="nudge",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=True,
    rests_with_the_person=True,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=("nudge_days", "outreach_tries"),
)
