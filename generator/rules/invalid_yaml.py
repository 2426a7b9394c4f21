"""Front matter that is no YAML."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity

_IN_WORDS = (
    ("mapping values are not allowed", "a second colon", "put the value in double quotes"),
    ("quoted scalar", "a quote is opened and not closed", "close the quote, or take it out"),
    ("flow sequence", "a list is opened by [ and not closed", "close it with ], a comma between the values"),
    ("flow mapping", "a { is opened and not closed", "close it with }"),
    ("start any token", "a value can't begin like this", "put the value in double quotes"),
    ("could not find expected ':'", "a field needs a colon", "write `field: value`"),
    ("tab", "a tab can't indent a line", "indent with blanks"),
    ("special characters", "an invisible control character", "delete it"),
    ("control characters", "an invisible control character", "delete it"),
    ("expected <block end>", "this line is indented differently from the ones above", "line it up with them"),
    ("block", "this line is indented differently from the ones above", "line it up with them"),
)


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put the parser's words into plain ones."""
    for fault in journal.faults.get("invalid-yaml", ()):
        said = f"{fault.value} {fault.reason}"
        why, advice = next(
            ((why, advice) for sign, why, advice in _IN_WORDS if sign in said),
            (fault.reason, "put the value in double quotes"),
        )
        yield Found(
            source=fault.source,
            span=fault.span,
            message="this line can't be read as YAML",
            label=why,
            help=advice,
        )


RULE = Rule("invalid-yaml", Severity.ERROR, check)
