"""Material and the server do their work by the policy: no complaint is heard of while somebody uses them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import HELLO, build_site, write_site_journal
from playwright.sync_api import Browser, expect
from served_site import Served

from browser.visits import Visit

pytestmark = pytest.mark.browser

RAN = "console.error('it ran')"
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" onload="{RAN}">
<style>rect {{ fill: green }}</style><rect width="80" height="60"/><script>{RAN}</script></svg>"""
FILES = {
    **HELLO,
    "images/drawing.svg": DRAWING,
    "page.html": f"<!doctype html><p>Theirs</p><script>{RAN}</script>",
    "notes.md": "# My notes\n\n![A drawing](images/drawing.svg)\n\n```python\nprint(1)\n```\n",
}
THEME = {
    "name": "material",
    "features": ["navigation.tabs", "navigation.tracking", "content.code.copy", "search.share"],
}


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_site_journal(
        tmp_path_factory.mktemp("theme") / "j", FILES, theme=THEME, markdown_extensions=["admonition", "tables"]
    )
    return build_site(root).site


def visit_of(chromium: Browser, base: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light")
    seen = Visit(base, context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.fixture(params=["file", "http"])
def look(
    request: pytest.FixtureRequest, chromium: Browser, dressed: Path, serve: Callable[[Path], str]
) -> Iterator[Visit]:
    yield from visit_of(chromium, dressed.as_uri() if request.param == "file" else serve(dressed))


def test_night_is_chosen_once_for_all_pages(look: Visit) -> None:
    look.go("contacts/jane-doe.html")
    for number in (1, 2):  # from what the system says to paper, and to night
        look.page.locator(f"label[for=__palette_{number}]").click()
    expect(look.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    look.go("index.html")
    expect(look.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_tab_leads_to_its_pages(look: Visit) -> None:
    look.go("contacts/jane-doe.html")
    tab = look.page.locator(".md-tabs__link", has_text="My notes")
    tab.click()
    expect(look.page.locator("article h1")).to_have_text("My notes")


def test_search_suggests_and_goes_there_by_enter(look: Visit) -> None:
    look.go("index.html")
    look.open_search()
    expect(look.page.locator(".md-search-result__meta")).to_have_text("Type to start searching", timeout=20_000)
    look.page.keyboard.type("zymurgy")
    # It searches at every letter: the last one is waited for, yet the page is called with what was typed before.
    expect(look.page.locator(".md-search-result__item mark").first).to_have_text("zymurgy", timeout=20_000)
    expect(look.page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("h=zym"))
    look.page.keyboard.press("Enter")
    look.page.wait_for_url("**/contacts/jane-doe.html*")
    expect(look.page.locator("article mark").first).to_have_text(re.compile("^zym"))


def test_a_drawing_in_a_page_is_seen_and_runs_nothing(look: Visit) -> None:
    look.go("notes.html")
    picture = look.page.locator("article img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 80


@pytest.fixture
def lively(tmp_path: Path) -> Iterator[Served]:
    running = Served(write_site_journal(tmp_path / "j", FILES))
    yield running
    running.stop()


@pytest.fixture
def watching(chromium: Browser, lively: Served) -> Iterator[Visit]:
    yield from visit_of(chromium, f"http://127.0.0.1:{lively.port}")


def test_a_page_that_is_served_follows_its_file(lively: Served, watching: Visit) -> None:
    watching.go("notes.html")
    with watching.page.expect_navigation():
        (lively.root / "journal/notes.md").write_text("# Other notes\n")
    expect(watching.page.locator("article h1")).to_have_text("Other notes")


@pytest.mark.parametrize("address", ["images/drawing.svg", "page.html"])
def test_a_document_that_is_only_copied_runs_nothing_when_it_is_served(watching: Visit, address: str) -> None:
    watching.go(address)
    watching.page.wait_for_timeout(200)
    assert watching.complaints.pop(0).startswith(("Blocked script execution", "Executing inline", "Refused"))
    assert not [line for line in watching.complaints if "it ran" in line]
    watching.complaints.clear()
