"""docs/ as a site of its own: it builds without a warning, and everything is two clicks away."""

import re
import subprocess
import sys
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from reader import DOCS
from reference import PAGES

FETCHED = (
    re.compile(r'<(?:script|img|iframe)[^>]+src="([^"]+)"'),
    re.compile(r'<link[^>]+rel="(?:stylesheet|preconnect)"[^>]*href="([^"]+)"'),
)
HREF = re.compile(r'href="([^"#?:]+\.html)')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    given = ("--strict", "-q", "-f", str(DOCS / "site" / "mkdocs.yml"), "-d", str(folder))
    command = [sys.executable, "-m", "mkdocs", "build", *given]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""})
    assert run.returncode == 0, run.stderr
    return folder


def test_everything_is_two_clicks_away(site: Path) -> None:
    reached = {"index.html"}
    for _ in range(2):
        for page in sorted(reached):
            found = HREF.findall((site / page).read_text(encoding="utf-8"))
            reached |= {normpath(join(dirname(page), target)) for target in found}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert len(pages) > 30
    assert pages <= reached


def test_the_reference_is_on_the_site_and_not_among_the_files(site: Path) -> None:
    assert {path.name for path in (DOCS / "reference").iterdir()} == {"index.md"}
    index = (site / "reference" / "index.html").read_text(encoding="utf-8")
    for name in PAGES:
        assert f'<h1 id="{name}">' in (site / "reference" / f"{name}.html").read_text(encoding="utf-8")
        assert f'<li><a href="{name}.html">' in index


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not [found for pattern in FETCHED for found in pattern.findall(text) if "//" in found], path.name


def test_a_link_into_the_source_tree_is_plain_words_on_the_site(site: Path) -> None:
    page = (site / "dependencies.html").read_text(encoding="utf-8")
    assert "Every package that pyproject.toml names" in page
    assert "../pyproject.toml" not in page


def test_what_lies_beside_the_program_is_shown_where_a_page_says_so(site: Path) -> None:
    page = (site / "security.html").read_text(encoding="utf-8")
    assert "Who, how, and what stops them" in page
    assert "<table>" in page
    assert "from its second line on" not in page
