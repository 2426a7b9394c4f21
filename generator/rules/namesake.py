"""A name under `introductions` that somebody with a record bears too, who need not be meant (contract §2)."""

from collections.abc import Iterator

from generator import words
from generator.facts.touches import namesakes
from generator.model.day import Day
from generator.model.locate import locate
from generator.model.names import strip_brackets
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Look at every name that somebody gave me and that means nobody who has a record."""
    for meeting in day.journal.meetings.all:
        for given in meeting.introductions:
            if not (others := namesakes(day.journal, given)):
                continue
            name, slugs = strip_brackets(given.name or ""), [other.slug for other in others]
            elsewhere = f"{slugs[0]} is not known to have worked at {strip_brackets(given.company or '')}"
            yield Finding(
                source=meeting.source,
                span=locate(meeting, "introductions", given.at, "name"),
                message=f"{name} is taken for somebody without a record: {_why(slugs, elsewhere)}",
                label=f"{words.listed(slugs)} {'has' if len(slugs) == 1 else 'have'} this name too",
                help=f"if one of them is meant, write `contact: {slugs[0]}`; if not, add `ignore: namesake`",
            )


def _why(slugs: list[str], elsewhere: str) -> str:
    return elsewhere if len(slugs) == 1 else f"{words.number(len(slugs))} records answer to this name"


RULE = Rule("namesake", Severity.WARNING, check)
