"""The person of a row of a list, and what happened with them on the days that the row names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.edit.quoting import Value
from generator.io.importers import cells, headers, identity
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.columns import DAYS, MEETING, OUTREACH, THANKS, Column
from generator.io.importers.found import NOTES, FoundPerson, LeftOut
from generator.model.fields import Choice, Date, YesNo, schema
from generator.model.records import Contact

_FIELDS = schema(Contact)
_LISTS = tuple(name for name, spec in _FIELDS.items() if spec.many and name not in ("email", "phone", OUTREACH))
_CHOICES = {name: spec.type.options for name, spec in _FIELDS.items() if isinstance(spec.type, Choice)}
_ANSWERS = tuple(name for name, spec in _FIELDS.items() if isinstance(spec.type, YesNo))
_MEANT = {
    "in person": "in-person", "face to face": "in-person", "call": "phone", "telephone": "phone", "e mail": "email",
    "post": "mail", "letter": "mail", "zoom": "video", "colleague": "work", "school": "class",
    "introduction": "referral", "referred": "referral", "telefon": "phone", "telefono": "phone", "brief": "mail",
    "courrier": "mail", "correo": "email", "courriel": "email", "conference": "event", "konferenz": "event",
    "messe": "event", "fair": "event", "congres": "event", "congreso": "event", "empfehlung": "referral",
    "freund": "friend", "ami": "friend", "amigo": "friend", "familie": "family", "famille": "family",
    "familia": "family", "arbeit": "work", "travail": "work", "trabajo": "work",
}  # fmt: skip
_YES = frozenset(("yes", "y", "x", "true", "1", "ja", "oui", "si", "archived", "archiviert", "archive", "inactive"))
_NO = frozenset(("no", "n", "false", "0", "nein", "non", "active", "aktiv"))
_NOTHING_SAID = {
    "gender": ("unspecified",), "priority": ("normal",), "sensitivity": ("normal",), "private": ("false",),
}  # fmt: skip
"""What a program writes into a column that nobody filled."""
_NO_DAY = re.compile(r"[0.\-/\s]+")
_ONLY_TITLE = re.compile(r"(?:(?:dr|prof|mr|mrs|ms|herr|frau|mme|m|sr|sra|don|dipl|ing)\.?\s*)+", re.IGNORECASE)
_PARTS = ("street", "code", "city", "state", "country")


def person(
    where: str, pairs: Sequence[tuple[Column, Any]], orders: Mapping[str, str], left: list[LeftOut]
) -> FoundPerson:  # fmt: skip
    """Return the person of a row, from its cells paired with their columns; what goes nowhere is added to `left`."""
    row = _Row(where, orders, left)
    for column, cell in pairs:
        if str(cell).strip():
            row.take(column, cell)
    return row.found()


class _Row:
    def __init__(self, where: str, orders: Mapping[str, str], left: list[LeftOut]) -> None:
        self.where, self.orders, self.left = where, orders, left
        self.values: dict[str, list[str]] = {}
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.personal: dict[str, str] = {}
        self.family: list[tuple[str, str]] = []
        self.inner: dict[str, list[str]] = {}

    def take(self, column: Column, cell: Any) -> None:
        """Add one cell that is not empty."""
        field, text = column.field, str(cell)
        word = headers.words(column.header)
        if identity.name(text) in _NOTHING_SAID.get(word, ()):
            self._leave("it is what a program writes where nothing is said", text)
        elif not field:
            self._leave(f"the column {column.header}{f', {column.why}' if column.why else ''}", text)
        elif field == NOTES:
            plain = headers.BY_WORD.get(word, ("",))[0] == NOTES or not column.header
            self.notes.append(cells.lines(text) if plain else f"{column.header}: {cells.lines(text)}")
        elif field in DAYS:
            self._day(column, cell)
        elif field == "met":
            self._met(column, cell)
        else:
            self._put(column, text)

    def _put(self, column: Column, text: str) -> None:
        field = column.field
        if field in _CHOICES:
            self._choice(column, text)
        elif field in _ANSWERS:
            self._answer(column, text)
        elif field == "keep_in_touch":
            self._add(field, [cells.span(text) or cells.line(text)])
        elif field.startswith("personal."):
            self._personal(column, field.removeprefix("personal."), text)
        elif field == "email":
            self._add(field, doubtful(cells.several(text), identity.email, "e-mail address", self.doubts))
        elif field == "phone":
            numbers = cells.several(text.replace(" / ", ";"))
            self._add(field, doubtful(numbers, identity.digits, "telephone number", self.doubts))
        elif field in ("linkedin", "website"):
            self._address(column, text)
        elif field.startswith(("at.", "born.")) or field == "title":
            self.inner.setdefault(field, []).append(cells.line(text))
        elif field == "role" and _ONLY_TITLE.fullmatch(text.strip()):
            self.inner.setdefault("title", []).append(cells.line(text))
        else:
            self._add(field, cells.several(text) if field in _LISTS else [cells.line(text, 10 * cells.LONGEST)])

    def found(self) -> FoundPerson:
        """Return the person."""
        first, middle, last = (self.values.pop(part, []) for part in ("first", "middle", "last"))
        name = self._name(self.values.pop("name", []), [*first, *middle], last)
        self._title(name, last)
        self._places()
        self._born()
        self._relatives()
        days = {field: tuple(self.values.pop(field)) for field in (OUTREACH, MEETING, THANKS) if field in self.values}
        single = {field: said[0] for field, said in self.values.items() if field not in (*_LISTS, "email", "phone")}
        fields: dict[str, Value] = {"name": name, **single}
        fields |= {field: tuple(said) for field, said in self.values.items() if field not in fields}
        fields[NOTES] = "\n\n".join(self.notes)
        return FoundPerson(
            where=self.where, fields=worth_writing(fields), personal=self.personal, doubts=tuple(self.doubts),
            days=days,
        )  # fmt: skip

    def _leave(self, why: str, text: str) -> None:
        self.left.append(LeftOut(why=why, where=self.where, what=cells.line(text, 60)))

    def _add(self, field: str, said: Sequence[str]) -> None:
        known = self.values.setdefault(field, [])
        known += [one for one in said if one not in known]

    def _name(self, whole: list[str], given: list[str], last: list[str]) -> str:
        """Return the whole name; a column `Name` beside one for the first name may hold the last name alone."""
        parts = " ".join((*given, *last))
        if not whole or not parts:
            return (whole or [parts])[0]
        words = set(identity.name(whole[0]).split("-"))
        if not (given and last) and words.isdisjoint(identity.name(parts).split("-")):
            return " ".join((*given, *(whole if given else ()), *(() if given else (*whole, *last))))
        if set(identity.name(parts).split("-")) - words:
            self.notes.append(f"Name: {parts}")
        return whole[0]

    def _title(self, name: str, last: list[str]) -> None:
        for title in self.inner.get("title", ()):
            if "greeting" in self.values:
                self.notes.append(f"Title: {title}")
            else:
                self._add("greeting", [f"Dear {title} {last[0] if last else name}"])

    def _places(self) -> None:
        kinds = dict.fromkeys(field.split(".")[1] for field in self.inner if field.startswith("at."))
        for kind in kinds:
            parts = {part: ", ".join(self.inner.get(f"at.{kind}.{part}", ())) for part in _PARTS}
            code_and_city = " ".join(filter(None, (parts["code"], parts["city"])))
            text = ", ".join(filter(None, (parts["street"], code_and_city, parts["state"], parts["country"])))
            field = "address" if parts["street"] or parts["code"] else "location"
            if field in self.values:
                self.notes.append(f"{field.capitalize()}{f' ({kind})' if kind else ''}: {text}")
            else:
                self._add(field, [text])

    def _born(self) -> None:
        born = [self.inner.get(f"born.{part}", [""])[0] for part in ("year", "month", "day")]
        if not any(born):
            return
        year, month, day = born
        text = f"{year or '1604'}-{month:0>2}-{day:0>2}" if month.isdecimal() and day.isdecimal() else ""
        if text and cells.day(text):
            self.personal |= birthday(text)
        else:
            self.notes.append(f"Born: {' '.join(filter(None, (day, month, year)))}")

    def _relatives(self) -> None:
        said = [text if len(self.family) == 1 else f"{header.lower()}: {text}" for header, text in self.family]
        if said:
            self.personal["family"] = "; ".join(said)

    def _day(self, column: Column, cell: Any) -> None:
        kind = _FIELDS[column.field].type if column.field in _FIELDS else None
        if _NO_DAY.fullmatch(str(cell)):
            self._leave("it is what a program writes where no day is known", str(cell))
            return
        if isinstance(kind, Date) and kind.partial and (known := cells.month_or_year(cell)):
            self._add(column.field, [known])
            return
        day = cells.day(cell, self.orders.get(column.header, ""))
        if day is not None:
            self._add(column.field, [str(day)])
            return
        text = cells.line(str(cell), 60)
        self.doubts.append(f"{column.header}: no single day can be read in {text}; it goes into the notes")
        self.notes.append(f"{column.header}: {text}")

    def _met(self, column: Column, cell: Any) -> None:
        day = cells.month_or_year(cell) or cells.day(cell, self.orders.get(column.header, ""))
        if day and "met_on" not in self.values:
            self._add("met_on", [str(day)])
            return
        self.notes.append(f"{column.header}: {cells.lines(str(cell))}")
        ways = {way for word in headers.words(str(cell)).split(" ") if (way := _way(word)) in _CHOICES["how_found"]}
        if len(ways) == 1 and "how_found" not in self.values:
            self._add("how_found", list(ways))

    def _choice(self, column: Column, text: str) -> None:
        word = headers.words(text)
        options = _CHOICES[column.field]
        choice = next((one for one in options if one.replace("-", " ") == word), _MEANT.get(word, ""))
        if choice in options:
            self._add(column.field, [choice])
        else:
            self.notes.append(f"{column.header}: {cells.line(text)}")

    def _answer(self, column: Column, text: str) -> None:
        word = headers.words(text)
        if word in _YES or word in _NO:
            self._add(column.field, ["yes" if word in _YES else "no"])
        else:
            self.notes.append(f"{column.header}: {cells.line(text)}")

    def _personal(self, column: Column, name: str, text: str) -> None:
        if name in ("birthday", "anniversary"):
            if _NO_DAY.fullmatch(text):
                self._leave("it is what a program writes where no day is known", text)
            else:
                self.personal[name] = birthday(text).get("birthday") or cells.line(text)
        elif name == "family":
            self.family.append((column.header, cells.line(text)))
        else:
            self.personal[name] = cells.line(text)

    def _address(self, column: Column, text: str) -> None:
        page = cells.address(text)
        good = page and (column.field == "website" or identity.linkedin(page))
        if not good:
            what = "page on LinkedIn" if column.field == "linkedin" else "address that a page may lead to"
            self.doubts.append(f"{cells.line(text, 60)} is no {what}; it is left out")
            return
        field = "linkedin" if identity.linkedin(page) else "website"
        if self.values.get(field, [page]) == [page]:
            self._add(field, [page])
        else:
            self.notes.append(f"{column.header}: {page}")


def _way(word: str) -> str:
    return _MEANT.get(word, word)
