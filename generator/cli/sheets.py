"""A sheet for a terminal: a name, sentences under it, then parts with a heading each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.cli.terminal import BOLD, CYAN, FAINT, Paint, filled
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.companies import KnownCompany
from generator.facts.introductions import names_given, opened, yields
from generator.facts.promises import promises
from generator.facts.stages import STAGES, stage
from generator.facts.touches import attended, last_contact, listeners, touches_by
from generator.model import body
from generator.model.choices import EVENTS, HOW, MEETINGS, STATUSES, WAYS
from generator.model.items import Met
from generator.model.journal import Journal
from generator.model.names import key, unwrap
from generator.model.records import Contact, Event, Meeting, Update
from generator.model.settings import Settings
from generator.reports.card import Card, happened
from generator.reports.lookup import Shortener
from generator.reports.reach import ways
from generator.rules.formats import width
from generator.words import plain_text
from generator.words.said import Said, plain, said, sentence
from generator.words.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A journal on one day, and the terminal to show it on."""

    journal: Journal
    today: date
    settings: Settings
    paint: Paint
    room: int

    @property
    def debts(self) -> tuple[Debt, ...]:
        """What is owed now."""
        return open_debts(self.journal, self.today, self.settings)

    def day(self, when: date) -> str:
        """Return a day as people say it."""
        return words.day(when, self.today)

    def put(self, one: Said) -> str:
        """Return a sentence from its beginning to its full stop."""
        return f"{plain(sentence(one), self.today)}."

    def name(self, name: str, under: str = "") -> Iterator[str]:
        """Yield the name at the head of the sheet, and a line under it."""
        yield from (self.paint(BOLD, line) for line in filled(name, self.room))
        yield from (self.paint(FAINT, line) for line in filled(under, self.room))

    def said(self, *sentences: Said | str | None) -> Iterator[str]:
        """Yield sentences as a paragraph, after an empty line; nothing for none."""
        text = " ".join(self.put(one) if isinstance(one, Said) else one for one in sentences if one)
        if text:
            yield ""
            yield from filled(text, self.room)

    def part(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a heading and what stands under it; nothing where that is nothing."""
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

    def owed(self, debts: Iterable[Debt]) -> Iterator[str]:
        """Yield what is owed: what, by when, and the command that closes it."""
        shortener = Shortener(self.journal, self.debts)
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
        return f"{self.day(meeting.date.day) if meeting.date else 'no day'}, {people}{title}"

    def file(self, path: str) -> Iterator[str]:
        """Yield where it stands."""
        yield ""
        yield self.paint(FAINT, visible(path))


def company_lines(scene: Scene, company: KnownCompany) -> Iterator[str]:
    """Yield what is known of a company, with a file or without."""
    record = company.record
    under = " · ".join(filter(None, (record.industry, record.location, record.website))) if record else ""
    yield from scene.name(company.name, under)
    aimed_at = (record and record.target) or _in_profile(scene, company)
    yield from scene.said(
        "You aim at it." if aimed_at else "", words.sentence(plain_text.line(record.verdict or "")) if record else ""
    )
    yield from scene.part("Whom you know there", scene.items(_person(scene, person) for person in company.people))
    if not company.people:
        yield from scene.said("You know nobody there yet.")
    yield from scene.part("Who was there before", scene.items(_person(scene, person) for person in company.former))
    yield from scene.part("Meetings", scene.items(_meetings(scene, company)))
    if record is not None:
        yield from scene.part("Notes", scene.items(plain_text.paragraphs(record.body)))
        yield from scene.file(record.path)
    else:
        yield from scene.said("It has no file of its own.")


def _in_profile(scene: Scene, company: KnownCompany) -> bool:
    targets = scene.journal.profile.targets if scene.journal.profile else ()
    return any(key(target) in (key(company.slug), key(company.name)) for target in targets)


def _person(scene: Scene, person: Contact) -> str:
    last = last_contact(scene.journal, scene.today, person)
    role = f", {person.role}" if person.role else ""
    since = f"last in touch on {scene.day(last.day)}" if last else "not in touch yet"
    return f"{person.name}{role} ({since})"


def _meetings(scene: Scene, company: KnownCompany) -> Iterator[str]:
    there = dict.fromkeys(
        meeting for person in company.people for meeting in meetings.by_contact(scene.journal).get(person, ())
    )
    newest = sorted(there, key=lambda meeting: (str(meeting.date), meeting.slug), reverse=True)
    yield from (scene.meeting(meeting) for meeting in newest[:8])
    if len(newest) > 8:
        yield f"and {words.count(len(newest) - 8, 'meeting')} before that"


SHOWN_TOUCHES = 12


def contact_lines(scene: Scene, person: Contact) -> Iterator[str]:
    """Yield everything worth knowing before writing to somebody or meeting them."""
    card = Card(scene.journal, scene.today, person)
    yield from scene.name(person.name, " · ".join(filter(None, (card.works, person.location))))
    yield from scene.said(plain(card.led, scene.today) if card.led else "")
    yield from scene.said(card.found)
    yield from scene.said(*_standing(scene, card))
    yield from scene.part("Between you", scene.pairs(_personal(card)))
    yield from scene.part("How to reach them", scene.pairs(_reach(person)))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.contact is person))
    yield from scene.part("What they promised you", scene.items(_awaited_from(scene, card)))
    yield from scene.part("Help", scene.items(_help(scene, person)))
    yield from scene.part("Introductions they made", scene.items(_doors(scene, person)))
    yield from _timeline(scene, person)
    yield from scene.file(person.path)


def _standing(scene: Scene, card: Card) -> Iterator[Said | str | None]:
    person, last = card.person, card.last_sign
    yield said(STAGES[stage(scene.journal, scene.today, scene.settings, person)].you)
    yield last
    if last or person.may_follow_up is not None:
        yield card.permission
    yield card.rhythm
    yield "You have put them aside." if person.archived else None


def _personal(card: Card) -> Iterator[tuple[str, str]]:
    yield "in common", card.bond
    yield from card.personal
    yield "topics", ", ".join(card.person.topics)


def _reach(person: Contact) -> Iterator[tuple[str, str]]:
    """Yield the ways to reach somebody, the one that they prefer first (source 001)."""
    known = ways(person)
    if person.prefers and not any(way.preferred for way in known):
        yield WAYS[person.prefers].noun, "as they prefer"
    for way in known:
        name = WAYS[way.kind].noun if way.kind in WAYS else way.kind
        yield name, f"{way.text} (preferred)" if way.preferred else way.text
    yield "time zone", person.time_zone or ""


def _awaited_from(scene: Scene, card: Card) -> Iterator[str]:
    for _, promised in card.awaited:
        by = f", by {scene.day(promised.by.day)}" if promised.by else ""
        yield f"{words.sentence(promised.what)}{by}"


def _help(scene: Scene, person: Contact) -> Iterator[str]:
    for touch in reversed(touches_by(scene.journal, scene.today, person)):
        if touch.kind == "help":
            yield f"{scene.day(touch.day)}, {plain(happened(scene.journal, touch, person), scene.today)}"


def _doors(scene: Scene, person: Contact) -> Iterator[str]:
    came = yields(scene.journal, scene.today, scene.settings)[person][0]
    if came.introduced == 0:
        return
    names = [other.name for other in opened(scene.journal, scene.today).get(person, ())]
    for name in names_given(scene.journal, scene.today):
        there = meetings.people(scene.journal, name.meeting)
        if name.contact is None and person in there and name.name and name.name not in names:
            names.append(name.name)
    doors = words.count(came.introduced, "introduction")
    in_touch, met = (words.number(many) if many else "none" for many in (came.approached, came.met))
    yield f"{words.sentence(doors)}: {words.listed(names)}; in touch with {in_touch}, met {met}"


def _timeline(scene: Scene, person: Contact) -> Iterator[str]:
    touches = touches_by(scene.journal, scene.today, person)[::-1]
    told = (
        (scene.day(touch.day), plain(happened(scene.journal, touch, person), scene.today))
        for touch in touches[:SHOWN_TOUCHES]
    )
    yield from scene.part("What happened", scene.pairs(told))
    if (rest := len(touches) - SHOWN_TOUCHES) > 0:
        yield f"  and {words.count(rest, 'thing')} before that"


def meeting_lines(scene: Scene, meeting: Meeting) -> Iterator[str]:
    """Yield what was asked, said, given and promised."""
    people = meetings.people(scene.journal, meeting)
    names = words.listed([person.name for person in people]) or words.listed(meeting.with_)
    yield from scene.name(meeting.title or names or meeting.slug, _when(scene, meeting, names))
    objective = plain_text.line(meeting.objective or "")
    yield from scene.said(_status(scene, meeting), f"To learn: {objective}." if objective else "")
    yield from scene.part("Questions", _questions(scene, meeting))
    yield from scene.part("Notes", scene.items(plain_text.paragraphs(meetings.notes(meeting))))
    yield from scene.part("Names you were given", scene.items(_names(scene, meeting)))
    yield from scene.part("Thanks", scene.items(_thanks(scene, meeting)))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.record is meeting))
    yield from scene.part("What you promised", scene.items(_promised(scene, meeting)))
    yield from scene.part("What they promised you", scene.items(_awaited_at(scene, meeting)))
    yield from scene.part("What came of it", scene.pairs(_outcome(meeting)))
    yield from scene.file(meeting.path)


def _when(scene: Scene, meeting: Meeting, names: str) -> str:
    clock = f" at {meeting.date.clock:%H:%M}" if meeting.date and meeting.date.clock else ""
    day = f"{words.WEEKDAYS[meeting.date.day.weekday()]}, {scene.day(meeting.date.day)}{clock}" if meeting.date else ""
    how = HOW[meeting.how or "in-person"].by
    return " · ".join(filter(None, (names if meeting.title else "", day, how or meeting.place or "")))


def _status(scene: Scene, meeting: Meeting) -> str:
    status = meetings.status(meeting, scene.today)
    length = meeting.lasted or meeting.duration
    lasted = f", {length}" if length else ""
    asked = " that they asked for" if meeting.asked_by == "them" else ""
    return f"{words.sentence(STATUSES[status].you)}: {MEETINGS[meetings.kind(meeting)].noun}{asked}{lasted}."


def _questions(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for question in body.questions(meeting.source, meeting.body_start):
        yield from filled(plain_text.line(question.text), scene.room, 2)
        for paragraph in plain_text.paragraphs(question.answer):
            yield from filled(paragraph, scene.room, 4)


def _names(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for name in names_given(scene.journal, scene.today):
        if name.meeting is meeting and name.name:
            note = f": {name.item.note}" if name.item.note else ""
            yield f"{name.name}{note}"


def _thanks(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for thanks in meeting.thanks:
        to = words.listed([person.name for person in scene.journal.contacts.resolve(thanks.to)])
        yield f"{scene.day(thanks.on.day)}, {WAYS[thanks.by].by}{f', to {to}' if to else ''}"


def _promised(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for promise in promises(scene.journal, meeting):
        if promise.closed or promise.waived or promise.let_go:
            kept = f", kept on {scene.day(promise.kept_on.day)}" if promise.kept_on else ", kept"
            ended = kept if promise.closed and not promise.waived else ", let go"
            yield f"{words.sentence(plain_text.line(promise.text))}{ended}"


def _awaited_at(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for promised in meeting.awaiting:
        came = f", came on {scene.day(promised.came.day)}" if promised.came else ""
        yield f"{words.sentence(promised.what)}{came}"


def _outcome(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "outcomes", ", ".join(outcome.replace("-", " ") for outcome in meeting.outcomes)
    yield "lesson", meeting.lesson or ""


def event_lines(scene: Scene, event: Event) -> Iterator[str]:
    """Yield an event: what for, and whom I met."""
    day = f"{words.WEEKDAYS[event.date.day.weekday()]}, {scene.day(event.date.day)}" if event.date else ""
    kind = EVENTS[event.kind] if event.kind else ""
    yield from scene.name(event.name, " · ".join(filter(None, (day, event.place, kind))))
    yield from scene.said(f"Goal: {plain_text.line(event.goal)}." if event.goal else "")
    here = [person.name for person, where, _ in attended(scene.journal, scene.today) if where is event]
    strangers = [_met(met) for met in event.met if met.name and scene.journal.contacts.find(met.name) is None]
    yield from scene.part("Whom you met", scene.items([*here, *strangers]))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.record is event))
    yield from scene.part("Notes", scene.items(plain_text.paragraphs(event.body)))
    yield from scene.file(event.path)


def _met(met: Met) -> str:
    company = unwrap(met.company) if met.company else ""
    return ", ".join(filter(None, (met.name, met.role, company))) + (f": {met.note}" if met.note else "")


def update_lines(scene: Scene, update: Update) -> Iterator[str]:
    """Yield a piece of news: its words, who has heard it and who has not."""
    yield from scene.name(update.subject, f"your news of {scene.day(update.date.day)}" if update.date else "your news")
    yield from scene.part("What you write", scene.items(plain_text.paragraphs(update.body)))
    yield from scene.part("Who has heard it", scene.items(_told(scene, update)))
    yield from scene.part("Who has not", scene.owed(d for d in scene.debts if d.record is update))
    yield from scene.file(update.path)


def _told(scene: Scene, update: Update) -> Iterator[str]:
    for told in update.told:
        everybody = any(who.lower() == "all" for who in told.who)
        people = listeners(scene.journal, update) if everybody else scene.journal.contacts.resolve(told.who)
        yield f"{scene.day(told.on.day)}: {words.listed([person.name for person in people])}"
