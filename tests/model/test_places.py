"""Every fault stands where the contract says: line and column from 1, in code points, the end exclusive (§4, Spans)."""

from collections.abc import Iterator

import pytest
from reading import KINDS, Place, place, read_record

from generator.model.locate import locate, locate_key
from generator.model.mentions import facts, mentions
from generator.model.records import Contact, Meeting

CONTACT = "---\nname: Ada\n{}\n---\nBody"
MEETING = "---\ndate: 2026-11-03\nwith: ada\n{}\n---\nBody"

# What is written on the third line and behind it, and where its fault is.
IN_CONTACT: list[tuple[str, str, int, int, int]] = [
    ("met_on: 2026-02-30", "not-a-date", 3, 9, 19),
    ("met_on:    2026-02-30   # a remark", "not-a-date", 3, 12, 22),
    ("met_on: '2026-02-30'", "not-a-date", 3, 9, 21),
    ('"met_on": "2026-02-30"', "not-a-date", 3, 11, 23),
    ("met_on:\n  2026-02-30", "not-a-date", 4, 3, 13),
    ("role: 😀\nmet_on: 2026-02-30", "not-a-date", 4, 9, 19),
    ("personal: {😀: 👩‍👩‍👧}\nhow_found: 😀", "not-a-choice", 4, 12, 13),
    ("bond: e\u0301\u200b\u2028\u202e\nhow_found: x", "not-a-choice", 4, 12, 13),
    ("how_found: Referral", "not-a-choice", 3, 12, 20),
    ("archived: maybe", "not-a-choice", 3, 11, 16),
    ("prefers: {a: b}", "wrong-type", 3, 10, 16),
    ("prefers:\n- a\n- b", "wrong-type", 4, 1, 4),
    ("email: [a, {b: c}, d]", "wrong-type", 3, 12, 18),
    ("keep_in_touch: often", "wrong-type", 3, 16, 21),
    ("time_zone: Mars", "wrong-type", 3, 12, 16),
    ("linkedin: foo bar", "wrong-type", 3, 11, 18),
    ("website: 'javascript:x'", "unsafe-link", 3, 10, 24),
    ("rol: a", "unknown-field", 3, 1, 4),
    ("'r o l': a", "unknown-field", 3, 1, 8),
    ("имя: a", "unknown-field", 3, 1, 4),
    ("role: a\nrole: b", "duplicate-field", 4, 1, 5),
    ("personal:\n  a: b\n  a: c", "duplicate-field", 5, 3, 4),
    ("? [a]\n: b", "wrong-type", 3, 3, 6),
    ("role: a #1 of them", "cut-by-comment", 3, 7, 19),
    ("role: #1", "cut-by-comment", 3, 7, 9),
    ("email:\n- a #1\n- b", "cut-by-comment", 4, 3, 7),
    ("role: 'a", "invalid-yaml", 3, 7, 9),
    ("role: [a, b", "invalid-yaml", 3, 7, 12),
    ("role: a: b", "invalid-yaml", 3, 8, 11),
    ("role: @a", "invalid-yaml", 3, 7, 9),
    ("role", "invalid-yaml", 3, 1, 5),
    ("\trole: a", "invalid-yaml", 3, 1, 9),
    ("role: a\x07b", "invalid-yaml", 3, 8, 10),
    ("role: &here a", "yaml-feature", 3, 7, 12),
    ("role: *there", "yaml-feature", 3, 7, 13),
    ("<<: {a: b}", "yaml-feature", 3, 1, 3),
    ("role: " + "[" * 21 + "]" * 21, "yaml-feature", 3, 26, 27),
    ("outreach: email", "wrong-type", 3, 11, 16),
    ("outreach:\n- on: 2026-03-01", "missing-field", 4, 3, 17),
    ("outreach:\n- by: email\n  on: soon", "not-a-date", 5, 7, 11),
    ("outreach: [{by: smoke, on: 2026-03-01}]", "not-a-choice", 3, 17, 22),
    ("outreach:\n- 2026-13-01 email", "not-a-date", 4, 3, 13),
    ("outreach:\n- '2026-03-01 smoke'", "not-a-choice", 4, 15, 20),
    ("outreach: [2026-03-01 email replied 2026-02-30]", "not-a-date", 3, 37, 47),
    ("outreach:\n- 2026-03-01 email replied soon: a note", "not-a-date", 4, 28, 32),
    ("outreach:\n- 2026-03-01 email\n- 2026-03-02 email phone", "wrong-type", 5, 20, 25),
    ("outreach: 2026-03-01", "missing-field", 3, 11, 21),
    ("heard: ['2026-03-02 email answered never']", "not-a-date", 3, 36, 41),
    ("help:\n- on: 2026-03-01\n  direction: up\n  what: a", "not-a-choice", 5, 14, 16),
    ("help: [2026-03-01 advice]", "wrong-type", 3, 8, 25),
    ("<<<<<<< a\nrole: b\n=======\nrole: c\n>>>>>>> d", "merge-conflict", 3, 1, 8),
]  # fmt: skip
IN_MEETING: list[tuple[str, str, int, int, int]] = [
    ("duration: soon", "wrong-type", 4, 11, 15),
    ("thanks: [email 2026-11-32 to ana]", "not-a-date", 4, 16, 26),
    ("thanks:\n- email 2026-11-04 to ana: 'x'\n- wave 2026-11-04", "not-a-choice", 6, 3, 7),
    ("introductions:\n- company: Acme", "missing-field", 5, 3, 16),
    ("introductions: [{company: Acme}]", "missing-field", 4, 17, 32),
    ("follow_ups:\n- do: Send\n  by: soon", "not-a-date", 6, 7, 11),
    ("follow_ups: [{by: 2026-12-01}]", "missing-field", 4, 14, 30),
    ("reported_back: 2026-11-31", "not-a-date", 4, 16, 26),
    ("outcomes: [advice, luck]", "not-a-choice", 4, 20, 24),
    ("status: Held", "not-a-choice", 4, 9, 13),
]
WHOLE: list[tuple[str, str, str, int, int, int]] = [
    ("contact", "", "missing-front-matter", 1, 1, 1),
    ("contact", "name: Ada\n", "missing-front-matter", 1, 1, 1),
    ("contact", "\n\n---\nname: Ada\n---\n", "missing-front-matter", 1, 1, 1),
    ("contact", "---\nname: Ada\n", "unclosed-front-matter", 1, 1, 1),
    ("contact", "---\nrole: a\n---\n", "missing-field", 1, 1, 4),
    ("contact", "---\nname: ''\n---\n", "missing-field", 1, 1, 4),
    ("contact", "---\n- a\n- b\n---\n", "wrong-type", 2, 1, 4),
    ("event", "---\nname: Mixer\n---\n", "missing-field", 1, 1, 4),
    ("update", "---\ndate: 2026-11-03\nsubject: News\nto:\n---\n", "missing-field", 1, 1, 4),
    ("meeting", "---\ndate: 2026-11-03\nwith: []\n---\n", "missing-field", 1, 1, 4),
    ("profile", "---\nname: [a]\n---\n", "wrong-type", 2, 7, 10),
]


