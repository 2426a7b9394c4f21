"""`thank-email`, `thank-card` and `thank-help` (contract §3)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, TODAY, world

BEN = {"contacts/ben.md": "name: Ben Okafor\nlinkedin_connected: not-wanted"}
ZOE = {"contacts/zoe.md": "name: Zoe Arden\nphone: 1\nlinkedin_connected: not-wanted"}
PROFILE = {"profile.md": "name: Me\ntime_zone: Europe/Berlin"}
M = "meetings/2026-11-21-ana.md"


def met(*more: str, on: str = "2026-11-21", who: str = "ana") -> dict[str, str]:
    return {**ANA, M: "\n".join((f"date: {on}", f"with: {who}", *more)) + f"\n---\n{NOTES}"}


# thank-email


def test_a_held_meeting_that_i_asked_for_is_thanked_for_the_next_day(journal: MakeJournal) -> None:
    debt = world(journal, met()).one("thank-email")
    assert (debt.id, debt.due, debt.state(TODAY)) == ("thank-email/2026-11-21-ana/ana", TODAY, "today")
    assert debt.close == f"journal done {debt.id} --by email"
    assert (debt.name, debt.record.slug) == ("Ana Silva", "2026-11-21-ana")


def test_each_in_with_is_thanked(journal: MakeJournal) -> None:
    found = world(journal, {**BEN, **met(who="[ana, ben, nobody]")})
    assert found.ids("thank-email") == ["thank-email/2026-11-21-ana/ana", "thank-email/2026-11-21-ana/ben"]


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        (["date: 2026-11-21 15:00"], "2026-11-22T15:30"),
        (["date: 2026-11-21 15:00", "duration: 1 h"], "2026-11-22T16:00"),
        (["date: 2026-11-21 15:00", "duration: 1 h", "lasted: 45"], "2026-11-22T15:45"),
        (["date: 2026-11-21 15:00", "time_zone: Asia/Tokyo"], "2026-11-22T07:30"),
        (["date: 2026-11-21 15:00-05:00", "time_zone: Asia/Tokyo"], "2026-11-22T21:30"),
        # Clocks went back on 25 October: a day later by the clock on the wall.
        (["date: 2026-10-24 18:00"], "2026-10-25T18:30"),
        (["date: 2026-11-21"], "2026-11-22"),
    ],
)
def test_it_falls_due_24_hours_after_the_end_by_the_clock_on_the_wall(
    journal: MakeJournal, fields: list[str], due: str
) -> None:
    files = {**PROFILE, **ANA, M: "\n".join([*fields, "with: ana"]) + f"\n---\n{NOTES}"}
    assert world(journal, files).one("thank-email").due_text == due


def test_the_hours_are_an_option_and_the_due_hour_is_in_the_profiles_zone(journal: MakeJournal) -> None:
    debt = world(journal, {**PROFILE, **met(on="2026-11-21 15:00")}, thank_email_hours=48).one("thank-email")
    assert debt.due == datetime(2026, 11, 23, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("by", ["email", "linkedin", "phone"])
def test_thanks_in_one_of_three_ways_close_it(journal: MakeJournal, by: str) -> None:
    debt = world(journal, met(f"thanks: [{by} 2026-11-21]")).one("thank-email")
    assert (debt.state(TODAY), debt.closed_on) == ("closed", date(2026, 11, 21))


@pytest.mark.parametrize("thanks", ["card 2026-11-21", "in-person 2026-11-21", "email 2026-11-23"])
def test_a_card_a_word_or_a_later_day_does_not(journal: MakeJournal, thanks: str) -> None:
    assert world(journal, met(f"thanks: [{thanks}]")).ids("thank-email")


def test_thanks_to_one_leave_the_other(journal: MakeJournal) -> None:
    found = world(journal, {**BEN, **met("thanks: [email 2026-11-21 to ben]", who="[ana, ben]")})
    assert found.ids("thank-email") == ["thank-email/2026-11-21-ana/ana"]


@pytest.mark.parametrize("more", ["asked_by: them", "status: requested", "status: no-show", "status: cancelled"])
def test_what_they_asked_for_or_what_did_not_take_place_owes_no_thanks(journal: MakeJournal, more: str) -> None:
    found = world(journal, met(more))
    assert found.states("thank-email") == found.states("thank-card") == []


def test_on_the_day_itself_it_is_owed_once_there_are_notes(journal: MakeJournal) -> None:
    assert world(journal, met(on="2026-11-22")).ids("thank-email")


def test_on_the_day_itself_it_is_not_owed_without_notes(journal: MakeJournal) -> None:
    assert not world(journal, {**ANA, M: "date: 2026-11-22\nwith: ana"}).states("thank-email")


def test_an_archived_person_is_owed_no_thanks(journal: MakeJournal) -> None:
    files = {**met(), "contacts/ana.md": "name: Ana Silva\narchived: yes"}
    assert not world(journal, files).states("thank-email")


def test_the_way_that_is_suggested_is_the_one_they_prefer_or_have(journal: MakeJournal) -> None:
    found = world(journal, {**ZOE, **met(who="zoe")})
    assert (found.what("thank-email"), found.one("thank-email").close[-10:]) == (
        "Thank Zoe Arden by phone",
        "--by phone",
    )


@pytest.mark.parametrize(("on", "state"), [("2026-09-22", "overdue"), ("2026-09-21", "let-go")])
def test_it_lapses_when_due_more_than_sixty_days_ago(journal: MakeJournal, on: str, state: str) -> None:
    assert world(journal, met(on=on)).states("thank-email") == [state]


def test_lapse_days_move_the_lapse(journal: MakeJournal) -> None:
    assert world(journal, met(on="2026-11-10"), lapse_days=5).states("thank-email") == ["let-go"]


def test_it_can_be_waived_with_a_reason(journal: MakeJournal) -> None:
    waived = met("waived: {thank-email: they asked for none}")
    debt = world(journal, waived).one("thank-email")
    assert (debt.state(TODAY), debt.waived) == ("waived", "they asked for none")


def test_facts_before_owed_since_owe_none(journal: MakeJournal) -> None:
    assert not world(journal, met(), owed_since="2026-11-22").states("thank-email")


def test_the_kind_can_be_switched_off(journal: MakeJournal) -> None:
    assert not world(journal, met(), debts={"thank-email": "off"}).states("thank-email")


# thank-card


def test_a_card_is_owed_three_days_later_for_an_informational_interview(journal: MakeJournal) -> None:
    debt = world(journal, met("thanks: [email 2026-11-21]")).one("thank-card")
    assert (debt.id, debt.due_text) == ("thank-card/2026-11-21-ana/ana", "2026-11-24")
    assert debt.close.endswith(" --by card")


@pytest.mark.parametrize("kind", ["catch-up", "interview", "other"])
def test_other_kinds_earn_no_card(journal: MakeJournal, kind: str) -> None:
    assert not world(journal, met(f"kind: {kind}")).states("thank-card")


def test_card_for_and_thank_card_days_are_options(journal: MakeJournal) -> None:
    debt = world(journal, met("kind: catch-up"), card_for=["catch-up"], thank_card_days=10).one("thank-card")
    assert debt.due_text == "2026-12-01"


def test_only_a_card_closes_it(journal: MakeJournal) -> None:
    found = world(journal, met("thanks: [email 2026-11-21, card 2026-11-22]"))
    assert found.states("thank-card") == ["closed"]
    assert found.one("thank-card").closed_on == TODAY


# thank-help

HELP = "{on: 2026-11-20, direction: received, what: a long letter}"


def helped(*more: str) -> dict[str, str]:
    return {"contacts/ana.md": "\n".join(("name: Ana Silva", "help:", f"  - {HELP}", *more))}


def test_help_received_is_thanked_for_the_next_day(journal: MakeJournal) -> None:
    found = world(journal, helped())
    debt = found.one("thank-help")
    assert (debt.id, debt.due_text) == ("thank-help/ana/ana/2026-11-20", "2026-11-21")
    assert "a long letter" in found.why("thank-help")


def test_two_kindnesses_of_one_day_are_numbered(journal: MakeJournal) -> None:
    assert world(journal, helped(f"  - {HELP}")).ids("thank-help") == [
        "thank-help/ana/ana/2026-11-20",
        "thank-help/ana/ana/2026-11-20-2",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "{on: 2026-11-20, direction: given, what: x}",
        "{on: 2026-11-23, direction: received, what: x}",
    ],
)
def test_help_given_or_still_to_come_owes_nothing(journal: MakeJournal, item: str) -> None:
    assert not world(journal, {"contacts/ana.md": f"name: Ana Silva\nhelp: [{item}]"}).states("thank-help")


def test_thanked_closes_it(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": f"name: Ana Silva\nhelp: [{HELP[:-1]}, thanked: 2026-11-21}}]"}
    assert world(journal, files).one("thank-help").closed_on == date(2026, 11, 21)


@pytest.mark.parametrize(("on", "state"), [("2026-11-20", "closed"), ("2026-11-19", "overdue")])
def test_other_thanks_on_or_after_that_day_close_it(journal: MakeJournal, on: str, state: str) -> None:
    meeting = {M: f"date: 2026-11-19\nwith: ana\nthanks: [card {on}]\n---\n{NOTES}"}
    assert world(journal, {**helped(), **meeting}).states("thank-help") == [state]


@pytest.mark.parametrize(
    ("more", "ids"),
    [
        ("kind: other", []),
        ("asked_by: them", ["thank-help/2026-11-21-ana/ana/2026-11-20"]),
        ("status: no-show", []),
        ("status: cancelled", []),
        ("status: requested", []),
    ],
)
def test_help_in_a_meeting_counts_only_where_it_owes_no_thanks(journal: MakeJournal, more: str, ids: list[str]) -> None:
    assert world(journal, met(f"help: [{HELP}]", more)).ids("thank-help") == ids


def test_where_thanks_by_email_are_switched_off_the_help_is_thanked_for(journal: MakeJournal) -> None:
    found = world(journal, met(f"help: [{HELP}]"), debts={"thank-email": "off"})
    assert found.ids("thank-help") == ["thank-help/2026-11-21-ana/ana/2026-11-20"]


def test_help_in_a_meeting_that_they_asked_for_is_owed_to_everybody_there(journal: MakeJournal) -> None:
    found = world(journal, {**BEN, **met(f"help: [{HELP}]", "asked_by: them", who="[ana, ben]")})
    assert [debt.contact.slug for debt in found.found if debt.kind.name == "thank-help" and debt.contact] == [
        "ana",
        "ben",
    ]


def test_thanks_for_help_close_what_was_earlier_and_nothing_later(journal: MakeJournal) -> None:
    helped = [
        "{on: 2026-11-10, direction: received, what: a lead}",
        "{on: 2026-11-12, direction: received, what: a book, thanked: 2026-11-20}",
        "{on: 2026-11-15, direction: received, what: a name}",
    ]
    ana = {"contacts/ana.md": f"name: Ana Silva\nhelp: [{', '.join(helped)}]"}
    found = world(journal, ana)
    assert found.ids("thank-help") == ["thank-help/ana/ana/2026-11-15"]
    assert sorted(found.states("thank-help")) == ["closed", "closed", "overdue"]
