"""`report-back`: to tell whoever introduced us how the meeting went (source 004)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import AddItem
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts import meetings
from generator.facts.touches import dated_introducers, introducers_of
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
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for with somebody who was introduced to me."""
    for meeting in journal.meetings:
        there = [person for person in meetings.people(journal, meeting) if person in dated_introducers(journal)]
        if there and meeting.date is not None and meeting.asked_by != "them":
            yield DebtSource((meeting, *there), partial(_on, journal, settings, meeting, meeting.date.day))


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each introducer of each person with whom this was the first held meeting."""
    there = meetings.people(journal, meeting)
    newcomers = [person for person in there if _is_first(journal, meeting, person, today)]
    given = {person: introducers_of(journal, today, person) for person in newcomers}
    everybody = dict.fromkeys(i for introducers in given.values() for i in introducers if i not in there)
    for introducer in everybody:
        named = People(tuple(person for person, introducers in given.items() if introducer in introducers))
        yield owed(
            KIND,
            meeting,
            introducer,
            SENTENCES,
            due=shifted(day, settings.report_back_days),
            given={"introducer": introducer, "who": named, "day": day},
            closes=AddItem("reported_back", always_to=True),
            since=day,
            closed_on=_told(journal, meeting, introducer, today),
        )


def _is_first(journal: Journal, meeting: Meeting, person: Contact, today: date) -> bool:
    """Return whether this was the first held meeting with somebody."""
    theirs = meetings.by_contact(journal)[person]
    return meeting is next((one for one in theirs if meetings.held(one, today)), None)


def _told(journal: Journal, meeting: Meeting, introducer: Contact, today: date) -> date | None:
    days = [
        report.on.day
        for report in meeting.reported_back
        if report.on.day <= today and (not report.to or introducer in journal.contacts.resolve(report.to))
    ]
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
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=True,
    put_off="",
    options=("report_back_days",),
)
