"""`journal review`: what some days brought, by git where there is one, else by the files (contract §5)."""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import MakeJournal
from kept_in_git import keep
from sample import ROOT
from small_journal import SmallJournal

from generator.cli import main

ANA = "---\nname: Ana Silva\nemail: ana@example.org\nrole: cook\nlinkedin_connected: not-wanted\n---\n"
TALK = "---\ndate: {day}\nwith: ana\n{more}---\n\n## Notes\n\nGood.\n"


class Mine:
    """A journal in git, of which everything before 10 November is committed."""

    def __init__(self, small: SmallJournal) -> None:
        self.small, self.kept = small, keep(small.root)
        self.first = self.kept.commit("2026-11-09")

    def review(self, *args: str) -> Any:
        result = self.small.run("review", *args, "--format", "json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture
def mine(journal: MakeJournal) -> Mine:
    talk = TALK.format(day="2026-11-08", more="lesson: ask less\n")
    files = {"profile.md": "---\nname: Dot\ntime_zone: UTC\n---\n", "contacts/ana.md": ANA, "meetings/m1.md": talk}
    return Mine(journal(files))


def ids(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["id"] for entry in entries]


def test_what_came_of_these_days(mine: Mine) -> None:
    mine.kept.write("contacts/ben.md", "---\nname: Ben\nrole: baker\n---\n")
    thanked = "thanks: [email 2026-11-20]\nlesson: ask less\n"
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-11-08", more=thanked))
    more = "introductions: [Kim Lee]\nlesson: wait longer\nfollow_ups: [lend the knife]\n"
    mine.kept.write("meetings/m2.md", TALK.format(day="2026-11-18", more=more))
    found = mine.review("--since", "2026-11-10")
    assert found["commit"] == mine.first
    assert (found["since"], found["today"]) == ("2026-11-10", "2026-11-22")
    assert found["people"] == ["ben"], "nobody wrote to Ben yet; only git knows that he is new"
    assert found["meetings"] == ["m2"]
    assert found["names"] == [{"name": "Kim Lee", "contact": None, "from": ["ana"]}]
    assert found["lessons"] == [{"meeting": "m2", "lesson": "wait longer"}]
    assert {(entry["id"], entry["days_late"]) for entry in found["closed"]} == {
        ("thank-email/m1/ana", 11),
        ("write-up/m2/-", None),
    }
    assert "promise/m2/ana/lend-the-knife" in ids(found["opened"])
    assert "thank-card/m1/ana" not in ids(found["opened"]), "it was owed before"
    assert found["files"] == {
        "new": ["journal/contacts/ben.md", "journal/meetings/m2.md"],
        "changed": ["journal/meetings/m1.md"],
        "removed": [],
    }
    assert found["unknown"] is None


def test_a_promise_written_into_an_old_talk_is_owed_since_then(mine: Mine) -> None:
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-11-08", more="follow_ups: [lend the knife]\n"))
    assert ids(mine.review("--since", "2026-11-10")["opened"]) == ["promise/m1/ana/lend-the-knife"]


def test_a_talk_written_down_late_is_told_apart(mine: Mine) -> None:
    mine.kept.write("meetings/m0.md", TALK.format(day="2026-11-05", more=""))
    found = mine.review("--since", "2026-11-10")
    assert (found["meetings"], found["written_late"]) == ([], ["m0"])


def test_the_day_itself_counts(mine: Mine) -> None:
    mine.kept.write("meetings/m2.md", TALK.format(day="2026-11-10", more=""))
    assert mine.review("--since", "2026-11-10")["meetings"] == ["m2"]
    assert mine.review("--since", "2026-11-11")["meetings"] == []


def test_since_a_revision(mine: Mine) -> None:
    mine.kept.write("meetings/m2.md", TALK.format(day="2026-11-18", more=""))
    second = mine.kept.commit("2026-11-18")
    mine.kept.write("meetings/m3.md", TALK.format(day="2026-11-20", more=""))
    found = mine.review("--since", "HEAD")
    assert (found["commit"], found["since"], found["meetings"]) == (second, "2026-11-18", ["m3"])
    assert mine.review("--since", "HEAD~1")["meetings"] == ["m2", "m3"]


def test_renaming_makes_nobody_new_and_opens_nothing(mine: Mine) -> None:
    assert mine.small.run("rename", "ana", "Ana Souza").exit_code == 0
    found = mine.review("--since", "2026-11-10")
    assert (found["meetings"], found["opened"], found["closed"]) == ([], [], [])
    mine.kept.git("mv", "journal/meetings/m1.md", "journal/meetings/2026-11-08-ana.md")
    assert mine.review("--since", "2026-11-10")["meetings"] == []


def test_a_file_that_is_only_renamed_is_the_same_person(mine: Mine) -> None:
    mine.kept.git("mv", "journal/contacts/ana.md", "journal/contacts/ana-silva.md")
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-11-08", more="").replace("with: ana", "with: ana-silva"))
    found = mine.review("--since", "2026-11-10")
    assert (found["people"], found["opened"]) == ([], [])


def test_one_who_left_and_one_who_came_are_two(mine: Mine) -> None:
    (mine.kept.root / "journal/contacts/ana.md").unlink()
    mine.kept.write("contacts/ben.md", "---\nname: Ben\nrole: cook\nemail:\ncompany:\n---\n")
    assert mine.review("--since", "2026-11-10")["people"] == ["ben"]


def test_what_was_let_go(mine: Mine) -> None:
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-11-08", more="waived: {thank-card: she moved}\n"))
    found = mine.review("--since", "2026-11-10")
    assert [(entry["id"], entry["reason"]) for entry in found["let_go"]] == [("thank-card/m1/ana", "she moved")]


def test_what_time_let_go_and_was_paid_after_all(journal: MakeJournal) -> None:
    talk = TALK.format(day="2026-01-08", more="")
    mine = Mine(journal({"contacts/ana.md": ANA, "meetings/m1.md": talk}))
    assert mine.review("--since", "2026-11-10")["closed"] == []
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-01-08", more="thanks: [email 2026-11-20]\n"))
    assert ids(mine.review("--since", "2026-11-10")["closed"]) == ["thank-email/m1/ana"]
    assert mine.review("--since", "2026-11-10")["let_go"] == []


def test_without_older_commits_the_days_in_the_files_tell(mine: Mine) -> None:
    found = mine.review("--since", "2026-11-01")
    assert (found["commit"], found["files"], found["meetings"]) == (None, None, ["m1"])
    assert found["unknown"] == "git knows nothing of the time before"


def test_without_git_it_says_what_it_cannot_know(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": TALK.format(day="2026-11-18", more="")})
    said = small.run("review")
    assert said.exit_code == 0
    assert "Since Monday 16 November you met one person" in said.output
    assert "Git keeps no history here" in said.output
    assert "can't say when a line was" in said.output
    assert small.run("review", "--since", "HEAD").exit_code == 2


def test_a_shallow_copy_says_that_it_knows_nothing_of_before(mine: Mine, tmp_path: Any) -> None:
    mine.kept.commit("2026-11-20")
    mine.kept.git("clone", "-q", "--depth=1", f"file://{mine.kept.root}", str(tmp_path / "copy"))
    result = SmallJournal(tmp_path / "copy").run("review", "--since", "2026-11-10", "--format", "json")
    assert json.loads(result.stdout)["unknown"] == "git knows nothing of the time before"


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ("nope", "nope is neither a day"),
        ("2026-11-31", "2026-11-31 is neither a day"),
        ("2026-12-01", "has not come yet"),
        ("--output=x", "is neither a day"),
    ],
)
def test_what_is_no_day_and_no_revision(mine: Mine, since: str, why: str) -> None:
    result = mine.small.run("review", f"--since={since}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_it_leaves_the_folder_and_git_as_they_were(mine: Mine) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = [path for path in mine.kept.root.rglob("*") if path.is_file() and ".journal" not in path.parts]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    mine.kept.write("contacts/ben.md", "---\nname: Ben\n---\n")
    os.utime(mine.kept.root / "journal/meetings/m1.md", (1, 1))
    before = state()
    for form in ("text", "md", "json"):
        assert mine.small.run("review", "--since", "2026-11-10", "--format", form).exit_code == 0
    assert state() == before


def test_text_and_markdown_say_the_same(mine: Mine, golden: Callable[[str, str], None]) -> None:
    mine.kept.write("contacts/ben.md", "---\nname: '[Ben](javascript:alert(1)) *<b>*'\nrole: baker\n---\n")
    mine.kept.write("meetings/m1.md", TALK.format(day="2026-11-08", more="thanks: [email 2026-11-10]\n"))
    mine.kept.write("meetings/m2.md", TALK.format(day="2026-11-18", more="introductions: [Kim]\nlesson: 1. wait\n"))
    mine.kept.write("meetings/m0.md", TALK.format(day="2026-11-01", more="waived: {thank-card: '# too late'}\n"))
    for form in ("text", "md"):
        said = mine.small.run("review", "--since", "2026-11-10", "--format", form).output
        golden(f"review/small.{form}", said.replace(mine.first[:10], "0123456789"))


def test_nothing_new_is_said_kindly(mine: Mine) -> None:
    said = mine.small.run("review", "--since", "yesterday").output
    assert said.startswith("Since Saturday 21 November nothing new was written down.")


def test_the_sample_has_a_review_on_any_day() -> None:

    for day in ("2026-03-01", "2026-11-19", "2030-01-01"):
        result = CliRunner().invoke(main, ["-C", str(ROOT), "--today", day, "review"], catch_exceptions=False)
        assert result.exit_code == 0


def test_another_job_and_another_day_are_told(mine: Mine) -> None:
    mine.kept.write("meetings/m3.md", "---\ndate: 2026-12-01\nwith: ana\n---\n\n## Research\n\nHer soups.\n")
    mine.kept.commit("2026-11-12")
    (mine.small.root / "journal/meetings/m3.md").unlink()
    mine.kept.write("meetings/2026-12-04.md", "---\ndate: 2026-12-04\nwith: ana\n---\n\n## Research\n\nHer soups.\n")
    mine.kept.write("contacts/ana.md", ANA.replace("role: cook", "role: head cook\ncompany: Acme"))
    found = mine.review("--since", "2026-11-14")
    assert found["moved"] == [{"meeting": "2026-12-04", "was": "2026-12-01"}]
    assert found["new_jobs"] == ["ana"]
    said = mine.small.run("review", "--since", "2026-11-14").stdout
    assert "New jobs\n  Ana Silva (head cook, Acme); before: cook\n" in said
    assert "Moved\n  Ana Silva: from 1 December to 4 December\n" in said


def test_a_blank_that_was_filled_is_no_new_job(mine: Mine) -> None:
    mine.kept.write("contacts/ana.md", ANA.replace("role: cook", "role: cook\ncompany: Acme"))
    assert mine.review("--since", "2026-11-10")["new_jobs"] == []
