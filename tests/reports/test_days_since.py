"""What a stretch of days brought, by what the journal was before them."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from small_journal import write_journal

from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.reports.review import Since, compared

TODAY = date(2026, 11, 19)
ANA = {"contacts/ana.md": "---\nname: Ana\nlinkedin_connected: not-wanted\n---\n"}
NOTES = "---\n\n## Notes\n\nGood.\n"
TALK = f"---\ndate: 2026-10-25\nwith: ana\n{NOTES}"


def load(root: Path, files: Mapping[str, str]) -> Journal:
    return write_journal(root, {**ANA, **files}).load()


def week(now: Journal, then: Journal) -> Since:
    week_ago, settings = TODAY - timedelta(days=7), Settings(lapse_days=20)
    return compared(Day(now, TODAY, settings), Day(then, week_ago, settings), week_ago)


def test_what_only_grew_too_old_is_let_go(tmp_path: Path) -> None:
    same = load(tmp_path / "same", {"meetings/m.md": TALK})
    found = week(same, same)
    assert {debt.id for debt in found.let_go} == {"thank-email/m/ana", "thank-card/m/ana"}
    assert (found.opened, found.closed, found.held, found.new) == ((), (), (), ())


def test_what_is_written_later_than_its_day_is_told_as_that(tmp_path: Path) -> None:
    then = load(tmp_path / "then", {})
    now = load(tmp_path / "now", {"meetings/m.md": TALK, "contacts/ben.md": "---\nname: Ben\n---\n"})
    found = week(now, then)
    assert ([m.slug for m in found.written_late], found.held) == (["m"], ())
    assert [person.name for person in found.new] == ["Ben"]


def test_a_debt_opens_and_closes_with_the_fact_that_makes_it(tmp_path: Path) -> None:
    late = TALK.replace("10-25", "11-10")
    then = load(tmp_path / "then", {"meetings/m.md": late})
    now = load(
        tmp_path / "now",
        {
            "meetings/m.md": late.replace("with: ana\n", "with: ana\nthanks: [email 2026-11-13, card 2026-11-13]\n"),
            "meetings/n.md": f"---\ndate: 2026-11-18\nwith: ana\nthanks: [email 2026-11-18]\n{NOTES}",
        },
    )
    found = week(now, then)
    paid = {"thank-email/m/ana", "thank-card/m/ana", "thank-email/n/ana", "write-up/n/-"}
    assert {debt.id for debt in found.closed} == paid
    assert {debt.id for debt in found.opened} >= {"thank-card/n/ana"}
    assert [meeting.slug for meeting in found.held] == ["n"]
