"""`journal draft`: a message in the owner's words from their own notes. It is never sent."""

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from generator.cli.completing import debts_meetings_and_people
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.terminal import say
from generator.cli.writing import hint, one_record, only

if TYPE_CHECKING:
    from generator.debts.debt import Debt
    from generator.edit.drafts.draft import Draft, DraftKind, Subject
    from generator.model.day import Day

KINDS = (
    "request",
    "hello",
    "confirm",
    "thanks",
    "card",
    "report-back",
    "nudge",
    "answer",
    "news",
    "rearrange",
    "ask-after",
)
_WITHOUT_RECORD = ("request", "hello")
"""The kinds of messages that may go to somebody of whom only the name is written down."""
_EPILOG = """\b
Examples: journal draft thanks 2026-11-21-ana-silva
          journal draft request ben-okafor --format eml > request.eml
          journal draft nudge/cleo

Your own template, journal/templates/thanks.txt.j2, stands in for the built-in one."""


def _offered(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer kinds as the first word, and what a message may be about."""
    kinds = () if ctx.params.get("about") else KINDS
    found = [CompletionItem(kind) for kind in kinds if kind.startswith(typed)]
    return [*found, *debts_meetings_and_people(ctx, param, typed)]


@click.command(epilog=_EPILOG)
@click.argument("about", metavar="[KIND] ID|REF", nargs=-1, required=True, shell_complete=_offered)
@click.option(
    "--format", "form", type=click.Choice(("text", "eml", "mailto")), default="text", show_default=True,
    help="Text to read, a file that opens in a mail program, or a link that does.",
)  # fmt: skip
@pass_context
def command(context: Context, about: tuple[str, ...], form: str) -> None:
    """Write a message from your notes; nothing is sent.

    KIND is request, hello, confirm, thanks, card, report-back, nudge, answer, news, rearrange or ask-after. ID|REF is a
    debt, a person, a meeting or a piece of news; a start that nothing else has will do, and the id of a debt needs no
    KIND. Gaps that are yours to fill look like [… this …].
    """
    from generator.edit.drafts import draft
    from generator.edit.drafts.draft import NoDraft
    from generator.edit.drafts.templates import as_eml, as_mailto, as_text
    from generator.model.choices import WAYS

    kind, day, subject = _meant(context, about)
    try:
        made = draft(kind, day, subject, context.project.docs / "templates")
    except NoDraft as error:
        raise CannotWork(str(error)) from None
    if form != "text" and made.by != "email":
        raise CannotWork(f"{WAYS[made.by].to_do}; --format text shows it")
    if form == "eml":
        click.echo(as_eml(made, context.journal.profile), nl=False)
    else:
        click.echo(as_text(made) if form == "text" else as_mailto(made), nl=form == "mailto")
    _say_notes(made)


def _meant(context: Context, about: tuple[str, ...]) -> "tuple[str, Day, Subject]":
    """Return the kind of message, the journal for it, and what it is about."""
    from generator.edit.drafts import DRAFTS

    if len(about) == 1:
        debt = _debt(context, about[0])
        return debt.kind.draft, context.day, debt
    if len(about) > 2:
        raise click.UsageError('a name with blanks is one word in quotes: journal draft request "Ana Silva"')
    kind = click.Choice(KINDS).convert(about[0], None, click.get_current_context())
    return kind, *_subject(context, next(one for one in DRAFTS if one.name == kind), about[1])


def _debt(context: Context, about: str) -> "Debt":
    """Return the debt with this id, which says itself what kind of message settles it."""
    from generator.debts import debts
    from generator.debts.closing import as_word
    from generator.reports.lookup import find_debt, similar_debts

    all_ = debts(context.day)
    if about in KINDS:
        raise CannotWork(f"say about whom: journal draft {about} ana-silva")
    found = find_debt(all_, about)
    if not found and "/" in about:
        raise CannotWork(f"no debt is called {about}{hint(similar_debts(all_, about))}")
    if not found:
        raise CannotWork(f"say what kind of message: journal draft thanks {as_word(about) or 'NAME'}")
    chosen = tuple(debt for debt in found if debt.is_open) or found
    debt = only(chosen, about, [debt.id for debt in chosen])
    if not debt.kind.draft:
        raise CannotWork(f"no message settles {debt.id}: {debt.close}")
    return debt


def _say_notes(made: "Draft") -> None:
    for note in made.notes:
        say(f"note: {note}", err=True)


def _subject(context: Context, kind: "DraftKind", about: str) -> "tuple[Day, Subject]":
    """Return the debt or record that `about` means, by a record's exact name, else an id, else the start of a name.

    Somebody who has no record yet is written to as if they had one; the journal returned holds it.
    """
    from generator.debts import debts
    from generator.model.records import Contact, Meeting, Update
    from generator.reports.lookup import find_debt, find_record, similar_debts

    kinds = (Contact, Meeting, Update)
    all_ = debts(context.day)
    if "/" in about and (found := find_debt(all_, about)):
        return context.day, _one(kind, found, about)
    if not find_record(context.journal, about, kinds):
        if found := find_debt(all_, about) or _named(all_, about):
            return context.day, _one(kind, found, about)
        if "/" in about:
            raise CannotWork(f"no debt is called {about}{hint(similar_debts(all_, about))}")
        if kind.name in _WITHOUT_RECORD and (named := _without_record(context, about)):
            return named
    record = one_record(context.journal, about, kinds)
    assert isinstance(record, Contact | Meeting | Update)  # noqa: S101 - what was asked for
    return context.day, record


def _without_record(context: Context, about: str) -> "tuple[Day, Subject] | None":
    """Return somebody whose name was given or who was met at an event, in a journal that has their record."""
    from generator.edit.change import CannotWrite
    from generator.edit.people import as_if_recorded, person_called
    from generator.model.day import Day

    try:
        called = person_called(context.journal, about, context.today)
    except CannotWrite:
        return None
    journal, contact = as_if_recorded(context.journal, called)
    return (Day(journal, context.today, context.day.settings), contact) if contact else None


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
