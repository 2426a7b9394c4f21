"""Google Contacts as CSV, in today's form and the one before it."""

import re
from collections.abc import Iterator

from generator.edit.quoting import Value
from generator.io.importers import cells, identity, tables
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, LeftOut, Reading

_NAMES = ("first name", "given name", "name")
_NUMBERED = re.compile(r"(.+?) (\d{1,4}) - (.+)")
_INTRODUCER = re.compile(r"introduced|referred|referral", re.IGNORECASE)
_MIDDLE = ("middle name", "additional name")
_FAMILY = frozenset(
    ("spouse", "wife", "husband", "partner", "domestic", "child", "son", "daughter", "mother", "father", "parent",
     "sibling", "brother", "sister", "relative")
)  # fmt: skip
_TAKEN = frozenset(
    (*_NAMES, *_MIDDLE, "last name", "family name", "organization name", "organization title", "birthday", "notes",
     "labels", "group membership", "nickname", "name prefix", "name suffix")
)  # fmt: skip
_KIND = "which of somebody's addresses or numbers it is"
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
    left: list[LeftOut] = []
    found = [_Row(number, entry, left).person(labelled=labelled) for number, entry in entries]
    for one, (_, entry) in zip(found, entries, strict=True):
        if not one.name:
            values = (cells.line(cell, 60) for column, cell in entry.items() if not column.endswith(("label", "type")))
            left += [LeftOut(why="a row that names nobody", where=one.where, what=value) for value in values]
    left = [one for one in left if one.what]
    people = tuple(one for one in found if one.name)
    return Reading(people=people, said=(said,) if said else (), left_out=tuple(left))


