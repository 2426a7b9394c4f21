"""The table of `journal todo`: open debts grouped by record, most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator import words
from generator.cli.terminal import AMBER, BOLD, CYAN, FAINT, GREEN, Paint, filled, justified
from generator.debts import all_settled
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting, Record, Update
from generator.reports.ahead import Ahead
from generator.reports.hours import hours
from generator.reports.lookup import Shortener
from generator.reports.owed import arranged, nothing_owed
from generator.reports.unclear import in_words
from generator.words.said import Name, People, plain, said, sentence
from generator.words.visible import visible

SHOWN_DAYS = 14
"""How many days ahead the table shows by default (contract §5)."""
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What `journal todo` prints: the debts asked for, closed ones too, and how to print them.

    `until` is the last day shown; what falls due later is counted. `about` is the person asked about. With `whole`
    every debt has its own line; else debts that can't be closed before their day are only named, and those of one piece
    of news share a line.
    """

    journal: Journal
    debts: tuple[Debt, ...]
    today: date
    until: date | None
    whole: bool
    about: Contact | None
    shortener: Shortener
    paint: Paint
    room: int
    unclear: int = 0
    """How many files may owe more, since something in them can't be read as meant."""
    ahead: tuple[Ahead, ...] = ()
    let_go: int = 0
    """How many debts have lapsed in the last fortnight."""

    def lines(self, *, everything: bool = False) -> Iterator[str]:
        """Yield the table line by line."""
        open_ = [debt for debt in self.debts if debt.is_open]
        found = arranged(open_, self.today, self.until, whole=self.whole)
        shown = [*(debt for line in found.lines for debt in line), *found.waiting]
        yield from self._ahead()
        yield from filled(self._opening(sorted(shown, key=lambda debt: debt.order)), self.room)
        if self.unclear:
            said = f"{in_words(self.unclear)}: `journal check` says what to mend."
            yield from (self.paint(AMBER, line) for line in filled(said, self.room))
        for record, lines in found.groups:
            yield ""
            yield from self._heading(record)
            for line in lines:
                yield from self._line(line)
        for text in (
            self._waiting(found.waiting),
            self._on_their_day(found.on_their_day),
            self._later(found.later),
            self._let_go(),
        ):
            if text:
                yield ""
                yield from filled(text, self.room)
        if everything:
            yield from self._done([debt for debt in self.debts if not debt.is_open])

    def _ahead(self) -> Iterator[str]:
        for on in (self.today, shifted(self.today, 1)):
            there = [plain(one.what, self.today) for one in self.ahead if one.date.day == on]
            if there:
                yield from filled(f"{words.sentence(words.near_day(on, self.today))}: {'; '.join(there)}.", self.room)
        if self.ahead:
            yield ""

    def _waiting(self, waiting: tuple[Debt, ...]) -> str:
        if not waiting:
            return ""
        more = words.count(len(waiting), "more thing")
        one = len(waiting) == 1
        which = "lists it too" if one else "lists them all"
        return f"{words.sentence(more)} {'waits' if one else 'wait'}; `journal todo --within 0` {which}."

    def _let_go(self) -> str:
        if not self.let_go:
            return ""
        were = "was" if self.let_go == 1 else "were"
        return (
            f"{words.sentence(words.number(self.let_go))} {were} let go in these {SHOWN_DAYS} days, having waited long;"
            f" `journal todo --all` lists {'it' if self.let_go == 1 else 'them'}."
        )

    def _opening(self, shown: list[Debt]) -> str:
        if not shown:
            return self._nothing()
        states = [debt.state(self.today) for debt in shown]
        waiting, now, ahead = (states.count(state) for state in ("overdue", "today", "upcoming"))
        return opening(
            (waiting, words.near_day(shown[0].due_day, self.today)),
            now,
            (ahead, words.near_day(shown[-1].due_day, self.today)),
            self.about.name if self.about else "",
        )

    def _nothing(self) -> str:
        there = self._meetings()
        held = sum(meetings.held(meeting, self.today) for meeting in there)
        done = list(all_settled(self.debts))
        let_go = sum(debt.state(self.today) in ("waived", "let-go") for debt in self.debts)
        if let_go:
            done.append(f"{words.number(let_go)} let go (`journal todo --all` shows {'it' if let_go == 1 else 'them'})")
        whom = self.about.name if self.about else ""
        soon = "" if self.until is None or all(not debt.is_open for debt in self.debts) else " yet"
        return nothing_owed(f"Nothing is waiting{f' for {whom}' if whom else ''}{soon}", len(there), held, done, whom)

    def _meetings(self) -> list[Meeting]:
        everyone = self.journal.meetings
        return [m for m in everyone if self.about is None or self.about in meetings.people(self.journal, m)]

    def _on_their_day(self, waits: tuple[Debt, ...]) -> str:
        named = [f"{plain(debt.what, self.today)} {on_day(debt.due_day, self.today)}" for debt in waits]
        if not named:
            return ""
        return f"On {'its' if len(named) == 1 else 'their'} day, not before: {'; '.join(named)}."

    def _later(self, later: tuple[Debt, ...]) -> str:
        if not later:
            return ""
        first = later[0]
        more = f"{words.count(len(later), 'more thing')} {'comes' if len(later) == 1 else 'come'} later"
        what, by = plain(sentence(first.what), self.today), words.day(first.due_day, self.today)
        return f"{words.sentence(more)}, the first by {by}: {what}."

    def _line(self, owed: tuple[Debt, ...]) -> Iterator[str]:
        yield from self._row(_what(owed, self.today), owed[0], words.by_when(owed[0].due, self.today))
        together = owed[0].kind.shares_a_line
        said = together.why if together and len(owed) > 1 else plain(owed[0].why, self.today)
        yield from (self.paint(FAINT, line) for line in filled(f"{said}.", self.room, 4))
        for debt in owed[:_MOST_NAMED]:
            yield from self._how(debt)
        if len(owed) > _MOST_NAMED:
            rest = words.count(len(owed) - _MOST_NAMED, "other")
            yield from filled(f"The {rest}, one by one: `journal todo --within {SHOWN_DAYS}`.", self.room, 4)

    def _heading(self, record: Record) -> Iterator[str]:
        name, place = heading(self.journal, record, self.today)
        name_lines = list(filled(name, self.room))
        yield from (self.paint(BOLD, line) for line in name_lines[:-1])
        last = name_lines[-1] if name_lines else ""
        together = justified(last, f"· {visible(place)}", self.room) if place else None
        if together is not None:
            yield f"{self.paint(BOLD, last)} {self.paint(FAINT, f'· {visible(place)}')}"
            return
        yield self.paint(BOLD, last)
        yield from (self.paint(FAINT, line) for line in filled(place, self.room, 2))

    def _row(self, said: str, debt: Debt, when: str) -> Iterator[str]:
        code = {"overdue": AMBER, "today": BOLD}.get(debt.state(self.today), GREEN if not debt.is_open else "")
        paint = (lambda text: self.paint(code, text)) if code else (lambda text: text)
        what = visible(f"  {said}")
        together = justified(what, when, self.room)
        if together is not None:
            yield together[: len(together) - len(when)] + paint(when)
            return
        yield from filled(said, self.room, 2)
        yield from (paint(line) for line in filled(when, self.room, 4))

    def _how(self, debt: Debt) -> Iterator[str]:
        close = self.shortener.close(debt)
        if debt.is_command:
            yield "    " + self.paint(CYAN, visible(close))  # never broken into lines, so that it can be copied
        else:
            yield from (self.paint(CYAN, line) for line in filled(f"{words.sentence(close)}.", self.room, 4))

    def _done(self, done: list[Debt]) -> Iterator[str]:
        if not done:
            return
        yield ""
        head = f"No longer owed: {words.count(len(done), 'thing')}"
        yield from (self.paint(BOLD, line) for line in filled(head, self.room))
        for debt in sorted(done, key=lambda debt: (debt.closed_on or debt.due_day, debt.id), reverse=True):
            yield from self._row(plain(sentence(debt.what), self.today), debt, _ended(debt, self.today))
            reason = debt.waived or debt.let_go
            if reason and not debt.closed:
                yield from (self.paint(FAINT, line) for line in filled(words.sentence(reason), self.room, 4))


