"""What the commands that write have in common: a debt or a name looked up, changes written, a line said."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.context import CannotWork, Context, parse_day

if TYPE_CHECKING:
    from generator.changes import Change
    from generator.debts import Debt
    from generator.records import Contact, Record

on_option = click.option("--on", "on", metavar="DATE", type=parse_day, help="The day it happened; without it today.")


edit_option = click.option("--edit", is_flag=True, help="Open the file in $EDITOR.")


def day_of_fact(context: Context, on: date | None) -> date:
    """Return the day of a fact; one that has not come yet is refused."""
    day = on or context.today
    if day > context.today:
        raise CannotWork(f"{day} has not come yet; today is {context.today}")
    return day


def the_debt(context: Context, text: str, *, also_closed: bool = False) -> "Debt":
    """Return the one debt whose id begins so; raise CannotWork with the candidates or the nearest one."""
    from generator.debts import debts
    from generator.views.lookup import find_debt, similar_debts

    all_ = debts(context.journal, context.today, context.settings)
    open_ = [debt for debt in all_ if debt.is_open]
    found = find_debt(open_, text) or (find_debt(all_, text) if also_closed else ())
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotWork(_several(text, [debt.id for debt in found]))
    closed = find_debt(all_, text)
    if len(closed) == 1:
        raise CannotWork(f"{closed[0].id} is {closed[0].state(context.today)} already")
    raise CannotWork(f"you owe nothing called {text}{_did_you_mean(similar_debts(open_, text))}")


def the_record(context: Context, text: str) -> "Record":
    """Return the one record that a name means; raise CannotWork."""
    from generator.views.lookup import find_record, similar_records

    found = find_record(context.journal, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotWork(_several(text, [f"{record.KIND} {record.slug}" for record in found]))
    raise CannotWork(f"nothing here is called {text}{_did_you_mean(similar_records(context.journal, text))}")


def the_contact(context: Context, text: str) -> "Contact":
    """Return the one contact that a name means; raise CannotWork."""
    from generator.records import Contact

    record = the_record(context, text)
    if not isinstance(record, Contact):
        raise CannotWork(f"{record.slug} is a {record.KIND}, not a person")
    return record


def _did_you_mean(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(names)}?" if names else ""


def _several(text: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    return f"{text} may mean {shown}"


def write(context: Context, changes: "Sequence[Change]") -> None:
    """Write the changes; raise CannotWork, with nothing written, where that can't be done."""
    from generator.changes import apply

    with in_one_line():
        apply(changes, context.root)


@contextmanager
def in_one_line() -> Iterator[None]:
    """Turn the reason why nothing can be written into the one line that a command says."""
    from generator.changes import CannotWrite
    from generator.edits import CannotEdit

    try:
        yield
    except (CannotEdit, CannotWrite) as error:
        raise CannotWork(str(error)) from None
    except OSError as error:
        raise CannotWork(f"{error.filename}: {error.strerror}") from None


def said(changes: "Sequence[Change]") -> None:
    """Print the files that were written, one a line."""
    for change in changes:
        click.echo(f"{change.source.path} removed" if change.removed else change.path)


def open_editor(path: Path) -> None:
    """Open a file in the owner's editor."""
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        raise CannotWork(f"{path.name} is written; {error.format_message()}") from None
