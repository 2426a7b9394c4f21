"""Where front matter begins and ends, and what is still read where a part of it is broken (contract §1, §4)."""

import pytest
import yaml
from reading import Place, place, read_record

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.files.yaml_nodes import DEEPEST, forbidden
from generator.model.loader import decoded
from generator.model.records import Contact


def split(text: str) -> tuple[str, str, list[str]]:
    """Return a file's front matter and body, and the rules that it breaks."""
    document = read(SourceText("journal/contacts/ada.md", text))
    closing = text.rindex("---", 0, document.body_start) if document.found else 0
    return text[document.base : closing], text[document.body_start :], [fault.rule for fault in document.faults]


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\nname: Ada\n---\n", "name: Ada\n", ""),
        ("---\nname: Ada\n---", "name: Ada\n", ""),
        ("---\nname: Ada\n---\nBody\n---\nstill body\n", "name: Ada\n", "Body\n---\nstill body\n"),
        ("---  \nname: Ada\n--- \t \nBody", "name: Ada\n", "Body"),
        ("---\r\nname: Ada\r\n---\r\nBody\r\n", "name: Ada\r\n", "Body\r\n"),
        ("---\rname: Ada\r---\rBody\r", "name: Ada\r", "Body\r"),
        ("---\nname: Ada\r\nrole: a\r---\nBody", "name: Ada\r\nrole: a\r", "Body"),
        ("---\n---\n", "", ""),
        ("---\n\n# only a remark\n---\nBody", "\n# only a remark\n", "Body"),
        ("---\nbond: |\n  a\n  ---\n  b\n---\nBody", "bond: |\n  a\n  ---\n  b\n", "Body"),
        ("---\nname: Ada\n...\n---\nBody", "name: Ada\n...\n", "Body"),
    ],
)
def test_front_matter_lies_between_two_lines_of_three_dashes(text: str, front: str, body: str) -> None:
    assert split(text) == (front, body, [])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "missing-front-matter"),
        ("name: Ada\n", "missing-front-matter"),
        ("----\nname: Ada\n----\n", "missing-front-matter"),
        ("--\nname: Ada\n--\n", "missing-front-matter"),
        ("--- name: Ada\n---\n", "missing-front-matter"),
        ("-- -\n---\n", "missing-front-matter"),
        ("\ufeff---\nname: Ada\n---\n", "missing-front-matter"),
        ("+++\nname = 'Ada'\n+++\n", "missing-front-matter"),
        ("Hello\n---\nname: Ada\n---\n", "missing-front-matter"),
        ("---", "unclosed-front-matter"),
        ("---\n", "unclosed-front-matter"),
        ("---\nname: Ada\n", "unclosed-front-matter"),
        ("---\nname: Ada\n----\n", "unclosed-front-matter"),
        ("---\nname: Ada\n...\nBody", "unclosed-front-matter"),
        ("---\nname: Ada\n ---\nBody", "unclosed-front-matter"),
        ("---\nname: Ada\n--- x\nBody", "unclosed-front-matter"),
    ],
)
def test_anything_else_is_said_once_and_keeps_the_record(text: str, rule: str) -> None:
    record, faults = read_record(Contact, text)
    assert [place(fault) for fault in faults] == [Place(rule, 1, 1, 1)]
    assert (record.name, record.body) == ("Ada", text)


@pytest.mark.parametrize("before", ["\n", " ", "\r\n\r\n", "\t\n", "\u2028\n"])
def test_blanks_before_the_first_line_are_reported_and_the_rest_is_read(before: str) -> None:
    record, faults = read_record(Contact, f"{before}---\nname: Bea\nmet_on: soon\n---\nBody")
    assert [fault.rule for fault in faults] == ["missing-front-matter", "not-a-date"]
    assert [fault.source.slice(fault.span) for fault in faults] == ["", "soon"]
    assert (record.name, record.body) == ("Bea", "Body")


def test_a_byte_order_mark_counts_for_nothing() -> None:
    source, faults = decoded(b"\xef\xbb\xbf---\nname: Bea\nmet_on: soon\n---\n", "journal/contacts/ada.md")
    assert (source.bom, source.text[:4], faults) == (True, "---\n", ())
    record, found = read_record(Contact, source.text)
    assert [place(fault) for fault in found] == [Place("not-a-date", 3, 9, 13)]
    assert record.name == "Bea"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_how_lines_end(newline: str) -> None:
    lines = ["---", "name: Ada", "tags: [a,", "  b]", "role: 'x", "met_on: soon", "---", "# Body"]
    text = newline.join(lines)
    record, faults = read_record(Contact, text)
    assert [place(fault) for fault in faults] == [Place("invalid-yaml", 5, 7, 9), Place("not-a-date", 6, 9, 13)]
    assert (record.tags, record.body) == (("a", "b"), "# Body")


