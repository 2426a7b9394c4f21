"""Pictures are whole XML, bounded whatever the journal, and what is foreign in them is text."""

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from generator.site.pages.html import whole
from generator.site.pictures.charts import WEEKS, bars, due_line, first_day, heat_map, meeting_marks
from generator.site.pictures.svg import shortened
from generator.site.pictures.tree import ROWS, Branch, tree

TODAY = date(2026, 11, 22)
HOSTILE = '</svg><script>alert(1)</script> "q" `c` [x](javascript:y) ]]> & \x0b\n# h'


def family(size: int, doors: int = 3) -> list[Branch]:
    """Return a tree of `size` people, each behind the one that opened their door."""
    return [
        Branch(
            key=f"p{i}", by=f"p{(i - 1) // doors}" if i else "", name=f"Person {i}", mark="met", met=1, below=size - i
        )
        for i in range(size)
    ]


def chain(size: int) -> list[Branch]:
    return family(size, 1)


SMALL = [
    Branch(key="ana", by="", name="Ana Silva", mark="met", met=2, below=3, address="contacts/ana.html"),
    Branch(key="ben", by="ana", name="Ben Ode", mark="met", met=1, address="contacts/ben.html"),
    Branch(key="chi", by="ana", name="Chi Wu", mark="approached", address="contacts/chi.html"),
    Branch(key="name dee", by="ana", name="Dee", mark="in-hand"),
    Branch(key="name eve", by="ana", name="Eve", mark="let-go"),
]
PICTURES = {
    "tree": tree(SMALL, "Four doors"),
    "large tree": tree(family(3000), "Many doors"),
    "hostile tree": tree([Branch(key="x", by="", name=HOSTILE, mark="met", address="a&b.html")], HOSTILE),
    "heat map": heat_map({TODAY: 1, TODAY - timedelta(days=40): 12}, TODAY, "A year"),
    "empty heat map": heat_map({}, TODAY, "A year"),
    "bars": bars("Asked: July 2, August 0", [("J", 2, None), ("A", 0, None), ("S", 1, 3)], 3),
    "no bars": bars("Asked", [("J", 0, None)], 0),
    "due line": due_line(3, {TODAY: 2, TODAY + timedelta(days=30): 40}, TODAY, HOSTILE),
    "talks": meeting_marks(7, 5),
}


def elements(drawn: Markup, tag: str, class_: str = "") -> list[ET.Element]:
    return [e for e in ET.fromstring(whole(drawn)).iter(tag) if class_ in e.get("class", "").split() or not class_]


@pytest.mark.parametrize("drawn", PICTURES.values(), ids=PICTURES)
def test_a_picture_says_what_it_shows_and_how_large_it_is(drawn: Markup) -> None:
    (svg,) = elements(drawn, "svg")
    assert svg.get("role") == ("group" if svg.get("class") == "tree" else "img")
    assert svg.get("aria-label")
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
    assert not [e for e in ET.fromstring(whole(drawn)).iter() if "fill" in e.attrib or "style" in e.attrib]


@pytest.mark.parametrize("drawn", PICTURES.values(), ids=PICTURES)
def test_nothing_lies_outside_the_picture(drawn: Markup) -> None:
    (svg,) = elements(drawn, "svg")
    width, height = float(svg.get("width", 0)), float(svg.get("height", 0))
    for x, y in _points(svg):
        assert 0 <= x <= width
        assert 0 <= y <= height


def _points(svg: ET.Element) -> Iterator[tuple[float, float]]:
    for e in svg.iter():
        x, y = e.get("x") or e.get("cx"), e.get("y") or e.get("cy")
        if x is not None and y is not None and e is not svg:
            yield float(x), float(y)
            yield float(x) + float(e.get("width", 0)), float(y) + float(e.get("height", 0))


def test_a_name_is_text_and_nothing_else() -> None:
    found = elements(PICTURES["hostile tree"], "text")
    assert "</svg>" in (found[1].text or "")
    assert not elements(PICTURES["hostile tree"], "script")
    for name in ("hostile tree", "due line"):
        (svg,) = elements(PICTURES[name], "svg")
        assert HOSTILE.partition(" ]]>")[0] in svg.get("aria-label", "")


def test_the_tree_marks_what_came_of_each_door_and_leads_to_people() -> None:
    drawn = PICTURES["tree"]
    assert [a.get("href") for a in elements(drawn, "a")] == [f"contacts/{who}.html" for who in ("ana", "ben", "chi")]
    assert len(elements(drawn, "path", "edge--hollow")) == 2
    edges = elements(drawn, "path", "edge")
    assert max(edges, key=lambda e: float(e.get("stroke-width", 0))) is edges[0]
    said = [e.text for e in elements(drawn, "text")]
    assert said[:6] == ["you", "Ana Silva", "Ben Ode", "Chi Wu", "Dee", "Eve"]
    assert said[6:] == ["you met", "approached, not met yet", "a name not approached yet", "let go"]


@pytest.mark.parametrize("size", [100, 300, 3000])
def test_a_large_tree_folds_into_numbers(size: int) -> None:
    drawn = tree(family(size), "doors")
    assert len(drawn) < 30_000
    rows = {e.get("y") for e in elements(drawn, "text")}
    assert len(rows) <= 2 * ROWS + 1
    assert elements(drawn, "text", "tree__folded")
    (svg,) = elements(drawn, "svg")
    assert float(svg.get("width", 0)) < 1300
    assert float(svg.get("height", 0)) < 1100


def test_one_person_with_very_many_doors_is_cut_to_a_few() -> None:
    drawn = tree([Branch(key=str(i), by="", name=f"P{i}", mark="in-hand") for i in range(500)], "doors")
    assert "and 487 more" in [e.text for e in elements(drawn, "text")]


def test_a_long_chain_is_drawn_as_far_as_there_is_room() -> None:
    drawn = tree(chain(2000), "doors")
    assert "+ 1,996 further on" in [e.text for e in elements(drawn, "text", "tree__folded")]


def test_a_year_has_a_mark_for_each_day() -> None:
    days = (TODAY - first_day(TODAY)).days + 1
    drawn = PICTURES["heat map"]
    marks = [path.get("d", "").count("M") for path in elements(drawn, "path", "day")]
    assert 52 * 7 < days <= WEEKS * 7
    assert sum(marks) == days + 5  # and those that explain the sizes
    assert marks[:5] == [days - 2, 1, 0, 0, 1]


@pytest.mark.parametrize("today", [date.min, date(1, 3, 1), date.max])
def test_the_ends_of_time_can_be_drawn(today: date) -> None:
    assert elements(heat_map({}, today, "x"), "path", "day")
    assert elements(due_line(1, {today: 1}, today, "x"), "circle")


def test_bars_show_what_was_missed_of_a_whole() -> None:
    drawn = PICTURES["bars"]
    assert len(elements(drawn, "rect", "bars__done")) == 2
    assert len(elements(drawn, "rect", "bars__missed")) == 1
    assert [e.text for e in elements(drawn, "text", "bars__count")] == ["2", "1/3"]


def test_many_things_due_on_one_day_are_a_number() -> None:
    drawn = PICTURES["due line"]
    assert len(elements(drawn, "rect")) == 3 + 9  # what waits, and the days of the weekends
    assert [e.text for e in elements(drawn, "text", "due-line__count")] == ["40"]


def test_a_name_is_cut_by_its_width() -> None:
    assert shortened("Ana Silva", 20) == "Ana Silva"
    assert shortened("Marijke van der Zwanenburg", 20) == "Marijke van der Zwa…"
    assert shortened("王小明王小明王小明王小明", 20) == "王小明王小明王小明…"
