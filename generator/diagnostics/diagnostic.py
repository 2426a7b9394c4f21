"""A diagnostic: something wrong with a file, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.source import Position, SourceText, Span


class Severity(StrEnum):
    """How bad it is: an error misleads the journal, a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule finds: a place, a sentence, a note under the caret, and help; Markdown backticks allowed."""

    source: SourceText
    span: Span
    message: str
    label: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding of one rule, at the severity that the owner chose."""

    rule: str
    severity: Severity
    source: SourceText
    span: Span
    message: str
    label: str = ""
    help: str = ""

    @property
    def path(self) -> str:
        """The file, relative to the folder of mkdocs.yml, with `/`."""
        return self.source.path

    @property
    def start(self) -> Position:
        """Where it begins."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """Where it ends; the column is the first behind it."""
        return self.source.position(self.span.end)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What diagnostics are sorted by: path, line, column, rule, message."""
        start = self.start
        return self.path, start.line, start.column, self.rule, self.message
