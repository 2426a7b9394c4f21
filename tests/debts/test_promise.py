"""`promise` (contract §1 and §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import ANA, TODAY, world

BEN = {"contacts/ben.md": "name: Ben Okafor"}


def meeting(front: str = "", body: str = "", on: str = "2026-11-20", who: str = "ana") -> dict[str, str]:
    return {**ANA, **BEN, "meetings/m.md": f"date: {on}\nwith: {who}\nasked_by: them\n{front}\n---\n{body}"}


def test_a_follow_up_is_owed_to_the_first_in_with_within_a_week(journal: MakeJournal) -> None:
    found = world(journal, meeting("follow_ups: [Send the ferry article]", who="[ana, ben]"))
    debt = found.one("promise")
    assert (debt.id, debt.due_text) == ("promise/m/ana/send-the-ferry-article", "2026-11-27")
    assert found.why("promise") == "You promised Ana Silva on 20 November: Send the ferry article"


@pytest.mark.parametrize(
    ("item", "to", "due"),
    [
        ("{do: Send it, by: 2026-12-05}", "ana", "2026-12-05"),
        ("{do: Send it, to: ben}", "ben", "2026-11-27"),
        ('"Send it to [[ben]]"', "ben", "2026-11-27"),
        ('{do: "Send it to [[ben]]", to: ana}', "ana", "2026-11-27"),
    ],
)
def test_to_whom_and_by_when(journal: MakeJournal, item: str, to: str, due: str) -> None:
    debt = world(journal, meeting(f"follow_ups: [{item}]")).one("promise")
    assert debt.contact is not None
    assert (debt.contact.slug, debt.due_text) == (to, due)


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("## Next\n\n- [ ] Send it", "2026-11-27"),
        ("- [ ] Send it 📅 2026-12-01", "2026-12-01"),
        ("- [ ] Send it [due:: 2026-12-01]", "2026-12-01"),
        ("> 1. [ ] Send it 📅 2026-12-01", "2026-12-01"),
        ("- [/] Send it 📆 2026-12-01", "2026-12-01"),
        ("- [ ] Send it 🗓️ 2026-12-01", "2026-12-01"),
        ("- [ ] Send it (due:: 2026-12-01)", "2026-12-01"),
        ("- [ ] Send it 🔁 every week 📅 2026-12-01", "2026-12-01"),
        ("What I promised:\n- [ ] Send it 📅 2026-12-01", "2026-12-01"),
        ("> [!todo]- Later\n> - [ ] Send it 📅 2026-12-01", "2026-12-01"),
        ("- [ ] Send it %% 📅 2026-12-09 %% 📅 2026-12-01", "2026-12-01"),
        ("Next\n----\n- [ ] Send it", "2026-11-27"),
        ("## Next\n\n1. First\n   - [ ] Send it", "2026-11-27"),
        ("%% never closed\n\n## Next\n\n- [ ] Send it", "2026-11-27"),
    ],
)
def test_open_tasks_are_promises(journal: MakeJournal, task: str, due: str) -> None:
    debt = world(journal, meeting(body=f"{task}\n")).one("promise")
    assert (debt.id, debt.due_text) == ("promise/m/ana/send-it", due)


@pytest.mark.parametrize(
    "task",
    [
        "- [ ] Send it",
        "## Notes\n\n- [ ] Send it",
        "<!-- - [ ] Send it 📅 2026-12-01 -->",
        "%%\n- [ ] Send it 📅 2026-12-01\n%%",
        "##Next\n\n- [ ] Send it",
        "    ## Next\n\n- [ ] Send it",
        "> ## Next\n\n- [ ] Send it",
        "%% ## Next %%\n\n- [ ] Send it",
        "    - [ ] Send it 📅 2026-12-01",
        "- code:\n  ```\n  - [ ] Send it 📅 2026-12-01\n  ```",
        "- [ ] Send it %% 📅 2026-12-01 %%",
    ],
)
def test_an_undated_task_elsewhere_a_comment_and_code_are_none(journal: MakeJournal, task: str) -> None:
    assert not world(journal, meeting(body=f"{task}\n")).states("promise")


@pytest.mark.parametrize(
    ("name", "front", "identity"),
    [
        ("contacts/ana.md", "name: Ana Silva", "promise/ana/ana/send-it"),
        ("companies/acme.md", "name: Acme", "promise/company:acme/-/send-it"),
        ("events/mixer.md", "name: Mixer\ndate: 2026-11-20\nmet: x", "promise/event:mixer/-/send-it"),
        ("updates/new.md", "date: 2026-11-20\nsubject: New", "promise/new/-/send-it"),
        ("profile.md", "name: Me", "promise/profile/-/send-it"),
    ],
)
def test_a_dated_task_counts_in_any_record(journal: MakeJournal, name: str, front: str, identity: str) -> None:
    assert world(journal, {name: f"{front}\n---\n- [ ] Send it 📅 2026-12-01\n"}).ids("promise") == [identity]


def test_a_wikilink_says_to_whom(journal: MakeJournal) -> None:
    files = {**BEN, "companies/acme.md": "name: Acme\n---\n- [ ] Ask [[Ben Okafor|Ben]] of it 📅 2026-12-01\n"}
    assert world(journal, files).ids("promise") == ["promise/company:acme/ben/ask-ben-of-it"]


@pytest.mark.parametrize(
    ("front", "body", "state", "day"),
    [
        ("follow_ups: [{do: Send it, done: 2026-11-21}]", "", "closed", date(2026, 11, 21)),
        ("follow_ups: [{do: Send it, done: 2026-11-23}]", "", "upcoming", None),
        ("follow_ups: [{do: Send it, waived: no need}]", "", "waived", None),
        ("", "## Next\n\n- [x] Send it ✅ 2026-11-21", "closed", date(2026, 11, 21)),
        ("", "## Next\n\n- [x] Send it", "closed", None),
        ("", "## Next\n\n- [X] Send it [completion:: 2026-11-21]", "closed", date(2026, 11, 21)),
        ("", "## Next\n\n- [x] Send it ✅ 2026-11-23", "upcoming", None),
        ("", "## Next\n\n- [-] Send it", "let-go", None),
    ],
)
def test_what_closes_it(journal: MakeJournal, front: str, body: str, state: str, day: date | None) -> None:
    debt = world(journal, meeting(front, f"{body}\n")).one("promise")
    assert (debt.state(TODAY), debt.closed_on) == (state, day)


def test_its_name_is_its_first_five_words_without_dates_and_brackets(journal: MakeJournal) -> None:
    body = "## Next\n\n- [ ] 📅 2026-12-01 Tell [[ben|Benny]] all about the «blue» one\n"
    assert world(journal, meeting(body=body)).one("promise").id == "promise/m/ben/tell-benny-all-about-the"


def test_repeats_are_numbered_in_the_order_of_the_file_closed_ones_too(journal: MakeJournal) -> None:
    front = "follow_ups: [{do: Send it, done: 2026-11-21}, Send it]"
    assert world(journal, meeting(front, "## Next\n\n- [ ] Send it\n")).ids("promise") == [
        "promise/m/ana/send-it-2",
        "promise/m/ana/send-it-3",
    ]


@pytest.mark.parametrize(("status", "owed"), [("cancelled", False), ("no-show", True), ("requested", True)])
def test_a_cancelled_meetings_lapse(journal: MakeJournal, status: str, owed: bool) -> None:
    files = meeting(f"status: {status}\nfollow_ups: [Send it]", "- [ ] Call 📅 2026-12-01\n")
    assert bool(world(journal, files).ids("promise")) is owed


def test_it_is_owed_from_when_it_is_written_even_before_the_meeting(journal: MakeJournal) -> None:
    found = world(journal, meeting("follow_ups: [Bring it]", on="2026-12-10"))
    assert (found.one("promise").due_text, found.why("promise")) == ("2026-12-17", "You promised Ana Silva: Bring it")


def test_archived_people_owe_and_are_owed_what_was_promised(journal: MakeJournal) -> None:
    files = {**meeting("follow_ups: [Send it]"), "contacts/ana.md": "name: Ana\narchived: yes"}
    assert world(journal, files).ids("promise")


def test_it_never_lapses_and_knows_no_owed_since(journal: MakeJournal) -> None:
    files = meeting("follow_ups: [Send it]", on="2026-01-10")
    assert world(journal, files, owed_since="2026-06-01").states("promise") == ["overdue"]


@pytest.mark.parametrize(
    ("kept", "state"), [("2026-11-22", "closed"), ("2026-11-21", "closed"), ("2026-11-23", "open")]
)
def test_a_promise_kept_today_is_kept_and_one_kept_tomorrow_is_not_yet(
    journal: MakeJournal, kept: str, state: str
) -> None:
    found = world(journal, meeting(body=f"## Next\n\n- [x] Send it ✅ {kept}\n")).states("promise")
    assert [("closed" if one == "closed" else "open") for one in found] == [state]


def test_the_same_words_to_two_people_are_not_numbered(journal: MakeJournal) -> None:
    items = "follow_ups: [Send the paper, {do: Send the paper, to: ben}, Send the paper, {do: Send the paper, to: me}]"
    ids = ["-/send-the-paper", "ana/send-the-paper", "ana/send-the-paper-2", "ben/send-the-paper"]
    assert sorted(world(journal, meeting(items)).ids("promise")) == [f"promise/m/{end}" for end in ids]
