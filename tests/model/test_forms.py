"""The one-line forms: what a line stands for, with a note behind a colon, quoted, in lists, as YAML bends it."""

from typing import Any

import pytest
from reading import contact, event, meeting, update, values

NOV = "2026-11-22"


@pytest.mark.parametrize(
    ("written", "items"),
    [
        (f"email {NOV}", [("email", NOV, (), None)]),
        (f"[email {NOV}, card 2026-11-24 to jane-doe]", [("email", NOV, (), None), ("card", "2026-11-24",
        ("jane-doe",), None)]),
        (f"\n- email {NOV}\n- card 2026-11-24 to ana, ben", [("email", NOV, (), None), ("card", "2026-11-24", ("ana",
        "ben"), None)]),
        (f"{NOV} email", [("email", NOV, (), None)]),
        (f"'email {NOV}'", [("email", NOV, (), None)]),
        (f'["email {NOV} to ana, ben"]', [("email", NOV, ("ana", "ben"), None)]),
        (f"\n- email {NOV}: so kind", [("email", NOV, (), "so kind")]),
        (f"\n- email {NOV} to ana: so kind", [("email", NOV, ("ana",), "so kind")]),
        (f"\n- 'email {NOV}: so kind: really'", [("email", NOV, (), "so kind: really")]),
        (f'\n- "email {NOV} to ana: so kind"', [("email", NOV, ("ana",), "so kind")]),
        (f"\n- email {NOV}: 'so: kind'", [("email", NOV, (), "so: kind")]),
        (f"\n- email {NOV}: |\n    so\n    kind", [("email", NOV, (), "so\nkind")]),
        (f"\n- email {NOV}:", [("email", NOV, (), None)]),
        (f"\n- email {NOV}: ''", [("email", NOV, (), None)]),
        (f"[email {NOV}: so kind]", [("email", NOV, (), "so kind")]),
        (f"{{email {NOV}: so kind}}", [("email", NOV, (), "so kind")]),
        (f"\n  email {NOV}: so kind", [("email", NOV, (), "so kind")]),
        (f"\n- email {NOV} 18:30 to ana", [("email", f"{NOV}T18:30", ("ana",), None)]),
        (f"\n- email {NOV}T18:30: so kind", [("email", f"{NOV}T18:30", (), "so kind")]),
        (f"\n- email {NOV} to [[ana-silva|Ana]], [[ben]]", [("email", NOV, ("[[ana-silva|Ana]]", "[[ben]]"), None)]),
        (f"\n- by: email\n  on: {NOV}\n  to: [[ana]]\n  note: so kind", [("email", NOV, ("[[ana]]",), "so kind")]),
        (f"[{{by: email, on: {NOV}, to: [ana, ben]}}]", [("email", NOV, ("ana", "ben"), None)]),
        (f"\n  by: email\n  on: {NOV}", [("email", NOV, (), None)]),
        (f"\n- email {NOV}\n- by: card\n  on: {NOV}", [("email", NOV, (), None), ("card", NOV, (), None)]),
        (f"\n-\n- email {NOV}\n- ''", [("email", NOV, (), None)]),
    ],
)  # fmt: skip
def test_thanks(written: str, items: list[tuple[Any, ...]]) -> None:
    record, broken = meeting(f"thanks: {written}\nplace: Lisbon")
    assert [values(item, "by", "on", "to", "note") for item in record.thanks] == items
    assert [item.at for item in record.thanks] == list(range(len(items)))
    assert (record.place, broken) == ("Lisbon", [])


MAR = "2026-03-01"


