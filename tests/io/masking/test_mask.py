"""What masking makes of names, fields and bodies, each seen on a few lines."""

import unicodedata

import pytest
from conftest import MakeJournal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_journal import SmallJournal

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.masking.common_words import ORDINARY, TITLES
from generator.io.masking.masked import mask
from generator.io.masking.names import fold, initials, tokens
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
    (meeting,) = mask(world.load(), with_notes=True).journal.meetings
    return meeting.body.partition("## Notes\n\n")[2].strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ana Silva said so.", "A.S said so."),
        ("I met Ana.", "I met A."),
        ("ANA, ana and Aña", "A, A and A"),
        ("Ana's idea, the Silvas' house", "A's idea, the S' house"),
        ("Silva, Ana", "A.S"),
        ("ana-silva and AnaSilva", "A.S and A.S"),
        ("Nita came", "A.S came"),
        ("A\u200bna and An&#97; and A**n**a", "A and A and A"),
        (unicodedata.normalize("NFD", "Aña"), "A"),
        ("[[ana-silva]] and [[ana-silva|Ana]]", "[[p-001|A.S]] and [[p-001|A]]"),
        ("[[Zed Zorn]] and later Zorn", "Z.Z and later Z"),
        ("Banana, analysis, Silvaner", "Banana, analysis, Silvaner"),
        ("her girl Mia sings", "her girl M sings"),
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
    assert notes(world) == "I will ask W in the hall."


def test_a_companys_words_stay_without_a_capital(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: x\n---\n\n## Notes\n\nA beacon. Beacon it was, and Beacon Hums, at Hums.\n"
    world = journal({"companies/b.md": "---\nname: Beacon Hums\n---\n", "meetings/a.md": text})
    assert notes(world) == "A beacon. B it was, and B.H, at H."


def test_a_name_in_a_script_without_blanks_is_found_in_a_run(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: x\n---\n\n## Notes\n\n昨日王小明に会った。\n"
    world = journal({"contacts/x.md": "---\nname: 王小明\n---\n", "meetings/a.md": text})
    assert notes(world) == "昨日王 に会った。"


def test_two_with_the_same_initials_are_told_apart(journal: MakeJournal) -> None:
    people = {
        f"contacts/{slug}.md": f"---\nname: {name}\n---\n" for slug, name in {"a": "Ana Silva", "b": "Al Stone"}.items()
    }
    masked = mask(journal(people).load())
    assert {name for name, _ in masked.names} == {"Al Stone", "Ana Silva"}
    assert [person.name for person in masked.journal.contacts] == ["A.S", "A.S (2)"]


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
    shown = mask(world.load(), with_notes=True).journal
    (ana,) = shown.contacts
    assert "Hidden" not in ana.source.text
    assert "Shown" in ana.source.text
    assert ana.introduced_by == ()
    (meeting,) = shown.meetings
    assert meeting.with_ == ("p-001",)
    assert [item.name for item in meeting.introductions] == ["B"]
    (event,) = shown.events
    assert [met.name for met in event.met] == ["p-001"]
    assert [page.body for page in shown.free_pages] == ["# Page\n\nFree.\n"]
    assert (shown.assets, shown.faults) == (frozenset(), {})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Boats of [[Zed Zorn]]\n\n- Why?\n", ["Boats of Z.Z"]),
        ("## Boats of [[ana-silva|her]]\n\n- Why?\n", ["Boats of her"]),
        ("Boats of Ana\n---\n\n- Why?\n", ["Boats of A"]),
        ("## **Private**\n\n- Who?\n\n## Boats\n\n- Why?\n", ["Boats"]),
        ("# Private\n\n## Boats\n\n- Who?\n", []),
        ("## Boats [x](https://ana.example)<!-- Ana -->\n\n- Why?\n", ["Boats x"]),
    ],
)
def test_a_topic_of_the_question_bank_without_names(journal: MakeJournal, written: str, shown: list[str]) -> None:
    world = journal({"contacts/ana-silva.md": ANA, "questions.md": written})
    bank = mask(world.load(), with_notes=True).journal.questions
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
    assert meeting.date is not None
    assert (str(meeting.date), meeting.date.as_written) == ("2026-11-25T05:30", "2026-11-25T10:00+05:30")
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
        ("Ana Silva", "A.S"), ("Marijke van der Zwan", "M.Z"), ("Dr. Ruth Abelson", "R.A"), ("éva", "É"),
        ("Jean-Luc O'Neil", "J.L.O.N"), ("Open Day 2026", "O.D 2026"), ("王小明", "王"), ("🙂", "N"),
        ("Al Stone", "A.S"),
        ("Dr Ana Silva, PhD (she/her)", "A.S"), ("🎓 Ben Okoro", "B.O"), ("Silva, Ana", "A.S"),
        ("渡辺 健二", "渡.健"), ("The Children's Museum", "T.C.M"),
    ],
)  # fmt: skip
def test_initials_of_a_name(name: str, shown: str) -> None:
    assert initials(name) == shown


