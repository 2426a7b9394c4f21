"""Pictures in the browser: nothing runs off a phone's screen, and what is wider can be scrolled by keyboard."""

import pytest
from playwright.sync_api import expect

from browser.visits import Visit

pytestmark = pytest.mark.browser

PAGES = ["introductions.html", "progress.html", "topics.html", "questions.html"]


@pytest.mark.parametrize("width", [390, pytest.param(1024, marks=pytest.mark.slow)])
def test_no_page_is_wider_than_its_screen(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        visit.go(address)
        expect(visit.page.locator("article h1").first).to_be_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, address
    visit.page.wait_for_load_state("networkidle")


def test_a_wide_picture_is_reached_and_scrolled_by_keyboard(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.go("progress.html")
    frame = visit.page.locator(".picture--heat-map")
    expect(frame).to_have_attribute("aria-label", frame.locator("svg").get_attribute("aria-label") or "")
    frame.focus()
    expect(frame).to_be_focused()
    before = frame.evaluate("element => element.scrollLeft")
    visit.page.keyboard.press("ArrowLeft")
    visit.page.wait_for_function(
        "before => document.querySelector('.picture--heat-map').scrollLeft !== before", arg=before
    )
