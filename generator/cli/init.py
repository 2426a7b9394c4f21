"""`journal init`: begin a journal that can be built at once; existing files are left as they are."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import words
from generator.cli.about_me import Me, about_me_options, asked, with_me
from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.terminal import say
from generator.files.source import SourceText

if TYPE_CHECKING:
    from generator.edit.new_journal import NewFile

_EPILOG = """\b
Examples: journal init my-journal
          journal init my-journal --name "Jane Doe" --email jane@example.com --time-zone Europe/Berlin
          journal init my-journal --demo"""
_PROFILE = "journal/profile.md"
_PEOPLE = "journal/contacts/", "journal/meetings/"
_TO_IGNORE = ("/site", "/.journal")  # without a slash behind it: a link in its place is no folder


@click.command(epilog=_EPILOG)
@click.argument("directory", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="Bring the sample people, frozen at a day in November 2026.")
@about_me_options
@dry_run_option
@pass_context
def command(context: Context, directory: Path | None, demo: bool, me: Me) -> None:
    """Begin a journal in DIR, or in this folder.

    With it come a first person and meeting to imitate, settings for VS Code and Obsidian, and a check before each
    commit. In a folder that has files, what is missing is added and nothing is overwritten.
    """
    target = (context.folder or Path()) / (directory or ".")
    _check_free(target)
    if demo and me != Me():
        raise click.UsageError("with --demo the journal is Dot's; leave out --name, --email and --time-zone")
    if not demo and not os.path.lexists(target / _PROFILE):
        me = asked(me, ("name", "email", "time_zone"))
    left, new = _sorted_out(target, tuple(_wanted(context, target, me, demo=demo)))
    if context.dry_run:
        say("\n".join(file.path for file in new))
        say("these would be made; nothing is written", err=True)
        return
    _clear(target, (*left, *(file.path for file in new)))
    _write(target, new)
    for path in left:
        say(f"note: {path} was there and stays as it was", err=True)
    for line in _not_ignored(target, left):
        say(f"note: add {line} to your .gitignore: it is made from your files", err=True)
    if not demo and _has_notes(target, {file.path for file in new}):
        say("note: there are notes in this folder: `journal import notes .` shows what could come in of them", err=True)
    say("\n".join(_said(target, new, demo=demo, named=bool(me.name))))


def _has_notes(target: Path, new: set[str]) -> bool:
    """Return whether a folder has notes of its own: a vault of Obsidian's, or Markdown that is not of the journal."""
    own = {"journal", "site", "docs", "node_modules"}
    folders = [one for one in target.iterdir() if one.is_dir() and not one.name.startswith(".") and one.name not in own]
    files = [one for place in (target, *folders) for one in islice(place.glob("*.md"), 20)]
    mine = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE.md"}
    return any(one.name not in mine and one.relative_to(target).as_posix() not in new for one in files)


def _check_free(target: Path) -> None:
    """Raise CannotWork where there is a journal already, or where none can be written."""
    from generator.files.project import CONFIG_NAMES, NoProject, find

    if os.path.lexists(target) and not target.is_dir():
        raise CannotWork(f"{target} is a file, not a folder")
    own = next((name for name in CONFIG_NAMES if os.path.lexists(target / name)), None)
    try:
        project = find(target)
    except NoProject as error:
        if own:
            raise CannotWork(f"{own} is there already, and no journal can be begun on it: {error}") from None
        return
    if own and not project.lists_journal:
        raise CannotWork(
            f"{own} is there already and belongs to something else; choose an empty folder, or list the plugin"
            " `journal` in it"
        )
    if own or (project.lists_journal and target.resolve().is_relative_to(project.docs.resolve())):
        raise CannotWork(f"there is a journal already: {project.config}")


