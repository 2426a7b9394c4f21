"""The built site in a browser: complete, quiet, and on its own."""

import pytest
from attacks import VECTORS
from playwright.sync_api import expect

from browser.visits import BOTH_WAYS, Visit

pytestmark = pytest.mark.browser

PAGES = [
    "index.html", "what-i-owe.html", "contacts/index.html", "contacts/jane-doe.html", "problems.html",
    "meetings/2026-11-03-jane-doe.html", "notes.html", "updates/index.html",
]  # fmt: skip


def test_no_page_complains_or_asks_another_host(visit: Visit) -> None:
    for address in PAGES:
        visit.go(address)
        expect(visit.page.locator("article h1").first).to_be_visible()
    visit.page.wait_for_load_state("networkidle")


@BOTH_WAYS
def test_search_finds_a_word_and_leads_to_its_page(visit: Visit) -> None:
    visit.go("meetings/index.html")
    visit.open_search()
    visit.page.keyboard.type("zymurgy")
    found = visit.page.locator(".md-search-result__item a").first
    expect(found).to_contain_text("Jane Doe")
    found.click()
    visit.page.wait_for_url("**/contacts/jane-doe.html*")
    assert "zymurgy" in visit.page.locator("article").inner_text()


def test_hostile_text_found_by_search_is_shown_as_text(visit: Visit) -> None:
    visit.go("index.html")
    visit.open_search()
    visit.page.keyboard.type("heading")
    expect(visit.page.locator(".md-search-result__item").first).to_be_visible()
    assert visit.page.locator(".md-search-result script, .md-search-result img").count() == 0


def test_no_attack_does_anything(visit: Visit) -> None:
    # Every attack is in each of them; tests/site/pages/test_attacks.py reads all the other pages.
    for address in ("updates/2026-11-10-news", "contacts/index", "meetings/index", "what-i-owe", "free0"):
        visit.go(address + ".html")
    # Attacks name files beside the page, which are not there: that is no complaint about the site.
    visit.complaints[:] = [line for line in visit.complaints if not is_a_missing_file(line)]


def alone(visit: Visit, numbers: range) -> None:
    """Open the page of each of these attacks, where no other attack can hide it."""
    for number in numbers:
        for address in (f"free{number}", f"contacts/c{number}", f"meetings/2026-11-03-m{number}"):
            visit.go(address + ".html")
    visit.complaints[:] = [line for line in visit.complaints if not is_a_missing_file(line)]


def test_no_attack_does_anything_alone(visit: Visit) -> None:
    alone(visit, range(0 if visit.base.startswith("file") else 32, len(VECTORS), 64))


@pytest.mark.slow
def test_none_of_all_attacks_does_anything_alone(visit: Visit) -> None:
    assert len(VECTORS) >= 100
    alone(visit, range(len(VECTORS)))


def is_a_missing_file(complaint: str) -> bool:
    return complaint.startswith(("Failed to load resource", "failed: ")) or "ERR_FILE_NOT_FOUND" in complaint


@pytest.mark.parametrize(("wish", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_page_is_paper_by_day_and_dark_by_night(visit: Visit, wish: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme="dark" if wish == "dark" else "light")
    visit.go("index.html")
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_a_template_in_a_page_is_there_for_the_script_and_unseen(visit: Visit) -> None:
    visit.go("what-i-owe.html")
    templates = visit.page.locator("article template")
    assert templates.count() > 0
    for template in templates.all():
        inside = template.evaluate("element => element.content.querySelectorAll('script, img, [onerror]').length")
        assert inside == 0
        expect(template).to_be_hidden()


def test_a_template_in_a_text_is_text(visit: Visit) -> None:
    number = next(i for i, vector in enumerate(VECTORS) if vector.startswith("<template>"))
    visit.go(f"free{number}.html")
    assert visit.page.locator("article template, article script").count() == 0
    expect(visit.page.locator("article")).to_contain_text("<template><script>alert(1)</script>")
    visit.complaints[:] = [line for line in visit.complaints if not is_a_missing_file(line)]
