"""A value that is not of its field's kind."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def _sentence(field: str, value: str) -> str:
    shown = value if len(value) <= 60 else value[:59] + "…"
    if not field:
        return "this can't be read as fields"
    if shown in ("a list", "a mapping", "a single value"):
        return f"`{field}` can't hold {shown}"
    return f"`{field}` can't be read: {shown}"


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("wrong-type", ()):
        advice = {
            "a mapping": "if it is text, put it in quotes",
            "a list": "keep one value, or put the words in quotes",
        }
        yield Found(
            source=fault.source,
            span=fault.span,
            message=_sentence(fault.field, fault.value),
            label=fault.reason,
            help=advice.get(fault.value, "`journal explain wrong-type` shows the forms"),
        )


RULE = Rule("wrong-type", Severity.ERROR, check)
