"""`approach` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, world

BEN = {"contacts/ben.md": "name: Ben Okafor\naliases: Benny"}


def named(item: str = "Ben Okafor", on: str = "2026-11-10", slug: str = "m", more: str = "") -> dict[str, str]:
    return {**ANA, f"meetings/{slug}.md": f"date: {on}\nwith: ana\nintroductions: [{item}]\n{more}\n---\n{NOTES}"}


def test_a_name_is_owed_an_approach_within_a_week(journal: MakeJournal) -> None:
    debt = world(journal, named()).one("approach")
    assert (debt.id, debt.due_text) == ("approach/m/-/ben-okafor", "2026-11-17")
    assert (debt.contact, debt.name) == (None, "Ben Okafor")
    assert debt.close == 'journal contacted "Ben Okafor" --by email'


def test_a_name_that_is_one_contact_is_that_contact(journal: MakeJournal) -> None:
    debt = world(journal, {**BEN, **named("benny")}).one("approach")
    assert (debt.id, debt.name) == ("approach/m/ben/benny", "Ben Okafor")
    assert debt.close == "journal contacted ben --by email"


def test_a_name_of_two_contacts_is_nobody_in_particular(journal: MakeJournal) -> None:
    twins = {**BEN, "contacts/ben-2.md": "name: Ben Okafor"}
    assert world(journal, {**twins, **named()}).ids("approach") == ["approach/m/-/ben-okafor"]


def test_it_is_owed_once_per_person_from_the_earliest_time(journal: MakeJournal) -> None:
    files = {**named(), **named("ben okafor", "2026-11-12", "n"), **named("Ben Okafor", "2026-11-05", "a")}
    assert world(journal, files).ids("approach") == ["approach/a/-/ben-okafor"]


def test_introduced_on_owes_one_too(journal: MakeJournal) -> None:
    files = {**ANA, "contacts/ben.md": "name: Ben Okafor\nintroduced_by: ana\nintroduced_on: 2026-11-15"}
    found = world(journal, files)
    debt = found.one("approach")
    assert (debt.id, debt.due_text) == ("approach/ben/ben/ben-okafor", "2026-11-22")
    assert found.why("approach").startswith("Ana Silva gave you the name of Ben Okafor on 15 November")


@pytest.mark.parametrize(
    "more",
    ["how_found: friend", "met_on: 2020-01-01", "outreach: [2026-11-01 email]", "introduced_on: 2026-11-23"],
)
def test_introduced_on_owes_none_beyond_to_approach(journal: MakeJournal, more: str) -> None:
    introduced = "" if "introduced_on" in more else "introduced_on: 2026-11-15\n"
    files = {**ANA, "contacts/ben.md": f"name: Ben Okafor\n{introduced}{more}"}
    assert not world(journal, files).states("approach")


@pytest.mark.parametrize(
    ("contact", "state"),
    [
        ("outreach: [2026-11-10 email]", "closed"),
        ("outreach: [2026-11-09 email]", "overdue"),
        ("outreach: [2026-11-23 email]", "overdue"),
        ("heard: [2026-11-12 email]", "closed"),
        ("heard: [2026-11-09 email]", "overdue"),
        ("how_found: friend", "overdue"),
        ("event: mixer", "closed"),  # met before
    ],
)
def test_what_closes_it_in_the_contact(journal: MakeJournal, contact: str, state: str) -> None:
    mixer = {"events/mixer.md": "name: Mixer\ndate: 2026-10-01"}
    files = {**mixer, "contacts/ben.md": f"name: Ben Okafor\n{contact}", **named()}
    assert world(journal, files).states("approach") == [state]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("outreach: [2026-11-09 email]", "; you wrote to Ben Okafor before, on 9 November, and you can now say"),
        ("heard: [2026-11-08 email]", "; Ben Okafor wrote to you before, on 8 November, and you can now say"),
        ("role: curator", ", and you have not been in touch yet"),
    ],
)  # fmt: skip
def test_it_says_what_was_written_before_the_name_was_given(journal: MakeJournal, before: str, said: str) -> None:
    files = {"contacts/ben.md": f"name: Ben Okafor\n{before}", **named()}
    why = world(journal, files).why("approach")
    assert why.startswith(f"Ana Silva gave you the name of Ben Okafor on 10 November{said}")


@pytest.mark.parametrize(
    ("contact", "owed"),
    [
        ("outreach: [2026-11-01 email declined]", False),
        ("outreach: [2026-11-01 email replied 2026-11-10 declined]", False),
        ("outreach: [2026-11-01 email declined]\nheard: [2026-11-05 email]", True),
        ("outreach: [2026-11-01 email declined, 2026-11-03 email replied 2026-11-04]", True),
        ("outreach: [2026-11-01 email replied 2026-11-23 declined]", True),  # has not come yet
    ],
)
def test_whoever_had_said_no_is_not_asked_again(journal: MakeJournal, contact: str, owed: bool) -> None:
    files = {"contacts/ben.md": f"name: Ben Okafor\n{contact}", **named()}
    assert bool(world(journal, files).ids("approach")) is owed


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("date: 2026-12-01", "closed"),
        ("date: 2026-12-01\nstatus: requested", "closed"),
        ("date: 2026-12-01\nstatus: cancelled", "overdue"),
        ("date: 2026-11-15", "closed"),
    ],
)
def test_a_meeting_not_cancelled_closes_it(journal: MakeJournal, more: str, state: str) -> None:
    files = {**BEN, **named(), "meetings/ben.md": f"{more}\nwith: ben\n---\n{NOTES}"}
    assert world(journal, files).states("approach") == [state]


@pytest.mark.parametrize(
    ("item", "state"),
    [
        ("{name: Ben Okafor, contacted: 2026-11-12}", "closed"),
        ("{name: Ben Okafor, contacted: 2026-11-23}", "overdue"),
        ("{name: Ben Okafor, waived: he moved away}", "waived"),
    ],
)
def test_the_item_itself_closes_it(journal: MakeJournal, item: str, state: str) -> None:
    assert world(journal, named(item)).states("approach") == [state]


def test_contacted_beside_a_later_mention_closes_the_one_debt(journal: MakeJournal) -> None:
    files = {**named(), **named("{name: Ben Okafor, contacted: 2026-11-13}", "2026-11-12", "n")}
    assert world(journal, files).states("approach") == ["closed"]


@pytest.mark.parametrize("status", ["no-show", "cancelled", "requested", "scheduled"])
def test_only_held_meetings_give_names(journal: MakeJournal, status: str) -> None:
    on = "2026-12-01" if status == "scheduled" else "2026-11-10"
    assert not world(journal, named(on=on, more=f"status: {status}")).states("approach")


def test_a_meeting_that_they_asked_for_gives_names_too(journal: MakeJournal) -> None:
    assert world(journal, named(more="asked_by: them")).ids("approach")


def test_approach_days_move_it(journal: MakeJournal) -> None:
    assert world(journal, named(), approach_days=20).one("approach").due_text == "2026-11-30"


def test_an_archived_contact_is_owed_none(journal: MakeJournal) -> None:
    files = {**named(), "contacts/ben.md": "name: Ben Okafor\narchived: yes"}
    assert not world(journal, files).states("approach")


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("O'Brien", 'contacted "O\'Brien"'),
        ("Anna $(reboot)", "contacted approach/m/-/anna-reboot"),
        ("Zoë-Marie", "contacted Zoë-Marie"),
        ("D'Arcy `x`", "contacted approach/m/-/darcy-x"),
    ],
)
def test_a_name_in_a_command_is_one_word_whatever_it_holds(journal: MakeJournal, name: str, command: str) -> None:
    quoted = "'" + name.replace("'", "''") + "'"
    assert world(journal, named(quoted)).one("approach").close == f"journal {command} --by email"


def test_names_that_make_the_same_slug_are_two_debts(journal: MakeJournal) -> None:
    assert world(journal, named("Zoe Lind, Zoë Lind")).ids("approach") == [
        "approach/m/-/zoe-lind",
        "approach/m/-/zoe-lind-2",
    ]


@pytest.mark.parametrize("item", ["{contact: a-ghost}", "{name: Ben Okafor, contact: a-ghost}"])
def test_a_reference_that_leads_nowhere_owes_nothing_until_it_is_mended(journal: MakeJournal, item: str) -> None:
    assert not world(journal, named(item)).states("approach")


@pytest.mark.parametrize("known", ["met_on: 2026-11-10", "met_on: 2026-11", "heard: [2026-11-09 email]"])
def test_whoever_i_came_to_know_as_we_were_introduced_is_not_to_be_approached(journal: MakeJournal, known: str) -> None:
    ben = f"name: Ben Okafor\nintroduced_on: 2026-11-10\n{known}"
    assert not world(journal, {"contacts/ben.md": ben}).states("approach")
    planned = {"contacts/ben.md": ben, "meetings/m.md": "date: 2026-12-01\nwith: ben"}
    assert not world(journal, planned).states("approach")


def test_the_key_is_the_name_as_it_was_given(journal: MakeJournal) -> None:
    assert world(journal, {**BEN, **named("{name: Benny Oko, contact: ben}")}).one("approach").key == "benny-oko"
    assert world(journal, {**BEN, **named("{contact: ben}")}).one("approach").key == "ben-okafor"
