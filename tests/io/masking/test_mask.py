"""What masking makes of names, fields and bodies, each seen on a few lines."""

import unicodedata

import pytest
from conftest import MakeJournal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_journal import SmallJournal

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.masking.masked import mask
from generator.io.masking.names import ORDINARY, TITLES, fold, initials, tokens
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.records import Contact

ANA = """---
name: Ana Silva
aliases: [Nita]
greeting: Dear Dr Silva
personal: {family: 'two girls, Mia and Lea'}
---
"""


def notes(world: SmallJournal) -> str:
    (meeting,) = mask(world.load()).journal.meetings
    return meeting.body.partition("## Notes\n\n")[2].strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ana Silva said so.", "A. S. said so."),
        ("I met Ana.", "I met A."),
        ("ANA, ana and Aña", "A., A. and A."),
        ("Ana's idea, the Silvas' house", "A.'s idea, the S.' house"),
        ("Silva, Ana", "A. S."),
        ("ana-silva and AnaSilva", "A. S. and A. S."),
        ("Nita came", "A. S. came"),
        ("A\u200bna and An&#97; and A**n**a", "A. and A. and A."),
        (unicodedata.normalize("NFD", "Aña"), "A."),
        ("[[ana-silva]] and [[ana-silva|Ana]]", "[[p-001|A. S.]] and [[p-001|A.]]"),
        ("[[Zed Zorn]] and later Zorn", "Z. Z. and later Z."),
        ("Banana, analysis, Silvaner", "Banana, analysis, Silvaner"),
        ("her girl Mia sings", "her girl M. sings"),
        ("see [the page](https://x.example/y) or x.example/y", "see the page or (a link)"),
        ("a@b.org, +1 (555) 123-4567, on 2026-11-22", "(an e-mail address), (a number), on 2026-11-22"),
        ("![her](ana.png)<!-- Ana -->", ""),
        ("<b title='Ana'>bold</b>", "bold"),
        ('--8<-- "profile.md"', '"profile.md"'),
        ("Will they? May I? I will, and I may.", "Will they? May I? I will, and I may."),
    ],
)
def test_a_text_without_names(journal: MakeJournal, written: str, shown: str) -> None:
    world = journal(
        {
            "contacts/ana-silva.md": ANA,
            "meetings/2026-11-10-x.md": f"---\ndate: 2026-11-10\nwith: Ana Silva\n---\n\n## Notes\n\n{written}\n",
        }
    )
    assert notes(world) == shown