def _wanted(context: Context, target: Path, me: Me, *, demo: bool) -> "Iterator[NewFile]":
    """Yield the files of a new journal; without the examples where there are records already."""
    from generator.edit.new_journal import new_journal
    from generator.files.inside import leads_out
    from generator.model.clock import today

    try:
        day = context.today_given or today(None, me.time_zone or None)
    except ValueError as error:
        raise CannotWork(str(error)) from None
    own = (target / folder for folder in _PEOPLE if not leads_out(target / folder, target / "journal"))
    peopled = any(path for folder in own for path in folder.rglob("*.md"))
    vault = "" if (target / ".obsidian").is_dir() else "journal/"
    for file in new_journal(day, demo=demo, vault=vault):
        if demo or not peopled or not file.path.startswith(_PEOPLE):
            yield _about(file, me) if file.path == _PROFILE and me != Me() else file


def _about(profile: "NewFile", me: Me) -> "NewFile":
    """Return the new profile with what its owner says of themselves."""
    source = SourceText(profile.path, profile.data.decode())
    return replace(profile, data=with_me(source, None, me).encode())


def _sorted_out(target: Path, wanted: "Sequence[NewFile]") -> "tuple[list[str], list[NewFile]]":
    """Return the paths that exist already, and the files to write; raise CannotWork where one can't be written."""
    left, new = [], []
    for file in wanted:
        if os.path.lexists(target / file.path):
            left.append(file.path)
            continue
        around = next(above for above in (target / file.path).parents if os.path.lexists(above))
        if not around.is_dir():
            raise CannotWork(f"{around} is a file, and {file.path} needs a folder there; nothing was written")
        if around.is_relative_to(target) and not around.resolve().is_relative_to(target.resolve()):
            raise CannotWork(f"{around} leads out of {target}; nothing was written")
        new.append(file)
    return left, new


def _clear(target: Path, paths: Sequence[str]) -> None:
    """Delete what a run that was killed left beside these files."""
    from generator.files.inside import leads_out
    from generator.files.writer import clear_leftovers

    for folder in sorted({(target / path).parent for path in paths}):
        if folder.is_dir() and not leads_out(folder, target):
            clear_leftovers(folder)


def _write(target: Path, new: "Sequence[NewFile]") -> None:
    from generator.files.writer import write_atomically

    # mkdocs.yml comes last: only with it is this a journal, so a run that was stopped can be repeated.
    for file in (*new[1:], *new[:1]):
        path = target / file.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, file.data, new=True)
        except OSError as error:
            raise CannotWork(f"{path} can't be written: {error.strerror}") from None


def _not_ignored(target: Path, left: Sequence[str]) -> list[str]:
    """Return the lines that are missing in the owner's own .gitignore."""
    from generator.files.folder import LARGEST
    from generator.files.inside import leads_out
    from generator.files.reading import read_plain

    if ".gitignore" not in left or leads_out(target / ".gitignore", target):
        return []
    try:
        lines = read_plain(target / ".gitignore", LARGEST).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    named = {line.strip().strip("/") for line in lines}
    return [line for line in _TO_IGNORE if line.strip("/") not in named]


def _said(target: Path, new: "Sequence[NewFile]", *, demo: bool, named: bool) -> Iterator[str]:
    from generator.debts.closing import as_word

    here = target.resolve() == Path.cwd().resolve()
    yield f"A new journal, {words.count(len(new), 'file')}, in {'this folder' if here else target}."
    if demo:
        yield "It is Dot's: the people are made up, and it is always 19 November 2026."
    elif any(file.path == _PROFILE for file in new):
        put = "say more of yourself there" if named else "put your name there"
        yield f"You are journal/profile.md: {put}. Robin Example is there to be imitated."
    word = as_word(target.as_posix(), "")
    steps = [] if here or not word else [(f"cd {word}", "")]
    steps += [
        ("journal todo", "what you owe whom, and by when"),
        ("journal serve --open", "the site, live while you edit"),
        ('journal new contact "Jane Doe"', "somebody of your own"),
        ("journal met jane-doe", "when you have met: what you owe then follows"),
    ]
    if not any((above / ".git").exists() for above in (target.resolve(), *target.resolve().parents)):
        steps.append(("git init", "to keep every version of your files, and a review of each week"))
    yield "\nNext:"
    yield from (f"  {step:32}{what}".rstrip() for step, what in steps)
