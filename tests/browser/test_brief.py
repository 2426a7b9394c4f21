"""A brief on paper and on a phone: one sheet, no request to anybody."""

from pathlib import Path

import pytest
from drafts_world import FILES
from playwright.sync_api import Browser
from small_journal import write_journal

pytestmark = pytest.mark.browser


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    made = write_journal(tmp_path / "j", FILES).run("brief", "--format", "html")
    path = tmp_path / "brief.html"
    path.write_text(made.stdout, encoding="utf-8")
    return path


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_fits_on_one_sheet(paper: str, page_file: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(page_file.as_uri())
    printed = page.pdf(format=paper)
    page.close()
    assert printed.count(b"/Type /Page") - printed.count(b"/Type /Pages") == 1


def test_it_asks_nobody_for_anything_and_fits_a_phone(page_file: Path, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert asked == [page_file.as_uri()]
    assert complaints == []
    assert width <= 320
