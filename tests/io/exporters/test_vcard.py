"""The address book, read back by a library that knows the format."""

from datetime import date
from typing import Any

import pytest
import vobject
from conftest import MakeJournal

from generator.io.exporters.feeds import feeds
from generator.model.day import Day
from generator.model.settings import Settings

WORLD = {
    "contacts/ana.md": "---\nname: Dr. Ana de la Cruz\naliases: [Anita, 'Ana, the elder']\ncompany: acme\n"
    "role: curator; labels\nemail: [a@example.org, b@example.org]\nphone: [+49 30 1234, '555']\n"
    "linkedin: linkedin.com/in/ana\n"
    "website: https://example.org/a,b\naddress: |\n  1 Pier Road\n  Rockport\nlocation: Rockport\n"
    "time_zone: Europe/Berlin\ntags: [mentors, tides]\nintroduced_by: [ben]\nbond: the same choir\n"
    "personal: {birthday: 12 March, family: 'two girls, one boat'}\nprivate: yes\n---\n",
    "contacts/ben.md": "---\nname: Ben\nlocation: Lisbon\n---\n",
    "contacts/gone.md": "---\nname: Gone\narchived: yes\n---\n",
    "companies/acme.md": "---\nname: Acme; Sons\n---\n",
}


def cards(journal: MakeJournal, version: str, files: dict[str, str] | None = None, *more: str) -> dict[str, Any]:
    result = journal(files or WORLD).run("export", "vcard", "--version", version, *more)
    assert result.exit_code == 0, result.stderr
    assert all(len(line) <= 75 for line in result.stdout_bytes.split(b"\r\n"))
    return {card.fn.value: card for card in vobject.readComponents(result.stdout_bytes.decode())}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_everyone_who_is_not_put_aside_has_a_card(journal: MakeJournal, version: str) -> None:
    found = cards(journal, version)
    assert list(found) == ["Dr. Ana de la Cruz", "Ben"]
    assert {card.version.value for card in found.values()} == {version}
    assert [card.uid.value for card in found.values()] == ["ana@networking-journal", "ben@networking-journal"]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_card_holds_what_an_address_book_has_a_place_for(journal: MakeJournal, version: str) -> None:
    ana = cards(journal, version)["Dr. Ana de la Cruz"]
    assert (ana.n.value.prefix, ana.n.value.given, ana.n.value.family) == ("Dr.", "Ana", "de la Cruz")
    assert ana.org.value == ["Acme; Sons"]
    assert ana.title.value == "curator; labels"
    assert [email.value for email in ana.contents["email"]] == ["a@example.org", "b@example.org"]
    assert [number.value for number in ana.contents["tel"]] == ["+49 30 1234", "555"]
    assert ana.adr.value.street == "1 Pier Road\nRockport"
    assert {url.value for url in ana.contents["url"]} == {"https://example.org/a%2Cb", "https://linkedin.com/in/ana"}
    assert ana.tz.value == "Europe/Berlin"
    assert ana.categories.value == ["mentors", "tides"]
    assert ana.note.value == "Introduced by Ben\nBirthday: 12 March"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_binds_us_and_personal_details_are_in_a_card_only_where_asked_for(
    journal: MakeJournal, version: str
) -> None:
    ana = cards(journal, version, None, "--personal")["Dr. Ana de la Cruz"]
    assert "two girls, one boat" in ana.note.value
    assert "In common: the same choir" in ana.note.value
    result = journal(WORLD).run("export", "csv", "--personal")
    assert (result.exit_code, result.stdout) == (2, "")


def test_the_address_book_of_a_site_has_nobody_who_is_private(journal: MakeJournal) -> None:
    world = journal({**WORLD, "contacts/kim.md": "---\nname: Kim\nbond: we met in rehab\n---\n"})
    made = dict(feeds(Day(world.load(), date(2026, 11, 22), Settings()), world.root))["contacts.vcf"]().decode()
    assert [card.fn.value for card in vobject.readComponents(made)] == ["Ben", "Kim"]
    assert "rehab" not in made


