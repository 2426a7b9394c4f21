"""The message that tells an introducer how the meeting went, or that it did not come to one (source 004)."""

from collections.abc import Iterator

from generator import words
from generator.edit.drafts import days, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft, held_meeting
from generator.edit.drafts.people import note_on
from generator.facts import meetings
from generator.facts.introductions import names_given, people_introduced
from generator.facts.outreach import Sent, said_no, sent_to
from generator.facts.touches import introducers
from generator.model import body
from generator.model.records import Contact, Meeting
from generator.words.plain_text import one_line, paragraphs, without_private


def write(case: Case) -> LetterWords:
    """Tell the introducers whom I met, one thing that was said, and what comes next; and thank them."""
    if case.meeting is None or (case.debt is not None and case.debt.closed and _refusals(case)):
        return _declined(case)
    meeting = held_meeting(case)
    if meeting.private:
        raise NoDraft(f"{meeting.path} is private: nobody is told of it")
    there = meetings.people(case.journal, meeting)
    if not case.people:
        names = words.listed([one_line(person.name) for person in there])
        raise NoDraft(f"nobody introduced you to {names or 'anybody'}")
    given = introducers(case.journal, case.today)
    newcomers = [p for p in there if set(given.get(p, ())) & set(case.people)] or list(there)
    names = words.listed([one_line(person.name) for person in newcomers if not person.private])
    if not names:
        raise NoDraft("whom you met is private: nobody is told of it")
    is_interview = meetings.is_interview(meeting)
    said = quotes.best(quotes.quotes(case.journal, meeting))
    day = days.day_of(case, meeting)
    following = list(_next(case, meeting, there))
    told = any(report.on.day <= case.today for report in meeting.reported_back)
    is_late = not told and days.is_late(case, day, case.settings.report_back_days)
    return LetterWords(
        values={
            "subject": f"How it went with {names}",
            "names": names,
            "day": days.on(day, case.today),
            "late": days.sorry(case) if is_late else "",
            "quote": "" if is_interview else quotes.as_sentences(said, meeting, missing="how it went"),
            "next": "" if is_interview else " ".join(following),
            "is_interview": is_interview,
            "declined": "",
            "meeting": meeting,
        },
        notes=(
            f"read it once as if {names} were reading it too",
            *_notes_on_next(meeting, following=bool(following)),
            *note_on(case),
        ),
    )


def _declined(case: Case) -> LetterWords:
    """Tell an introducer that whom they named can't meet me, so that they hear it from me."""
    found = _refusals(case)
    if not found:
        who = one_line(case.person.name) if case.person else "Nobody"
        raise NoDraft(f"{who} has introduced nobody whom you have met since")
    person, sent = max(found, key=lambda one: one[1].on)
    name = one_line(person.name)
    return LetterWords(
        values={
            "subject": f"Your introduction to {name}",
            "names": name,
            "day": days.on(sent.on, case.today),
            "late": "",
            "quote": "",
            "next": "",
            "is_interview": False,
            "declined": name,
        },
        notes=("thank them as warmly as if it had come to a meeting", *note_on(case)),
    )


def _refusals(case: Case) -> list[tuple[Contact, Sent]]:
    """Return whom the one reader introduced and who said no since, each with what I sent them last."""
    found = []
    introduced = people_introduced(case.journal, case.today)
    for person in introduced.get(case.person, ()) if case.person else ():
        sent = sent_to(case.journal, case.today, person)
        if sent and not person.private and said_no(case.journal, case.today, person, case.today):
            found.append((person, sent[-1]))
    return found


def _notes_on_next(meeting: Meeting, *, following: bool) -> Iterator[str]:
    """Yield what is written under `## Next`, for the owner to tell in their own words, or that nothing is."""
    under = without_private(body.words_under(meeting.source, meeting.body_start, "Next"))
    plans = [text for text in paragraphs(_without_tasks(under)) if text]
    if plans:
        yield f"you wrote of what comes next: {' '.join(plans)}"
    elif not following:
        yield f"what comes next is written nowhere yet: `## Next` in {meeting.path}"


def _next(case: Case, meeting: Meeting, there: tuple[Contact, ...]) -> Iterator[str]:
    """Yield what comes next: names I was given, and the next meeting."""
    given = [n for n in names_given(case.journal, case.today) if n.meeting is meeting and n.name]
    names = [one_line(n.name) for n in given if n.contact is None or not n.contact.private]
    if names:
        yield f"I came away with {'a name' if len(names) == 1 else 'names'} to write to: {words.listed(names)}."
    all_ = [m for person in there for m in meetings.by_contact(case.journal).get(person, ()) if not m.private]
    coming = next((m for m in all_ if m.date and meetings.status(m, case.today) == "scheduled"), None)
    if coming is not None:
        yield f"We meet again {days.on(days.day_of(case, coming), case.today)}."


def _without_tasks(text: str) -> str:
    return "\n".join(one for one in text.split("\n") if not one.lstrip().startswith(("- [", "* [", "+ [")))


KIND = DraftKind("report-back", write)
