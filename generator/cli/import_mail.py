"""`journal import mail`: the messages between the owner and people on file, from a mailbox, as a review to tick."""

from datetime import date
from pathlib import Path

import click

from generator.cli.about_me import Me, about_me_options, settled, what_is_not_known
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.days import DaySaid
from generator.cli.terminal import say
from generator.cli.writing import writing

_EPILOG = """\b
Examples: journal import mail ~/Mail/Inbox.mbox
          journal import mail ~/Maildir --since 2026-09-01"""


@click.command("mail", epilog=_EPILOG)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--since", metavar="DATE", type=DaySaid(),
    help="Read messages from this day on; without it since you last read it, the first time 90 days back.",
)  # fmt: skip
@about_me_options
@pass_context
def mail_command(context: Context, path: Path, since: date | None, me: Me) -> None:
    """A mailbox: what you and people on file wrote to each other.

    PATH is an mbox, a Maildir, a folder of .eml, or one message. Only head lines are read, never what was written.
    Writes journal/imports/NAME.md for you to tick, and prints its path.
    """  # noqa: D401 - beside the other forms, which are things
    from generator.cli.import_ import tell, write_review
    from generator.io.importers import identity, mail
    from generator.io.importers.found import CannotRead
    from generator.io.importers.mail_files import heads
    from generator.io.importers.mail_lines import Days
    from generator.io.importers.review import known, review, texts

    try:
        settled(context, me, lambda: Me(email=mail.likely_owner(heads(path), context.journal.home)))
        if since is not None and since > context.today:
            raise CannotWork(f"{since} has not come yet; today is {context.today}")
        with writing(context):
            journal, today, docs = context.journal, context.today, context.project.docs
            name = path.resolve().name
            first = mail.first_day(today, mail.read_to(texts(docs), name), since)
            own = journal.profile.email if journal.profile else ()
            box = mail.Mailbox(
                context.day, frozenset(filter(None, map(identity.email, own))), known(docs), Days(first, today)
            )
            box.read(heads(path))
            found, proposal = mail.propose(box)
            # A mailbox in which nobody was known to be the owner has not been read: the next time begins as this one.
            end = mail.read_to_today(name, today) if box.me else ""
            shown = write_review(
                context,
                path.resolve().stem.lstrip(".") or "mail",
                lambda at: review(at, name, mail.WHAT, found, proposal, today, digits=False) + end,
            )
    except CannotRead as error:
        raise CannotWork(f"{path}: {error}") from None
    tell(found, proposal, shown)
    if note := what_is_not_known(context, ("email", "time_zone")):
        say(note, err=True)
