"""Whatever a record looks like: after an edit it says the same but for one fact, and no other line is touched."""

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from written import FIELDS_OF, HARD, SLUGS, WORDS, Written, records

from generator.edit.disk import check_only
from generator.edit.fields import set_field, set_in_mapping
from generator.edit.front import end_of, kind_of
from generator.edit.lists import add_item, set_in_item
from generator.edit.references import replace_reference
from generator.files.front_matter import read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.fields import attribute
from generator.model.moment import Moment
from generator.model.records import Meeting, Record

VALUES = st.sampled_from((*WORDS, *HARD, "two\nlines", "'", "---", "a: b, [c]", "tail:", " # x", "\t"))
DAY = Moment.parse("2026-11-22")
EXAMPLES = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(EXAMPLES, max_examples=4_000)


def record_of(source: SourceText) -> Record:
    kind = kind_of(source.path)
    assert kind is not None
    record, faults = decode(kind, read(source), "x", frozenset())
    wrong = [fault for fault in faults if fault.rule not in ("missing-field", "cut-by-comment")]
    assert not wrong, (source.text, wrong)
    return record


def lines_of(source: SourceText, name: str) -> tuple[int, int]:
    """Return the first line of a field and the one behind it, from 0; of an absent field, all lines."""
    document = read(source)
    for key, node in document.pairs:
        if key.value == name:
            start = source.position(document.base + key.start_mark.index).line
            return start - 1, source.position(end_of(document, node)).line
    return 0, -1


def assert_only(written: Written, text: str, name: str) -> Record:
    """Return the record of the new text, once everything but the field `name` is as it was."""
    source = written.source
    check_only(source, text, {name})
    before, after = record_of(source), record_of(SourceText(source.path, text, source.bom))
    for declared in fields(before):
        if declared.name not in ("source", "body_start", attribute(name)):
            assert getattr(before, declared.name) == getattr(after, declared.name), declared.name
    assert before.body == after.body
    assert_lines(source, text, name)
    return after


def assert_lines(source: SourceText, text: str, name: str) -> None:
    old, new = (re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) for text in (source.text, text))
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    first, behind = lines_of(source, name)
    touched = range(same, len(old) - tail)
    if behind < 0:
        assert not touched, "a new field touched an old line"
    else:
        assert all(first <= line < behind for line in touched), (list(touched), first, behind)


def check_text(written: Written, data: Any) -> None:
    assume(written.texts)
    name, value = data.draw(st.sampled_from(written.texts)), data.draw(VALUES)
    assume(value.strip())
    after = assert_only(written, set_field(written.source, name, value), name)
    assert getattr(after, name) == value


def check_new_item(written: Written, data: Any) -> None:
    name = data.draw(st.sampled_from(written.lists))
    line, mapping, made = data.draw(new_items(name))
    text = add_item(written.source, name, line, mapping)
    before, after = (
        getattr(record, attribute(name)) for record in (record_of(written.source), assert_only(written, text, name))
    )
    assert after[:-1] == before
    got = after[-1] if isinstance(after[-1], str) else {key: getattr(after[-1], key) for key in made}
    assert got == made


def told_in_three_ways(note: str) -> dict[str, tuple[str | None, dict[str, Any], dict[str, Any]]]:
    people, told = ("ana", "ben-o"), {"on": "2026-11-22", "by": "mail"}
    return {
        "thanks": ("card 2026-11-22 to ana, ben-o", {"by": "card", "on": "2026-11-22", "to": people}, {"to": people}),
        "reported_back": (f"2026-11-22: {note}", {"on": "2026-11-22", "note": note}, {"on": DAY, "note": note}),
        "outreach": (f"2026-11-22 mail: {note}", {**told, "note": note}, {"by": "mail", "note": note}),
        "heard": (f"2026-11-22 mail: {note}", {**told, "what": note}, {"on": DAY, "what": note}),
        "told": ("ana 2026-11-22 mail", {"who": "ana", **told}, {"who": ("ana",), "by": "mail"}),
        "introductions": (None, {"name": note, "company": "x"}, {"name": note, "company": "x"}),
        "follow_ups": (note, {"do": note}, {"do": note}),
        "awaiting": (note, {"what": note}, {"what": note}),
        "met": ("Jo", {"name": "Jo"}, {"name": "Jo"}),
        "help": (None, {"on": "2026-11-22", "direction": "given", "what": note}, {"what": note}),
    }


