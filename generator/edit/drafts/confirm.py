"""The confirmation of time and place, the day before a meeting (source 000)."""

from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import addressed, gap
from generator.edit.drafts.people import address, not_named
from generator.facts import meetings
from generator.facts.clocks import minutes
from generator.facts.wikilinks import with_names
from generator.model.records import Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Name the day, the hour on the reader's clock and on mine, the place or the link, and how long it will take."""
    meeting = _coming(case)
    day = days.on(days.day_of(case, meeting), case.today)
    confirmed = meeting.confirmed
    return LetterWords(
        values={
            "subject": f"Our {noun(meeting)} {day}",
            "noun": noun(meeting),
            "day": day,
            **agreed(case, meeting),
            "meeting": meeting,
        },
        notes=(f"you have confirmed it {days.on(confirmed.day, case.today)} already",) if confirmed else (),
    )


def noun(meeting: Meeting) -> str:
    """Return what to call a meeting in a message to those who are in it."""
    return "interview" if meetings.is_interview(meeting) else "meeting"


def agreed(case: Case, meeting: Meeting) -> dict[str, str]:
    """Return when and where a meeting is, and how long, as lines of a message; no length that nobody named."""
    shown = days.clocks_of(case, meeting)
    day = days.whole(days.day_of(case, meeting), case.today)
    is_ours = meeting.duration is not None or not meetings.is_interview(meeting)
    return {
        "when": days.hour(shown, case.today) if shown else f"{day}, {gap('the hour')}",
        "where": _where(case, meeting),
        "how_long": days.length(minutes(meeting)) if is_ours else "",
    }


def _coming(case: Case) -> Meeting:
    if case.meeting is not None:
        found = [case.meeting]
    else:
        found = list(meetings.by_contact(case.journal).get(case.person, ())) if case.person else []
    ahead = [m for m in found if m.date and meetings.status(m, case.today) == "scheduled"]
    if not ahead:
        who = one_line(case.person.name) if case.person else case.name
        raise NoDraft(f"there is no meeting with {who or 'anybody'} ahead to confirm")
    return ahead[0]


def _where(case: Case, meeting: Meeting) -> str:
    if meeting.how == "phone":
        return _by_phone(case, meeting)
    if meeting.private:
        return gap("the link" if meeting.how == "video" else "the place")
    if meeting.how == "video":
        return one_line(meeting.link) if meeting.link else gap("the link")
    if not meeting.place and meeting.link:
        return one_line(meeting.link)
    return addressed(with_names(case.journal, meeting.place or ""), not_named(case), "the place")


def _by_phone(case: Case, meeting: Meeting) -> str:
    """Return who calls whom: whoever asked for the meeting does."""
    if meetings.is_interview(meeting) or not meetings.asked_by_me(meeting):
        mine = one_line(case.journal.profile.phone or "") if case.journal.profile else ""
        return f"you reach me on {mine or gap('my number')}"
    number = address(case.person, "phone") if case.person else ""
    return f"I will call you on {number or gap('their number')}"


KIND = DraftKind("confirm", write)