@pytest.mark.parametrize(
    ("written", "item"),
    [
        (f"{MAR} email", (MAR, "email", None, None, None, None)),
        (f"email {MAR}", (MAR, "email", None, None, None, None)),
        (f"[{MAR} in-person]", (MAR, "in-person", None, None, None, None)),
        (f"{MAR} 18:30 phone", (f"{MAR}T18:30", "phone", None, None, None, None)),
        (f"{MAR} email replied 2026-03-04", (MAR, "email", None, "2026-03-04", None, None)),
        (f"{MAR} email declined", (MAR, "email", None, None, True, None)),
        (f"{MAR} email about article", (MAR, "email", "article", None, None, None)),
        (f"{MAR} email about news replied 2026-03-04 declined", (MAR, "email", "news", "2026-03-04", True, None)),
        (f"\n- {MAR} email: liked your talk", (MAR, "email", None, None, None, "liked your talk")),
        (f"\n- {MAR} email declined: no time", (MAR, "email", None, None, True, "no time")),
        (f"\n- '{MAR} email: liked: your talk'", (MAR, "email", None, None, None, "liked: your talk")),
    ],
)
def test_outreach(written: str, item: tuple[Any, ...]) -> None:
    record, broken = contact(f"outreach: {written}")
    assert [values(sent, "on", "by", "about", "replied", "declined", "note") for sent in record.outreach] == [item]
    assert broken == []


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("2026-03-02", ("2026-03-02", None, None, None)),
        ("2026-03-02 email", ("2026-03-02", "email", None, None)),
        ("email 2026-03-02", ("2026-03-02", "email", None, None)),
        ("\n- 2026-03-02 email: any news?", ("2026-03-02", "email", "any news?", None)),
        ("\n- 2026-03-02: any news?", ("2026-03-02", None, "any news?", None)),
        ("2026-03-02 email answered 2026-03-03", ("2026-03-02", "email", None, "2026-03-03")),
        ("2026-03-02 answered no-need", ("2026-03-02", None, None, "no-need")),
        ("{on: 2026-03-02, what: hello}", ("2026-03-02", None, "hello", None)),
    ],
)
def test_heard(written: str, item: tuple[Any, ...]) -> None:
    record, broken = contact(f"heard: {written}")
    assert [values(heard, "on", "by", "what", "answered") for heard in record.heard] == [item]
    assert broken == []


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("2026-11-05", ("2026-11-05", (), None)),
        ("2026-11-05 to ana-silva", ("2026-11-05", ("ana-silva",), None)),
        ("2026-11-05 to Ana Silva, Ben Okoro", ("2026-11-05", ("Ana Silva", "Ben Okoro"), None)),
        ("[2026-11-05 to ana-silva]", ("2026-11-05", ("ana-silva",), None)),
        ("\n- 2026-11-05 to ana-silva: she was glad", ("2026-11-05", ("ana-silva",), "she was glad")),
        ("\n- 2026-11-05: she was glad", ("2026-11-05", (), "she was glad")),
        ("\n- on: 2026-11-05\n  to: ana-silva", ("2026-11-05", ("ana-silva",), None)),
        ("{on: 2026-11-05}", ("2026-11-05", (), None)),
    ],
)
def test_reported_back(written: str, item: tuple[Any, ...]) -> None:
    record, broken = meeting(f"reported_back: {written}")
    assert [values(report, "on", "to", "note") for report in record.reported_back] == [item]
    assert broken == []


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("jane-doe 2026-12-02 email", (("jane-doe",), "2026-12-02", "email", None)),
        ("jane-doe 2026-12-02", (("jane-doe",), "2026-12-02", None, None)),
        ("Jane Doe 2026-12-02 in-person", (("Jane Doe",), "2026-12-02", "in-person", None)),
        ("all 2026-12-02", (("all",), "2026-12-02", None, None)),
        ("ana, Ben Okoro 2026-12-02 email", (("ana", "Ben Okoro"), "2026-12-02", "email", None)),
        ("\n- '[[jane-doe]] 2026-12-02 email'", (("[[jane-doe]]",), "2026-12-02", "email", None)),
        ("\n- jane-doe 2026-12-02 email: she laughed", (("jane-doe",), "2026-12-02", "email", "she laughed")),
        ("\n- 'jane-doe 2026-12-02: she laughed'", (("jane-doe",), "2026-12-02", None, "she laughed")),
        ("{who: all, on: 2026-12-02}", (("all",), "2026-12-02", None, None)),
    ],
)
def test_told(written: str, item: tuple[Any, ...]) -> None:
    record, broken = update(f"told: {written}")
    assert [values(told, "who", "on", "by", "note") for told in record.told] == [item]
    assert broken == []


