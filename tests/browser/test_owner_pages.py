"""Thanks, keep in touch, news, giving, review, one-sheet, profile and events in a browser, and the sheet on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import build_site, write_site_journal
from owner_pages import write
from playwright.sync_api import Browser

from browser.visits import Visit

pytestmark = pytest.mark.browser

PAGES = [
    "thanks.html", "keep-in-touch.html", "news.html", "giving.html", "review.html", "one-sheet.html", "profile.html",
    "events/index.html", "events/mixer.html", "updates/index.html", "updates/bench.html",
]  # fmt: skip
SHEETS = [
    ("A4", "dark"), pytest.param("A4", "light", marks=pytest.mark.slow),
    pytest.param("Letter", "light", marks=pytest.mark.slow), pytest.param("Letter", "dark", marks=pytest.mark.slow),
]  # fmt: skip
"""Every paper and every look once."""
PROFILE = """\
    name: Dorothea Marsh
    email: dot.marsh@example.com
    phone: (207) 555-0199
    linkedin: https://www.linkedin.com/in/dorothea-marsh-example-of-a-long-address
    headline: Histotechnician who makes things you can see through
    objective: Learn how exhibits are made, from the people who make them
    geography: Portland, Maine
    achievements: [{achievements}]
    targets: [{targets}]
    ---
    ## Pitch

    I slice.
    """
OPEN = ("overdue", "today", "upcoming")
STATES = "rows => rows.map(row => [row.dataset.state, row.dataset.due])"
WORLD = {
    "profile.md": PROFILE.format(achievements="No lost specimen", targets="Acme"),
    "contacts/ana.md": """\
        name: Ana Silva
        email: ana.silva.with.a.very.long.address.indeed@a-very-long-domain-name.example.org
        address: 3 Quay of the Long Names, Lisbon
        may_follow_up: yes
        keep_in_touch: 1 month
        met_on: 2026-01-10
        topics: [glue]
        help: [{on: 2026-10-01, direction: given, what: a knife}]
        """,
    "meetings/m.md": 'date: 2026-11-21 10:00\nwith: ana\nlesson: ask less\n---\n## Notes\n\n"Measure the child."\n',
    "events/mixer.md": "name: Mixer\ndate: 2026-11-20\nmet: [ana, Ned Castellan-Featherstonehaugh]",
    "updates/bench.md": "date: 2026-11-20\nsubject: A bench\n---\nIt has a vise.",
}


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_site_journal(tmp_path_factory.mktemp("owner") / "j", write(WORLD))).site


@pytest.fixture(scope="module")
def full_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose one-sheet is as full as anybody's."""
    lines = ", ".join(
        f"{number} things that were made well and are still in use after years of children" for number in range(14)
    )
    companies = ", ".join(f"Company Number {number} of the Coast" for number in range(24))
    files = {"profile.md": PROFILE.format(achievements=lines, targets=companies)}
    return build_site(write_site_journal(tmp_path_factory.mktemp("full") / "j", write(files))).site


@pytest.fixture(params=["light", pytest.param("dark", marks=pytest.mark.slow)])
def look(request: pytest.FixtureRequest, chromium: Browser, own_site: Path) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    seen = Visit(own_site.as_uri(), context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.mark.parametrize("pages", [PAGES[::6], pytest.param(PAGES, marks=pytest.mark.slow)], ids=["few", "all"])
def test_a_page_has_one_title_and_a_first_sentence_fits_a_phone_and_words_its_debts(
    look: Visit, pages: list[str]
) -> None:
    for address in pages:
        look.go(address)
        page = look.page
        assert page.locator("article h1").count() == 1, address
        first = page.locator("article h1 ~ p:visible, article h1 ~ div:visible p:visible").first.inner_text()
        assert len(first.split()) >= 2, (address, first)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, address
        rows = page.locator("article [data-debt]")
        assert all(state in OPEN and due for state, due in rows.evaluate_all(STATES)), address


@pytest.mark.parametrize(("size", "scheme"), SHEETS)
@pytest.mark.parametrize("which", ["own_site", "full_sheet"])
def test_the_one_sheet_is_one_page(
    chromium: Browser, request: pytest.FixtureRequest, which: str, size: str, scheme: str
) -> None:
    site: Path = request.getfixturevalue(which)
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/one-sheet.html")
    printed = page.pdf(format=size)
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    assert "It prints on one page" not in shown
