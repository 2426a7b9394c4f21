"""`journal import notes`: people, meetings and messages out of a folder of Markdown, as a review to tick."""

from pathlib import Path

import click

from generator.cli.about_me import Me, about_me_options, settled, what_is_not_known
from generator.cli.context import Context, pass_context
from generator.cli.terminal import say
from generator.cli.writing import writing

_EPILOG = """\b
Examples: journal import notes ~/Vault
          journal import notes ~/Vault --text-stays"""


@click.command("notes", epilog=_EPILOG)
@click.argument("path", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--text-stays", is_flag=True, help="Leave the text of notes where it is; only fields come along.")
@about_me_options
@pass_context
def notes_command(context: Context, path: Path, text_stays: bool, me: Me) -> None:
    """A folder of Markdown, such as an Obsidian vault.

    Notes about people become people, with their text; notes of meetings and of days become lines to tick.
    Writes journal/imports/NAME.md for you to tick, and prints its path.
    """  # noqa: D401 - beside the other forms, which are things
    from generator.cli.import_ import tell, write_review
    from generator.io.importers import notes
    from generator.io.importers.notes_files import notes as notes_in
    from generator.io.importers.proposal import number_of
    from generator.io.importers.review import known, place, review

    settled(context, me)
    with writing(context):
        journal, docs = context.journal, context.project.docs
        name = path.resolve().name
        place_ = place(docs, name.lstrip(".") or "notes", notes.WHAT)
        vault = notes.Vault(journal, context.today, known(docs, place_), number_of(journal), keep_text=text_stays)
        found, proposal = vault.propose(notes_in(path, docs))
        shown = place_.relative_to(context.root).as_posix()
        write_review(context, place_, review(shown, name, notes.WHAT, found, proposal, context.today))
    tell(found, proposal, shown)
    if note := what_is_not_known(context):
        say(note, err=True)
