"""The confirmation of time and place, the day before a meeting (source 000)."""

from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import addressed, gap
from generator.edit.drafts.people import address
from generator.facts import meetings
from generator.facts.clocks import clocks, minutes
from generator.model.records import Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Name the day, the hour on every clock, the place or the link, and how long it will take."""
    meeting = _coming(case)
    day = meeting.date.day if meeting.date else case.today
    shown = days.theirs_first(clocks(case.journal, meeting))
    confirmed = meeting.confirmed
    return LetterWords(
        values={
            "subject": f"Our meeting {days.on(day, case.today)}",
            "day": days.on(day, case.today),
            "when": days.hour(shown, case.today) if shown else f"{days.whole(day, case.today)}, {gap('the hour')}",
            "where": _where(case, meeting),
            "how_long": days.length(minutes(meeting)),
            "meeting": meeting,
        },
        notes=(f"you have confirmed it {days.on(confirmed.day, case.today)} already",) if confirmed else (),
    )


def _coming(case: Case) -> Meeting:
    if case.meeting is not None:
        found = [case.meeting]
    else:
        found = list(meetings.by_contact(case.journal).get(case.person, ())) if case.person else []
    ahead = [m for m in found if m.date and m.date.day >= case.today and _stands(m, case)]
    if not ahead:
        who = one_line(case.person.name) if case.person else case.name
        raise NoDraft(f"there is no meeting with {who or 'anybody'} ahead to confirm")
    return ahead[0]


def _stands(meeting: Meeting, case: Case) -> bool:
    return meetings.status(meeting, case.today) in ("scheduled", "requested")


def _where(case: Case, meeting: Meeting) -> str:
    if meeting.how == "phone":
        number = address(case.person, "phone") if case.person else ""
        return f"I will call you on {number or gap('their number')}"
    if meeting.how == "video":
        return one_line(meeting.link) if meeting.link else gap("the link")
    if not meeting.place and meeting.link:
        return one_line(meeting.link)
    return addressed(meeting.place or "", case.people, "the place")


KIND = DraftKind("confirm", write)
