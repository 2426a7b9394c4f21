"""What I owe where very much is owed: the most urgent on one page, the rest by week, nothing lost, no page heavy."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from small_journal import write_journal

from generator.model.settings import Settings
from generator.site.build import make
from generator.site.pages import what_i_owe
from generator.site.pages.page import Page

TODAY = date(2026, 11, 22)


def owed(root: Path, many: int) -> dict[str, Page]:
    """Return the pages of debts of a journal with so many promises, one a day."""
    promises = "".join(f"  - do: thing {i}\n    by: {TODAY + timedelta(days=i - 5)}\n" for i in range(many))
    meeting = f"---\ndate: 2026-11-03\nwith: jane\nfollow_ups:\n{promises}---\n\n## Notes\n\nKind.\n"
    write_journal(root, {"contacts/jane.md": "---\nname: Jane\n---\n", "meetings/2026-11-03-jane.md": meeting})
    pages = make(root / "journal", Settings(), TODAY).pages
    return {page.address: page for page in pages if page.address.startswith("what-i-owe")}


def debts(page: Page) -> list[str]:
    return re.findall(r'data-(?:debt|coming)="([^"]+)"', page.render())


def test_few_debts_stand_on_one_page(tmp_path: Path) -> None:
    assert list(owed(tmp_path, 20)) == ["what-i-owe.html"]


def test_the_most_urgent_stand_first_and_none_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = debts(owed(tmp_path / "whole", 40)["what-i-owe.html"])
    monkeypatch.setattr(what_i_owe, "MOST_ON_A_PAGE", 10)
    pages = owed(tmp_path / "parts", 40)
    assert len(debts(pages["what-i-owe.html"])) == 10
    assert "what-i-owe/2026-11-23.html" in pages
    assert sorted(debt for page in pages.values() for debt in debts(page)) == sorted(whole)


def test_one_promise_more_leaves_the_other_weeks_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_i_owe, "MOST_ON_A_PAGE", 10)
    before, after = owed(tmp_path / "a", 40), owed(tmp_path / "b", 41)
    changed = [
        address for address in after if address not in before or after[address].render() != before[address].render()
    ]
    assert len(changed) < len(after) / 2


def test_a_week_with_very_many_has_several_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_i_owe, "MOST_ON_A_PAGE", 3)
    pages = owed(tmp_path, 20)
    assert max(len(debts(page)) for page in pages.values()) <= 3
    assert any(address.endswith("-2.html") for address in pages)
