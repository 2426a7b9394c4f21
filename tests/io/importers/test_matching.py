"""Who is meant: exactly the same, and it says what; never a piece of a name; where it may be two, nobody."""

import pytest
from conftest import MakeJournal

from generator.edit.quoting import Value
from generator.io.importers import identity
from generator.io.importers.found import FoundPerson
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
    "contacts/pat.md": "---\nname: Pat Moss\ncompany: A\nphone: +49 30 111\n---\n",
}


def matched(journal: MakeJournal, name: str, **fields: Value) -> Match:
    loaded = journal(WORLD).load()
    people = PeopleIndex(loaded, number_of(loaded)[0])
    return people.match(FoundPerson(where="row 1", fields={"name": name, **fields}))


@pytest.mark.parametrize(
    ("name", "fields", "slug", "why"),
    [
        ("Ana", {"email": ("A.Silva@Example.org",)}, "ana", "the same e-mail address"),
        ("Nobody Else", {"email": ("mailto:ana@example.com",)}, "ana", "the same e-mail address"),
        ("Ana S.", {"linkedin": "https://de.linkedin.com/in/ana-silva"}, "ana", "the same page on LinkedIn"),
        ("Ana S.", {"linkedin": "https://www.linkedin.com/in/ana%2Dsilva/"}, "ana", "the same page on LinkedIn"),
        ("Ana Silva", {"phone": ("+49 30 555777",)}, "ana", "the same telephone number"),
        ("Silva, A.", {"phone": ("0049 30 555 777",)}, "ana", "the same telephone number"),
        ("ANA SILVA", {"company": "tide pool aquarium"}, "ana", "the same name, and tide pool aquarium too"),
        ("Annie", {"company": "Tide Pool Ltd."}, "ana", "the same name, and Tide Pool Ltd. too"),
        ("Jose Nunez", {"company": "Cafe N"}, "jose", "the same name, and Cafe N too"),
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
    ],
)
def test_a_piece_is_nobody(journal: MakeJournal, name: str, fields: dict[str, Value]) -> None:
    match = matched(journal, name, **fields)
    assert match.people == ()


def test_two_people_by_two_signs_are_reported(journal: MakeJournal) -> None:
    match = matched(journal, "Ana Moss", email=("ana@example.com",), phone=("+49 30 111",))
    assert {person.slug for person in match.people} == {"ana", "pat"}
    assert match.contact is None


def test_a_number_under_another_name_is_reported(journal: MakeJournal) -> None:
    match = matched(journal, "Quentin Frost", phone=("+49 30 555777",))
    assert match.contact is None
    assert match.unclear


def test_namesakes_are_pointed_out(journal: MakeJournal) -> None:
    match = matched(journal, "ana silva", company="Elsewhere")
    assert [person.slug for person in match.namesakes] == ["ana"]


@pytest.mark.parametrize(
    ("own", "zone", "text", "wanted"),
    [
        ("+1 207 555 0199", None, "(207) 555-0123", "+12075550123"),
        (None, "Europe/Berlin", "030 555777", "+4930555777"),
        (None, "America/New_York", "0049 30 555777", "4930555777"),
        (None, None, "030 555777", "030555777"),
        (None, None, "+49 30 555777", "+4930555777"),
        (None, None, "12345", ""),
        (None, None, "call me", ""),
    ],
)
def test_numbers_are_compared_in_one_spelling(own: str | None, zone: str | None, text: str, wanted: str) -> None:
    number, e164 = identity.numbers(own, zone)
    assert e164
    assert number(text) == wanted


def test_without_the_package_digits_are_compared_and_it_is_said(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(identity, "import_module", missing)
    small = journal(WORLD)
    file = small.root / "a.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nTEL:{}\nEND:VCARD\n"
    file.write_text(
        card.format("030-555777") + card.replace("Ana Silva", "Pat Moss").format("0049 30 111"), encoding="utf-8"
    )
    result = small.run("import", "vcard", str(file))
    text = (small.root / result.stdout.strip()).read_text(encoding="utf-8")
    assert "Telephone numbers were compared digit by digit" in text
    assert "- [ ]" not in text
