"""What I promised: the `follow_ups` of a meeting, then the tasks in a record's text, each in the order of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.files.source import Span
from generator.model import body
from generator.model.items import ME
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise: to whom, by when, and what became of it; one `to_me` is owed to nobody else.

    `item` is the number of a `follow_ups` item, None for a task. `by` is None where no day was given.
    `kept_on` is None for a promise that is open, or closed without a day. `waived` is the reason that was
    given, `let_go` says that a task was crossed out, as `[-]`.
    """

    record: Record
    text: str
    to: Contact | None
    to_me: bool = False
    by: Moment | None
    kept_on: Moment | None = None
    closed: bool = False
    waived: str = ""
    let_go: bool = False
    item: int | None = None
    span: Span | None = None


def became(promise: Promise, today: date) -> str:
    """Return what became of a promise by today: kept, let-go, lapsed with a meeting that was called off, or open."""
    if promise.waived or promise.let_go:
        return "let-go"
    # A promise that is dated as kept on a later day is not kept yet.
    if promise.closed and (promise.kept_on is None or promise.kept_on.day <= today):
        return "kept"
    return "lapsed" if isinstance(promise.record, Meeting) and promise.record.status == "cancelled" else "open"


def promises(journal: Journal, record: Record) -> Iterator[Promise]:
    """Yield the promises of one record (contract §1 and §3)."""
    if isinstance(record, Meeting):
        yield from _follow_ups(journal, record)
    for task in body.tasks(record.source, record.body_start):
        in_next = isinstance(record, Meeting | Event) and task.section.casefold() == "next"
        if task.due is None and not in_next:
            continue
        to_me, to = _named(journal, task.text)
        kept = _moment(journal, task.done)
        yield Promise(
            record=record,
            text=task.words,
            to=to or (None if to_me else _of_task(journal, record)),
            to_me=to_me,
            by=_moment(journal, task.due),
            kept_on=kept,
            closed=task.mark == "x",
            let_go=task.mark == "-",
            span=task.span,
        )


def _follow_ups(journal: Journal, meeting: Meeting) -> Iterator[Promise]:
    first = journal.contacts.find(meeting.with_[0]) if meeting.with_ else None
    for item in meeting.follow_ups:
        to_me, to = _named(journal, item.do)
        if item.to:
            to_me, to = means_me(item.to), journal.contacts.find(item.to)
        elif to is None and not to_me:
            to = first
        yield Promise(
            record=meeting,
            text=item.do,
            to=None if to_me else to,
            to_me=to_me,
            by=item.by,
            kept_on=item.done,
            closed=item.done is not None,
            waived=item.waived or "",
            item=item.at,
        )


def _of_task(journal: Journal, record: Record) -> Contact | None:
    """Return to whom a task was promised that names nobody: in a meeting of several, nobody can tell."""
    if isinstance(record, Contact):
        return record
    there = {journal.contacts.find(name) for name in record.with_} if isinstance(record, Meeting) else set()
    return there.pop() if len(there) == 1 else None


def _named(journal: Journal, text: str) -> tuple[bool, Contact | None]:
    """Return whether a wikilink in the text says that it is for me, and else the first person that one names."""
    targets = [link.target for link in body.wikilinks_in(text)]
    if any(means_me(target) for target in targets):
        return True, None
    people = (journal.contacts.find(f"[[{target}]]") for target in targets)
    return False, next((person for person in people if person is not None), None)


def means_me(reference: str) -> bool:
    """Return whether a reference to somebody means the owner of the journal (contract §1)."""
    return strip_brackets(reference).strip().lower() == ME


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
