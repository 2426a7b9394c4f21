"""What a debt and a kind of debt are: something owed to a person because of a fact, and closed only by another fact."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One thing owed: to whom, by when, why, and what closes it, as it stands on one day.

    `due` is a day, or a time in the owner's zone. `record` holds the fact that makes the debt. A debt that is no longer
    open has one of `closed`, `waived` (the owner's reason) or `let_go` (why it lapsed); `closed_on` is None where the
    closing fact has no date.
    """

    kind: "DebtKind"
    id: str
    key: str
    """The last part of its id, for kinds of which a record may owe several to one person; else empty."""
    contact: Contact | None
    name: str | None
    due: date | datetime
    sentences: "Sentences"
    given: tuple[tuple[str, Argument], ...]
    """The arguments of these sentences: who, on which day and so on."""
    closes: Closing
    way: str
    """The way to reach the person: `email`, `phone` and so on; empty where that does not matter."""
    record: Record
    fact: Path | Span
    """Where that fact stands: its path in the front matter, or its place in the body."""
    since: date | None
    """The day of that fact."""
    rests_until: date | None = None
    """The day until which its owner lets it rest, where that moved its due day; else None."""
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
        """What to do, where nothing above it names the person or the meeting."""
        return Said(self.sentences.headline or self.sentences.what, self.given, begins=True)

    @property
    def why(self) -> Said:
        """The fact that makes the debt."""
        return Said(self.sentences.why, self.given, begins=True)

    @property
    def reason(self) -> Said:
        """The fact that makes the debt, where `what` is not shown beside it."""
        return Said(self.sentences.reason or self.sentences.why, self.given, begins=True)

    @property
    def called(self) -> Said:
        """The debt as a noun, in the middle of a sentence: `thanks to Ana`."""
        return Said(self.sentences.called, self.given)

    @property
    def idea(self) -> Said | None:
        """What to mention because of it in any letter to the person; None for nothing."""
        return Said(self.sentences.idea, self.given) if self.sentences.idea else None

    @property
    def close(self) -> str:
        """How to close it: a command, or what to write where."""
        return how(self.closes, self.id)

    @property
    def is_command(self) -> bool:
        """Whether a command closes it; if not, `close` says what to write."""
        return not isinstance(self.closes, WriteText)

    @property
    def span(self) -> Span:
        """The place of the fact; looked up only on demand, since few debts are shown."""
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
        """Whether it is neither closed nor waived nor let go."""
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
    """What is said of a debt, as literals of `said`; the debt's `given` has the arguments, such as `{who}`.

    `headline` and `reason` are needed only where `what` and `why` would not be understood alone.
    """

    what: str
    why: str
    called: str
    headline: str = ""
    reason: str = ""
    idea: str = ""
    presumed: str = ""
    """Stands for `why` while nobody has said that its meeting took place."""


@dataclass(frozen=True, slots=True)
class DebtSource:
    """Gives the debts of some records: `on(day)` returns those of a day, closed and waived ones too.

    If nothing is written, they change only because a day comes that is written in one of the records `about`, where a
    person stands for every record about them (`generator.facts.fortnight.records_about`). `shifts` says how many days
    after a written day that may be: by default on the day itself, and on the next, when a meeting counts as held.
    """

    about: tuple[Record, ...]
    on: Callable[[date], Iterable[Debt]]
    shifts: tuple[int, ...] = (0, 1)


@dataclass(frozen=True, slots=True)
class Together:
    """The sentences for several debts shown as one: what to do, such as `tell {who} your news`, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtKind:
    """One kind of debt of contract §3, with everything that other modules need to know of it."""

    name: str
    find: Callable[[Journal, Settings], Iterator[DebtSource]]
    settled: str
    """What has been done once it is closed: `thanked {who}`; also for several people."""
    all_settled: str
    """What is said where every debt of this kind is closed: `everybody thanked`; empty for nothing."""
    page: str
    """The page that is about this kind, besides What I owe; empty for none."""
    draft: str
    """The kind of draft that pays it; empty for none."""
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
    rests_with_the_person: bool
    """Whether it is due no sooner than the person's `snooze_until`."""
    ends_with_its_meeting: bool
    """Whether it is pointless once its meeting has begun."""
    moves: bool
    """Whether its due day moves with every touch; then it has no day on which it began."""
    in_own_words: bool
    """Whether what to do is the owner's own text, so that several debts can't share a sentence."""
    shares_a_line: Together | None
    """The sentences for several debts in one line, where one message pays them all; None where it doesn't."""
    said_at_meeting: bool
    """Whether the brief of a meeting reminds of it, since it can be paid there."""
    put_off: str
    """The field with a day of its own that `journal later` moves; empty where it notes the day under `later`."""
    options: tuple[str, ...]
    """The options of the plugin that change when or whether it is owed."""

    def facts(self, day: Day) -> Iterator[Debt]:
        """Yield the debts by the facts of a day, even if the kind is switched off; waived and lapsed ones too."""
        for source in self.find(day.journal, day.settings):
            yield from source.on(day.today)


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
    """Return the people a debt is about: whom it is owed to, else those in its meeting, else its record."""
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
