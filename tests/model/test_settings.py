"""Options as mkdocs.yml gives them: what is meant is taken, what is not is said by its name."""

from datetime import date, datetime
from typing import Any

import pytest

from generator.rules.options import settings_from


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"nudge_day": 5}, "`nudge_day` is not an option of the plugin journal; did you mean `nudge_days`?"),
        ({"xyz": 1}, "`xyz` is not an option of the plugin journal"),
        ({"today": "soon"}, "option `today`: write a day as YYYY-MM-DD, not 'soon'"),
        ({"known_fields": [1]}, "option `known_fields`: write a list of names"),
        ({"prepare_for": ["tea"]}, "option `prepare_for`: 'tea' is not a kind of meeting; there are"),
        ({"rules": "off"}, "option `rules`: write `rule-name: off`, a line each"),
        ({"rules": {"too-long": "loud"}}, "option `rules`: `too-long` can be off, warning or error, not 'loud'"),
        ({"debts": ["connect"]}, "option `debts`: write `debt-kind: off`, a line each"),
        ({"debts": {"connect": "maybe"}}, "option `debts`: `connect` can be on or off, not 'maybe'"),
        ({"nudge_days": True}, "option `nudge_days`: write a whole number from 0 to 100000, not True"),
        (
            {"outreach_tries": 0},
            "option `outreach_tries`: write a whole number from 1 on, not 0: somebody is asked once at least",
        ),
        ({"nudge_days": "9" * 9}, "option `nudge_days`: write a whole number from 0 to 100000, not '999999999'"),
    ],
)
def test_what_is_not_meant_is_said(options: dict[str, Any], said: str) -> None:
    _, problems = settings_from(options)
    assert len(problems) == 1
    assert problems[0].startswith(said)


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        ({"today": datetime(2026, 11, 22, 9)}, "today", date(2026, 11, 22)),  # noqa: DTZ001 - as YAML reads it
        ({"today": date(2026, 11, 22)}, "today", date(2026, 11, 22)),
        ({"today": "2026-11-22"}, "today", date(2026, 11, 22)),
        ({"known_fields": "mine"}, "known_fields", ("mine",)),
        ({"rules": {"too-long": False}}, "rules", {"too-long": "off"}),
        ({"debts": {"connect": False, "nudge": True}}, "debts", {"connect": "off", "nudge": "on"}),
        ({"nudge_days": "7"}, "nudge_days", 7),
        ({"nudge_days": 100_000}, "nudge_days", 100_000),
    ],
)
def test_what_is_meant_is_taken(options: dict[str, Any], name: str, value: object) -> None:
    settings, problems = settings_from(options)
    assert problems == ()
    assert getattr(settings, name) == value
