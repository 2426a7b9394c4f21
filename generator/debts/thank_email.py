"""Thanks by e-mail within 24 hours of a meeting that I asked for (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from generator import words
from generator.debts.debt import Debt, DebtKind
from generator.front_matter import locate
from generator.records import Contact, Journal, Meeting
from generator.settings import Settings
from generator.views import meetings

CLOSED_BY = ("email", "linkedin", "phone")


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each person of each held meeting that I asked for."""
    home = journal.profile.time_zone if journal.profile else None
    for meeting in journal.meetings:
        if meeting.date is None or meeting.asked_by == "them" or not meetings.held(meeting, today):
            continue
        for person in meetings.people(journal, meeting):
            yield _debt(journal, meeting, person, home, today, settings)


def _debt(
    journal: Journal, meeting: Meeting, person: Contact, home: str | None, today: date, settings: Settings
) -> Debt:
    if meeting.date is None:
        raise ValueError("a held meeting has a date")
    day = meeting.date.day
    thanked = thanks_given(journal, meeting, person, CLOSED_BY, today)
    identity = f"thank-email/{meeting.slug}/{person.slug}"
    return Debt(
        kind="thank-email",
        id=identity,
        contact=person,
        name=person.name,
        due=due(meeting, home, settings.thank_email_hours),
        why=f"You met {person.name} on {words.day(day, today)} and have not thanked them yet",
        close=f"write to them, then add `email {max(today, day)}` to `thanks` in {meeting.path}",
        record=meeting,
        span=locate(meeting, "date"),
        since=day,
        closed=thanked is not None,
        closed_on=thanked,
    )


def thanks_given(
    journal: Journal, meeting: Meeting, person: Contact, ways: tuple[str, ...], today: date
) -> date | None:
    """Return the first day on which this person was thanked for this meeting in one of these ways."""
    days = [
        thanks.on.day
        for thanks in meeting.thanks
        if thanks.by in ways
        and thanks.on.day <= today
        and (not thanks.to or person in journal.contacts.resolve(thanks.to))
    ]
    return min(days, default=None)


def due(meeting: Meeting, home: str | None, hours: int) -> date | datetime:
    """Return the end + `hours` in the owner's zone (`home`); the next day where no start time is known."""
    if meeting.date is None:
        raise ValueError("a held meeting has a date")
    ended = meetings.end(meeting, home)
    if ended is None:
        return meeting.date.day + timedelta(days=max(1, round(hours / 24)))
    return (ended + timedelta(hours=hours)).astimezone(meetings.zone_of(home))


KIND = DebtKind("thank-email", find)
