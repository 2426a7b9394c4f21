"""A text too long or too deeply nested for the Markdown parser: its page shows it as it is written."""

from collections.abc import Iterator

from generator.files.source import SourceText, Span
from generator.model import body
from generator.model.day import Day
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Look at the text of every record and of the owner's own pages."""
    texts = [(record.source, record.body_start) for record in day.journal.records()]
    texts += [(page.source, page.body_start) for page in day.journal.free_pages]
    for source, start in texts:
        if not body.read(source, start).can_be_shown:
            yield found(source)


def found(source: SourceText) -> Finding:
    """Return the finding for one file."""
    return Finding(
        source=source,
        span=Span(0, 0),
        message="the text is too long, or too much in it lies in each other, to be shown as Markdown",
        help="its page shows it as it is written; break it up, or take out what was pasted by mistake",
    )


RULE = Rule("cannot-render", Severity.WARNING, check)
