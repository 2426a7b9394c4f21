"""The week in one line each: contacted, replied, heard, met; and two commands at once."""

import subprocess
import sys
from datetime import date

import pytest
from changed_lines import changed_lines, errors, owed, still_open, texts
from conftest import MakeJournal
from small_journal import TODAY, SmallJournal

from generator.edit.change import CannotWrite, apply
from generator.edit.week import contacted
from generator.files.lock import FileChanged

ANA = "---\nname: Ana Silva\n---\n"
BEN = "---\nname: Ben Okafor\naliases: [Benny]\nlinkedin_connected: not-wanted\n---\n"
GAVE = """---
date: 2026-11-10
with: ben
introductions:
  - Chi Lam
  - name: "Dee: Jones"
    company: Acme
    role: painter
    note: paints boats
---

## Notes

We talked.
"""
EVENT = "---\nname: Mixer\ndate: 2026-11-12\nkind: alumni\nmet: [Eve Moss]\n---\n"
WORLD = {"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/2026-11-10-ben.md": GAVE, "events/e.md": EVENT}


def ran(small: SmallJournal, *args: str) -> tuple[str, dict[str, list[str]]]:
    before = texts(small)
    result = small.run(*args)
    assert result.exit_code == 0, result.output
    assert errors(small) == []
    return result.stdout, changed_lines(before, texts(small))


def refused(small: SmallJournal, *args: str) -> str:
    before = texts(small)
    result = small.run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert texts(small) == before
    assert len(result.stderr.splitlines()) == 1
    return str(result.stderr)


def test_contacted_adds_a_line(journal: MakeJournal) -> None:
    small = journal(WORLD)
    said, changed = ran(small, "contacted", "ana", "--by", "email", "--note", "liked: her talk #2")
    assert said == "journal/contacts/ana.md\n"
    assert changed == {"journal/contacts/ana.md": ["+outreach:", '+  - 2026-11-22 email: "liked: her talk #2"']}


