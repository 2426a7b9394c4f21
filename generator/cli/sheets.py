"""What `journal show` prints of each kind of record: its name, a few sentences, then parts under headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.cli.terminal import BOLD, CYAN, FAINT, Paint, filled
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.awaited import is_awaited, promised_by
from generator.facts.companies import KnownCompany, find_company, is_target
from generator.facts.introductions import names_given
from generator.facts.promises import became, promises
from generator.facts.stages import STAGES, stage
from generator.facts.touches import attended, last_contact, listeners, touches_by
from generator.facts.wikilinks import plain_line, with_names
from generator.model import body
from generator.model.choices import EVENTS, HOW, MEETINGS, STATUSES, WAYS
from generator.model.day import Day
from generator.model.items import Met
from generator.model.journal import Journal
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting, Update
from generator.reports.card import LAPSED, Card, called_off, happened
from generator.reports.hours import when
from generator.reports.introductions import introductions
from generator.reports.lookup import Shortener
from generator.reports.ways_to_reach import ways_to_reach
from generator.words import plain_text
from generator.words.columns import width
from generator.words.said import Said, plain, said, sentence
from generator.words.visible import visible

SHOWN_TOUCHES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Makes the lines of a sheet: for a journal on one day, in the colours and the width of a terminal."""

    day: Day
    paint: Paint
    room: int

    @property
    def debts(self) -> tuple[Debt, ...]:
        """The open debts."""
        return open_debts(self.day)

    @property
    def journal(self) -> Journal:
        """The journal that is shown."""
        return self.day.journal

    @property
    def today(self) -> date:
        """The day it is."""
        return self.day.today

    def on(self, when: date) -> str:
        """Return a day in words."""
        return words.day(when, self.today)

    def put(self, one: Said) -> str:
        """Return a sentence with its capital and its full stop."""
        return f"{plain(sentence(one), self.today)}."

    def name(self, name: str, under: str = "") -> Iterator[str]:
        """Yield the name at the top of the sheet, and a line under it."""
        yield from (self.paint(BOLD, line) for line in filled(name, self.room))
        yield from (self.paint(FAINT, line) for line in filled(under, self.room))

    def said(self, *sentences: Said | str | None) -> Iterator[str]:
        """Yield an empty line and the sentences as a paragraph; nothing where there are none."""
        text = " ".join(self.put(one) if isinstance(one, Said) else one for one in sentences if one)
        if text:
            yield ""
            yield from filled(text, self.room)

    def part(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a heading and the lines under it; nothing where there are no lines."""
        first = True
        for line in lines:
            if first:
                yield ""
                yield self.paint(BOLD, title)
                first = False
            yield line

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield `label  text` lines whose texts begin in one column."""
        shown = [(visible(label), text) for label, text in pairs if text]
        wide = min(max((width(label) for label, _ in shown), default=0), 18)
        for label, text in shown:
            lines = list(filled(text, self.room, wide + 4))
            gap = " " * max(1, wide + 2 - width(label))
            yield f"  {self.paint(FAINT, label)}{gap}{(lines or [''])[0].lstrip()}"
            yield from lines[1:]

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield a line, or more where it is long, for each text."""
        for text in texts:
            yield from filled(text, self.room, 2, hanging=2)

    def line(self, text: str | None) -> str:
        """Return a field's text on one line, with names in place of its wikilinks."""
        return plain_line(self.journal, text or "")

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """Return the paragraphs of a text, with names in place of its wikilinks."""
        return plain_text.paragraphs(with_names(self.journal, text))

    def owed(self, debts: Iterable[Debt]) -> Iterator[str]:
        """Yield each debt: what to do, by when, and the command that closes it."""
        shortener = Shortener(self.day, self.debts)
        for debt in debts:
            day = words.near_day(debt.due_day, self.today)
            state = debt.state(self.today)
            when = f"waiting since {day}" if state == "overdue" else "today" if state == "today" else f"by {day}"
            yield from filled(f"{plain(sentence(debt.what), self.today)}, {when}", self.room, 2)
            close = shortener.close(debt)
            if debt.is_command:
                yield f"    {self.paint(CYAN, visible(close))}"
            else:
                yield from (self.paint(CYAN, line) for line in filled(words.sentence(close), self.room, 4))

    def meeting(self, meeting: Meeting) -> str:
        """Return a meeting in one line: its day, and with whom."""
        people = words.listed([person.name for person in meetings.people(self.journal, meeting)]) or meeting.label
        title = f": {meeting.title}" if meeting.title else ""
        status = meetings.status(meeting, self.today)
        state = f" ({STATUSES[status].state})" if status != "held" else ""
        return f"{self.on(meeting.date.day) if meeting.date else 'no day'}, {people}{title}{state}"

    def file(self, path: str) -> Iterator[str]:
        """Yield the path of the file."""
        yield ""
        yield self.paint(FAINT, visible(path))


def company_lines(sheet: Sheet, company: KnownCompany) -> Iterator[str]:
    """Yield what is known of a company, with a file or without."""
    record = company.record
    under = " · ".join(filter(None, (record.industry, record.location, record.website))) if record else ""
    yield from sheet.name(company.name, under)
    yield from sheet.said(
        "You aim at it." if is_target(sheet.journal, company) else "",
        words.sentence(sheet.line(record.verdict)) if record else "",
    )
    yield from sheet.part("Whom you know there", sheet.items(_person(sheet, person) for person in company.people))
    if not company.people:
        yield from sheet.said("You know nobody there yet.")
    yield from sheet.part("Who was there before", sheet.items(_person(sheet, person) for person in company.former))
    yield from sheet.part("Meetings", sheet.items(_meetings(sheet, company)))
    if record is not None:
        yield from sheet.part("Notes", sheet.items(sheet.paragraphs(record.body)))
        yield from sheet.file(record.path)
    else:
        yield from sheet.said("It has no file of its own.")


def _person(sheet: Sheet, person: Contact) -> str:
    last = last_contact(sheet.journal, sheet.today, person)
    role = f", {person.role}" if person.role else ""
    since = f", last on {sheet.on(last.day)}" if last else ""
    return f"{person.name}{role} ({STAGES[stage(sheet.day, person)].group}{since})"


def _meetings(sheet: Sheet, company: KnownCompany) -> Iterator[str]:
    there = dict.fromkeys(
        meeting for person in company.people for meeting in meetings.by_contact(sheet.journal).get(person, ())
    )
    newest = sorted(there, key=lambda meeting: (str(meeting.date), meeting.slug), reverse=True)
    yield from (sheet.meeting(meeting) for meeting in newest[:8])
    if len(newest) > 8:
        yield f"and {words.count(len(newest) - 8, 'meeting')} before that"


def contact_lines(sheet: Sheet, person: Contact) -> Iterator[str]:
    """Yield everything worth knowing before writing to somebody or meeting them."""
    card = Card(sheet.journal, sheet.today, person)
    yield from sheet.name(person.name, " · ".join(filter(None, (*card.beside, card.works, person.location))))
    yield from sheet.said(plain(card.led, sheet.today) if card.led else "")
    yield from sheet.said(card.found)
    yield from sheet.said(_formerly(sheet, person))
    yield from sheet.said(*_standing(sheet, card))
    yield from sheet.part("Between you", sheet.pairs(_personal(card)))
    yield from sheet.part("How to reach them", sheet.pairs(_reach(person)))
    yield from sheet.part("What you owe", sheet.owed(d for d in sheet.debts if d.contact is person))
    yield from sheet.part("What they promised you", sheet.items(_awaited_from(sheet, card)))
    yield from sheet.part("Help", sheet.items(_help(sheet, person)))
    yield from sheet.part("Introductions they made", sheet.items(_introductions(sheet, person)))
    yield from _timeline(sheet, person)
    yield from sheet.file(person.path)


def _standing(sheet: Sheet, card: Card) -> Iterator[Said | str | None]:
    person, last = card.person, card.last_sign
    upcoming = [m for m in meetings.by_contact(sheet.journal).get(person, ()) if _is_scheduled(sheet, m)]
    if stage(sheet.day, person) != "scheduled" or not upcoming:
        yield said(STAGES[stage(sheet.day, person)].you)
    if upcoming:
        yield f"You are going to meet on {when(sheet.journal, upcoming[0], sheet.today)}."
    yield last
    if last or person.may_follow_up is not None:
        yield card.permission
    yield card.rhythm
    yield "You have put them aside." if person.archived else None


def _is_scheduled(sheet: Sheet, meeting: Meeting) -> bool:
    return meetings.status(meeting, sheet.today) == "scheduled"


def _formerly(sheet: Sheet, person: Contact) -> str:
    names = [company.name if (company := find_company(sheet.journal, one)) else one for one in person.formerly]
    return f"Formerly at {words.listed(names)}." if names else ""


def _personal(card: Card) -> Iterator[tuple[str, str]]:
    yield "in common", card.bond
    yield from card.personal
    yield from card.details


def _reach(person: Contact) -> Iterator[tuple[str, str]]:
    """Yield the ways to reach somebody, the one that they prefer first (source 001)."""
    known = ways_to_reach(person)
    if person.prefers and not any(way.preferred for way in known):
        yield WAYS[person.prefers].noun, "as they prefer"
    for way in known:
        name = WAYS[way.kind].noun if way.kind in WAYS else way.kind
        yield name, f"{way.text} (preferred)" if way.preferred else way.text


def _awaited_from(sheet: Sheet, card: Card) -> Iterator[str]:
    for _, promised in card.awaited:
        by = f", by {sheet.on(promised.by.day)}" if promised.by else ""
        yield f"{words.sentence(sheet.line(promised.what))}{by}"


def _help(sheet: Sheet, person: Contact) -> Iterator[str]:
    for touch in reversed(touches_by(sheet.journal, sheet.today, person)):
        if touch.kind == "help":
            yield f"{sheet.on(touch.day)}, {plain(happened(sheet.journal, touch, person), sheet.today)}"


def _introductions(sheet: Sheet, person: Contact) -> Iterator[str]:
    made = introductions(sheet.day).by_introducer().get(person, ())
    if not made:
        return
    names = [f"{one.name} ({plain(one.became, sheet.today)})" for one in made]
    introduced = words.count(len(made), "introduction")
    states = [one.state for one in made]
    in_touch, met = states.count("approached") + states.count("met"), states.count("met")
    counted = (words.number(many) if many else "none" for many in (in_touch, met))
    yield f"{words.sentence(introduced)}: {words.listed(names)}; in touch with {', met '.join(counted)}"


def _timeline(sheet: Sheet, person: Contact) -> Iterator[str]:
    touches = touches_by(sheet.journal, sheet.today, person)[::-1]
    told = (
        (sheet.on(touch.day), plain(happened(sheet.journal, touch, person), sheet.today))
        for touch in touches[:SHOWN_TOUCHES]
    )
    yield from sheet.part("What happened", sheet.pairs(told))
    if (rest := len(touches) - SHOWN_TOUCHES) > 0:
        yield from sheet.items([f"and {words.count(rest, 'thing')} before that"])


def meeting_lines(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    """Yield what was asked, said, given and promised."""
    people = meetings.people(sheet.journal, meeting)
    names = words.listed([person.name for person in people]) or words.listed([*map(strip_brackets, meeting.with_)])
    yield from sheet.name(meeting.title or names or meeting.slug, _when(sheet, meeting, names))
    objective = sheet.line(meeting.objective)
    yield from sheet.said(_status(sheet, meeting), f"To learn: {objective}." if objective else "")
    yield from sheet.part("Questions", _questions(sheet, meeting))
    yield from sheet.part("Notes", sheet.items(sheet.paragraphs(meetings.notes(meeting))))
    yield from sheet.part("Names you were given", sheet.items(_names(sheet, meeting)))
    yield from sheet.part("Thanks", sheet.items(_thanks(sheet, meeting)))
    yield from sheet.part("What you owe", sheet.owed(d for d in sheet.debts if d.record is meeting))
    yield from sheet.part("What you promised", sheet.items(_promised(sheet, meeting)))
    yield from sheet.part("What they promised you", sheet.items(_awaited_at(sheet, meeting)))
    yield from sheet.part("What came of it", sheet.pairs(_outcome(sheet, meeting)))
    yield from sheet.file(meeting.path)


def _when(sheet: Sheet, meeting: Meeting, names: str) -> str:
    day = when(sheet.journal, meeting, sheet.today)
    how = HOW[meeting.how or "in-person"].by
    return " · ".join(filter(None, (names if meeting.title else "", day, how or meeting.place or "")))


def _status(sheet: Sheet, meeting: Meeting) -> str:
    status = meetings.status(meeting, sheet.today)
    length = meeting.lasted or meeting.duration
    lasted = f", {length}" if length else ""
    asked = " that they asked for" if meeting.asked_by == "them" else ""
    said = called_off(meeting, sheet.today) if status == "cancelled" else STATUSES[status].you
    return f"{words.sentence(said)}: {MEETINGS[meetings.kind(meeting)].noun}{asked}{lasted}."


def _questions(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    for question in body.questions(meeting.source, meeting.body_start):
        yield from filled(sheet.line(question.text), sheet.room, 2)
        for paragraph in sheet.paragraphs(question.answer):
            yield from filled(paragraph, sheet.room, 4)


def _names(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    for name in names_given(sheet.journal, sheet.today):
        if name.meeting is meeting and name.name:
            note = f": {sheet.line(name.item.note)}" if name.item.note else ""
            yield f"{name.name}{note}"


def _thanks(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    for thanks in meeting.thanks:
        to = words.listed([person.name for person in sheet.journal.contacts.resolve(thanks.to)])
        yield f"{sheet.on(thanks.on.day)}, {WAYS[thanks.by].by}{f', to {to}' if to else ''}"


def _promised(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    for promise in promises(sheet.journal, meeting):
        ended = {"kept": "kept", "let-go": "let go", "lapsed": LAPSED}.get(became(promise, sheet.today))
        if ended is not None:  # what is open stands under what you owe
            on = f" on {sheet.on(promise.kept_on.day)}" if ended == "kept" and promise.kept_on else ""
            yield f"{words.sentence(sheet.line(promise.text))}, {ended}{on}"


def _awaited_at(sheet: Sheet, meeting: Meeting) -> Iterator[str]:
    for promised in meeting.awaiting:
        who = promised_by(sheet.journal, meeting, promised)
        by = f" ({who.name})" if who and promised.from_ else ""
        came = ""
        if promised.came and promised.came.day <= sheet.today:
            came = f", came on {sheet.on(promised.came.day)}"
        ended = f", no longer waited for: {promised.waived}" if promised.waived and not came else came
        if not ended and not is_awaited(meeting, promised, sheet.today):
            ended = f", {LAPSED}"
        yield f"{words.sentence(sheet.line(promised.what))}{by}{ended}"


def _outcome(sheet: Sheet, meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "outcomes", ", ".join(outcome.replace("-", " ") for outcome in meeting.outcomes)
    yield "lesson", sheet.line(meeting.lesson)


def event_lines(sheet: Sheet, event: Event) -> Iterator[str]:
    """Yield an event: what for, and whom I met."""
    day = when(sheet.journal, event, sheet.today)
    kind = EVENTS[event.kind] if event.kind else ""
    yield from sheet.name(event.name, " · ".join(filter(None, (day, event.place, kind))))
    yield from sheet.said(f"Goal: {sheet.line(event.goal)}." if event.goal else "")
    here = [person.name for person, where, _ in attended(sheet.journal, sheet.today) if where is event]
    strangers = [_met(sheet, met) for met in event.met if met.name and sheet.journal.contacts.find(met.name) is None]
    nobody = ["You did not go." if event.attended is False else "Nobody."] if event.attended is not None else []
    yield from sheet.part("Whom you met", sheet.items([*here, *strangers] or nobody))
    yield from sheet.part("What you owe", sheet.owed(d for d in sheet.debts if d.record is event))
    yield from sheet.part("Notes", sheet.items(sheet.paragraphs(event.body)))
    yield from sheet.file(event.path)


def _met(sheet: Sheet, met: Met) -> str:
    company = strip_brackets(met.company) if met.company else ""
    return ", ".join(filter(None, (met.name, met.role, company))) + (f": {sheet.line(met.note)}" if met.note else "")


def update_lines(sheet: Sheet, update: Update) -> Iterator[str]:
    """Yield a piece of news: its words, who has heard it and who has not."""
    yield from sheet.name(update.subject, f"your news of {sheet.on(update.date.day)}" if update.date else "your news")
    yield from sheet.part("What you write", sheet.items(sheet.paragraphs(update.body)))
    yield from sheet.part("Who has heard it", sheet.items(_told(sheet, update)))
    yield from sheet.part("Who has not", sheet.owed(d for d in sheet.debts if d.record is update))
    yield from sheet.file(update.path)


def _told(sheet: Sheet, update: Update) -> Iterator[str]:
    for told in update.told:
        everybody = any(who.lower() == "all" for who in told.who)
        people = listeners(sheet.journal, update) if everybody else sheet.journal.contacts.resolve(told.who)
        yield f"{sheet.on(told.on.day)}: {words.listed([person.name for person in people])}"
