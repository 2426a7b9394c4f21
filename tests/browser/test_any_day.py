"""A site built on one day and read on another says what a site built on that other day says."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from built_site import HELLO, build_site, write_site_journal
from playwright.sync_api import Browser, BrowserContext, Page

from browser.visits import Visit
from generator import words
from generator.debts import debts
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.site import pages
from generator.site.pages import debt_markup, today_page, what_i_owe

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parents[2] / "journal"
BUILT = date(2026, 11, 16)
DAYS = [BUILT + timedelta(days=number) for number in range(15)]
PAGES = ("index.html", "what-i-owe.html")
ZONE = "America/New_York"
SEEN = """() => {
  const seen = (element) => !element.closest("[hidden]") && element.closest(".as-of") === null;
  const text = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  const words = (selector, within) =>
    Array.from((within || document).querySelectorAll(selector)).filter(seen).map(text);
  const rows = (within) =>
    Array.from(within.querySelectorAll(".debt")).filter(seen).map((row) => [
      row.dataset.debt, row.dataset.state, row.dataset.due, row.classList.contains("debt--more"),
      ...words(".debt__what, .debt__note > p:first-child, .debt__place", row),
    ]);
  return {
    ahead: words(".ahead"),
    opening: words(".opening, .nothing, .owing__more, .owing summary:not(.debt__how *)"),
    groups: Array.from(document.querySelectorAll(".owing__group, .owing--today")).filter(seen)
      .map((group) => [group.dataset.group, words("h2", group), rows(group)]),
    next: words(".next .ticket, .next .if-empty"),
    quiet: words(".quiet li"),
    week: words(".last-week p"),
    // Today holds some more, unseen, for the days on which they move up.
    open: document.querySelector(".owing--today") ? 0 : document.querySelectorAll("[data-debt]").length,
  };
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Path]:
    """Return a function that builds the sample's two pages as of a day; nothing is written in between."""
    root = tmp_path_factory.mktemp("any-day")
    made: dict[date, Path] = {}

    def build(day: date) -> Path:
        if day not in made:
            home = root / day.isoformat()
            shutil.copytree(SAMPLE, home / "journal")
            (home / "mkdocs.yml").write_text(
                "site_name: Any day\ndocs_dir: journal\ntheme: {name: material}\nplugins: [search, journal]\n"
                # Of the sample's pages only two are made.
                "validation: {links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore}}\n"
            )
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            # Only while it builds: the other tests' sites have all their pages.
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(pages, "PAGES", (today_page.pages, what_i_owe.pages))
                patch.setattr("generator.rules.check.RULES", ())
                patch.setenv("SOURCE_DATE_EPOCH", f"{noon.timestamp():.0f}")
                made[day] = build_site(home).site
        return made[day]

    return build


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def open_(*, scripts: bool = True) -> BrowserContext:
        context = chromium.new_context(
            viewport={"width": 1024, "height": 768}, timezone_id=ZONE, java_script_enabled=scripts
        )
        opened.append(context)
        return context

    yield open_
    for context in opened:
        context.close()


def at(day: date, clock: str = "00:10:00") -> str:
    return f"{day.isoformat()}T{clock}-05:00"


def seen(page: Page) -> Any:
    return page.evaluate(SEEN)


