"""What a body holds and where: sections, questions, tasks, wikilinks, links; code and comments hold nothing (§1)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import body, pointers
from generator.source import SourceText

FRONT = "---\nname: Ada\n---\n"


def source(text: str) -> SourceText:
    return SourceText("journal/contacts/ada.md", FRONT + text)


def sections(text: str) -> list[tuple[int, str, str]]:
    file = source(text)
    found = body.sections(file, len(FRONT))
    assert all(file.slice(part.heading).startswith(part.title) for part in found)
    return [(part.level, part.title, file.slice(part.span).strip()) for part in found]


def questions(text: str) -> list[tuple[str, str]]:
    file = source(text)
    found = body.questions(file, len(FRONT))
    assert all(file.slice(question.span).startswith(question.text) for question in found)
    return [(question.text, question.answer) for question in found]


def tasks(text: str) -> list[body.Task]:
    file = source(text)
    found = list(body.tasks(file, len(FRONT)))
    for task in found:
        assert file.slice(task.span) == task.text
        for dated in (task.due, task.done):
            assert dated is None or file.slice(dated[1]) == dated[0]
    return found


def links(text: str) -> list[str]:
    found = list(pointers.links(text, 7))
    assert all(text[link.span.start - 7 : link.span.end - 7] == link.target for link in found)
    return [f"!{link.target}" if link.image else link.target for link in found]


def wikilinks(text: str) -> list[tuple[str, str]]:
    found = list(pointers.wikilinks(text, 7))
    for link in found:
        assert re.fullmatch(r"!?\[\[.*\]\]", text[link.span.start - 7 : link.span.end - 7])
    return [(("!" if link.embed else "") + link.target, link.text) for link in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Notes\ntext", [(2, "Notes", "text")]),
        ("## Notes ##\ntext", [(2, "Notes", "text")]),
        ("   ##\tNotes  \ntext", [(2, "Notes", "text")]),
        ("## A\na\n## B\nb", [(2, "A", "a"), (2, "B", "b")]),
        ("## A\n### A1\na\n## B", [(2, "A", "### A1\na"), (3, "A1", "a"), (2, "B", "")]),
        ("# T\n## A\n# U\nu", [(1, "T", "## A"), (2, "A", ""), (1, "U", "u")]),
        ("## A\r\na\r\n## B\r\nb", [(2, "A", "a"), (2, "B", "b")]),
        ("## A\ra\r## B", [(2, "A", "a"), (2, "B", "")]),
        ("## `code` first\nx", [(2, "`code` first", "x")]),
        ("## A <!-- later -->\nx", [(2, "A", "x")]),
        ("## é\u2028x\ny", [(2, "é\u2028x", "y")]),
        ("####### seven\n##nothing\n## \n    ## deep\n#", []),
        ("```\n## A\n```\n~~~md\n## B\n~~~", []),
        ("```\n## open to the end", []),
        ("<!-- ## A -->\n<!--\n## B\n-->", []),
        ("<!--\n## open to the end", []),
        ("`## A\n`", []),
        ("text\n```inline``` \n## A", [(2, "A", "")]),
    ],
)
def test_sections(text: str, found: list[tuple[int, str, str]]) -> None:
    assert sections(text) == found


@pytest.mark.parametrize("title", ["Notes", "notes", "NOTES", "Notes ", "Notes #"])
def test_a_section_is_found_in_any_case(title: str) -> None:
    file = source(f"# Notes\n### Notes\n## {title}\nfirst\n## Notes\nsecond")
    part = body.section(file, len(FRONT), "Notes")
    assert body.words(file, part) == "first"


def test_what_is_no_section_has_no_words() -> None:
    file = source("## Notes\n<!-- only a remark -->\n\n## Research\n\n## Next")
    assert body.words(file, body.section(file, len(FRONT), "Notes")) == ""
    assert body.words(file, body.section(file, len(FRONT), "Research")) == ""
    assert body.words(file, body.section(file, len(FRONT), "Questions")) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Questions\n### Why?\nBecause.\n### How?\n", [("Why?", "Because."), ("How?", "")]),
        ("## Questions\n- Why?\n- How?\n", [("Why?", ""), ("How?", "")]),
        (
            "## Questions\n1. Why?\n2) How?\n* What?\n+ When?",
            [("Why?", ""), ("How?", ""), ("What?", ""), ("When?", "")],
        ),
        ("## Questions\n- Why?\n  - and so on\n    more\n- How?", [("Why?", ""), ("How?", "")]),
        ("## Questions\n- `who` ran it?\n- *How*?", [("`who` ran it?", ""), ("*How*?", "")]),
        ("## Questions\n- not these\n### Why?\n- an answer\n- in items", [("Why?", "- an answer\n- in items")]),
        ("## Questions\n### Why?\n#### Deeper\nyes\n## Notes\n### No question", [("Why?", "#### Deeper\nyes")]),
        ("## Questions\n### Why?\n<!-- ask early -->\n", [("Why?", "")]),
        ("## questions\r\n- Why?\r\n- How?\r\n", [("Why?", ""), ("How?", "")]),
        ("## Questions\n```\n- code\n```\n<!--\n- remark\n-->\n- Why?", [("Why?", "")]),
        ("## Questions\n", []),
        ("- Why?\n", []),
        ("### Questions\n- Why?", []),
    ],
)
def test_questions(text: str, found: list[tuple[str, str]]) -> None:
    assert questions(text) == found


@pytest.mark.parametrize(
    ("line", "mark", "words", "due", "done"),
    [
        ("- [ ] Send it", " ", "Send it", None, None),
        ("- [x] Send it", "x", "Send it", None, None),
        ("- [X] Send it", "x", "Send it", None, None),
        ("- [-] Send it", "-", "Send it", None, None),
        ("* [ ] Send it", " ", "Send it", None, None),
        ("+ [ ] Send it", " ", "Send it", None, None),
        ("1. [ ] Send it", " ", "Send it", None, None),
        ("12) [x] Send it", "x", "Send it", None, None),
        ("  - [ ] Send it  ", " ", "Send it", None, None),
        ("\t- [ ] Send it", " ", "Send it", None, None),
        ("> - [ ] Send it", " ", "Send it", None, None),
        ("> > * [ ] Send it", " ", "Send it", None, None),
        ("- [ ] Send it 📅 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 📅2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 📅\ufe0f 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] 📅 2026-12-01 Send it", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send [due:: 2026-12-01] it", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it [due:: 2026-12-01 ]", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it [due::]", " ", "Send it", "", None),
        ("- [ ] Send it 📅 2026-13-41", " ", "Send it", "2026-13-41", None),
        ("- [ ] Send it 📅 tomorrow", " ", "Send it 📅 tomorrow", None, None),
        ("- [x] Send it ✅ 2026-11-30", "x", "Send it", None, "2026-11-30"),
        ("- [x] Send it [completion:: 2026-11-30]", "x", "Send it", None, "2026-11-30"),
        ("- [x] Send it 📅 2026-12-01 ✅ 2026-11-30", "x", "Send it", "2026-12-01", "2026-11-30"),
        ("- [x] Send it ✅ 2026-11-30 📅 2026-12-01", "x", "Send it", "2026-12-01", "2026-11-30"),
        ("- [ ] `code` first", " ", "`code` first", None, None),
        ("- [ ] Send `📅 2026-12-01`", " ", "Send `", None, None),
        ("- [ ] Send <!-- 📅 2026-12-01 --> it", " ", "Send it", None, None),
        ("- [ ] To [[jane-doe|Jane]]", " ", "To [[jane-doe|Jane]]", None, None),
        ("- [ ] 😀 Send 📅 2026-12-01", " ", "😀 Send", "2026-12-01", None),
    ],
)
@pytest.mark.parametrize("around", ["{}", "text\n\n{}\n\ntext", "a\r\n{}\r\nb", "a\r{}\rb"])
def test_a_task(line: str, mark: str, words: str, due: str | None, done: str | None, around: str) -> None:
    (task,) = tasks(around.format(line))
    dates = tuple(dated and dated[0] for dated in (task.due, task.done))
    if "`📅" not in line:
        assert task.words == words
    assert (task.mark, dates, task.section) == (mark, (due, done), "")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ]", "- [ ] ", "-[ ] a", "- [ ]a", "- [] a", "- [/] a", "- [xx] a", "[ ] a", "a - [ ] b",
        "0123456789. [ ] a",
        "```\n- [ ] a\n```", "~~~\n- [ ] a\n~~~", "```\n- [ ] a", "<!-- - [ ] a -->", "<!--\n- [ ] a\n-->",
        "<!--\n- [ ] a", "`- [ ] a`",
    ],
)  # fmt: skip
def test_what_is_no_task(text: str) -> None:
    assert tasks(text) == []


def test_a_task_knows_the_heading_above_it() -> None:
    found = tasks("- [ ] a\n## Next\n- [ ] b\n### Soon\n- [ ] c\n# Top\n- [ ] d\n## `Last` ##\n- [ ] e")
    assert [(task.text, task.section) for task in found] == [
        ("a", ""), ("b", "Next"), ("c", "Next"), ("d", "Top"), ("e", "`Last`"),
    ]  # fmt: skip


def test_front_matter_holds_no_task() -> None:
    text = "---\nname: Ada\nbond: |\n  - [ ] a\n---\n- [ ] b"
    file = SourceText("journal/contacts/ada.md", text)
    assert [task.text for task in body.tasks(file, text.index("- [ ] b"))] == ["b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md) and [c](d.md)", ["b.md", "d.md"]),
        ("![a](b.png)", ["!b.png"]),
        ("[![a](b.png)](c.md)", ["c.md", "!b.png"]),
        ("[![a](b.png)](c.md) [d](e.md)", ["c.md", "!b.png", "e.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a]( b.md )", ["b.md"]),
        ('[a](b.md "title")', ["b.md"]),
        ("[a](b.md 'title')", ["b.md"]),
        ("[a](b.md (title))", ["b.md"]),
        ('[a](b.md\n"over lines")', ["b.md"]),
        ("[a](b\\)c.md)", ["b\\)c.md"]),
        ("[a]()", [""]),
        ("[a [b] c](d.md)", ["d.md"]),
        ("[over\nlines](b.md)", ["b.md"]),
        ("[a]: b.md", ["b.md"]),
        ("[a]: <b c.md>", ["b c.md"]),
        ("   [a]:b.md 'title'", ["b.md"]),
        ("[a][b]\n\n[b]: c.md", ["c.md"]),
        ("<https://a.example/b>", ["https://a.example/b"]),
        ("<mailto:a@b.example>", ["mailto:a@b.example"]),
        ("[a](javascript:x) <javascript:y>\n\n[z]: javascript:z", ["javascript:x", "javascript:z", "javascript:y"]),
        ("`[a](b.md)` [c](d.md)", ["d.md"]),
        ("``[a](b.md) ` `` [c](d.md)", ["d.md"]),
        ("`open [c](d.md)", ["d.md"]),
        ("`open\n\n[c](d.md) ` x", ["d.md"]),
        ("\\[a](b.md)", []),
        ("\\![a](b.md)", ["b.md"]),
        ("[a\\](b.md)", []),
        ("```\n[a](b.md)\n```", []),
        ("~~~\n[a](b.md)\n\n<https://x.example>\n~~~", []),
        ("<!-- [a](b.md) -->", []),
        ("```\n<!--\n```\n[a](b.md)", ["b.md"]),
        ("[^1]: a note", []),
        ("[a] (b.md)", []),
        ("[a](b.md", []),
        ("[a](b c.md)", []),
        ("<b@c.example> <br> </p> <x>", []),
        ("[a](b.md)\r\n[c](d.md)\r\n", ["b.md", "d.md"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert links(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[jane-doe]]", [("jane-doe", "jane-doe")]),
        ("[[ jane-doe | Jane ]]", [("jane-doe", "Jane")]),
        ("[[Jane Doe]] and [[b|c|d]]", [("Jane Doe", "Jane Doe"), ("b", "c|d")]),
        ("![[board.png]]", [("!board.png", "board.png")]),
        ("[[a#Notes|b]]", [("a#Notes", "b")]),
        ("[[a|]]", [("a", "a")]),
        ("[[[a]]]", [("a", "a")]),
        ("[[a]](b.md)", [("a", "a")]),
        ("[[王小明]] 😀 [[é]]", [("王小明", "王小明"), ("é", "é")]),
        ("`[[a]]` [[b]]", [("b", "b")]),
        ("```\n[[a]]\n```\n[[b]]", [("b", "b")]),
        ("<!-- [[a]] --> [[b]]", [("b", "b")]),
        ("\\[[a]] [[b]]", [("b", "b")]),
        ("[[]] [[a] [a]] [[a\nb]] [ [a] ]", []),
    ],
)
def test_wikilinks(text: str, found: list[tuple[str, str]]) -> None:
    assert wikilinks(text) == found


PIECES = st.sampled_from(
    [
        "## A\n", "### b\n", "- [ ] c 📅 2026-12-01\n", "* [x] d ✅ 2026-11-30\n", "[[e|f]]", "[g](h.md)",
        "![i](j.png)",
        "`", "``", "```\n", "~~~\n", "<!--", "-->", "\n\n", "\r\n", "\r", "> ", "- k\n", "[l]: m\n", "<n:o>", "\\",
        "(", ")",
        "[", "]", " ", "\t", "😀", "\u2028", "p", "<", ">", "    ",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@given(BODIES)
def test_every_place_says_what_stands_there(text: str) -> None:
    file = source(text)
    for part in body.sections(file, len(FRONT)):
        assert part.title
        assert len(FRONT) <= part.heading.end <= part.span.start <= part.span.end <= len(file.text)
        body.words(file, part)
        body.list_items(file, part)
    questions("## Questions\n" + text)
    tasks(text)
    links(text)
    wikilinks(text)


@given(BODIES)
def test_blanking_moves_nothing(text: str) -> None:
    shown = body.visible(text)
    assert len(shown) == len(text)
    assert all(now in (was, " ", "\n") for was, now in zip(text, shown, strict=True))
    assert body.visible(shown).count("\n") == shown.count("\n")
