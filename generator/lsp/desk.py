"""The journal as it lies open in an editor: one file is read again when it changes, everything else is kept."""

from bisect import insort
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.loader import FOLDERS, Content, read_text
from generator.lsp.index import Index, index_of
from generator.records import FreePage, Journal, Record, Shelf
from generator.records.fault import Fault
from generator.settings import Settings
from generator.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Desk:
    """The journal with the texts that are open in place of the files', and what says which names."""

    journal: Journal
    settings: Settings
    today: date
    index: Index = field(default_factory=Index)

    def content(self, path: str) -> Content | None:
        """Return what the file at `path` is, relative to the folder of mkdocs.yml."""
        return self.index.contents.get(path)


def laid_out(journal: Journal, settings: Settings, today: date) -> Desk:
    """Return the desk of a journal that was just read."""
    return Desk(journal=journal, settings=settings, today=today, index=index_of(journal))


def with_text(desk: Desk, path: str, text: str | None, faults: tuple[Fault, ...] = ()) -> Desk:
    """Return the desk with the file at `path` saying `text`; None takes the file away.

    `faults` are those for which the text could not be had.
    """
    content: Content | None = None
    if text is not None:
        bom = text.startswith("\ufeff")
        source = SourceText(path, text[bom:], bom)
        content, found = read_text(source, desk.journal.address_of(source), frozenset(desk.settings.known_fields))
        faults = faults or found
    journal = _with_content(desk.journal, path, content, faults)
    return replace(desk, journal=journal, index=desk.index.with_content(path, content))


def _with_content(journal: Journal, path: str, content: Content | None, faults: tuple[Fault, ...]) -> Journal:
    kept: dict[str, Any] = {}
    address = path.removeprefix(f"{journal.folder}/")
    folder, _, rest = address.partition("/")
    if rest and folder in FOLDERS:
        shelf: Shelf[Any] = getattr(journal, folder)
        records = [record for record in shelf.all if record.source.path != path]
        if isinstance(content, Record):
            insort(records, content, key=lambda record: (record.slug, record.path))
        kept[folder] = Shelf(tuple(records))
    elif address == "profile.md":
        kept["profile"] = content
    elif address == "questions.md":
        kept["questions"] = content
    pages = [page for page in journal.free_pages if page.source.path != path]
    pages += [content] if isinstance(content, FreePage) else []
    wrong = {rule: [fault for fault in found if fault.source.path != path] for rule, found in journal.faults.items()}
    for fault in faults:
        wrong.setdefault(fault.rule, []).append(fault)
    return replace(
        journal,
        free_pages=tuple(sorted(pages, key=lambda page: page.address)),
        faults={rule: tuple(found) for rule, found in wrong.items()},
        **kept,
    )