def test_on_some_days_that_bring_something_the_page_says_what_a_new_one_would_say(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    journal = load(SAMPLE)
    owed = [{debt.id for debt in debts(Day(journal, day, Settings()))} for day in DAYS]
    bringing = [day for before, after, day in zip(owed, owed[1:], DAYS[1:], strict=False) if before != after]
    assert len(bringing) > 3
    says_what_a_new_one_would_say(built, reader, [*bringing[::8], DAYS[-1]])


@pytest.mark.slow
def test_on_every_day_the_page_says_what_a_new_one_would_say(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    says_what_a_new_one_would_say(built, reader, DAYS)


def says_what_a_new_one_would_say(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext], days: Sequence[date]
) -> None:
    unscripted = reader(scripts=False).new_page()
    visit = Visit(built(BUILT).as_uri(), reader().new_page())
    for day in days:
        visit.page.clock.set_fixed_time(at(day))
        for address in PAGES:
            unscripted.goto((built(day) / address).as_uri())
            visit.go(address)
            assert seen(visit.page) == seen(unscripted), (day, address)
    assert visit.complaints == []
    assert visit.strangers == []


def test_the_same_over_http(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext], serve: Callable[[Path], str]
) -> None:
    base = serve(built(BUILT))
    context = reader()
    for address in PAGES:
        as_file, as_page = context.new_page(), Visit(base, context.new_page())
        for page in (as_file, as_page.page):
            page.clock.set_fixed_time(at(DAYS[9]))
        as_file.goto((built(BUILT) / address).as_uri())
        as_page.go(address)
        assert seen(as_page.page) == seen(as_file)
        assert as_page.complaints == []
        assert as_page.strangers == []