BROKEN = [
    "role: 'never closed", 'role: "never closed', "role: [never, closed", "role: {never: closed", "role: a: b",
    "role: @a",
    "role: `a`", "role: %a", "role: a\n\tb: c", "role: &anchor a", "role: *alias", "role: !!str a", "role: !a",
    "<<: {a: b}",
    "role: [[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]", "role: 'a' b", "role: a\n  - b: c: d", "role", "role a",
    "- a",
    "...", "%YAML 1.1", "%TAG ! x:", "role: \x07", "role: \x00", "\ufeffrole: a", " role: a", "\trole: a",
    "role: |a\n  b",
    "role: a\n---- ", '"role": [', "'role': 'a", "role: ? a", "role: ]", "role: }", "role: >9\n a", '"role: a',
    "role: - a",
    "}", "] : a", "role: \ud83d".encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") + "\x1b",
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_one_broken_field_hides_no_other_and_none_of_their_faults(broken: str) -> None:
    text = f"---\nname: Bea\ntags: [one, two]\n{broken}\nlocation: Lisbon\nmet_on: soon\nrol: x\n---\nBody"
    record, faults = read_record(Contact, text)
    assert (record.name, record.tags, record.location) == ("Bea", ("one", "two"), "Lisbon")
    assert record.role in (None, "a"), "the lines before the broken one may count"
    assert record.body == "Body"
    rules = [fault.rule for fault in faults]
    assert rules[-2:] == ["not-a-date", "unknown-field"]
    assert set(rules[:-2]) <= {"invalid-yaml", "yaml-feature"}
    assert rules[:-2]
    first, last = faults[0].source.position(faults[0].span.start), faults[-1].source.position(faults[-1].span.start)
    assert 4 <= first.line < last.line, "it is said where it is"


@pytest.mark.parametrize("broken", [text for text in BROKEN if text not in ("...", "\ufeffrole: a")])
def test_a_broken_first_or_last_field_hides_no_other_either(broken: str) -> None:
    for text in (f"---\n{broken}\nname: Bea\n---\n", f"---\nname: Bea\n{broken}\n---\n"):
        record, faults = read_record(Contact, text)
        assert faults[0].rule in ("invalid-yaml", "yaml-feature")
        assert "missing-field" not in [fault.rule for fault in faults], "what seems to be missing may be there"
        if text.startswith("---\nname"):
            assert record.name == "Bea"


def test_several_broken_fields_are_all_reported() -> None:
    text = "---\nname: Bea\nrole: 'a\nlocation: [b\nbond: c: d\ntopics: &x e\naliases: *x\n---\n"
    _, faults = read_record(Contact, text)
    assert [(fault.rule, fault.source.position(fault.span.start).line) for fault in faults] == [
        ("invalid-yaml", 3), ("invalid-yaml", 4), ("invalid-yaml", 5), ("yaml-feature", 6), ("yaml-feature", 7),
    ]  # fmt: skip


def test_so_many_broken_fields_are_enough() -> None:
    record, faults = read_record(Contact, "---\nname: Bea\n" + "role: [\n" * 50_000 + "location: x\n---\nBody")
    assert (record.name, record.location, record.body) == ("Bea", None, "Body")
    assert len(faults) == 1000


def test_the_lines_before_a_broken_one_still_count() -> None:
    text = "---\nname: Bea\noutreach:\n- 2026-03-01 email\n- 2026-04-01 email: a: b\nrole: c\n---\n"
    record, faults = read_record(Contact, text)
    assert [place(fault) for fault in faults] == [Place("invalid-yaml", 5, 22, 25)]
    assert [str(sent.on) for sent in record.outreach] == ["2026-03-01"]
    assert record.role == "c"


@pytest.mark.parametrize("root", ["- a\n- b", "just words", "[[a]]", "[a, b]", "'quoted'", "|\n  text", "- name: Ada"])
def test_front_matter_that_is_no_mapping(root: str) -> None:
    record, faults = read_record(Contact, f"---\n{root}\n---\nBody")
    assert [fault.rule for fault in faults] == ["wrong-type"]
    assert faults[0].source.position(faults[0].span.start).line == 2
    assert (record.name, record.body) == ("Ada", "Body")


@pytest.mark.parametrize(
    "root",
    ["{name: Bea, role: a}", "{\n  name: Bea,\n  role: a\n}", "? name\n: Bea\n? role\n: a", "\"name\": Bea\n'role': a"],
)
def test_front_matter_may_be_any_mapping(root: str) -> None:
    record, faults = read_record(Contact, f"---\n{root}\n---\nBody")
    assert (record.name, record.role, faults) == ("Bea", "a", ())


OURS, THEIRS = "<<<<<<< HEAD\nlocation: Porto\n=======\n", "location: Lisbon\n>>>>>>> laptop\n"
BASE = "||||||| base\nlocation: Rome\n======="


@pytest.mark.parametrize(
    ("text", "line", "location"),
    [
        (f"---\nname: Bea\n{OURS}{THEIRS}---\n", 3, "Porto"),
        (f"---\nname: Bea\n{OURS}{THEIRS}---\n".replace("\n", "\r\n"), 3, "Porto"),
        (f"---\nname: Bea\n{OURS}{THEIRS}---\n".replace("\n", "\r"), 3, "Porto"),
        (f"---\nname: Bea\n{OURS.replace('=======', BASE)}{THEIRS}---\n", 3, "Porto"),
        (f"---\nname: Bea\n<<<<<<< outer\n{OURS}{THEIRS}=======\nlocation: Faro\n>>>>>>> b\n---\n", 3, "Porto"),
        (f"---\nname: Bea\n<<<<<<< left alone\nrole: x\n{OURS}{THEIRS}---\n", 5, "Porto"),
        (f"---\nname: Bea\nlocation: Porto\n---\n{OURS}{THEIRS}", 5, "Porto"),
        ("<<<<<<< a\n---\nname: Bea\nlocation: Porto\n---\n=======\n---\nname: Cy\n---\n>>>>>>> b\n", 1, "Porto"),
        (f"---\nname: Bea\n{OURS}{THEIRS}<<<<<<< a\nrole: x\n=======\nrole: y\n>>>>>>> b\n---\n", 3, "Porto"),
    ],
)  # fmt: skip
def test_an_unfinished_merge_is_said_at_its_first_marker_and_shows_our_side(
    text: str, line: int, location: str
) -> None:
    record, faults = read_record(Contact, text)
    assert place(faults[0]) == Place("merge-conflict", line, 1, 8)
    assert (record.name, record.location) == ("Bea", location)


def test_what_else_is_wrong_beside_a_merge_is_reported_too() -> None:
    _, faults = read_record(Contact, f"---\nname: Bea\n{OURS}{THEIRS}role: 'x\nmet_on: soon\n---\n")
    assert [place(fault) for fault in faults] == [
        Place("merge-conflict", 3, 1, 8), Place("invalid-yaml", 8, 7, 9), Place("not-a-date", 9, 9, 13),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    ["<<<<<<< HEAD\nonly a beginning\n", "=======\n>>>>>>> b\n", ">>>>>>> quoted deeply\n",
    "a <<<<<<< b\n=======\n>>>>>>> c\n", "<<<<<<<\n=======\n>>>>>>>\n"],
)  # fmt: skip
def test_what_only_looks_like_a_merge_is_text(body: str) -> None:
    assert read_record(Contact, f"---\nname: Bea\n---\n{body}")[1] == ()


def deepest(text: str) -> int:
    depths, depth = [0], 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        depths.append(depth)
    return max(depths)


@pytest.mark.parametrize("columns", range(1, 6))
@pytest.mark.parametrize("brackets", range(5, 22))
@pytest.mark.parametrize(("opening", "closing", "levels"), [("[", "]", 1), ("[a: ", "]", 2), ("{a: ", "}", 1)])
def test_nesting_is_too_deep_from_one_level_on(
    columns: int, brackets: int, opening: str, closing: str, levels: int
) -> None:
    """Text that can't be deep is cleared unread: the most that fits into so few columns and brackets is not deep."""
    lines = [line for column in range(columns) for line in (" " * column + "a:", " " * column + "-")]
    text = "\n".join([*lines, " " * columns + opening * brackets + closing * brackets, ""])
    assert deepest(text) == 2 * columns + levels * brackets
    assert (forbidden(text) is not None) == (deepest(text) > DEEPEST)
