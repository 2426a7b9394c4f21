"""What a debt is: something owed to a person, derived from a fact, closed only by a fact."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from generator.debts.closing import Closing, WriteText, how
from generator.files.source import Span
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.records import Company, Contact, Event, Meeting, Record
from generator.model.settings import Settings
from generator.words.said import Argument, Name, Said

Path = tuple[str | int, ...]
OPEN = ("overdue", "today", "upcoming")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One thing owed: to whom, by when, why, and what closes it, as it stands on one day.

    `due` is a day, or an hour in the owner's zone. `record` is where the fact stands that made it. A debt that is no
    longer open says so in one of `closed_on`, `waived` or `let_go`; `closed` is true even where the closing fact bears
    no day.
    """

    kind: "DebtKind"
    id: str
    key: str
    """What its id ends with where a record owes several such debts to one person; empty where it can't."""
    contact: Contact | None
    name: str | None
    due: date | datetime
    sentences: "Sentences"
    given: tuple[tuple[str, Argument], ...]
    """What stands in these sentences: who, on which day."""
    closes: Closing
    way: str
    """By which way the person is to be reached; empty where that does not matter."""
    record: Record
    fact: Path | Span
    """Where that fact stands: its path in the front matter, or its place in the body."""
    since: date | None
    """The day of that fact."""
    closed: bool = False
    closed_on: date | None = None
    waived: str = ""
    let_go: str = ""

    @property
    def what(self) -> Said:
        """What to do, in a few words, in the middle of a sentence."""
        return Said(self.sentences.what, self.given)

    @property
    def headline(self) -> Said:
        """What to do where no person or meeting stands above it."""
        return Said(self.sentences.headline or self.sentences.what, self.given, begins=True)

    @property
    def why(self) -> Said:
        """Which fact asks for it."""
        return Said(self.sentences.why, self.given, begins=True)

    @property
    def reason(self) -> Said:
        """Which fact asks for it, where what to do does not stand beside it."""
        return Said(self.sentences.reason or self.sentences.why, self.given, begins=True)

    @property
    def called(self) -> Said:
        """What it is in the middle of a sentence: `thanks to Ana`."""
        return Said(self.sentences.called, self.given)

    @property
    def idea(self) -> Said | None:
        """What it gives to write about, where somebody is written to in any case."""
        return Said(self.sentences.idea, self.given) if self.sentences.idea else None

    @property
    def close(self) -> str:
        """How to close it: a command, or where to write what."""
        return how(self.closes, self.id)

    @property
    def is_command(self) -> bool:
        """Whether a command closes it; where only text does, `close` says which."""
        return not isinstance(self.closes, WriteText)

    @property
    def span(self) -> Span:
        """The place of the fact; looked up when asked for, since few debts are shown."""
        return self.fact if isinstance(self.fact, Span) else locate(self.record, *self.fact)

    @property
    def due_day(self) -> date:
        """The day on which it is due."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    def state(self, today: date) -> str:
        """Return overdue, today, upcoming, closed, waived or let-go."""
        if self.closed:
            return "closed"
        if self.waived:
            return "waived"
        if self.let_go:
            return "let-go"
        if self.due_day < today:
            return "overdue"
        return "today" if self.due_day == today else "upcoming"

    @property
    def is_open(self) -> bool:
        """Whether it still stands."""
        return not (self.closed or self.waived or self.let_go)

    @property
    def order(self) -> tuple[str, str, str]:
        """What debts are sorted by: due, kind, id. A day without an hour comes before its hours."""
        due = self.due.replace(tzinfo=None) if isinstance(self.due, datetime) else self.due
        return due.isoformat(), self.kind.name, self.id

    @property
    def due_text(self) -> str:
        """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`."""
        if isinstance(self.due, datetime):
            return self.due.replace(tzinfo=None).isoformat("T", "minutes")
        return self.due.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What is said of debts, as literals: `{who}` is one of those that the debt gives.

    `headline` and `reason` are the same as `what` and `why`, unless these say less than enough where they stand alone.
    """

    what: str
    why: str
    called: str
    headline: str = ""
    reason: str = ""
    idea: str = ""


@dataclass(frozen=True, slots=True)
class DebtSource:
    """What some records ask for, on any day: `on` returns the debts of a day, closed and waived ones too.

    They change only with the days that stand in the records `about`, where a person stands for everything that is
    written about them (`generator.facts.fortnight.records_about`): by default on such a day and on the day after,
    when a meeting counts as held; `shifts` says so otherwise.
    """

    about: tuple[Record, ...]
    on: Callable[[date], Iterable[Debt]]
    shifts: tuple[int, ...] = (0, 1)


@dataclass(frozen=True, slots=True)
class Together:
    """What to do for several people at once, and why: `tell {who} your news`."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtKind:
    """One kind of debt of contract §3, and all that anybody asks of a kind."""

    name: str
    find: Callable[[Journal, Settings], Iterator[DebtSource]]
    settled: str
    """What was done once it is closed, for several debts at once: `thanked {who}`."""
    all_settled: str
    """What a page may say where every such debt is closed; empty for nothing."""
    page: str
    """The page that is about this kind, besides What I owe; empty for none."""
    draft: str
    """Which draft pays it; empty for none."""
    days_before: int
    """How many days before the day of its fact it begins to be owed."""
    may_be_early: bool
    """Whether it may be closed on a day before that of its fact."""
    lapses: bool
    """Whether it is let go when it has been due for `lapse_days`."""
    outlasts_owed_since: bool
    """Whether even facts older than `owed_since` owe it."""
    outlasts_archiving: bool
    """Whether even somebody who is archived is owed it."""
    waits_for_its_day: bool
    """Whether doing it sooner than it is due would be too soon."""
    ends_with_its_meeting: bool
    """Whether it is pointless once its meeting has begun."""
    moves: bool
    """Whether it moves with every touch, so that it began on no day."""
    in_own_words: bool
    """Whether its owner wrote down what to do, so that each debt is told for itself."""
    told_together: Together | None
    """How several of them are said in one line, where one word pays what several people are owed; None where not."""
    said_at_meeting: bool
    """Whether the brief of a meeting reminds of it, for it can be paid there."""
    put_off: str
    """The field that `journal later` moves; empty where it can't wait."""
    options: tuple[str, ...]
    """The options of the plugin that move or narrow it."""

    def facts(self, day: Day) -> Iterator[Debt]:
        """Yield what the facts of a day ask for, whether or not it is switched off, waived or lapsed."""
        for owing in self.find(day.journal, day.settings):
            yield from owing.on(day.today)


def owed(
    kind: DebtKind, record: Record, contact: Contact | None, sentences: Sentences, *, due: date | datetime,
    given: Mapping[str, Argument], closes: Closing, way: str = "", fact: Path | Span = ("date",), since: date | None,
    key: str = "", name: str | None = None, closed: bool = False, closed_on: date | None = None, waived: str = "",
    let_go: str = "",
) -> Debt:  # fmt: skip
    """Return a debt with the id of contract §3: `<kind>/<record>/<contact or ->`, and `/<key>` where there is one."""
    parts = [kind.name, name_in_id(record), contact.slug if contact else "-", *([key] if key else [])]
    return Debt(
        kind=kind,
        id="/".join(parts),
        key=key,
        contact=contact,
        name=contact.name if contact else name,
        due=due,
        sentences=sentences,
        given=tuple(given.items()),
        closes=closes,
        way=way,
        record=record,
        fact=fact,
        since=since,
        closed=closed or closed_on is not None,
        closed_on=closed_on,
        waived=waived,
        let_go=let_go,
    )


def concerned(journal: Journal, debt: Debt) -> tuple[Record | Name, ...]:
    """Return whom a debt is about: whom it is owed to, else those of its meeting, else its record."""
    if debt.contact is not None or debt.name:
        return (debt.contact or Name(debt.name or ""),)
    there = journal.contacts.resolve(debt.record.with_) if isinstance(debt.record, Meeting) else ()
    return there or (debt.record,)


def name_in_id(record: Record) -> str:
    """Return a record's name in the id of a debt; an event's or company's bears its kind."""
    return f"{record.KIND}:{record.slug}" if isinstance(record, Event | Company) else record.slug


def numbered(key: str, used: dict[str, int]) -> str:
    """Return a key with `-2`, `-3` … on a repeat; `used` counts them."""
    used[key] = used.get(key, 0) + 1
    return f"{key}-{used[key]}" if used[key] > 1 else key
