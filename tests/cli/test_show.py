"""`journal show`."""

from collections.abc import Callable

import pytest
import sample
from conftest import MakeJournal

from generator.words.columns import width

ANA = "---\nname: Ana Silva\n---\n"


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("Roz", "contact"),
        ("Chiara Fontaine", "contact-led-to"),
        ("王小明", "contact-wide"),
        ("2026-11-18", "meeting"),
        ("saltmarsh-science-center", "company"),
        ("Griffin Anatomical", "company-without-a-file"),
        ("2026-04-23-museum-people-after-five", "event"),
        ("Ten Saturdays", "update"),
    ],
)
def test_a_sheet_of_the_sample(golden: Callable[[str, str], None], ref: str, name: str) -> None:
    result = sample.run("show", ref)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"show/{name}.txt", result.stdout)


@pytest.mark.parametrize(
    ("columns", "each"), [(24, 10), *(pytest.param(columns, 5, marks=pytest.mark.slow) for columns in (24, 40, 120))]
)
def test_every_sheet_of_the_sample_fits_its_terminal(columns: int, each: int) -> None:
    """Show one record of ten where there is least room, and more of them when there is time."""
    for kind in ("contacts", "meetings", "events", "companies"):
        for path in sorted((sample.ROOT / "journal" / kind).rglob("*.md"))[::each]:
            for line in sample.run("show", path.stem, columns=columns).stdout.splitlines():
                # A command is never broken, so that it can be copied; a path tells where to look.
                assert width(line) <= columns or line.lstrip().startswith("journal"), (path, line)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "You have not been in touch yet."),
        ("how_found: friend", "You know each other, and have not talked about this yet."),
        ("outreach: [2026-11-20 email]", "You have written and wait for an answer."),
        ("outreach: [2026-11-20 email replied 2026-11-21]", "They have answered; you have not met yet."),
        ("outreach: [2026-11-20 email declined]", "They said no."),
        ("outreach: [2026-09-01 email, 2026-09-10 phone, 2026-09-20 email]", "let it rest."),
        ("may_follow_up: no", "Ana would rather not hear from you."),
        ("archived: yes", "You have put them aside."),
    ],
)
def test_where_it_stands_is_said_in_words(journal: MakeJournal, fields: str, said: str) -> None:
    shown = journal({"contacts/ana.md": f"---\nname: Ana Silva\n{fields}\n---\n"}).run("show", "ana").stdout
    assert said in " ".join(shown.split())
    for word in ("to-approach", "degree", "yield", "stage"):
        assert word not in shown


def test_the_way_they_prefer_comes_first(journal: MakeJournal) -> None:
    text = "---\nname: Ana\nemail: [a@example.org, b@example.org]\nphone: '1'\nprefers: phone\n---\n"
    shown = journal({"contacts/ana.md": text}).run("show", "ana").stdout
    assert "How to reach them\n  phone   1 (preferred)\n  e-mail  a@example.org\n  e-mail  b@example.org\n" in shown


def test_what_they_promised_me_and_what_i_owe_stand_side_by_side(journal: MakeJournal) -> None:
    meeting = "---\ndate: 2026-11-20\nwith: ana\nawaiting: [{what: a list of names, by: 2026-12-01}]\n---\n"
    shown = journal({"contacts/ana.md": ANA, "meetings/m.md": meeting}).run("show", "ana").stdout
    assert "What they promised you\n  A list of names, by 1 December\n" in shown
    assert "What you owe\n  Connect with Ana Silva on LinkedIn, waiting since Friday\n" in shown


def test_links_in_fields_and_notes_are_shown_by_name(journal: MakeJournal) -> None:
    """In what is owed and awaited, in lessons, notes, answers and goals alike, and in `todo` and the brief."""
    meeting = """---
date: {day}
with: ["[[ana]]", "[[Ben Okoro|Benny]]"]
objective: learn what [[ben]] does
lesson: listen to [[ben]]
follow_ups: ["send [[ben]] the map"]
awaiting: [{{what: "the list of [[ben]]", by: 2026-11-20}}]
---
## Research
[[ben]] draws.

## Questions
### What would [[ben]] ask?
Ask **[[ben|him]]** or [[ben]].
{notes}"""
    world = journal({
        "contacts/ana.md": "---\nname: Ana Silva\nbond: friends of [[ben]]\n---\n",
        "contacts/ben.md": "---\nname: Ben Okoro\n---\n",
        "meetings/m.md": meeting.format(day="2026-11-19", notes="\n## Notes\n[[ben]] came too.\n"),
        "meetings/n.md": meeting.format(day="2026-11-24", notes=""),
    })  # fmt: skip
    for command in (
        ["show", "ana"],
        ["show", "m"],
        ["show", "n"],
        ["todo"],
        ["brief", "n"],
        ["review"],
        ["find", "ben"],
    ):
        shown = world.run(*command).stdout
        assert "Ben Okoro" in shown
        assert "[[" not in shown
        assert " ben " not in shown
    assert "The list of Ben Okoro" in world.run("show", "m").stdout


