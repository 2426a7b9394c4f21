"""What rules, findings and diagnostics are: something wrong with a file, where, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.files.source import Position, SourceText, Span
from generator.model.day import Day


class Severity(StrEnum):
    """How bad it is: an error misleads the journal, a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule finds: a place, a message, a label for under the carets, and help; Markdown backticks allowed."""

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


Check = Callable[[Day], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of contract §4; `name` is kebab-case and names the problem."""

    name: str
    severity: Severity
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Diagnostics in order, how many files were checked, and the seconds it took."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        """How many are errors."""
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return len(self.diagnostics) - self.errors

    @property
    def in_words(self) -> str:
        """The two numbers as words: `3 errors and 1 warning in your journal`."""
        numbers = [_number(self.errors, "error"), _number(self.warnings, "warning")]
        return " and ".join(filter(None, numbers)) + " in your journal"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""
