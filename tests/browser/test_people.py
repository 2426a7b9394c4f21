"""People, talks, companies and briefs in a browser: the sample at every width, and its briefs on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.visits import Visit

pytestmark = pytest.mark.browser

PAGES = [
    "contacts/index.html", "contacts/benedikt-okoro.html", "contacts/ingrid-solheim.html",
    "contacts/rosalind-achterberg.html", "meetings/index.html", "meetings/2026-10-07-floor-test.html",
    "meetings/2026-11-06-jose-miguel-arrieta.html", "companies/index.html", "companies/saltmarsh-science-center.html",
    "briefs/2026-11-20-ingrid-solheim.html",
]  # fmt: skip
SHEETS = [
    ("A4", "dark"), pytest.param("A4", "light", marks=pytest.mark.slow),
    pytest.param("Letter", "light", marks=pytest.mark.slow), pytest.param("Letter", "dark", marks=pytest.mark.slow),
]  # fmt: skip
"""Every paper and every look once."""


@pytest.fixture(params=["light", pytest.param("dark", marks=pytest.mark.slow)])
def look(request: pytest.FixtureRequest, chromium: Browser, sample: Path) -> Iterator[Visit]:
    context = chromium.new_context(color_scheme=request.param)
    seen = Visit(sample.as_uri(), context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.mark.parametrize("pages", [PAGES[::6], pytest.param(PAGES, marks=pytest.mark.slow)], ids=["few", "all"])
def test_no_page_is_wider_than_its_screen_and_only_open_debts_bear_an_id(look: Visit, pages: list[str]) -> None:
    found = 0
    for address in pages:
        look.go(address)
        expect(look.page.locator("article h1")).to_have_count(1)
        for width in (320, 390, 1024, 1600):
            look.page.set_viewport_size({"width": width, "height": 844})
            assert look.page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        rows = look.page.locator("article [data-debt]").evaluate_all(
            "rows => rows.map(row => [row.dataset.state, row.dataset.due])"
        )
        assert all(state in ("overdue", "today", "upcoming") and due for state, due in rows), address
        found += len(rows)
    assert found


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390, 1024, 1600])
def test_no_page_that_is_opened_at_a_width_is_wider(look: Visit, width: int) -> None:
    look.page.set_viewport_size({"width": width, "height": 844})
    for address in PAGES:
        look.go(address)
        assert look.page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize(("paper", "scheme"), SHEETS)
def test_each_brief_is_one_sheet(chromium: Browser, sample: Path, paper: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    briefs = sorted((sample / "briefs").glob("*.html"))
    assert len(briefs) == 5
    for brief in briefs:
        page.goto(brief.as_uri())
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper))) == 1, brief.stem
    context.close()


def test_a_brief_on_paper_is_dark_on_white_with_room_to_write(chromium: Browser, sample: Path) -> None:
    context = chromium.new_context(color_scheme="dark", viewport={"width": 695, "height": 1039})
    page = context.new_page()
    page.goto((sample / "briefs" / "2026-11-20-ingrid-solheim.html").as_uri())
    page.emulate_media(media="print")
    for part in ("h1", ".soft", ".brief__question"):
        color = page.locator(f".brief {part}").first.evaluate("element => getComputedStyle(element).color")
        assert max(map(int, re.findall(r"\d+", color)[:3])) <= 0x44, (part, color)
    rooms = page.locator(".brief__room").all()
    assert len(rooms) == 6
    assert min((room.bounding_box() or {"height": 0})["height"] for room in rooms) >= 40
    expect(page.locator(".brief__links")).to_be_hidden()
    context.close()


def test_on_a_phone_what_is_owed_comes_before_what_happened(look: Visit) -> None:
    look.page.set_viewport_size({"width": 390, "height": 844})
    look.go("contacts/ingrid-solheim.html")
    assert top(look.page, ".person__side") < top(look.page, ".person__main")
    look.page.set_viewport_size({"width": 1024, "height": 844})
    assert abs(top(look.page, ".person__side") - top(look.page, ".person__main")) < 30


def top(page: Page, part: str) -> float:
    box = page.locator(part).bounding_box()
    assert box is not None
    return box["y"]


def test_links_of_a_person_are_reached_by_keyboard_and_seen(look: Visit) -> None:
    look.page.set_viewport_size({"width": 1024, "height": 844})
    look.go("contacts/ingrid-solheim.html")
    wanted = {"Rosalind Achterberg", "its brief", "copy", "i.solheim@example.org", "+1 207-555-0117"}
    reached = set()
    for _ in range(60):
        look.page.keyboard.press("Tab")
        focused = look.page.evaluate(
            "() => { const e = document.activeElement; return [e.innerText.trim(), getComputedStyle(e).outlineStyle] }"
        )
        if focused[0] in wanted:
            assert focused[1] != "none", focused
            reached.add(focused[0])
    assert reached == wanted


def test_whom_you_put_aside_unfolds_by_keyboard(look: Visit) -> None:
    look.go("contacts/index.html")
    summary = look.page.locator("details.folded > summary")
    row = look.page.locator("details.folded tbody tr")
    expect(row).to_be_hidden()
    summary.focus()
    look.page.keyboard.press("Enter")
    expect(row).to_be_visible()
