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
    from generator.io.importers.review import known, place, review, text_of, texts

    try:
        settled(context, me, lambda: Me(email=mail.likely_owner(heads(path), context.journal.home)))
        if since is not None and since > context.today:
            raise CannotWork(f"{since} has not come yet; today is {context.today}")
        with writing(context):
            journal, today, docs = context.journal, context.today, context.project.docs
            name = path.resolve().name
            place_ = place(docs, path.resolve().stem.lstrip(".") or "mail", mail.WHAT)
            first = since or mail.first_day(today, texts(docs, place_), text_of(place_), name)
            own = journal.profile.email if journal.profile else ()
            me_ = frozenset(filter(None, map(identity.email, own)))
            box = mail.Mailbox(context.day, me_, known(docs, place_), Days(first, today))
            box.read(heads(path))
            found, proposal = mail.propose(box)
            # A mailbox in which nobody was known to be the owner has not been read: the next time begins as this one.
            end = mail.days_read(name, box.days) if box.me else ""
            shown = place_.relative_to(context.root).as_posix()
            write_review(context, place_, review(shown, name, mail.WHAT, found, proposal, today, end))
    except CannotRead as error:
        raise CannotWork(f"{path}: {error}") from None
    tell(found, proposal, shown)
    if note := what_is_not_known(context, ("email", "time_zone")):
        say(note, err=True)
