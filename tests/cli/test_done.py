"""`journal done`: each of the fourteen kinds, the lines that it writes, and what it leaves alone."""

from collections.abc import Mapping

import pytest
from changed_lines import changed_lines, errors, owed, still_open, texts
from conftest import MakeJournal

from generator.debts import DEBT_NAMES

ANA = "---\nname: Ana Silva\nlinkedin_connected: 2026-01-05\n---\n"
BEN = "---\nname: Ben Okafor\nlinkedin_connected: 2026-01-05\n---\n"
NOTES = "\n## Notes\n\nShe builds boats.\n"
TALK = "---\ndate: 2026-11-21\nwith: ana\n"
BOTH = "---\ndate: 2026-11-21 10:00\nwith: [ana, ben]\n"
CATCH_UP = "---\ndate: 2026-11-21\nwith: ana\nkind: catch-up\nthanks: [email 2026-11-21]\n"
QUIET = "---\ndate: 2026-01-05\nwith: ana\nasked_by: them\n"
AHEAD = "---\ndate: 2026-11-24 15:00\nwith: ana\n"
READY = "\n## Research\n\nBoats.\n\n## Questions\n\n- Why?\n- How?\n- When?\n"

Files = Mapping[str, str]

# The kind, the files, the debt's id, options, and the lines that go and come.
CASES: dict[str, tuple[Files, str, tuple[str, ...], list[str]]] = {
    "thank-email": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{TALK}---\n{NOTES}"},
        "thank-email/m/ana", (), ["+thanks:", "+  - email 2026-11-22"],
    ),
    "thank-email, one of two": (
        {"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": f"{BOTH}---\n{NOTES}"},
        "thank-email/m/ben", ("--by", "phone", "--on", "2026-11-21"), ["+thanks:", "+  - phone 2026-11-21 to ben"],
    ),
    "thank-email, a list of fields": (
        {
            "contacts/ana.md": ANA, "contacts/ben.md": BEN,
            "meetings/m.md": f"{BOTH}thanks:\n  - by: email   # at once\n    on: 2026-11-21\n    to: ana\n---\n{NOTES}",
        },
        "thank-email/m/ben", (), ["+  - by: email", "+    on: 2026-11-22", "+    to: ben"],
    ),
    "thank-card": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{TALK}thanks: [email 2026-11-22]\n---\n{NOTES}"},
        "thank-card/m/ana", (),
        ["-thanks: [email 2026-11-22]", "+thanks: [email 2026-11-22, card 2026-11-22]"],
    ),
    "connect": (
        {"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/m.md": f"{CATCH_UP}---\n{NOTES}"},
        "connect/m/ana", (), ["+linkedin_connected: 2026-11-22"],
    ),
    "report-back": (
        {
            "contacts/ana.md": ANA.replace("name:", "introduced_by: ben\nname:"), "contacts/ben.md": BEN,
            "meetings/m.md": f"{CATCH_UP}---\n{NOTES}",
        },
        "report-back/m/ben", (), ["+reported_back:", "+  - 2026-11-22 to ben"],
    ),
    "report-back, one of two": (
        {
            "contacts/ana.md": ANA.replace("name:", "introduced_by: [ben, chi]\nname:"), "contacts/ben.md": BEN,
            "contacts/chi.md": "---\nname: Chi\n---\n",
            "meetings/m.md": f"{CATCH_UP}reported_back: 2026-11-22 to ben\n---\n{NOTES}",
        },
        "report-back/m/chi", (),
        ["-reported_back: 2026-11-22 to ben", "+reported_back: [2026-11-22 to ben, 2026-11-22 to chi]"],
    ),
    "approach, a name": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}introductions: [Chi Lam]\n---\n{NOTES}"},
        "approach/m/-/chi-lam", (),
        ["-introductions: [Chi Lam]", "+introductions: [{name: Chi Lam, contacted: 2026-11-22}]"],
    ),
    "approach": (
        {"contacts/ana.md": "---\nname: Ana\nintroduced_on: 2026-11-20\nprefers: phone\n---\n"},
        "approach/ana/ana/ana", (), ["+outreach:", "+  - 2026-11-22 phone"],
    ),
    "ask-after": (
        {
            "contacts/ana.md": ANA,
            "meetings/m.md": f"{CATCH_UP}awaiting: [{{what: her paper, by: 2026-11-20}}]\n---\n{NOTES}",
        },
        "ask-after/m/ana/her-paper", (),
        ["-awaiting: [{what: her paper, by: 2026-11-20}]",
         "+awaiting: [{what: her paper, by: 2026-11-20, asked: 2026-11-22}]"],
    ),
    "rearrange": (
        {"contacts/ana.md": ANA, "meetings/m.md": "---\ndate: 2026-11-20\nwith: ana\nstatus: cancelled\n---\n"},
        "rearrange/m/ana", (), ["+outreach:", "+  - 2026-11-22 email"],
    ),
    "nudge": (
        {"contacts/ana.md": "---\nname: Ana\noutreach:\n  - on: 2026-11-15\n    by: email\nphone: 1\n---\n"},
        "nudge/ana/ana/2026-11-15", (), ["+  - on: 2026-11-22", "+    by: phone"],
    ),
    "nudge, met before": (
        {
            "contacts/ana.md": ANA.replace("name:", "outreach: 2026-11-15 email about request\nname:"),
            "meetings/m.md": f"{QUIET}---\n{NOTES}",
        },
        "nudge/ana/ana/2026-11-15", ("--by", "email"),
        [
            "-outreach: 2026-11-15 email about request",
            "+outreach: [2026-11-15 email about request, 2026-11-22 email about request]",
        ],
    ),
    "answer": (
        {"contacts/ana.md": "---\nname: Ana\noutreach: [2026-11-15 email replied 2026-11-20]\n---\n"},
        "answer/ana/ana/2026-11-20", (),
        [
            "-outreach: [2026-11-15 email replied 2026-11-20]",
            "+outreach: [2026-11-15 email replied 2026-11-20, 2026-11-22 email about hello]",
        ],
    ),
    "confirm": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{AHEAD}---\n{READY}"},
        "confirm/m/ana", (), ["+confirmed: 2026-11-22"],
    ),
    "promise, an item": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}follow_ups:\n  - send the plan  # blue\n---\n{NOTES}"},
        "promise/m/ana/send-the-plan", (),
        ["-  - send the plan  # blue", "+  - {do: send the plan, done: 2026-11-22}  # blue"],
    ),
    "promise, a task": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}---\n{NOTES}\n- [ ] Send the plan 📅 2026-12-01\n"},
        "promise/m/ana/send-the-plan", (),
        ["-- [ ] Send the plan 📅 2026-12-01", "+- [x] Send the plan 📅 2026-12-01 ✅ 2026-11-22"],
    ),
    "thank-help": (
        {"contacts/ana.md": ANA.replace("name:", "help: [{on: 2026-11-20, direction: received, what: a lead}]\nname:")},
        "thank-help/ana/ana/2026-11-20", (),
        [
            "-help: [{on: 2026-11-20, direction: received, what: a lead}]",
            "+help: [{on: 2026-11-20, direction: received, what: a lead, thanked: 2026-11-22}]",
        ],
    ),
    "news": (
        {
            "contacts/ana.md": ANA.replace("name:", "may_follow_up: yes\nmet_on: 2026-01-05\nname:"),
            "updates/u.md": "---\nsubject: A boat\ndate: 2026-11-15\ntold:\n  - who: [ben]\n    on: 2026-11-16\n---\n",
            "contacts/ben.md": BEN,
        },
        "news/u/ana", ("--by", "phone"), ["+  - who: ana", "+    on: 2026-11-22", "+    by: phone"],
    ),
    "keep-in-touch": (
        {
            "contacts/ana.md": ANA.replace("name:", "keep_in_touch: 3 months\nname:"),
            "meetings/m.md": f"{QUIET}---\n{NOTES}",
        },
        "keep-in-touch/ana/ana", (), ["+outreach:", "+  - 2026-11-22 email about hello"],
    ),
}  # fmt: skip
ONLY_TEXT = {
    "prepare": ({"contacts/ana.md": ANA, "meetings/m.md": f"{AHEAD}---\n"}, "prepare/m/-", "## Research and ## Ques"),
    "write-up": ({"contacts/ana.md": ANA, "meetings/m.md": f"{TALK}---\n"}, "write-up/m/-", "## Notes"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_done_writes_the_fact_and_nothing_else(journal: MakeJournal, name: str) -> None:
    files, debt, options, lines = CASES[name]
    small = journal(files)
    before, open_before = texts(small), still_open(small)
    assert debt in open_before
    result = small.run("done", debt, *options)
    assert result.exit_code == 0, result.output
    changed = changed_lines(before, texts(small))
    assert [sorted(lines)] == [sorted(found) for found in changed.values()]
    assert result.stdout == f"{next(iter(changed))}: {debt} is done\n"
    assert errors(small) == []
    opened = still_open(small) - open_before
    if debt.startswith("keep-in-touch"):
        assert owed(small)[debt] == "upcoming"  # one debt that moves
    else:
        assert open_before - still_open(small) == {debt}
    # A request that was sent may in its turn need another try.
    assert {one.partition("/")[0] for one in opened} <= {"nudge"}


@pytest.mark.parametrize("kind", ONLY_TEXT)
def test_done_names_the_file_and_the_heading_where_only_text_closes_it(journal: MakeJournal, kind: str) -> None:
    files, debt, heading = ONLY_TEXT[kind]
    small = journal(files)
    before = texts(small)
    result = small.run("done", debt)
    assert (result.exit_code, result.stdout) == (2, "")
    assert heading in result.stderr
    assert "journal/meetings/m.md" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert texts(small) == before


def test_done_says_where_to_write_whom_one_met_at_an_event(journal: MakeJournal) -> None:
    small = journal({"events/e.md": "---\nname: Mixer\ndate: 2026-11-20\n---\n"})
    result = small.run("done", "write-up/event:e")
    assert result.exit_code == 2
    assert "`met` in journal/events/e.md" in result.stderr


def test_every_kind_is_tried() -> None:
    tried = {debt.partition("/")[0] for _, debt, _, _ in CASES.values()} | set(ONLY_TEXT)
    assert tried == DEBT_NAMES


MEETING = {"contacts/ana.md": ANA, "meetings/m.md": f"{TALK}---\n{NOTES}"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["thank-email/m", "--by", "card"], "thank-email/m/ana: that takes email, phone or linkedin"),
        (["thank-card/m", "--by", "email"], "--by email does not close thank-card/m/ana: that takes card"),
        (["thank-email/m", "--by", "fax"], "'fax' is not one of"),
        (["thank-email/m", "--on", "2026-11-23"], "2026-11-23 has not come yet; today is 2026-11-22"),
        (["thank-email/m", "--on", "2026-11-20"], "owed since 2026-11-21"),
        (["thank-email/m", "--on", "yesterdy"], "yesterdy is not a day like 2026-11-22"),
        (["thank"], "thank may mean thank-email/m/ana and thank-card/m/ana"),
        (["ana"], "ana is a person, not a debt; did you mean thank-email/m/ana or thank-card/m/ana?"),
        (["thnak-card/m/ana"], "did you mean thank-card/m/ana or thank-email/m/ana?"),
        ([""], "`journal todo` shows their ids"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_writes_nothing(
    journal: MakeJournal, args: list[str], said: str
) -> None:
    small = journal(MEETING)
    before = texts(small)
    result = small.run("done", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert texts(small) == before


def test_several_are_done_at_once(journal: MakeJournal) -> None:
    small = journal(MEETING)
    before = texts(small)
    result = small.run("done", "thank-email", "thank-card", "--on", "2026-11-21")
    assert result.exit_code == 0
    lines = changed_lines(before, texts(small))["journal/meetings/m.md"]
    assert lines == ["+thanks:", "+  - email 2026-11-21", "+  - card 2026-11-21"]
    assert still_open(small) == set()


def test_of_several_all_are_done_or_none(journal: MakeJournal) -> None:
    small = journal(MEETING)
    before = texts(small)
    result = small.run("done", "thank-email", "thank-card", "--by", "email")
    assert (result.exit_code, result.stdout) == (2, "")
    assert texts(small) == before


def test_one_fact_may_close_two(journal: MakeJournal) -> None:
    help_ = "help:\n" + 2 * "  - {on: 2026-11-20, direction: received, what: a lead}\n"
    small = journal({"contacts/ana.md": ANA.replace("name:", f"{help_}name:")})
    result = small.run("done", "thank-help/ana/ana/2026-11-20", "thank-help/ana/ana/2026-11-20-2")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "thank-help/ana/ana/2026-11-20-2 is done"
    assert texts(small)["journal/contacts/ana.md"].count("thanked") == 1


def test_what_is_closed_is_said_to_be_so(journal: MakeJournal) -> None:
    small = journal(MEETING)
    small.run("done", "thank-email")
    result = small.run("done", "thank-email")
    assert result.exit_code == 2
    assert "thank-email/m/ana is closed already" in result.stderr


def test_what_follows_is_said(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\noutreach: 2026-11-15 email\n---\n"})
    result = small.run("done", "nudge")
    assert result.stderr == "next: Try Ana again by e-mail (by Friday)\n"


NEWS = {
    **{f"contacts/{name}.md": f"---\nname: {name.title()}\nmay_follow_up: yes\nmet_on: 2026-01-02\n---\n"
       for name in ("ana", "ben", "chi")},
    "updates/news.md": "---\ndate: 2026-11-20\nsubject: A pier\n---\n",
}  # fmt: skip


def test_all_that_an_id_begins_are_done_at_once_and_each_is_said(journal: MakeJournal) -> None:
    small = journal(NEWS)
    said = small.run("done", "news/news", "--all", "--by", "email").stdout.splitlines()
    assert [line.rpartition(": ")[2] for line in said] == [
        f"news/news/{name} is done" for name in ("ana", "ben", "chi")
    ]
    assert "news/" not in small.run("todo", "--format", "json").stdout


@pytest.mark.parametrize(("given", "why"), [("news", "with a /"), ("news/other", "nothing called")])
def test_all_wants_the_start_of_an_id(journal: MakeJournal, given: str, why: str) -> None:
    result = journal(NEWS).run("done", given, "--all")
    assert result.exit_code == 2
    assert why in result.stderr


def test_a_whole_id_means_itself_alone_with_all_too(journal: MakeJournal) -> None:
    small = journal({**NEWS, "contacts/ana-2.md": NEWS["contacts/ana.md"].replace("Ana", "Ana Two")})
    assert small.run("done", "news/news/ana", "--all").stdout.count("is done") == 1


def test_what_has_come_is_written_as_come(journal: MakeJournal) -> None:
    item = "awaiting: [{what: her paper, by: 2026-11-20}]"
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}{item}\n---\n{NOTES}"})
    assert small.run("done", "ask-after/m", "--came", "--on", "2026-11-21").exit_code == 0
    assert "came: 2026-11-21" in (small.root / "journal/meetings/m.md").read_text()


def test_what_waits_for_nothing_cannot_come(journal: MakeJournal) -> None:
    result = journal(MEETING).run("done", "thank-email/m", "--came")
    assert result.exit_code == 2
    assert "leave out --came" in result.stderr


def test_a_whole_id_means_itself_also_when_it_is_closed(journal: MakeJournal) -> None:
    """The longer one, of somebody else, stays open."""
    met = (
        "---\ndate: 2026-11-21\nwith: [jane, jane-2]\nthanks: email 2026-11-21 to jane\n---\n\n## Notes\n\nWe talked.\n"
    )
    people = {f"contacts/{slug}.md": f"---\nname: {slug}\n---\n" for slug in ("jane", "jane-2")}
    small = journal({**people, "meetings/m.md": met})
    for args in (("thank-email/m/jane",), ("thank-email/m/jane", "--all")):
        result = small.run("done", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "thank-email/m/jane is closed already" in result.stderr
    assert "thank-email/m/jane-2" in still_open(small)


def test_keeping_in_touch_is_noted_once_a_day(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\nmet_on: 2026-01-05\nkeep_in_touch: 1 month\n---\n"})
    assert small.run("done", "keep-in-touch/ana").exit_code == 0
    before = texts(small)
    assert small.run("done", "keep-in-touch/ana").exit_code == 0
    assert texts(small) == before
    assert small.run("done", "keep-in-touch/ana", "--by", "phone").exit_code == 0
    assert texts(small) != before


def test_ticking_would_end_a_series_so_its_line_is_named(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n\n- [ ] Ring 🔁 every week 📅 2026-11-20\n"})
    result = small.run("done", "promise/ana")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "journal/contacts/ana.md:5" in result.stderr
