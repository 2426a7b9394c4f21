"""Promises in a body are kept, let go and put off; references follow a record to its new name."""

from datetime import date

import pytest
from fronts import CONTACT, MEETING, file

from generator.edit.references import Reference, moved_addresses, replace_reference
from generator.edit.tasks import move_task_date, tick_task
from generator.files.front_matter import read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.model import body
from generator.model.decode import decode
from generator.model.names import normalize
from generator.model.records import Contact

DAY = date(2026, 11, 30)


def ticked(line: str, mark: str = "x", done: date | None = DAY) -> str:
    source = file("date: 2026-11-22", f"\n## Next\n\n- [ ] Another\n{line}\n")
    task = body.tasks(source, read(source).body_start)[1]
    text = tick_task(source, task.span, mark, done)
    before = "---\ndate: 2026-11-22\n---\n\n## Next\n\n- [ ] Another\n"
    assert text.startswith(before)
    return text.removeprefix(before).removesuffix("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] Send it", "- [x] Send it ✅ 2026-11-30"),
        ("  * [ ]  Send it 📅 2026-12-01  ", "  * [x]  Send it 📅 2026-12-01 ✅ 2026-11-30  "),
        ("- [ ] Send it [due:: 2026-12-01]", "- [x] Send it [due:: 2026-12-01] [completion:: 2026-11-30]"),
        ("- [/] Send it (due:: 2026-12-01)", "- [x] Send it (due:: 2026-12-01) (completion:: 2026-11-30)"),
        ("- [ ] Send it 📆 2026-12-01", "- [x] Send it 📆 2026-12-01 ✅ 2026-11-30"),
        ("> [!todo]- Later\n> - [ ] Send it\n>   soon", "> [!todo]- Later\n> - [x] Send it ✅ 2026-11-30\n>   soon"),
        ("- [ ] %% soon %% Send it %% or not %%", "- [x] %% soon %% Send it ✅ 2026-11-30 %% or not %%"),
        ("- [ ] Send `📅 2026-12-01` it", "- [x] Send `📅 2026-12-01` it ✅ 2026-11-30"),
        ("- [ ] Send it ✅ 2026-11-01", "- [x] Send it ✅ 2026-11-30"),
        ("- [ ] Send it ^a1", "- [x] Send it ✅ 2026-11-30 ^a1"),
        ("> 1. [ ] Send it <!-- soon -->", "> 1. [x] Send it ✅ 2026-11-30 <!-- soon -->"),
        ("- [-] Send it", "- [x] Send it ✅ 2026-11-30"),
    ],
)
def test_a_promise_is_kept(before: str, after: str) -> None:
    assert ticked(before) == after


def test_a_promise_is_let_go() -> None:
    assert ticked("- [ ] Send it 📅 2026-12-01", "-", None) == "- [-] Send it 📅 2026-12-01"


@pytest.mark.parametrize("line", ["- [ ] Send it 🔁 every week 📅 2026-12-01", "- [/] Send it [repeat:: every week]"])
def test_a_promise_that_repeats_is_not_kept_here_for_that_would_end_the_series(line: str) -> None:
    with pytest.raises(CannotEdit, match="this task repeats") as refused:
        ticked(line)
    assert refused.value.line == 8
    assert ticked(line, "-", None) == line.replace("[ ]", "[-]").replace("[/]", "[-]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] Send it", "- [ ] Send it 📅 2026-11-30"),
        ("- [ ] Send it 📅 2026-12-01 to Jo", "- [ ] Send it 📅 2026-11-30 to Jo"),
        ("- [ ] Send it [due:: 2026-12-01]", "- [ ] Send it [due:: 2026-11-30]"),
        ("- [ ] Send it (due:: 2026-12-01)", "- [ ] Send it (due:: 2026-11-30)"),
        ("- [/] Send it 🗓️ 2026-12-01 %% 📅 2026-12-02 %%", "- [/] Send it 🗓️ 2026-11-30 %% 📅 2026-12-02 %%"),
        ("- [ ] %% 📅 2026-12-02 %% Send it", "- [ ] %% 📅 2026-12-02 %% Send it 📅 2026-11-30"),
    ],
)
def test_a_promise_is_put_off(before: str, after: str) -> None:
    source = SourceText(MEETING, f"---\r\ndate: x\r\n---\r\n{before}\r\n", bom=True)
    task = body.tasks(source, read(source).body_start)[0]
    assert move_task_date(source, task.span, DAY) == f"---\r\ndate: x\r\n---\r\n{after}\r\n"


def test_what_is_no_task_is_refused() -> None:
    source = file("date: x", "- [ ] Send it\n")
    span = body.tasks(source, read(source).body_start)[0].span
    with pytest.raises(CannotEdit, match="no task"):
        tick_task(SourceText(source.path, source.text.replace("[ ]", "[a]")), span, "x")


def jane(reference: Reference) -> bool:
    return reference.kind in ("contact", "") and normalize(reference.text) in ("jane", "jane doe")


def renamed(source: SourceText, moved: dict[str, str] | None = None) -> str:
    return replace_reference(source, jane, "jo-doe", moved)


