"""Cells: days in the usual forms, columns by the words of their headers, text made visible and inert."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.files.source import SourceText
from generator.io.importers import cells, columns, headers, tables
from generator.io.importers.cells import birthday
from generator.io.importers.found import CannotRead
from generator.model import body

MARCH = date(2024, 3, 15)


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-15", "2024/03/15", "2024-03-15 10:30", "2024-03-15T10:30:00Z", "15 Mar 2024", "15-Mar-24",
        "15 de marzo de 2024", "15 mars 2024", "15. Mrz. 2024",
        "15. März 2024", "March 15, 2024", "Mar 15 2024", "15.03.2024", "15.3.24", "15/03/2024", "03/15/2024",
        "20240315", "45366", 45366, 45366.5, datetime(2024, 3, 15, 9, tzinfo=UTC), MARCH, "15th March 2024",
        "15/03/2024 09:00", "3/15/24 9:00 am",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_usual_forms(value: object) -> None:
    assert cells.day(value) == MARCH


@pytest.mark.parametrize("value", ["03/04/2024", "soon", "2024", "", "31.02.2024", "March 2024", 7, True, "15/03"])
def test_what_names_no_single_day_is_none(value: object) -> None:
    assert cells.day(value) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("9. Februar 2025", "2025-02-09"),
        ("1er août 2025", "2025-08-01"),
        ("2. Jänner 2025", "2025-01-02"),
        ("9 de febrero de 2025", "2025-02-09"),
        ("31 déc. 2025", "2025-12-31"),
        ("1º enero 2025", "2025-01-01"),
    ],
)
def test_a_month_is_read_in_every_language_that_is_read(value: str, day: str) -> None:
    assert cells.day(value) == date.fromisoformat(day)


def test_one_cell_decides_the_order_of_a_column() -> None:
    assert cells.order_of(["03/04/2024", "25/04/2024", None, 5]) == "DMY"
    assert cells.order_of(["03/04/2024", "04/25/2024"]) == "MDY"
    assert cells.order_of(["25/04/2024", "04/25/2024"]) == ""
    assert cells.day("03/04/2024", "DMY") == date(2024, 4, 3)
    assert cells.day("03/04/2024", "MDY") == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("--0512", "12 May"),
        ("--05-12", "12 May"),
        ("1604-05-12", "12 May"),
        ("19800512", "1980-05-12"),
        ("May?", "May?"),
    ],
)
def test_a_birthday_may_have_no_year(text: str, wanted: str) -> None:
    assert birthday(text) == {"birthday": wanted}
    assert birthday(" ") == {}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("Company", "company"), ("E-Mail", "email"), ("full name", "name"), ("personal.home", "personal.home"),
        ("keep in touch", "keep_in_touch"), ("keep-in-touch", "keep_in_touch"), ("nothing", "nothing"),
        ("Vorname", "first"),
    ],
)  # fmt: skip
def test_a_field_is_found_by_many_words(said: str, field: str) -> None:
    assert columns.field_of(said) == field


def test_a_word_that_is_no_field_gets_a_hint() -> None:
    with pytest.raises(CannotRead, match="did you mean `company`"):
        columns.field_of("compny")
    with pytest.raises(CannotRead, match=r"personal\.ANYTHING"):
        columns.field_of("zzzz")


def test_what_makes_something_owed_is_read_only_by_hand() -> None:
    (column,) = columns.mapped(["Keep in touch"], ())
    assert (column.field, "keep_in_touch takes it" in column.why) == ("", True)
    (by_hand,) = columns.mapped(["Keep in touch"], (("keep_in_touch", "keep in touch"),))
    assert by_hand.field == "keep_in_touch"


def test_every_word_means_one_field() -> None:
    assert not {*headers.BY_WORD} & {*headers.OWED}
    assert not {*headers.BY_WORD, *headers.OWED} & {*headers.MEANS, *headers.PROGRAMS_OWN}


@pytest.mark.parametrize(
    "text",
    ["- [ ] call her", "* [x] done", "1. [ ] call", "> - [ ] call", "  - [-] call", "- [ ] a\n- [ ] b 📅 2026-12-01"],
)
def test_a_foreign_note_makes_no_task(text: str) -> None:
    assert body.tasks(SourceText("contacts/a.md", text), 0)
    assert not body.tasks(SourceText("contacts/a.md", cells.inert(text)), 0)


def test_a_foreign_note_has_no_heading_link_html_or_end_of_front_matter() -> None:
    inert = cells.inert("# Private\n---\n[a](javascript:x) [[ana]] <script>\n```\nplain - text")
    assert inert == "\\# Private\n\\---\n\\[a](javascript:x) \\[\\[ana]] \\<script>\n\\```\nplain - text"


FOREIGN = st.lists(
    st.sampled_from(
        [
            "- ", "* ", "+ ", "1. ", "2) ", "> ", "#", "## a", "[ ] ", "[x] b", "%%", "%", "<!--", "-->", "\n", "\n\n",
            "    ", "\t", "---", "--", "-", "=", "===", "```", "~~~", "`", "\\", "a", "b 📅 2026-01-01", "[[c]]",
            "[d](e)", "![", "<b>", "|", "|-|", "[!note]", "[f]: g", ": ", "\r\n",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(FOREIGN | st.text(max_size=60))
@example("Next\n-\n")
@example("> ## Next")
@example("\\[a](b) \\<!-- c -->")
@example("a %% b %% c")
def test_a_foreign_note_is_nothing_but_text(text: str) -> None:
    source = SourceText("contacts/a.md", cells.inert(cells.lines(text)))
    found = body.read(source, 0)
    assert found.text == source.text
    assert (found.unclosed, found.sections, found.tasks, found.links, found.wikilinks) == ((), (), (), (), ())


def test_a_foreign_note_shows_its_backslashes() -> None:
    assert cells.inert("C:\\new \\[a]") == "C:\\new \\\\\\[a]"


def test_a_cell_is_one_visible_line() -> None:
    assert cells.line("  Ana\x00\r\n\u202eSilva\u200b \ufeff") == "Ana Silva"
    assert cells.line("x" * 5000) == "x" * 999 + "…"
    assert cells.lines("a \r\n\r\n\r\n\r\nb\u2028c") == "a\n\nb\nc"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil", "jav\tascript:x", "file:///etc", "x y"]
)
def test_no_page_may_lead_there(address: str) -> None:
    assert cells.address(address) == ""


@pytest.mark.parametrize(
    ("text", "is_one"), [("=1", True), ("@x", True), ("-x", True), ("+49 30", False), ("-5", False), ("=", False)]
)
def test_a_formula_is_seen(text: str, is_one: bool) -> None:
    assert cells.is_formula(text) is is_one


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"caf\xc3\xa9", ""), (b"\xef\xbb\xbfcaf\xc3\xa9", ""), ("café".encode("utf-16"), "UTF-16"),
        ("café".encode("utf-16-le"), "UTF-16"), ("café".encode("cp1252"), "Windows-1252"),
    ],
)  # fmt: skip
def test_an_encoding_is_recognized(data: bytes, said: str) -> None:
    text, why = tables.text_of(data)
    assert text == "café"
    assert said in why


def test_rows_know_their_line() -> None:
    assert list(tables.rows('a,b\n"1\n2",c\nd\n')) == [(1, ["a", "b"]), (2, ["1\n2", "c"]), (4, ["d"])]


def test_a_quote_that_never_ends_does_not_swallow_the_rest() -> None:
    assert list(tables.rows('a,"b\nc,"d, e"\n')) == [(1, ["a", '"b']), (2, ["c", "d, e"])]
    many = "".join(f"{n},x\n" for n in range(1500))
    found = list(tables.rows(f'a,"b\n{many}'))
    assert [number for number, _ in found] == list(range(1, 1502))
    assert found[0] == (1, ["a", '"b'])
    assert found[-1] == (1501, ["1499", "x"])
