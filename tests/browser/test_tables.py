"""Tables in a browser: sorted by their headings, filtered above, remembered in the address, whole without a script."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import build_site, write_site_journal
from playwright.sync_api import Browser, Locator, expect

from browser.visits import Visit
from generator.site.pages import contacts

pytestmark = pytest.mark.browser

PEOPLE = {
    "ana": "name: Ana Silva\ncompany: Zebra\nmet_on: 2026-11-01",
    "ben": "name: Ben Ode\ncompany: Acme",
    "bjork": "name: Björk Łund\nrole: Curator\ncompany: Müller & Co",
    "cleo": "name: Cleo Two\ncompany: Acme\narchived: true",
    "zoe": "name: Zoë Ng\nintroduced_by: ana",
}
FILES = {f"contacts/{slug}.md": f"---\n{said}\n---\n" for slug, said in PEOPLE.items()} | {
    "meetings/2026-11-05-ben.md": "---\ndate: 2026-11-05\nwith: ben\nstatus: held\n---\n"
}
LIST = "contacts/index.html"


@pytest.fixture(scope="module")
def one_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_site_journal(tmp_path_factory.mktemp("tables") / "j", FILES)).site


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the same site with a page for each first letter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contacts, "MOST_ON_A_PAGE", 2)
        yield build_site(write_site_journal(tmp_path_factory.mktemp("parts") / "j", FILES)).site


def visit_of(chromium: Browser, site: Path) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    seen = Visit(site.as_uri(), context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []


@pytest.fixture
def look(chromium: Browser, one_page: Path) -> Iterator[Visit]:
    yield from visit_of(chromium, one_page)


@pytest.fixture
def spread(chromium: Browser, parts: Path) -> Iterator[Visit]:
    yield from visit_of(chromium, parts)


def names(visit: Visit) -> Locator:
    return visit.page.locator(".comparison:visible tbody td:first-child")


def heading(visit: Visit, name: str) -> Locator:
    return visit.page.locator(".comparison").first.get_by_role("button", name=name, exact=True)


def test_a_heading_sorts_and_again_the_other_way(look: Visit) -> None:
    look.go(LIST)
    heading(look, "Last contact").click()
    expect(names(look)).to_have_text(["Ben Ode", "Ana Silva", "Björk Łund", "Zoë Ng"])
    heading(look, "Name").click()
    expect(names(look)).to_have_text(["Ana Silva", "Ben Ode", "Björk Łund", "Zoë Ng"])
    heading(look, "Name").click()
    expect(names(look)).to_have_text(["Zoë Ng", "Björk Łund", "Ben Ode", "Ana Silva"])


def test_the_filter_minds_no_accents_and_says_how_many(look: Visit) -> None:
    look.go(LIST)
    field = look.page.get_by_label("Filter", exact=True)
    field.fill("muller lund")
    expect(names(look)).to_have_text(["Björk Łund"])
    expect(look.page.get_by_role("status").first).to_have_text("1 of 5 people")


def test_a_fold_opens_on_what_was_found_in_it(look: Visit) -> None:
    look.go(LIST)
    expect(names(look)).to_have_count(4)
    look.page.get_by_label("Filter", exact=True).fill("acme")
    expect(names(look)).to_have_text(["Ben Ode", "Cleo Two"])
    look.page.get_by_role("button", name="Clear the filter").click()
    expect(names(look)).to_have_count(4)


def test_nothing_found_explains_itself_and_can_be_undone(look: Visit) -> None:
    look.go(LIST)
    look.page.get_by_label("Filter", exact=True).fill("qqq")
    expect(look.page.get_by_role("status").first).to_have_text("None of 5 people fits what you filter by.")
    expect(names(look)).to_have_count(0)
    look.page.get_by_role("button", name="Clear the filter").click()
    expect(names(look)).to_have_count(4)
    expect(look.page.get_by_label("Filter", exact=True)).to_be_focused()


def test_the_address_remembers_over_a_reload_and_on_the_way_back(look: Visit) -> None:
    look.go(LIST)
    look.page.get_by_label("Filter", exact=True).fill("o")
    heading(look, "Name").click()
    expect(look.page).to_have_url(f"{look.base}/{LIST}?filter=o&sort=name&down")
    look.page.reload()
    expect(names(look)).to_have_text(["Zoë Ng", "Björk Łund", "Ben Ode", "Ana Silva", "Cleo Two"])
    look.page.get_by_role("link", name="Zoë Ng").click()
    look.page.wait_for_url("**/zoe.html")
    look.page.go_back()
    expect(look.page.get_by_label("Filter", exact=True)).to_have_value("o")
    expect(names(look)).to_have_text(["Zoë Ng", "Björk Łund", "Ben Ode", "Ana Silva", "Cleo Two"])


def test_people_are_chosen_by_how_far_they_have_come(look: Visit) -> None:
    look.go(LIST)
    choice = look.page.get_by_label("Where you stand", exact=True)
    choice.select_option("not asked yet")
    expect(names(look)).to_contain_text(["Zoë Ng"])
    assert "Ben Ode" not in names(look).all_inner_texts()
    expect(look.page).to_have_url(f"{look.base}/{LIST}?where-you-stand=not+asked+yet")


def test_the_keyboard_does_all_of_it(look: Visit) -> None:
    look.go(LIST)
    look.page.get_by_label("Filter", exact=True).focus()
    look.page.keyboard.type("ben")
    expect(names(look)).to_have_text(["Ben Ode"])
    look.page.keyboard.press("Escape")
    expect(names(look)).to_have_count(4)
    heading(look, "Name").focus()
    outline = heading(look, "Name").evaluate("button => getComputedStyle(button).outlineStyle")
    assert outline != "none"
    look.page.keyboard.press("Enter")
    expect(look.page.locator("th").first).to_have_attribute("aria-sort", "descending")
    expect(names(look).first).to_have_text("Zoë Ng")


def test_without_a_script_the_table_is_whole_and_says_nothing_of_filters(chromium: Browser, one_page: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{one_page.as_uri()}/{LIST}")
    expect(page.locator("tbody tr")).to_have_count(5)
    assert "Filter" not in page.locator("article").inner_text()
    expect(page.locator("article button, article input")).to_have_count(0)
    context.close()


def test_nothing_moves_while_the_page_opens(look: Visit) -> None:
    look.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    look.go(f"{LIST}?filter=ana")
    look.page.wait_for_timeout(300)
    assert look.page.evaluate("window.moved") == 0


def test_a_filter_finds_people_on_the_pages_of_other_letters(spread: Visit) -> None:
    spread.go("contacts/letters/b.html")
    assert not any("rows-contacts" in url for url in spread.requests)
    spread.page.get_by_label("Filter", exact=True).fill("zoë")
    expect(names(spread)).to_have_text(["Zoë Ng"])
    expect(spread.page.get_by_role("status").first).to_have_text("1 of 5 people")
    spread.page.get_by_role("link", name="Zoë Ng").click()
    spread.page.wait_for_url(f"{spread.base}/contacts/zoe.html")
    spread.page.go_back()
    expect(names(spread)).to_have_text(["Zoë Ng"])
    spread.page.get_by_role("button", name="Clear the filter").click()
    expect(names(spread)).to_have_text(["Ben Ode", "Björk Łund"])


def test_sorting_takes_in_the_other_letters_too(spread: Visit) -> None:
    spread.go(LIST)
    expect(names(spread)).to_have_text(["Ana Silva"])
    heading(spread, "Name").click()
    expect(names(spread)).to_have_text(["Zoë Ng", "Cleo Two", "Björk Łund", "Ben Ode", "Ana Silva"])


def test_a_part_is_filtered_alone_where_the_others_cannot_be_read(parts: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/rows-contacts.js", lambda route: route.abort())
    page.goto(f"{parts.as_uri()}/contacts/letters/b.html?filter=ben")
    expect(page.locator(".comparison:visible tbody td:first-child")).to_have_text(["Ben Ode"])
    page.close()


def test_the_rows_of_all_parts_hold_everybody_once(parts: Path) -> None:
    said = (parts / "assets/journal/rows-contacts.js").read_text(encoding="utf-8")
    found = json.loads(said.removeprefix("window.journalRows = ").removesuffix(";\n"))
    assert sum(rows.count("<tr>") for _, rows in found) == len(PEOPLE)
