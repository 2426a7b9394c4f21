"""Arbitrary text, and records bent out of shape, through the whole street: read, check, render (contract §7)."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.settings import Settings
from generator.site import build
from generator.site.build import Site

TODAY = date(2026, 11, 22)
RECORDS = {
    "contacts/ada.md": """---
name: Ada Byron
aliases: [Ada, "A. B."]
company: Acme
email: [ada@example.com, 'b@example.com']
phone: 030123456
linkedin: https://www.linkedin.com/in/ada
introduced_by: [[ben]]
introduced_on: 2026-01-02
met_on: 2026-03-01
personal: {birthday: 04-12, children: [Mia, Leo]}
may_follow_up: yes
keep_in_touch: 3 months
outreach:
- 2026-02-01 email replied 2026-02-02
- 2026-04-01 email: liked your talk
- on: 2026-05-01
  by: phone
  note: "said: hello"
heard: ['2026-06-01 email answered 2026-06-02']
help: [{on: 2026-06-03, direction: given, what: an article, thanked: 2026-06-04}]
waived: {connect: not on LinkedIn}
---
# Ada

She knows [[ben|Ben]] and [Acme](../companies/acme.md).

- [ ] Send the article 📅 2026-12-01
- [x] Call ✅ 2026-11-20
""",
    "contacts/ben.md": "---\nname: Ben\nsnooze_until: 2027-01-01\nlinkedin_connected: not-wanted\n---\n",
    "meetings/2026-11-03-ada.md": """---
date: 2026-11-03 10:00+01:00
with: [ada, '[[ben]]']
event: mixer
duration: 1 h
thanks: [email 2026-11-03 to ada, card 2026-11-04]
introductions:
- {name: Chi, company: "Acme: Labs", contacted: 2026-11-05}
- Dan
follow_ups:
- do: Send it
  by: 2026-12-01
  to: ben
reported_back: 2026-11-06
awaiting: [{what: a book, came: 2026-11-07}]
lesson: |
  Ask earlier.

  Listen.
---
## Research
They build models.

## Questions
### Why?
Because.

## Notes
Kind. <!-- very -->

## Next
- [ ] Write to [[Ada]]
""",
    "events/mixer.md": "---\nname: Mixer\ndate: 2026-10-20\nmet: [ada, Eve, {name: Fay, company: Acme}]\n---\n",
    "updates/news.md": "---\ndate: 2026-11-01\nsubject: News\nto: [all]\ntold: [ada 2026-11-02 email]\n---\nHello.\n",
    "companies/acme.md": "---\nname: Acme\ntarget: yes\n---\n",
    "profile.md": "---\nname: Dot\ntime_zone: Europe/Berlin\ntargets: [Acme]\n---\n## Pitch\nI build.\n",
    "questions.md": "## Start\n- Why?\n",
    "page.md": "---\ntitle: Mine\n---\n# Page\n[[ada]] ![x](x.png)\n",
}
SNIPPETS = st.sampled_from(
    [
        "---", "---\n", "\n---\n", ":", ": ", "#", " #", "-", "- ", "[", "]", "[[", "]]", "{", "}", "'", '"', "|",
        ">", "&a ", "*a",
        "!x ", "<<: ", "%", "@", "`", "```\n", "<!--", "-->", "\t", "\r", "\r\n", "\n", "\n\n", " ", "  ", "\x00",
        "\ufeff", "\u2028",
        "\x85", "\u202e", "😀", "e\u0301", "\udcff", "2026-11-22", "9999-12-31", "0001-01-01", "0000-00-00",
        "9999-12-31T23:59-14:00",
        "9999 years", "ada", "nobody", "name: ", "with: ", "- [ ] ", "📅 ", "✅ ", "<<<<<<< a\n", "=======\n",
        ">>>>>>> b\n", "## Next\n",
        "yes", "not-wanted", "tag:x", "all", "javascript:x", "//x", "x_y: ", "waived: ", "ignore: not-a-date\n",
        "private: yes\n",
    ]
)  # fmt: skip


def look(name: str, text: str) -> Site:
    """Put `text` into one file of a whole journal, and look at the journal from end to end, twice."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "journal"
        for other, content in {**RECORDS, name: text}.items():
            path = root / other
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8", "surrogateescape"))
        site, again = (build.make(root, Settings(), TODAY) for _ in range(2))
    assert again.report.diagnostics == site.report.diagnostics
    assert [page.render() for page in again.pages] == [page.render() for page in site.pages]
    assert len(site.pages) > 10
    for found in site.report.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(found.source.text)
        assert found.message
    assert len(list(site.journal.records())) == len(
        [path for path in RECORDS if path not in ("questions.md", "page.md")]
    )
    return site


def test_the_records_that_are_bent_are_good_ones() -> None:
    assert look("page.md", RECORDS["page.md"]).report.diagnostics[0].rule == "broken-link"
    assert {found.rule for found in look("page.md", "").report.diagnostics} == set()


NAMES = st.sampled_from(sorted(RECORDS))
ANY_TEXT = st.text(max_size=200) | st.lists(SNIPPETS | st.text(max_size=3), max_size=40).map("".join)
CUTS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), SNIPPETS | st.just("") | st.text(max_size=3)), min_size=1, max_size=6
)


def bent(text: str, cuts: list[tuple[float, int, str]]) -> str:
    """Return `text` with pieces cut out and others put in their place."""
    for where, length, piece in cuts:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    return text


def arbitrary(name: str, text: str, *, fields: bool) -> None:
    look(name, f"---\n{text}\n---\n{text}" if fields else text)


def mutated(name: str, cuts: list[tuple[float, int, str]], newline: str) -> None:
    look(name, bent(RECORDS[name], cuts).replace("\n", newline))


def shuffled(name: str, order: list[float]) -> None:
    lines = RECORDS[name].split("\n")
    look(name, "\n".join(line for _, line in sorted(zip(order, lines, strict=False), key=lambda pair: pair[0])))


QUICK = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(QUICK, max_examples=3000)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])
ORDERS = st.lists(st.floats(0, 1), min_size=60, max_size=60)


@QUICK
@given(NAMES, ANY_TEXT, st.booleans())
def test_arbitrary_text(name: str, text: str, fields: bool) -> None:
    arbitrary(name, text, fields=fields)


@QUICK
@given(NAMES, CUTS, NEWLINES)
def test_a_record_with_pieces_cut_out_and_put_in(name: str, cuts: list[tuple[float, int, str]], newline: str) -> None:
    mutated(name, cuts, newline)


@QUICK
@given(NAMES, ORDERS)
def test_a_record_with_its_lines_shuffled(name: str, order: list[float]) -> None:
    shuffled(name, order)


@pytest.mark.slow
@LONG
@given(NAMES, ANY_TEXT, st.booleans())
def test_much_arbitrary_text(name: str, text: str, fields: bool) -> None:
    arbitrary(name, text, fields=fields)


@pytest.mark.slow
@LONG
@given(NAMES, CUTS, NEWLINES)
def test_many_records_with_pieces_cut_out_and_put_in(
    name: str, cuts: list[tuple[float, int, str]], newline: str
) -> None:
    mutated(name, cuts, newline)


@pytest.mark.slow
@LONG
@given(NAMES, ORDERS)
def test_many_records_with_their_lines_shuffled(name: str, order: list[float]) -> None:
    shuffled(name, order)
