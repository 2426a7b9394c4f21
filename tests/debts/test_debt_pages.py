"""A debt's page is its test: every example under Owed owes exactly that debt, none under Closed does."""

from datetime import date
from pathlib import Path

import pytest

from generator.cli.explain import debt_page
from generator.debts import DEBTS, open_debts
from generator.debts.debt import Debt, DebtKind
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.check import check
from generator.rules.page import Example

TODAY = date(2026, 11, 22)
KINDS = pytest.mark.parametrize("kind", DEBTS, ids=lambda kind: kind.name)


def owed(root: Path, example: Example) -> tuple[Debt, ...]:
    for file in example.files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    journal = load(root / "journal")
    assert check(Day(journal, TODAY, Settings())) == ()
    return open_debts(Day(journal, TODAY, Settings()))


@KINDS
def test_what_is_shown_as_owed_is_the_one_open_debt(kind: DebtKind, tmp_path: Path) -> None:
    examples = debt_page(kind).under("Owed")
    assert examples
    for number, example in enumerate(examples):
        found = owed(tmp_path / str(number), example)
        assert [debt.kind.name for debt in found] == [kind.name], [debt.id for debt in found]


@KINDS
def test_what_is_shown_as_closed_is_open_no_more(kind: DebtKind, tmp_path: Path) -> None:
    examples = debt_page(kind).under("Closed")
    assert examples
    for number, example in enumerate(examples):
        assert kind.name not in [debt.kind.name for debt in owed(tmp_path / str(number), example)]


@KINDS
def test_a_page_names_its_options_and_has_its_title(kind: DebtKind) -> None:
    page = debt_page(kind)
    assert page.title == kind.name
    assert all(f"`{option}`" in page.text for option in kind.options)


def test_the_registry_lists_every_page() -> None:
    folder = Path(__file__).parents[2] / "generator" / "debts"
    assert {path.stem.replace("_", "-") for path in folder.glob("*.md")} == {kind.name for kind in DEBTS}
    for kind in DEBTS:
        assert (folder / f"{kind.name.replace('-', '_')}.py").is_file()
