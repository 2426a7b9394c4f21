"""What the scripts say at their heads that they expect of a page is what they use, and what our pages have."""

import re
from pathlib import Path

import pytest

import generator

SITE = Path(generator.__file__).parent / "site"
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for path in (SITE / "assets").glob("*.js")}
PAGES = "\n".join(
    path.read_text(encoding="utf-8") for kind in ("*.j2", "*.py") for path in (SITE / "pages").rglob(kind)
)
ATTRIBUTE = re.compile(r"data-[a-z]+")
PRIVATE = {"data-before"}
"""What a script writes for itself."""


def head(name: str) -> str:
    return SCRIPTS[name].partition("*/")[0]


def used(name: str) -> set[str]:
    code = SCRIPTS[name].partition("*/")[2]
    return {f"data-{found}" for found in re.findall(r"dataset\.([a-z]+)", code)} | set(ATTRIBUTE.findall(code))


@pytest.mark.parametrize("name", ["journal", "tables"])
def test_a_script_uses_what_its_head_says_and_nothing_else(name: str) -> None:
    assert used(name) - PRIVATE == set(ATTRIBUTE.findall(head(name)))


@pytest.mark.parametrize("name", ["journal", "tables"])
def test_our_pages_have_what_a_script_expects(name: str) -> None:
    assert set(ATTRIBUTE.findall(head(name))) <= set(ATTRIBUTE.findall(PAGES))


def test_our_pages_have_no_attribute_that_no_script_reads() -> None:
    assert set(ATTRIBUTE.findall(PAGES)) <= set(ATTRIBUTE.findall(head("journal") + head("tables")))


def test_the_classes_that_a_script_looks_for_stand_in_its_head_and_in_a_page() -> None:
    asked = {name for found in re.findall(r"""["'](\.[^"']*)["']""", SCRIPTS["journal"]) for name in found.split()}
    classes = {name[1:] for name in asked if re.fullmatch(r"\.[a-z][a-z_-]*", name)}
    assert classes
    for name in classes:
        assert f".{name}" in head("journal")
        assert re.search(rf"\b{name}\b", PAGES)
