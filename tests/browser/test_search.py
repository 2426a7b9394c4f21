"""Search finds people by whatever their owner remembers of them, from files and over http."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import HELLO, build_site, write_site_journal
from playwright.sync_api import Browser, expect

from browser.visits import Visit

pytestmark = pytest.mark.browser

FILES = {
    **HELLO,
    "contacts/wilhelmina-quist.md": """---
name: Wilhelmina Quist
aliases: [Billie]
company: Zephyr Cartography
bond: both of us once fell into the same harbour
personal: {dog: a whippet called Pascal}
---

Keeps every pencil stub in a marmalade jar.
""",
    "meetings/2026-11-10-wilhelmina-quist.md": """---
date: 2026-11-10
with: wilhelmina-quist
---

## Notes

She folds maps with a bookbinder's bone.
""",
}


@pytest.fixture(scope="module")
def quist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_site_journal(tmp_path_factory.mktemp("search") / "j", FILES)).site


@pytest.fixture
def seeker(
    request: pytest.FixtureRequest, chromium: Browser, quist: Path, serve: Callable[[Path], str]
) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    seen = Visit(quist.as_uri() if request.param == "file" else serve(quist), context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


REMEMBERED = ("wilhelmina", "quist", "billie", "zephyr", "harbour", "whippet", "marmalade", "bookbinder")


@pytest.mark.parametrize(
    ("seeker", "remembered"),
    [
        # By turns in files and over http; when there is time, in both.
        pytest.param(base, word, marks=[] if (turn + number) % 4 == 0 else pytest.mark.slow)
        for turn, base in enumerate(("file", "http"))
        for number, word in enumerate(REMEMBERED)
    ],
    indirect=["seeker"],
)
def test_somebody_is_found_by_what_is_remembered(seeker: Visit, remembered: str) -> None:
    seeker.go("index.html")
    seeker.open_search()
    # What is typed before the index has been read may be lost.
    expect(seeker.page.locator(".md-search-result__meta")).to_have_text("Type to start searching", timeout=20_000)
    seeker.page.keyboard.type(remembered)
    found = seeker.page.locator(".md-search-result__item", has_text="Wilhelmina Quist")
    expect(found.first).to_be_visible(timeout=20_000)
