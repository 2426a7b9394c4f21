"""`journal draft`: a message in the owner's words from their own notes. It is never sent."""

from typing import TYPE_CHECKING

import click

from generator.cli.completing import debts_meetings_and_people
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.terminal import say
from generator.cli.writing import hint, one_record, only

if TYPE_CHECKING:
    from generator.debts.debt import Debt
    from generator.edit.drafts.draft import Draft, DraftKind, Subject

KINDS = ("request", "confirm", "thanks", "card", "report-back", "nudge", "answer", "news", "ask-after")
_EPILOG = """\b
Examples: journal draft thanks 2026-11-21-ana-silva
          journal draft request ben-okafor --format eml > request.eml
          journal draft nudge nudge/cleo

Your own template, journal/templates/thanks.txt.j2, stands in for the built-in one."""


@click.command(epilog=_EPILOG)
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("about", metavar="ID|REF", shell_complete=debts_meetings_and_people)
@click.option(
    "--format", "form", type=click.Choice(("text", "eml", "mailto")), default="text", show_default=True,
    help="Text to read, a file that opens in a mail program, or a link that does.",
)  # fmt: skip
@pass_context
def command(context: Context, kind: str, about: str, form: str) -> None:
    """Write a message from your notes; nothing is sent.

    KIND is request, confirm, thanks, card, report-back, nudge, answer or news. ID|REF is a debt, a person, a meeting
    or a piece of news; a start that nothing else has will do. Gaps that are yours to fill look like [… this …].
    """
    from generator.edit.drafts import DRAFTS, draft
    from generator.edit.drafts.draft import NoDraft
    from generator.edit.drafts.templates import as_eml, as_mailto, as_text
    from generator.model.choices import WAYS

    known = next(one for one in DRAFTS if one.name == kind)
    subject = _subject(context, known, about)
    try:
        made = draft(kind, context.day, subject, context.project.docs / "templates")
    except NoDraft as error:
        raise CannotWork(str(error)) from None
    if form != "text" and made.by != "email":
        raise CannotWork(f"{WAYS[made.by].to_do}; --format text shows it")
    if form == "eml":
        click.echo(as_eml(made, context.journal.profile), nl=False)
    else:
        click.echo(as_text(made) if form == "text" else as_mailto(made), nl=form == "mailto")
    _say_notes(made)


def _say_notes(made: "Draft") -> None:
    for note in made.notes:
        say(f"note: {note}", err=True)


def _subject(context: Context, kind: "DraftKind", about: str) -> "Subject":
    """Return the debt or record that `about` means, by a record's exact name, else an id, else the start of a name."""
    from generator.debts import debts
    from generator.model.records import Contact, Meeting, Update
    from generator.reports.lookup import find_debt, find_record, similar_debts

    kinds = (Contact, Meeting, Update)
    all_ = debts(context.day)
    if "/" in about and (found := find_debt(all_, about)):
        return _one(kind, found, about)
    if not find_record(context.journal, about, kinds):
        if found := find_debt(all_, about) or _named(all_, about):
            return _one(kind, found, about)
        if "/" in about:
            raise CannotWork(f"no debt is called {about}{hint(similar_debts(all_, about))}")
        if kind.name == "request":
            _foresee_record(context, about)
    record = one_record(context.journal, about, kinds)
    assert isinstance(record, Contact | Meeting | Update)  # noqa: S101 - what was asked for
    return record


def _foresee_record(context: Context, name: str) -> None:
    """Let the journal be read as if somebody met at an event, or named in a meeting, had the record they may get."""
    from generator.edit.change import CannotWrite
    from generator.edit.people import person_called

    try:
        person = person_called(context.journal, name, context.today)
    except CannotWrite as error:
        raise CannotWork(str(error)) from None
    if person.made is not None:
        context.foreseen.append(person.made)
        context.forget()


def _named(debts: "tuple[Debt, ...]", about: str) -> "tuple[Debt, ...]":
    """Return the debts to somebody of this name who has no record yet."""
    from generator.model.names import normalize

    nameless = (debt for debt in debts if debt.contact is None and debt.name)
    return tuple(debt for debt in nameless if normalize(debt.name or "").startswith(normalize(about)))


def _one(kind: "DraftKind", found: "tuple[Debt, ...]", about: str) -> "Debt":
    """Return the one debt meant; debts that such a message settles come before others, open ones before closed."""
    fitting = tuple(debt for debt in found if debt.kind.draft == kind.name) or found
    chosen = tuple(debt for debt in fitting if debt.is_open) or fitting
    if any(debt.id == about for debt in found):
        chosen = tuple(debt for debt in found if debt.id == about)
    return only(chosen, about, [debt.id for debt in chosen])
