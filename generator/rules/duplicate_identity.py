"""Two records of a kind that claim one slug, or a slug and another's alias."""

from collections.abc import Iterator
from typing import Any

from generator.files.source import Span
from generator.model.day import Day
from generator.model.journal import Collection
from generator.model.locate import locate
from generator.model.names import normalize
from generator.model.records import Company, Contact, Record
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Compare the slugs within each kind of record, and the aliases with the slugs."""
    collections: tuple[Collection[Any], ...] = (
        day.journal.contacts, day.journal.companies, day.journal.meetings, day.journal.events, day.journal.updates,
    )  # fmt: skip
    for collection in collections:
        by_slug: dict[str, list[Record]] = {}
        for record in collection.all:
            by_slug.setdefault(normalize(record.slug), []).append(record)
        for twins in by_slug.values():
            for record in twins if len(twins) > 1 else ():
                other = next(twin for twin in twins if twin is not record)
                yield _same_slug(record, other)
        for record in collection.all:
            yield from _aliases(record, by_slug)


def _aliases(record: Record, by_slug: dict[str, list[Record]]) -> Iterator[Finding]:
    if not isinstance(record, Contact | Company):
        return
    for number, alias in enumerate(record.aliases):
        for other in by_slug.get(normalize(alias), ()):
            if other is not record and normalize(record.slug) != normalize(other.slug):
                yield Finding(
                    source=record.source,
                    span=locate(record, "aliases", number),
                    message=f"the alias {alias} is the short name of {other.path}",
                    help="take the alias out, or rename that file",
                )
                yield Finding(
                    source=other.source,
                    span=Span(0, 0),
                    message=f"this file's short name, {other.slug}, is an alias in {record.path}",
                    help="rename this file, or take the alias out there",
                )


def _same_slug(record: Record, other: Record) -> Finding:
    return Finding(
        source=record.source,
        span=Span(0, 0),
        message=f"this file and {other.path} have the same short name, {record.slug}",
        help="rename one of them: folders, capitals and accents' spelling don't tell two files apart",
    )


RULE = Rule("duplicate-identity", Severity.ERROR, check)
