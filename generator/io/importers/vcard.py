"""Reading address books as vCard 2.1, 3.0 and 4.0, card by card, so that a broken one spoils no other."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from generator.edit.quoting import Value
from generator.io.importers import cells, identity, tables
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, Reading
from generator.io.importers.tables import entries
from generator.model.fields import schema
from generator.model.records import Contact

_MOST_SOFT_ENDS = 10_000
"""The most quoted-printable lines of one card: vobject's time grows with their square."""
_OURS = "@networking-journal"
_INTRODUCER = re.compile(r"introduced|referred|referral", re.IGNORECASE)


def identify(given: Given) -> bool:
    """Return whether the file holds a vCard."""
    return "BEGIN:VCARD" in tables.text_of(given.data[:65536])[0].upper()


def extract(given: Given) -> Reading:
    """Return a person for each card that names one."""
    text, said = tables.text_of(given.data)
    found: list[FoundPerson] = []
    unread: list[str] = []
    for number, card in enumerate(_cards(text), 1):
        try:
            person = _person(f"card {number}", _parsed(card))
        except CannotRead as error:
            unread.append(f"card {number}: {error}")
            continue
        if person is None:
            unread.append(f"card {number}: it names no person")
        else:
            found.append(person)
    if not found and not unread:
        raise CannotRead("there is no card in it: a line BEGIN:VCARD and one END:VCARD")
    return Reading(people=tuple(found), said=(said,) if said else (), unread=tuple(unread))


def _cards(text: str) -> Iterator[str]:
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    yield from entries(text, "VCARD")


def _parsed(card: str) -> Any:
    """Return a card's properties by name."""
    import vobject

    if card.count("=\n") > _MOST_SOFT_ENDS:
        raise CannotRead("a text in it is folded into too many lines")
    # vobject logs each line it leaves out, which the owner could not mend anyway.
    logging.getLogger("vobject.base").disabled = True
    try:
        return vobject.readOne(card, ignoreUnreadable=True, allowQP=True)
    except Exception as error:  # whatever the library raises for a broken card, the next one is read
        raise CannotRead(f"it can't be read ({cells.line(str(error), 80) or type(error).__name__})") from None


def _texts(card: Any, name: str) -> list[str]:
    """Return the values of a property, the preferred one first."""
    found = sorted(card.contents.get(name, ()), key=lambda one: not _is_preferred(one))
    return [_text(one.value) for one in found]


def _is_preferred(one: Any) -> bool:
    types = {kind.lower() for kind in one.params.get("TYPE", ())} | {mark.lower() for mark in one.singletonparams}
    return "pref" in types or one.params.get("PREF") == ["1"]


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "\n".join(map(_text, value)) if isinstance(value, list | tuple) else str(value)


def _person(where: str, card: Any) -> FoundPerson | None:
    kind = " ".join((*_texts(card, "kind"), *_texts(card, "x-addressbookserver-kind"))).lower()
    name = cells.line(next(iter(_texts(card, "fn")), "") or _name_from_parts(card), 10 * cells.LONGEST)
    org = card.contents.get("org")
    company = cells.line(_text(org[0].value[0] if isinstance(org[0].value, list) else org[0].value)) if org else ""
    is_company = not _name_from_parts(card) and company and identity.name(name) == identity.name(company)
    if not name or is_company or kind.strip() in ("group", "org", "location"):
        return None
    doubts: list[str] = []
    urls = [*_texts(card, "url"), *_texts(card, "x-socialprofile")]
    pages = doubtful(urls, cells.address, "address that a page may lead to", doubts)
    linkedin = next((page for page in pages if identity.linkedin(page)), "")
    fields: dict[str, Value] = {
        "name": name,
        "company": company,
        **_declared(card),
        "email": tuple(doubtful(_texts(card, "email"), identity.email, "e-mail address", doubts)),
        "phone": tuple(doubtful(map(_number, _texts(card, "tel")), identity.digits, "telephone number", doubts)),
        "linkedin": linkedin,
        "website": next((page for page in pages if page != linkedin), ""),
        **_place(card),
        "time_zone": cells.line(next(iter(_texts(card, "tz")), "")),
        "introduced_by": tuple(_introducers(card)),
        NOTES: "\n\n".join(cells.lines(text) for text in _texts(card, "note")),
    }
    uid = cells.line(next(iter(_texts(card, "uid")), ""))
    return FoundPerson(
        where=where,
        fields=worth_writing(fields),
        personal=birthday(next(iter(_texts(card, "bday")), "")),
        doubts=tuple(doubts),
        slug=uid.removesuffix(_OURS) if uid.endswith(_OURS) else "",
    )


def _declared(card: Any) -> dict[str, Value]:
    """Return the fields whose vCard property the schema names; `N.suffix` means a part of the property `N`."""
    found: dict[str, Value] = {}
    for name, spec in schema(Contact).items():
        if not spec.vcard:
            continue
        whole, _, part = spec.vcard.lower().partition(".")
        said = (
            [_text(getattr(one.value, part, "")) for one in card.contents.get(whole, ())]
            if part
            else _texts(card, whole)
        )
        several = tuple(one for text in said for one in cells.several(text))
        found[name] = several if spec.many else cells.line(next(iter(said), ""))
    return found


def _number(text: str) -> str:
    return text.removeprefix("tel:").split(";")[0]


def _name_from_parts(card: Any) -> str:
    """Return the name put together from its parts."""
    if "n" not in card.contents:
        return ""
    parts = card.contents["n"][0].value
    if not hasattr(parts, "family"):
        return cells.line(_text(parts))
    said = (getattr(parts, part) for part in ("prefix", "given", "additional", "family"))
    return cells.line(" ".join(_text(part).replace("\n", " ") for part in said))


def _place(card: Any) -> dict[str, Value]:
    """Return the postal address, or only the town as the location where the card has no street."""
    found = card.contents.get("adr")
    if not found:
        return {}
    parts = found[0].value
    if not hasattr(parts, "street"):
        return {"address": _in_a_line(_text(parts))}
    town = ", ".join(filter(None, (_in_a_line(_text(getattr(parts, p))) for p in ("city", "region", "country"))))
    streets = (_text(getattr(parts, part)) for part in ("box", "extended", "street"))
    street = ", ".join(filter(None, map(_in_a_line, streets)))
    code = _in_a_line(_text(parts.code))
    if not street and not code:
        return {"location": town}
    return {"address": ", ".join(filter(None, (street, f"{code} {town}".strip())))}


def _in_a_line(text: str) -> str:
    return ", ".join(filter(None, (cells.line(part).strip(", ") for part in cells.lines(text).split("\n"))))


def _introducers(card: Any) -> Iterator[str]:
    """Yield the names under a label such as `Introduced by`, as phones and our own export write them."""
    labels = {one.group: _text(one.value) for one in card.contents.get("x-ablabel", ()) if one.group}
    for one in card.contents.get("x-abrelatednames", ()):
        if _INTRODUCER.search(labels.get(one.group, "") or ""):
            yield cells.line(_text(one.value))


IMPORTER = Importer(name="vcard", what="an address book of vCards", identify=identify, extract=extract)
