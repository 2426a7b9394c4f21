"""What a text needs comes through the sanitizer as it was; what it changes, it changes in a useful way."""

import re
from pathlib import Path

import pytest

from generator.site.pages.html import sanitize

ASSETS = Path(__file__).parents[3] / "generator/site/assets"

KEPT = [
    '<details class="note" open=""><summary>More</summary><p>text</p></details>',
    '<p><abbr title="curriculum vitae">CV</abbr> H<sub>2</sub>O x<sup>2</sup> <mark>m</mark> <kbd>k</kbd></p>',
    '<p><time datetime="2026-11-22">today</time></p>',
    '<ul><li class="task-list-item"><input type="checkbox" disabled="" aria-label="open"> Thank Ana</li></ul>',
    '<table><thead><tr><th style="text-align:right">n</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    '<dl><dt>Term</dt><dd>What it means</dd></dl>',
    '<figure><img src="../images/a.png" alt="A napkin" width="200"><figcaption>Five stages</figcaption></figure>',
    '<ol start="3" type="a"><li>x</li></ol>',
    '<div class="highlight"><pre><code><span class="kn">import</span> x\n</code></pre></div>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<h2 id="notes">Notes<a class="headerlink" href="#notes" title="Permanent link">¶</a></h2>',
    '<a href="mailto:ana@e.example">mail</a> <a href="tel:+49301234">phone</a> <a href="ana.html#notes">page</a>',
    '<p lang="fr" dir="ltr" class="md-button md-button--primary">Bonjour</p>',
    '<p>AT&amp;T &lt;3 “x”</p>',
]  # fmt: skip
CHANGED = [
    ('<a href="https://e.example">x</a>', '<a href="https://e.example" rel="noopener noreferrer">x</a>'),
    (
        '<a href="https://e.example" target="_blank">x</a>',
        '<a href="https://e.example" target="_blank" rel="noopener noreferrer">x</a>',
    ),
    (
        '<img src="https://e.example/a.png" alt="A &amp; B">',
        '<a href="https://e.example/a.png" class="remote-image" rel="noopener noreferrer">A &amp; B</a>',
    ),
    (
        '<img src="http://e.example/a.png">',
        '<a href="http://e.example/a.png" class="remote-image" rel="noopener noreferrer">http://e.example/a.png</a>',
    ),
    ('<img src="//e.example/a.png" alt="a">', '<img alt="a">'),
    ('<img src="data:image/png;base64,AAAA" alt="a">', '<img alt="a">'),
    ('<input type="text" value="x">', '<input type="checkbox" disabled="">'),
    ('<input type="checkbox" checked>', '<input type="checkbox" disabled="" checked="">'),
    (
        '<img src=" https://e.example/a.png" alt="a">',
        '<a href=" https://e.example/a.png" class="remote-image" rel="noopener noreferrer">a</a>',
    ),
    (
        '<img src="ht&#10;tps://e.example/a.png" alt="a">',
        '<a href="ht\ntps://e.example/a.png" class="remote-image" rel="noopener noreferrer">a</a>',
    ),
    ('<a href=" https://e.example">x</a>', '<a href=" https://e.example" rel="noopener noreferrer">x</a>'),
    ("<p>a<!-- gone -->b</p>", "<p>ab</p>"),
    ('<td style="text-align: center; position: fixed">x</td>', "x"),
    ("<p>\ud800</p>", "<p>?</p>"),
    ("no tag & no change", "no tag & no change"),
]


@pytest.mark.parametrize("html", KEPT)
def test_what_pages_need_is_kept(html: str) -> None:
    assert sanitize(html) == html


@pytest.mark.parametrize(("html", "expected"), CHANGED)
def test_what_is_changed_stays_useful(html: str, expected: str) -> None:
    assert sanitize(html) == expected


@pytest.mark.parametrize("html", [*KEPT, *(html for html, _ in CHANGED)])
def test_a_second_time_changes_nothing(html: str) -> None:
    once = sanitize(html)
    assert sanitize(once) == once


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # What the page's own script works on is the pages' own.
        ('<li data-debt="thank-email/m/ana" data-due="2026-11-01" data-until="2026-12-01">x</li>', "<li>x</li>"),
        ('<p data-copy="rm -r" data-frozen="2020-01-01" data-rows="x" data-words="due">x</p>', "<p>x</p>"),
        ('<template data-from="2026-12-01"><p>x</p></template>', ""),
        ('<button type="button" onclick="x()">copy</button>', "copy"),
        ('<p hidden="" tabindex="1" contenteditable="">x</p>', "<p>x</p>"),
        ('<div id="__config" data-md-component="search" class="md-overlay">x</div>', "<div>x</div>"),
        # What runs or fetches stays as text, so that nobody misses it.
        ("<p>a<script>alert(1)</script></p>", "<p>aalert(1)</p>"),
        ("<style>p { color: red }</style>", "p { color: red }"),
        ('<p style="position:fixed" onclick="x()">a</p>', "<p>a</p>"),
        ('<video src="//host/v" poster="https://e.example/p"></video>', "<video></video>"),
    ],
)
def test_what_works_a_page_is_left_to_the_page(html: str, expected: str) -> None:
    assert sanitize(html) == expected
    assert sanitize(expected) == expected


def test_no_text_bears_what_our_own_scripts_look_for() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js")))
    selectors = re.findall(r'(?:querySelector(?:All)?|all|closest|matches)\(\s*"([^"]+)"', scripts)
    classes = {name for one in selectors for name in re.findall(r"\.([\w-]+)", one)}
    attributes = {name for one in selectors for name in re.findall(r"\[(data-[\w-]+)", one)}
    assert {"as-of", "comparison"} <= classes
    assert {"data-frozen", "data-copy", "data-debt"} <= attributes
    for name in classes:
        assert name not in re.findall(r"[\w-]+", sanitize(f'<p class="mine {name}">x</p>')), name
    for name in attributes:
        assert name not in sanitize(f'<p {name}="1">x</p>'), name
    assert sanitize('<p class="mine opening">x</p>') == '<p class="mine">x</p>'
