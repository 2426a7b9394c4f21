"""The message that tells an introducer how the meeting went (source 004)."""

from collections.abc import Iterator

from generator import words
from generator.edit.drafts import days, people, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft, held_meeting
from generator.edit.drafts.may_quote import is_harmless, sentence
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.facts.touches import introducers
from generator.model import body
from generator.model.records import Contact, Meeting
from generator.words.plain_text import one_line, paragraphs


def write(case: Case) -> LetterWords:
    """Tell the introducers whom I met, one thing that I learned, and what comes next; and thank them."""
    if case.meeting is None:
        who = one_line(case.person.name) if case.person else "Nobody"
        raise NoDraft(f"{who} has introduced nobody whom you have met since")
    meeting = held_meeting(case)
    if not case.people:
        raise NoDraft(f"nobody introduced you to {words.listed(_there(case, meeting)) or 'anybody'}")
    given = introducers(case.journal, case.today)
    there = meetings.people(case.journal, meeting)
    newcomers = [p for p in there if set(given.get(p, ())) & set(case.people)] or list(there)
    names = words.listed([one_line(person.name) for person in newcomers])
    day = meeting.date.day if meeting.date else case.today
    about = people.personal_word(case.person) if len(case.people) == 1 else people.PersonalWord()
    learned = quotes.best(quotes.quotes(case.journal, meeting, to_others=True))
    following = list(_next(case, meeting, there))
    return LetterWords(
        values={
            "subject": f"How it went with {names}",
            "names": names,
            "day": days.on(day, case.today),
            "quote": quotes.as_sentences(learned, meeting, asked="I asked"),
            "next": " ".join(following),
            "personal": about.ask,
            "meeting": meeting,
        },
        notes=(
            f"read it once as if {names} were reading it too",
            *([] if following else [f"what comes next is written nowhere yet: `## Next` in {meeting.path}"]),
            *filter(None, (about.note,)),
        ),
    )


def _there(case: Case, meeting: Meeting) -> list[str]:
    return [one_line(person.name) for person in meetings.people(case.journal, meeting)]


def _next(case: Case, meeting: Meeting, there: tuple[Contact, ...]) -> Iterator[str]:
    """Yield what comes next: names I was given, the next meeting, what stands under `## Next`."""
    names = [one_line(n.name) for n in names_given(case.journal, case.today) if n.meeting is meeting and n.name]
    if names:
        yield f"I came away with {'a name' if len(names) == 1 else 'names'} to write to: {words.listed(names)}."
    ahead = [m for person in there for m in meetings.by_contact(case.journal).get(person, ()) if m.date]
    coming = next((m.date for m in ahead if m.date and meetings.status(m, case.today) == "scheduled"), None)
    if coming is not None:
        yield f"We meet again {days.on(coming.day, case.today)}."
    said = body.words_under(meeting.source, meeting.body_start, "Next")
    for text in paragraphs(_without_tasks(said))[:1]:
        if is_harmless(text):
            yield sentence(text)


def _without_tasks(text: str) -> str:
    return "\n".join(one for one in text.split("\n") if not one.lstrip().startswith(("- [", "* [", "+ [")))


KIND = DraftKind("report-back", write)
