"""Every value of a choice has every form in which it is said, and one table says them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.facts.stages import STAGES
from generator.model.choices import CHANNELS, EVENTS, FOUND, HELP, HOW, MEETINGS, OUTCOMES, STATUSES, THANKS, WAYS
from generator.model.fields import Choice, Items, schema
from generator.model.loader import FOLDERS
from generator.model.records import Profile
from generator.model.settings import MEETING_KINDS

HOUSE = Path(generator.__file__).parent
TABLES: Mapping[str, Mapping[str, Any]] = {
    "ways": WAYS, "found": FOUND, "meetings": MEETINGS, "how": HOW, "statuses": STATUSES, "outcomes": OUTCOMES,
    "events": EVENTS, "stages": STAGES, "help": HELP,
}  # fmt: skip
HOMES = {"model/choices.py", "facts/stages.py"}
UNSAID = {"asked_by", "cancelled_by", "about", "direction"}
"""Choices of which no value has a word of its own: which it is decides a whole sentence."""


def choices(kind: type, path: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, spec in schema(kind).items():
        if isinstance(spec.type, Choice):
            yield f"{path}{name}", spec.type.options
        elif isinstance(spec.type, Items):
            yield from choices(spec.type.of, f"{name}.")


CHOICES = {path: options for kind in (*FOLDERS.values(), Profile) for path, options in choices(kind)}


@pytest.mark.parametrize(("path", "options"), CHOICES.items())
def test_a_choice_has_a_table_unless_nobody_says_its_values(path: str, options: tuple[str, ...]) -> None:
    is_said = path not in UNSAID and path.rpartition(".")[2] not in UNSAID
    assert is_said == any(set(options) <= set(table) for table in TABLES.values())


@pytest.mark.parametrize("name", TABLES)
def test_every_value_has_every_form(name: str) -> None:
    for value, forms in TABLES[name].items():
        said = {one.name: getattr(forms, one.name) for one in fields(forms)} if is_dataclass(forms) else {"": forms}
        may_be_none = {one.name for one in fields(forms) if "None" in str(one.type)} if is_dataclass(forms) else set()
        for form, text in said.items():
            assert (text is None and form in may_be_none) or (isinstance(text, str) and text.strip()), (value, form)


def test_a_table_holds_the_values_of_its_choice_and_no_others() -> None:
    assert set(WAYS) == {*CHANNELS, *THANKS}
    assert tuple(MEETINGS) == MEETING_KINDS


def tables_spelt_in(path: Path) -> Iterator[str]:
    """Yield the line of each mapping whose keys are mostly values of one choice, three of them or more."""
    values = [set(options) for options in (*CHOICES.values(), *TABLES.values())]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            most = max(len(keys & one) for one in values)
            if most >= 3 and most * 2 >= len(keys):
                yield f"{path.relative_to(HOUSE).as_posix()}:{node.lineno}"


def test_the_tables_themselves_are_seen() -> None:
    assert sum(len(list(tables_spelt_in(HOUSE / home))) for home in HOMES) == len(TABLES)


def test_nothing_else_spells_a_table_of_the_same_values() -> None:
    found = [one for path in sorted(HOUSE.rglob("*.py")) for one in tables_spelt_in(path)]
    assert [one for one in found if one.partition(":")[0] not in HOMES] == []
