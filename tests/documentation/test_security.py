"""SECURITY.md shows a test for each promise, and that test is there; the site of docs/ shows the page itself."""

import re
import subprocess
from pathlib import Path

import pytest
from reader import DOCS

TOP = DOCS.parent
PAGE = (TOP / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[^`]+)`", PAGE)
ROWS = [line.split("|")[1:-1] for line in PAGE.splitlines() if line.startswith("| ") and "shown by" not in line]


@pytest.mark.parametrize("path", sorted(set(NAMED)))
def test_a_test_that_is_named_is_there_and_tests_something(path: str) -> None:
    assert re.search(r"^def test_", (TOP / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_says_what_stops_it_what_does_not_and_what_shows_it() -> None:
    assert len(ROWS) > 12
    for who, stops, does_not, shown in ROWS:
        assert who.strip()
        assert stops.strip()
        assert does_not.strip()
        assert re.findall(r"`tests/[^`]+`", shown) or stops.strip().startswith("nothing"), who


@pytest.mark.parametrize(
    "word",
    [
        "Content-Security-Policy", "127.0.0.1", "A hostile file", "mentor", "0700", "0600", "Reviews of imports",
        "logs hold no contents", "a kill at any moment", "a full or read-only disk", "publishes packages", "git-crypt",
        "age",
    ],
)  # fmt: skip
def test_what_an_owner_should_know_is_named(word: str) -> None:
    assert word in PAGE


def test_the_documentation_shows_this_page_and_repeats_none_of_it() -> None:
    page = (DOCS / "security.md").read_text(encoding="utf-8")
    assert "<!-- SECURITY.md, from its second line on -->" in page
    assert {line for line in page.splitlines() if len(line) > 40} & set(PAGE.splitlines()) == set()


def test_what_it_advises_to_type_can_be_typed(tmp_path: Path) -> None:
    """The bundle that is encrypted holds the repository: git says so."""
    assert "git bundle create - --all" in PAGE
    git = ("git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    bundle = subprocess.run([*git, "bundle", "create", "-", "--all"], check=True, capture_output=True).stdout
    (tmp_path / "b").write_bytes(bundle)
    subprocess.run([*git, "bundle", "verify", "-q", "b"], check=True, capture_output=True)
