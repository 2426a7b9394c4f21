"""`report-back`: to tell whoever introduced us how the meeting went (source 004)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import AddItem
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.prepare import asked_for
from generator.facts import meetings
from generator.facts.touches import dated_introducers, introducers_of, knew_before, known_since
from generator.model import addresses
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings
from generator.words.said import People

SENTENCES = Sentences(
    what="tell {introducer} how it went with {who}",
    why="{introducer} introduced you to {who}, whom you met on {day}, and has not heard how it went",
    called="word to {introducer} of how it went",
    idea="tell {introducer} how it went with {who}",
    presumed="you were to meet {who} on {day}; if you did, {introducer}, who introduced you, wants to hear how it went",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for, and each interview, with somebody who was introduced to me."""
    for meeting, day in asked_for(journal):
        there = [person for person in meetings.people(journal, meeting) if person in dated_introducers(journal)]
        if there:
            yield DebtSource((meeting, *there), partial(_on, journal, settings, meeting, day))


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each introducer who wants to know how it went."""
    there = meetings.people(journal, meeting)
    if not meetings.held(meeting, today):
        return
    waiting = {person: tuple(_waiting(journal, meeting, day, person, today)) for person in there}
    everybody = dict.fromkeys(i for introducers in waiting.values() for i in introducers if i not in there)
    for introducer in everybody:
        about = tuple(person for person, introducers in waiting.items() if introducer in introducers)
        told = [_told(journal, meeting, day, introducer, person, today) for person in about]
        yield owed(
            KIND,
            meeting,
            introducer,
            SENTENCES,
            due=shifted(day, settings.report_back_days),
            given={"introducer": introducer, "who": People(about), "day": day},
            closes=AddItem("reported_back", always_to=True),
            since=day,
            closed_on=max((one for one in told if one is not None), default=None) if None not in told else None,
        )


def _waiting(journal: Journal, meeting: Meeting, day: date, person: Contact, today: date) -> Iterator[Contact]:
    """Yield who introduced somebody to me and has a reason to hear of this meeting with them.

    That is the first one, and every interview: whoever opened the door hears that it led so far.
    """
    if meetings.is_interview(meeting):
        for since, introducer, introduced_on in dated_introducers(journal).get(person, ()):
            if since <= today and not _knew(journal, person, introduced_on, today):
                yield introducer
        return
    theirs = meetings.by_contact(journal)[person]
    is_first = meeting is next((one for one in theirs if meetings.held(one, today)), None)
    if is_first and not knew_before(person, day):
        yield from introducers_of(journal, today, person)


def _knew(journal: Journal, person: Contact, day: date | None, today: date) -> bool:
    since = known_since(journal, today, person)
    return day is not None and since is not None and since.before(day)


def _told(
    journal: Journal, meeting: Meeting, day: date, introducer: Contact, person: Contact, today: date
) -> date | None:
    """Return when the introducer first heard of this meeting, or of a later one, with that person."""
    days = [
        report.on.day
        for one in meetings.by_contact(journal)[person]
        for report in one.reported_back
        if (one is meeting or report.on.day >= day) and report.on.day <= today
        and (not report.to or introducer in journal.contacts.resolve(report.to))
    ]  # fmt: skip
    return min(days, default=None)


KIND = DebtKind(
    name="report-back",
    find=find,
    settled="told {who} how it went",
    all_settled="",
    page=addresses.INTRODUCTIONS,
    draft="report-back",
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
    options=("report_back_days",),
)
