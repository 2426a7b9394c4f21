"""A value that an unquoted ` #` cut short."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("cut-by-comment", ()):
        kept = f"only `{fault.value}` is left" if fault.value else "nothing is left"
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` is cut at the #: {kept}",
            label="YAML reads what follows as a remark",
            help="put the whole value in quotes",
        )


RULE = Rule("cut-by-comment", Severity.WARNING, check)