def test_a_circle_of_introductions_is_said(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": "---\nname: Ana\nintroduced_by: ben\n---\n",
        "contacts/ben.md": "---\nname: Ben\nintroduced_by: ana\n---\n",
    }
    assert "lead in a circle" in journal(files).run("show", "ana").stdout


@pytest.mark.parametrize("ref", ["nobody", "a"])
def test_who_is_not_there_or_not_one_exits_2_in_one_line(journal: MakeJournal, ref: str) -> None:
    files = {"contacts/ana.md": ANA, "contacts/anton.md": ANA.replace("Ana", "Anton")}
    result = journal(files).run("show", ref)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_what_others_wrote_cannot_move_the_cursor(journal: MakeJournal) -> None:
    text = '---\nname: "Eve \\e[2J"\npersonal: {"pet\\e[1m": "cat \\e[5m"}\nbond: "\\u202egnol"\n---\n'
    shown = journal({"contacts/eve.md": text}).run("show", "eve").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_help_shows_an_example(journal: MakeJournal) -> None:
    assert 'journal show "Ana Silva"' in journal({}).run("show", "--help").stdout


def test_what_is_left_out_fits_a_narrow_terminal(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    sent = ", ".join(f"2026-10-{day:02} email" for day in range(1, 18))
    shown = journal({"contacts/ana.md": f"---\nname: Ana\noutreach: [{sent}]\n---\n"}).run("show", "ana").stdout
    assert "and five things" in shown
    assert all(len(line) <= 24 for line in shown.splitlines() if not line.startswith(("    journal ", "journal/")))


def test_show_says_when_you_are_going_to_meet_and_where_they_worked(journal: MakeJournal) -> None:
    world = {
        "contacts/ana.md": "---\nname: Ana Silva\nformerly: [acme, Old Place]\n---\n",
        "companies/acme.md": "---\nname: Acme Works\n---\n",
        "meetings/m.md": "---\ndate: 2026-11-27 10:00\nwith: ana\n---\n",
    }
    shown = journal(world).run("show", "ana").stdout
    assert "You are going to meet on Friday, 27 November at 10:00." in shown
    assert "Formerly at Acme Works and Old Place." in shown


def test_a_slip_is_answered_with_who_is_meant(journal: MakeJournal) -> None:
    small = journal({"contacts/zoë.md": "---\nname: Zoë Lindgren\n---\n"})
    assert "Zoë Lindgren" in small.run("show", "zoe").stdout
    for args in (("show", "lindgrin"), ("later", "lindgrin", "2026-12-20"), ("new", "meeting", "lindgrin"),
                 ("draft", "request", "lindgrin"), ("contacted", "lindgrin", "--by", "email")):  # fmt: skip
        result = small.run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "did you mean zoë?" in result.stderr


def test_a_meeting_that_was_called_off_is_not_listed_as_one_that_was_held(journal: MakeJournal) -> None:
    meeting = "---\ndate: 2026-11-{day}\nwith: ana\n{more}---\n"
    world = {
        "contacts/ana.md": "---\nname: Ana Silva\ncompany: Beta\n---\n",
        "meetings/a.md": meeting.format(day="10", more=""),
        "meetings/b.md": meeting.format(day="11", more="status: cancelled\n"),
        "meetings/c.md": meeting.format(day="12", more="status: no-show\n"),
        "meetings/d.md": meeting.format(day="28", more=""),
    }
    shown = journal(world).run("show", "Beta").stdout
    assert "  10 November, Ana Silva\n" in shown
    assert "  11 November, Ana Silva (called off)\n" in shown
    assert "  12 November, Ana Silva (did not come)\n" in shown
    assert "  28 November, Ana Silva (agreed)\n" in shown


def test_a_meeting_ahead_is_said_by_both_clocks_and_an_aim_as_its_own_page_says_it(journal: MakeJournal) -> None:
    small = journal({
        "profile.md": "---\nname: Me\ntime_zone: Europe/London\ntargets: [Arcadis]\n---\n",
        "contacts/kenji.md": "---\nname: Kenji Ito\ntime_zone: Asia/Tokyo\n---\n",
        "companies/arcadis.md": "---\nname: Arcadis\ntarget: no\n---\n",
        "meetings/m.md": "---\ndate: 2026-11-26 23:30\nwith: kenji\n---\n",
    })  # fmt: skip
    assert "You are going to meet on Thursday, 26 November at 23:30 (08:30 on Friday in Tokyo)." in " ".join(
        small.run("show", "kenji").stdout.split()
    )
    assert "You aim at it" not in small.run("show", "arcadis").stdout
    assert small.run("list", "companies", "--where", "target=yes", "--format", "csv").stdout.count("\n") == 1
