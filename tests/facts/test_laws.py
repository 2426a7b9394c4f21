"""What holds in every journal: laws of debts, stages and introductions, tried on journals made up by hypothesis."""

import copy
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import PEOPLE, TODAY, Files, journal_of, worlds

from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts.introductions import chain, circles, degrees, introductions_made, people_introduced
from generator.facts.outreach import sent_to
from generator.facts.stages import STAGES, stage
from generator.facts.touches import history, introducers, last_contact
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Contact
from generator.model.settings import Settings

law = settings(deadline=None, max_examples=30)
SETTINGS = Settings()
LATER = (TODAY + timedelta(days=3)).isoformat()


def owed(files: Files, today: date = TODAY) -> tuple[Debt, ...]:
    return debts(Day(journal_of(files), today, SETTINGS))


def derived(files: Files) -> dict[str, object]:
    """Return everything that a day's facts lead to."""
    journal = journal_of(files)
    found: dict[str, object] = {
        debt.id: (debt.state(TODAY), debt.due_text, debt.closed_on) for debt in debts(Day(journal, TODAY, SETTINGS))
    }
    for person in journal.contacts:
        found[person.slug] = (stage(Day(journal, TODAY, SETTINGS), person), last_contact(journal, TODAY, person))
    return found


def somebody(journal: Journal, slug: str) -> Contact:
    person = journal.contacts.find(slug)
    assert person is not None
    return person


future_facts: list[tuple[str, str, Any]] = [
    ("contacts/ana", "outreach", {"on": LATER, "by": "email", "replied": LATER}),
    ("contacts/ana", "outreach", {"on": LATER, "by": "email", "declined": "yes"}),
    ("contacts/ana", "heard", {"on": LATER, "by": "phone"}),
    ("contacts/ana", "help", {"on": LATER, "direction": "received", "what": "it"}),
    ("contacts/ana", "linkedin_connected", LATER),
    ("contacts/ana", "met_on", LATER),
    ("contacts/ana", "introduced_on", LATER),
    ("meetings/m0", "thanks", {"by": "email", "on": LATER}),
    ("meetings/m0", "reported_back", {"on": LATER}),
    ("meetings/m0", "confirmed", LATER),
    ("updates/u0", "told", {"who": ["ana", "ben"], "on": LATER}),
]


@law
@given(worlds, st.sampled_from(future_facts))
def test_a_fact_dated_after_today_changes_nothing(files: Files, fact: tuple[str, str, Any]) -> None:
    name, field, value = fact
    with_it = copy.deepcopy(files)
    if isinstance(value, dict):
        with_it[name][field] = [*with_it[name].get(field, ()), value]
    elif field not in with_it[name]:
        with_it[name][field] = value
    assert derived(with_it) == derived(files)


@law
@given(worlds)
def test_ids_are_unique_and_the_order_is_by_due_kind_and_id(files: Files) -> None:
    found = owed(files)
    assert len({debt.id for debt in found}) == len(found)
    assert list(found) == sorted(found, key=lambda debt: (debt.due_text, debt.kind.name, debt.id))


@law
@given(worlds)
def test_nothing_is_owed_before_its_fact(files: Files) -> None:
    for debt in owed(files):
        if debt.kind.name not in ("prepare", "confirm", "promise", "keep-in-touch"):
            assert debt.since is not None
            assert debt.since <= TODAY
            assert debt.due_day >= debt.since


@law
@given(worlds, st.integers(1, 60))
def test_what_is_closed_stays_closed(files: Files, days: int) -> None:
    closed = {debt.id for debt in owed(files) if debt.closed}
    open_later = {debt.id for debt in owed(files, TODAY + timedelta(days=days)) if debt.is_open}
    assert not closed & open_later


@law
@given(worlds)
def test_who_declined_is_neither_asked_again_nor_approached(files: Files) -> None:
    journal = journal_of(files)
    for debt in debts(Day(journal, TODAY, SETTINGS)):
        if debt.kind.name not in ("nudge", "approach") or not debt.is_open or debt.contact is None:
            continue
        refusals = [one.on for one in sent_to(journal, TODAY, debt.contact) if one.declined]
        assert not any(debt.since is not None and day >= debt.since for day in refusals)


@law
@given(worlds, st.sampled_from(PEOPLE), st.integers(0, 30))
def test_a_touch_never_makes_keeping_in_touch_fall_due_earlier(files: Files, slug: str, ago: int) -> None:
    day = TODAY - timedelta(days=ago)
    given_ = files[f"contacts/{slug}"]
    if given_.get("met_on", "") > day.isoformat():
        return  # a first touch before the day we met is what counts from then on (contract §3)
    touched = copy.deepcopy(files)
    touched[f"contacts/{slug}"]["heard"] = [*given_.get("heard", ()), {"on": day.isoformat(), "by": "email"}]
    identity = f"keep-in-touch/{slug}/{slug}"
    before = {debt.id: debt.due_day for debt in owed(files)}
    after = {debt.id: debt.due_day for debt in owed(touched)}
    if identity in before and identity in after:
        assert after[identity] >= before[identity]


@law
@given(worlds)
def test_the_degree_is_one_more_than_the_smallest_introducers(files: Files) -> None:
    journal = journal_of(files)
    distance, given_ = degrees(journal, TODAY), introducers(journal, TODAY)
    circle_of = circles(given_)
    for person in journal.contacts:
        near = [distance[other] for other in given_.get(person, ()) if other in distance]
        if person in distance:
            assert distance[person] == (1 + min(near) if given_.get(person) else 1)
            led = chain(journal, TODAY, person)
            assert [distance[step] for step in led] == list(range(1, distance[person] + 1))
        else:
            turns = any(circle_of[person] is circle_of.get(other) for other in given_[person])
            assert turns or not near


@law
@given(worlds)
def test_a_tree_holds_at_least_what_its_person_led_to(files: Files) -> None:
    journal = journal_of(files)
    doors = people_introduced(journal, TODAY)
    for person, (own, tree) in introductions_made(Day(journal, TODAY, SETTINGS)).items():
        assert own.introduced >= len(set(doors.get(person, ())) - {person})
        assert own.met <= own.approached <= own.introduced
        assert (tree.introduced, tree.approached, tree.met) >= (own.introduced, own.approached, own.met)


@law
@given(worlds, st.sampled_from(PEOPLE))
def test_everybody_has_one_stage_and_touches_in_order(files: Files, slug: str) -> None:
    journal = journal_of(files)
    person = somebody(journal, slug)
    assert stage(Day(journal, TODAY, SETTINGS), person) in STAGES
    touched = [touch.day for touch in history(journal, TODAY).get(person, ())]
    assert touched == sorted(touched)
    assert all(day <= TODAY for day in touched)


@law
@given(worlds)
def test_the_archived_owe_and_are_owed_only_what_was_promised(files: Files) -> None:
    for debt in owed(files):
        if debt.contact is not None and debt.contact.archived:
            assert debt.kind.name == "promise"


def test_a_circle_with_a_way_out_has_no_degrees() -> None:
    files: Files = {
        "contacts/ana": {"name": "Ana"},
        "contacts/ben": {"name": "Ben", "introduced_by": ["ana", "chi"]},
        "contacts/chi": {"name": "Chi", "introduced_by": ["ben"]},
        "contacts/dot": {"name": "Dot", "introduced_by": ["chi"]},
        "contacts/eve": {"name": "Eve", "introduced_by": ["chi", "ana"]},
    }
    found = degrees(journal_of(files), TODAY)
    assert {person.slug: degree for person, degree in found.items()} == {"ana": 1, "eve": 2}
