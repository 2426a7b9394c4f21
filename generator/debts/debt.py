"""What a debt is: something owed to a person, derived from a fact, closed only by a fact."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.record import Record
from generator.settings import Settings
from generator.source import Span

OPEN = ("overdue", "today", "upcoming")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One thing owed: to whom, by when, why, and how to close it.

    `due` is a day, or an hour in the owner's zone. `record` and `span` are the fact that made it. A debt
    that is no longer open says so in one of `closed_on`, `waived` or `let_go`; `closed` is true even where
    the closing fact bears no day.
    """

    kind: str
    id: str
    contact: Contact | None
    name: str | None
    due: date | datetime
    why: str
    close: str
    record: Record
    span: Span
    since: date | None
    """The day of that fact."""
    closed: bool = False
    closed_on: date | None = None
    waived: str = ""
    let_go: str = ""

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
    def order(self) -> tuple[datetime, str, str]:
        """What debts are sorted by: due, kind, id. A day without an hour comes before its hours."""
        due = self.due.replace(tzinfo=None) if isinstance(self.due, datetime) else datetime.combine(self.due, time())
        return due, self.kind, self.id

    @property
    def due_text(self) -> str:
        """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`."""
        if isinstance(self.due, datetime):
            return self.due.replace(tzinfo=None).isoformat("T", "minutes")
        return self.due.isoformat()


@dataclass(frozen=True, slots=True)
class DebtKind:
    """One kind of debt of contract §3."""

    name: str
    find: Callable[[Journal, date, Settings], Iterator[Debt]]
