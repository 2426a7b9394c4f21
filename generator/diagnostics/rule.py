"""What a rule is: a name, a severity, and a pure function from a journal to what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from generator.diagnostics.diagnostic import Found, Severity
from generator.records.journal import Journal
from generator.settings import Settings

Check = Callable[[Journal, date, Settings], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of contract §4; `name` is kebab-case and names the problem."""

    name: str
    severity: Severity
    check: Check