@given(st.text(max_size=30), st.booleans())
def test_no_initials_end_in_a_stop_so_no_sentence_that_ends_in_them_has_two(name: str, person: bool) -> None:
    assert initials(name, person)
    assert not initials(name, person).endswith((".", " "))


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
    shown = mask(Journal(contacts=Collection(people)), with_notes=True).journal
    written = unicodedata.normalize("NFC", " ".join(word for pair in names for word in pair))
    wanted = {token.folded for token in tokens(written) if len(token.folded) > 1} - ORDINARY - TITLES
    for record in shown.contacts:
        _, _, front = record.source.text.partition("---\n")
        values = [record.name, record.role or "", front.rpartition("---\n")[2]]
        left = {fold(token.text) for value in values for token in tokens(value)}
        assert left & wanted == set()


ROBIN = "---\nname: Robin Zeta\nemail: rzeta@zeta.example\n---\n"
BUSY = """---
name: Ana Silva
company: Beacon Hums
email: asilva@example.org
phone: '+351 912 345 679'
location: Portolino
address: Rua Lumina 12, 44321 Portolino
linkedin: https://www.linkedin.com/in/anasil-x92
bond: we both met in Rehabia
personal: {children: 'Grace, Jack and Max', 子: 花子}
heard: [{on: 2026-11-01, by: email, what: Come to Plimton}]
outreach: [{on: 2026-10-01, by: email, note: Told Otto, text: Dear Uma, replied: 2026-10-03, reply: 'Yes, says Ada'}]
---

## Private

Divorced from Kurt.
"""
OTHERS = {f"contacts/x{n}.md": f"---\nname: {name}\n---\n" for n, name in enumerate(("王小明", "佐藤 健", "김민수"))}


def busy(journal: MakeJournal, written: str, **more: str) -> SmallJournal:
    meeting = "---\ndate: 2026-11-10\nwith: Ana Silva\nplace: Café Corvo\n---\n\n## Notes\n\n"
    return journal(
        {
            "profile.md": ROBIN,
            "contacts/ana-silva.md": BUSY,
            "contacts/zoe.md": "---\nname: Zoe Hark\nprivate: yes\n---\n\nLives with Tibor.\n",
            "meetings/2026-11-10-x.md": f"{meeting}{written}\n",
            **OTHERS,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Grace said max five people; Max, Jack and GRACE: by grace.",
            "G said max five people; M, J and G: by grace.",
        ),
        ("In Portolino, at Corvo, in Lumina 12.", "In P, at C, in L 12."),
        ("Otto, Uma, Plimton, Rehabia, Kurt, Tibor", "O, U, P, R, K, T"),
        ("44321 in 2026", "(a number) in 2026"),
        ("She and her friend were with us in it.", "She and her friend were with us in it."),
        ("花子さん", "花 さん"),
    ],
)
def test_what_is_withheld_is_masked_however_common_its_words_are(
    journal: MakeJournal, written: str, shown: str
) -> None:
    assert notes(busy(journal, written)) == shown


