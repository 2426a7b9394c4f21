"""Where `journal export` may write several files: never over something that it did not write."""

from collections.abc import Mapping
from pathlib import Path

from generator.cli.context import CannotWork, Context
from generator.writer import swap_directory, temporary_directory, write_atomically


def write_tables(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made if it is not there; what else lies in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomically(folder / name, data)


def write_pages(context: Context, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the pages and the owner's pictures; an older export is replaced, a site built beside it stays."""
    from generator.exporters.pages import CONFIG, DOCS, OVERRIDES

    folder = folder.resolve()
    if why := _why_not(context, folder):
        raise CannotWork(f"{folder.name} can't hold the pages: {why}")
    folder.mkdir(parents=True, exist_ok=True)
    with temporary_directory(folder) as made:
        for address in sorted(context.journal.assets):
            _write(made / DOCS / address, (context.project.docs / address).read_bytes())
        for address, data in files.items():
            _write(made / address, data)
        swap_directory(made / OVERRIDES, folder / OVERRIDES)
        swap_directory(made / DOCS, folder / DOCS)
    write_atomically(folder / CONFIG, files[CONFIG])


def _why_not(context: Context, folder: Path) -> str:
    from generator.exporters.pages import CONFIG, MARK

    docs = context.project.docs.resolve()
    if folder == docs or docs in folder.parents:
        return "your records lie there"
    if folder.exists() and not folder.is_dir():
        return "it is a file"
    if not folder.exists() or not any(folder.iterdir()):
        return ""
    config = folder / CONFIG
    if config.is_file() and config.read_bytes().startswith(MARK.encode()):
        return ""
    return "it holds files that no export wrote; empty it or choose another"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
