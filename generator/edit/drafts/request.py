"""The request for a meeting: how I found them, who I am, what I would like to learn, when and where (source 004)."""

from datetime import date

from generator import words
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap, is_harmless, material, own_line, sentence, shortened, wish
from generator.edit.drafts.offers import is_far, times
from generator.edit.drafts.people import my_name, not_named
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.facts.outreach import said_no, sent_to, unanswered
from generator.facts.touches import first_met, introducers
from generator.facts.wikilinks import with_names
from generator.model import body
from generator.model.choices import FOUND
from generator.model.records import Contact, Event, Meeting
from generator.words.plain_text import one_line, sentences, without_private

TONE = "before you send it, let someone else read it for the tone"
_RECENT_DAYS = 60
_KNOWN_THEMSELVES = ("work", "class")
"""Ways of finding somebody that mean that they know me too."""


def write(case: Case) -> LetterWords:
    """Write to one person, who has a record or was only named by somebody."""
    if case.person is None and not case.name:
        raise NoDraft("a request goes to one person")
    common = material(case.person, case.person.bond) if case.person else ""
    return LetterWords(
        values={
            "subject": _subject(case),
            "found": found(case),
            "who": "" if knows_me(case) else who_i_am(case),
            "bond": gap("what we have in common", common) if common else "",
            "wish": wanted(case),
            "times": times(case, offered(case)),
            "where": where(case),
        },
        notes=(
            *_given(case),
            *([] if common else ["a word on what you have in common makes it a letter to them alone"]),
            *refused(case),
            *tries(case),
            TONE,
        ),
    )


def knows_me(case: Case) -> bool:
    """Return whether we have met, or knew each other before the journal began."""
    person = case.person
    if person is None:
        return False
    return (
        person in first_met(case.journal, case.today)
        or known_since(case) is not None
        or person.how_found in _KNOWN_THEMSELVES
    )


def known_since(case: Case) -> date | None:
    """Return the day of `met_on`, if it is past."""
    day = case.person.met_on.day if case.person and case.person.met_on else None
    return day if day is not None and day <= case.today else None


def found(case: Case) -> str:
    """Return as a sentence how I found them, or how we know each other; a gap where the journal does not say it."""
    person = case.person
    met = first_met(case.journal, case.today).get(person) if person else None
    known = known_since(case)
    if person is not None and known is not None and (met is None or known < met[0]):
        return _we_know(person, known, case.today)
    if met is not None and not met[1].private:
        day, record = met
        at = f"We met at {one_line(record.name)}" if isinstance(record, Event) else "It was good to talk with you"
        return f"{at} {days.on(day, case.today)}."
    if by := given_by(case):
        given = person.introduced_on if person else None
        if case.debt is not None and case.meeting is not None:
            given = case.meeting.date
        when = f" {days.on(given.day, case.today)}" if given and given.day <= case.today else ""
        return f"{words.listed([one_line(one.name) for one in by])} gave me your name{when}."
    how = FOUND.get(person.how_found or "") if person else None
    return (how and how.letter) or f"I found you {gap('through whom, or where')}."


def _we_know(person: Contact, day: date, today: date) -> str:
    if (today - day).days < _RECENT_DAYS:
        return f"It was good to meet you {days.on(day, today)}."
    through = FOUND[person.how_found].known if person.how_found in _KNOWN_THEMSELVES else None
    return f"We have known each other {days.since(day, today)}{f', {through}' if through else ''}."


def who_i_am(case: Case) -> str:
    """Return who I am: my name, and the first sentence of my pitch, else my headline."""
    me = case.journal.profile
    pitch = without_private(body.words_under(me.source, me.body_start, "Pitch")) if me else ""
    headline = own_line(me.headline) if me else ""
    first = next((said for said in (*sentences(pitch), headline) if said and is_harmless(said)), "")
    more = sentence(shortened(first)) if first else gap("who I am", headline)
    # On the telephone the name has been said already.
    return more if case.by == "phone" else f"My name is {my_name(case)}. {more}"


def wanted(case: Case) -> str:
    """Return what I would like to learn from them: as I asked before, for the meeting, or in general."""
    person, me = case.person, case.journal.profile
    asked = [item.objective for item in reversed(person.outreach)] if person and not person.private else []
    planned = [meeting.objective for meeting in _ahead(case) if not meeting.private]
    objectives = (*planned, *asked, me.objective if me else None)
    return wish((with_names(case.journal, text) for text in objectives if text), not_named(case))


def offered(case: Case) -> tuple[str, ...]:
    """Return the times that I have offered them already, as they were written."""
    person = case.person
    planned = tuple(days.by_my_clock(case, meeting) for meeting in _ahead(case))
    return planned or (tuple(time for item in person.outreach[-1:] for time in item.times) if person else ())


def where(case: Case) -> str:
    """Return an offer to come to them, or how else we can talk (source 004)."""
    prefers = case.person.prefers if case.person else None
    if prefers == "video" or is_far(case):
        return "We could talk by video, at an hour that suits you."
    if prefers == "phone":
        return "I will gladly come to you, or call, as you like."
    return "I will gladly come to you, wherever suits you."


def _subject(case: Case) -> str:
    by = given_by(case)
    if by and not knows_me(case):
        return f"{words.listed([one_line(one.name) for one in by])} gave me your name"
    topics = case.person.topics if case.person and not case.person.private else ()
    topic = own_line(next(iter(topics), None))
    return f"A question about {topic}" if topic and is_harmless(topic) else "A question about your work"


def given_by(case: Case) -> tuple[Contact, ...]:
    """Return who gave me their name; somebody whose record is private is named to nobody."""
    if case.person is not None:
        by = introducers(case.journal, case.today).get(case.person, ())
    else:
        by = meetings.people(case.journal, case.meeting) if case.meeting else ()
    if case.meeting is not None and case.meeting.private:
        return ()
    return tuple(one for one in by if not one.private)


def _ahead(case: Case) -> tuple[Meeting, ...]:
    """Return the meetings with them that are asked for or agreed; an interview is no answer to a request."""
    all_ = meetings.by_contact(case.journal).get(case.person, ()) if case.person else ()
    with_day = (m for m in all_ if m.date and m.date.day > case.today and not meetings.is_interview(m))
    return tuple(meeting for meeting in with_day if meetings.ahead(meeting, case.today))


def _given(case: Case) -> tuple[str, ...]:
    """Return what was noted of them when I was given their name."""
    return tuple(
        f"{words.listed([one_line(p.name) for p in meetings.people(case.journal, given.meeting)])} said of "
        f"{one_line(given.name)}: {own_line(given.item.note)}"
        for given in names_given(case.journal, case.today)
        if material(given.meeting, given.item.note)
        and (given.contact is case.person if case.person else given.name == case.name)
    )


def refused(case: Case) -> tuple[str, ...]:
    """Return a note where their latest answer was a no; else nothing."""
    if case.person is None or not said_no(case.journal, case.today, case.person, case.today):
        return ()
    return (f"{one_line(case.person.name)} said no: better let it rest",)


def tries(case: Case) -> tuple[str, ...]:
    """Return a note where they were asked so often that it is enough; else nothing."""
    person = case.person
    asked = len(unanswered(person, sent_to(case.journal, case.today, person), case.today)) if person else 0
    if asked < case.settings.outreach_tries:
        return ()
    return (f"{words.count(asked, 'request')} without an answer: better let it rest",)


KIND = DraftKind("request", write)
