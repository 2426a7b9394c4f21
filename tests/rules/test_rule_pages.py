"""A rule's page is its test: every bad example breaks exactly that rule, every good one breaks none."""

import os
from datetime import date
from pathlib import Path

import pytest

from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.check import RULES, check
from generator.rules.page import Example, read_page

TODAY = date(2026, 11, 22)
NAMES = [rule.name for rule in RULES]


def write(root: Path, example: Example) -> Path:
    for file in example.files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.fifo:
            os.mkfifo(path)
        elif file.symlink:
            path.symlink_to(file.symlink)
        else:
            path.write_bytes(file.data)
    return root / "journal"


def broken(root: Path, example: Example) -> set[str]:
    journal = load(write(root, example))
    found = check(Day(journal, TODAY, Settings()))
    for diagnostic in found:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(diagnostic.source.text)
    return {diagnostic.rule for diagnostic in found}


@pytest.mark.parametrize("name", NAMES)
def test_bad_example_breaks_exactly_this_rule(name: str, tmp_path: Path) -> None:
    page = read_page(name)
    assert page.title == name
    assert page.bad
    for number, example in enumerate(page.bad):
        assert broken(tmp_path / str(number), example) == {name}


@pytest.mark.parametrize("name", NAMES)
def test_good_example_breaks_no_rule(name: str, tmp_path: Path) -> None:
    page = read_page(name)
    assert page.good
    for number, example in enumerate(page.good):
        assert broken(tmp_path / str(number), example) == set()
