"""The whole street on one screen: files to records, records to findings, debts and pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.debts import DEBT_NAMES
from generator.diagnostics import Diagnostic, Report
from generator.loader import load
from generator.pages import Page, render
from generator.records import Journal
from generator.rules import RULE_NAMES, check
from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that a builder needs to know of a journal on one day."""

    journal: Journal
    today: date
    report: Report
    pages: tuple[Page, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files."""
        return self.report.diagnostics

    @property
    def hidden(self) -> frozenset[str]:
        """Files, relative to docs_dir, that must not be copied to the site."""
        return self.journal.hidden


def make(folder: Path, settings: Settings, today: date) -> Site:
    """Read the journal in `folder` and return its site: load, check, derive, render."""
    journal = load(folder, settings.known_fields)
    diagnostics = check(journal, today, settings)
    report = Report(diagnostics=diagnostics, files=journal.files)
    pages = render(journal, diagnostics, today, settings)
    return Site(journal=journal, today=today, report=report, pages=pages)


def settings_from(options: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of the plugin's options, and what is wrong with them, unknown rules included."""
    settings, problems = Settings.from_options(options)
    unknown = (*_unknown("rule", settings.rules, RULE_NAMES), *_unknown("debt", settings.debts, DEBT_NAMES))
    return settings, (*problems, *unknown)


def _unknown(what: str, given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"there is no {what} called `{name}`" for name in given if name not in known)
