"""What I promised: the `follow_ups` of a meeting, then the tasks in a record's text, each in the order of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.files.source import Span
from generator.model import body
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.records import Contact, Event, Meeting, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise: to whom, by when, and what became of it.

    `item` is the number of a `follow_ups` item, None for a task. `by` is None where no day was given.
    `kept_on` is None for a promise that is open, or closed without a day. `waived` is the reason that was
    given, `let_go` says that a task was crossed out, as `[-]`.
    """

    record: Record
    text: str
    to: Contact | None
    by: Moment | None
    kept_on: Moment | None = None
    closed: bool = False
    waived: str = ""
    let_go: bool = False
    item: int | None = None
    span: Span | None = None


def promises(journal: Journal, record: Record) -> Iterator[Promise]:
    """Yield the promises of one record (contract §1 and §3)."""
    if isinstance(record, Meeting):
        yield from _follow_ups(journal, record)
    for task in body.tasks(record.source, record.body_start):
        in_next = isinstance(record, Meeting | Event) and task.section.casefold() == "next"
        if task.due is None and not in_next:
            continue
        kept = _moment(journal, task.done)
        yield Promise(
            record=record,
            text=task.words,
            to=_named(journal, task.text) or _default(journal, record),
            by=_moment(journal, task.due),
            kept_on=kept,
            closed=task.mark == "x",
            let_go=task.mark == "-",
            span=task.span,
        )


def _follow_ups(journal: Journal, meeting: Meeting) -> Iterator[Promise]:
    for item in meeting.follow_ups:
        to = journal.contacts.find(item.to) if item.to else _named(journal, item.do) or _default(journal, meeting)
        yield Promise(
            record=meeting,
            text=item.do,
            to=to,
            by=item.by,
            kept_on=item.done,
            closed=item.done is not None,
            waived=item.waived or "",
            item=item.at,
        )


def _default(journal: Journal, record: Record) -> Contact | None:
    if isinstance(record, Contact):
        return record
    if isinstance(record, Meeting):
        return next(iter(journal.contacts.resolve(record.with_)), None)
    return None


def _named(journal: Journal, text: str) -> Contact | None:
    links = (journal.contacts.find(f"[[{link.target}]]") for link in body.wikilinks_in(text))
    return next((person for person in links if person is not None), None)


def _moment(journal: Journal, dated: tuple[str, Span] | None) -> Moment | None:
    if dated is None:
        return None
    try:
        return Moment.parse(dated[0]).on_clock(journal.home)
    except ValueError:
        return None  # reported as not-a-date


def written_on(record: Record) -> date | None:
    """Return the date of a record (`date` or `met_on`), from which the due day of an undated promise is counted."""
    day = getattr(record, "date", None) or getattr(record, "met_on", None)
    return day.day if isinstance(day, Moment) else None
