"""The brief of a meeting: everything to read before it and to have at hand in it (sources 000 to 004)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts import open_to
from generator.facts import clocks as hours
from generator.facts import meetings
from generator.facts.awaited import awaited_from
from generator.facts.clocks import Clock
from generator.facts.companies import find_company
from generator.facts.meetings import permission
from generator.facts.outreach import sent_to
from generator.facts.touches import known_since, touches_by
from generator.facts.wikilinks import plain_line, with_names
from generator.model import body
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Meeting
from generator.reports.card import Card
from generator.words.plain_text import is_private, line, one_line, paragraphs, without_private
from generator.words.said import Quoted, Said, said

CLOSE_TO_THE_END = 5
"""How many minutes before the end to begin with the closing questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore:
    """What I sent them: the text word by word where it was kept, else what I said that I would like to learn."""

    day: date
    by: str
    text: str
    objective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person of the meeting. `card` is None for a name without a record.

    `company` is the industry and place of their company; `last_met` is the day we last met before this meeting, which
    tells how old the personal details may be, and `known_since` since when I know them, where that is before it.
    """

    name: str
    card: Card | None = None
    company: str = ""
    last_met: date | None = None
    known_since: Moment | None = None
    phone: str = ""
    sent: tuple[SentBefore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to bring or to do before a meeting; `done` where the journal says that it is done."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything about one meeting on one day; texts are plain, lists keep the owner's order."""

    meeting: Meeting
    today: date
    status: str
    people: tuple[Attendee, ...]
    day: date | None
    clocks: tuple[Clock, ...]
    minutes: int
    how: str
    kind: str
    place: str = ""
    link: str = ""
    objective: str = ""
    topics: tuple[str, ...] = ()
    i_owe: tuple[Said, ...] = ()
    they_owe: tuple[Said, ...] = ()
    research: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    pitch: tuple[str, ...] = ()
    situation: tuple[str, ...] = ()
    checklist: tuple[Check, ...] = ()
    closing: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The meeting's title, else the names of the people in it."""
        return line(self.meeting.title or "") or words.listed([person.name for person in self.people]) or "A meeting"


def next_meeting(journal: Journal, today: date, person: Contact | None = None) -> Meeting | None:
    """Return the next scheduled meeting, today's included; with `person`, the next with them, requested ones too."""
    ahead = [
        meeting
        for meeting in journal.meetings
        if meeting.date is not None
        and meeting.date.day >= today
        and (person is None or person in meetings.people(journal, meeting))
        and meetings.status(meeting, today) in (("scheduled",) if person is None else ("scheduled", "requested"))
    ]
    return min(ahead, key=lambda meeting: (str(meeting.date), meeting.slug), default=None)


def brief(day: Day, meeting: Meeting, *, private: bool = True) -> Brief:
    """Return the brief of a meeting; without what is `private`, for a sheet that others may come to see."""
    there = tuple(one for one in meetings.people(day.journal, meeting) if private or not one.private)
    on = meeting.date.day if meeting.date else None
    research, questions = meetings.research(meeting), body.questions(meeting.source, meeting.body_start)
    if not private:
        research, questions = without_private(research), tuple(one for one in questions if not is_private(one.text))
    own = {normalize(line(question.text)) for question in questions}
    return Brief(
        meeting=meeting,
        today=day.today,
        status=meetings.status(meeting, day.today),
        people=tuple(_attendees(day.journal, day.today, meeting, private=private)),
        day=on,
        clocks=hours.clocks(day.journal, meeting),
        minutes=hours.minutes(meeting),
        how=meeting.how or "in-person",
        kind=meetings.kind(meeting),
        place=plain_line(day.journal, meeting.place or ""),
        link=one_line(meeting.link or ""),
        objective=plain_line(day.journal, meeting.objective or ""),
        topics=tuple(map(line, meeting.topics)),
        i_owe=tuple(_i_owe(day, there, private=private)),
        they_owe=tuple(_they_owe(day.journal, day.today, there, private=private)),
        research=paragraphs(with_names(day.journal, research)),
        questions=tuple(filter(None, (plain_line(day.journal, question.text) for question in questions))),
        pitch=_section(day.journal, "Pitch"),
        situation=_section(day.journal, "My situation"),
        checklist=tuple(_checklist(meeting, day.today)),
        closing=tuple(asked for asked in _closing(day, meeting, there) if normalize(asked) not in own),
    )


def _attendees(journal: Journal, today: date, meeting: Meeting, *, private: bool) -> Iterator[Attendee]:
    for reference in journal.contacts.distinct(meeting.with_):
        person = journal.contacts.find(reference)
        if person is not None and person.private and not private:
            continue
        if person is None:
            yield Attendee(name=one_line(strip_brackets(reference)))
            continue
        card = Card(journal, today, person)
        yield Attendee(
            name=card.name,
            card=card,
            company=_of_company(journal, person),
            last_met=_last_met(journal, today, person, meeting, private=private),
            known_since=_known_before(journal, today, person, meeting),
            phone=one_line(person.phone[0]) if person.phone else "",
            sent=tuple(_sent(journal, today, person, meeting)),
        )


