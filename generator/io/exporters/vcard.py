"""The address book: everyone who is not archived, as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426)."""

import re
from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts.birthdays import Birthday, birthday
from generator.facts.companies import find_company
from generator.io.exporters.content_lines import PRODUCT, escaped, listed, parted, written
from generator.io.exporters.share import Share
from generator.model.fields import schema, value_of
from generator.model.journal import Journal
from generator.model.names import normalize, person_name
from generator.model.records import Contact
from generator.reports.card import Card
from generator.reports.ways_to_reach import web_address
from generator.words.plain_text import line, one_line
from generator.words.said import People, plain, said, sentence
from generator.words.visible import visible

VERSIONS = ("4.0", "3.0")
CARD = ".vcf"
"""What the name of a card's file ends with, where each person has one."""
_UID = re.compile(rb"^UID(?:;VALUE=text)?:(.+?)@networking-journal\r?$", re.MULTILINE)
_REVISED = re.compile(rb"^REV[:;]", re.MULTILINE)
_TOPICS = "EXPERTISE"
"""The one list that has a line for each value (RFC 6715)."""
_NO_YEAR = 1604
"""The leap year that Apple and Google write where a birthday's year is not known."""


def to_vcard(
    journal: Journal, today: date, version: str = VERSIONS[0], *, private: bool = True, personal: bool = False
) -> bytes:
    """Return a card for each contact who is not archived, by slug, in one of VERSIONS.

    What is `private` may be left out, also where a card would name it. What binds us and personal details, but the
    birthday, stand in a card only if it may be `personal`.
    """
    return b"".join(data for _, data in cards(journal, today, version, private=private, personal=personal))


def cards(
    journal: Journal, today: date, version: str = VERSIONS[0], *, private: bool = True, personal: bool = False
) -> Iterator[tuple[Contact, bytes]]:
    """Yield each contact who is not archived with their card, as `to_vcard` has them."""
    share = Share(journal, private, personal)
    for person in journal.contacts:
        if not person.archived and share.has(person):
            yield person, written(_card(Card(journal, today, person), version, share))


def is_card_of(data: bytes, slug: str) -> bool:
    """Return whether a file holds one card, which an export of ours made of the record with this slug."""
    found = _UID.findall(data.replace(b"\r\n ", b"").replace(b"\n ", b""))
    made = f"PRODID:{PRODUCT}".encode() in data and data.count(b"BEGIN:VCARD") == 1
    return made and found == [escaped(visible(slug)).encode("utf-8", "replace")]


def is_changed(data: bytes) -> bool:
    """Return whether another program has changed a card: it says when, which ours never do."""
    return _REVISED.search(data) is not None


def _card(card: Card, version: str, share: Share) -> Iterator[str]:
    person, through = card.person, tuple(one_line(one.name) for one in card.introducers if share.has(one))
    newest = version == VERSIONS[0]
    yield from ("BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{PRODUCT}")
    yield f"UID{';VALUE=text' if newest else ''}:{escaped(visible(person.slug))}@networking-journal"
    yield f"FN:{escaped(card.name)}"
    declared = _declared(person)
    yield f"N:{parted(_name(card.name, declared.pop('N.suffix', '')))}"
    company = find_company(card.journal, person.company) if person.company else None
    if company is not None and share.works(person):
        yield f"ORG:{escaped(one_line(company.name))}"
    yield from (f"{name}:{value}" for name, value in declared.items())
    yield from (f"{_TOPICS}:{escaped(one_line(topic))}" for topic in person.topics)
    yield from _reach(person, newest=newest)
    yield from _place(person, newest=newest)
    if (born := birthday(person, card.today)) is not None:
        yield _born(born, newest=newest)
    if newest:
        yield from (f"RELATED;TYPE=contact;VALUE=text:{escaped(name)}" for name in through)
    if note := _note(card, share):
        yield f"NOTE:{escaped(note)}"
    yield from _labelled(person, through)
    yield "END:VCARD"