@pytest.mark.parametrize(
    ("written", "came"),
    [
        ("outreach: 2026-11-01 email", "+outreach: [2026-11-01 email, 2026-11-20 phone about hello]"),
        ("outreach: [2026-11-01 email]", "+outreach: [2026-11-01 email, 2026-11-20 phone about hello]"),
        ("outreach:\n- 2026-11-01 email", "+- 2026-11-20 phone about hello"),
        ("outreach:\n  - {on: 2026-11-01, by: email}", "+  - {on: 2026-11-20, by: phone, about: hello}"),
        ("outreach:\n  - by: email\n    on: 2026-11-01", "+  - by: phone"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_contacted_keeps_the_lists_form_line_ends_and_byte_order_mark(
    journal: MakeJournal, written: str, came: str, end: str, bom: bytes
) -> None:
    text = f"---\nname: Ana   # herself\n{written}\n---\n\nText.\n".replace("\n", end)
    small = journal({"contacts/people/ana.md": bom + text.encode()})
    ran(small, "contacted", "ana", "--by", "phone", "--about", "hello", "--on", "2026-11-20")
    data = (small.root / "journal/contacts/people/ana.md").read_bytes()
    assert data.startswith(bom + b"---")
    lines = data.decode("utf-8-sig").split(end)
    assert came[1:] in lines
    assert "name: Ana   # herself" in lines
    assert all("\n" not in line and "\r" not in line for line in lines)


@pytest.mark.parametrize("name", ["Chi Lam", "chi", "lam", "[[Chi Lam]]"])
def test_contacted_makes_the_record_of_a_name_given_by_someone(journal: MakeJournal, name: str) -> None:
    small = journal(WORLD)
    said, changed = ran(small, "contacted", name, "--by", "email")
    assert said == "journal/contacts/chi-lam.md\n"
    assert changed["journal/contacts/chi-lam.md"] == [
        "+---", "+name: Chi Lam", "+how_found: referral", "+introduced_by: ben", "+introduced_on: 2026-11-10",
        "+outreach:", "+  - 2026-11-22 email", "+---",
    ]  # fmt: skip
    states = owed(small)
    assert states["approach/2026-11-10-ben/chi-lam/chi-lam"] == "closed"
    assert states["nudge/chi-lam/chi-lam/2026-11-22"] == "upcoming"


def test_what_was_said_of_a_name_goes_into_its_record(journal: MakeJournal) -> None:
    small = journal(WORLD)
    _, changed = ran(small, "contacted", "Dee", "--by", "email")
    text = "\n".join(changed["journal/contacts/dee-jones.md"])
    assert '+name: "Dee: Jones"\n+company: Acme\n+role: painter' in text
    assert text.endswith("+\n+paints boats")


def test_a_name_met_at_an_event_gets_its_event(journal: MakeJournal) -> None:
    small = journal(WORLD)
    _, changed = ran(small, "heard", "Eve", "--by", "linkedin")
    assert changed["journal/contacts/eve-moss.md"][1:4] == ["+name: Eve Moss", "+how_found: alumni", "+event: e"]
    assert owed(small)["connect/event:e/eve-moss"] == "overdue"


def test_a_name_that_two_may_mean_lists_both(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/chiara.md": "---\nname: Chiara\n---\n"})
    assert "chi may mean chiara or Chi Lam" in refused(small, "contacted", "chi", "--by", "email")
    ran(small, "contacted", "Chi Lam", "--by", "email")


def test_namesakes_do_not_become_three(journal: MakeJournal) -> None:
    small = journal(
        {**WORLD, "contacts/c1.md": "---\nname: Chi Lam\n---\n", "contacts/c2.md": "---\nname: Chi Lam\n---\n"}
    )
    before = texts(small)
    result = small.run("contacted", "Chi Lam", "--by", "email")
    assert (result.exit_code, texts(small)) == (2, before)
    assert "may mean c1 or c2" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["contacted", "nobody", "--by", "email"], "nobody here is called nobody; `journal new contact nobody` makes"),
        (["contacted", "Chi Lan", "--by", "email"], "did you mean Chi Lam?"),
        (["contacted", "Ana Slva", "--by", "email"], "did you mean ana?"),
        (["contacted", "ana"], "Missing option '--by'. Choose from: email, phone"),
        (["contacted", "ana", "--by", "pigeon"], "'pigeon' is not one of"),
        (["contacted", "ana", "--by", "email", "--on", "2026-11-23"], "2026-11-23 has not come yet"),
        (
            ["replied", "ana"],
            "Ana Silva has nothing from you to answer; `journal heard ana` notes that they wrote first",
        ),
        (["replied", "Chi"], '`journal contacted "Chi Lam" --by email --on DATE` notes what you sent'),
        (["met", "ana", "--on", "2026-12-01"], "2026-12-01 has not come yet"),
        (["met", "nobody"], "nobody here is called nobody"),
        (["met"], "Missing argument"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(journal: MakeJournal, args: list[str], said: str) -> None:
    assert said in refused(journal(WORLD), *args)


def test_replied_answers_the_latest_thing_sent(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana.md": "---\nname: Ana\noutreach:\n  - 2026-11-10 email: asked\n  - 2026-11-02 phone\n---\n"}
    )
    _, changed = ran(small, "replied", "ana", "--on", "2026-11-20")
    assert changed == {
        "journal/contacts/ana.md": ["-  - 2026-11-10 email: asked", "+  - 2026-11-10 email replied 2026-11-20: asked"]
    }
    assert "has answered what you sent last; `journal heard ana`" in refused(small, "replied", "ana")
    # What seemed a yes became a no.
    _, changed = ran(small, "replied", "ana", "--declined")
    assert changed["journal/contacts/ana.md"][1] == "+  - 2026-11-10 email replied 2026-11-20 declined: asked"
    assert still_open(small) == set()
    assert "has said no to what you sent last" in refused(small, "replied", "ana")


def test_a_reply_before_anything_was_sent_is_refused(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\noutreach: 2026-11-10 email\n---\n"})
    assert "sent nothing by 2026-11-09; your first was on 2026-11-10" in refused(
        small, "replied", "ana", "--on", "2026-11-09"
    )


def test_heard_opens_an_answer_and_contacted_closes_it(journal: MakeJournal) -> None:
    small = journal(WORLD)
    result = small.run("heard", "ana", "--by", "email", "--what", "asks: how was it?")
    assert result.stderr == "next: Answer Ana Silva (by tomorrow)\n"
    assert "answer/ana/ana/2026-11-22" in still_open(small)
    ran(small, "contacted", "ana", "--by", "phone", "--about", "hello")
    assert "answer/ana/ana/2026-11-22" not in still_open(small)


def test_met_makes_a_meeting_to_write_up(journal: MakeJournal) -> None:
    small = journal(WORLD)
    said, changed = ran(small, "met", "Chi Lam")
    assert said == "journal/meetings/2026-11-22-chi-lam.md\n"
    assert changed["journal/contacts/chi-lam.md"][-4:] == [
        "+how_found: referral", "+introduced_by: ben", "+introduced_on: 2026-11-10", "+---",
    ]  # fmt: skip
    assert changed["journal/meetings/2026-11-22-chi-lam.md"][:5] == [
        "+---", "+date: 2026-11-22", "+with: chi-lam", "+status: held", "+---",
    ]  # fmt: skip
    states = owed(small)
    assert "write-up/2026-11-22-chi-lam/-" in still_open(small)
    assert "report-back/2026-11-22-chi-lam/ben" in still_open(small)
    assert states["approach/2026-11-10-ben/chi-lam/chi-lam"] == "closed"
    # What was to be done beforehand is not owed afterwards.
    assert not [debt for debt in states if debt.startswith(("confirm", "prepare"))]


def test_met_opens_the_planned_meeting(journal: MakeJournal) -> None:
    planned = "---\ndate: 2026-11-22 10:00   # her office\nwith: [ana, ben]\nstatus: scheduled\n---\n\n## Notes\n"
    small = journal({**WORLD, "meetings/p.md": planned})
    said, changed = ran(small, "met", "ana")
    assert said == "journal/meetings/p.md\n"
    assert changed == {"journal/meetings/p.md": ["-status: scheduled", "+status: held"]}
    assert ran(small, "met", "ana", "ben") == (said, {})


def test_met_without_a_day_means_the_meeting_that_is_not_written_up_yet(journal: MakeJournal) -> None:
    small = journal({**WORLD, "meetings/y.md": "---\ndate: 2026-11-20 10:00\nwith: ana\n---\n\n## Notes\n"})
    assert ran(small, "met", "ana") == ("journal/meetings/y.md\n", {})
    assert ran(small, "met", "ana", "--on", TODAY)[0] == f"journal/meetings/{TODAY}-ana-silva.md\n"


def test_met_again_is_a_catch_up(journal: MakeJournal) -> None:
    small = journal(WORLD)
    _, changed = ran(small, "met", "Benny", "ben", "--on", "2026-11-18")
    assert changed["journal/meetings/2026-11-18-ben-okafor.md"][:5] == [
        "+---", "+date: 2026-11-18", "+with: ben", "+kind: catch-up", "+---",
    ]  # fmt: skip


def test_met_with_several(journal: MakeJournal) -> None:
    said, changed = ran(journal(WORLD), "met", "ana", "Chi Lam")
    assert said == "journal/meetings/2026-11-22-ana-silva-and-chi-lam.md\n"
    assert "+with: [ana, chi-lam]" in changed[said.strip()]


COMMAND = [sys.executable, "-m", "generator", "--today", TODAY]


@pytest.mark.parametrize("many", [3, pytest.param(8, marks=pytest.mark.slow)])
def test_some_at_once_lose_nothing(journal: MakeJournal, many: int) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\noutreach:\n  - 2026-11-01 email\n---\n"})
    commands = [
        subprocess.Popen(
            [*COMMAND, "contacted", "ana", "--by", "email", "--note", f"no {number}"],
            cwd=small.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(many)
    ]  # fmt: skip
    done = 0
    for command in commands:
        _, said = command.communicate(timeout=60)
        done += command.returncode == 0
        assert command.returncode in (0, 2), said
        if command.returncode == 2:
            assert "another journal command is writing; nothing was written, run it again" in said
    text = (small.root / "journal/contacts/ana.md").read_text()
    assert text.count("email: no ") == done >= 1
    assert errors(small) == []


def test_a_file_changed_underneath_is_refused(journal: MakeJournal) -> None:
    small = journal(WORLD)
    changes = contacted(small.load(), "ana", date(2026, 11, 22), "email", None, None)
    path = small.root / "journal/contacts/ana.md"
    path.write_text(ANA + "\nA thought.\n")
    with pytest.raises(FileChanged, match="changed while you were at it; nothing was written"):
        apply(changes, small.root)
    assert path.read_text() == ANA + "\nA thought.\n"


def test_a_new_record_never_lands_on_another(journal: MakeJournal) -> None:
    small = journal(WORLD)
    changes = contacted(small.load(), "Chi Lam", date(2026, 11, 22), "email", None, None)
    path = small.root / "journal/contacts/chi-lam.md"
    path.write_text("mine")
    with pytest.raises(CannotWrite, match=r"contacts/chi-lam\.md is there already"):
        apply(changes, small.root)
    assert path.read_text() == "mine"


def test_replied_notes_how_and_what_they_answered_and_one_aloud_owes_no_answer(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\noutreach:\n  - 2026-11-18 email\n---\n"})
    assert small.run("replied", "ana", "--by", "phone", "--what", "Thursday suits her").exit_code == 0
    (sent,) = small.load().contacts.find("ana").outreach  # type: ignore[union-attr]  # it is there
    assert (str(sent.replied), sent.replied_by, sent.reply) == ("2026-11-22", "phone", "Thursday suits her")
    assert "answer/ana" not in small.run("todo", "--format", "json").stdout


def test_replied_in_the_way_i_wrote_writes_no_way(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\noutreach: [2026-11-18 email]\n---\n"})
    assert small.run("replied", "ana", "--by", "email").exit_code == 0
    assert "replied_by" not in (small.root / "journal/contacts/ana.md").read_text()


PROMISED = "---\ndate: 2026-11-10\nwith: ana\nawaiting: [her paper]\n---\n\n## Notes\n\nWe talked.\n"


@pytest.mark.parametrize("args", [("heard", "ana", "--by", "email"), ("replied", "ana")])
def test_what_they_had_promised_came_with_it(journal: MakeJournal, args: tuple[str, ...]) -> None:
    sent = "---\nname: Ana Silva\noutreach: [2026-11-12 email]\n---\n"
    small = journal({"contacts/ana.md": sent, "meetings/m.md": PROMISED})
    said, changed = ran(small, *args, "--came")
    assert said.splitlines() == ["journal/contacts/ana.md", "journal/meetings/m.md"]
    assert changed["journal/meetings/m.md"] == [
        "-awaiting: [her paper]", "+awaiting: [{what: her paper, came: 2026-11-22}]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("awaiting", "why"),
    [
        ("[her paper, a list]", "more than one thing: “her paper” (journal/meetings/m.md); “a list”"),
        ("[{what: her paper, came: 2026-11-15}]", "has promised nothing that is still to come"),
        ("[{what: her paper, waived: never mind}]", "has promised nothing that is still to come"),
    ],
)
def test_what_came_must_be_clear(journal: MakeJournal, awaiting: str, why: str) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": PROMISED.replace("[her paper]", awaiting)})
    assert why in refused(small, "heard", "ana", "--came")


def test_the_times_that_i_offered_are_whole_moments(journal: MakeJournal) -> None:
    _, changed = ran(journal(WORLD), "contacted", "ana", "--by", "email", "--times", "tue 10:00, in 10 days 9:30")
    assert changed["journal/contacts/ana.md"] == [
        "+outreach:", "+  - {on: 2026-11-22, by: email, times: [2026-11-24 10:00, 2026-12-02 09:30]}",
    ]  # fmt: skip


@pytest.mark.parametrize("times", ["soon", "tue 25:00", "yesterday 10:00"])
def test_a_time_offered_lies_ahead(journal: MakeJournal, times: str) -> None:
    assert "--times" in refused(journal(WORLD), "contacted", "ana", "--by", "email", "--times", times)


@pytest.mark.parametrize("day", ["2026-11-18", "yesterday"])
def test_a_day_among_the_people_is_no_person(journal: MakeJournal, day: str) -> None:
    assert f"{day} is a day, not a person; `--on {day}` says when you met" in refused(journal(WORLD), "met", "ana", day)


def test_a_title_does_not_hide_a_name_that_was_given(journal: MakeJournal) -> None:
    _, changed = ran(journal(WORLD), "contacted", "dr. chi lam", "--by", "email")
    assert "+introduced_by: ben" in changed["journal/contacts/chi-lam.md"]
