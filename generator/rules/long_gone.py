"""How often etiquette was broken longer ago: too late to put right, so only counted on Progress (contract §4)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from generator.debts import debts_of_kind, thank_email
from generator.files.source import SourceText
from generator.model.day import Day
from generator.model.records import Meeting
from generator.rules import etiquette
from generator.rules.check import RULES
from generator.rules.etiquette import interviews
from generator.rules.own_words import WORDINGS, own_words

LOOKED_BACK = 365
"""How many days back it is counted: mistakes older than a year teach nothing new."""
_OF_TEXT = {wording.rule: wording.spans for wording in WORDINGS}
_OTHERS = tuple(rule for rule in etiquette.RULES if rule not in (etiquette.LATE_THANKS, etiquette.NO_PERSONAL_DETAILS))
ETIQUETTE = (*_OF_TEXT, *(rule.name for rule in _OTHERS), "late-thanks")
"""The rules that look back `etiquette_days`; `no-personal-details` is left out, for it only looks ahead."""

Finding = tuple[str, SourceText]
"""A rule's name, and the file in which it was broken."""


def long_gone(day: Day) -> Mapping[str, int]:
    """Return how often each rule was broken in the last year, without the last `etiquette_days`.

    Rules that are off, or that a file ignores, are left out, and so are zeros.
    """
    if day.settings.etiquette_days >= LOOKED_BACK:
        return {}
    ignored = {record.path: frozenset(record.ignore) for record in day.journal.records() if record.ignore}
    year = replace(day.settings, etiquette_days=LOOKED_BACK)
    counts = _counted(Day(day.journal, day.today, year), ignored)
    counts.subtract(_counted(day, ignored))
    late = (name for name, source in _late_thanks(day) if name not in ignored.get(source.path, ()))
    counts.update(late)
    off = {rule.name for rule in RULES if day.settings.rules.get(rule.name) == "off"}
    return {name: counts[name] for name in ETIQUETTE if counts[name] > 0 and name not in off}


def _counted(day: Day, ignored: Mapping[str, frozenset[str]]) -> Counter[str]:
    found = (*_in_text(day), *_in_facts(day))
    return Counter(name for name, source in found if name not in ignored.get(source.path, ()))


def _in_text(day: Day) -> Iterator[Finding]:
    for words in own_words(day):
        for name in _said(words.text):
            yield name, words.source


@lru_cache(maxsize=65_536)
def _said(text: str) -> tuple[str, ...]:
    """Return what is wrong with one text; kept, since the same questions are asked again and again."""
    return tuple(name for name, phrases in _OF_TEXT.items() for _ in phrases(text))


def _in_facts(day: Day) -> Iterator[Finding]:
    for rule in _OTHERS:
        for found in rule.check(day):
            yield rule.name, found.source


def _late_thanks(day: Day) -> Iterator[Finding]:
    """Yield thanks that came late longer ago; the debts are those of the owner's settings."""
    year = replace(day.settings, etiquette_days=LOOKED_BACK)
    held = set(interviews(Day(day.journal, day.today, year), held=True))
    mended = day.today - timedelta(days=min(day.settings.etiquette_days, (day.today - date.min).days))
    for debt in debts_of_kind(thank_email.KIND, day):
        if debt.closed_on is None or debt.closed_on <= debt.due_day:
            continue
        if isinstance(debt.record, Meeting) and debt.record in held and debt.since and debt.since < mended:
            yield "late-thanks", debt.record.source
