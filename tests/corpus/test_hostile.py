"""Any bytes in a file give diagnostics or nothing: no exception, no place outside it, no waiting (contract §7)."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hostile import LARGEST, deep, large, small

from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.check import check
from generator.site import build

TODAY = date(2026, 11, 22)
SECONDS = 5.0  # a hang is what is looked for; usually it is a few hundredths
NAMES = (
    "contacts/ada.md", "companies/ada.md", "meetings/2026-11-03-ada.md", "events/ada.md", "updates/ada.md",
    "profile.md", "questions.md", "index.md", "notes/page.md",
)  # fmt: skip


def read(root: Path, names: Iterable[str], data: bytes, *, render: bool) -> None:
    assert len(data) <= LARGEST
    for name in names:
        path = root / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    began = time.process_time()
    if render:
        site = build.make(root / "journal", Settings(), TODAY)
        journal, diagnostics = site.journal, site.report.diagnostics
        assert all(page.render() for page in site.pages)
    else:
        journal = load(root / "journal")
        diagnostics = check(Day(journal, TODAY, Settings()))
    assert time.process_time() - began < SECONDS
    for found in diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(found.source.text), found
        assert found.start.line >= 1
        assert found.message
    known = {f"journal/{name}" for name in names}
    assert {found.path for found in diagnostics} <= known
    assert {record.path for record in journal.records()} <= known, "no record is made of nothing"


def some(cases: Sequence[tuple[str, bytes]], each: int) -> list[Any]:
    """Return all cases as parameters, of which the usual run takes one of `each`."""
    return [
        pytest.param(data, id=name, marks=[] if number % each == 0 else pytest.mark.slow)
        for number, (name, data) in enumerate(cases)
    ]


SMALL = list(small())


@pytest.mark.parametrize("data", some(SMALL, 3))
def test_a_hostile_file_of_every_kind_at_once(data: bytes, tmp_path: Path) -> None:
    read(tmp_path, NAMES, data, render=False)


RENDERED = [case for case in SMALL if case[0].startswith(("value", "body"))]


@pytest.mark.parametrize("data", some(RENDERED, 4))
def test_pages_of_hostile_files_of_every_kind(data: bytes, tmp_path: Path) -> None:
    read(tmp_path, NAMES, data, render=True)


LONG = [case for case in small(20_000) if " many " in case[0] and len(case[1]) <= LARGEST]


@pytest.mark.slow
@pytest.mark.parametrize("data", [data for _, data in LONG], ids=[name for name, _ in LONG])
@pytest.mark.parametrize("name", ["contacts/ada.md", "meetings/2026-11-03-ada.md", "notes/page.md"])
def test_a_hostile_file_of_many_lines(name: str, data: bytes, tmp_path: Path) -> None:
    read(tmp_path, (name,), data, render=False)


@pytest.mark.parametrize("data", some(list(deep()), 3))
def test_what_is_nested_without_end(data: bytes, tmp_path: Path) -> None:
    read(tmp_path, ("contacts/ada.md", "meetings/2026-11-03-ada.md", "notes/page.md"), data, render=False)


LARGE = list(large())
USUAL = [case for number, case in enumerate(LARGE) if number % 94 == 0]


@pytest.mark.parametrize("made", [made for _, made in USUAL], ids=[name for name, _ in USUAL])
def test_a_file_as_large_as_may_be(made: Callable[[], bytes], tmp_path: Path) -> None:
    read(tmp_path, ("meetings/2026-11-03-ada.md",), made(), render=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["contacts/ada.md", "meetings/2026-11-03-ada.md", "updates/ada.md", "notes/page.md"])
@pytest.mark.parametrize("made", [made for _, made in LARGE], ids=[name for name, _ in LARGE])
def test_every_file_as_large_as_may_be(name: str, made: Callable[[], bytes], tmp_path: Path) -> None:
    read(tmp_path, (name,), made(), render=False)
