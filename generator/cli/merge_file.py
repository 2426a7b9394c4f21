"""`journal merge-file`: git's merge driver for records."""

from pathlib import Path

import click

from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.terminal import say

_FILE = click.Path(path_type=Path)


@click.command(epilog="Example: journal merge-file --install")
@click.argument("base", type=_FILE, required=False)
@click.argument("ours", type=_FILE, required=False)
@click.argument("theirs", type=_FILE, required=False)
@click.argument("path", required=False)
@click.option("--install", is_flag=True, help="Name this command in the settings of the journal's repository.")
@dry_run_option
@pass_context
def command(
    context: Context, base: Path | None, ours: Path | None, theirs: Path | None, path: str | None, *, install: bool
) -> None:  # fmt: skip
    """Join two versions of a record, OURS and THEIRS, that were both changed since BASE, into OURS.

    Fields are joined by their names and lists item by item. What both changed differently stays between git's markers,
    for you to decide, and the command ends with 1. PATH is the file's name in the repository, for the message.
    """
    if install:
        _install(context)
    elif base is None or ours is None or theirs is None:
        raise click.UsageError("name three files, BASE OURS THEIRS, as git does; or `journal merge-file --install`")
    else:
        _join(base, ours, theirs, path or str(ours), dry_run=context.dry_run)


def _install(context: Context) -> None:
    from generator.files.git import DRIVER, NoHistory, use_for_merges

    if context.dry_run:
        say(f"merge.journal.driver = {DRIVER}")
        return
    try:
        use_for_merges(context.root)
    except NoHistory as error:
        raise CannotWork(f"{error}") from None
    say("From now on git joins records by `journal merge-file`.")
    if not _asked_for(context.root):
        say("next: write `journal/**/*.md merge=journal` into .gitattributes")


def _asked_for(root: Path) -> bool:
    try:
        return "merge=journal" in (root / ".gitattributes").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _join(base: Path, ours: Path, theirs: Path, path: str, *, dry_run: bool) -> None:
    from generator.files.git import NoHistory

    try:
        clashes = _joined(base, ours, theirs, path, dry_run=dry_run)
    except NoHistory as error:
        raise CannotWork(f"{path} was not joined: {error}") from None
    except OSError as error:
        raise CannotWork(f"{path} was not joined: {error.strerror or error}") from None
    if clashes:
        places = "one place" if clashes == 1 else f"{clashes} places"
        say(f"{path}: both sides changed {places} differently; decide between the markers there", err=True)
        raise SystemExit(1)


def _joined(base: Path, ours: Path, theirs: Path, path: str, *, dry_run: bool) -> int:
    """Write what both versions say into `ours`, or only show it; return how many places are left to decide."""
    from generator.edit.pieces import Clash
    from generator.edit.three_way import join
    from generator.files.git import lines_joined
    from generator.files.writer import write_atomically

    def lines(base: str, mine: str, other: str) -> list[str | Clash]:
        pieces = lines_joined(base, mine, other, folder=ours.parent)
        return [piece if isinstance(piece, str) else Clash(*piece) for piece in pieces]

    joined = join((base.read_bytes(), ours.read_bytes(), theirs.read_bytes()), path, lines)
    if dry_run:
        say(joined.data.decode("utf-8", "replace").removesuffix("\n"))
    else:
        write_atomically(ours, joined.data)
    return joined.clashes
