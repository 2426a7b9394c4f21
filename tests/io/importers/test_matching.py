"""Who is meant: exactly the same, and it says what; never a piece of a name; where it may be two, nobody."""

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.edit.quoting import Value
from generator.io.importers import identity
from generator.io.importers.found import FoundPerson
from generator.io.importers.likeness import Person, likeness
from generator.io.importers.matching import Match, PeopleIndex
from generator.io.importers.proposal import number_of

WORLD = {
    "profile.md": "---\nname: Dot\ntime_zone: Europe/Berlin\n---\n",
    "companies/tide.md": "---\nname: Tide Pool Aquarium\naliases: Tide Pool\n---\n",
    "contacts/ana.md": """
        ---
        name: Ana Silva
        aliases: Annie
        company: tide
        email: [ana@example.com, a.silva@example.org]
        phone: (030) 55 57 77
        linkedin: linkedin.com/in/Ana-Silva/?trk=x
        ---
        """,
    "contacts/ben.md": "---\nname: Ben Okafor\n---\n",
    "contacts/jose.md": "---\nname: José Núñez\ncompany: Café Ñ\n---\n",
    "contacts/joerg.md": "---\nname: Jörg Weiß\ncompany: Weir\n---\n",
    "contacts/pat.md": "---\nname: Pat Moss\ncompany: A\nphone: +49 30 111\n---\n",
}


def matched(journal: MakeJournal, name: str, **fields: Value) -> Match:
    loaded = journal(WORLD).load()
    people = PeopleIndex(loaded, number_of(loaded))
    return people.match(FoundPerson(where="row 1", fields={"name": name, **fields}))


@pytest.mark.parametrize(
    ("name", "fields", "slug", "why"),
    [
        ("Ana", {"email": ("A.Silva@Example.org",)}, "ana", "the same e-mail address"),
        ("Silva, Ana", {"email": ("mailto:ana@example.com",)}, "ana", "the same e-mail address"),
        ("Dr. Ana Silva, PhD", {"email": ("ana@example.com",)}, "ana", "the same e-mail address"),
        ("Silva Ana", {"email": ("ana@example.com",)}, "ana", "the same e-mail address"),
        ("Ana Moreno (née Silva)", {"email": ("ana@example.com",)}, "ana", "the same e-mail address"),
        ("Ana S.", {"linkedin": "https://de.linkedin.com/in/ana-silva"}, "ana", "the same page on LinkedIn"),
        ("Ana S.", {"linkedin": "https://www.linkedin.com/in/ana%2Dsilva/"}, "ana", "the same page on LinkedIn"),
        ("Ana Silva", {"phone": ("+49 30 555777",)}, "ana", "the same telephone number"),
        ("Silva, Ana", {"phone": ("0049 30 555 777",)}, "ana", "the same telephone number"),
        ("Silva, A.", {"email": ("ana@example.com",)}, "ana", "the same e-mail address"),
        ("ANA SILVA", {"company": "tide pool aquarium"}, "ana", "the same name and company"),
        ("Annie", {"company": "Tide Pool Ltd."}, "ana", "the same name and company"),
        ("Jose Nunez", {"company": "Cafe N"}, "jose", "the same name and company"),
        ("Joerg Weiss", {"company": "Weir"}, "joerg", "the same name and company"),
        ("Ben Okafor", {}, "ben", "the same name, and neither has a company"),
    ],
)
def test_it_says_by_what_somebody_is_known(
    journal: MakeJournal, name: str, fields: dict[str, Value], slug: str, why: str
) -> None:
    match = matched(journal, name, **fields)
    assert match.contact is not None
    assert (match.contact.slug, match.why) == (slug, why)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Ana", {"company": "Tide Pool"}),
        ("Ana Silva Costa", {"company": "Tide Pool"}),
        ("Silva Ana", {"company": "Tide Pool"}),
        ("Ana Silva", {"company": "Tid"}),
        ("Ana Silva", {"company": "Tide Pool Shop"}),
        ("Ben Okafor", {"company": "Somewhere"}),
        ("Ana Silva", {"email": ("ana@example.co",)}),
        ("Ana S.", {"linkedin": "https://www.linkedin.com/in/ana-silva-2"}),
        ("Ana S.", {"linkedin": "https://www.linkedin.com/company/ana-silva"}),
        ("Ana S.", {"phone": ("555777",)}),
        ("Ana Silva", {"company": "Tide Pool", "linkedin": "https://www.linkedin.com/in/another"}),
        ("Ana Silva", {"company": "Tide Pool", "phone": ("+49 30 999999",)}),
        ("Ana Silva", {"company": "Tide Pool", "email": ("other@example.com",)}),
        ("Silva, A.", {"phone": ("0049 30 555 777",)}),
        ("Carlos Silva", {"email": ("ana@example.com",)}),
        ("Carlos Silva", {"phone": ("030 555777",)}),
        ("Nobody Else", {"email": ("ana@example.com",)}),
        ("Ana Silva Jr", {"phone": ("030 555777",)}),
    ],
)
def test_a_piece_is_nobody(journal: MakeJournal, name: str, fields: dict[str, Value]) -> None:
    match = matched(journal, name, **fields)
    assert match.people == ()


