"""A comment that is opened and never closed; it hides nothing."""

from collections.abc import Iterator

from generator.model import body
from generator.model.day import Day
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Look at the comments of every text."""
    texts = [(record.source, record.body_start) for record in day.journal.records()]
    texts += [(page.source, page.body_start) for page in day.journal.free_pages]
    texts += (
        [(day.journal.questions.source, day.journal.questions.body_start)] if day.journal.questions is not None else []
    )
    for source, start in texts:
        for place in body.read(source, start).unclosed:
            sign = source.slice(place)
            ends = "-->" if sign == "<!--" else sign
            yield Finding(
                source=source,
                span=place,
                message=f"this comment has no end, so what follows `{sign}` is shown",
                label="it begins here",
                help=f"write {ends} where the comment ends, or put backticks around `{sign}` where it is meant as text",
            )


RULE = Rule("unclosed-comment", Severity.WARNING, check)
