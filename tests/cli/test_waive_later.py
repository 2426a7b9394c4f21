"""`journal waive` and `journal later`: the reason or the day, where it belongs, and nothing else."""

import pytest
from changed_lines import changed_lines, errors, owed, still_open, texts
from conftest import MakeJournal

ANA = "---\nname: Ana Silva\nlinkedin_connected: 2026-01-05\n---\n"
BEN = ANA.replace("Ana Silva", "Ben Okafor")
NOTES = "\n## Notes\n\nShe builds boats.\n"
BOTH = f"---\ndate: 2026-11-21\nwith: [ana, ben]\n---\n{NOTES}"
CATCH_UP = "---\ndate: 2026-11-21\nwith: ana\nkind: catch-up\nthanks: email 2026-11-21\n"
LISTENING = "may_follow_up: yes\nmet_on: 2026-01-05\nname:"

WAIVED: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "one of two people": (
        {"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": BOTH},
        "thank-card/m/ben", ["+waived:", "+  thank-card/ben: no address"],
    ),
    "the only one": (
        {"contacts/ana.md": ANA, "meetings/m.md": BOTH.replace("[ana, ben]", "ana")},
        "thank-card/m/ana", ["+waived:", "+  thank-card/ana: no address"],
    ),
    "of a meeting with nobody in its id": (
        {"contacts/ana.md": ANA, "meetings/m.md": "---\ndate: 2026-11-21\nwith: ana\nasked_by: them\n---\n"},
        "write-up/m/-", ["+waived:", "+  write-up: no address"],
    ),
    "help to two people on one day": (
        {
            "contacts/ana.md": ANA, "contacts/ben.md": BEN,
            "meetings/m.md": BOTH.replace(
                "with:", "asked_by: them\nhelp: [{on: 2026-11-21, direction: received, what: a lead}]\nwith:"
            ),
        },
        "thank-help/m/ben/2026-11-21", ["+waived:", "+  thank-help/ben/2026-11-21: no address"],
    ),
    "a name": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}introductions: [Chi Lam]\n---\n{NOTES}"},
        "approach/m/-/chi-lam",
        ["-introductions: [Chi Lam]", "+introductions: [{name: Chi Lam, waived: no address}]"],
    ),
    "a contact on the list": (
        {"contacts/ana.md": "---\nname: Ana\nintroduced_on: 2026-11-20\n---\n"},
        "approach/ana/ana/ana", ["+waived:", "+  approach/ana/ana/ana: no address"],
    ),
    "a promise": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}follow_ups:\n  - do: send it\n---\n{NOTES}"},
        "promise/m/ana/send-it", ["+    waived: no address"],
    ),
    "a task": (
        {"contacts/ana.md": f"{ANA}\n- [ ] Send it 📅 2026-12-01\n"},
        "promise/ana/ana/send-it", ["+waived:", "+  promise/ana/ana/send-it: no address"],
    ),
    "one request": (
        {"contacts/ana.md": ANA.replace("name:", "outreach: 2026-11-15 email\nname:")},
        "nudge/ana/ana/2026-11-15", ["+waived:", "+  nudge/ana/ana/2026-11-15: no address"],
    ),
    "news to one person": (
        {
            "contacts/ana.md": ANA.replace("name:", LISTENING), "contacts/ben.md": BEN.replace("name:", LISTENING),
            "updates/u.md": "---\nsubject: A boat\ndate: 2026-11-15\n---\n",
        },
        "news/u/ben", ["+waived:", "+  news/ben: no address"],
    ),
    "beside another": (
        {
            "contacts/ana.md": ANA,
            "meetings/m.md": BOTH.replace("[ana, ben]", "ana\nwaived: {thank-email: I thanked her there}"),
        },
        "thank-card/m/ana",
        [
            "-waived: {thank-email: I thanked her there}",
            "+waived: {thank-email: I thanked her there, thank-card/ana: no address}",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WAIVED)
def test_waive_keeps_the_reason_and_lets_go_of_that_debt_alone(journal: MakeJournal, name: str) -> None:
    files, debt, lines = WAIVED[name]
    small = journal(files)
    before, open_before = texts(small), still_open(small)
    result = small.run("waive", debt, "--why", "no address ")
    assert result.exit_code == 0, result.output
    changed = changed_lines(before, texts(small))
    assert list(changed.values()) == [lines]
    assert result.stdout == f"{next(iter(changed))}: {debt} is let go\n"
    assert errors(small) == []
    assert open_before - still_open(small) == {debt}
    assert still_open(small) <= open_before
    assert owed(small)[debt] == "waived"
    assert "no address" in small.run("todo", "--all").stdout.lower()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["thank-card"], "Missing option '--why'"),
        (["thank-card", "--why", " "], "--why needs a reason"),
        (["thank-card", "--why", "x"], "thank-card may mean thank-card/m/ana and thank-card/m/ben"),
        (["thank-card/m/ana", "thank-card/m/zoe", "--why", "x"], "you owe nothing called thank-card/m/zoe"),
    ],
)
def test_what_cannot_be_waived_is_said_in_one_line(journal: MakeJournal, args: list[str], said: str) -> None:
    small = journal({"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": BOTH})
    before = texts(small)
    result = small.run("waive", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert texts(small) == before


LATER: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "a person": ({"contacts/ana.md": ANA}, "Ana", ["+snooze_until: 2026-12-20"]),
    "a person whose reminders rest": (
        {"contacts/ana.md": ANA.replace("name:", "snooze_until: 2026-12-01   # Advent\nname:")}, "ana",
        ["-snooze_until: 2026-12-01   # Advent", "+snooze_until: 2026-12-20   # Advent"],
    ),
    "keeping in touch": (
        {"contacts/ana.md": ANA.replace("name:", "met_on: 2026-01-05\nkeep_in_touch: 3 months\nname:")},
        "keep-in-touch", ["+later:", "+  keep-in-touch: 2026-12-20"],
    ),
    "a promise": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}follow_ups: [send it]\n---\n{NOTES}"},
        "promise", ["-follow_ups: [send it]", "+follow_ups: [{do: send it, by: 2026-12-20}]"],
    ),
    "a task": (
        {"contacts/ana.md": f"{ANA}\n- [ ] Send it [due:: 2026-12-01]\n"},
        "promise/ana", ["-- [ ] Send it [due:: 2026-12-01]", "+- [ ] Send it [due:: 2026-12-20]"],
    ),
    "a task without a day": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}---\n{NOTES}\n## Next\n\n- [ ] Send it\n"},
        "promise/m", ["-- [ ] Send it", "+- [ ] Send it 📅 2026-12-20"],
    ),
    "one of two people": (
        {"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": BOTH},
        "thank-card/m/ben", ["+later:", "+  thank-card/ben: 2026-12-20"],
    ),
    "a debt of the whole meeting, a second time": (
        {
            "contacts/ana.md": ANA,
            "meetings/m.md": "---\ndate: 2026-11-21\nwith: ana\nasked_by: them\nlater: {write-up: 2026-11-23}\n---\n",
        },
        "write-up/m", ["-later: {write-up: 2026-11-23}", "+later: {write-up: 2026-12-20}"],
    ),
    "a request": (
        {"contacts/ana.md": ANA.replace("name:", "outreach: 2026-11-15 email\nname:")},
        "nudge/ana", ["+later:", "+  nudge/ana/ana/2026-11-15: 2026-12-20"],
    ),
    "a name": (
        {"contacts/ana.md": ANA, "meetings/m.md": f"{CATCH_UP}introductions: [Chi Lam]\n---\n{NOTES}"},
        "approach/m", ["+later:", "+  approach/-/chi-lam: 2026-12-20"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LATER)
def test_later_moves_the_day(journal: MakeJournal, name: str) -> None:
    files, what, lines = LATER[name]
    small = journal(files)
    before = texts(small)
    result = small.run("later", what, "2026-12-20")
    assert result.exit_code == 0, result.output
    changed = changed_lines(before, texts(small))
    assert list(changed.values()) == [lines]
    assert result.stdout == f"{next(iter(changed))}: not before 2026-12-20\n"
    assert errors(small) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["ana", "2026-11-22"], "2026-11-22 is not ahead; today is 2026-11-22"),
        (["ana", "soon"], "soon is not a day like 2026-11-22"),
        (["m", "2026-12-01"], "m is a meeting, not a person"),
        (["nobody", "2026-12-01"], "nothing here is called nobody"),
    ],
)
def test_what_cannot_wait_is_said_in_one_line(journal: MakeJournal, args: list[str], said: str) -> None:
    small = journal({"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": BOTH})
    before = texts(small)
    result = small.run("later", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert texts(small) == before


OLD = {
    "contacts/ana.md": "---\nname: Ana\nmet_on: 2026-01-02\nlinkedin_connected: not-wanted\n---\n",
    "meetings/a.md": "---\ndate: 2026-11-02\nwith: ana\nfollow_ups: [{do: send it, by: 2026-11-05}]\n---\n"
    "## Notes\n\nGood.\n",
    "meetings/b.md": "---\ndate: 2026-11-20\nwith: ana\n---\n## Notes\n\nGood.\n",
}


def test_what_is_old_is_let_go_each_by_its_own_waiver_and_promises_stay(journal: MakeJournal) -> None:
    small = journal(OLD)
    said = small.run("waive", "--due-before", "2026-11-10", "--why", "a new beginning").stdout
    assert "thank-email/a/ana is let go" in said
    left = small.run("todo", "--format", "json").stdout
    assert "promise/a/ana/send-it" in left
    assert "thank-email/b/ana" in left
    assert "thank-email/a/ana" not in left
    assert "thank-email/ana: a new beginning" in (small.root / "journal/meetings/a.md").read_text()


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--due-before", "2026-01-01"), "nothing but promises"),
        ((), "by its id"),
        (("thank-email/a", "--due-before", "2026-11-10"), "by its id"),
    ],
)
def test_letting_go_of_what_is_old_says_what_it_needs(journal: MakeJournal, args: tuple[str, ...], why: str) -> None:
    result = journal(OLD).run("waive", *args, "--why", "x")
    assert result.exit_code == 2
    assert why in result.stderr


