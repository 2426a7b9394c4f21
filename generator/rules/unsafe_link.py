"""A link of a kind that can run a program or read a file."""

from collections.abc import Iterator
from datetime import date

from generator.facts.wikilinks import SCHEME
from generator.files.source import SourceText, Span
from generator.model.body import links
from generator.model.journal import Journal
from generator.model.links import is_safe
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at the addresses in fields, which reading checked, and in texts."""
    for fault in journal.faults.get("unsafe-link", ()):
        yield _found(fault.source, fault.span, fault.reason)
    texts = [(record.source, record.body_start) for record in journal.records()]
    texts += [(page.source, page.body_start) for page in journal.free_pages]
    for source, start in texts:
        for link in links(source, start):
            if SCHEME.match(link.target) and not is_safe(link.target):
                yield _found(source, link.span, link.target.split(":", 1)[0])


def _found(source: SourceText, span: Span, scheme: str) -> Found:
    return Found(
        source=source,
        span=span,
        message=f"links that begin with {scheme.lower()}: are not followed",
        label="on the site it is shown as plain text",
        help="use an address that begins with https:, mailto: or tel:",
    )


RULE = Rule("unsafe-link", Severity.ERROR, check)
