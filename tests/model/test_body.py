"""What a body holds and where: sections, questions, tasks, wikilinks, links; code and comments hold nothing (§1)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.files.source import SourceText
from generator.model import body

FRONT = "---\nname: Ada\n---\n"


def source(text: str) -> SourceText:
    return SourceText("journal/contacts/ada.md", FRONT + text)


def sections(text: str) -> list[tuple[int, str, str]]:
    file = source(text)
    found = body.sections(file, len(FRONT))
    assert all(not part.inside for part in found)
    for part in found:
        assert file.slice(part.heading).replace("`", "").replace("\n", " ").startswith(part.title)
    return [(part.level, part.title, file.slice(part.span).strip()) for part in found]


def questions(text: str) -> list[tuple[str, str]]:
    file = source(text)
    found = body.questions(file, len(FRONT))
    assert all(body.text(file, len(FRONT), question.span) == question.text for question in found)
    return [(question.text, question.answer) for question in found]


def tasks(text: str) -> list[body.Task]:
    file = source(text)
    found = list(body.tasks(file, len(FRONT)))
    for task in found:
        assert body.full_text(file, len(FRONT))[task.span.start - len(FRONT) : task.span.end - len(FRONT)] == task.text
        for dated in (task.due, task.done):
            assert dated is None or file.slice(dated[1]) == dated[0]
    return found


def links(text: str) -> list[str]:
    file = source(text)
    found = body.links(file, len(FRONT))
    assert all(file.slice(link.span) == link.target for link in found)
    return [f"!{link.target}" if link.image else link.target for link in found]


def wikilinks(text: str) -> list[tuple[str, str]]:
    file = source(text)
    found = body.wikilinks(file, len(FRONT))
    for link in found:
        assert re.fullmatch(r"!?\[\[.*\]\]", file.slice(link.span))
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
        ("## `code` first\nx", [(2, "code first", "x")]),
        ("## A <!-- later -->\nx", [(2, "A", "x")]),
        ("## é\u2028x\ny", [(2, "é\u2028x", "y")]),
        ("####### seven\n##nothing\n#person #met", []),
        ("## \n    ## deep\n#", [(2, "", "## deep"), (1, "", "")]),
        ("Notes\n-\ntext\n\nOver\ntwo\n===\nx", [(2, "Notes", "text"), (1, "Over two", "x")]),
        ("text\n---\n\n---\n## A", [(2, "text", "---"), (2, "A", "")]),
        ("%% ## A %%\n%%\n## B\n%%\n## C %% D %%\nx", [(2, "C", "x")]),
        ("%% a %% ## no heading in an editor", []),
        ("```\n## A\n```\n~~~md\n## B\n~~~", []),
        ("```\n## open to the end", []),
        ("<!-- ## A -->\n<!--\n## B\n-->", []),
        ("<!--\n## open to the end", [(2, "open to the end", "")]),
        ("%%\n## open to the end", [(2, "open to the end", "")]),
        ("<div>\n## A\n</div>\n\n## B", [(2, "B", "")]),
        ("<unknown>\n## A", [(2, "A", "")]),
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
    assert body.words(file, len(FRONT), part) == "first"


def test_headings_in_quotes_and_items_count_as_headings_of_their_own() -> None:
    file = source("## Notes\n> ## Notes\n> said\n\n- # In an item\n  b\n\n  c\n\nend")
    found = body.sections(file, len(FRONT))
    assert [(part.title, part.level, part.inside) for part in found] == [
        ("Notes", 2, False), ("Notes", 2, True), ("In an item", 1, True),
    ]  # fmt: skip
    assert [file.slice(part.span).strip() for part in found[1:]] == ["> said", "b\n\n  c"]
    assert file.slice(found[0].span).endswith("end"), "what stands in a quote ends nothing outside of it"
    assert body.section(file, len(FRONT), "Notes") == found[0]
    assert body.section(file, len(FRONT), "In an item") is None


def test_of_sections_of_one_name_the_first_that_says_something_is_taken_and_all_are_read() -> None:
    file = source("## Notes\n%% later %%\n## notes\nfirst\n## NOTES\nsecond")
    assert body.words(file, len(FRONT), body.section(file, len(FRONT), "Notes")) == "first"
    assert body.words_under(file, len(FRONT), "Notes") == "first\n\nsecond"


def test_what_is_no_section_has_no_words() -> None:
    file = source("## Notes\n<!-- only a remark -->\n%% and another %%\n## Research\n\n## Next")
    assert body.words(file, len(FRONT), body.section(file, len(FRONT), "Notes")) == ""
    assert body.words(file, len(FRONT), body.section(file, len(FRONT), "Research")) == ""
    assert body.words(file, len(FRONT), body.section(file, len(FRONT), "Questions")) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Questions\n### Why?\nBecause.\n### How?\n", [("Why?", "Because."), ("How?", "")]),
        ("## Questions\n- Why?\n- How?\n", [("Why?", ""), ("How?", "")]),
        (
            "## Questions\n1. Why?\n2) How?\n* What?\n+ When?\n- [ ] Who?",
            [("Why?", ""), ("How?", ""), ("What?", ""), ("When?", ""), ("Who?", "")],
        ),
        ("## Questions\n- Why?\n  - and so on\n    more\n- How?", [("Why?", ""), ("How?", "")]),
        ("## Questions\n- `who` ran it?\n- *How*?", [("`who` ran it?", ""), ("*How*?", "")]),
        ("## Questions\n- not these\n### Why?\n- an answer\n- in items", [("Why?", "- an answer\n- in items")]),
        ("## Questions\n### Why?\n#### Deeper\nyes\n## Notes\n### No question", [("Why?", "#### Deeper\nyes")]),
        ("## Questions\n### Why?\n<!-- ask early -->\n", [("Why?", "")]),
        ("## Questions\n### Why %% ask early %%\n%% not me %% No.\n", [("Why", "No.")]),
        ("## Questions\n### Why?\n>  ### no question\n- # nor this\n", [("Why?", ">  ### no question\n- # nor this")]),
        ("Questions\n---\n- Why?", [("Why?", "")]),
        ("## Questions\n- Why?\n\n  more of it\n- How?", [("Why?", ""), ("How?", "")]),
        ("## Questions\n> - Why?\n\n- How?", [("How?", "")]),
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
        ("1) [x] Send it", "x", "Send it", None, None),
        ("- [/] Send it", "/", "Send it", None, None),
        ("> [!note]- Folded\n> - [ ] Send it", " ", "Send it", None, None),
        ("- one\n  - two\n    1. [ ] Send it", " ", "Send it", None, None),
        ("  - [ ] Send it  ", " ", "Send it", None, None),
        ("> - [ ] Send it", " ", "Send it", None, None),
        ("> > * [ ] Send it", " ", "Send it", None, None),
        ("- [ ] Send it 📅 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 📅2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 📅\ufe0f 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] 📅 2026-12-01 Send it", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send [due:: 2026-12-01] it", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it [due:: 2026-12-01 ]", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send (due:: 2026-12-01) it", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 📆 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 🗓️ 2026-12-01", " ", "Send it", "2026-12-01", None),
        ("- [ ] Send it 🗓2026-12-01", " ", "Send it", "2026-12-01", None),
        (
            "- [ ] ⏫ Send it ➕ 2026-11-01 🛫 2026-11-02 #urgent 🔁 every week 📅 2026-12-01",
            " ",
            "Send it",
            "2026-12-01",
            None,
        ),
        ("- [ ] Send it [due::]", " ", "Send it", "", None),
        ("- [ ] Send it 📅 2026-13-41", " ", "Send it", "2026-13-41", None),
        ("- [ ] Send it 📅 tomorrow", " ", "Send it 📅 tomorrow", None, None),
        ("- [x] Send it ✅ 2026-11-30", "x", "Send it", None, "2026-11-30"),
        ("- [x] Send it [completion:: 2026-11-30]", "x", "Send it", None, "2026-11-30"),
        ("- [x] Send it (completion:: 2026-11-30)", "x", "Send it", None, "2026-11-30"),
        ("- [x] Send it 📅 2026-12-01 ✅ 2026-11-30", "x", "Send it", "2026-12-01", "2026-11-30"),
        ("- [x] Send it ✅ 2026-11-30 📅 2026-12-01", "x", "Send it", "2026-12-01", "2026-11-30"),
        ("- [ ] `code` first", " ", "`code` first", None, None),
        ("- [ ] Send `📅 2026-12-01`", " ", "Send `", None, None),
        ("- [ ] Send <!-- 📅 2026-12-01 --> it", " ", "Send it", None, None),
        ("- [ ] Send %% 📅 2026-12-01 %% it 📅 2026-12-02", " ", "Send it", "2026-12-02", None),
        ("- [ ] %% not yet %% Send it 📅 2026-12-02", " ", "Send it", "2026-12-02", None),
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
        "- [ ]", "- [ ] ", "-[ ] a", "- [ ]a", "- [] a", "- [>] a", "- [xx] a", "[ ] a", "a - [ ] b",
        "0123456789. [ ] a", "a\n12) [ ] b", "\t- [ ] a", "    - [ ] a", "text\n\n    - [ ] a", "- \\[ ] a",
        "- a\n  ```\n  - [ ] b\n  ```", "-     - [ ] a", "> ```\n> - [ ] a", "<div>\n- [ ] a\n</div>",
        "%% - [ ] a %%", "%%\n- [ ] a\n%%", "%% a %% - [ ] b",
        "```\n- [ ] a\n```", "~~~\n- [ ] a\n~~~", "```\n- [ ] a", "<!-- - [ ] a -->", "<!--\n- [ ] a\n-->",
        "`- [ ] a`",
    ],
)  # fmt: skip
def test_what_is_no_task(text: str) -> None:
    assert tasks(text) == []


def test_a_task_knows_the_heading_above_it() -> None:
    found = tasks("- [ ] a\n## Next\n- [ ] b\n### Soon\n- [ ] c\n# Top\n- [ ] d\n## `Last` ##\n- [ ] e")
    assert [(task.text, task.section) for task in found] == [
        ("a", ""), ("b", "Next"), ("c", "Next"), ("d", "Top"), ("e", "Last"),
    ]  # fmt: skip


def test_what_a_footnote_holds_is_found_where_it_is_written() -> None:
    text = (
        "a[^1] [[b]]\n## Next\n\n[^1]: [[c]]\n    - [ ] d\n\n    ## In it\n\n    e\n\n- [ ] f [[g]]\n## Last\n- [ ] h"
    )
    assert [(task.text, task.section) for task in tasks(text)] == [("d", "Next"), ("f [[g]]", "Next"), ("h", "Last")]
    assert [target for target, _ in wikilinks(text)] == ["b", "c", "g"]
    file = source(text)
    found = body.sections(file, len(FRONT))
    assert [(part.title, part.inside, file.slice(part.span).strip()[-7:]) for part in found] == [
        ("Next", False, "f [[g]]"), ("In it", True, "e"), ("Last", False, "- [ ] h"),
    ]  # fmt: skip


def test_a_footnote_in_a_footnote_is_text() -> None:
    assert [target for target, _ in wikilinks("a[^1]\n\n[^1]: [[b]]\n    > [^1]: [[c]]\n\n    [^2]: [[d]]")] == [
        "b",
        "c",
        "d",
    ]


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
        ("[![a](b.png)](c.md)", ["!b.png", "c.md"]),
        ("[![a](b.png)](c.md) [d](e.md)", ["!b.png", "c.md", "e.md"]),
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
        ("[a](javascript:x) <javascript:y>\n\n[z]: javascript:z", ["javascript:x", "javascript:y", "javascript:z"]),
        ("> [a]:\n> b.md", ["b.md"]),
        ("> [a](b.md)\n> 1. [c](d.md)\n>    ![e](f.png)", ["b.md", "d.md", "!f.png"]),
        ("| a | b |\n|---|---|\n| [c](d.md) | [e](d.md) `\\|` [f](g.md) |", ["d.md", "d.md", "g.md"]),
        ("x[^1]\n\n[^1]: [a](b.md)", ["b.md"]),
        ("# [a](b.md)\n\n[c](d.md)\n===", ["b.md", "d.md"]),
        ("%% [a](b.md) %% [c](d.md)", ["d.md"]),
        ("- %% [a](b.md) %% [c](d.md)\n%% x\n\n%% [e](f.md)", ["d.md", "f.md"]),
        ("==[a](b.md)== ~~[c](d.md)~~", ["b.md", "d.md"]),
        ("    [a](b.md)", []),
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
        ("[[a#^b1|c]] ![[d.png|200]]", [("a#^b1", "c"), ("!d.png", "200")]),
        ("| x | y |\n|---|---|\n| [[a\\|b]] | [[c]] |", [("a", "b"), ("c", "c")]),
        ("# [[a]]\n> [!note] [[b]]\n> [[c]]\n\n- [ ] [[d]]", [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]),
        ("%% [[a]] %% [[b]]", [("b", "b")]),
        ("[[]] [[a] [a]] [[a\nb]] [ [a] ]", []),
    ],
)
def test_wikilinks(text: str, found: list[tuple[str, str]]) -> None:
    assert wikilinks(text) == found


PIECES = st.sampled_from(
    [
        "## A\n", "### b\n", "a\n---\n", "- [ ] c 📅 2026-12-01\n", "* [x] d ✅ 2026-11-30\n", "[[e|f]]", "[g](h.md)",
        "![i](j.png)", "[a]()", "<k@l.example>", "[^1]", "[^1]: m", "| n | o |\n|---|---|\n", "| [[p\\|q]] | r |\n",
        "`", "``", "```\n", "~~~\n", "<!--", "-->", "%%", "%% ", "\n\n", "\r\n", "\r", "> ", "- k\n", "1. ", "[l]: m\n",
        "<n:o>", "\\", "(", ")", "[", "]", " ", "\t", "😀", "\u2028", "\x0b", "\x85", "\xa0", "\0", "p", "<", ">",
        "    ",
        "> [!note]- s\n", "==", "~~", "*", "_", "<div>\n", "<b>", "#", "# ", "^id", "|", "https://t.example ", "&amp;",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@settings(deadline=None)
@given(BODIES)
def test_every_place_says_what_stands_there(text: str) -> None:
    file = source(text)
    for part in body.sections(file, len(FRONT)):
        assert len(FRONT) <= part.heading.start <= part.heading.end <= len(file.text)
        assert part.heading.end <= part.span.start <= part.span.end <= len(file.text)
        body.words(file, len(FRONT), part)
        body.list_items(file, len(FRONT), part)
    questions("## Questions\n" + text)
    tasks(text)
    links(text)
    wikilinks(text)
