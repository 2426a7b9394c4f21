"""What of a draft would be sent, and journals whose private places hold words that must not be among it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date
from textwrap import dedent
from typing import Any

from generator.debts import debts
from generator.edit.drafts import DRAFTS, draft
from generator.edit.drafts.draft import Draft, NoDraft, Subject
from generator.edit.drafts.templates import as_text
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.day import Day
from generator.model.decode import decode
from generator.model.journal import Collection, Journal, home_of
from generator.model.records import Contact, Event, Meeting, Profile, Record, Update
from generator.model.settings import Settings

_GAP = re.compile(r"\[…[^\[\]]*…\]")


def outside_gaps(made: Draft) -> str:
    """Return the text of a draft, its gaps left out as a reader would see them: up to the first bracket."""
    return _GAP.sub("", as_text(made))


def drafts(journal: Journal, today: date) -> Iterator[tuple[str, Draft]]:
    """Yield every message that can be written on a day, with what it is: each kind about each record and each debt."""
    day = Day(journal, today, Settings())
    owed = [debt for debt in debts(day) if debt.kind.draft]
    for kind in DRAFTS:
        about: Iterable[Subject] = (*journal.contacts, *journal.meetings, *journal.updates)
        for subject in (*about, *(debt for debt in owed if debt.kind.draft == kind.name)):
            try:
                yield (
                    f"{kind.name} {getattr(subject, 'id', getattr(subject, 'slug', ''))}",
                    draft(kind.name, day, subject),
                )
            except NoDraft:
                continue


def journal_of(texts: Mapping[str, str]) -> Journal:
    """Return the journal of these files, named as in journal/, without writing them."""
    kinds: dict[str, type[Record]] = {kind.FOLDER: kind for kind in (Contact, Meeting, Event, Update)}
    found: dict[str, list[Any]] = {folder: [] for folder in kinds}
    profile, home = None, home_of(None, UTC)
    # The owner's record first: on their clock every day and hour is read.
    for path, text in sorted(texts.items(), key=lambda item: ("/" in item[0], item)):
        source = SourceText(f"journal/{path}", dedent(text).removeprefix("\n"))
        folder, _, stem = path.removesuffix(".md").rpartition("/")
        if not folder:
            profile, _ = decode(Profile, read(source), stem, frozenset())
            home = home_of(profile, UTC)
        else:
            record, _ = decode(kinds[folder], read(source), stem, frozenset(), home)
            found[folder].append(record)
    collections: dict[str, Any] = {folder: Collection(tuple(records)) for folder, records in found.items()}
    return replace(Journal(**collections), profile=profile)
