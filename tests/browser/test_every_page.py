"""Every kind of page of the sample, as its readers meet it: read aloud, by keyboard, on paper, days later."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sample_site
from axe_playwright_python.sync_playwright import Axe
from built_site import build_site
from playwright.sync_api import Browser, Page, expect

from browser.visits import Visit

pytestmark = pytest.mark.browser

KINDS = (
    "index.html", "what-i-owe.html", "meetings/index.html", "meetings/2026-11-17-leonie-fairweather.html",
    "briefs/2026-11-20-ingrid-solheim.html", "contacts/index.html", "contacts/tomas-beaulieu.html",
    "companies/index.html", "companies/saltmarsh-science-center.html", "events/index.html",
    "events/2026-10-23-small-museums-day.html", "updates/index.html", "updates/2026-11-09-ten-saturdays.html",
    "review.html", "profile.html", "introductions.html", "thanks.html", "keep-in-touch.html", "news.html",
    "topics.html", "questions.html", "giving.html", "progress.html", "one-sheet.html", "playbook/index.html",
    "playbook/during.html", "problems.html", "what-i-am-looking-for.html",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shift), 50)));
})"""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(sample_site.copy_to(tmp_path_factory.mktemp("sample") / "j")).site


@pytest.fixture
def reader(chromium: Browser, sample: Path) -> Iterator[Visit]:
    yield from reading(chromium, sample.as_uri())


@pytest.fixture
def served_reader(chromium: Browser, sample: Path, serve: Callable[[Path], str]) -> Iterator[Visit]:
    """Axe reads the style sheets itself, which a page opened as a file may not."""
    yield from reading(chromium, serve(sample))


def reading(chromium: Browser, base: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    seen = Visit(base, context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_no_fault_by_day_or_by_night(served_reader: Visit, address: str) -> None:
    for scheme in ("light", "dark"):
        served_reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        served_reader.go(address)
        found = Axe().run(served_reader.page, options={"runOnly": {"type": "tag", "values": RULES}})
        faults = [
            (fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found.response["violations"]
        ]
        assert faults == [], f"{address}, {scheme}"


def said(fault: dict[str, Any]) -> str:
    """Return one of axe's faults in a line: its rule, and where it was found."""
    return f"{fault['id']}: " + " | ".join(node["html"][:160] for node in fault["nodes"][:3])


@pytest.mark.parametrize("address", ["briefs/2026-11-20-ingrid-solheim.html", "one-sheet.html"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_is_taken_along_is_one_sheet_of_paper(reader: Visit, address: str, paper: str) -> None:
    reader.go(address)
    printed = reader.page.pdf(format=paper)
    assert printed.count(b"/Type /Page") - printed.count(b"/Type /Pages") == 1


@pytest.mark.parametrize("address", ["index.html", "what-i-owe.html", "contacts/tomas-beaulieu.html"])
@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_nothing_moves_once_it_is_seen(reader: Visit, address: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.go(address)
    assert reader.page.evaluate(SHIFT) == 0


def test_today_fits_one_screen_in_an_ordinary_week(reader: Visit) -> None:
    reader.go("index.html")
    last = reader.page.locator(".last-week").bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= 768


def test_a_hand_on_the_keyboard_is_enough(reader: Visit) -> None:
    reader.go("index.html")
    fold = reader.page.locator(".debt__how").first
    press_until(reader.page, "document.activeElement.closest('.debt__how summary')")
    assert outlined(reader.page)
    reader.page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")
    press_until(reader.page, "document.activeElement.matches('[data-copy]')")
    assert outlined(reader.page)
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("[data-copy]").first).to_have_text("copied")
    reader.page.keyboard.press("/")
    expect(reader.page.locator(".md-search__input")).to_be_focused()


def press_until(page: Page, there: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"!!({there})"):
            return
    raise AssertionError(f"Tab never leads to {there}")


def outlined(page: Page) -> bool:
    """Return whether what has the focus shows it."""
    width: str = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    return float(width.removesuffix("px")) >= 2


def test_every_picture_has_its_words(reader: Visit) -> None:
    for address in ("introductions.html", "progress.html", "topics.html"):
        reader.go(address)
        unnamed = reader.page.locator("article svg:not([aria-label]):not([aria-hidden]):not([aria-labelledby])").count()
        assert unnamed == 0, address