def test_two_people_by_two_signs_are_asked_about(journal: MakeJournal) -> None:
    match = matched(journal, "Ana Moss", email=("ana@example.com",), phone=("+49 30 111",))
    assert {person.slug for person, _ in match.choices} == {"ana", "pat"}
    assert match.contact is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Quentin Frost", {"phone": ("+49 30 555777",)}),
        ("Carlos Silva", {"email": ("ana@example.com",), "linkedin": "https://www.linkedin.com/in/carlos"}),
    ],
)
def test_who_shares_an_address_or_a_number_is_somebody_else_and_it_is_said(
    journal: MakeJournal, name: str, fields: dict[str, Value]
) -> None:
    match = matched(journal, name, **fields)
    assert match.contact is None
    assert not match.choices
    assert [person.slug for person, _ in match.shares] == ["ana"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"company": "Elsewhere"}, "the same name, but another company"),
        (
            {"company": "Tide Pool", "phone": ("+49 30 1000",)},
            "the same name and company, but another telephone number",
        ),
        ({"email": ("a@example.net",)}, "the same name, but another e-mail address and one company only"),
    ],
)
def test_namesakes_are_asked_about(journal: MakeJournal, fields: dict[str, Value], why: str) -> None:
    match = matched(journal, "ana silva", **fields)
    assert [(person.slug, said) for person, said in match.choices] == [("ana", why)]


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("1980-05-12", "1980-05-12", False),
        ("1980-05-12", "12 May", False),
        ("12 May", "12 May 1980", False),
        ("1980-05-12", "1981-05-12", True),
        ("12 May", "13 May", True),
        ("in spring", "13 May", False),
    ],
)
def test_another_birthday_is_another_person(one: str, other: str, two: bool) -> None:
    people = [Person(names=("Ana Silva",), email=frozenset({"ana@example.com"}), birthday=day) for day in (one, other)]
    assert likeness(*people).same is not two
    assert likeness(*people).perhaps is two


@pytest.mark.parametrize(
    ("own", "zone", "text", "wanted"),
    [
        ("+1 207 555 0199", None, "(207) 555-0123", "+12075550123"),
        (None, "Europe/Berlin", "030 555777", "+4930555777"),
        (None, "Europe/Berlin", "0171 1234567", "+491711234567"),
        (None, "America/New_York", "0049 30 555777", "+4930555777"),
        (None, None, "0049 30 555777", "+4930555777"),
        (None, None, "030 555777", "030555777"),
        (None, None, "+49 30 555777", "+4930555777"),
        (None, None, "12345", ""),
        (None, None, "call me", ""),
    ],
)
def test_numbers_are_compared_in_one_spelling(own: str | None, zone: str | None, text: str, wanted: str) -> None:
    assert identity.numbers(own, zone)(text) == wanted


def test_a_number_in_two_spellings_is_stored_once(journal: MakeJournal) -> None:
    small = journal(WORLD)
    file = small.root / "a.vcf"
    tel = "TEL:0171 1234567\nTEL:+49 171 1234567\nTEL:+49 (171) 123-45-67"
    file.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Dee Ito\n{tel}\nEND:VCARD\n", encoding="utf-8")
    result = small.run("import", "vcard", str(file))
    assert "phone: +49 171 1234567}" in (small.root / result.stdout.strip()).read_text(encoding="utf-8")


def listed(small: SmallJournal, *rows: str) -> str:
    """Import a list of people and return its review."""
    file = small.root / "list.csv"
    file.write_text("\n".join(("Name,Company,Email,Referred by", *rows, "")), encoding="utf-8")
    return (small.root / small.run("import", "xlsx", str(file)).stdout.strip()).read_text(encoding="utf-8")


def test_an_introducer_whose_name_two_people_bear_is_a_note_and_doubtful(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review = listed(small, "Anna Schmidt,Kelp,,", "Anna Schmidt,Otter,,", "Eva Roth,Weir,,Anna Schmidt")
    assert "introduced_by: " not in review
    assert "doubtful: introduced by Anna Schmidt: two people bear that name; it goes into the notes" in review
    assert "notes: Introduced by Anna Schmidt." in review


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Dr. Ana Silva", "Ana Silva"),
        ('"Silva, Ana"', "Ana Silva"),
        ("José", "José Núñez"),
        ("Joerg Weiss", "Jörg Weiß"),
    ],
)
def test_an_introducer_is_found_under_what_people_call_them(journal: MakeJournal, written: str, meant: str) -> None:
    review = listed(journal(WORLD), f"Eva Roth,Weir,,{written}")
    assert f"introduced_by: {meant}" in review


def test_of_two_who_bear_a_given_name_neither_is_the_introducer(journal: MakeJournal) -> None:
    two = {f"contacts/kim-{name.lower()}.md": f"---\nname: Kim {name}\n---\n" for name in ("Berg", "Lund")}
    assert "introduced_by: " not in listed(journal({**WORLD, **two}), "Eva Roth,Weir,,Kim")


def test_a_row_whose_name_is_on_file_with_another_address_is_asked_about(journal: MakeJournal) -> None:
    review = listed(journal(WORLD), "Ana Silva,,other@example.com,")
    assert "Blanks to fill" not in review
    assert "- [ ] **Ana Silva**, other@example.com: a new person" in review
    assert "- [ ] **Ana Silva**: the same person as journal/contacts/ana.md: fill in" in review
    assert "- [x]" not in review


def test_a_doubt_is_said_once(journal: MakeJournal) -> None:
    small = journal(WORLD)
    file = small.root / "a.vcf"
    lines = ["FN:Ana Silva", "EMAIL:ana@example.com", "EMAIL:none", "TITLE:Diver", "ORG:Elsewhere", "NOTE:tea"]
    file.write_text("\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]), encoding="utf-8")
    review = (small.root / small.run("import", "vcard", str(file)).stdout.strip()).read_text(encoding="utf-8")
    assert review.count("\n- [ ] ") == 2
    assert review.count("none is no e-mail address") == 1
