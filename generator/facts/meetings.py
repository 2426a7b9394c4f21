"""What became of a meeting, what was written about it, who was there, and when exactly it ends."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from generator.model import body
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting

PLANNED_MINUTES = 30
"""How many minutes a meeting is planned for unless it says so itself (sources 001 and 004)."""


def status(meeting: Meeting, today: date) -> str:
    """Return the status on a day (contract §2): as written, else as its date and its notes say.

    A meeting without a readable date has the status that is written, else `requested`, and owes nothing.
    """
    if meeting.status in ("requested", "cancelled", "no-show") or meeting.date is None:
        return meeting.status or "requested"
    if meeting.date.day > today:
        return "scheduled"  # `status: held` on a later day is no fact yet
    if meeting.date.day < today or meeting.status == "held":
        return "held"
    return "held" if is_written_up(meeting) else "scheduled"


def held(meeting: Meeting, today: date) -> bool:
    """Return whether it took place."""
    return status(meeting, today) == "held"


def held_from(meeting: Meeting) -> date | None:
    """Return the first day on which it counts as held if nothing more is written; None where it never will."""
    if meeting.date is None:
        return None
    day = meeting.date.day
    return next((one for one in (day, shifted(day, 1)) if held(meeting, one)), None)


def ahead(meeting: Meeting, today: date) -> bool:
    """Return whether it is scheduled or requested; such a meeting has a brief."""
    return status(meeting, today) in ("scheduled", "requested")


def presumed(meeting: Meeting, today: date) -> bool:
    """Return whether it counts as held only because its day is past: nothing is written of it (contract §3)."""
    told = (
        meeting.thanks, meeting.introductions, meeting.reported_back, meeting.follow_ups, meeting.awaiting,
        meeting.outcomes, meeting.help, meeting.lasted, meeting.lesson, meeting.asked_for_introductions,
        meeting.may_follow_up is not None,
    )  # fmt: skip
    return meeting.status != "held" and held(meeting, today) and not is_written_up(meeting) and not any(told)


def notes(meeting: Meeting) -> str:
    """Return the text under `## Notes`."""
    return body.words_under(meeting.source, meeting.body_start, "Notes")


def is_written_up(meeting: Meeting) -> bool:
    """Return whether anything stands under `## Notes`."""
    return bool(body.words_under(meeting.source, meeting.body_start, "Notes"))


def research(meeting: Meeting) -> str:
    """Return the text under `## Research`."""
    return body.words_under(meeting.source, meeting.body_start, "Research")


def people(journal: Journal, meeting: Meeting) -> tuple[Contact, ...]:
    """Return the contacts in `with` that have a record."""
    return journal.contacts.resolve(meeting.with_)


def kind(meeting: Meeting) -> str:
    """Return the kind of meeting; an informational interview unless something else is written."""
    return meeting.kind or "informational-interview"


def is_interview(meeting: Meeting) -> bool:
    """Return whether it is a formal interview, in which a job is at stake."""
    return kind(meeting) == "interview"


def asked_by_me(meeting: Meeting) -> bool:
    """Return whether I asked for it; unless something is written, I did, but for an interview."""
    return (meeting.asked_by or ("them" if is_interview(meeting) else "me")) == "me"


def owes_thanks(meeting: Meeting) -> bool:
    """Return whether it is mine to prepare, confirm and give thanks for: I asked for it, or it is an interview."""
    return asked_by_me(meeting) or is_interview(meeting)


def end(meeting: Meeting) -> datetime | None:
    """Return the instant at which it ended or is to end, in the zone that it was written in; None without an hour."""
    begins = meeting.date.begins if meeting.date else None
    length = meeting.lasted or meeting.duration
    return begins and later(begins, timedelta(minutes=length.minutes if length else PLANNED_MINUTES))


def later(moment: datetime, by: timedelta) -> datetime:
    """Return the moment that much later by the clock on the wall; at the end of the calendar, the moment itself."""
    try:
        # Wall-clock sums (contract §3): 24 hours after six o'clock is six o'clock, also as the clocks change.
        return moment + by
    except OverflowError:
        return moment


@lru_cache(maxsize=2)
def by_contact(journal: Journal) -> dict[Contact, tuple[Meeting, ...]]:
    """Return each contact's meetings in the order of their days, whatever became of them."""
    found: dict[Contact, list[Meeting]] = {}
    dated = sorted(journal.meetings, key=lambda meeting: (meeting.date.day if meeting.date else date.max, meeting.slug))
    for meeting in dated:
        for person in people(journal, meeting):
            found.setdefault(person, []).append(meeting)
    return {person: tuple(meetings) for person, meetings in found.items()}


def permission(journal: Journal, today: date, person: Contact) -> str:
    """Return `yes`, `no` or `unknown`: what the contact says, else their answer in the latest held meeting."""
    if person.may_follow_up is not None:
        return "yes" if person.may_follow_up else "no"
    meeting = answered_in(journal, today, person)
    return "unknown" if meeting is None else "yes" if meeting.may_follow_up else "no"


def answered_in(journal: Journal, today: date, person: Contact) -> Meeting | None:
    """Return the latest held meeting that has their answer to whether I may keep in touch."""
    for meeting in reversed(by_contact(journal).get(person, ())):
        if meeting.may_follow_up is not None and held(meeting, today):
            return meeting
    return None