def test_midnight_turns_the_page_while_it_is_open(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.clock.install(time=at(DAYS[3], "23:59:30"))
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    before = seen(page)
    page.clock.run_for(40_000)
    other = reader().new_page()
    other.clock.set_fixed_time(at(DAYS[4]))
    other.goto((built(BUILT) / "what-i-owe.html").as_uri())
    assert seen(page) == seen(other) != before


def test_a_machine_that_slept_is_right_when_it_is_looked_at(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.clock.set_fixed_time(at(DAYS[0]))
    page.goto((built(BUILT) / "index.html").as_uri())
    before = seen(page)
    page.clock.set_fixed_time(at(DAYS[6]))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    after = seen(page)
    page.reload()
    assert seen(page) == after != before


def test_confirming_is_dropped_at_the_hour_of_the_meeting(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    row = "[data-debt='confirm/2026-11-20-ingrid-solheim/ingrid-solheim']"
    page = reader().new_page()
    page.clock.install(time=at(date(2026, 11, 20), "09:59:00"))
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    assert page.locator(row).is_visible()
    page.clock.run_for(61_000)
    assert page.locator(row).count() == 0
    assert not page.get_by_text("Confirm time and place with Ingrid Solheim").is_visible()


def test_after_a_fortnight_the_page_says_that_it_is_old(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.clock.set_fixed_time(at(BUILT + timedelta(days=14)))
    page.goto((built(BUILT) / "index.html").as_uri())
    assert page.locator(".stale").count() == 0
    page.clock.set_fixed_time(at(BUILT + timedelta(days=15)))
    page.reload()
    assert "Built on 16 November 2026" in page.locator(".stale").inner_text()


def test_without_a_script_the_day_of_the_build_is_said(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page, scripted = reader(scripts=False).new_page(), reader().new_page()
    for address in PAGES:
        page.goto((built(BUILT) / address).as_uri())
        assert page.locator(".as-of").inner_text() == "As of 16 November 2026."
        assert page.locator("button[data-copy]").first.is_hidden()
        scripted.goto((built(BUILT) / address).as_uri())
        assert scripted.locator(".as-of").is_hidden()


def test_a_frozen_journal_stands_still_whatever_the_clock_says(
    tmp_path: Path, reader: Callable[..., BrowserContext]
) -> None:
    site = build_site(write_site_journal(tmp_path / "j", HELLO)).site
    unscripted, scripted = reader(scripts=False).new_page(), reader().new_page()
    scripted.clock.set_fixed_time(at(date(2027, 3, 1)))
    for address in PAGES:
        for page in (unscripted, scripted):
            page.goto((site / address).as_uri())
        assert seen(scripted) == seen(unscripted)
        assert scripted.locator(".debt").count() > 0
        assert scripted.locator(".as-of").inner_text() == "This journal is frozen at 22 November 2026."


def test_nothing_jumps_when_the_day_is_worked_out(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    context = reader()
    for address in PAGES:
        page = context.new_page()
        page.add_init_script(
            "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries()"
            ".map((entry) => entry.value))).observe({type: 'layout-shift', buffered: true});"
        )
        page.clock.set_fixed_time(at(DAYS[8]))
        page.goto((built(BUILT) / address).as_uri())
        page.wait_for_timeout(300)
        assert sum(page.evaluate("window.shifts")) < 0.01
        page.close()


def test_copying_a_command_says_so(built: Callable[[date], Path], reader: Callable[..., BrowserContext]) -> None:
    context = reader()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.install(time=at(BUILT))
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    button = page.locator("button[data-copy]").first
    command = button.get_attribute("data-copy")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('[role=status].said-aloud').textContent !== ''")
    assert page.locator("[role=status].said-aloud").inner_text() == f"Copied: {command}"
    assert button.inner_text() == "copied"
    assert page.evaluate("navigator.clipboard.readText()") == command
    page.clock.run_for(2_500)
    assert button.inner_text() == "copy"


def test_the_scripts_words_are_those_of_the_program(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    today = date(2026, 12, 29)
    days = [today + timedelta(days=distance) for distance in (*range(-12, 13), -400, -60, 45, 366, -2000)]
    pairs = [(day, now) for now in (today, date(2028, 2, 29)) for day in days]
    assert page.evaluate(
        "(pairs) => pairs.map(([day, today]) => [journal.day(day, today), journal.near(day, today),"
        " journal.byWhen(day, today), journal.byWhen(day + 'T18:05', today), journal.group(day, today)])",
        [[day.isoformat(), now.isoformat()] for day, now in pairs],
    ) == [
        [
            words.day(day, now),
            words.near_day(day, now),
            words.by_when(day, now),
            words.by_when(datetime(day.year, day.month, day.day, 18, 5), now),  # noqa: DTZ001 - the owner's clock
            debt_markup.group(day, now),
        ]
        for day, now in pairs
    ]
    numbers = [0, 1, 2, 12, 13, 999, 1000, 12345, 1234567]
    assert page.evaluate("(numbers) => numbers.map(journal.number)", numbers) == [words.number(n) for n in numbers]


def test_an_hour_of_today_that_is_past_is_past(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    times = ["2026-11-16T14:59", "2026-11-16T15:00", "2026-11-16T15:01", "2026-11-17T00:00", "2026-11-15T23:00"]
    said = page.evaluate("(times) => times.map((time) => journal.byWhen('2026-11-16T15:00', time))", times)
    assert said == ["today, by 15:00"] * 2 + ["waiting since 15:00", "waiting since yesterday", "by tomorrow, 15:00"]
    assert page.evaluate("journal.byWhen('2026-11-16', '2026-11-16T15:00')") == "today"


def test_the_scripts_sentences_are_those_of_the_program(
    built: Callable[[date], Path], reader: Callable[..., BrowserContext]
) -> None:
    page = reader().new_page()
    page.goto((built(BUILT) / "what-i-owe.html").as_uri())
    today = date(2026, 11, 19)
    cases = [
        [today + timedelta(days=number) for number in distances]
        for distances in (
            [], [-1], [-9, -2], [-3, 0], [-3, -1, 0, 0, 5], [0], [0, 0, 1], [0, 30], [1], [6, 7, 8], [40], [-1] * 14,
        )
    ]  # fmt: skip
    firsts = ("a card to Ana", "a card to A. S.")
    given = [[[day.isoformat() for day in dues], first] for dues in cases for first in firsts]
    assert page.evaluate(
        "([cases, today]) => cases.map(([dues, first]) => journal.opening(dues, first, today))",
        [given, today.isoformat()],
    ) == [debt_markup.opening(dues, first, today) for dues in cases for first in firsts]
    assert not any(".." in debt_markup.opening(dues, firsts[1], today) for dues in cases)
    counted = [(len(dues), dues[0]) for dues in cases if dues]
    assert page.evaluate(
        "([counted, today]) => counted.map(([n, day]) => [journal.more(n, day, today), journal.later(n, day, today)])",
        [[[number, day.isoformat()] for number, day in counted], today.isoformat()],
    ) == [[debt_markup.more(number, day, today), debt_markup.later(number, day, today)] for number, day in counted]
