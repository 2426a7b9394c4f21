"""What a format may say besides the report itself."""

from dataclasses import dataclass

from generator.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule in words: its first sentence, and its whole page as plain text and as Markdown."""

    name: str
    severity: Severity
    sentence: str
    text: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whether to colour for a terminal, and the rules that were looked at; a format takes what it needs."""

    colour: bool = False
    rules: tuple[RuleText, ...] = ()


PLAIN = About()
