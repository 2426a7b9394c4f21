"""Readers of the program as a fuzzer feeds them: bytes in, and what would be wrong with what comes out."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

import yaml

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers import IMPORTERS
from generator.io.importers.found import CannotRead, Given
from generator.io.importers.ticked import CannotApply, ticked
from generator.model import body
from generator.model.decode import decode
from generator.model.journal import Journal
from generator.model.loader import decoded
from generator.model.records import Company, Contact, Event, Meeting, Profile, Update
from generator.rules.asking_words import asks_for_job, offers_resume, opens_with_need
from generator.rules.options import settings_from
from generator.site.pages.html import sanitize
from generator.site.pages.links import Links
from generator.site.pages.prose import rendered


def front_matter(data: bytes) -> None:
    """Read a file as each kind of record; every fault lies in the file."""
    source, _ = decoded(data, "journal/contacts/ada.md")
    for kind in (Contact, Meeting, Company, Event, Update, Profile):
        _, faults = decode(kind, read(source), "ada", frozenset())
        assert all(0 <= one.span.start <= one.span.end <= len(source.text) for one in faults)


def text(data: bytes) -> None:
    """Take a body apart, look at its wording, and show it: nothing of it may run."""
    words = data.decode(errors="ignore")
    source = SourceText("journal/meetings/a.md", words)
    for task in body.tasks(source, 0):
        assert 0 <= task.span.start <= task.span.end <= len(words)
    for part in body.sections(source, 0):
        body.words(source, 0, part)
    body.questions(source, 0)
    for place in [link.span for link in body.wikilinks(source, 0)] + [link.span for link in body.links(source, 0)]:
        assert 0 <= place.start <= place.end <= len(words)
    for rule in (asks_for_job, opens_with_need, offers_resume):
        assert all(0 <= start < end <= len(words) for start, end in rule(words))
    for shown in (sanitize(words), rendered(source, 0, len(words), Links(Journal(), "meetings/a.html"))):
        assert "<script" not in shown.lower()
        assert "<iframe" not in shown.lower()


def importing(data: bytes) -> None:
    """Give a file to the importer that its first byte names; it reads or refuses it."""
    if data:
        given = Given(data=data[1:], name="a", today=date(2026, 11, 22))
        importer = IMPORTERS[data[0] % len(IMPORTERS)]
        importer.identify(given)
        with suppress(CannotRead):
            importer.extract(given)
    with suppress(CannotApply):
        list(ticked(SourceText("journal/imports/a.md", data.decode(errors="ignore"))))


def options(data: bytes) -> None:
    """Read options as mkdocs.yml gives them; what is wrong with one is said."""
    with suppress(yaml.YAMLError, ValueError, RecursionError):
        given = yaml.safe_load(data.decode(errors="ignore"))
        if isinstance(given, dict):
            settings_from({str(name): value for name, value in given.items()})


READERS: Mapping[str, Callable[[bytes], None]] = {
    "front_matter": front_matter, "text": text, "importing": importing, "options": options,
}  # fmt: skip
