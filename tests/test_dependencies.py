"""What is installed is pinned, named in docs/dependencies.md, and nothing else is imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PINNED = ("requirements/journal.txt", "requirements/development.txt", "requirements/benchmarks.txt",
          "requirements/fuzzing.txt")  # fmt: skip
DISTRIBUTIONS = {
    "frontmatter": "python-frontmatter", "markdown_it": "markdown-it-py", "mdit_py_plugins": "mdit-py-plugins",
    "python_calamine": "python-calamine", "yaml": "PyYAML",
}  # fmt: skip


def names(requirements: list[Any]) -> set[str]:
    """Return the packages of a list in pyproject.toml; included groups left out."""
    return {re.split(r"[^\w.\-]", given, maxsplit=1)[0] for given in requirements if isinstance(given, str)}


def rows(heading: str) -> set[str]:
    """Return the first cells of the table under a heading."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return {row for row in re.findall(r"^\| ([^ |]+) \|", section, re.MULTILINE) if row != "package"}


def pinned(path: str) -> dict[str, str]:
    """Return the packages of a requirements file and their versions, with the condition of each."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found: list[tuple[str, str]] = re.findall(r"^([\w.\-]+)==([^\\\n]+?) \\$", text, re.MULTILINE)
    return {f"{name} {version.partition(' ; ')[2]}".strip(): version.partition(" ; ")[0] for name, version in found}


def versions(pins: dict[str, str]) -> set[tuple[str, str]]:
    """Return packages and versions without conditions: what the journal needs at times, a tool may need always."""
    return {(name.partition(" ")[0], version) for name, version in pins.items()}


def imported() -> Iterator[str]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_page_names_what_the_journal_runs_with() -> None:
    assert rows("What the journal runs with") == names(PROJECT["project"]["dependencies"])


def test_page_names_what_the_language_server_needs() -> None:
    assert rows("What `journal lsp` needs") == names(PROJECT["project"]["optional-dependencies"]["lsp"])


def test_page_names_what_it_is_developed_with() -> None:
    groups = PROJECT["dependency-groups"]
    assert rows("What it is developed with") == names(groups["dev"]) | names(groups["build"])


def test_page_names_what_it_is_measured_with() -> None:
    assert rows("What it is measured with") == names(PROJECT["dependency-groups"]["benchmarks"])


def test_page_names_what_it_is_fuzzed_with() -> None:
    assert rows("What it is fuzzed with") == names(PROJECT["dependency-groups"]["fuzzing"])


def test_everything_imported_is_declared_or_comes_with_mkdocs() -> None:
    project = PROJECT["project"]
    declared = {name.lower() for name in names([*project["dependencies"], *project["optional-dependencies"]["lsp"]])}
    foreign = set(imported()) - set(sys.stdlib_module_names) - {"generator"}
    undeclared = {name for name in foreign if DISTRIBUTIONS.get(name, name).lower() not in declared}
    assert undeclared == set(re.findall(r"\*\*(\w+)\*\*", PAGE))


def test_what_builds_the_wheel_is_pinned_too() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


@pytest.mark.parametrize("path", PINNED)
def test_requirements_hold_hashes_and_name_no_registry(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert "://" not in text
    assert "\n-" not in text
    entries = re.split(r"\n(?=\w)", text)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert len(entries) == len(pinned(path))


def test_requirements_hold_everything_that_is_declared() -> None:
    journal, development, benchmarks, fuzzing = (pinned(path) for path in PINNED)
    groups = PROJECT["dependency-groups"]
    runs_with = names(PROJECT["project"]["dependencies"]) | names(groups["build"])
    assert {name.lower() for name in runs_with} <= journal.keys()
    assert {name.lower() for name in names(groups["dev"])} <= development.keys()
    assert versions(journal) <= versions(development)
    assert {name.lower() for name in names(groups["benchmarks"])} <= benchmarks.keys()
    assert versions(journal) <= versions(benchmarks)
    assert {name.lower() for name in names(groups["fuzzing"])} <= fuzzing.keys()
    assert versions(journal) <= versions(fuzzing)
