"""`journal todo`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run as run_program
from typing import Any

import jsonschema
import pytest
import sample
from conftest import MakeJournal

from generator.debts import open_debts
from generator.model.day import Day
from generator.model.loader import load
from generator.model.records import Contact
from generator.model.settings import Settings
from generator.reports.lookup import find_debt, find_record
from generator.words.columns import width

SCHEMA = json.loads((Path(__file__).parents[1] / "samples" / "todo-schema.json").read_text())
NOTES = "\n## Notes\n\nWe spoke.\n"
ANA = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\ncompany: Harbour Studio\nlinkedin_connected: not-wanted\n---\n",
    "meetings/2026-11-20-ana-silva.md": f"---\ndate: 2026-11-20\nwith: ana-silva\n---\n{NOTES}",
}
WORLD = {
    **ANA,
    "contacts/小林.md": "---\nname: 小林\nkeep_in_touch: 2 weeks\nmet_on: 2026-10-01\nprefers: phone\n---\n",
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\nheard: [2026-11-21 email]\nsnooze_until: 2027-03-01\n---\n",
    "meetings/2026-11-24-ben-okafor.md": "---\ndate: 2026-11-24 15:00\nwith: ben-okafor\n---\n",
    "meetings/2026-11-10-old.md": f"---\ndate: 2026-11-10\nwith: ana-silva\nkind: catch-up\nthanks: email 2026-11-11\n"
    f"introductions: [Chi 'the hammer' Ng]\nwaived: {{approach: she moved}}\n---\n{NOTES}",
    "events/mixer.md": "---\nname: Alumni mixer\ndate: 2026-11-20\n---\n",
    "updates/new.md": "---\ndate: 2026-11-20\nsubject: A new bench\n---\n\n- [x] Ask [[小林]] first 📅 2026-11-21\n",
}


def debts(text: str) -> list[dict[str, Any]]:
    content = json.loads(text)
    jsonschema.validate(content, SCHEMA)
    found: list[dict[str, Any]] = content["debts"]
    assert [(d["due"], d["kind"], d["id"]) for d in found] == sorted((d["due"], d["kind"], d["id"]) for d in found)
    return found


def test_the_table_of_a_small_world(journal: MakeJournal, golden: Callable[[str, str], None]) -> None:
    result = journal(WORLD).run("todo")
    assert (result.exit_code, result.stderr) == (0, "")
    golden("todo/small.txt", result.stdout)


@pytest.mark.parametrize("columns", [80, 40])
def test_the_table_of_the_sample(golden: Callable[[str, str], None], columns: int) -> None:
    result = sample.run("todo", columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"todo/sample-{columns}.txt", result.stdout)


@pytest.mark.parametrize("columns", [24, 40, 64, 80, 200])
@pytest.mark.parametrize("args", [(), ("--all",), ("--contact", "王小明", "--within", "365")])
def test_only_commands_are_wider_than_the_terminal(columns: int, args: tuple[str, ...]) -> None:
    for line in sample.run("todo", *args, columns=columns).stdout.splitlines():
        assert width(line) <= columns or line.lstrip().startswith("journal ")


def test_every_command_in_the_table_means_one_debt_or_one_person() -> None:
    loaded = load(sample.ROOT / "journal")
    open_ = open_debts(Day(loaded, sample.TODAY, Settings()))
    commands = [line.split() for line in sample.run("todo", "--all").stdout.splitlines() if "    journal " in line]
    assert len(commands) == len([d for d in open_ if d.close.startswith("journal ")])
    for command in commands:
        if command[1] == "done":
            assert len(find_debt(open_, command[2])) == 1
        elif not command[2].startswith('"'):
            (person,) = find_record(loaded, command[2])
            assert isinstance(person, Contact)


def test_json_holds_all_that_is_open(journal: MakeJournal) -> None:
    found = debts(journal(WORLD).run("todo", "--format", "json").stdout)
    assert [(debt["id"], debt["state"]) for debt in found] == [
        ("keep-in-touch/小林/小林", "overdue"),
        ("thank-email/2026-11-20-ana-silva/ana-silva", "overdue"),
        ("write-up/event:mixer/-", "overdue"),
        ("answer/ben-okafor/ben-okafor/2026-11-21", "today"),
        ("confirm/2026-11-24-ben-okafor/ben-okafor", "upcoming"),
        ("prepare/2026-11-24-ben-okafor/-", "upcoming"),
        ("thank-card/2026-11-20-ana-silva/ana-silva", "upcoming"),
        ("keep-in-touch/ben-okafor/ben-okafor", "upcoming"),
    ]
    first = found[0]
    assert first["contact"] == "小林"
    assert (first["path"], first["line"]) == ("journal/contacts/小林.md", 3)


def test_all_adds_what_is_no_longer_owed(journal: MakeJournal) -> None:
    found = {d["id"]: d for d in debts(journal(WORLD).run("todo", "--all", "--format", "json").stdout)}
    assert found["thank-email/2026-11-10-old/ana-silva"]["closed_on"] == "2026-11-11"
    assert found["approach/2026-11-10-old/-/chi-the-hammer-ng"]["reason"] == "she moved"
    assert found["promise/new/小林/ask-小林-first"]["closed_on"] is None


def test_all_shows_a_person_what_is_no_longer_owed(journal: MakeJournal) -> None:
    shown = journal(WORLD).run("todo", "--all").stdout
    assert "\nNo longer owed: " in shown
    assert "  Thank Ana Silva by e-mail                                  done on 11 November\n" in shown
    assert "  Get in touch with Chi 'the hammer' Ng                                   waived\n    She moved\n" in shown
    assert "Write to Ben Okafor again" in shown


def test_within_narrows_the_table_and_the_json(journal: MakeJournal) -> None:
    small = journal(WORLD)
    assert {d["due"] for d in debts(small.run("todo", "--within", "0", "--format", "json").stdout)} <= {
        "2026-10-15", "2026-11-21", "2026-11-22",
    }  # fmt: skip
    assert "2027" not in small.run("todo", "--within", "1").stdout.split("\n\n")[1]
    assert "Write to Ben Okafor again" in small.run("todo", "--within", "200").stdout


WHY_BEN = "    You asked Ben by e-mail on 20 November and have had no answer.\n"


def test_what_waits_for_its_day_is_named_and_nothing_else(journal: MakeJournal) -> None:
    small = journal({"contacts/ben.md": "---\nname: Ben\nphone: 1\noutreach: [2026-11-20 email]\n---\n"})
    assert small.run("todo").stdout == (
        "Nothing is waiting yet. No meeting is in the journal yet.\n\n"
        "On its day, not before: try Ben again by phone on Wednesday.\n"
    )
    for asked in ("--all", "--within=14", "--contact=ben"):
        assert small.run("todo", asked).stdout.endswith(
            " by Wednesday\n" + WHY_BEN + "    journal contacted ben --by phone\n"
        )
    on_the_day = small.run("todo", "--today", "2026-11-25").stdout
    assert f" today\n{WHY_BEN}" in on_the_day
    assert "not before" not in on_the_day


def test_one_piece_of_news_is_one_line(journal: MakeJournal) -> None:
    names = ("Ada", "Ben", "Chi", "Dev", "Eva", "Fay")
    person = "---\nname: {}\nmay_follow_up: yes\nmet_on: 2026-01-01\nemail: x@example.org\n---\n"
    files = {f"contacts/{name.lower()}.md": person.format(name) for name in names}
    update = {"updates/bench.md": "---\ndate: 2026-11-20\nsubject: A new bench\n---\nIt stands.\n"}
    shown = journal({**files, **update}).run("todo").stdout
    assert shown.count("  Tell ") == 1
    assert "\n  Tell Ada, Ben, Chi, Dev and two others your news  " in shown
    assert shown.count("journal done news/bench/") == 4
    assert "    The two others, one by one: `journal todo --within 14`.\n" in shown
    assert "Six things to come by 4 December." in shown


def test_one_person_is_asked_about(journal: MakeJournal) -> None:
    small = journal(WORLD)
    found = debts(small.run("todo", "--contact", "ben", "--format", "json").stdout)
    assert {debt["kind"] for debt in found} == {"answer", "confirm", "prepare", "keep-in-touch"}
    assert "For Ben Okafor" in small.run("todo", "--contact", "Ben Okafor").stdout


@pytest.mark.parametrize(("ref", "said"), [("nobody", "nobody"), ("20", "may mean")])
def test_a_person_who_is_not_there_or_several_exit_2_in_one_line(journal: MakeJournal, ref: str, said: str) -> None:
    result = journal(WORLD).run("todo", "--contact", ref)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def held(*more: str) -> dict[str, str]:
    fields = "\n".join(("date: 2026-11-20", "with: ana-silva", *more))
    return {**ANA, "meetings/2026-11-20-ana-silva.md": f"---\n{fields}\n---\n{NOTES}"}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Nothing is waiting. No meeting is in the journal yet.\n"),
        (
            held("follow_ups: [{do: x, done: 2026-11-21}]", "thanks: [email 2026-11-20, card 2026-11-21]"),
            "Nothing is waiting: one meeting checked, everybody thanked and every promise\nkept.\n",
        ),
        (
            held("thanks: [card 2026-11-21]", "waived: {thank-email: she said no}"),
            "Nothing is waiting: one meeting checked and one let go (`journal todo --all`\nshows it).\n",
        ),
    ],
)
def test_an_empty_table_says_what_was_looked_at_and_nothing_untrue(
    journal: MakeJournal, files: dict[str, str], said: str
) -> None:
    assert journal(files).run("todo").stdout == said


def test_nothing_soon_is_not_nothing(journal: MakeJournal) -> None:
    files = {"contacts/ben.md": "---\nname: Ben\nsnooze_until: 2027-03-01\n---\n"}
    assert journal(files).run("todo").stdout == (
        "Nothing is waiting yet. No meeting is in the journal yet.\n\n"
        "One more thing comes later, the first by 1 March 2027: Write to Ben again.\n"
    )


def test_colour_is_for_terminals_that_want_it(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal(WORLD)
    assert "\x1b[" not in small.run("todo").stdout
    monkeypatch.setattr("generator.cli.terminal.is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1mAna Silva\x1b[0m" in small.run("todo").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in small.run("todo").stdout


def test_what_others_wrote_cannot_move_the_cursor(journal: MakeJournal) -> None:
    files = {"contacts/x.md": '---\nname: "Eve \\e[2J\\e[31m"\nheard: [2026-11-20 email]\n---\n'}
    assert "\x1b" not in journal(files).run("todo").stdout


def test_it_loads_neither_the_site_nor_a_schema() -> None:
    program = (
        "import sys; from generator.cli import main\n"
        f"main(['-C', {str(sample.ROOT)!r}, 'todo'], standalone_mode=False)\n"
        "heavy = {'jinja2', 'mkdocs', 'jsonschema', 'markdown', 'nh3', 'generator.rules.check', 'generator.site'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = run_program([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_help_shows_examples(journal: MakeJournal) -> None:
    assert "journal todo --within 3 --format json" in journal({}).run("todo", "--help").stdout


AHEAD = {
    "contacts/ana.md": (
        "---\nname: Ana Silva\nkeep_in_touch: 1 year\nmet_on: 2026-11-01\npersonal: {birthday: 23 November}\n---\n"
    ),
    "contacts/ben.md": "---\nname: Ben Okafor\npersonal: {birthday: 22 November}\n---\n",
    "meetings/tea.md": "---\ndate: 2026-11-22 16:00\nwith: [ana, Chi Lam]\nkind: catch-up\nplace: Café Pier\n---\n",
    "meetings/off.md": "---\ndate: 2026-11-22\nwith: ben\nstatus: cancelled\n---\n",
    "meetings/then.md": "---\ndate: 2026-11-24\nwith: ben\nkind: catch-up\n---\n",
    "events/mixer.md": "---\nname: Alumni mixer\ndate: 2026-11-23 18:30\n---\n",
}  # fmt: skip


def test_todo_begins_with_what_lies_ahead_today_and_tomorrow(journal: MakeJournal) -> None:
    small = journal(AHEAD)
    shown = small.run("todo").stdout
    assert shown.startswith(
        "Today: a catch-up with Ana Silva and Chi Lam at 16:00, Café Pier.\n"
        "Tomorrow: the birthday of Ana Silva; Alumni mixer at 18:30.\n\n"
    )
    content = json.loads(small.run("todo", "--format", "json").stdout)
    jsonschema.validate(content, SCHEMA)
    assert content["ahead"] == [
        {"kind": "meeting", "date": "2026-11-22T16:00", "name": "Ana Silva, Chi Lam", "place": "Café Pier",
         "path": "journal/meetings/tea.md"},
        {"kind": "birthday", "date": "2026-11-23", "name": "Ana Silva", "place": None,
         "path": "journal/contacts/ana.md"},
        {"kind": "event", "date": "2026-11-23T18:30", "name": "Alumni mixer", "place": None,
         "path": "journal/events/mixer.md"},
    ]  # fmt: skip
    of_ana = json.loads(small.run("todo", "--contact", "ana", "--format", "json").stdout)["ahead"]
    assert [one["kind"] for one in of_ana] == ["meeting", "birthday"]


def test_what_lies_ahead_is_said_by_my_clock_with_theirs_behind_it(journal: MakeJournal) -> None:
    small = journal(
        {
            "profile.md": "---\nname: Me\ntime_zone: Europe/London\n---\n",
            "contacts/ken.md": "---\nname: Ken\ntime_zone: Asia/Tokyo\n---\n",
            "meetings/m.md": "---\ndate: 2026-11-23 08:30\ntime_zone: Asia/Tokyo\nwith: ken\nkind: catch-up\n---\n",
        }
    )
    shown = small.run("todo").stdout
    assert shown.startswith("Today: a catch-up with Ken at 23:30 (08:30 on Monday in Tokyo).\n")


def test_the_ten_that_wait_longest_are_shown_and_the_others_counted(journal: MakeJournal) -> None:
    promises = "".join(f"- [ ] Send number {n} 📅 2026-11-{n:02}\n" for n in range(1, 15))
    small = journal({"contacts/ana.md": f"---\nname: Ana\n---\n\n{promises}- [ ] Ring 📅 2026-11-22\n"})
    shown = small.run("todo").stdout
    assert "14 things are waiting, the oldest since 1 November; one for today." in " ".join(shown.split())
    assert "Four more things wait; `journal todo --within 0` lists them all." in shown
    assert ("Send number 10 " in shown, "Send number 11 " in shown) == (True, False)
    assert shown.index("Ring") < shown.index("Send number 1 ")
    for args in (("--within", "0"), ("--all",), ("--contact", "ana")):
        assert "Send number 14 " in small.run("todo", *args).stdout


def test_what_was_let_go_in_the_last_fortnight_is_counted(journal: MakeJournal) -> None:
    sent = "---\nname: {}\nlinkedin_connected: not-wanted\nheard: [{} email]\n---\n"
    people = {"old": "2026-08-01", "late": "2026-09-19", "later": "2026-09-10"}
    small = journal({f"contacts/{name}.md": sent.format(name, day) for name, day in people.items()})
    assert "Two were let go in these 14 days, having waited long; `journal todo --all`" in small.run("todo").stdout
    assert "were let go in these" not in small.run("todo", "--all").stdout


def test_whether_a_meeting_took_place_is_asked_before_thanks_for_it_are(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana.md": "---\nname: Ana Silva\n---\n", "meetings/m.md": "---\ndate: 2026-11-20\nwith: ana\n---\n"}
    )
    lines = small.run("todo").stdout.splitlines()
    asked = [at for at, line in enumerate(lines) if "Say whether you met Ana Silva" in line]
    assert asked == [next(at for at, line in enumerate(lines) if line.startswith("Ana Silva")) + 1]
