"""One row of somebody's own list as a person; what a field can't hold becomes a line of the notes, and is not lost."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.edits import Value
from generator.importers import cells, days, identity
from generator.importers.columns import Column
from generator.importers.found import NOTES, Found
from generator.importers.people import birthday, doubtful, worth_writing
from generator.records.choices import CHANNELS, HOW_FOUND

_DAYS = ("met_on", "linkedin_connected", "introduced_on")
_LISTS = ("topics", "tags", "aliases", "formerly", "introduced_by")
_CHOICES = {"how_found": HOW_FOUND, "prefers": CHANNELS}
_MEANT = {
    "in person": "in-person", "face to face": "in-person", "call": "phone", "telephone": "phone", "e mail": "email",
    "post": "mail", "letter": "mail", "zoom": "video", "colleague": "work", "school": "class",
    "introduction": "referral",
    "referred": "referral",
}  # fmt: skip


def days_in(header: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """Return for each column of days the order of day and month that it shows."""
    found = {}
    for at, column in enumerate(header):
        if column.field in _DAYS:
            found[column.header] = days.order_of([row[at] for row in rows if at < len(row)])
    return found


def person(where: str, pairs: Sequence[tuple[Column, Any]], orders: Mapping[str, str]) -> Found:
    """Return the person of a row: its cells beside their columns."""
    row = _Row(where, orders)
    for column, cell in pairs:
        if column.field and str(cell).strip():
            row.take(column, cell)
    return row.found()


class _Row:
    def __init__(self, where: str, orders: Mapping[str, str]) -> None:
        self.where, self.orders = where, orders
        self.values: dict[str, list[str]] = {}
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.personal: dict[str, str] = {}

    def take(self, column: Column, cell: Any) -> None:
        """Take in one cell that holds something."""
        field, text = column.field, str(cell)
        if field == NOTES:
            plain = identity.name(column.header) in ("notes", "note", "comments", "comment", "remarks")
            self.notes.append(cells.lines(text) if plain else f"{column.header}: {cells.lines(text)}")
        elif field in _DAYS:
            self._day(column, cell)
        elif field in _CHOICES:
            self._choice(column, text)
        elif field.startswith("personal."):
            self._personal(field.removeprefix("personal."), text)
        elif field in ("email", "phone"):
            good, what = (
                (identity.email, "e-mail address") if field == "email" else (identity.digits, "telephone number")
            )
            parts = cells.several(text) if field == "email" else cells.several(text.replace(" / ", ";"))
            self._add(field, doubtful(parts, good, what, self.doubts))
        elif field in ("linkedin", "website"):
            self._address(column, text)
        else:
            self._add(field, cells.several(text) if field in _LISTS else [cells.line(text, 10 * cells.LONGEST)])

    def found(self) -> Found:
        """Return the person."""
        name = " ".join(self.values.pop("first", []) + self.values.pop("last", []))
        single = {field: said[0] for field, said in self.values.items() if field not in (*_LISTS, "email", "phone")}
        fields: dict[str, Value] = {"name": single.pop("name", "") or name, **single}
        fields |= {field: tuple(said) for field, said in self.values.items() if field not in fields}
        fields[NOTES] = "\n\n".join(self.notes)
        return Found(
            where=self.where, fields=worth_writing(fields), personal=self.personal, doubts=tuple(self.doubts)
        )  # fmt: skip

    def _add(self, field: str, said: Sequence[str]) -> None:
        known = self.values.setdefault(field, [])
        known += [one for one in said if one not in known]

    def _day(self, column: Column, cell: Any) -> None:
        day = days.day(cell, self.orders.get(column.header, ""))
        if day is not None:
            self._add(column.field, [str(day)])
            return
        text = cells.line(str(cell), 60)
        self.doubts.append(f"{column.header}: no single day can be read in {text}; it goes into the notes")
        self.notes.append(f"{column.header}: {text}")

    def _choice(self, column: Column, text: str) -> None:
        word = identity.name(text).replace("-", " ")
        options = _CHOICES[column.field]
        choice = next((one for one in options if one.replace("-", " ") == word), _MEANT.get(word, ""))
        if choice in options:
            self._add(column.field, [choice])
        else:
            self.notes.append(f"{column.header}: {cells.line(text)}")

    def _personal(self, name: str, text: str) -> None:
        said = birthday(text) if name == "birthday" else {name: cells.line(text)}
        self.personal |= said

    def _address(self, column: Column, text: str) -> None:
        page = cells.address(text)
        good = page and (column.field == "website" or identity.linkedin(page))
        if good:
            self._add("linkedin" if identity.linkedin(page) else "website", [page])
        else:
            what = "page on LinkedIn" if column.field == "linkedin" else "address that a page may lead to"
            self.doubts.append(f"{cells.line(text, 60)} is no {what}; it is left out")
