"""Which field each column of a spreadsheet fills, by its header or as the owner says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from generator.io.importers import cells, headers
from generator.io.importers.found import NOTES, CannotRead
from generator.model.fields import Date, schema
from generator.model.records import Contact

NOTHING, MEETING, THANKS, OUTREACH = "nothing", "meeting", "thanks", "outreach"
"""What a column is mapped to, to leave it out; and the days that something happened."""
_FIELDS = schema(Contact)
_BY_HAND = ("snooze_until", "event", "archived", "formerly", OUTREACH, MEETING, THANKS, NOTHING)
_INNER = ("middle", "title", "met", "born.year", "born.month", "born.day")
MAPPABLE = (*(one for one in headers.SAID if one not in _INNER), *headers.ONLY_BY_HAND, *_BY_HAND)
DAYS = (*(name for name, spec in _FIELDS.items() if isinstance(spec.type, Date)), OUTREACH, MEETING, THANKS)
_ONLY_PEOPLE = {"first", "last", "email", "company", "role", "linkedin"}
_OTHER_THINGS = {"industry", "organizer", "organiser", "kind", "event", "date", "goal", "price", "amount"}
_SEVERAL = {"email", "phone", "topics", "tags", "aliases", "personal.family", NOTES}
_WHY = {
    OUTREACH: "`--map` takes it as outreach, which is a message of that day, or as meeting",
    "snooze_until": "`--map` takes it as snooze_until",
    THANKS: "`--map` takes it as thanks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its header as written, the field it fills (empty where it is left out), and why if need be."""

    header: str
    field: str
    why: str = ""

    @property
    def shown(self) -> str:
        """What the column is read as, for its owner."""
        field = {"first": "name", "last": "name", "middle": "name", "title": "greeting", "met": "met_on"}.get(
            self.field
        )
        kind = {"at": "address", "born": "personal.birthday"}.get(self.field.split(".")[0])
        return field or kind or self.field or "left out"


def field_of(said: str) -> str:
    """Return the field that is meant by `Company`, `e-mail` or `personal.home`; raise CannotRead where none is."""
    word = headers.words(said)
    field = said.strip().lower().replace("-", "_").replace(" ", "_")
    if field in MAPPABLE or (field.startswith("personal.") and len(field) > len("personal.")):
        return field
    if word in headers.BY_WORD or word in headers.OWED:
        found = headers.OWED.get(word) or headers.BY_WORD[word][0]
        if found not in _INNER:
            return found
    if word in headers.MEANS:
        return headers.MEANS[word]
    close = get_close_matches(word, (*headers.BY_WORD, *MAPPABLE), 1, 0.7)
    hint = f"; did you mean `{close[0]}`?" if close else f"; there are {', '.join(MAPPABLE)} and personal.ANYTHING"
    raise CannotRead(f"--map: `{cells.line(said, 40)}` is nothing that a contact has{hint}")


def mapped(header: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> tuple[Column, ...]:
    """Return the columns of a header row; `by_hand` are pairs of a field and a header, as the owner mapped them.

    Of several columns for what a contact has once, the one whose header is the most exact fills it.
    """
    chosen = {headers.words(name): field for field, name in by_hand}
    said = headers.meant(header)
    taken = {chosen[word] for word in map(headers.words, header) if word in chosen}
    best: dict[str, int] = {}
    for at, (name, one) in enumerate(zip(header, said, strict=True)):
        if one and one.field not in taken and headers.words(name) not in chosen:
            first = best.setdefault(one.field, at)
            other = said[first]
            if other and one.rank < other.rank:
                best[one.field] = at
    return tuple(_column(at, name, one, chosen, best) for at, (name, one) in enumerate(zip(header, said, strict=True)))


def _column(
    at: int, name: str, said: headers.Meant | None, chosen: Mapping[str, str], best: Mapping[str, int]
) -> Column:
    word = headers.words(name)
    if word in chosen:
        field = "" if chosen[word] == NOTHING else chosen[word]
        return Column(header=name, field=field, why="you said so")
    if word in headers.OWED:
        return Column(header=name, field="", why=f"it would make something owed; `--map` {headers.OWED[word]} takes it")
    if word in headers.MEANS:
        return Column(header=name, field=NOTES, why=_WHY[headers.MEANS[word]])
    if word in headers.PROGRAMS_OWN:
        return Column(header=name, field="", why="a program's own")
    if said is None:
        return Column(header=name, field=NOTES, why="no field of its own")
    if best.get(said.field) != at and said.field not in _SEVERAL and not said.field.startswith("at."):
        return Column(header=name, field=NOTES, why="another column says that already")
    return Column(header=name, field=said.field)


def is_of_people(header: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> bool:
    """Return whether these are columns of people, and not of companies or events."""
    fields = {column.field for column in mapped(header, by_hand)}
    return bool(fields & _ONLY_PEOPLE) or not {headers.words(name) for name in header} & _OTHER_THINGS


def header_in(rows: Sequence[Sequence[str]], by_hand: Sequence[tuple[str, str]]) -> int | None:
    """Return the place of the row that names the columns: of two rows near each other, the one that says more.

    Names of groups that stand above the header say less than it does.
    """
    first = next((at for at, row in enumerate(rows) if is_header(row, by_hand)), None)
    if first is None:
        return None
    near = range(first, min(first + 4, len(rows)))
    return max((at for at in near if is_header(rows[at], by_hand)), key=lambda at: (headers.known(rows[at]), -at))


def is_header(row: Sequence[str], by_hand: Sequence[tuple[str, str]]) -> bool:
    """Return whether a row is the header: it has a column for names and at least one more that is known."""
    chosen = {headers.words(name): field for field, name in by_hand}
    fields = {one.field for one in headers.meant(row) if one}
    fields |= {chosen[word] for word in map(headers.words, row) if word in chosen}
    return bool(fields & {"name", "first", "last"}) and (
        len(fields) > 1 or headers.known(row) > 1 or len([cell for cell in row if cell.strip()]) == 1
    )


def lacking(rows: Sequence[Sequence[str]], by_hand: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the columns mapped by hand that no sheet has."""
    known = {headers.words(name) for row in rows for name in row}
    for _, name in by_hand:
        if headers.words(name) not in known:
            yield name


def days_in(header: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """Return the order of day and month in each column of days, by its header."""
    found = {}
    for at, column in enumerate(header):
        if column.field in DAYS:
            found[column.header] = cells.order_of([row[at] for row in rows if at < len(row)])
    return found
