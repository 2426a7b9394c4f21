"""The request for a meeting: how I found them, who I am, what I would like to learn, when and where (source 004)."""

from generator import words
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import bond, gap, is_harmless, sentence, shortened, wish
from generator.edit.drafts.people import my_name
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.facts.outreach import sent_to, unanswered
from generator.facts.touches import first_met, introducers
from generator.model import body
from generator.model.choices import FOUND
from generator.model.records import Contact, Event, Meeting
from generator.words.plain_text import line, one_line, sentences

TONE = "before you send it, let someone else read it for the tone"


def write(case: Case) -> LetterWords:
    """Write to one person, who has a record or was only named by somebody."""
    if case.person is None and not case.name:
        raise NoDraft("a request goes to one person")
    person = case.person
    knows_me = person is not None and person in first_met(case.journal, case.today)
    return LetterWords(
        values={
            "subject": _subject(case, knows_me),
            "found": found(case),
            "who": "" if knows_me else who_i_am(case),
            "bond": bond(person.bond if person else None, case.people),
            "wish": wanted(case),
            "times": days.times(case, offered(case)),
            "where": where(case),
        },
        notes=(*_given(case), *tries(case), TONE),
    )


def found(case: Case) -> str:
    """Return as a sentence how I found them; a gap where the journal does not say it."""
    person = case.person
    met = first_met(case.journal, case.today).get(person) if person else None
    if met is not None:
        day, record = met
        at = f"We met at {one_line(record.name)}" if isinstance(record, Event) else "It was good to talk with you"
        return f"{at} {days.on(day, case.today)}."
    if by := _introducers(case):
        given = person.introduced_on if person else None
        if case.debt is not None and case.meeting is not None:
            given = case.meeting.date
        when = f" {days.on(given.day, case.today)}" if given and given.day <= case.today else ""
        return f"{words.listed([one_line(one.name) for one in by])} gave me your name{when}."
    how = FOUND.get(person.how_found or "") if person else None
    return (how and how.letter) or f"I found you {gap('through whom, or where')}."


def who_i_am(case: Case) -> str:
    """Return who I am: my name, and the first sentence of my pitch."""
    me = case.journal.profile
    pitch = body.words_under(me.source, me.body_start, "Pitch") if me else ""
    first = next((said for said in sentences(pitch) if is_harmless(said)), "")
    more = sentence(shortened(first)) if first else gap("who I am", (me.headline or "") if me else "")
    return f"My name is {my_name(case)}. {more}"


def wanted(case: Case) -> str:
    """Return what I would like to learn from them: as I asked before, for the meeting, or in general."""
    person, me = case.person, case.journal.profile
    asked = [item.objective for item in reversed(person.outreach)] if person else []
    planned = [meeting.objective for meeting in _ahead(case)]
    return wish((*planned, *asked, me.objective if me else None), case.people)


def offered(case: Case) -> tuple[str, ...]:
    """Return the times that I have offered them already, as they were written."""
    person = case.person
    planned = tuple(str(meeting.date) for meeting in _ahead(case) if meeting.date)
    return planned or (tuple(time for item in person.outreach[-1:] for time in item.times) if person else ())


def where(case: Case) -> str:
    """Return an offer to come to them, or how else we can talk (source 004)."""
    prefers = case.person.prefers if case.person else None
    if prefers == "video" or days.is_far(case):
        return "We could talk by video, at an hour that suits you."
    if prefers == "phone":
        return "I will gladly come to you, or call, as you like."
    return "I will gladly come to you, wherever suits you."


def _subject(case: Case, knows_me: bool) -> str:
    by = _introducers(case)
    if by and not knows_me:
        return f"{words.listed([one_line(one.name) for one in by])} gave me your name"
    topic = next((line(topic) for person in case.people for topic in person.topics), "")
    return f"A question about {topic}" if topic and is_harmless(topic) else "A question about your work"


def _introducers(case: Case) -> tuple[Contact, ...]:
    if case.person is None:
        return meetings.people(case.journal, case.meeting) if case.meeting else ()
    return introducers(case.journal, case.today).get(case.person, ())


def _ahead(case: Case) -> tuple[Meeting, ...]:
    """Return the meetings with them that are asked for or agreed."""
    all_ = meetings.by_contact(case.journal).get(case.person, ()) if case.person else ()
    return tuple(m for m in all_ if m.date and m.date.day > case.today and m.status != "cancelled")


def _given(case: Case) -> tuple[str, ...]:
    """Return what was noted of them when I was given their name."""
    return tuple(
        f"{words.listed([one_line(p.name) for p in meetings.people(case.journal, given.meeting)])} said of "
        f"{one_line(given.name)}: {line(given.item.note)}"
        for given in names_given(case.journal, case.today)
        if given.item.note and (given.contact is case.person if case.person else given.name == case.name)
    )


def tries(case: Case) -> tuple[str, ...]:
    """Return a note where they were asked so often that it is enough; else nothing."""
    person = case.person
    asked = len(unanswered(person, sent_to(case.journal, case.today, person), case.today)) if person else 0
    if asked < case.settings.outreach_tries:
        return ()
    return (f"{words.count(asked, 'request')} without an answer: better let it rest",)


KIND = DraftKind("request", write)