def opening(waiting: tuple[int, str], now: int, ahead: tuple[int, str], whom: str) -> str:
    """Return how many debts have waited since when, how many are due today, and how many more by when.

    `whom` says about whom, where one person was asked for.
    """
    many, since = waiting
    to_come, until = ahead
    parts = []
    if many:
        oldest = f", the oldest since {since}" if many > 1 else f" since {since}"
        parts.append(f"{words.count(many, 'thing')} {'is' if many == 1 else 'are'} waiting{oldest}")
    if now:
        parts.append(f"{words.number(now)} for today" if parts else f"{words.count(now, 'thing')} for today")
    if to_come:
        noun = words.number(to_come) if parts else words.count(to_come, "thing")
        parts.append(f"{noun} to come by {until}" if to_come > 1 else f"{noun} to come, by {until}")
    said = "; ".join(parts)
    return f"For {whom}, {said}." if whom else f"{words.sentence(said)}."


def _what(owed: tuple[Debt, ...], today: date) -> str:
    """Return in one line what to do; debts of a kind that is told together share the line."""
    together = owed[0].kind.shares_a_line
    if together is None or len(owed) == 1:
        return plain(sentence(owed[0].what), today)
    who = People(tuple(debt.contact or Name(debt.name or "") for debt in owed), most=_MOST_NAMED)
    return plain(sentence(said(together.what, who=who)), today)


