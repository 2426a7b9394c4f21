"""A link of a kind that can run a program or read a file."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found, Rule, Severity
from generator.records import Journal
from generator.records.body import links
from generator.records.links import is_safe
from generator.settings import Settings
from generator.source import SourceText, Span
from generator.views.wikilinks import SCHEME


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