@pytest.mark.parametrize(
    "between", ["", " ", "\u00a0", "\u2009", "\u202f", "\u2011", "–", "—", "·", "’", ".", "/", " - ", "**", "\\-"]
)
def test_a_number_is_masked_in_any_spacing(journal: MakeJournal, between: str) -> None:
    number = between.join(("912", "345", "679"))
    assert notes(busy(journal, f"Call {number} or +351{between}{number}, on 2026-11-22, in 2019–2021")) == (
        "Call (a number) or (a number), on 2026-11-22, in 2019–2021"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("小明 said", "小 said"), ("王先生", "王 先生"), ("昨日王小明に", "昨日王 に"), ("佐藤さん", "佐 さん"),
        ("민수 씨", "민 씨"), ("김 부장님", "김 부장님"), ("明日", "明日"), ("老王", "老王"),
    ],
)  # fmt: skip
def test_a_part_of_two_letters_of_a_name_without_blanks_is_masked(
    journal: MakeJournal, written: str, shown: str
) -> None:
    assert notes(busy(journal, written)) == shown.strip()


SPELT = {
    f"contacts/y{n}.md": f"---\nname: {name}\n---\n"
    for n, name in enumerate(
        ("Jean-Luc O'Brien", "Mary Watson-Parker", "Sørensen Ødegård", "Γιώργος Νικολάου", "محمد علي", "דוד כהן",
         "Фёдор Петров", "AT&T Quxcorp")
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Sil-va, Sil\\-va, Sil-\nva, Sil\\va", "S, S, S, S"),
        ("S i l v a, S.i.l.v.a, S-I-L-V-A", "S, S, S"),
        ("Silva2026, mailSilva, SilvaPlays, H~Silva~O", "S, M, S, H"),
        ("Sil%76a %53ilva", "S S"),
        ("100% of 5%50", "100% of 5%50"),
        ("&amp;amp;#83;ilva, &#38;#38;#38;#83;ilva, &<b></b>#83;ilva", "S, S, & #83;ilva"),
        ("<p>silva</p><p>plays</p>, silva<br>plays, <td>silva</td><td>plays", "S  plays , S plays, S  plays"),
        ("S\u3164ilva S\u115filva Sil\u2800va", "S S S"),
        ("Silva\u02bcs house, O\u02bcBrien", "S\u2019s house, O.B"),
        ("JeanLuc, jeanluc, OBrien, O`Brien, WatsonParker", "J, J, O, O, W"),
        ("Soerensen, Odegaard, Ødegaard, Oedegaard, Odegard", "S, O, Ø, O, O"),
        ("ΓΙΩΡΓΟΣ, Γιωργος; not Νικολαου", "Γ, Γ; not Ν"),
        ("ومحمد, لمحمد, مُحَمَّد", "و, ل, م"),
        ("לדוד, וכהן, דָּוִד", "ל, ו, ד"),
        ("Федор, ФЕДОР", "Ф, Ф"),
        ("王 小 明, 김 민 수", "王, 김"),
        ("AT&T called", "A.T called"),
        ("912,345,679 or 912;345;679 or 912|345|679 or 912:345:679", " or ".join(["(a number)"] * 4)),
        ("3,000,000 and 1:30:20", "3,000,000 and 1:30:20"),
        ("So[^1]\n\n[^1]: said Silva.", "So[^1]\n\n[^1]: said S."),
    ],
)
def test_a_name_or_number_is_masked_however_it_is_spelt(journal: MakeJournal, written: str, shown: str) -> None:
    assert notes(busy(journal, written, **SPELT)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("asilva (at) example (dot) org. Her", "(an e-mail address). Her"),
        ("asilva [at] example.org, then", "(an e-mail address), then"),
        ("asilva at example dot org", "(an e-mail address)"),
        ("ａｓｉｌｖａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "(an e-mail address)"),
        ("ask asilva or anasil-x92", "ask A.S or A.S"),
        ("[[ana-silva|Nuxa]], Nuxa and nuxa", "[[p-001|A.S]], A.S and A.S"),
        ("[Vex](https://vex.example) and Vex", "V and V"),
        ('a <img alt="a > SECRET"> b', "a  b"),
        ("ＡＮＡ, A\u00adna, An\u2060a", "A, A, A"),
        ("I looked at boats. Then I left.", "I looked at boats. Then I left."),
    ],
)
def test_no_address_label_or_attribute_gives_a_name_away(journal: MakeJournal, written: str, shown: str) -> None:
    made = notes(busy(journal, written))
    slug = next(person.slug for person in mask(busy(journal, written).load()).journal.contacts if person.name == "A.S")
    assert made == shown.replace("p-001", slug)