FIELDS = {
    "with: jane": "with: jo-doe",
    "with: Jane  # her": "with: jo-doe  # her",
    "with: ['jane', janet, \"Jane Doe\"]": "with: ['jo-doe', janet, \"jo-doe\"]",
    "with: [[jane]]": "with: [[jo-doe]]",
    "with: [[[jane|Janie]], ben]": "with: [[[jo-doe|Janie]], ben]",
    'with: ["[[contacts/jane.md#Notes|Janie]]"]': 'with: ["[[contacts/jo-doe.md#Notes|Janie]]"]',
    "with:\n  - '[[jane]]'\n  - jane": "with:\n  - '[[jo-doe]]'\n  - jo-doe",
    "thanks: email 2026-11-22 to jane, ben": "thanks: email 2026-11-22 to jo-doe, ben",
    "thanks:\n  - card 2026-11-22 to ben, jane: jane": "thanks:\n  - card 2026-11-22 to ben, jo-doe: jane",
    "follow_ups: [{do: ask jane, to: jane}, jane]": "follow_ups: [{do: ask jane, to: jo-doe}, jane]",
    "introductions: [{name: jane, contact: jane}]": "introductions: [{name: jane, contact: jo-doe}]",
    "reported_back:\n  on: 2026-11-22\n  to: [ben, jane]": "reported_back:\n  on: 2026-11-22\n  to: [ben, jo-doe]",
    "waived: {news/jane: no, connect: jane}": "waived: {news/jo-doe: no, connect: jane}",
    "waived:\n  'prepare/company:jane/jane': x": "waived:\n  'prepare/company:jane/jo-doe': x",
    "lesson: jane\ntags: [jane]\nx_own: jane": "lesson: jane\ntags: [jane]\nx_own: jane",
}  # fmt: skip


@pytest.mark.parametrize("before", FIELDS)
def test_references_in_fields(before: str) -> None:
    assert renamed(file(before)) == file(FIELDS[before]).text


BODIES = {
    "[[jane]] and [[ Jane |her]], [[janet]]": "[[jo-doe]] and [[ jo-doe |her]], [[janet]]",
    "[[Jane Doe]]": "[[jo-doe|Jane Doe]]",
    "[[Jane Doe#Notes]]": "[[jo-doe#Notes|Jane Doe]]",
    "![[contacts/jane.md]]": "![[contacts/jo-doe.md]]",
    "| a | [[jane\\|J]] | [[Jane Doe]] |": "| a | [[jo-doe\\|J]] | [[jo-doe\\|Jane Doe]] |",
    "a | b\n--|--\n[[Jane Doe]] | `\\|` [[jane\\|J]]": "a | b\n--|--\n[[jo-doe\\|Jane Doe]] | `\\|` [[jo-doe\\|J]]",
    "> | a |\n> |---|\n> | [[Jane Doe]] [a\\|b](../contacts/jane.md) |":
        "> | a |\n> |---|\n> | [[jo-doe\\|Jane Doe]] [a\\|b](../contacts/jo-doe.md) |",
    "%% [[jane]] %% [[jane]]\n\n- %% x %% [[jane]]": "%% [[jane]] %% [[jo-doe]]\n\n- %% x %% [[jo-doe]]",
    "x[^1]\n\n[^1]: [[jane]]\n    > [[jane]]": "x[^1]\n\n[^1]: [[jo-doe]]\n    > [[jo-doe]]",
    "    [[jane]]\n\n-     [[jane]]": "    [[jane]]\n\n-     [[jane]]",
    "jane `[[jane]]` <!-- [[jane]] -->": "jane `[[jane]]` <!-- [[jane]] -->",
    "- [ ] Ring [[jane]] 📅 2026-12-01": "- [ ] Ring [[jo-doe]] 📅 2026-12-01",
    "[her](../contacts/jane.md) [x](../contacts/janet.md)": "[her](../contacts/jo-doe.md) [x](../contacts/janet.md)",
    "[her](<../contacts/jane.md#notes> 'Jane')": "[her](<../contacts/jo-doe.md#notes> 'Jane')",
    "[her]: ../contacts/./jane.md?x": "[her]: ../contacts/./jo-doe.md?x",
    "[page](../contacts/jane.html) [web](https://x.org/contacts/jane.md)": "[page](../contacts/jo-doe.html) [web](https://x.org/contacts/jane.md)",
}  # fmt: skip


@pytest.mark.parametrize("before", BODIES)
def test_references_in_bodies(before: str) -> None:
    source = file("name: Jane", path="journal/contacts/jane.md")
    record, _ = decode(Contact, read(source), "jane", frozenset())
    moved = moved_addresses(record, "jo-doe", "journal/contacts/jo-doe.md")
    assert renamed(file("date: x", before), moved) == file("date: x", BODIES[before]).text


def test_a_link_to_a_record_that_moved_to_another_folder() -> None:
    moved = {"journal/contacts/jane.md": "journal/contacts/old friends/jane.md"}
    text = replace_reference(file("date: x", "[her](../contacts/jane.md#a)"), jane, "jane", moved)
    assert text == file("date: x", "[her](../contacts/old%20friends/jane.md#a)").text


def test_a_free_page_has_no_fields() -> None:
    source = SourceText("journal/notes.md", "---\nwith: jane\n---\n[[jane]]")
    assert renamed(source) == "---\nwith: jane\n---\n[[jo-doe]]"


def test_what_hides_in_broken_front_matter_is_not_guessed() -> None:
    with pytest.raises(CannotEdit, match="can't be read"):
        renamed(SourceText(CONTACT, "---\nintroduced_by: jane\nbond: a: b\n---\n"))


def test_a_folded_line_is_not_guessed() -> None:
    with pytest.raises(CannotEdit, match="only a person"):
        renamed(file("thanks:\n  - email 2026-11-22 to ben,\n     jane"))
