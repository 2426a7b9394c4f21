"""What etiquette finds in what is long gone: too old to be mended, so it is counted on Progress (contract §4)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.diagnostics import Rule
from generator.records import Journal
from generator.rules import RULES
from generator.settings import Settings

ETIQUETTE = (
    "asks-for-job", "opens-with-need", "offers-resume", "too-long", "no-objective", "no-research",
    "too-few-questions", "no-introductions-asked", "no-permission-asked", "late-thanks", "saturated-topic",
    "too-often", "stop-asking",
)  # fmt: skip
"""The rules that look at `etiquette_days` only; `no-personal-details` looks ahead alone."""


def long_gone(journal: Journal, today: date, settings: Settings) -> Mapping[str, int]:
    """Return how often each rule of etiquette was broken longer than `etiquette_days` ago; zeros are left out."""
    ever = replace(settings, etiquette_days=today.toordinal())
    counts = {
        rule.name: _count(rule, journal, today, ever) - _count(rule, journal, today, settings)
        for rule in RULES
        if rule.name in ETIQUETTE and settings.rules.get(rule.name) != "off"
    }
    return {name: count for name, count in counts.items() if count > 0}


def _count(rule: Rule, journal: Journal, today: date, settings: Settings) -> int:
    ignored = {record.path for record in journal.records() if rule.name in record.ignore}
    return sum(found.source.path not in ignored for found in rule.check(journal, today, settings))
