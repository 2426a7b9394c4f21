"""LinkedIn's Connections.csv, as it is downloaded, with or without its preamble, or saved again by a spreadsheet."""

from collections.abc import Iterator

from generator.edit.quoting import Value
from generator.io.importers import cells, identity, tables
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, LeftOut, Reading

_HEADER = {
    "first name": "first", "last name": "last", "url": "linkedin", "profile url": "linkedin",
    "email address": "email", "company": "company", "position": "role", "connected on": "linkedin_connected",
}  # fmt: skip
_CERTAIN = {"first name", "connected on"}


def identify(given: Given) -> bool:
    """Return whether some row has both `First Name` and `Connected On`."""
    text, _ = tables.text_of(given.data[:65536])
    try:
        return any(_names(row) >= _CERTAIN for _, row in tables.rows(text))
    except CannotRead:
        return False


def extract(given: Given) -> Reading:
    """Return the connections below the header, wherever that is."""
    text, said = tables.text_of(given.data)
    table = tables.rows(text)
    header = next((row for _, row in table if _names(row) >= _CERTAIN), None)
    if header is None:
        raise CannotRead("no row has both `First Name` and `Connected On`, as LinkedIn's Connections.csv does")
    columns = [_HEADER.get(name.strip().lower(), name.strip()) for name in header]
    people = [(number, dict(zip(columns, row, strict=False))) for number, row in table if not tables.is_blank(row)]
    order = cells.order_of([row.get("linkedin_connected", "") for _, row in people])
    found = [_person(number, row, order) for number, row in people]
    nobody = (
        (one.where, cells.line(cell, 60))
        for one, (_, row) in zip(found, people, strict=True)
        if not one.name
        for cell in row.values()
    )
    left = tuple(LeftOut(why="a row that names nobody", where=where, what=cell) for where, cell in nobody if cell)
    named = [one for one in found if one.name]
    hidden = sum(not one.many("email") for one in named)
    shy = f"{hidden:,} of {len(named):,} without an e-mail address: LinkedIn gives it only where they allow it."
    lines = [said, shy if hidden else ""]
    return Reading(people=tuple(named), said=tuple(filter(None, lines)), left_out=left)


def _names(row: list[str]) -> set[str]:
    return {name.strip().lower() for name in row}


def _person(number: int, row: dict[str, str], order: str) -> FoundPerson:
    doubts: list[str] = []
    name = cells.line(f"{row.get('first', '')} {row.get('last', '')}", 10 * cells.LONGEST)
    fields: dict[str, Value] = {"name": name}
    fields |= {field: cells.line(row.get(field, "")) for field in ("company", "role")}
    fields["email"] = tuple(_addresses(row.get("email", ""), doubts))
    fields["linkedin"] = _page(row.get("linkedin", ""), doubts)
    written = row.get("linkedin_connected", "").strip()
    day = cells.day(written, order)
    if written and day is None:
        doubts.append(f"the day of connecting, {cells.line(written, 40)}, can't be read; it is left out")
    fields["linkedin_connected"] = str(day) if day else ""
    more = (
        f"{column}: {cells.lines(cell)}" for column, cell in row.items() if column and column not in _HEADER.values()
    )
    fields[NOTES] = "\n\n".join(one for one in more if not one.endswith(": "))
    return FoundPerson(where=f"row {number}", fields={k: v for k, v in fields.items() if v}, doubts=tuple(doubts))


def _addresses(text: str, doubts: list[str]) -> Iterator[str]:
    for part in cells.several(text):
        if identity.email(part):
            yield part
        else:
            doubts.append(f"{cells.line(part, 60)} is no e-mail address; it is left out")


def _page(text: str, doubts: list[str]) -> str:
    page = cells.address(text)
    if text.strip() and not (page and identity.linkedin(page)):
        doubts.append(f"{cells.line(text, 60)} is no page on LinkedIn; it is left out")
        return ""
    return page


IMPORTER = Importer(name="linkedin", what="LinkedIn's Connections.csv", identify=identify, extract=extract)