def _ended(debt: Debt, today: date) -> str:
    state = debt.state(today)
    if state == "closed":
        return f"done on {words.day(debt.closed_on, today)}" if debt.closed_on else "done"
    return "waived" if state == "waived" else "let go"


def heading(journal: Journal, record: Record, today: date) -> tuple[str, str]:
    """Return the name above a record's debts, and a few words about the record."""
    if isinstance(record, Contact):
        return record.name, _where(journal, record)
    if isinstance(record, Meeting):
        names = words.listed([person.name for person in meetings.people(journal, record)]) or record.label
        return names, _meeting(journal, record, today)
    if isinstance(record, Update):
        return record.subject, f"your news of {words.day(record.date.day, today)}" if record.date else "your news"
    if isinstance(record, Event):
        return record.name, on_day(record.date.day, today) if record.date else ""
    return record.label, ""


def _where(journal: Journal, person: Contact) -> str:
    if not person.company:
        return person.role or ""
    company = journal.companies.find(person.company)
    return company.name if company else strip_brackets(person.company)


def _meeting(journal: Journal, meeting: Meeting, today: date) -> str:
    if meeting.date is None:
        return ""
    status = meetings.status(meeting, today)
    when = on_day(meeting.date.day, today)
    if status == "held":
        return f"you were to meet {when}" if meetings.presumed(meeting, today) else f"you met {when}"
    if status == "scheduled":
        return " at ".join(filter(None, (f"you meet {when}", hours(journal, meeting))))
    said = {"requested": "you asked to meet", "no-show": "you waited", "cancelled": "you were to meet"}
    return f"{said[status]} {when}"


def on_day(when: date, today: date) -> str:
    """Return `yesterday`, `on Tuesday`, `on 6 November`."""
    near = words.near_day(when, today)
    return near if abs((when - today).days) <= 1 else f"on {near}"


def until(today: date, days: int) -> date:
    """Return the day that lies so many days ahead, at most the last day there is."""
    return today + timedelta(days=min(days, (date.max - today).days))
