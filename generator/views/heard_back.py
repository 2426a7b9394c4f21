"""Whether whoever opened a door has heard how it went (source 004)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.debts import debts_of_kind, report_back
from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import introducers
from generator.views.introductions import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an introducer has heard. `state` is told, waiting, let-go, or there for one who sat at the table.

    `on` is the day I told them; `reason` why it was let go; `meeting` the first with the person.
    """

    state: str
    meeting: Meeting
    on: date | None = None
    reason: str = ""


@lru_cache(maxsize=2)
def reports(journal: Journal, today: date, settings: Settings) -> dict[tuple[Contact, Contact], Report]:
    """Return, for each introducer and person whom I have met since, what the introducer has heard."""
    given = introducers(journal, today)
    found: dict[tuple[Contact, Contact], Report] = {}
    for debt in debts_of_kind(report_back.KIND, journal, today, settings):
        if debt.contact is None or not isinstance(debt.record, Meeting):
            continue
        state = "waiting" if debt.is_open else "told" if debt.closed else "let-go"
        report = Report(state=state, meeting=debt.record, on=debt.closed_on, reason=debt.waived or debt.let_go)
        for person in meetings.people(journal, debt.record):
            if debt.contact in given.get(person, ()):
                found.setdefault((debt.contact, person), report)
    for introducer, people in opened(journal, today).items():
        for person in people:
            meeting = _together(journal, today, introducer, person)
            if meeting is not None:
                found.setdefault((introducer, person), Report(state="there", meeting=meeting))
    return found


def _together(journal: Journal, today: date, introducer: Contact, person: Contact) -> Meeting | None:
    """Return the first held meeting with a person, if the introducer sat at the table."""
    held = (m for m in meetings.by_contact(journal).get(person, ()) if meetings.held(m, today))
    first = next(held, None)
    return first if first is not None and introducer in meetings.people(journal, first) else None