def _declared(person: Contact) -> dict[str, str]:
    """Return the properties that the schema gives to fields, each with its value; lists are separated by commas."""
    found: dict[str, str] = {}
    for name, spec in schema(Contact).items():
        value = value_of(person, name)
        if spec.vcard and spec.vcard != _TOPICS and value:
            text = listed(map(one_line, value)) if spec.many else line(value)
            found[spec.vcard] = text if spec.many or "." in spec.vcard else escaped(text)
    return found


def _name(written: str, suffix: str) -> tuple[str, str, str, str, str]:
    """Return family name, given name, others, title and what follows the name."""
    name = person_name(written)
    return name.family, name.given, "", name.title, suffix or name.suffix


def _reach(person: Contact, *, newest: bool) -> Iterator[str]:
    for address, first in _ordered(person.email):
        new, old = (";PREF=1", ",PREF") if first else ("", "")
        yield f"EMAIL{new if newest else ';TYPE=INTERNET' + old}:{escaped(address)}"
    for number, first in _ordered(person.phone):
        new, old = (";PREF=1", ",PREF") if first else ("", "")
        # As text, since a `tel:` address would lose the blanks that make a number readable.
        yield f"TEL{';VALUE=text;TYPE=voice' + new if newest else ';TYPE=VOICE' + old}:{escaped(number)}"
    if website := web_address(one_line(person.website or "")):
        yield f"URL:{_in_full(website)}"


def _ordered(ways: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield each way as written, and whether it is the preferred one of several."""
    written_ = [way for way in map(one_line, ways) if way]
    return ((way, at == 0 and len(written_) > 1) for at, way in enumerate(written_))


def _place(person: Contact, *, newest: bool) -> Iterator[str]:
    if address := "\n".join(filter(None, map(one_line, (person.address or "").splitlines()))):
        # Addresses differ too much between countries to be split: the whole stands in the part for the street.
        yield f"ADR:;;{escaped(address)};;;;"
    if (location := line(person.location or "")) and normalize(location) not in normalize(address):
        yield f"ADR:;;;{escaped(location)};;;"
    if person.time_zone:
        yield f"TZ{'' if newest else ';VALUE=text'}:{escaped(person.time_zone)}"


def _born(born: Birthday, *, newest: bool) -> str:
    """Return a birthday as the version has it; a year that is not known stays away."""
    day = f"{born.month:02}{born.day:02}" if newest else f"{born.month:02}-{born.day:02}"
    if newest:
        return f"BDAY:{born.year or '--'}{day}"
    return f"BDAY:{born.year}-{day}" if born.year else f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{day}"


def _note(card: Card, share: Share) -> str:
    by = tuple(one for one in card.introducers if share.has(one))
    introduced = said("introduced by {people}", people=People(by)) if by else None
    about = (introduced, card.in_common if share.personal else None)
    lines = [one_line(plain(sentence(one), card.today)) for one in about if one]
    details = [(what, text) for what, text in card.personal if share.personal or normalize(what) == "birthday"]
    return "\n".join((*lines, *(f"{words.sentence(what)}: {text}" for what, text in details)))


def _labelled(person: Contact, through: tuple[str, ...]) -> Iterator[str]:
    """Yield lines with a label of our own, as phones from Apple and Google keep them."""
    link = web_address(one_line(person.linkedin or ""))
    found = [("URL", _in_full(link), "LinkedIn")] if link else []
    found += [("X-ABRELATEDNAMES", escaped(name), "Introduced by") for name in through]
    for number, (name, value, label) in enumerate(found, 1):
        yield f"item{number}.{name}:{value}"
        yield f"item{number}.X-ABLabel:{label}"


def _in_full(link: str) -> str:
    """Return a web address with those characters encoded that some readers take for the end of a value."""
    return link.replace(",", "%2C").replace(";", "%3B")
