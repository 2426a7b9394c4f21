"""Every example of examples.md, and what is refused."""

import ast
import re
from pathlib import Path

import pytest
from fronts import CONTACT, MEETING, file, front

from generator.edit.fields import set_field, set_in_mapping
from generator.edit.lists import add_item, set_in_item
from generator.files.lock import CannotEdit
from generator.files.source import SourceText

EXAMPLE = re.compile(
    r"^### ([^\n]+)\n\n`([^\n]+)`\n\n```yaml\n(.*?)\n```\n\n```yaml\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)
EXAMPLES = EXAMPLE.findall(Path(__file__).with_name("examples.md").read_text(encoding="utf-8"))
EDITS = {edit.__name__: edit for edit in (set_field, add_item, set_in_item, set_in_mapping)}
OF_CONTACTS = ("name:", "outreach:", "heard:", "personal:")


def apply(call: str, source: SourceText) -> str:
    """Return what a call as written in examples.md gives; fields of a new item are its keywords."""
    tree = ast.parse(call, mode="eval").body
    assert isinstance(tree, ast.Call)
    assert isinstance(tree.func, ast.Name)
    given = [ast.literal_eval(argument) for argument in tree.args]
    fields = {keyword.arg: ast.literal_eval(keyword.value) for keyword in tree.keywords}
    if tree.func.id == "add_item":
        given = [given[0], given[1] if given[1:] else None, fields]
    made = EDITS[tree.func.id](source, *given)
    assert isinstance(made, str)
    return made


def test_every_example_is_read() -> None:
    text = Path(__file__).with_name("examples.md").read_text(encoding="utf-8")
    assert len(EXAMPLES) == text.count("\n### ") > 40


@pytest.mark.parametrize(
    ("call", "before", "after"), [example[1:] for example in EXAMPLES], ids=[e[0] for e in EXAMPLES]
)
def test_example(call: str, before: str, after: str) -> None:
    path = CONTACT if before.startswith(OF_CONTACTS) else MEETING
    assert front(apply(call, SourceText(path, f"---\n{before}\n---\n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\r\ndate: x\r\n---\r\n", "---\r\ndate: x\r\nplace: Bar\r\n---\r\n"),
        ("---\rdate: x\r---\rText", "---\rdate: x\rplace: Bar\r---\rText"),
        ("---\n---\n", "---\nplace: Bar\n---\n"),
        ("---\n# nothing yet\n---", "---\n# nothing yet\nplace: Bar\n---"),
        ("\n\n---\ndate: x\n--- \n", "\n\n---\ndate: x\nplace: Bar\n--- \n"),
    ],
)
def test_line_ends_and_fences_stay(before: str, after: str) -> None:
    assert set_field(SourceText(MEETING, before), "place", "Bar") == after


REFUSED = {
    "no front matter": ("Text\n", "there is no front matter"),
    "no end": ("---\ndate: x\n", "no closing ---"),
    "a conflict": ("---\n<<<<<<< a\nplace: x\n=======\nplace: y\n>>>>>>> b\n---\n", "a merge was not finished"),
    "no YAML": ("---\ndate: x\nplace: a: b\n---\n", "meetings/2026-03-31-ben.md:3: this line can't be read"),
    "an anchor": ("---\ndate: &a x\n---\n", "anchors"),
    "no mapping": ("---\n- x\n---\n", "a line each"),
    "all in braces": ("---\n{date: x}\n---\n", "a line each"),
    "twice the same": ("---\nplace: x\nplace: y\n---\n", "`place` stands here a second time"),
    "a list": ("---\nplace: [x]\n---\n", "`place` holds a list"),
    "a mapping": ("---\nplace:\n  x: y\n---\n", "`place` holds a mapping"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_be_a_guess_is_refused(name: str) -> None:
    text, reason = REFUSED[name]
    with pytest.raises(CannotEdit, match=reason):
        set_field(SourceText(MEETING, text), "place", "Bar")


def test_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(CannotEdit, match="no item 2"):
        set_in_item(file("thanks: email 2026-11-22"), "thanks", 1, "note", "x")


def test_a_line_that_says_nothing_is_refused() -> None:
    with pytest.raises(CannotEdit, match="can't be read"):
        set_in_item(file("thanks: [soon]"), "thanks", 0, "note", "x")


def test_an_item_in_a_text_is_refused() -> None:
    with pytest.raises(CannotEdit, match="`waived` is no mapping"):
        set_in_mapping(file("waived: all"), "waived", "connect", "x")
