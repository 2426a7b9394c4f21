"""Two versions of a record joined: fields by name, lists by item, and what truly conflicts between markers."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.fields import set_field, set_in_mapping
from generator.edit.lists import add_item, set_in_item
from generator.edit.pieces import Clash, Lines, Piece
from generator.edit.three_way import Joined, join
from generator.files.git import lines_joined
from generator.files.source import SourceText
from generator.model.loader import load

PERSON = """\
---
name: Ana
email: ana@example.com
---

## Notes

She knows fish.
"""


def lines_in(folder: Path) -> Lines:
    """Return what joins lines by the git of this machine."""

    def lines(base: str, ours: str, theirs: str) -> list[Piece]:
        pieces = lines_joined(base, ours, theirs, folder)
        return [one if isinstance(one, str) else Clash(*one) for one in pieces]

    return lines


Join = Callable[[str, str, str], Joined]


@pytest.fixture
def joined(tmp_path: Path) -> Join:
    def of(base: str, ours: str, theirs: str) -> Joined:
        return join((base.encode(), ours.encode(), theirs.encode()), "journal/contacts/ana.md", lines_in(tmp_path))

    return of


def front(*lines: str) -> str:
    return "\n".join(("---", "name: Ana", *lines, "---", ""))


CASES = {
    "a field each": (["role: Curator"], ["role: Curator", "location: Oslo"], ["role: Curator", "phone: 030 1"],
                     ["role: Curator", "location: Oslo", "phone: 030 1"]),
    "neighbouring fields": (["role: A", "location: B"], ["role: C", "location: B"], ["role: A", "location: D"],
                            ["role: C", "location: D"]),
    "both logged a message": (
        ["outreach:", "  - 2026-03-01 email"],
        ["outreach:", "  - 2026-03-01 email", "  - 2026-03-09 phone"],
        ["outreach:", "  - 2026-03-01 email", "  - 2026-03-10 email: liked your talk"],
        ["outreach:", "  - 2026-03-01 email", "  - 2026-03-09 phone", "  - 2026-03-10 email: liked your talk"]),
    "both began a list": (
        [], ["outreach:", "  - 2026-03-09 phone"], ["outreach:", "- 2026-03-10 email"],
        ["outreach:", "  - 2026-03-09 phone", "  - 2026-03-10 email"]),
    "both logged the same": ([], ["outreach:", "  - 2026-03-09 phone"], ["outreach: [2026-03-09 phone]"],
                             ["outreach:", "  - 2026-03-09 phone"]),
    "one value and one value": ([], ["thanks: email 2026-11-22"], ["thanks: card 2026-11-24"],
                                ["thanks: [email 2026-11-22, card 2026-11-24]"]),
    "in brackets": (
        ["topics: [a, b]"], ["topics: [a, b, c]  # mine"], ["topics: [b, d]"], ["topics: [b, c, d]  # mine"]),
    "an answer and a word": (
        ["outreach:", "  - 2026-03-01 email"], ["outreach:", "  - 2026-03-01 email replied 2026-03-04"],
        ["outreach:", "  - 2026-03-01 email about article"],
        ["outreach:", "  - {on: 2026-03-01, by: email, replied: 2026-03-04, about: article}"]),
    "taken away and added": (["tags:", "  - a", "  - b"], ["tags:", "  - b"], ["tags:", "  - a", "  - b", "  - c"],
                             ["tags:", "  - b", "  - c"]),
    "a mapping": (["personal:", "    home: Oslo"], ["personal:", "    home: Oslo", "    birthday: 03-22"],
                  ["personal:", "    home: Bergen"], ["personal:", "    home: Bergen", "    birthday: 03-22"]),
    "a comment stays": (["# about her", "role: A"], ["# about her", "role: B"],
                        ["# about her", "role: A", "# new", "tags: x"],
                        ["# about her", "role: B", "# new", "tags: x"]),
    "two fields of an item": (
        ["follow_ups:", "  - Send it", "  - Call"], ["follow_ups:", "  - {do: Send it, done: 2026-03-04}", "  - Call"],
        ["follow_ups:", "  - {do: Send it, by: 2026-03-09}", "  - Call"],
        ["follow_ups:", "  - {do: Send it, done: 2026-03-04, by: 2026-03-09}", "  - Call"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_both_changes_are_there(joined: Join, case: str) -> None:
    base, ours, theirs, both = (front(*lines) for lines in CASES[case])
    assert joined(base, ours, theirs) == Joined(both.encode(), 0)


def test_what_both_said_differently_is_left_to_decide(joined: Join) -> None:
    made = joined(front("role: A"), front("role: B", "tags: x"), front("role: C"))
    assert made.data.decode() == front("<<<<<<< ours", "role: B", "=======", "role: C", ">>>>>>> theirs", "tags: x")
    assert made.clashes == 1


def test_tasks_that_both_added_stay(joined: Join) -> None:
    base = PERSON + "\n## Next\n\n- [ ] Write\n"
    made = joined(base, base + "- [ ] Call\n", base.replace("fish.", "cod.") + "- [ ] Send it\n")
    assert made.clashes == 0
    assert made.data.decode() == base.replace("fish.", "cod.") + "- [ ] Call\n- [ ] Send it\n"


def test_sentences_that_both_changed_are_left_to_decide(joined: Join) -> None:
    made = joined(PERSON, PERSON.replace("knows", "likes"), PERSON.replace("knows", "loves"))
    assert made.clashes == 1
    assert "<<<<<<< ours\nShe likes fish.\n=======\nShe loves fish.\n>>>>>>> theirs\n" in made.data.decode()


def told(data: bytes) -> dict[str, Any]:
    """Return what a person's file says, each outreach by its day."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "journal", "contacts", "ana.md")
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        journal = load(path.parents[1])
    assert not [fault for fault in journal.faults if "merge" in str(fault) or "yaml" in str(fault)]
    person = next(iter(journal.contacts))
    return {
        "role": person.role, "location": person.location, "topics": set(person.topics),
        "personal": dict(person.personal),
        "outreach": {(str(one.on), one.by, str(one.replied or ""), one.note) for one in person.outreach},
        "body": person.source.text[person.body_start :],
    }  # fmt: skip


