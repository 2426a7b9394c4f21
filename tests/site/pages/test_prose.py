"""The owner's text on a page looks as it does in their editor, and nothing in it runs, whatever it is."""

import re
from datetime import date

import pytest
from attacks import VECTORS
from built_site import Read
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model import body
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.records import Contact, Meeting
from generator.site.pages.html import TAGS, sanitize
from generator.site.pages.links import Links
from generator.site.pages.prose import headings, meeting_text

JANE = SourceText("journal/contacts/jane-doe.md", "---\nname: Jane Doe\n---\n")
JOURNAL = Journal(
    contacts=Collection((decode(Contact, read(JANE), "jane-doe", frozenset())[0],)), assets=frozenset(["pics/desk.png"])
)
LINKS = Links(JOURNAL, "events/fair.html", date(2026, 11, 22))
JANES = '<a href="../contacts/jane-doe.html">'
BOX = '<label class="task-list-control"><input type="checkbox" disabled="" aria-label="{}"{}>'
BOX += '<span class="task-list-indicator"></span></label>'


def shown(text: str) -> str:
    """Return what stands on the page of an event whose file has this body, line ends of HTML apart."""
    made = LINKS.text(SourceText("journal/events/fair.md", text))
    return re.sub(r">\n+", ">", made).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- one\n  - two", "<ul><li>one\n<ul><li>two</li></ul></li></ul>"),
        ("1. one\n   - two", "<ol><li>one\n<ul><li>two</li></ul></li></ol>"),
        ("Promised:\n- [ ] Send it", f"<p>Promised:</p><ul>{{}}{BOX.format('open', '')} Send it</li></ul>"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>"),
        (
            "Before\n| a |\n|---|\n| [[jane-doe\\|her]] |",
            f"<p>Before</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>{JANES}her</a></td></tr></tbody></table>",
        ),
        ('```python title="a.py"\nx = "<b>"\n```', '<pre><code class="language-python">x = "&lt;b&gt;"\n</code></pre>'),
        ("- a\n  ```\n  code\n  ```", "<ul><li>a<pre><code>code\n</code></pre></li></ul>"),
        ("#met ##Next", '<p><span class="tag">#met</span> ##Next</p>'),
        ("##Next", "<p>##Next</p>"),
        ("One\n===\n\nTwo\n---", '<h1 id="one">One</h1><h2 id="two">Two</h2>'),
        ("~~no~~ ==yes== **a** _b_", "<p><s>no</s> <mark>yes</mark> <strong>a</strong> <em>b</em></p>"),
        (
            "http://a.io i@b.io",
            '<p><a href="http://a.io" rel="noopener noreferrer">http://a.io</a> <a href="mailto:i@b.io">i@b.io</a></p>',
        ),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("{{ x }} {: .a } {.b} :smile: $y$", "<p>{{ x }} {: .a } {.b} :smile: $y$</p>"),
        ("a <-- b, <jane>, x < y & z", "<p>a &lt;-- b, &lt;jane&gt;, x &lt; y &amp; z</p>"),
        ("a <kbd>Tab</kbd> H<sub>2</sub>O", "<p>a <kbd>Tab</kbd> H<sub>2</sub>O</p>"),
        ("<script>x()</script>", "<p>&lt;script&gt;x()&lt;/script&gt;</p>"),
        ("a<!-- gone -->b %%gone%% c", f"<p>a{' ' * 13}b{' ' * 10}c</p>"),
        ("`<!-- kept -->` `%%kept%%`", "<p><code>&lt;!-- kept --&gt;</code> <code>%%kept%%</code></p>"),
        ("before <!-- open", "<p>before &lt;!-- open</p>"),
        ("said ^b1\n\nsee [it](#^b1)", '<span id="^b1"></span><p>said</p><p>see <a href="#%5Eb1">it</a></p>'),
        ("```mermaid\ngraph TD\n```", '<pre><code class="language-mermaid">graph TD\n</code></pre>'),
    ],
)
def test_it_looks_as_in_its_owners_editor(text: str, html: str) -> None:
    assert shown(text) == html.replace("{}", '<li class="task-list-item task--open">')


@pytest.mark.parametrize(
    ("sign", "said", "checked"),
    [(" ", "open", False), ("/", "begun", False), ("x", "done", True), ("X", "done", True), ("-", "let go", False)],
)
def test_a_task_says_how_it_stands_and_can_not_be_clicked(sign: str, said: str, checked: bool) -> None:
    page = Read(shown(f"- [{sign}] call"))
    box = page.one("input").attributes
    assert (box["type"], box["aria-label"], "checked" in box, "disabled" in box) == ("checkbox", said, checked, True)
    assert page.one("li").attributes["class"] == f"task-list-item task--{said.replace(' ', '-')}"