def _filled(columns: list[str], row: list[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(columns, row, strict=False) if cell.strip()}


def _labels(entry: dict[str, str]) -> list[str]:
    given = entry.get("labels") or entry.get("group membership", "")
    return [part.strip().removeprefix("* ").lower() for part in given.split(":::")]


class _Row:
    """Reads one row: each cell goes to a field, into the notes, or is named as left out."""

    def __init__(self, number: int, entry: dict[str, str], left: list[LeftOut]) -> None:
        self.entry, self.left, self.where = entry, left, f"row {number}"
        self.doubts: list[str] = []
        self.notes: list[str] = [cells.lines(entry["notes"])] if "notes" in entry else []
        self.personal = birthday(entry.get("birthday", ""))
        self.numbered: dict[str, dict[int, dict[str, str]]] = {}
        for column, cell in entry.items():
            if found := _NUMBERED.fullmatch(column):
                self.numbered.setdefault(found[1], {}).setdefault(int(found[2]), {})[found[3]] = cell

    def person(self, *, labelled: bool) -> FoundPerson:
        """Return the person, perhaps without a name."""
        name = _name(self.entry)
        work = self._work()
        emails = [one for text in self._values("e-mail") for one in cells.several(text)]
        phones = [one for text in self._values("phone") for one in cells.several(text)]
        fields: dict[str, Value] = {
            "name": name,
            "aliases": tuple(cells.several(self.entry.get("nickname", ""))),
            "greeting": self._greeting(),
            **work,
            "email": tuple(doubtful(emails, identity.email, "e-mail address", self.doubts)),
            "phone": tuple(doubtful(phones, identity.digits, "telephone number", self.doubts)),
            **self._pages(),
            **self._places(),
            "credentials": cells.line(self.entry.get("name suffix", "")),
            "tags": tuple(cells.line(label) for label in _own_labels(self.entry)),
            "introduced_by": tuple(self._relations()),
        }
        self._days()
        self._rest(name)
        fields[NOTES] = "\n\n".join(filter(None, self.notes))
        section = OTHER_CONTACTS if labelled and _OWN not in _labels(self.entry) else ""
        return FoundPerson(
            where=self.where, fields=worth_writing(fields), personal=self.personal, doubts=tuple(self.doubts),
            section=section,
        )  # fmt: skip

    def _note(self, label: str, text: str) -> None:
        if text := cells.lines(text):
            self.notes.append(f"{label}: {text}")

    def _leave(self, why: str, what: str) -> None:
        self.left.append(LeftOut(why=why, where=self.where, what=cells.line(what, 60)))

    def _values(self, kind: str) -> Iterator[str]:
        """Yield the values of a numbered column; what kind of address or number each is has no field."""
        for parts in self.numbered.get(kind, {}).values():
            yield parts.pop("value", "")
            for part in ("label", "type"):
                if label := parts.pop(part, "").removeprefix("* "):
                    self._leave(_KIND, label)

    def _labelled(self, *kinds: str) -> Iterator[tuple[str, str]]:
        for kind in kinds:
            for parts in self.numbered.get(kind, {}).values():
                label = cells.line(parts.pop("label", "") or parts.pop("type", "") or parts.pop("service", ""))
                for value in parts.pop("value", "").split(" ::: "):
                    yield label.removeprefix("* ") or kind.capitalize(), cells.line(value)

    def _greeting(self) -> str:
        prefix = cells.line(self.entry.get("name prefix", ""))
        family = cells.line(self.entry.get("last name", "") or self.entry.get("family name", "")) or _name(self.entry)
        return f"Dear {prefix} {family}" if prefix else ""

    def _work(self) -> dict[str, Value]:
        first = self.numbered.get("organization", {}).get(1, {})
        company = self.entry.get("organization name") or first.pop("name", "")
        role = self.entry.get("organization title") or first.pop("title", "")
        found: dict[str, Value] = {}
        for field, label, text in (("company", "Company", company), ("role", "Title", role)):
            one, *more = [cells.line(part) for part in text.split(" ::: ")]
            found[field] = one
            for part in more:
                self._note(label, part)
        return found

    def _pages(self) -> dict[str, Value]:
        given = [page for text in self._values("website") for page in text.split(" ::: ")]
        pages = doubtful(given, cells.address, "address that a page may lead to", self.doubts)
        linkedin = next((page for page in pages if identity.linkedin(page)), "")
        website = next((page for page in pages if page != linkedin), "")
        for page in pages:
            if page not in (linkedin, website):
                self._note("Website", page)
        return {"linkedin": linkedin, "website": website}

    def _places(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for parts in self.numbered.get("address", {}).values():
            label = cells.line(parts.pop("label", "") or parts.pop("type", "")).removeprefix("* ")
            ((field, text),) = _place(parts).items()
            parts.clear()
            if found:
                self._note(f"Address ({label})" if label else "Address", str(text))
            else:
                found[field] = text
                if label:
                    self._leave(_KIND, label)
        return found

    def _relations(self) -> Iterator[str]:
        family = []
        for label, name in self._labelled("relation"):
            if _INTRODUCER.search(label):
                yield name
            elif set(identity.name(label).split("-")) & _FAMILY:
                family.append(f"{label.lower()}: {name}")
            else:
                self._note(label, name)
        if family:
            self.personal = {**self.personal, "family": "; ".join(family)}

    def _days(self) -> None:
        for label, text in self._labelled("event"):
            day = birthday(text).get("birthday", text)
            if self.personal.setdefault(label.lower(), day) != day:
                self._note(label, day)

    def _rest(self, name: str) -> None:
        """Put every other cell into the notes, and name what is left out."""
        for label, text in self._labelled("custom field", "user defined field", "im"):
            self._note(label, text)
        for label in (self.entry.get("labels") or self.entry.get("group membership", "")).split(":::"):
            if label.strip().startswith("*"):
                self._leave("a group of Google's own", label)
        self._columns(set(identity.name(name).split("-")))
        for kind, numbers in self.numbered.items():
            for parts in numbers.values():
                for part, cell in parts.items():
                    self._note(f"{kind} {part}".capitalize(), cell)

    def _columns(self, said: set[str]) -> None:
        for column, cell in self.entry.items():
            if column == "photo":
                self._leave("a picture, for which a record has no room", cell)
            elif column in ("file as", "initials") and set(identity.name(cell).split("-")) <= said:
                self._leave("the name once more", cell)
            elif column not in _TAKEN and not _NUMBERED.fullmatch(column):
                self._note(column.removeprefix("organization ").capitalize(), cell)
        if "name" in self.entry:  # the earlier form has the whole name, and its parts beside it
            parts = " ".join(self.entry.get(part, "") for part in ("given name", "additional name", "family name"))
            if set(identity.name(parts).split("-")) - said:
                self._note("Name", parts)


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


def _place(parts: dict[str, str]) -> dict[str, Value]:
    town = ", ".join(cells.line(parts[part]) for part in ("city", "region", "country") if part in parts)
    inner = ("street", "postal code", "po box", "extended address")
    if any(part in parts for part in inner) or ("formatted" in parts and not town):
        code_and_city = " ".join(parts.get(part, "") for part in ("postal code", "city")).strip()
        rest = (*(parts.get(part, "") for part in ("po box", "extended address", "street")), code_and_city)
        built = "\n".join(filter(None, (*rest, parts.get("region", ""), parts.get("country", ""))))
        whole = parts.get("formatted") or built
        if set(identity.name(built).split("-")) - set(identity.name(whole).split("-")):
            whole = f"{whole}\n{built}"
        return {"address": ", ".join(filter(None, cells.lines(whole).split("\n")))}
    return {"location": town}


IMPORTER = Importer(name="google", what="Google Contacts as CSV", identify=identify, extract=extract)