FORMS = {
    "lines": ("topics:\n  - a\n  - b\n", "outreach:\n  - 2026-03-01 email\n  - {on: 2026-03-02, by: phone}\n"),
    "not indented": (
        "topics:\n- a\n- b  # why\n",
        "outreach:\n# the first\n- on: 2026-03-01\n  by: email\n- 2026-03-02 phone\n",
    ),
    "brackets": ("topics: [a, b]  # both\n", "outreach: [2026-03-01 email, 2026-03-02 phone]\n"),
    "none": ("", ""),
}  # fmt: skip
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("role"), st.sampled_from("ABC")),
        st.tuples(st.just("location"), st.sampled_from("ABC")),
        st.tuples(st.just("topics"), st.sampled_from("cdef")),
        st.tuples(st.just("personal"), st.tuples(st.sampled_from(("home", "dog")), st.sampled_from("AB"))),
        st.tuples(st.just("outreach"), st.integers(3, 9)),
        st.tuples(st.just("replied"), st.integers(4, 9)),
        st.tuples(st.just("body"), st.sampled_from(("- [ ] x\n", "- [ ] y\n"))),
    ),
    max_size=6,
    unique_by=lambda change: (change[0], change[1] if change[0] in ("topics", "outreach", "body") else ""),
)


def changed(text: str, changes: list[tuple[str, Any]]) -> str:
    for name, value in changes:
        source = SourceText("journal/contacts/ana.md", text)
        if name in ("role", "location"):
            text = set_field(source, name, value)
        elif name == "personal":
            text = set_in_mapping(source, name, *value)
        elif name == "topics":
            text = add_item(source, name, line=value)
        elif name == "outreach":
            fields = {"on": f"2026-04-0{value}", "by": "email"}
            text = add_item(source, name, line=" ".join(fields.values()), mapping=fields)
        elif name == "replied" and "2026-03-01" in text:
            text = set_in_item(source, "outreach", 0, "replied", f"2026-03-0{value}")
        elif name == "body":
            text += value
    return text


def same_changed(ours: list[tuple[str, Any]], theirs: list[tuple[str, Any]], *, began: bool) -> bool:
    """Return whether both sides say different things of one fact."""
    mine = {(name, value[0] if name == "personal" else ""): value for name, value in ours}
    other = {(name, value[0] if name == "personal" else ""): value for name, value in theirs}
    single = ("role", "location", "personal", *(("replied",) if began else ()))
    return any(key[0] in single and key in mine and mine[key] != other[key] for key in other)


@settings(max_examples=300)
@given(form=st.sampled_from(sorted(FORMS)), crlf=st.booleans(), ours=CHANGES, theirs=CHANGES)
def test_nothing_is_lost(form: str, crlf: bool, ours: list[tuple[str, Any]], theirs: list[tuple[str, Any]]) -> None:
    base = "---\nname: Ana\nrole: Z\n" + "".join(FORMS[form]) + "personal:\n  home: Z\n---\n\n## Next\n\n- [ ] w\n"
    mine, other = (changed(base, changes) for changes in (ours, theirs))
    if crlf:
        mine = mine.replace("\n", "\r\n")
    with TemporaryDirectory() as folder:
        made = join((base.encode(), mine.encode(), other.encode()), "journal/contacts/ana.md", lines_in(Path(folder)))
    if same_changed(ours, theirs, began=form != "none"):
        assert made.clashes
        assert all(line in made.data.decode() for line in mine.splitlines() if "A" in line and "name" not in line)
        return
    assert made.clashes == 0
    ends = made.data.count(b"\r\n")
    assert ends == (made.data.count(b"\n") if crlf else 0)
    before, one, two, both = told(base.encode()), told(mine.encode()), told(other.encode()), told(made.data)
    for name in ("role", "location"):
        assert both[name] == (two if one[name] == before[name] else one)[name]
    assert both["topics"] == one["topics"] | two["topics"]
    assert {*both["personal"]} == {*one["personal"], *two["personal"]}
    assert {item[:2] for item in both["outreach"]} == {item[:2] for item in one["outreach"] | two["outreach"]}
    assert len(both["outreach"]) == len({item[:2] for item in both["outreach"]})
    assert {item for item in both["outreach"] if item[2]} == {
        item for item in one["outreach"] | two["outreach"] if item[2]
    }
    added = {line for side in (one, two) for line in side["body"].splitlines()}
    assert set(both["body"].splitlines()) == added


@given(base=st.binary(max_size=60), ours=st.binary(max_size=60), theirs=st.binary(max_size=60))
@settings(max_examples=100)
def test_any_bytes_are_joined(base: bytes, ours: bytes, theirs: bytes) -> None:
    with TemporaryDirectory() as folder:
        made = join((base, ours, theirs), "journal/contacts/ana.md", lines_in(Path(folder)))
    assert ours != theirs or made.data == ours
