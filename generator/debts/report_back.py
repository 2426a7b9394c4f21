"""Tell whoever made the introduction how it went (source 004)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.records import Contact, Journal, Meeting
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import introducers


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each introducer of each person in a meeting that was the first with them."""
    given = introducers(journal, today)
    for meeting, newcomers in _firsts(journal, today).items():
        if meeting.date is None or meeting.asked_by == "them":
            continue
        there = meetings.people(journal, meeting)
        day = meeting.date.day
        everybody = dict.fromkeys(i for person in newcomers for i in given.get(person, ()) if i not in there)
        for introducer in everybody:
            named = words.listed([person.name for person in newcomers if introducer in given.get(person, ())])
            yield owed(
                "report-back",
                meeting,
                introducer,
                due=shifted(day, settings.report_back_days),
                what=f"Tell {introducer.name} how it went with {named}",
                why=f"{introducer.name} introduced you to {named}, whom you met on {words.day(day, today)}, "
                "and has not heard how it went",
                since=day,
                closed_on=_told(journal, meeting, introducer, today),
            )


def _firsts(journal: Journal, today: date) -> dict[Meeting, list[Contact]]:
    """Return the first held meeting with each person, and who was new in it."""
    found: dict[Meeting, list[Contact]] = {}
    for person, all_ in meetings.by_contact(journal).items():
        first = next((meeting for meeting in all_ if meetings.held(meeting, today)), None)
        if first is not None:
            found.setdefault(first, []).append(person)
    return found


def _told(journal: Journal, meeting: Meeting, introducer: Contact, today: date) -> date | None:
    days = [
        report.on.day
        for report in meeting.reported_back
        if report.on.day <= today and (not report.to or introducer in journal.contacts.resolve(report.to))
    ]
    return min(days, default=None)


KIND = DebtKind("report-back", find, ("report_back_days",))
