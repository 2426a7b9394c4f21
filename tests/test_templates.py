"""Compiled templates: kept beside the program, never in a journal, and never believed for another text."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.templates import Compiled


def rendered(folder: Path, text: str) -> str:
    made = Environment(loader=DictLoader({"a": text}), bytecode_cache=Compiled(folder), autoescape=True)
    return made.get_template("a").render()


@pytest.fixture(autouse=True)
def python_keeps_what_it_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(tmp_path / "kept", "one {{ 1 + 1 }}") == "one 2"
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert rendered(tmp_path / "kept", "one {{ 1 + 1 }}") == "one 2"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    assert rendered(tmp_path, "one") == "one"
    assert rendered(tmp_path, "two") == "two"


def test_a_damaged_file_is_no_file(tmp_path: Path) -> None:
    rendered(tmp_path, "one")
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert rendered(tmp_path, "one") == "one"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert rendered(tmp_path / "file" / "folder", "one") == "one"


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path / "kept", "one") == "one"
    assert not (tmp_path / "kept").exists()
