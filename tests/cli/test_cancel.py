"""`journal cancel`: what is written where a meeting does not take place, and which meeting a name means."""

import pytest
from changed_lines import changed_lines, errors, texts
from conftest import MakeJournal
from small_journal import SmallJournal

ANA = "---\nname: Ana Silva\n---\n"
AHEAD = "---\ndate: 2026-11-25\nwith: ana\n---\n"
PAST = "---\ndate: 2026-11-20\nwith: ana # at noon\n---\n"
WRITTEN_UP = "---\ndate: 2026-11-21\nwith: ana\n---\n\n## Notes\n\nShe builds boats.\n"


def added(small: SmallJournal, *args: str) -> dict[str, list[str]]:
    before = texts(small)
    result = small.run("cancel", *args)
    assert result.exit_code == 0, result.output
    changed = changed_lines(before, texts(small))
    assert list(changed) == result.stdout.splitlines()
    return changed


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        ((), ["+status: cancelled", "+cancelled_on: 2026-11-22"]),
        (("--by", "them"), ["+status: cancelled", "+cancelled_on: 2026-11-22", "+cancelled_by: them"]),
        (("--by", "me", "--on", "yesterday"), [
            "+status: cancelled", "+cancelled_on: 2026-11-21", "+cancelled_by: me",
        ]),
        (("--final",), ["+status: cancelled", "+cancelled_on: 2026-11-22", "+outcomes:", "+  - no-match"]),
    ],
)  # fmt: skip
def test_a_meeting_ahead_is_called_off(journal: MakeJournal, args: tuple[str, ...], lines: list[str]) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": AHEAD})
    assert added(small, "m", *args) == {"journal/meetings/m.md": lines}
    assert errors(small) == []


def test_who_did_not_come_called_nothing_off(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": PAST})
    assert added(small, "m", "--no-show") == {"journal/meetings/m.md": ["+status: no-show"]}
    small.run("cancel", "m", "--no-show", "--on", "2026-11-21")
    assert "cancelled_on" not in texts(small)["journal/meetings/m.md"]


def test_a_name_means_the_meeting_ahead_else_the_latest_that_is_not_written_up(journal: MakeJournal) -> None:
    world = {"contacts/ana.md": ANA, "meetings/past.md": PAST, "meetings/done.md": WRITTEN_UP}
    small = journal({**world, "meetings/ahead.md": AHEAD})
    assert list(added(small, "ana")) == ["journal/meetings/ahead.md"]
    assert list(added(small, "ana", "--no-show")) == ["journal/meetings/past.md"]
    result = small.run("cancel", "ana")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "no meeting with Ana Silva is ahead, or waits to be written up" in result.stderr


def test_two_meetings_ahead_are_both_named(journal: MakeJournal) -> None:
    result = journal({"contacts/ana.md": ANA, "meetings/a.md": AHEAD, "meetings/b.md": AHEAD}).run("cancel", "ana")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ana may mean a and b" in result.stderr


def test_that_it_is_final_is_said_later_too_and_the_day_stands(journal: MakeJournal) -> None:
    off = AHEAD.replace("with:", "status: cancelled\ncancelled_on: 2026-11-18\noutcomes: advice\nwith:")
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": off})
    assert added(small, "m", "--final") == {
        "journal/meetings/m.md": ["-outcomes: advice", "+outcomes: [advice, no-match]"]
    }


def test_nobody_can_fail_to_come_before_the_day(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": AHEAD})
    before = texts(small)
    result = small.run("cancel", "m", "--no-show")
    assert (result.exit_code, texts(small)) == (2, before)
    assert "2026-11-25, which has not come" in result.stderr


def test_a_day_ahead_is_no_day_on_which_it_was_called_off(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": AHEAD})
    assert small.run("cancel", "m", "--on", "2026-11-23").exit_code == 2


def test_only_a_meeting_is_called_off(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "events/fair.md": "---\nname: Fair\ndate: 2026-12-01\n---\n"})
    assert "no contact or meeting is called fair" in small.run("cancel", "fair").stderr