DRESSED = (
    "## Private", "## Private {#x}", "> ## Private", "- ## Private", "- a\n  ## Private", "1. ## Private",
    "Private\n---", "Private\n===", "## **Private**", "## _Private_", "## ~~Private~~", "## ==Private==",
    "## `Private`", "## 🔒 Private", "## Private ##", "##Private", "## Private:", "## 1. Private", "## <u>Private</u>",
    "## [Private](x.md)", "## [[x|Private]]",
    "> [!note]\n> ## Private", "> [!warning]- Private", "> > ### Private", "<h2>Private</h2>",
    "<h2 id='x'>Pri<b>vate</b></h2>", "## Pri\u200bvate", "## &#80;rivate", "###### PRIVATE", "## Private <!-- x -->",
    "## Private[^1]", "## Private ^x", "## Private #tag", "[^1]: ## Private", "## Ｐｒｉｖａｔｅ", "> Private\n> ---",
    "<details><summary>Private</summary>", "## Private\n\nfoo\n\n&#35;&#35; Other", "## Private\n\n```\n## Other\n```",
    "## Private\n\n<h2>Other</h2>", "## Private\n\nfoo\x85# Other",
)  # fmt: skip


@pytest.mark.parametrize("heading", DRESSED)
@pytest.mark.parametrize("with_notes", [False, True])
def test_nothing_under_a_heading_called_private_is_in_a_copy(
    journal: MakeJournal, heading: str, with_notes: bool
) -> None:
    text = f"Before.\n\n{heading}\n\nhushed words\n\n- [ ] hushed promise 📅 2026-12-01\n"
    quoted = f"{heading}\n> hushed words\n" if heading.startswith(">") else f"{heading}\n\n  hushed words\n"
    world = busy(
        journal, text, **{"a.md": quoted, "companies/b.md": f"---\nname: B Co\n---\n\n{quoted}", "questions.md": text}
    )
    shown = mask(world.load(), with_notes=with_notes).journal
    texts = [record.source.text for record in shown.records()] + [page.body for page in shown.free_pages]
    assert [text for text in texts if "hushed" in text] == []
    assert shown.questions is None or "hushed" not in shown.questions.source.text


def test_without_notes_prose_is_counted_and_questions_and_promises_stay(journal: MakeJournal) -> None:
    written = (
        "One two *three*, said Ana. - \n\n## Questions\n\n### Why did Ana leave?\n\nShe was tired.\n\n### And now?\n\n"
        "## Next\n\n- [ ] Send [[ana-silva]] the list 📅 2026-12-01\n- [x] call ✅ 2026-11-12\n\n## Gossip\n\nA lot.\n"
    )
    world = busy(journal, written, **{"a.md": "# A page\n\nfour more words here\n", "questions.md": "## T\n\n- Why?\n"})
    shown = mask(world.load()).journal
    (meeting,) = shown.meetings
    slug = next(person.slug for person in shown.contacts if person.name == "A.S")
    assert meeting.body.split("\n\n") == [
        "\n## Notes", "(five words left out)", "## Questions", "### Why did A leave?", "(three words left out)",
        "### And now?", "## Next", f"- [ ] Send [[{slug}|A.S]] the list 📅 2026-12-01\n- [x] call ✅ 2026-11-12",
        "(three words left out)\n",
    ]  # fmt: skip
    assert (shown.questions, shown.free_pages) == (None, ())
    # Notes and answer 8, gossip 3, the page 6, the bank 2, what Ana said 3.
    assert shown.left_out == 8 + 3 + 6 + 2 + 3


def test_what_they_said_is_there_with_notes_alone(journal: MakeJournal) -> None:
    world = busy(journal, "x").load()
    said = [
        next(sent.reply for person in mask(world, with_notes=notes).journal.contacts for sent in person.outreach)
        for notes in (False, True)
    ]
    assert said == ["(three words left out)", "Yes, says Ada"]


