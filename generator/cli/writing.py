"""What commands that write share: looking up debts and records, writing changes, and saying what was written."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator import words
from generator.cli.context import CannotWork, Context
from generator.cli.days import DaySaid
from generator.cli.terminal import say
from generator.reports.lookup import KINDS, find_record, similar_records

if TYPE_CHECKING:
    from generator.debts.debt import Debt
    from generator.edit.change import Change
    from generator.model.journal import Journal
    from generator.model.records import Contact, Meeting, Record

T = TypeVar("T")
_SHOWN = 8
on_option = click.option(
    "--on", "on", metavar="DATE", type=DaySaid(),
    help="The day it happened: 2026-11-22, yesterday, last friday; without it today.",
)  # fmt: skip
came_option = click.option("--came", is_flag=True, help="What they had promised came with it.")
edit_option = click.option("--edit", is_flag=True, help="Open the file in $EDITOR.")


def one_record(journal: "Journal", text: str, kinds: "tuple[type[Record], ...]" = KINDS) -> "Record":
    """Return the record that a slug, a name, an alias or the start of one means; raise CannotWork."""
    found = find_record(journal, text, kinds)
    if not found:
        what = ", ".join(kind.KIND for kind in kinds[:-1]) + f" or {kinds[-1].KIND}"
        raise CannotWork(f"no {what} is called {text}{hint(similar_records(journal, text, kinds))}")
    return only(found, text, [record.slug for record in found])


def only(found: Sequence[T], text: str, candidates: Sequence[str]) -> T:
    """Return the one thing found; raise CannotWork with the candidates where there are several."""
    if len(found) == 1:
        return found[0]
    more = [f"{len(candidates) - _SHOWN} more"] if len(candidates) > _SHOWN else []
    raise CannotWork(f"{text} may mean {words.listed([*candidates[:_SHOWN], *more])}")


def hint(similar: Sequence[str]) -> str:
    """Return a question for the end of a sentence: `; did you mean ana-silva?`."""
    return f"; did you mean {words.either(similar)}?" if similar else ""


def day_of_fact(context: Context, on: date | None) -> date:
    """Return the day of a fact, by default today; a day ahead is refused."""
    day = on or context.today
    if day > context.today:
        raise CannotWork(f"{day} has not come yet; today is {context.today}")
    return day


def the_debt(context: Context, text: str) -> "Debt":
    """Return the one open debt whose id begins with `text`; raise CannotWork with candidates or similar ids."""
    from generator.debts import debts
    from generator.reports.lookup import find_debt

    if not text.strip():
        raise CannotWork("say which debt you mean; `journal todo` shows their ids")
    all_ = debts(context.day)
    open_ = [debt for debt in all_ if debt.is_open]
    closed = find_debt(all_, text)
    found = closed if _is_whole(closed, text) else find_debt(open_, text)
    if found and found[0].is_open:
        return only(found, text, [debt.id for debt in found])
    if len(closed) == 1:
        raise CannotWork(f"{closed[0].id} is {closed[0].state(context.today)} already")
    near = _near(open_, text)
    if context.journal.contacts.find(text):
        owed = hint(near) or "; nothing that is owed bears their name, and `journal todo` shows the rest"
        raise CannotWork(f"{text} is a person, not a debt{owed}")
    raise CannotWork(f"you owe nothing called {text}{hint(near)}")


def begun_by(context: Context, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of all open debts that begin with one of the texts; a whole id means itself alone.

    Raises CannotWork for a text without a `/`, which could mean a whole kind, and for one that begins nothing.
    """
    from generator.debts import debts
    from generator.reports.lookup import find_debt

    all_ = debts(context.day)
    found: dict[str, None] = {}
    for text in texts:
        if "/" not in text:
            raise CannotWork(f"--all needs the start of an id with a /, such as news/2026-12-01; {text} has none")
        begun = find_debt(all_, text)
        meant = [] if _is_whole(begun, text) else [debt.id for debt in begun if debt.is_open]
        found |= dict.fromkeys(meant or [the_debt(context, text).id])
    return tuple(found)


def _is_whole(found: "Sequence[Debt]", text: str) -> bool:
    """Return whether a text is a debt's whole id: then it means no longer one, also when that debt is closed."""
    from generator.model.names import normalize

    return len(found) == 1 and normalize(found[0].id) == normalize(text)


def _near(debts: "Sequence[Debt]", text: str) -> Sequence[str]:
    """Return up to three ids that may be meant: those that contain the text, else similar ones."""
    from generator.model.names import normalize, slug
    from generator.reports.lookup import similar_debts

    wanted = slug(text)
    inside = [debt.id for debt in debts if wanted and wanted in normalize(debt.id)]
    return inside[:3] or similar_debts(debts, text)


def the_record(context: Context, text: str) -> "Record":
    """Return the one record that a name means; raise CannotWork."""
    from generator.reports.lookup import find_record, similar_records

    found = find_record(context.journal, text)
    if not found:
        raise CannotWork(f"nothing here is called {text}{hint(similar_records(context.journal, text))}")
    return only(found, text, [f"{record.KIND} {record.slug}" for record in found])


