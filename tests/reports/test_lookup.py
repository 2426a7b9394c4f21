"""An id or a name may be shortened to any start that one thing has."""

from datetime import date

import pytest
from conftest import MakeJournal

from generator.debts import debts
from generator.model.day import Day
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings
from generator.reports.lookup import Shortener, find_debt, find_record, similar_debts, similar_records


def person(name: str, fields: str = "") -> str:
    return f"---\nname: {name}\n{fields}---\n"


FILES = {
    "contacts/ana-silva.md": person("Ana Silva", "aliases: [Anni]\n"),
    "contacts/anabel-moss.md": person("Anabel Moss"),
    "contacts/jose.md": person("José María Núñez"),
    "contacts/sam-1.md": person("Sam Reed"),
    "contacts/sam-2.md": person("Sam Reed"),
    "contacts/noor.md": person("Dr. Noor Haddad"),
    "contacts/sinead.md": person("Sinéad O’Brien, PhD"),
    "contacts/zoë.md": person("Zoë Æther (she/her)"),
    "contacts/ben.md": person("🎓 Ben Okoro"),
    "contacts/ming.md": person("王小明", "aliases: [小明]\n"),
    "companies/ana-works.md": person("Ana Works"),
    "meetings/2026-11-20-ana-silva.md": "---\ndate: 2026-11-20\nwith: ana-silva\n---\n",
    "updates/2026-11-01-ana.md": "---\ndate: 2026-11-01\nsubject: Anabasis\n---\n",
}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("ana-silva", ["ana-silva"]),
        ("ANA SILVA", ["ana-silva"]),
        ("[[ana-silva|Ana]]", ["ana-silva"]),
        ("anni", ["ana-silva"]),
        ("ann", ["ana-silva"]),
        ("anab", ["anabel-moss", "2026-11-01-ana"]),
        ("ana", ["ana-silva", "anabel-moss", "ana-works", "2026-11-01-ana"]),
        ("silva", ["ana-silva"]),
        ("núñez", ["jose"]),
        ("nu\u0301n\u0303ez".upper(), ["jose"]),
        ("sam reed", ["sam-1", "sam-2"]),
        ("sam-1", ["sam-1"]),
        ("2026-11-2", ["2026-11-20-ana-silva"]),
        ("", []),
        ("   ", []),
        ("zzz", []),
        ("jose maria nunez", ["jose"]),
        ("nunez", ["jose"]),
        ("noor", ["noor"]),
        ("noor haddad", ["noor"]),
        ("Dr Noor", ["noor"]),
        ("o'brien", ["sinead"]),
        ("sinead o’brien", ["sinead"]),
        ("zoe", ["zoë"]),
        ("zoe æther", ["zoë"]),
        ("okoro", ["ben"]),
        ("Ben Okoro (he/him)", ["ben"]),
        ("小明", ["ming"]),
    ],
)
def test_a_name_or_a_start_of_one(text: str, slugs: list[str], journal: MakeJournal) -> None:
    assert [record.slug for record in find_record(journal(FILES).load(), text)] == slugs


def test_only_the_kinds_that_are_asked_for(journal: MakeJournal) -> None:
    loaded = journal(FILES).load()
    assert [record.slug for record in find_record(loaded, "ana", (Contact,))] == ["ana-silva", "anabel-moss"]
    assert find_record(loaded, "ana-silva", (Meeting,)) == ()
    assert similar_records(loaded, "anna silva") == ("ana-silva",)
    assert similar_records(loaded, "anna silva", (Meeting,)) == ()


def test_ids_are_found_by_any_start_and_whole_ones_stand_alone(journal: MakeJournal) -> None:
    loaded = journal(FILES).load()
    found = debts(Day(loaded, date(2026, 11, 22), Settings()))
    assert [debt.id for debt in find_debt(found, "thank-")] == [
        "thank-email/2026-11-20-ana-silva/ana-silva",
        "thank-card/2026-11-20-ana-silva/ana-silva",
    ]
    assert len(find_debt(found, "Thank-Email/")) == 1
    assert len(find_debt(found, "thank-email/2026-11-20-ana-silva/ana-silva")) == 1
    assert find_debt(found, "") == ()
    assert find_debt(found, "ana-silva") == ()
    assert similar_debts(found, "thank-emial/2026-11-20-ana-silva/ana-silva")[0].startswith("thank-email/")


@pytest.mark.parametrize(
    ("text", "slugs"), [("nour", ("noor",)), ("sinaed", ("sinead",)), ("okoru", ("ben",)), ("x", ())]
)
def test_a_word_that_is_almost_one_of_a_name_is_suggested(
    text: str, slugs: tuple[str, ...], journal: MakeJournal
) -> None:
    assert similar_records(journal(FILES).load(), text) == slugs


def test_an_accent_does_not_matter_in_an_id_and_a_slip_is_suggested(journal: MakeJournal) -> None:
    files = {**FILES, "meetings/m.md": "---\ndate: 2026-11-20\nwith: [zoë, ben]\n---\n"}
    found = debts(Day(journal(files).load(), date(2026, 11, 22), Settings()))
    assert [debt.id for debt in find_debt(found, "thank-card/m/zoe")] == ["thank-card/m/zoë"]
    assert "thank-card/m/ben" in similar_debts(found, "thank-crad")


def test_what_is_shortened_is_clear_without_accents_too(journal: MakeJournal) -> None:
    world = {
        "contacts/zoë.md": person("Zoë"),
        "contacts/zoe-moss.md": person("Zoe Moss", "outreach: 2026-11-10 email\n"),
    }
    day = Day(journal(world).load(), date(2026, 11, 22), Settings())
    (debt,) = debts(day)
    assert "zoe-moss" in Shortener(day, [debt]).close(debt)


def test_a_start_that_is_the_whole_id_of_what_is_closed_is_never_shown(journal: MakeJournal) -> None:
    known = "met_on: 2024-03-01\nmay_follow_up: yes\n"
    small = journal({
        **{f"contacts/{slug}.md": person(slug, known) for slug in ("ana", "ana-2", "ben")},
        "updates/u.md": "---\ndate: 2026-11-15\nsubject: News\ntold: [ana 2026-11-16 email]\n---\nI moved.\n",
    })  # fmt: skip
    shown = small.run("todo").stdout
    assert "journal done news/u/ana-2 --by email" in shown
    assert small.run("done", "news/u/ana-2", "--by", "email").exit_code == 0
