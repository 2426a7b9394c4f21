"""Google Contacts as CSV, in today's form and the one before it."""

import re

from generator import words
from generator.edit.quoting import Value
from generator.io.importers import cells, identity, tables
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, Reading

_NAMES = ("first name", "given name", "name")
_VALUE = re.compile(r"(e-mail|phone|website) \d+ - value", re.IGNORECASE)
_ADDRESS = re.compile(r"address 1 - (formatted|street|city|region|postal code|country)", re.IGNORECASE)
_OWN = "mycontacts"
OTHER_CONTACTS = "Other contacts: mostly people you once wrote to"


def identify(given: Given) -> bool:
    """Return whether the first row names the columns of Google's export."""
    text, _ = tables.text_of(given.data[:65536])
    try:
        return _is_header(next(tables.rows(text), (0, []))[1])
    except CannotRead:
        return False


def _is_header(row: list[str]) -> bool:
    names = {name.strip().lower() for name in row}
    marks = {"organization name", "organization 1 - name", "e-mail 1 - value", "labels", "group membership"}
    return bool(names & set(_NAMES)) and len(names & marks) >= 2


def extract(given: Given) -> Reading:
    """Return everybody who has a name; those without any of the owner's labels get their own section in the review."""
    text, said = tables.text_of(given.data)
    table = tables.rows(text)
    header = next(table, (0, []))[1]
    if not _is_header(header):
        raise CannotRead("the first row does not name the columns of Google Contacts, such as `E-mail 1 - Value`")
    columns = [name.strip().lower() for name in header]
    entries = [(n, _filled(columns, row)) for n, row in table if not tables.is_blank(row)]
    labelled = any(_OWN in _labels(entry) for _, entry in entries)
    found = [_person(number, entry, labelled=labelled) for number, entry in entries]
    nameless = sum(not one.name for one in found)
    count = words.count(nameless, "entry", "entries")
    unread = (f"{count} without a name: an address or a number alone",) if nameless else ()
    return Reading(people=tuple(one for one in found if one.name), said=(said,) if said else (), unread=unread)


def _filled(columns: list[str], row: list[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(columns, row, strict=False) if cell.strip()}


def _labels(entry: dict[str, str]) -> list[str]:
    given = entry.get("labels") or entry.get("group membership", "")
    return [part.strip().removeprefix("* ").lower() for part in given.split(":::")]


def _person(number: int, entry: dict[str, str], *, labelled: bool) -> FoundPerson:
    doubts: list[str] = []
    ways: dict[str, list[str]] = {"e-mail": [], "phone": [], "website": []}
    for column, cell in entry.items():
        if found := _VALUE.fullmatch(column):
            ways[found[1].lower()] += cell.split(" ::: ") if found[1].lower() == "website" else cells.several(cell)
    fields: dict[str, Value] = {
        "name": _name(entry),
        "company": cells.line(entry.get("organization name") or entry.get("organization 1 - name", "")),
        "role": cells.line(entry.get("organization title") or entry.get("organization 1 - title", "")),
        "email": tuple(doubtful(ways["e-mail"], identity.email, "e-mail address", doubts)),
        "phone": tuple(doubtful(ways["phone"], identity.digits, "telephone number", doubts)),
        **_pages(doubtful(ways["website"], cells.address, "address that a page may lead to", doubts)),
        **_place(entry),
        "tags": tuple(cells.line(label) for label in _own_labels(entry)),
        NOTES: cells.lines(entry.get("notes", "")),
    }
    section = OTHER_CONTACTS if labelled and _OWN not in _labels(entry) else ""
    personal = birthday(entry.get("birthday", ""))
    return FoundPerson(
        where=f"row {number}", fields=worth_writing(fields), personal=personal, doubts=tuple(doubts), section=section
    )  # fmt: skip


def _name(entry: dict[str, str]) -> str:
    whole = entry.get("name", "")
    if not whole:
        given = (entry.get(f"{part} name", "") for part in ("first", "middle", "last"))
        older = (entry.get(part, "") for part in ("given name", "additional name", "family name"))
        whole = " ".join(given).strip() or " ".join(older)
    return cells.line(whole, 10 * cells.LONGEST)


def _own_labels(entry: dict[str, str]) -> list[str]:
    given = entry.get("labels") or entry.get("group membership", "")
    # Google's own groups begin with an asterisk.
    return [part.strip() for part in given.split(":::") if part.strip() and not part.strip().startswith("*")]


def _pages(pages: list[str]) -> dict[str, Value]:
    linkedin = next((page for page in pages if identity.linkedin(page)), "")
    return {"linkedin": linkedin, "website": next((page for page in pages if page != linkedin), "")}


def _place(entry: dict[str, str]) -> dict[str, Value]:
    parts = {found[1].lower(): cell for name, cell in entry.items() if (found := _ADDRESS.fullmatch(name))}
    town = ", ".join(cells.line(parts[part]) for part in ("city", "region", "country") if part in parts)
    if "street" in parts or "postal code" in parts or ("formatted" in parts and not town):
        code_and_city = " ".join(parts.get(part, "") for part in ("postal code", "city")).strip()
        rest = (parts.get("street", ""), code_and_city, parts.get("region", ""), parts.get("country", ""))
        whole = parts.get("formatted") or "\n".join(filter(None, rest))
        return {"address": ", ".join(filter(None, cells.lines(whole).split("\n")))}
    return {"location": town}


IMPORTER = Importer(name="google", what="Google Contacts as CSV", identify=identify, extract=extract)
