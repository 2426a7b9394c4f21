"""What a check found, ready to be written out."""

from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
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
        """The two numbers: "3 errors and 1 warning in your journal"."""
        numbers = [_number(self.errors, "error"), _number(self.warnings, "warning")]
        return " and ".join(filter(None, numbers)) + " in your journal"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""
