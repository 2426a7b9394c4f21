"""What a page needs comes through the sanitizer as it was; what it changes, it changes in a useful way."""

import markdown
import pytest

from generator.pages.sanitizer import SanitizerExtension, sanitize

KEPT = [
    '<details class="note" open=""><summary>More</summary><p>text</p></details>',
    '<p><abbr title="curriculum vitae">CV</abbr> H<sub>2</sub>O x<sup>2</sup> <mark>m</mark> <kbd>k</kbd></p>',
    '<p><time datetime="2026-11-22" data-due="2026-11-22">today</time></p>',
    '<li data-debt="thank-email/m/ana" data-state="overdue" data-from="2026-11-01" data-until="2026-12-01">x</li>',
    '<template data-from="2026-12-01"><li class="debt">Thank <strong>Ana</strong></li></template>',
    '<button data-copy="journal done x" aria-label="Copy the command" type="button">copy</button>',
    '<table><thead><tr><th style="text-align:right">n</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    '<dl><dt>Term</dt><dd>What it means</dd></dl>',
    '<figure><img src="../images/a.png" alt="A napkin" width="200"><figcaption>Five stages</figcaption></figure>',
    '<ol start="3" type="a"><li>x</li></ol>',
    '<div class="highlight"><pre><code><span class="kn">import</span> x\n</code></pre></div>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<h2 id="notes">Notes<a class="headerlink" href="#notes" title="Permanent link">¶</a></h2>',
    '<svg role="img" aria-label="Two doors" viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg"></svg>',
    '<svg><g transform="translate(1 1)"><path d="M0 0L9 9" stroke="currentColor" fill="none"></path></g></svg>',
    '<svg><text x="1" y="2" text-anchor="end">Ana</text></svg>',
    '<a href="mailto:ana@e.example">mail</a> <a href="tel:+49301234">phone</a> <a href="ana.html#notes">page</a>',
    '<p lang="fr" dir="ltr" class="md-button md-button--primary" tabindex="0" hidden="">Bonjour</p>',
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
    ("<p>\ud800</p>", "<p>\ufffd</p>"),
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


def test_markdown_keeps_its_tables_tasks_notes_and_code() -> None:
    text = "a | b\n--|:-:\n1 | 2\n\n- [x] done\n\n!!! note\n    Well.\n\n```py\nimport x\n```\n\n[^1]\n\n[^1]: Foot.\n"
    extensions = [
        "tables", "admonition", "footnotes", "md_in_html", "attr_list",
        "pymdownx.tasklist", "pymdownx.superfences", "pymdownx.highlight",
    ]  # fmt: skip
    plain = markdown.markdown(text, extensions=extensions)
    clean = markdown.markdown(text, extensions=[*extensions, SanitizerExtension()])
    for part in ('style="text-align:', 'type="checkbox"', "admonition", 'class="highlight"', 'class="footnote"'):
        assert part in plain
        assert part in clean


def test_it_runs_last_and_is_known_by_both_its_names() -> None:
    for name in ("generator.sanitizer", "generator.pages.sanitizer"):
        made = markdown.Markdown(extensions=[name, "footnotes", "smarty"])
        assert made.convert("<p onclick=x>a</p>\n\n<script>x</script>") == "<p>a</p>"
        assert type(list(made.postprocessors)[-1]).__module__ == "generator.pages.sanitizer"


def test_a_template_is_a_block_whose_content_may_be_markdown() -> None:
    text = '<template data-from="2026-12-01" markdown>\n\n- Thank **Ana**\n\n</template>\n'
    html = markdown.markdown(text, extensions=["md_in_html", "generator.sanitizer"])
    assert html.replace("\n", "") == (
        '<template data-from="2026-12-01"><ul><li>Thank <strong>Ana</strong></li></ul></template>'
    )
