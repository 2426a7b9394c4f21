"""A new day for a meeting that was called off, or to which they did not come."""

from generator.edit.drafts import days
from generator.edit.drafts.confirm import noun
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.offers import times
from generator.edit.drafts.people import note_on
from generator.edit.drafts.request import where
from generator.facts import meetings
from generator.facts.outreach import said_no
from generator.model.records import Meeting
from generator.words.plain_text import one_line

_LATE_AFTER = 7
"""A letter that comes more than so many days after the meeting was called off says so."""
_LOST = ("cancelled", "no-show")


def write(case: Case) -> LetterWords:
    """Say kindly what became of the day, by who called it off, and ask for another; of an interview they name it."""
    meeting = _lost(case)
    planned = days.day_of(case, meeting)
    off = meeting.cancelled_on or meeting.date
    is_interview = meetings.is_interview(meeting)
    return LetterWords(
        values={
            "subject": f"A new day for our {noun(meeting)}",
            "became": _became(case, meeting, days.on(planned, case.today)),
            "late": days.sorry(case) if days.is_late(case, off, _LATE_AFTER) else "",
            "times": () if is_interview else times(case, ()),
            "where": "" if is_interview else where(case),
            "is_interview": is_interview,
            "meeting": meeting,
        },
        notes=note_on(case),
    )


def _became(case: Case, meeting: Meeting, day: str) -> str:
    which = f"our {noun(meeting)} {day}"
    well = "I hope that all is well with you."
    if meeting.status == "no-show":
        return f"We missed each other {day}. {well}"
    if meeting.cancelled_by == "me":
        return f"I am sorry that I had to call off {which}. Thank you for your patience."
    if meeting.cancelled_by == "them":
        return f"I quite understand that {which} could not be. {well}"
    return f"It was a pity that {which} could not be. {well}"


def _lost(case: Case) -> Meeting:
    """Return the meeting that needs a new day; raise NoDraft where none does."""
    person = case.person
    theirs = meetings.by_contact(case.journal).get(person, ()) if person else ()
    found = [case.meeting] if case.meeting is not None else [one for one in theirs if _is_lost(case, one)][-1:]
    who = one_line(person.name) if person else case.name or "anybody"
    if not found or not _is_lost(case, found[0]):
        raise NoDraft(f"no meeting with {who} was called off")
    meeting = found[0]
    if "no-match" in meeting.outcomes:
        raise NoDraft(f"{meeting.slug} was called off for good (outcomes: no-match)")
    if person is not None and said_no(case.journal, case.today, person, case.today):
        raise NoDraft(f"{who} said no: no new day is asked for")
    if any(_follows(case, meeting, one) for one in theirs):
        raise NoDraft(f"there is a new day with {who} already")
    return meeting


def _is_lost(case: Case, meeting: Meeting) -> bool:
    off = meeting.cancelled_on
    return meetings.status(meeting, case.today) in _LOST and not (off and off.day > case.today)


def _follows(case: Case, lost: Meeting, other: Meeting) -> bool:
    """Return whether another meeting took the place of the lost one: asked for, agreed or held on a later day."""
    if other is lost or meetings.status(other, case.today) in _LOST or other.date is None or lost.date is None:
        return False
    off = lost.cancelled_on
    return other.date.day > lost.date.day or (off is not None and other.date.day > off.day)


KIND = DraftKind("rearrange", write)
