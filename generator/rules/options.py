"""The plugin's options, with the names of rules and debts in them checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.settings import Settings


def settings_from(options: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings, and what is wrong with the options, unknown rules and debts included."""
    settings, problems = Settings.from_options(options)
    return settings, (*problems, *_unknown_rules(settings), *_unknown_debts(settings))


# The lists of rules and debts are imported only where an option names one, to keep `journal todo` quick.
def _unknown_rules(settings: Settings) -> tuple[str, ...]:
    if not settings.rules:
        return ()
    from generator.rules.check import RULE_NAMES

    return _unknown("rule", settings.rules, RULE_NAMES)


def _unknown_debts(settings: Settings) -> tuple[str, ...]:
    if not settings.debts:
        return ()
    from generator.debts import DEBT_NAMES

    return _unknown("debt", settings.debts, DEBT_NAMES)


def _unknown(what: str, given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(
        f"there is no {what} called `{name}`"
        + "".join(f"; did you mean `{m}`?" for m in get_close_matches(name, known, 1))
        for name in given
        if name not in known
    )
