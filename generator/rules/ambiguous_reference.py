"""A reference that two records answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.facts.wikilinks import answering
from generator.files.source import SourceText, Span
from generator.model.body import wikilinks
from generator.model.journal import Journal, Shelf
from generator.model.locate import locate
from generator.model.mentions import mentions
from generator.model.names import unwrap
from generator.model.records import Record
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look up every reference, in front matter and in texts."""
    shelves: dict[str, Shelf[Any]] = {
        "contact": journal.contacts,
        "company": journal.companies,
        "event": journal.events,
    }
    for record in journal.records():
        for mention in mentions(record):
            found = shelves[mention.ref.to].answering(mention.text)
            if len(found) > 1:
                yield _found(record.source, locate(record, *mention.path), unwrap(mention.text), found)
        for link in wikilinks(record.source, record.body_start):
            targets = answering(journal, link.target)
            if len(targets) > 1:
                records = tuple(target.record for target in targets if target.record)
                yield _found(record.source, link.span, unwrap(f"[[{link.target}]]"), records)


def _found(source: SourceText, span: Span, name: str, records: tuple[Record, ...]) -> Found:
    slugs = [record.slug for record in records]
    return Found(
        source=source,
        span=span,
        message=f"{name} may mean {' or '.join(slugs)}",
        label=f"{len(slugs)} records answer to this name",
        help=f"write the one you mean: {' or '.join(slugs)}",
    )


RULE = Rule("ambiguous-reference", Severity.ERROR, check)