@pytest.mark.parametrize(
    ("written", "dos"),
    [
        ("Send the article", ["Send the article"]),
        ("[Send it, Call]", ["Send it", "Call"]),
        ("\n- Send it: the long one", ["Send it: the long one"]),
        ("\n- Send it: by 2026-12-01", ["Send it: by 2026-12-01"]),
        ("\n- 'Send it: the long one'", ["Send it: the long one"]),
        ("\n- do: Send it\n  by: 2026-12-01\n  to: ana", ["Send it"]),
        ("\n- Send it\n-\n- {do: Call, done: 2026-11-10}", ["Send it", "Call"]),
    ],
)
def test_a_promise_may_be_its_words_alone(written: str, dos: list[str]) -> None:
    record, broken = meeting(f"follow_ups: {written}")
    assert [promise.do for promise in record.follow_ups] == dos
    assert broken == []


def test_other_items_may_be_their_words_alone() -> None:
    record, broken = meeting("awaiting: [A book]\nintroductions: [Ben Okoro, '[[chi]]', [[dan]], {contact: eve}]")
    assert [item.what for item in record.awaiting] == ["A book"]
    names = [(item.name, item.contact) for item in record.introductions]
    assert names == [("Ben Okoro", None), ("[[chi]]", None), ("[[dan]]", None), (None, "eve")]
    assert broken == []
    mixer, broken = event("met: [ana, Ben Okoro, [[chi]], {name: Dan, company: Acme}]")
    assert [(met.name, met.company) for met in mixer.met] == [
        ("ana", None), ("Ben Okoro", None), ("[[chi]]", None), ("Dan", "Acme"),
    ]  # fmt: skip
    assert broken == []


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("2026-03-01", ["missing-field"]),
        ("email", ["wrong-type"]),
        ("soon", ["wrong-type"]),
        ("[[ana]]", ["wrong-type"]),
        ("[[a], b]", ["wrong-type", "wrong-type"]),
        ("2026-03-01 smoke", ["not-a-choice"]),
        ("2026-03-01 EMAIL", ["not-a-choice"]),
        ("2026-13-01 email", ["not-a-date"]),
        ("2026-03-01 email 2026-03-02", ["wrong-type"]),
        ("2026-03-01 email phone", ["wrong-type"]),
        ("2026-03-01 email replied", ["wrong-type"]),
        ("2026-03-01 email declined declined", ["wrong-type"]),
        ("2026-03-01 email to ana", ["wrong-type"]),
        ("2026-03-01 email answered 2026-03-02", ["wrong-type"]),
        ("by hand, by email 2026-03-01", ["wrong-type", "not-a-choice"]),
        ("\n- on: 2026-03-01", ["missing-field"]),
        ("\n- by: email", ["missing-field"]),
        ("\n- on: soon\n  by: smoke", ["not-a-date", "not-a-choice"]),
        ("\n- on: 2026-03-01\n  by: email\n  when: noon", ["unknown-field"]),
        ("\n- liked it: 2026-03-01 email", ["unknown-field", "missing-field", "missing-field"]),
    ],
)
def test_a_line_that_says_something_else_is_reported(written: str, rules: list[str]) -> None:
    record, broken = contact(f"outreach: {written}\nrole: next")
    assert sorted(broken) == sorted(rules)
    assert record.role == "next"


def test_a_bad_part_that_is_not_needed_leaves_the_item() -> None:
    record, broken = contact("outreach: [2026-03-01 email replied soon, 2026-13-01 email, 2026-05-01 phone]")
    assert [values(sent, "at", "on", "by", "replied") for sent in record.outreach] == [
        (0, "2026-03-01", "email", None), (2, "2026-05-01", "phone", None),
    ]  # fmt: skip
    assert broken == ["not-a-date", "not-a-date"]


@pytest.mark.parametrize("written", ["2026-03-01 advice", "on 2026-03-01", "[[ana]]", "[a]"])
def test_help_has_no_one_line_form(written: str) -> None:
    record, broken = contact(f"help: {written}")
    assert (record.help, broken) == ((), ["wrong-type"])


def test_an_introduction_names_somebody() -> None:
    record, broken = meeting("introductions:\n- company: Acme\n- name: Ben\n- {role: Clerk, note: kind}")
    assert [item.name for item in record.introductions] == ["Ben"]
    assert broken == ["missing-field", "missing-field"]
