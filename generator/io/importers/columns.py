"""Which field each column of a spreadsheet fills, by its header or as the owner says; and the person of a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from generator.edit.quoting import Value
from generator.io.importers import cells, identity
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.found import NOTES, CannotRead, FoundPerson
from generator.model.fields import Choice, Date, schema
from generator.model.records import Contact

NOTHING = "nothing"
"""What a column is mapped to, to leave it out."""
_FIELDS = schema(Contact)
_WORDS = {
    **{name: spec.heads for name, spec in _FIELDS.items() if spec.heads},
    "first": "first name, first, given name, forename, vorname",
    "last": "last name, last, surname, family name, nachname",
    "personal.birthday": "birthday, birth day, date of birth",
    "personal.family": "family, children, kids, spouse, partner",
    NOTES: "notes, note, comments, comment, remarks, remark",
}
_BY_WORD = {word.strip(): field for field, said in _WORDS.items() for word in said.split(",")}
ONLY_BY_HAND = {
    "keep_in_touch": "keep in touch, keep in touch every, frequency, cadence, how often",
    "may_follow_up": "may follow up, permission, may i follow up",
    "introduced_on": "introduced on, name given on",
}
"""Fields that would create debts: only read from columns that the owner maps to them."""
_OWED = {word.strip(): field for field, said in ONLY_BY_HAND.items() for word in said.split(",")}
_ONLY_PEOPLE = {"first", "last", "email", "company", "role", "linkedin"}
_OTHER_THINGS = {"industry", "organizer", "organiser", "kind", "event", "date", "goal", "price", "amount"}
MAPPABLE = (*_WORDS, *ONLY_BY_HAND, "aliases", "formerly", NOTHING)
_DAYS = tuple(name for name, spec in _FIELDS.items() if isinstance(spec.type, Date))
_LISTS = tuple(name for name, spec in _FIELDS.items() if spec.many and name not in ("email", "phone"))
_CHOICES = {name: spec.type.options for name, spec in _FIELDS.items() if isinstance(spec.type, Choice)}
_MEANT = {
    "in person": "in-person", "face to face": "in-person", "call": "phone", "telephone": "phone", "e mail": "email",
    "post": "mail", "letter": "mail", "zoom": "video", "colleague": "work", "school": "class",
    "introduction": "referral",
    "referred": "referral",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its header as written, the field it fills (empty where it is left out), and why if need be."""

    header: str
    field: str
    why: str = ""


def field_of(said: str) -> str:
    """Return the field that is meant by `Company`, `e-mail` or `personal.home`; raise CannotRead where none is."""
    word = _words(said)
    field = said.strip().lower().replace("-", "_").replace(" ", "_")
    if field in MAPPABLE or (field.startswith("personal.") and len(field) > len("personal.")):
        return field
    if word in _BY_WORD or word in _OWED:
        return _BY_WORD.get(word) or _OWED[word]
    close = get_close_matches(word, (*_BY_WORD, *MAPPABLE), 1, 0.7)
    hint = f"; did you mean `{close[0]}`?" if close else f"; there are {', '.join(MAPPABLE)} and personal.ANYTHING"
    raise CannotRead(f"--map: `{cells.line(said, 40)}` is nothing that a contact has{hint}")


def mapped(header: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> tuple[Column, ...]:
    """Return the columns of a header row; `by_hand` are pairs of a field and a header, as the owner mapped them."""
    chosen = {_words(name): field for field, name in by_hand}
    taken: set[str] = set(chosen.values())
    found = []
    for name in header:
        column = _column(name, chosen, taken)
        taken.add(column.field)
        found.append(column)
    return tuple(found)


def _column(name: str, chosen: dict[str, str], taken: set[str]) -> Column:
    word = _words(name)
    if word in chosen:
        field = "" if chosen[word] == NOTHING else chosen[word]
        return Column(header=name, field=field, why="you said so")
    if word in _OWED:
        return Column(header=name, field="", why=f"it would make something owed; `--map` {_OWED[word]} takes it")
    field = _BY_WORD.get(word, "")
    if field and field in taken and field not in ("email", "phone", "topics", "tags", NOTES):
        return Column(header=name, field="", why="another column says that already")
    return Column(header=name, field=field)


def is_of_people(header: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> bool:
    """Return whether these are columns of people, and not of companies or events."""
    fields = {column.field for column in mapped(header, by_hand)}
    return bool(fields & _ONLY_PEOPLE) or not {_words(name) for name in header} & _OTHER_THINGS


def is_header(row: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> bool:
    """Return whether a row is the header: it has a column for names and at least one more that is known."""
    fields = {column.field for column in mapped(row, by_hand)} - {""}
    return bool(fields & {"name", "first", "last"}) and (len(fields) > 1 or len([c for c in row if c.strip()]) == 1)


def lacking(headers: Sequence[Sequence[str]], by_hand: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the columns mapped by hand that no sheet has."""
    known = {_words(name) for header in headers for name in header}
    for _, name in by_hand:
        if _words(name) not in known:
            yield name


def _words(text: str) -> str:
    return identity.name(text).replace("-", " ")


def days_in(header: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """Return the order of day and month in each column of days, by its header."""
    found = {}
    for at, column in enumerate(header):
        if column.field in _DAYS:
            found[column.header] = cells.order_of([row[at] for row in rows if at < len(row)])
    return found


def person(where: str, pairs: Sequence[tuple[Column, Any]], orders: Mapping[str, str]) -> FoundPerson:
    """Return the person of a row, from its cells paired with their columns."""
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
        """Add one cell that is not empty."""
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

    def found(self) -> FoundPerson:
        """Return the person."""
        name = " ".join(self.values.pop("first", []) + self.values.pop("last", []))
        single = {field: said[0] for field, said in self.values.items() if field not in (*_LISTS, "email", "phone")}
        fields: dict[str, Value] = {"name": single.pop("name", "") or name, **single}
        fields |= {field: tuple(said) for field, said in self.values.items() if field not in fields}
        fields[NOTES] = "\n\n".join(self.notes)
        return FoundPerson(
            where=self.where, fields=worth_writing(fields), personal=self.personal, doubts=tuple(self.doubts)
        )  # fmt: skip

    def _add(self, field: str, said: Sequence[str]) -> None:
        known = self.values.setdefault(field, [])
        known += [one for one in said if one not in known]

    def _day(self, column: Column, cell: Any) -> None:
        kind = schema(Contact)[column.field].type
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