def the_planned(
    context: Context, text: str, kinds: "tuple[type[Record], ...]" = KINDS, *, or_past: bool = False
) -> "Any":  # fmt: skip
    """Return the one record that a name means, where a person's name means the one meeting with them that is ahead.

    With `or_past`, where none is ahead, it is the latest that is not written up. Raises CannotWork.
    """
    from generator.facts import meetings
    from generator.model.records import Contact

    named = find_record(context.journal, text, kinds)
    people = [record for record in named if isinstance(record, Contact)]
    if not people:
        return one_record(context.journal, text, kinds)
    theirs = [meetings.by_contact(context.journal).get(person, ()) for person in people]
    found = [meeting for some in theirs for meeting in some if meetings.ahead(meeting, context.today)]
    if not found and or_past:
        found = [open_[-1] for some in theirs if (open_ := [m for m in some if _is_open(m, context.today)])]
    meant = list(dict.fromkeys((*(record for record in named if record not in people), *found)))
    if not meant:
        whom = words.either([person.name for person in people])
        which = "ahead, or waits to be written up" if or_past else "ahead"
        raise CannotWork(f"no meeting with {whom} is {which}; `journal list meetings` shows them all")
    return only(meant, text, [record.slug for record in meant])


def _is_open(meeting: "Meeting", today: date) -> bool:
    """Return whether a meeting of the past counts as held, and nothing is written about it."""
    from generator.facts import meetings

    return meetings.held(meeting, today) and not meetings.is_written_up(meeting)


def the_contact(context: Context, text: str) -> "Contact":
    """Return the one contact that a name means; raise CannotWork."""
    from generator.model.records import Contact

    record = the_record(context, text)
    if not isinstance(record, Contact):
        raise CannotWork(f"{record.slug} is a {record.KIND}, not a person")
    return record


@contextmanager
def writing(context: Context, *, tells: bool = False) -> Iterator[None]:
    """Lock the journal while a command reads, decides and writes; say in one line why it can't.

    `tells` lists on stderr, at the end, what is owed now that was not owed before.
    """
    from generator.debts import open_debts
    from generator.files.lock import locked

    with in_one_line(), nullcontext() if context.dry_run else locked(context.root):
        context.forget()
        before = open_debts(context.day) if tells else ()
        yield
    if context.dry_run:
        show_dry_run(context)
    if tells:
        context.forget()
        _tell(context, {debt.id for debt in before})


def _tell(context: Context, before: set[str]) -> None:
    from generator.debts import open_debts
    from generator.words.said import plain, sentence

    for debt in open_debts(context.day):
        if debt.id not in before:
            day = max(debt.due_day, context.today)
            when = "today" if day == context.today else f"by {words.near_day(day, context.today)}"
            say(f"next: {plain(sentence(debt.what), context.today)} ({when})", err=True)


def close_each(context: Context, ids: Sequence[str], close: Callable[["Debt"], "Change"], what: str) -> None:
    """Write for each id the change that `close` makes of its debt; where one can't be made, nothing is written."""
    with writing(context, tells=True):
        asked = list(dict.fromkeys(the_debt(context, text).id for text in ids))
        for text in asked:
            close(the_debt(context, text))  # raises where it can't, before anything is written
        for text in asked:
            change = _closing_now(context, text, close)
            say_written(context, f"{change.path + ': ' if change else ''}{text} is {what}")


def _closing_now(context: Context, text: str, close: Callable[["Debt"], "Change"]) -> "Change | None":
    """Write the change that closes a debt; None where a fact written for another debt has closed it too."""
    from generator.debts import open_debts

    debts = open_debts(context.day)
    debt = next((debt for debt in debts if debt.id == text), None)
    if debt is None:
        return None
    change = close(debt)
    write(context, [change])
    return change


def write(context: Context, changes: "Sequence[Change]") -> None:
    """Write the changes, and let the journal be read again when it is needed next.

    In a dry run they are only kept: what is read next is the journal as it would be then.
    """
    from generator.edit.change import apply, check

    if context.dry_run:
        check(changes, context.root)
        context.foreseen += changes
    else:
        apply(changes, context.root)
    context.forget()


def show_dry_run(context: Context, *, err: bool = False) -> None:
    """Print what a dry run would have written."""
    from generator.cli.differences import differences
    from generator.cli.terminal import painter

    for line in differences(context.foreseen, painter()):
        click.echo(line, err=err, color=None if err else True)
    click.echo("this would change; nothing is written" if context.foreseen else "nothing would change", err=True)


@contextmanager
def in_one_line() -> Iterator[None]:
    """Turn exceptions about writing into CannotWork with one line."""
    from generator.edit.change import CannotWrite
    from generator.files.lock import CannotEdit

    try:
        yield
    except (CannotEdit, CannotWrite) as error:
        raise CannotWork(str(error)) from None
    except BrokenPipeError:  # who reads what we say has gone
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise CannotWork(f"{where}{error.strerror or error}") from None


def said(context: Context, changes: "Sequence[Change]") -> None:
    """Print the files that were written, one a line."""
    for change in changes:
        say_written(context, f"{change.source.path} removed" if change.removed else change.path)


def say_both_hours(context: Context, change: "Change", *, err: bool = False) -> None:
    """Say when a meeting that was just written is, by the owner's clock and by theirs, where these differ."""
    from generator.reports.hours import their_hours, when

    for meeting in context.journal.meetings:
        if meeting.path == change.path and their_hours(context.journal, meeting):
            say(when(context.journal, meeting, context.today), err=err)


def say_written(context: Context, text: str) -> None:
    """Print what was written; nothing in a dry run, which shows the change itself."""
    if not context.dry_run:
        say(text)


def open_editor(context: Context, path: str) -> None:
    """Open a file, relative to the folder of mkdocs.yml, in the owner's editor; a dry run has none to open."""
    if context.dry_run:
        return
    try:
        click.edit(filename=str(context.root / path))
    except click.ClickException as error:
        raise CannotWork(f"{path.rpartition('/')[2]} is written; {error.format_message()}") from None
