"""The plugin's options, checked against the rules and debts that there are."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from generator.debts import DEBT_NAMES
from generator.rules import RULE_NAMES
from generator.settings import Settings


def settings_from(options: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings, and what is wrong with the options, unknown rules and debts included."""
    settings, problems = Settings.from_options(options)
    unknown = (*_unknown("rule", settings.rules, RULE_NAMES), *_unknown("debt", settings.debts, DEBT_NAMES))
    return settings, (*problems, *unknown)


def _unknown(what: str, given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        f"there is no {what} called `{name}`"
        + "".join(f"; did you mean `{m}`?" for m in get_close_matches(name, known, 1))
        for name in given
        if name not in known
    )
