"""`journal import`: turn a foreign file into a review to tick, and write what was ticked into the journal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.about_me import Me, about_me_options, settled, what_is_not_known
from generator.cli.context import CannotWork, Context, day_option, dry_run_option, folder_option, pass_context
from generator.cli.import_mail import mail_command
from generator.cli.import_notes import notes_command
from generator.cli.terminal import say
from generator.cli.writing import said, write, writing

if TYPE_CHECKING:
    from generator.io.importers.found import Proposal, Reading
    from generator.io.importers.ticked import Ticked

_EPILOG = """\b
Examples: journal import linkedin ~/Downloads/Connections.csv
          journal import xlsx people.xlsx --map "Company=Where they work"
          journal import apply journal/imports/connections.md"""
FORMS = {
    "linkedin": ("LinkedIn's Connections.csv, out of the archive of your data.", "~/Downloads/Connections.csv"),
    "google": ("Google Contacts, exported as Google CSV.", "contacts.csv"),
    "vcard": ("An address book of vCards, such as a telephone exports.", "contacts.vcf"),
    "xlsx": (
        "A spreadsheet of any columns: .xlsx, .xls, .ods, or .csv.",
        'people.xlsx --map "Company=Where they work"',
    ),
    "ics": ("A calendar: meetings ahead with people whom it names.", "calendar.ics"),
}
LARGEST = 256 * 1024 * 1024


SUFFIXES = {
    "xlsx": "xlsx", "xls": "xlsx", "ods": "xlsx", "csv": "xlsx", "vcf": "vcard", "ics": "ics", "mbox": "mail",
    "eml": "mail", "emlx": "mail",
}  # fmt: skip
"""The form of a file by the ending of its name, for a hint where none is given."""


class _Forms(click.Group):
    """The group of forms; a file name in place of a form gets a hint which form it may be."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from generator.debts.closing import as_word

        form = SUFFIXES.get(args[0].rpartition(".")[2].lower()) if args else None
        if form and args[0] not in self.commands:
            lists = (
                "; LinkedIn's and Google's lists are `linkedin` and `google`" if args[0].lower().endswith("csv") else ""
            )
            raise click.UsageError(
                f"say first what it is: `journal import {form} {as_word(args[0], 'FILE')}`{lists}", ctx
            )
        return super().resolve_command(ctx, args)


@click.group(cls=_Forms, epilog=_EPILOG)
@folder_option
@day_option
def command() -> None:
    """Take in what you have elsewhere, under review.

    A file becomes journal/imports/NAME.md: a line for each person, blank, difference and meeting. Tick what you want,
    then `journal import apply` writes it. Nothing enters the journal unseen, and nothing in it is overwritten unseen.
    """


def _form(name: str, what: str, example: str) -> click.Command:
    """Return the command that reviews a file of one form."""

    def run(context: Context, file: Path, me: Me, maps: tuple[str, ...] = ()) -> None:
        settled(context, me, lambda: _owner(name, file))
        _review(context, name, file, maps)
        if note := what_is_not_known(context):
            say(note, err=True)

    run.__doc__ = f"{what}\n\n    Writes journal/imports/NAME.md for you to tick, and prints its path."
    made: Callable[..., Any] = about_me_options(pass_context(run))
    if name == "xlsx":
        made = click.option(
            "--map", "maps", multiple=True, metavar='"FIELD=COLUMN"',
            help="Read COLUMN as FIELD, such as company, notes, personal.home, or nothing; again for each column.",
        )(made)  # fmt: skip
    made = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))(made)
    return click.command(name, epilog=f"\b\nExample: journal import {name} {example}")(made)


def _owner(form: str, file: Path) -> Me:
    """Return who the owner is, as far as a calendar says whose it is."""
    from generator.io.importers.ics import owner

    found = owner(_data(file)) if form == "ics" else None
    return Me(found.name, found.email) if found else Me()


for _name, _about in FORMS.items():
    command.add_command(_form(_name, *_about))


command.add_command(mail_command)
command.add_command(notes_command)


def _review(context: Context, form: str, file: Path, maps: tuple[str, ...]) -> None:
    from generator.io.importers import IMPORTERS, reading, remembered
    from generator.io.importers.found import CannotRead, Given
    from generator.io.importers.proposal import number_of, propose
    from generator.io.importers.review import known, place, review

    importer = next(one for one in IMPORTERS if one.name == form)
    with writing(context):
        journal = context.journal
        zone = journal.profile.time_zone if journal.profile else None
        columns = _columns(maps)
        kept_at = remembered.place(context.project.docs, file.stem)
        earlier = remembered.remembered(kept_at, context.project.docs) if form == "xlsx" else ()
        given = Given(
            data=_data(file), name=file.name, today=context.today, zone=zone, home=journal.home, columns=columns,
            remembered=earlier,
        )  # fmt: skip
        try:
            found = reading(importer, given)
        except CannotRead as error:
            raise CannotWork(f"{file}: {error}") from None
        path = place(context.project.docs, file.stem, importer.what)
        marks = known(context.project.docs, path)
        proposal = propose(found, journal, context.today, marks, number_of(journal), job_news=form == "linkedin")
        shown = path.relative_to(context.root).as_posix()
        all_columns = remembered.with_new(earlier, columns)
        if all_columns:
            kept = kept_at.relative_to(context.root).as_posix()
            found = replace(
                found, said=(*found.said, f"What you said of its columns is kept in {kept}, for next time.")
            )
        if all_columns != earlier:
            write_review(context, kept_at, remembered.text(all_columns))
        write_review(context, path, review(shown, file.name, importer.what, found, proposal, context.today))
    tell(found, proposal, shown)


