"""Git's markers are seen in every Markdown file, with or without front matter; a fence may show them."""

from pathlib import Path

import pytest
from findings import Finding, found, person

MARKERS = "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other\n"
SEEN = {
    "questions.md": f"# Questions\n\n## Tides\n\n{MARKERS}",
    "index.md": f"Hello.\n{MARKERS}",
    "notes/garden.md": f"---\n\nA line, no front matter.\n{MARKERS}",
    "titled.md": f"---\ntitle: T\n---\n{MARKERS}",
    "contacts/ana.md": person("Ana") + MARKERS,
    "profile.md": person("Me") + MARKERS,
}


@pytest.mark.parametrize("path", SEEN)
def test_an_unfinished_merge_is_found_at_its_first_marker(tmp_path: Path, path: str) -> None:
    line = SEEN[path].split("\n").index("<<<<<<< HEAD") + 1
    assert found(tmp_path, "merge-conflict", {path: SEEN[path]}) == [Finding(path, line, "<<<<<<<")]


@pytest.mark.parametrize(
    "text", [f"```\n{MARKERS}```\n", f"~~~ git\n{MARKERS}~~~\n", "<<<<<<< HEAD\nalone\n", "=======\n"]
)
def test_markers_in_a_fence_or_alone_are_text(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "merge-conflict", {"git.md": f"How git marks it:\n\n{text}", "questions.md": text}) == []
