"""Every kind of page of the sample, as its readers meet it: read aloud, by keyboard, on paper, days later."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
import sample_site
from axe_playwright_python.sync_playwright import Axe
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
BY_DAY = KINDS[::5]
BY_NIGHT = ("index.html", "contacts/tomas-beaulieu.html", "progress.html")
"""Pages that between them have every colour: what is owed, a person, and pictures."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LONGEST = """() => Math.max(...Array.from(document.querySelectorAll("*"), (element) => {
  const style = getComputedStyle(element);
  const seconds = (style.transitionDuration + "," + style.animationDuration).split(",").map(parseFloat);
  return style.animationName === "none" && style.transitionProperty === "none" ? 0 : Math.max(...seconds);
}))"""
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shift), 50)));
})"""


def some(usual: Sequence[str]) -> list[Any]:
    """Return every kind as a parameter, of which the usual run takes some."""
    return [pytest.param(address, marks=[] if address in usual else pytest.mark.slow) for address in KINDS]


@pytest.fixture
def reader(chromium: Browser, sample: Path) -> Iterator[Visit]:
    yield from reading(chromium, sample.as_uri())


@pytest.fixture(scope="module")
def served(chromium: Browser, sample: Path, serve: Callable[[Path], str]) -> Iterator[Visit]:
    """Axe reads the style sheets itself, which a page opened as a file may not."""
    yield from reading(chromium, serve(sample))


@pytest.fixture
def served_reader(served: Visit) -> Iterator[Visit]:
    yield served
    asked, complaints = served.strangers, served.complaints.copy()
    served.requests.clear()
    served.complaints.clear()
    assert asked == []
    assert complaints == []


def reading(chromium: Browser, base: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    seen = Visit(base, context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


def test_no_kind_of_page_is_left_out(sample: Path) -> None:
    own = {path.stem for path in (sample_site.ROOT / "journal").glob("*.md")}
    made = {page.relative_to(sample) for page in sample.rglob("*.html")}
    kinds = {place.parts[0] for place in made if place.stem not in own or len(place.parts) > 1}
    assert kinds <= {Path(address).parts[0] for address in KINDS}


@pytest.mark.parametrize("address", some(BY_DAY))
def test_axe_finds_no_fault_by_day_and_no_page_is_wider_than_a_phone(served_reader: Visit, address: str) -> None:
    finds_no_fault(served_reader, address, "light")
    served_reader.page.set_viewport_size({"width": 390, "height": 844})
    assert served_reader.page.evaluate("document.documentElement.scrollWidth") <= 390, address
    assert served_reader.page.locator("article h1").count() == 1, address


@pytest.mark.parametrize("address", some(BY_NIGHT))
def test_axe_finds_no_fault_by_night(served_reader: Visit, address: str) -> None:
    finds_no_fault(served_reader, address, "dark")


def finds_no_fault(reader: Visit, address: str, scheme: Literal["light", "dark"]) -> None:
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    reader.page.emulate_media(color_scheme=scheme)
    reader.go(address)
    found = Axe().run(reader.page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [said(fault) for fault in found.response["violations"]] == [], f"{address}, {scheme}"
    assert found.response["passes"], "axe looked at nothing"


def said(fault: dict[str, Any]) -> str:
    """Return one of axe's faults in a line: its rule, and where it was found."""
    return f"{fault['id']}: " + " | ".join(node["html"][:160] for node in fault["nodes"][:3])


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_one_sheet_is_one_sheet_of_paper(reader: Visit, paper: str) -> None:
    reader.go("one-sheet.html")
    printed = reader.page.pdf(format=paper)
    assert printed.count(b"/Type /Page") - printed.count(b"/Type /Pages") == 1


def test_today_is_one_sheet_of_paper_too(reader: Visit) -> None:
    reader.go("index.html")
    printed = reader.page.pdf(format="A4")
    assert printed.count(b"/Type /Page") - printed.count(b"/Type /Pages") == 1


@pytest.mark.parametrize("kinds", [KINDS[1::7], pytest.param(KINDS, marks=pytest.mark.slow)], ids=["few", "all"])
def test_every_page_opens_as_a_file_and_is_no_wider_than_a_phone(reader: Visit, kinds: Sequence[str]) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for address in kinds:
        reader.go(address)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390, address
        assert reader.page.locator("article h1").count() == 1, address


@pytest.mark.parametrize(("wish", "most"), [("no-preference", 0.12), pytest.param("reduce", 0, marks=pytest.mark.slow)])
def test_no_page_moves_longer_than_an_eye_needs(
    reader: Visit, wish: Literal["no-preference", "reduce"], most: float
) -> None:
    reader.page.emulate_media(reduced_motion=wish)
    for address in ("index.html", "contacts/index.html"):
        reader.go(address)
        assert reader.page.evaluate(LONGEST) == most


def test_a_name_is_not_said_twice_before_the_page_is_scrolled(reader: Visit) -> None:
    reader.go("contacts/tomas-beaulieu.html")
    reader.page.wait_for_timeout(200)
    expect(reader.page.locator(".md-header__title")).not_to_have_class(re.compile("--active"))


@pytest.mark.parametrize(
    ("address", "width"),
    [
        pytest.param(address, width, marks=[] if place == turn else pytest.mark.slow)
        for place, address in enumerate(("index.html", "what-i-owe.html", "contacts/tomas-beaulieu.html"))
        for turn, width in enumerate((390, 1024, 1600))
    ],
)
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
