"""What the help says about a colon in a value, followed, leads to no other error."""

import json
import re

import pytest
from conftest import MakeJournal
from reading import contact, meeting

BROKEN = (
    "title: Coffee: at noon",
    'title: she said: "yes": no',
    "title: it's: a \"test\"",
    "lesson: 'a' and: b",
    'lesson: "a" and more',
    "lesson: [a] and: b",
    "lesson: C:\\temp: x",
    "lesson: - a: b: c",
    "lesson: @home",
    "lesson: `code`",
    "lesson: a: #1",
    "topics:\n- Dissertation: 14: months",
    "topics:\n  - research: tidal: energy",
    "outcomes:\n- advice\ntopics:\n- Foo: bar: \"baz\"",
    "follow_ups:\n- do: Send: it",
    "follow_ups:\n- Send: it: now",
    "thanks:\n- email 2026-11-21: nice: one",
    "introductions:\n- name: Ben\n  note: he said: hi",
)  # fmt: skip


@pytest.mark.parametrize("fields", BROKEN)
def test_the_help_after_a_colon_leads_to_no_other_error(journal: MakeJournal, fields: str) -> None:
    text = f"---\ndate: 2026-10-20\nwith: ana\n{fields}\n---\n\n## Notes\n\nTides.\n"
    made = journal({"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/2026-10-20-ana.md": text})
    (found,) = json.loads(made.run("check", "--format", "json").stdout)["diagnostics"]
    assert found["rule"] == "invalid-yaml"
    line = re.search(r"`(.*)`$", found["help"])
    assert line, found["help"]
    path = made.root / "journal/meetings/2026-10-20-ana.md"
    lines = path.read_text().split("\n")
    old = lines[found["line"] - 1]
    lines[found["line"] - 1] = old[: len(old) - len(old.lstrip())] + line[1]
    path.write_text("\n".join(lines))
    assert json.loads(made.run("check", "--format", "json").stdout)["diagnostics"] == []


TEXTS = {
    "- Dissertation: 14 months": "Dissertation: 14 months",
    "- Dissertation: 14 months # so far": "Dissertation: 14 months",
    "- research: tides": "research: tides",
    "[Thesis: tides]": "Thesis: tides",
    "- '2024': a good year": None,
    "- {a: b}": None,
}


@pytest.mark.parametrize("written", TEXTS)
def test_a_text_with_a_colon_in_a_list_of_texts_is_a_text(written: str) -> None:
    record, rules = contact(f"topics:{' ' if written[0] == '[' else chr(10)}{written}")
    wanted = TEXTS[written]
    assert (record.topics, rules) == ((wanted,), []) if wanted else ((), ["wrong-type"])


@pytest.mark.parametrize("word", ["Dissertation", "thesis", "Two words"])
def test_and_so_it_is_in_a_list_of_items_that_may_be_texts(word: str) -> None:
    record, rules = meeting(f"follow_ups:\n- {word}: 14 months")
    assert ([item.do for item in record.follow_ups], rules) == ([f"{word}: 14 months"], [])


@pytest.mark.parametrize("field", ["doo: send it", "x_mine: it", "don: 2026-11-01"])
def test_a_misspelt_field_and_one_of_the_owner_s_own_are_no_text(field: str) -> None:
    record, rules = meeting(f"follow_ups:\n- {field}")
    assert record.follow_ups == ()
    assert "missing-field" in rules


def test_a_company_with_a_colon_in_its_name_can_stand_in_a_list() -> None:
    record, rules = contact("formerly: [Acme: Labs, Foo]")
    assert (record.formerly, rules) == (("Acme: Labs", "Foo"), [])
