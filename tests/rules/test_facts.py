"""Days: what lies ahead, in an impossible order, or against the file's name, in every field that bears a fact (§4)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from findings import Finding, found, person
from test_references import KINDS, file_of, written

from generator.model.fields import Items, required, schema


def facts() -> Iterator[tuple[str, Any, str, str]]:
    """Yield every field that holds the date of a fact: a name for the test, the kind, the field, its text with {}."""
    for kind in KINDS:
        for name, spec in schema(kind).items():
            if spec.fact:
                yield f"{kind.KIND}.{name}", kind, name, "{}"
            elif isinstance(spec.type, Items):
                of = schema(spec.type.of)
                for inner, inner_spec in of.items():
                    if inner_spec.fact:
                        others = {needed: written(of[needed]) for needed in required(spec.type.of) if needed != inner}
                        if spec.type.text:
                            others[spec.type.text] = "words"
                        item = ", ".join(f"{field}: {text}" for field, text in {**others, inner: "{}"}.items())
                        yield f"{kind.KIND}.{name}.{inner}", kind, name, "[{{" + item + "}}]"


FACTS = list(facts())


def test_the_schema_has_the_facts_of_the_contract() -> None:
    assert {case[0] for case in FACTS} == {
        "contact.met_on", "contact.introduced_on", "contact.linkedin_connected", "contact.outreach.on",
        "contact.outreach.replied",
        "contact.heard.on", "contact.heard.answered", "contact.help.on", "contact.help.thanked", "meeting.confirmed",
        "meeting.cancelled_on",
        "meeting.thanks.on", "meeting.introductions.contacted", "meeting.reported_back.on", "meeting.follow_ups.done",
        "meeting.awaiting.came", "meeting.awaiting.asked",
        "meeting.help.on", "meeting.help.thanked", "update.date", "update.told.on",
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "text"), [case[1:] for case in FACTS], ids=[case[0] for case in FACTS])
def test_a_fact_after_today_is_reported_at_its_date(kind: Any, name: str, text: str, tmp_path: Path) -> None:
    for day, expected in (("2026-11-22", 0), ("2026-11-22T23:59", 0), ("2026-11-23", 1), ("9999-12-31", 1)):
        path, file = file_of(kind, name, text.format(day))
        assert [finding.text for finding in found(tmp_path, "future-fact", {path: file})] == [day] * expected


PLANS = {
    "contacts/ada.md": person("Ada", "snooze_until: 2027-01-01", "heard: [2026-11-01 answered no-need]",
    "linkedin_connected: not-wanted"),
    "meetings/ahead.md": "---\ndate: 2027-01-01\nwith: ada\nfollow_ups: [{do: x, by: 2027-01-01}]\n"
    "awaiting: [{what: x, by: 2027-01-01}]\n---\n- [ ] a 📅 2027-01-01\n",
    "events/ahead.md": "---\nname: Mixer\ndate: 2027-01-01\n---\n",
}  # fmt: skip


def test_a_plan_is_no_fact(tmp_path: Path) -> None:
    assert found(tmp_path, "future-fact", PLANS) == []


@pytest.mark.parametrize(
    ("path", "text", "at"),
    [
        ("meetings/x.md", "---\ndate: 2026-11-23\nwith: ada\nstatus: held\n---\n", "held"),
        ("events/x.md", "---\nname: Mixer\ndate: 2026-11-23\nmet: [Ada, Ben]\n---\n", "Ada"),
        ("contacts/x.md", "---\nname: X\n---\n- [x] Call ✅ 2026-11-23\n", "2026-11-23"),
        ("contacts/x.md", "---\nname: X\n---\n- [x] Call [completion:: 2026-11-23]\n", "2026-11-23"),
    ],
)
def test_other_ways_to_be_ahead_of_time(path: str, text: str, at: str, tmp_path: Path) -> None:
    ada = {"contacts/ada.md": person("Ada")}
    assert [finding.text for finding in found(tmp_path, "future-fact", {path: text, **ada})] == [at]
    assert found(tmp_path, "future-fact", {path: text.replace("2026-11-23", "2026-11-22")}) == []


BEFORE, SAME, AFTER = "2026-10-31", "2026-11-01", "2026-11-02"
CONTACT, MEETING = "---\nname: Ada\n{}\n---\n", "---\ndate: 2026-11-01 18:00\nwith: ada\n{}\n---\n"
HELP = "help: [{{on: 2026-11-01, direction: received, what: x, thanked: {}}}]"
UPDATE = "---\ndate: 2026-11-01\nsubject: News\n{}\n---\n"
PAIRS = [
    ("thanks on", "meetings/x.md", MEETING, "thanks: [email {}]"),
    ("thanks on, as fields", "meetings/x.md", MEETING, "thanks:\n- by: card\n  on: {}"),
    ("reported back", "meetings/x.md", MEETING, "reported_back: {}"),
    ("reported back to one", "meetings/x.md", MEETING, "reported_back: [{} to ada]"),
    ("contacted", "meetings/x.md", MEETING, "introductions: [{{name: Ben, contacted: {}}}]"),
    ("thanked for a meeting's help", "meetings/x.md", MEETING, HELP),
    ("replied", "contacts/ada.md", CONTACT, "outreach: [2026-11-01 email replied {}]"),
    ("replied, as fields", "contacts/ada.md", CONTACT, "outreach:\n- on: 2026-11-01\n  by: email\n  replied: {}"),
    ("answered", "contacts/ada.md", CONTACT, "heard: [2026-11-01 email answered {}]"),
    ("thanked for help", "contacts/ada.md", CONTACT, HELP),
    ("told", "updates/x.md", UPDATE, "told: [ada {} email]"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "frame", "line"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_what_comes_later_can_not_have_been_before(path: str, frame: str, line: str, tmp_path: Path) -> None:
    ada = {"contacts/ada.md": person("Ada")}
    for day, expected in ((BEFORE, [BEFORE]), (SAME, []), (f"{SAME} 09:00", []), (AFTER, [])):
        files = {**ada, path: frame.format(line.format(day))}
        assert [finding.text for finding in found(tmp_path, "impossible-order", files)] == expected, day


def test_each_item_is_compared_for_itself(tmp_path: Path) -> None:
    lines = (
        "outreach:\n- 2026-02-01 email replied 2026-02-02\n- 2026-03-01 email replied 2026-02-03\n- 2026-01-01 email"
    )
    assert found(tmp_path, "impossible-order", {"contacts/ada.md": CONTACT.format(lines)}) == [
        Finding("contacts/ada.md", 5, "2026-02-03")
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("meetings/{}-ada.md", "---\ndate: 2026-11-01 10:00\nwith: ada\n---\n"),
        ("events/2026/{} mixer.md", "---\nname: Mixer\ndate: 2026-11-01\n---\n"),
        ("updates/{}.md", "---\ndate: 2026-11-01\nsubject: News\n---\n"),
    ],
)
def test_a_file_named_for_another_day(path: str, text: str, tmp_path: Path) -> None:
    ada = {"contacts/ada.md": person("Ada")}
    assert found(tmp_path / "1", "wrong-file-date", {path.format("2026-11-01"): text, **ada}) == []
    (finding,) = found(tmp_path / "2", "wrong-file-date", {path.format("2026-11-02"): text, **ada})
    assert finding.text.startswith("2026-11-01")
    for name in ("lunch", "2026", "2026-11", "20261102", "x-2026-11-02", "2026-11-021"):
        assert found(tmp_path / name, "wrong-file-date", {path.format(name): text, **ada}) == []


def test_a_day_in_another_kind_of_name_means_nothing(tmp_path: Path) -> None:
    files = {
        "contacts/2026-11-02-ada.md": person("Ada", "met_on: 2026-11-01"),
        "2026-11-02.md": "---\ndate: 2026-11-01\n---\n",
    }
    assert found(tmp_path, "wrong-file-date", files) == []


def test_without_a_date_there_is_nothing_to_compare(tmp_path: Path) -> None:
    files = {"meetings/2026-11-02-x.md": "---\ndate: soon\nwith: ada\n---\n", "contacts/ada.md": person("Ada")}
    assert found(tmp_path, "wrong-file-date", files) == []


def test_places_of_findings_are_lines_of_the_file(tmp_path: Path) -> None:
    files = {"contacts/ada.md": person("Ada", "role: x", "met_on: '2027-01-01'")}
    assert found(tmp_path, "future-fact", files) == [Finding("contacts/ada.md", 4, "'2027-01-01'")]


AGAIN = {"contacts/ada.md": person("Ada"), "meetings/again.md": "---\ndate: 2026-11-25\nwith: ada\n---\n"}


@pytest.mark.parametrize(
    ("earlier", "met"),
    [
        ({"meetings/first.md": "---\ndate: 2026-11-02\nwith: ada\n---\n"}, True),
        ({"meetings/today.md": "---\ndate: 2026-11-22\nwith: ada\n---\n## Notes\nGood.\n"}, True),
        ({"meetings/today.md": "---\ndate: 2026-11-22\nwith: ada\n---\n"}, False),
        ({"meetings/first.md": "---\ndate: 2026-11-02\nwith: ada\nstatus: no-show\n---\n"}, False),
        ({"events/fair.md": "---\nname: Fair\ndate: 2026-11-02\nmet: [{name: Ada}]\n---\n"}, True),
        ({"events/fair.md": "---\nname: Fair\ndate: 2026-11-24\nmet: [{name: Ada}]\n---\n"}, False),
        ({}, False),
    ],
)
def test_whoever_was_met_at_a_talk_or_an_event_is_met_again(earlier: dict[str, str], met: bool, tmp_path: Path) -> None:
    said = [finding.path for finding in found(tmp_path, "no-personal-details", {**AGAIN, **earlier})]
    assert said == ["contacts/ada.md"] * met