@pytest.mark.parametrize(("version", "day"), [("3.0", "1604-03-12"), ("4.0", "--0312")])
def test_a_birthday_without_a_year_has_none(journal: MakeJournal, version: str, day: str) -> None:
    assert cards(journal, version)["Dr. Ana de la Cruz"].bday.value == day


@pytest.mark.parametrize(
    ("written", "new", "old"),
    [
        ("1980-03-22", "19800322", "1980-03-22"),
        ("22 March 1980", "19800322", "1980-03-22"),
        ("29 February", "--0229", "1604-02-29"),
        ("22 March 2099", "--0322", "1604-03-22"),
    ],
)
def test_a_birthday_keeps_its_year_where_it_is_known(journal: MakeJournal, written: str, new: str, old: str) -> None:
    files = {"contacts/a.md": f"---\nname: A\npersonal: {{birthday: {written}}}\n---\n"}
    assert cards(journal, "4.0", files)["A"].bday.value == new
    card = cards(journal, "3.0", files)["A"]
    assert card.bday.value == old
    assert card.bday.params == ({"X-APPLE-OMIT-YEAR": ["1604"]} if old.startswith("1604") else {})


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_who_introduced_them_stands_where_phones_keep_it(journal: MakeJournal, version: str) -> None:
    ana = cards(journal, version)["Dr. Ana de la Cruz"]
    (name,) = ana.contents["x-abrelatednames"]
    label = next(label for label in ana.contents["x-ablabel"] if label.group == name.group)
    assert (name.value, label.value) == ("Ben", "Introduced by")
    assert ana.note.value.startswith("Introduced by Ben\n")
    related = [one.value for one in ana.contents.get("related", ())]
    assert related == (["Ben"] if version == "4.0" else [])


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_somebody_knows_about_is_their_expertise(journal: MakeJournal, version: str) -> None:
    files = {"contacts/a.md": "---\nname: A\ntopics: ['tides, floods', boats]\n---\n"}
    said = cards(journal, version, files)["A"].contents["expertise"]
    assert [one.value.replace("\\,", ",") for one in said] == ["tides, floods", "boats"]


def test_a_town_that_no_address_names_stands_beside_the_address(journal: MakeJournal) -> None:
    files = {"contacts/a.md": "---\nname: A\naddress: 1 Pier Road, Rockport\nlocation: Lisbon\n---\n"}
    said = cards(journal, "4.0", files)["A"].contents["adr"]
    assert [(one.value.street, one.value.city) for one in said] == [("1 Pier Road, Rockport", ""), ("", "Lisbon")]


def test_a_place_to_live_is_a_town_where_there_is_no_address(journal: MakeJournal) -> None:
    assert cards(journal, "4.0")["Ben"].adr.value.city == "Lisbon"


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Ben", "", "Ben"), ("Mary Ann Jones", "Jones", "Mary Ann"), ("Doe, Jane", "Doe", "Jane"),
        ("Jan van der Berg", "van der Berg", "Jan"), ("bell hooks", "hooks", "bell"), ("王小明", "", "王小明"),
        ("Drew Barr", "Barr", "Drew"),
    ],
)  # fmt: skip
def test_names_are_taken_apart_as_their_bearers_would(journal: MakeJournal, name: str, family: str, given: str) -> None:
    card = cards(journal, "3.0", {"contacts/a.md": f'---\nname: "{name}"\n---\n'})[name]
    assert (card.n.value.family, card.n.value.given) == (family, given)


def test_text_from_elsewhere_begins_no_property_of_its_own(journal: MakeJournal) -> None:
    name = '"A\\nEND:VCARD\\nBEGIN:VCARD\\r\\nTEL:1\\0"'
    hostile = f'---\nname: {name}\nrole: "x\\nTEL:2"\nlinkedin: "javascript:alert(1)"\n---\n'
    (card,) = cards(journal, "4.0", {"contacts/a.md": hostile}).values()
    assert "tel" not in card.contents
    assert "url" not in card.contents


def test_the_same_files_are_the_same_bytes(journal: MakeJournal) -> None:
    small = journal(WORLD)
    assert small.run("export", "vcard").stdout_bytes == small.run("export", "vcard", "--version", "4.0").stdout_bytes
