"""What is remembered of a file is what reading it gives; a file that changed is read again."""

import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_journal import write_journal

from generator import clock
from generator.cache import NAME, Cache
from generator.front_matter import decode, read
from generator.kept_records import Parsed, as_text, from_text
from generator.loader import load
from generator.memory import Kept, Memory
from generator.records import Contact, Journal
from generator.source import SourceText

SAMPLE = Path(__file__).parents[1] / "journal"
FAULTY = """---
name: Ana
met_on: 2026-02-30
personal: {birthday: 3 May}
linkedin_connected: not-wanted
keep_in_touch: 3 months
x_shoe: [1, {a: b}]
outreach:
- 2026-11-03 email
- {on: 2026-11-04T10:30+02:00, by: phone, declined: no}
---

Text.
"""


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these tests write has been lying there for long."""
    monkeypatch.setattr("generator.memory.written_just_now", lambda info: False)


def facts(journal: Journal) -> list[Any]:
    records = [
        [(type(record), one.name, getattr(record, one.name)) for one in fields(record)] for record in journal.records()
    ]
    return [records, journal.free_pages, journal.questions, journal.faults, journal.files]


def remembered(folder: Path, kept: Path, known: tuple[str, ...] = ()) -> Journal:
    with Cache(kept) as cache:
        return load(folder, known, memory=Kept(cache))


def test_the_sample_comes_out_of_the_cache_as_it_was_read(tmp_path: Path) -> None:
    plain = load(SAMPLE)
    remembered(SAMPLE, tmp_path)
    assert facts(remembered(SAMPLE, tmp_path)) == facts(plain)


def test_nothing_that_is_in_the_cache_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(SAMPLE, tmp_path)
    monkeypatch.setattr("generator.loader.read", lambda source: 1 / 0)
    assert len(remembered(SAMPLE, tmp_path).contacts) > 10


def test_every_kind_of_value_and_fault_is_the_same_after_it(tmp_path: Path) -> None:
    source = SourceText("journal/contacts/ana.md", FAULTY)
    record, faults = decode(Contact, read(source), "ana", frozenset(("x_shoe",)))
    assert [fault.rule for fault in faults] == ["not-a-date"]
    text = as_text(Parsed(record, faults))
    assert text is not None
    back = from_text(text, source)
    assert back is not None
    assert back.faults == faults
    for one in fields(record):
        assert getattr(back.what, one.name) == getattr(record, one.name), one.name


@given(st.text(max_size=300))
def test_any_front_matter_is_the_same_after_it(words: str) -> None:
    source = SourceText("a.md", f"---\nname: x\n{words}\n---\n")
    record, faults = decode(Contact, read(source), "a", frozenset())
    text = as_text(Parsed(record, faults))
    back = from_text(text, source) if text is not None else None
    assert back is None or (
        back.faults == faults
        and all(getattr(back.what, one.name) == getattr(record, one.name) for one in fields(record))
    )


@given(
    st.text(max_size=80)
    | st.sampled_from(["[0,{},[]]", '[6,{"topics":{"":99}},[]]', "[88,{},[]]", '[0,{"":0},[]]', "[0,{"])
)
def test_other_text_is_no_record(text: str) -> None:
    found = from_text(text, SourceText("a.md", ""))
    assert found is None or isinstance(found.what, Contact)


@pytest.mark.parametrize("lasting", [True, False])
def test_what_changed_is_read_again_and_what_is_gone_is_forgotten(tmp_path: Path, lasting: bool) -> None:
    write_journal(
        tmp_path / "j", {"contacts/ana.md": "---\nname: Ana\n---\n", "contacts/ben.md": "---\nname: Ben\n---\n"}
    )
    memory = Memory()

    def again() -> Journal:
        folder = tmp_path / "j/journal"
        return load(folder, memory=memory) if lasting else remembered(folder, tmp_path / "kept")

    again()
    (tmp_path / "j/journal/contacts/ana.md").write_text("---\nname: Ada\n---\n")
    (tmp_path / "j/journal/contacts/ben.md").unlink()
    assert [person.name for person in again().contacts] == ["Ada"]
    assert [person.name for person in again().contacts] == ["Ada"]
    with Cache(tmp_path / "kept") as cache:
        assert set(cache.rows("files")) == (set() if lasting else {"journal/contacts/ana.md"})


def test_the_owners_fields_are_part_of_what_is_remembered(tmp_path: Path) -> None:
    write_journal(tmp_path / "j", {"contacts/ana.md": "---\nname: Ana\nshoe: 40\n---\n"})
    first, second = (remembered(tmp_path / "j/journal", tmp_path / "kept", known) for known in ((), ("shoe",)))
    assert set(first.faults) == {"unknown-field"}
    assert second.faults == {}


def test_a_file_written_just_now_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_journal(tmp_path / "j", {"contacts/ana.md": "---\nname: Ana\n---\n"})
    monkeypatch.setattr("generator.memory.written_just_now", clock.written_just_now)
    monkeypatch.setattr("generator.clock._COARSEST", 10**12)
    seen: list[str] = []
    monkeypatch.setattr("generator.memory.Kept.recall_text", lambda self, path, *_: seen.append(path))
    remembered(tmp_path / "j/journal", tmp_path / "kept")
    remembered(tmp_path / "j/journal", tmp_path / "kept")
    assert seen.count("journal/contacts/ana.md") == 2


def test_the_records_of_files_that_stay_are_the_same_objects() -> None:
    memory = Memory()
    first, second = load(SAMPLE, memory=memory), load(SAMPLE, memory=memory)
    assert all(one is other for one, other in zip(first.contacts, second.contacts, strict=True))


@pytest.mark.parametrize("damage", ["empty", "noise", "cut", "flipped", "folder"])
def test_a_damaged_cache_is_a_miss(tmp_path: Path, damage: str) -> None:
    remembered(SAMPLE, tmp_path)
    path = tmp_path / NAME
    data = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        flipped = bytearray(data)
        for at in range(5000, len(data), 997):
            flipped[at] ^= 0x15
        path.write_bytes(
            {"empty": b"", "noise": b"x" * 9000, "cut": data[: len(data) // 2], "flipped": bytes(flipped)}[damage]
        )
    assert facts(remembered(SAMPLE, tmp_path)) == facts(load(SAMPLE))
    assert facts(remembered(SAMPLE, tmp_path)) == facts(load(SAMPLE))


def test_another_program_keeps_nothing_of_this_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(SAMPLE, tmp_path)
    monkeypatch.setattr("generator.cache.stamp", lambda: "another")
    with Cache(tmp_path) as cache:
        assert cache.rows("files") == {}


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(SAMPLE, tmp_path)
    monkeypatch.setattr("generator.cache._PATIENCE", 0.01)
    with closing(sqlite3.connect(tmp_path / NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert facts(remembered(SAMPLE, tmp_path)) == facts(load(SAMPLE))
        other.rollback()
    with Cache(tmp_path) as cache:
        assert cache.rows("files")