def write_review(context: Context, path: Path, text: str) -> None:
    """Write a review to its place, unless that lies behind a link."""
    from generator.files.inside import linked_on_the_way
    from generator.files.writer import clear_leftovers, write_atomically

    if linked_on_the_way(path, context.project.docs):
        raise CannotWork(f"{path.parent.relative_to(context.root).as_posix()} is a link; nothing was written")
    path.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(path.parent)
    write_atomically(path, text.encode("utf-8", "replace"), mode=0o600)


def tell(found: "Reading", proposal: "Proposal", shown: str) -> None:
    """Print the path of a review, and how much there is to decide on."""
    from generator.debts.closing import as_word

    say(shown)
    unclear = len({one.choice for one in proposal.candidates} - {0})
    _tell(len(proposal.candidates), unclear, len(found.unread) + len(proposal.unread))
    if proposal.candidates:
        say(f"next: tick what you want in it, then `journal import apply {as_word(shown, 'FILE')}`", err=True)


def _tell(candidates: int, unclear: int, unread: int) -> None:
    from generator import words

    parts = [f"{words.count(candidates, 'line')} to decide on" if candidates else "nothing to decide on"]
    parts += [f"{words.count(unclear, 'person', 'people')} who can't be told from others"] if unclear else []
    parts += [f"{words.count(unread, 'entry', 'entries')} that could not be read"] if unread else []
    say(words.sentence(words.listed(parts)), err=True)


def _data(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:  # a pipe is as good as a file, and says no size beforehand
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise CannotWork(f"{file} can't be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise CannotWork(f"{file} is larger than {LARGEST // 1024 // 1024} MB")
    return data


def _columns(maps: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for one in maps:
        name, equals, column = one.partition("=")
        if not equals or not name.strip() or not column.strip():
            raise click.BadParameter(f'{one!r} is not like "Company=Where they work"', param_hint="--map")
        pairs.append((name.strip(), column.strip()))
    return tuple(pairs)


@command.command(epilog="\b\nExample: journal import apply journal/imports/connections.md")
@click.argument("review", metavar="REVIEW")
@dry_run_option
@pass_context
def apply(context: Context, review: str) -> None:
    """Write what is ticked in REVIEW, and print the files.

    What is written is marked in the review; apply it again whenever you have ticked more.
    """
    from generator.io.importers.applying import Applying
    from generator.io.importers.proposal import number_of
    from generator.io.importers.ticked import boxes, written_choices

    with writing(context):
        path = _found(context, review)
        source, lines = _ticked(context, path)
        if not lines:
            open_ = f"none of its {boxes(source.text)} lines is ticked, or it is written already"
            say(f"{source.path}: {open_}; put an x between the brackets", err=True)
            return
        work = Applying(context.journal, number_of(context.journal), written_choices(source))
        _in_words(source.path, lambda: work.take(lines))
        changes = work.changes()
        write(context, changes)
        if not context.dry_run:
            _mark(path, source, lines, work.outcomes)
    said(context, changes)
    written = {change.path for change in changes}
    for before in dict.fromkeys(one for one in work.outcomes.values() if one not in written):
        say(f"says it already: {before}", err=True)
    for line in work.left:
        say(f"left: {line}", err=True)


def _ticked(context: Context, path: Path) -> "tuple[Any, list[Ticked]]":
    from generator.files.reading import read_plain
    from generator.io.importers import review as reviews
    from generator.io.importers.ticked import ticked
    from generator.model.loader import decoded

    shown = path.relative_to(context.root).as_posix()
    try:
        source, faults = decoded(read_plain(path, reviews.LARGEST), shown)
    except OSError as error:
        raise CannotWork(f"{shown} can't be read: {error.strerror}") from None
    if faults:
        raise CannotWork(f"{shown} is not in UTF-8")
    lines: list[Ticked] = []
    _in_words("", lambda: lines.extend(ticked(source)))
    return source, lines


def _in_words(path: str, work: Callable[[], None]) -> None:
    from generator.io.importers.ticked import CannotApply

    try:
        work()
    except CannotApply as error:
        raise CannotWork(f"{path + ', ' if path else ''}{error}") from None


def _mark(path: Path, source: Any, lines: "list[Ticked]", outcomes: dict[int, str]) -> None:
    from generator.edit.disk import as_bytes
    from generator.files.writer import clear_leftovers, write_atomically
    from generator.io.importers.applying import marked

    if path.read_bytes() != as_bytes(source, source.text):
        raise CannotWork(f"{source.path} changed meanwhile; the records are written, but it could not be marked")
    clear_leftovers(path.parent)
    write_atomically(path, as_bytes(source, marked(source, lines, outcomes)))


def _found(context: Context, review: str) -> Path:
    """Return the review that is meant: a path from here or from mkdocs.yml, or a name in journal/imports/."""
    from generator.files.inside import leads_out

    folder: Path = context.project.docs / "imports"
    tried = (Path(review), context.root / review, folder / review, folder / f"{review}.md")
    found = next((path for path in tried if path.is_file()), None)
    if found is None:
        raise CannotWork(
            f"there is no review called {review}; they lie in {folder.relative_to(context.root).as_posix()}/"
        )
    if folder.is_symlink():
        raise CannotWork(f"{folder.relative_to(context.root).as_posix()} is a link; nothing was read or written")
    if leads_out(found, folder):
        raise CannotWork(f"{review} does not lie in {folder.relative_to(context.root).as_posix()}/, where reviews are")
    return folder.joinpath(found.resolve().relative_to(folder.resolve()))