def test_a_waiver_says_nothing_of_who_is_added_later(journal: MakeJournal) -> None:
    fair = "---\nname: Fair\ndate: 2026-11-20\nmet: [ana]\n---\n"
    plain = "---\nname: {}\n---\n"
    small = journal(
        {"contacts/ana.md": plain.format("Ana"), "contacts/ben.md": plain.format("Ben"), "events/e.md": fair}
    )
    assert small.run("waive", "connect/event:e/ana", "--why", "no").exit_code == 0
    path = small.root / "journal/events/e.md"
    path.write_text(path.read_text().replace("[ana]", "[ana, ben]"))
    assert {name for name in still_open(small) if name.startswith("connect")} == {"connect/event:e/ben"}


def test_a_promise_of_the_same_words_made_elsewhere_stays(journal: MakeJournal) -> None:
    meeting = f"{CATCH_UP}---\n{NOTES}\n## Next\n\n- [ ] Send the slides\n"
    small = journal({"contacts/ana.md": f"{ANA}\n- [ ] Send the slides 📅 2026-12-01\n", "meetings/m.md": meeting})
    assert small.run("waive", "promise/ana/ana/send-the-slides", "--why", "no").exit_code == 0
    assert "promise/m/ana/send-the-slides" in still_open(small)
    assert owed(small)["promise/ana/ana/send-the-slides"] == "waived"


def test_several_debts_of_one_file_are_let_go_together(journal: MakeJournal) -> None:
    promised = BOTH.replace("with:", "follow_ups: [send it]\nwith:")
    small = journal({"contacts/ana.md": ANA, "contacts/ben.md": BEN, "meetings/m.md": promised})
    ids = ["thank-card/m/ben", "promise/m/ana/send-it", "thank-email/m/ana"]
    result = small.run("waive", *ids, "thank-card/m/ben", "--why", "no")
    assert result.stdout.splitlines() == [f"journal/meetings/m.md: {one} is let go" for one in ids]
    assert {one: owed(small)[one] for one in ids} == dict.fromkeys(ids, "waived")