@pytest.mark.parametrize("text", ["- [ ]", "- [x]y", "- [?] y", "[ ] y", "- \\[ ] y"])
def test_what_is_no_task_has_no_box(text: str) -> None:
    assert "<input" not in shown(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("> [!note] Mind *it*\n> a", "div:Mind <em>it</em>:<p>a</p>"),
        ("> [!tip]\n> a", "div:Tip:<p>a</p>"),
        ("> [!tip]-\n> - a", "details:Tip:<ul><li>a</li></ul>"),
        ("> [!tip]+ T\n> a", "details open:T:<p>a</p>"),
        ("> [!tip]", "div:Tip:"),
    ],
)
def test_a_callout_has_a_title_and_may_be_folded(text: str, html: str) -> None:
    kind, title, inside = html.split(":")
    name, opened = kind.partition(" ")[0], ' open=""' if "open" in kind else ""
    css = "callout callout--" + ("note" if "note" in text else "tip")
    begin = f"<summary>{title}</summary>" if name == "details" else f'<p class="callout__title">{title}</p>'
    assert shown(text) == f'<{name} class="{css}"{opened}>{begin}{inside}</{name}>'


def test_callouts_lie_in_each_other_and_a_quote_is_none() -> None:
    assert shown("> [!a]\n> > [!b]-\n> > x\n>\n> > y") == (
        '<div class="callout callout--a"><p class="callout__title">A</p>'
        '<details class="callout callout--b"><summary>B</summary><p>x</p></details>'
        "<blockquote><p>y</p></blockquote></div>"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[jane-doe]]", f"{JANES}Jane Doe</a>"),
        ("[[Jane Doe|her]]", f"{JANES}her</a>"),
        ("[[jane-doe#What is it?|there]]", '<a href="../contacts/jane-doe.html#what-is-it">there</a>'),
        ("[[jane-doe#A#Über]]", '<a href="../contacts/jane-doe.html#uber">Jane Doe</a>'),
        ("[[jane-doe#^b1]]", '<a href="../contacts/jane-doe.html#%5Eb1">Jane Doe</a>'),
        ("[[nobody|<b>]]", "&lt;b&gt;"),
        ("[a](../contacts/jane-doe.md)", f"{JANES}a</a>"),
        ("[a][b]\n\n[b]: ../contacts/jane-doe.md#x", '<a href="../contacts/jane-doe.html#x">a</a>'),
        ("[a](javascript:x)", "<a>a</a>"),
        ("[a](//host/x)", "<a>a</a>"),
        ("![[desk.png]]", '<img src="../pics/desk.png" alt="desk.png">'),
        ("![[desk.png|200]]", '<img src="../pics/desk.png" alt="desk.png" width="200">'),
        ("![[desk.png|her desk]]", '<img src="../pics/desk.png" alt="her desk">'),
        ("![her|20x10](../pics/desk.png)", '<img src="../pics/desk.png" alt="her" width="20" height="10">'),
        ("![[jane-doe]]", f"{JANES}Jane Doe</a>"),
        (
            "![far](https://a.example/x.png)",
            '<a href="https://a.example/x.png" class="remote-image" rel="noopener noreferrer">far</a>',
        ),
        (
            'x <img alt="far" src=https://a.example/x.png>',
            'x <a href="https://a.example/x.png" class="remote-image" rel="noopener noreferrer">far</a>',
        ),
        ("![far](javascript:x)", "far"),
        ("<a href=https://a.example>x</a>", '<a href="https://a.example" rel="noopener noreferrer">x</a>'),
    ],
)
def test_links_and_pictures_lead_where_they_should(text: str, html: str) -> None:
    assert shown(text) == f"<p>{html}</p>"


def test_a_footnote_leads_there_and_back() -> None:
    page = Read(shown("note[^a]\n\n[^a]: Foot *x*."))
    there, back = page.all("a")
    assert [e.attributes["id"] for e in page.elements if e.tag == "li"] == [there.attributes["href"][1:]]
    assert there.attributes["id"] == back.attributes["href"][1:]
    assert page.one("section").text.strip().startswith("Foot x.")


HEADED = [
    "# A\n\n# A\n\n## [[jane-doe]] and `code` #tag <b>x</b> &amp; *y* ^id",
    "> ## quoted\n\n- ## in item\n\n##\n\n### Über 王小明 C++\n\nx\n===",
    "> [!note] T\n> ## Head\n\n## Start",
]