@st.composite
def new_items(draw: Any, name: str) -> Any:
    """Return a new item as a line, as fields, and as what the record should then hold."""
    note = draw(st.sampled_from(("all well", "so: fine", "a, b", "50 #1")))
    both = draw(st.sampled_from(("line", "both", "fields")))
    line, mapping, made = told_in_three_ways(note).get(name, (note, None, note))
    if name in ("with", "introduced_by", "to", "targets"):
        line = made = draw(st.sampled_from((*SLUGS, "[[ana]]")))
    if line is None or mapping is None:
        return line, mapping, made
    return (None if both == "fields" else line), (None if both == "line" else mapping), made


def check_item(written: Written, data: Any) -> None:
    record = record_of(written.source)
    names = [name for name in written.lists if name in FIELDS_OF and getattr(record, name)]
    assume(names)
    name = data.draw(st.sampled_from(names))
    field = {
        "outreach": "replied",
        "heard": "answered",
        "introductions": "contacted",
        "follow_ups": "done",
        "awaiting": "came",
        "help": "thanked",
    }.get(name, "note")
    at = data.draw(st.integers(0, len(getattr(record, name)) - 1))
    value = data.draw(VALUES.filter(str.strip)) if field == "note" else "2026-11-22"
    after = assert_only(written, set_in_item(written.source, name, at, field, value), name)
    wanted = list(getattr(record, name))
    wanted[at] = replace(wanted[at], **{field: value if field == "note" else DAY})
    assert list(getattr(after, name)) == wanted


def check_pair(written: Written, data: Any) -> None:
    name = data.draw(st.sampled_from(written.mappings))
    key, value = (
        data.draw(st.sampled_from(("family", "news/ana", "odd: key", "#"))),
        data.draw(VALUES.filter(str.strip)),
    )
    before = dict(getattr(record_of(written.source), name))
    after = assert_only(written, set_in_mapping(written.source, name, key, value), name)
    assert dict(getattr(after, name)) == before | {key: value}


CHECKS = (check_text, check_new_item, check_item, check_pair)
BY_NAME = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)


@BY_NAME
@given(written=records(), data=st.data())
@EXAMPLES
def test_one_fact_changes_one_fact(check: Any, written: Written, data: Any) -> None:
    check(written, data)


@pytest.mark.slow
@BY_NAME
@given(written=records(), data=st.data())
@MANY
def test_one_fact_changes_one_fact_at_length(check: Any, written: Written, data: Any) -> None:
    check(written, data)


# Pieces of YAML in any order: most of it is broken, and some of it is not.
PIECES = (
    *("place", "thanks", ": ", ":", "\n", "\n  ", "\n- ", "  - ", "[", "]", "{", "}", ", ", "x", "email 2026-01-02"),
    *("'", '"', "#", " # y", "|\n", ">-\n  ", "&a ", "*a", "---\n", "\r\n", "? ", "...\n", "!!s ", "<<: ", "\t"),
)
EDITS = (
    lambda source: set_field(source, "place", "Bar"),
    lambda source: add_item(source, "thanks", "card 2026-11-24", {"by": "card", "on": "2026-11-24"}),
    lambda source: set_in_item(source, "thanks", 0, "note", "a: b"),
    lambda source: set_in_mapping(source, "place", "x", "y"),
    lambda source: set_in_mapping(source, "waived", "x", "y"),
    lambda source: replace_reference(source, lambda reference: reference.text == "x", "z"),
)
ANYTHING = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def check_anything(front: str, at: int) -> None:
    source = SourceText("journal/meetings/x.md", f"---\nwith: x\n{front}\n---\nText\n")
    before = decode(Meeting, read(source), "x", frozenset())[0]
    try:
        text = EDITS[at](source)
    except CannotEdit:
        return
    after = decode(Meeting, read(SourceText(source.path, text)), "x", frozenset())[0]
    touched = {0: "place", 1: "thanks", 2: "thanks", 3: "place", 4: "waived"}.get(at)
    if touched is not None:
        assert after.with_ == before.with_
        assert touched == "place" or after.place == before.place
        assert touched == "thanks" or after.thanks == before.thanks


@given(front=ANYTHING, at=st.integers(0, len(EDITS) - 1))
@settings(EXAMPLES, max_examples=300)
def test_whatever_stands_there_is_edited_or_refused(front: str, at: int) -> None:
    check_anything(front, at)


@pytest.mark.slow
@given(front=ANYTHING, at=st.integers(0, len(EDITS) - 1))
@settings(EXAMPLES, max_examples=50_000)
def test_whatever_stands_there_is_edited_or_refused_at_length(front: str, at: int) -> None:
    check_anything(front, at)
