"""What one page says of a person, a promise or a meeting, no other page and no command says otherwise."""

import pytest
from conftest import MakeJournal
from owner_pages import pages_of, read, write

LAPSED = "lapsed when the meeting was called off"
WORLD = write(
    {
        "profile.md": "name: Me\ntargets: [Acme, Beta, Gamma]",
        "contacts/ana.md": "name: Ana Silva\nmet_on: 2025-04",
        "contacts/kim.md": "name: Kim Lund\nmet_on: 2025\nintroduced_by: ana\ncompany: Acme",
        "contacts/dan.md": "name: Dan Roe\nintroduced_by: ana\ncompany: Acme\n"
        "outreach: [2026-10-20 email replied 2026-10-27 declined]",
        "contacts/eve.md": "name: Eve Oz\nintroduced_by: ana\ncompany: Acme",
        "contacts/fay.md": "name: Fay Po\nintroduced_by: ana\ncompany: Beta\noutreach: [2026-11-20 email]",
        "contacts/gil.md": "name: Gil Ray\ncompany: Gamma\nmay_follow_up: no",
        "contacts/ida.md": "name: Ida Fox",
        "contacts/joe.md": "name: Joe Bo\nhow_found: cold",
        "meetings/gone.md": "date: 2026-11-20\nwith: ida\nstatus: cancelled\ncancelled_on: 2026-11-18\n"
        "follow_ups: [Send the article]\nawaiting: [{what: her paper, by: 2026-10-26}]\n---\n"
        "## Next\n\n- [ ] Ask Bo [[ida]]\n",
        "meetings/gil.md": "date: 2026-10-01\nwith: gil\nkind: catch-up",
        "meetings/soon.md": "date: 2026-12-05\nwith: kim\nawaiting: [{what: his list, from: ana, by: 2026-11-20}]",
    }
)


@pytest.fixture
def said(journal: MakeJournal) -> dict[str, str]:
    small = journal(WORLD)
    shown = {who: " ".join(small.run("show", who).stdout.split()) for who in ("ana", "ida", "gone", "acme")}
    brief = " ".join(small.run("brief", "soon").stdout.split())
    return {address: read(page) for address, page in pages_of(small.load()).items()} | shown | {"brief": brief}


def test_a_promise_of_a_meeting_that_was_called_off_has_lapsed_everywhere(said: dict[str, str]) -> None:
    page = said["meetings/gone.html"]
    assert f"You: Send the article, {LAPSED}" in page
    assert f"They: her paper, {LAPSED}" in page
    assert f"Send the article, {LAPSED}" in said["gone"]
    assert f"Her paper, {LAPSED}" in said["gone"]
    assert "still open" not in page
    assert "not come yet" not in page
    assert "prepare the meeting" not in page, "nobody prepares what was called off"
    assert "article" not in said["contacts/ida.html"] + said["ida"]


def test_a_promise_stands_on_the_page_of_whoever_made_it(said: dict[str, str]) -> None:
    assert "his list" in said["contacts/ana.html"]
    assert "His list" in said["ana"]
    assert "his list" not in said["contacts/kim.html"]
    assert "They promised you on 5 December" not in said["contacts/ana.html"], "that day has not come"


def test_a_no_is_no_way_in_and_nobody_is_said_not_to_have_answered_who_was_not_asked(said: dict[str, str]) -> None:
    acme = said["companies/acme.html"]
    assert "Two ways in through people you know." in acme
    assert "You → Ana Silva → Kim Lund, who works there." in acme
    assert "You → Ana Silva → Eve Oz, who works there and whom you have not asked yet." in acme
    assert "→ Dan Roe" not in acme
    assert "Dan Roe: said no on 27 October" in acme
    assert "Fay Po, who works there and has not answered yet" in said["companies/beta.html"]
    assert "Gil Ray, who" not in said["companies/gamma.html"], "who would rather not hear from me is no way in"
    assert "You aim at three companies; somebody leads to two of them." in said["companies/index.html"]


def test_what_came_of_an_introduction_is_what_their_own_page_says(said: dict[str, str]) -> None:
    for address in ("introductions.html", "ana"):
        for who in (
            "Kim Lund (known since 2025)",
            "Dan Roe (said no)",
            "Fay Po (asked)",
            "Eve Oz (not approached yet)",
        ):
            assert who in said[address]
    assert "you have met one of them, and one name is not approached yet" in said["introductions.html"]
    assert "Dan Roe: said no" in said["contacts/ana.html"]
    assert "Kim Lund: known since 2025" in said["contacts/ana.html"]


def test_somebody_known_before_is_no_stranger(said: dict[str, str]) -> None:
    for brief in (said["brief"], said["briefs/soon.html"]):
        assert "Introduced by Ana Silva. You have known each other since 2025." in brief
        assert "not met before" not in brief
    assert "You have known each other since April 2025." in said["contacts/ana.html"]
    assert "not been in touch" not in said["contacts/ana.html"]
    assert "known since April 2025, no meeting yet" in said["contacts/index.html"]


def test_nobody_is_said_to_have_been_written_to_who_was_not(said: dict[str, str]) -> None:
    assert "wrote" not in said["contacts/joe.html"]
    assert "you wrote first" not in said["contacts/index.html"]


def test_how_they_stand_is_said_beside_those_who_work_there(said: dict[str, str]) -> None:
    assert "Dan Roe (said no, last on 27 October)" in said["acme"]
    assert "Eve Oz (not asked yet)" in said["acme"]


def test_what_they_promised_me_is_no_promise_of_mine(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted\nmay_follow_up: yes",
        "meetings/m.md": "date: 2026-11-10\nwith: ana\nkind: catch-up\nasked_by: them\nfollow_ups: [lend the knife]\n"
        "awaiting: [{what: her paper, by: 2026-11-15}, {what: the plan, by: 2026-11-14, asked: 2026-11-20}]\n---\n"
        "## Notes\n\nGood.\n",
    }
    made = pages_of(journal(write(files)).load())
    assert "You: lend the knife" not in read(made["meetings/m.html"]), "it stands among the debts"
    assert "lend the knife" in read(made["meetings/m.html"]).lower()
    assert "asked Ana Silva after what was promised" in read(made["review.html"])
    assert "kept one promise" not in read(made["review.html"])
    assert "paper" not in read(made["giving.html"])


def test_a_promise_that_is_waived_in_its_record_is_let_go_on_its_page(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": "name: Ana Silva",
        "meetings/m.md": "date: 2026-11-10\nwith: ana\nfollow_ups: [lend the knife]\nwaived: {promise: she has one}",
    }
    made = pages_of(journal(write(files)).load())
    assert "You: lend the knife, let go: she has one" in read(made["meetings/m.html"])


def test_a_lesson_is_said_to_be_mine(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": "name: Ana Silva\ncompany: Acme",
        "meetings/m.md": "date: 2026-11-10\nwith: ana\nlesson: ask sooner",
    }
    made = pages_of(journal(write(files)).load())
    for address in ("contacts/ana.html", "companies/acme.html"):
        assert "What you took from it: ask sooner" in read(made[address])
