"""A name that is too long for the file of a page."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.facts.companies import find_company
from generator.files.source import SourceText, Span
from generator.model import addresses
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.mentions import mentions
from generator.model.records import Record
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Look at the name of every file, and at every company that is named."""
    for record in day.journal.records():
        if addresses.is_too_long(record.slug):
            yield _found(record.source, Span(0, 0), "give this file a shorter name")
        yield from _companies(day.journal, record)
    for page in day.journal.free_pages:
        if addresses.is_too_long(PurePosixPath(page.address).stem):
            yield _found(page.source, Span(0, 0), "give this file a shorter name")


def _companies(journal: Journal, record: Record) -> Iterator[Finding]:
    for mention in mentions(record):
        company = find_company(journal, mention.text) if mention.ref.to == "company" else None
        if company is not None and company.record is None and addresses.is_too_long(company.slug):
            yield _found(record.source, locate(record, *mention.path), "write a shorter name here")


def _found(source: SourceText, span: Span, help_: str) -> Finding:
    return Finding(source=source, span=span, message="no disk holds a page with so long a name", help=help_)


RULE = Rule("name-too-long", Severity.ERROR, check)