def _of_company(journal: Journal, person: Contact) -> str:
    company = find_company(journal, person.company) if person.company else None
    record = company.record if company else None
    if record is None:
        return ""
    # My verdict on the company stays out: the sheet may lie on their table.
    return "; ".join(line(text) for text in (record.industry, record.location) if text)


def _last_met(journal: Journal, today: date, person: Contact, meeting: Meeting, *, private: bool) -> date | None:
    """Return the day we last met, at a meeting or an event, before this one."""
    touches = [touch for touch in touches_by(journal, today, person) if private or not touch.record.private]
    limit = meeting.date.day if meeting.date else date.max
    met = [touch.day for touch in touches if touch.kind in ("met", "event") and touch.day <= limit]
    return max((day for day in met if day < limit), default=None)


def _known_before(journal: Journal, today: date, person: Contact, meeting: Meeting) -> Moment | None:
    """Return since when I know somebody, if that is before a meeting."""
    since = known_since(journal, today, person)
    return since if since and (meeting.date is None or since.before(meeting.date.day)) else None


def _sent(journal: Journal, today: date, person: Contact, meeting: Meeting) -> Iterator[SentBefore]:
    """Yield the latest request before the meeting, and everything sent since then whose text was kept."""
    limit = meeting.date.day if meeting.date else date.max
    sent = [one for one in sent_to(journal, today, person) if one.on <= limit]
    requests = [one for one in sent if one.about == "request"]
    for one in sent:
        item = one.item
        is_latest = bool(requests) and one is requests[-1]
        if (is_latest and (item.text or item.objective)) or (item.text and (not requests or one.on >= requests[-1].on)):
            yield SentBefore(
                day=one.on, by=item.by, text=line(item.text or ""), objective=plain_line(journal, item.objective or "")
            )


def _i_owe(day: Day, there: tuple[Contact, ...], *, private: bool) -> Iterator[Said]:
    owed = open_to(day)
    theirs = [
        debt
        for person in there
        for debt in owed.get(person, ())
        if debt.kind.said_at_meeting and (private or not debt.record.private)
    ]
    return (debt.reason for debt in sorted(theirs, key=lambda debt: debt.order))


def _they_owe(journal: Journal, today: date, there: tuple[Contact, ...], *, private: bool) -> Iterator[Said]:
    for person in there:
        for meeting, item in awaited_from(journal, today, person):
            if meeting.private and not private:
                continue
            what = Quoted(plain_line(journal, item.what))
            if meeting.date is not None and meeting.date.day <= today:
                yield said("{who} promised you on {day}: {what}", who=person, day=meeting.date.day, what=what)
            else:  # a meeting that is still ahead is not the day of it
                yield said("{who} promised you: {what}", who=person, what=what)


def _section(journal: Journal, begin: str) -> tuple[str, ...]:
    """Return the paragraphs under the profile's first `##` heading that begins with `begin`."""
    me = journal.profile
    if me is None:
        return ()
    parts = (part for part in body.sections(me.source, me.body_start) if part.level == 2)
    part = next((part for part in parts if part.title.lower().startswith(begin.lower())), None)
    return paragraphs(body.words(me.source, me.body_start, part)) if part else ()


def _checklist(meeting: Meeting, today: date) -> Iterator[Check]:
    """Yield what sources 000, 002 and 004 say to do and to bring."""
    confirmed = meeting.confirmed is not None and meeting.confirmed.day <= today
    yield Check(text="Confirm time and place the day before", done=confirmed)
    how = meeting.how or "in-person"
    if how == "video":
        yield Check(text="Open the link five minutes early; look at light and sound")
        yield Check(text="Dress as if you sat opposite")
    elif how == "phone":
        yield Check(text="A quiet room and a full battery, five minutes early")
    else:
        yield Check(text="Arrive five to ten minutes early")
        yield Check(text="Dress to match the place, rather better than worse")
    yield Check(text="Pen and paper; write little")
    if meetings.is_interview(meeting):
        yield Check(text="What they wrote about the post, and what you want to ask of it")
        yield Check(text="A resume for each of them" if how == "in-person" else "Your resume, open beside you")
        return
    if how == "in-person":
        yield Check(text="Wallet: offer to pay for the coffee")
        yield Check(text="Business cards")
        if meetings.kind(meeting) == "informational-interview":
            yield Check(text="One-page resume, left in the folder unless they ask")


def _closing(day: Day, meeting: Meeting, there: tuple[Contact, ...]) -> Iterator[str]:
    """Yield the questions at the end of every meeting (sources 001, 002 and 004); of an interview, its own two."""
    if meetings.is_interview(meeting):
        yield "Is there anything else that you would like to know of me?"
        yield "What happens next, and by when may I expect to hear?"
        return
    yield "Is there anything else you would like to share?"
    yield "Whom else should I meet?"
    if not there or any(permission(day.journal, day.today, person) != "yes" for person in there):
        yield "May I keep in touch?"
    else:
        yield "May I go on keeping in touch?"
    yield "How can I help you?"