def test_an_ordinary_word_is_a_name_where_it_bears_a_capital(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: will\n---\n\n## Notes\n\nI will ask Will in the hall.\n"
    world = journal({"contacts/will.md": "---\nname: Will Hall\n---\n", "meetings/a.md": text})
    assert notes(world) == "I will ask W. in the hall."


def test_a_companys_words_stay_where_they_are_only_words(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: x\n---\n\n## Notes\n\nA beacon. Beacon it was, and Beacon Hums, at Hums.\n"
    world = journal({"companies/b.md": "---\nname: Beacon Hums\n---\n", "meetings/a.md": text})
    assert notes(world) == "A beacon. Beacon it was, and B. H., at H."


def test_a_name_in_a_script_without_blanks_is_found_in_a_run(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: x\n---\n\n## Notes\n\n昨日王小明に会った。\n"
    world = journal({"contacts/x.md": "---\nname: 王小明\n---\n", "meetings/a.md": text})
    assert notes(world) == "昨日王.に会った。"


def test_two_with_the_same_initials_are_told_apart(journal: MakeJournal) -> None:
    people = {
        f"contacts/{slug}.md": f"---\nname: {name}\n---\n" for slug, name in {"a": "Ana Silva", "b": "Al Stone"}.items()
    }
    masked = mask(journal(people).load())
    assert masked.names == (("Al Stone", "A. S. (2)"), ("Ana Silva", "A. S."))
    assert [person.name for person in masked.journal.contacts] == ["A. S.", "A. S. (2)"]


def test_nothing_private_is_left_and_nobody_private_is_named(journal: MakeJournal) -> None:
    world = journal(
        {
            "contacts/ana.md": "---\nname: Ana\nintroduced_by: zoe\n---\n\n## Private\n\nHidden.\n\n## Then\n\nShown\n",
            "contacts/zoe.md": "---\nname: Zoe\nprivate: yes\n---\n",
            "meetings/a.md": "---\ndate: 2026-11-10\nwith: zoe\n---\n\n## Notes\n\nAlone.\n",
            "meetings/b.md": "---\ndate: 2026-11-11\nwith: [ana, zoe]\nintroductions: [Zoe, Bo]\n---\n",
            "events/e.md": "---\nname: Fair\ndate: 2026-11-01\nmet: [zoe, ana]\n---\n",
            "page.md": "# Page\n\nFree.\n",
            "picture.png": b"x",
        }
    )
    shown = mask(world.load()).journal
    (ana,) = shown.contacts
    assert "Hidden" not in ana.source.text
    assert "Shown" in ana.source.text
    assert ana.introduced_by == ()
    (meeting,) = shown.meetings
    assert meeting.with_ == ("p-001",)
    assert [item.name for item in meeting.introductions] == ["B."]
    (event,) = shown.events
    assert [met.name for met in event.met] == ["p-001"]
    assert (shown.free_pages, shown.assets, shown.faults) == ((), frozenset(), {})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Boats of [[Zed Zorn]]\n\n- Why?\n", ["Boats of Z. Z."]),
        ("## Boats of [[ana-silva|her]]\n\n- Why?\n", ["Boats of her"]),
        ("Boats of Ana\n---\n\n- Why?\n", ["Boats of A."]),
        ("## **Private**\n\n- Who?\n\n## Boats\n\n- Why?\n", ["Boats"]),
        ("# Private\n\n## Boats\n\n- Who?\n", []),
        ("## Boats [x](https://ana.example)<!-- Ana -->\n\n- Why?\n", ["Boats x"]),
    ],
)
def test_a_topic_of_the_question_bank_without_names(journal: MakeJournal, written: str, shown: list[str]) -> None:
    world = journal({"contacts/ana-silva.md": ANA, "questions.md": written})
    bank = mask(world.load()).journal.questions
    assert bank is not None
    assert [topic for topic, _ in bank.topics] == shown


def test_an_answer_stays_one_without_what_was_heard(journal: MakeJournal) -> None:
    text = "---\nname: Ana\noutreach: [2026-11-01 email]\nheard: [{on: 2026-11-03, answered: no-need}]\n---\n"
    (ana,) = mask(journal({"contacts/ana.md": text}).load()).journal.contacts
    assert str(ana.outreach[0].replied) == "2026-11-03"
    assert ana.waived == {"answer/2026-11-03": "answered"}
    assert ana.heard == ()


def test_an_hour_abroad_stays_the_same_instant(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-25 10:00\nwith: x\ntime_zone: Asia/Kolkata\n---\n"
    world = journal({"profile.md": "---\nname: Dot\ntime_zone: Europe/Berlin\n---\n", "meetings/a.md": text})
    (meeting,) = mask(world.load()).journal.meetings
    assert (str(meeting.date), str(meeting.date and meeting.date.offset)) == ("2026-11-25T10:00", "UTC+05:30")
    assert meeting.time_zone is None


def test_a_debt_let_go_stays_let_go(journal: MakeJournal) -> None:
    text = "---\nname: Ana Silva\nwaived: {news/ana-silva: no, promise/-/call-ana-silva-on-it: old, sing: Ana}\n---\n"
    (ana,) = mask(journal({"contacts/ana-silva.md": text}).load()).journal.contacts
    assert ana.waived == {"news/p-001": "no", "promise/-/call-a-s-on-it": "old"}


def test_a_debt_put_off_stays_put_off(journal: MakeJournal) -> None:
    text = "---\nname: Ana Silva\nlater: {news/ana-silva: 2026-12-20, sing: 2026-12-21}\n---\n"
    (ana,) = mask(journal({"contacts/ana-silva.md": text}).load()).journal.contacts
    assert {name: str(day) for name, day in ana.later.items()} == {"news/p-001": "2026-12-20"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Silva", "A. S."), ("Marijke van der Zwan", "M. Z."), ("Dr. Ruth Abelson", "R. A."), ("éva", "É."),
        ("Jean-Luc O'Neil", "J. L. O. N."), ("Open Day 2026", "O. D. 2026"), ("王小明", "王."), ("🙂", "N."),
        ("Al Stone", "A. S."),
    ],
)  # fmt: skip
def test_initials_of_a_name(name: str, shown: str) -> None:
    assert initials(name) == shown


WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn")), min_size=2, max_size=8)
FILLER = st.sampled_from((" ", ", ", ".\n", "-", "'s ", " — ", " the ", " (", "\n\n## ", "\n- ", "*", " [["))


def person(slug: str, name: str, note: str) -> Contact:
    text = SourceText(f"journal/contacts/{slug}.md", f"---\n---\n\n{note}\n")
    made = decode(Contact, read(text), slug, frozenset())[0]
    return Contact(source=made.source, slug=slug, body_start=made.body_start, name=name, role=note)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=3), st.data())
def test_no_word_of_a_persons_name_survives_in_any_text(names: list[tuple[str, str]], data: st.DataObject) -> None:
    words = [form for pair in names for word in pair for form in (word, word.upper(), word.title())]
    parts = data.draw(st.lists(st.tuples(st.sampled_from(words), FILLER), max_size=8))
    note = "".join(word + filler for word, filler in parts)
    people = tuple(person(f"q{i}", " ".join(pair), note) for i, pair in enumerate(names))
    shown = mask(Journal(contacts=Collection(people))).journal
    written = unicodedata.normalize("NFC", " ".join(word for pair in names for word in pair))
    wanted = {token.folded for token in tokens(written) if len(token.text) > 1} - ORDINARY - TITLES
    for record in shown.contacts:
        _, _, front = record.source.text.partition("---\n")
        values = [record.name, record.role or "", front.rpartition("---\n")[2]]
        left = {fold(token.text) for value in values for token in tokens(value)}
        assert left & wanted == set()