@pytest.mark.parametrize("text", HEADED)
def test_headings_are_listed_with_the_ids_that_they_have(text: str) -> None:
    page = Read(shown(text))
    found = [(int(e.tag[1]), e.attributes["id"]) for e in page.elements if e.tag[0] == "h" and e.tag[1:].isdigit()]
    assert [(one.level, one.id) for one in headings(SourceText("journal/a.md", text), 0)] == found
    assert len({anchor for _, anchor in found} | {"start"}) == len(found) + 1


@pytest.mark.parametrize("text", ["> " * 200 + "deep", "*a* b\n" * 20_000], ids=["deep", "long"])
def test_what_the_parser_can_not_take_is_shown_as_it_is_written(text: str) -> None:
    assert Read(shown(text)).one("pre").text == text.strip("\n")


def test_a_part_of_a_file_is_shown_alone() -> None:
    text = "# A\n\none %%x%%\n\n## B\n\ntwo\n"
    source = SourceText("journal/a.md", text)
    part = body.sections(source, 0)[1]
    assert LINKS.text(source, part.span.start, part.span.end).strip() == "<p>two</p>"
    assert LINKS.text(source, 0, text.index("##")).count("<p>one") == 1
    assert LINKS.text(source, len(text)) == ""


@pytest.mark.parametrize("text", VECTORS)
def test_no_attack_brings_more_than_a_text_may(text: str) -> None:
    assert_harmless(text)


MARKS = (
    "a", " ", "\n", "\n\n", "# ", "## x\n", "- ", "- [ ] ", "1. ", "> ", "> [!note]- x\n", "    ", "\t", "```\n", "~~~",
    "|", "|---|", "[", "](", "[[", "]]", "![[", "jane-doe", "desk.png", "|200", "*", "**", "_", "==", "~~", "`", "<",
    ">", "<b>", "</b>", "<div>", "</div>", "<details>", "<script>", "<img src=x onerror=y>", "<!--", "-->", "%%",
    "&amp;", "&#60;", "\\", "#tag", "^id", "[^1]", "[^1]: ", "[x]: ", "https://a.example", "javascript:", "\x00",
    "\x0b", "é", "王",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=25).map("".join) | st.text(max_size=40))
def test_any_text_is_shown_and_harmless(text: str) -> None:
    assert_harmless(text)


def assert_harmless(text: str) -> None:
    made = LINKS.text(SourceText("journal/events/fair.md", text))
    assert sanitize(made) == made
    for element in Read(made).elements:
        assert element.tag in TAGS
        assert not [name for name in element.attributes if name.startswith(("on", "data-"))]


def talk(text: str) -> str:
    front = "---\ndate: 2026-11-03\nwith: jane-doe\n---\n\n"
    meeting = decode(Meeting, read(SourceText("journal/meetings/m.md", front + text)), "m", frozenset())[0]
    return str(meeting_text(meeting, LINKS)).replace(">\n", ">")


def test_what_was_answered_is_a_quote_up_to_the_next_question() -> None:
    asked = "## Questions\n\n### Why?\n\nFor *fun*.\n\n#### Deeper\n\n- yes\n\n### When?\n\n### Who?\n\nHer.\n\n"
    asked += "## Notes\n\nx\n"
    assert talk(asked) == (
        '<h2 id="questions">Questions</h2><h3 id="why">Why?</h3>'
        '<blockquote><p>For <em>fun</em>.</p><h4 id="deeper">Deeper</h4><ul><li>yes</li></ul></blockquote>'
        '<h3 id="when">When?</h3><h3 id="who">Who?</h3><blockquote><p>Her.</p></blockquote>'
        '<h2 id="notes">Notes</h2><p>x</p>'
    )


@pytest.mark.parametrize(
    "text", ["### Why?\n\nSo.\n", "## Notes\n\n### Why?\n\nSo.\n", "> ## Questions\n>\n> ### Why?\n>\n> So.\n"]
)
def test_other_headings_have_no_answers(text: str) -> None:
    assert talk(text).count("<blockquote>") == text.count("> ## ")


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("- [ ] a\n- [x] b\n", True),
        ("- [ ] a\n  - and how\n", False),
        ("- [ ] a\n- b\n", False),
        ("Soon:\n\n- [ ] a\n", False),
        ("", False),
        ("1. [ ] a\n", False),
    ],
)
def test_only_a_next_of_nothing_but_promises_is_left_out(text: str, left_out: bool) -> None:
    made = talk(f"## Next\n\n{text}\n## Later\n\nx\n")
    assert ('id="next"' not in made) is left_out
    assert made.endswith('<h2 id="later">Later</h2><p>x</p>')
