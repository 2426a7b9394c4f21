"""Thanks for help received (sources 002 and 004)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator import words
from generator.debts.debt import Debt, DebtKind, numbered, owed
from generator.records import Contact, Journal, Meeting, Record
from generator.records.facts import Help
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import history


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each piece of help; a meeting's only where it owes no thanks of its own."""
    for person in journal.contacts:
        used: dict[str, int] = {}
        for help_ in _received(person.help, today):
            yield _debt(journal, person, person, help_, today, numbered(str(help_.on.day), used))
    for meeting in journal.meetings:
        if meeting.help and not _owes_thanks(meeting, today):
            used = {}
            for help_ in _received(meeting.help, today):
                key = numbered(str(help_.on.day), used)
                for person in meetings.people(journal, meeting):
                    yield _debt(journal, meeting, person, help_, today, key)


def _received(given: tuple[Help, ...], today: date) -> Iterator[Help]:
    return (help_ for help_ in given if help_.direction == "received" and help_.on.day <= today)


def _owes_thanks(meeting: Meeting, today: date) -> bool:
    return meeting.asked_by != "them" and meetings.held(meeting, today)


def _debt(journal: Journal, record: Record, person: Contact, help_: Help, today: date, key: str) -> Debt:
    day = help_.on.day
    days = [touch.day for touch in history(journal, today).get(person, ()) if touch.kind == "thanks"]
    if help_.thanked is not None and help_.thanked.day <= today:
        days.append(help_.thanked.day)
    return owed(
        "thank-help",
        record,
        person,
        due=day + timedelta(days=1),
        why=f"{person.name} helped you on {words.day(day, today)} ({help_.what}) and has not been thanked for it",
        fact=("help", help_.at),
        since=day,
        key=key,
        closed_on=min((thanked for thanked in days if thanked >= day), default=None),
    )


KIND = DebtKind("thank-help", find)
