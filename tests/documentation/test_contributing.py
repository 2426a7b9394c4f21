"""CONTRIBUTING shows the house as it is: its rooms, what to read first in each, and every name that it follows."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from test_house import ROOMS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
THE_WAY = TEXT.partition("## From a saved file")[2].partition("\n## ")[0]
NAMES = sorted({name for name in re.findall(r"`([a-z_]+(?:\.\w+)+)`", THE_WAY) if not name.endswith(".j2")})
ROWS = re.findall(r"^\| `([a-z]+)/` \|.*\| `([\w/]+\.py)` \|$", TEXT, re.MULTILINE)


def found(name: str) -> Any:
    """Return what a dotted name of the house means."""
    parts = name.split(".")
    for at in range(len(parts), 0, -1):
        try:
            value: Any = import_module(".".join(("generator", *parts[:at])))
        except ModuleNotFoundError:
            continue
        for part in parts[at:]:
            value = getattr(value, part)
        return value
    raise AttributeError(name)


def test_the_way_is_a_long_one() -> None:
    assert len(NAMES) > 30


@pytest.mark.parametrize("name", NAMES)
def test_every_name_on_the_way_is_there(name: str) -> None:
    assert found(name) is not None


def test_every_room_is_shown_in_its_order_and_says_what_to_read_first() -> None:
    assert tuple(room for room, _ in ROWS) == ROOMS
    for room, first in ROWS:
        assert (ROOT / "generator" / room / first).is_file()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(generator/[\w/]+\.(?:py|md))`", TEXT))))
def test_what_a_recipe_names_is_there(path: str) -> None:
    assert "/my_" in path or (ROOT / path).is_file()


def test_the_recipe_of_a_field_is_what_stands_in_the_code() -> None:
    added = re.findall(r"^\+(?!\+)(.*)$", TEXT.partition("**a field**")[2].partition("**a kind")[0], re.MULTILINE)
    code = (ROOT / "generator" / "model" / "records.py").read_text(encoding="utf-8")
    assert "\n".join(added) in code