def test_the_words_with_a_capital_that_are_left_are_named(journal: MakeJournal) -> None:
    written = "Her boss Gertrude Plimpton. Ивану, and Ana. With Max, the. Don't."
    masked = mask(busy(journal, written).load(), with_notes=True)
    assert masked.capitals == ("Ada", "Gertrude", "Plimpton")
    assert masked.openings == ("Don't", "Yes", "Ивану")


@pytest.mark.parametrize(
    ("written", "inside", "openings"),
    [
        ("Bring it.\n\n- Ask\n- [ ] Send\n\n### Hope\n\n> “Yes”", (), ("Ask", "Bring", "Hope", "Send", "Yes")),
        ("Tilda came, and so did Tilda.", ("Tilda",), ()),
        ("so. Mr. Plimpton and J. Quill. Off", ("Plimpton", "Quill"), ("Off",)),
        ("1. Off we went with (Perpetua) to Aix: Lots!", ("Aix", "Lots", "Perpetua"), ("Off",)),
    ],
)
def test_words_that_only_begin_a_sentence_or_a_line_are_apart(
    journal: MakeJournal, written: str, inside: tuple[str, ...], openings: tuple[str, ...]
) -> None:
    text = f"---\ndate: 2026-11-10\nwith: Xu Xi\n---\n\n## Notes\n\n{written}\n"
    masked = mask(journal({"meetings/2026-11-10-x.md": text}).load(), with_notes=True)
    assert (masked.capitals, masked.openings) == (inside, openings)


def test_ordinary_words_where_a_name_may_stand_are_no_name(journal: MakeJournal) -> None:
    text = "---\ndate: 2026-11-10\nwith: [nobody in particular, will may]\n---\n"
    masked = mask(journal({"meetings/2026-11-10-x.md": text}).load())
    assert masked.names == (("will may", "W.M"),)
    assert masked.journal.meetings.all[0].with_ == ("nobody in particular", "W.M")


def test_the_name_of_the_site_names_nobody(journal: MakeJournal) -> None:
    world = busy(journal, "Jane came.").load()
    masked = mask(world, with_notes=True, site_name="Jane Whitlock's Networking journal of Ana")
    assert masked.site_name == "J W's Networking journal of A"
    assert masked.journal.meetings.all[0].body.endswith("J came.\n")
    assert mask(world, site_name="whitlock's own log").site_name == "W's own log"


def test_the_order_of_slugs_tells_nothing_of_names(journal: MakeJournal) -> None:
    names = [f"{letter}a Silva" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    files = {f"contacts/{name[:2].lower()}.md": f"---\nname: {name}\ncompany: {name[0]}x Co\n---\n" for name in names}
    files |= {f"meetings/2026-11-10-{name[0]}.md": f"---\ndate: 2026-11-10\nwith: {name}\n---\n" for name in names}
    shown = mask(journal(files).load()).journal
    for initials_ in (
        [person.name[0] for person in shown.contacts],
        [company.name[0] for company in shown.companies],
        [shown.contacts.resolve(meeting.with_)[0].name[0] for meeting in shown.meetings],
    ):
        assert sorted(initials_) == sorted(name[0] for name in names)
        assert initials_ not in (sorted(initials_), sorted(initials_, reverse=True))


def test_the_name_of_a_file_stands_for_nothing_in_a_copy(journal: MakeJournal) -> None:
    (update,) = mask(journal({"updates/2026-11-12-gertrude.md": "---\ndate: 2026-11-12\n---\n"}).load()).journal.updates
    assert update.subject == "News"


@pytest.mark.parametrize(
    "piece", ["-", "9 ", "> ", " ", ". ", "a.", "w", "a-", "<a '", "[", "小明", "1,", "aA", "&amp;", "<p>", "Q-"]
)
def test_a_text_of_one_piece_over_and_over_is_masked_in_time_in_proportion_to_its_length(piece: str) -> None:
    """What is quadratic takes minutes for so long a text."""
    journal = Journal(contacts=Collection((person("q", "王小明 Qux", piece * (10_000 // len(piece))),)))
    for with_notes in (False, True):
        assert "Qux" not in mask(journal, with_notes=with_notes).journal.contacts.all[0].source.text