def cases() -> Iterator[tuple[str, str, Place]]:
    for fields, rule, line, column, end in IN_CONTACT:
        yield "contact", CONTACT.replace("{}", fields), Place(rule, line, column, end)
    for fields, rule, line, column, end in IN_MEETING:
        yield "meeting", MEETING.replace("{}", fields), Place(rule, line, column, end)
    for kind, text, rule, line, column, end in WHOLE:
        yield kind, text, Place(rule, line, column, end)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("kind", "text", "where"), list(cases()))
def test_a_fault_stands_where_the_contract_says(kind: str, text: str, where: Place, newline: str) -> None:
    _, faults = read_record(KINDS[kind], text.replace("\n", newline))
    assert [place(fault) for fault in faults] == [where]


FULL = """---
name: Ada
introduced_by: [ana, [[ben|Ben]], 'cy']
introduced_on: '2026-01-02'
met_on: 2026-01-03
event: [[mixer]]
linkedin_connected: 2026-01-04
outreach:
- 2026-02-01 email replied 2026-02-02: 'a note'
- on: 2026-02-03
  by: email
  replied: "2026-02-04"
heard: ['2026-02-05 email answered 2026-02-06', {on: 2026-02-07, answered: 2026-02-08}]
help:
- {on: 2026-02-09, direction: given, what: x, thanked: 2026-02-10}
---
- [x] Kept ✅ 2026-02-11
"""
HELD = """---
date: 2026-03-01
with: [ana, '[[ben]]']
event: mixer
confirmed: 2026-03-02
thanks:
- email 2026-03-03 to cy, [[dan|Dan]]: nice
- by: card
  on: 2026-03-04
  to: [eve, [[fay]]]
reported_back:
- 2026-03-05 to gil
introductions:
- contact: hal
  company: "Acme"
  contacted: 2026-03-06
- Ida
follow_ups:
- do: Send
  to: [[jo]]
  done: 2026-03-07
awaiting: [{what: A book, came: 2026-03-08}]
---
"""


def test_every_fact_is_found_at_its_own_place() -> None:
    for kind, text in ((Contact, FULL), (Meeting, HELD)):
        record, faults = read_record(kind, text.replace("\n", "\r\n"))
        assert faults == ()
        found = [record.source.slice(fact.span or locate(record, *fact.path)).strip("'\"") for fact in facts(record)]
        assert sorted(found) == sorted(str(fact.day) for fact in facts(record))
        assert len(set(found)) == len(found) >= 7


def test_every_reference_is_found_at_its_own_place() -> None:
    for kind, text, wanted in (
        (Contact, FULL, ["ana", "[[ben|Ben]]", "'cy'", "[[mixer]]"]),
        (
            Meeting,
            HELD,
            ["ana", "'[[ben]]'", "mixer", "cy", "[[dan|Dan]]", "eve", "[[fay]]", "gil", "hal", '"Acme"', "[[jo]]"],
        ),
    ):
        record, _ = read_record(kind, text)
        found = [record.source.slice(locate(record, *mention.path)) for mention in mentions(record)]
        assert sorted(found) == sorted(wanted)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    record, _ = read_record(Meeting, HELD)
    assert record.source.slice(locate(record, "lesson")) == "---"
    assert record.source.slice(locate_key(record, "lesson")) == "---"
    assert record.source.slice(locate_key(record, "date")) == "date"
    assert record.source.slice(locate(record, "thanks", 1, "note")).startswith("by: card")
    assert record.source.slice(locate(record, "thanks", 9)).startswith("- email")
    assert record.source.slice(locate(record, "with", 9)) == "[ana, '[[ben]]']"
