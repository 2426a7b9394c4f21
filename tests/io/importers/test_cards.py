"""Texts of cards are whole, whatever commas, charsets and pictures stand in them."""

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st

from generator.io.importers.cards import cards
from generator.io.importers.found import Given
from generator.io.importers.vcard import extract
from generator.model.moment import Moment


def read(*lines: str, version: str = "3.0", data: bytes | None = None) -> dict[str, object]:
    """Return the fields of the one person in a card."""
    card = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()
    today = Moment.parse("2026-11-22").day
    (person,) = extract(Given(data=data or card, name="a.vcf", today=today)).people
    return {**person.fields, **person.personal}


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("comma", [",", "\\,"])
def test_a_comma_in_a_text_is_a_comma(version: str, comma: str) -> None:
    found = read("FN:Kim Lund", f"TITLE:Head{comma} Exhibits", f"NOTE:tea{comma} cats{comma} rain.", version=version)
    assert (found["role"], found["notes"]) == ("Head, Exhibits", "tea, cats, rain.")


@pytest.mark.parametrize(
    ("line", "field", "wanted"),
    [
        (r"item1.URL:https\://www.linkedin.com/in/kim-lund", "linkedin", "https://www.linkedin.com/in/kim-lund"),
        ("EMAIL:Kim <kim@example.com>", "email", ("kim@example.com",)),
        ("EMAIL:mailto:kim@example.com", "email", ("kim@example.com",)),
        ("TEL;VALUE=uri:tel:+1-555-0100-200;ext=102", "phone", ("+1-555-0100-200 ext. 102",)),
        ("NICKNAME:Kimmy,K", "aliases", ("Kimmy", "K")),
        ("X-ABRELATEDNAMES;TYPE=spouse:Bo Lund", "family", "spouse: Bo Lund"),
        ("RELATED;TYPE=child;VALUE=text:Mia", "family", "child: Mia"),
        ("ANNIVERSARY:2009-09-09", "anniversary", "2009-09-09"),
        ("IMPP:xmpp:kim@example.com", "notes", "Chat: xmpp:kim@example.com"),
        ("ORG:Kelp;Algae;North", "notes", "Department: Algae, North"),
        ("ROLE:Diver", "role", "Diver"),
        ("N:Lund;Kim;;Dr.;MBA", "credentials", "MBA"),
        ("N:Lund;Kim;;Dr.;MBA", "greeting", "Dear Dr. Lund"),
        ("X-SKYPE:kim.lund", "notes", "Skype: kim.lund"),
        ("CATEGORIES:algae,myContacts", "tags", ("algae",)),
    ],
)
def test_each_property_has_its_field(line: str, field: str, wanted: object) -> None:
    assert read("FN:Kim Lund", line)[field] == wanted


@pytest.mark.parametrize(
    "picture",
    ["PHOTO;ENCODING=b;TYPE=png:data:x", "PHOTO;BASE64:\r\nAAAA\r\nBBBB\r\n", "KEY;ENCODING=b:!!", "PROFILE:VCard"],
)
def test_a_picture_costs_no_person(picture: str) -> None:
    assert read(picture, "FN:Kim Lund", picture, "NOTE:tea")["notes"] == "tea"


def test_a_second_address_and_a_second_page_are_notes() -> None:
    found = read(
        "FN:Kim", "ADR;TYPE=WORK:;;1 Pier;Bath;;;", "ADR;TYPE=HOME:;;2 Quay;Ayr;;;", "URL:a.example", "URL:b.example"
    )
    assert (found["address"], found["website"]) == ("1 Pier, Bath", "a.example")
    assert found["notes"] == "Website: b.example\n\nAddress (home): 2 Quay, Ayr"


def test_bytes_that_are_no_utf_8_are_what_windows_writes() -> None:
    card = b"BEGIN:VCARD\nVERSION:2.1\nFN:J\xfcrgen\nNOTE;ENCODING=QUOTED-PRINTABLE:caf=E9 =96 =\ndaily\nEND:VCARD\n"
    assert read(data=card)["notes"] == "caf\u00e9 \u2013 daily"


def test_a_card_without_an_end_spoils_no_other(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    file = small.root / "a.vcf"
    file.write_text(
        "BEGIN:VCARD\nFN:Dee Ito\nBEGIN:VCARD\nFN:Eva Roth\nEND:VCARD\nBEGIN:VCARD\nFN:Fay Poe\n", encoding="utf-8"
    )
    review = (small.root / small.run("import", "vcard", str(file)).stdout.strip()).read_text(encoding="utf-8")
    assert all(f"**{name}**" in review for name in ("Dee Ito", "Eva Roth", "Fay Poe"))
    assert "- card of Dee Ito, line 1: the card has no end; it was read as far as it goes" in review


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"), min_size=1)


@given(TEXTS)
def test_an_escaped_text_comes_back(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    (card,) = cards(f"BEGIN:VCARD\r\nNOTE:{escaped}\r\nEND:VCARD\r\n".encode())
    assert card.properties[0].text == text


@given(TEXTS, st.integers(1, 40))
def test_a_folded_text_comes_back(text: str, width: int) -> None:
    data = f"NOTE:{text}".encode()
    folded = b"\r\n ".join(data[at : at + 5 + width] for at in range(0, len(data), 5 + width))
    (card,) = cards(b"BEGIN:VCARD\r\n" + folded + b"\r\nEND:VCARD\r\n")
    assert card.properties[0].value == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    assert all(card.line > 0 for card in cards(b"BEGIN:VCARD\n" + data + b"\nEND:VCARD"))
