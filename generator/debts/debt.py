"""What a debt is: something owed to a person, derived from a fact, closed only by a fact."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from generator.debts.command_line import as_word
from generator.front_matter import locate
from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.others import Company, Event
from generator.records.record import Record
from generator.settings import Settings
from generator.source import Span

Path = tuple[str | int, ...]
OPEN = ("overdue", "today", "upcoming")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One thing owed: to whom, by when, why, and how to close it.

    `what` says what to do in a few words, `why` which fact asks for it. `due` is a day, or an hour in the
    owner's zone. `record` and `span` are the fact that made it. A debt that is no longer open says so in one
    of `closed_on`, `waived` or `let_go`; `closed` is true even where the closing fact bears no day.
    """

    kind: str
    id: str
    contact: Contact | None
    name: str | None
    due: date | datetime
    what: str
    why: str
    close: str
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
        return due.isoformat(), self.kind, self.id

    @property
    def due_text(self) -> str:
        """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`."""
        if isinstance(self.due, datetime):
            return self.due.replace(tzinfo=None).isoformat("T", "minutes")
        return self.due.isoformat()


@dataclass(frozen=True, slots=True)
class Owing:
    """What some records ask for, on any day: `on` returns the debts of a day, closed and waived ones too.

    They change only with the days that stand in the records `about`: by default on such a day and on the day after,
    when a meeting counts as held; `shifts` says so otherwise.
    """

    about: tuple[Record, ...]
    on: Callable[[date], Iterable[Debt]]
    shifts: tuple[int, ...] = (0, 1)


@dataclass(frozen=True, slots=True)
class DebtKind:
    """One kind of debt of contract §3; `options` are those of the plugin that move or narrow it."""

    name: str
    find: Callable[[Journal, Settings], Iterator[Owing]]
    options: tuple[str, ...] = ()

    def facts(self, journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
        """Yield what the facts of a day ask for, whether or not it is switched off, waived or lapsed."""
        for owing in self.find(journal, settings):
            yield from owing.on(today)


def owed(
    kind: str, record: Record, contact: Contact | None, *, due: date | datetime, what: str, why: str,
    close: str = "", by: str = "", fact: Path | Span = ("date",), since: date | None, key: str = "",
    name: str | None = None, closed: bool = False, closed_on: date | None = None, waived: str = "", let_go: str = "",
) -> Debt:  # fmt: skip
    """Return a debt with the id of contract §3: `<kind>/<record>/<contact or ->`, and `/<key>` where there is one.

    Without a `close`, the command that closes it is `journal done` and its id, with `--by` where a way is suggested.
    """
    parts = [kind, name_in_id(record), contact.slug if contact else "-", *([key] if key else [])]
    identity = "/".join(parts)
    return Debt(
        kind=kind,
        id=identity,
        contact=contact,
        name=contact.name if contact else name,
        due=due,
        what=what,
        why=why,
        close=close or f"journal done {as_word(identity)}" + (f" --by {by}" if by else ""),
        record=record,
        fact=fact,
        since=since,
        closed=closed or closed_on is not None,
        closed_on=closed_on,
        waived=waived,
        let_go=let_go,
    )


def name_in_id(record: Record) -> str:
    """Return a record's name in the id of a debt; an event's or company's bears its kind."""
    return f"{record.KIND}:{record.slug}" if isinstance(record, Event | Company) else record.slug


def numbered(key: str, used: dict[str, int]) -> str:
    """Return a key with `-2`, `-3` … on a repeat; `used` counts them."""
    used[key] = used.get(key, 0) + 1
    return f"{key}-{used[key]}" if used[key] > 1 else key
