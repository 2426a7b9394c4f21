"""The journal as tables for a spreadsheet (people, meetings, companies, events, news, debts), as CSV and as a workbook.

Every field has a column. A cell that holds several values has them as the front matter would: texts with `; ` between
them, in quotes where one holds a sign that parts them; items such as a message sent on a line each, `on: 2026-03-01,
by: email`, which are what would stand between `{` and `}`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator import words
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.edit.quoting import flow
from generator.facts import meetings
from generator.facts.companies import KnownCompany, companies, find_company
from generator.facts.introductions import names_given
from generator.facts.meetings import permission
from generator.facts.stages import STAGES, stage
from generator.facts.touches import introducers_of, known_since, touches_by
from generator.model.day import Day
from generator.model.fields import schema, value_of
from generator.model.items import Item
from generator.model.journal import Journal
from generator.model.moment import Length, Moment
from generator.model.names import strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update
from generator.words.said import plain, sentence
from generator.words.visible import without_controls, without_surrogates

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | date | None
Worked = Mapping[str, Callable[[], Cell]]
"""By the name of a field, what its column shows instead of the value as written."""
_DEBT = ("Due", "Who", "What", "Why", "How to close it")
TITLE = "Networking journal"
"""What a workbook says that it is."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FORMULA_INSIDE = re.compile(r"[;\t|\r\n] *+(?=[\"' ]*[=+\-@＝＋－＠])")
_GUARD_INSIDE = re.compile(r"([;\t|\r\n] *+)'(?=[\"' ]*[=+\-@＝＋－＠])")
_IN_QUOTES = re.compile(r'^\s|[,;\t|"\r\n]|\s$')
_PARTS = re.compile(r"""[;,\n\r]|^[\s"]|\s$|^\* |\s:::\s""")
_LONGEST = 32_767
"""How many characters a cell of Excel holds."""
_NARROWEST, _WIDEST = 8, 40
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days before this one wrongly, or can't write them at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreadsheet:
    """One table: its `name` on a tab, its file name's `stem`, the headers of its columns, and the rows."""

    name: str
    stem: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(day: Day) -> tuple[Spreadsheet, ...]:
    """Return all tables, that of the people first. Several values in one cell are separated by `; `."""
    owed = open_debts(day)
    person = partial(_person, day, _next_owed(owed))
    return (
        _sheet("Contacts", "contacts", _PERSON, map(person, day.journal.contacts)),
        _sheet("Meetings", "meetings", _MEETING, _meetings(day.journal, day.today)),
        _sheet("Companies", "companies", _COMPANY, map(_company, companies(day.journal))),
        _sheet("Events", "events", _EVENT, map(partial(_event, day.journal), day.journal.events)),
        _sheet("News", "updates", _UPDATE, map(_update, day.journal.updates)),
        _sheet(
            "What I owe",
            "owed",
            _DEBT,
            (
                (d.due_day, d.name, plain(sentence(d.what), day.today), plain(d.reason, day.today), d.close)
                for d in owed
            ),
        ),
    )


def _sheet(name: str, stem: str, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Spreadsheet:
    cleaned = (tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Spreadsheet(name=name, stem=stem, heads=heads, rows=tuple(cleaned))


def columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return every field of a kind of record with the head of its column."""
    return tuple((name, spec.column or words.sentence(name.replace("_", " "))) for name, spec in schema(kind).items())


def _heads(kind: type[Record], *more: str) -> tuple[str, ...]:
    """Return the headers of a kind of record: those of its fields, then `more` for derived columns."""
    return (*(head for _, head in columns(kind)), *more)


_OTHER = "Other fields"
_PERSON = _heads(Contact, _OTHER, "Last contact", "Where you stand", "Next owed", "Due")
_MEETING = _heads(Meeting, _OTHER, "Time")
_COMPANY = _heads(Company, _OTHER, "People")
_EVENT = _heads(Event, _OTHER, "Time")
_UPDATE = _heads(Update, _OTHER)
HEADS = (_PERSON, _MEETING, _COMPANY, _EVENT, _UPDATE, _DEBT)
"""The headers of all tables."""


def _declared(record: Record, worked: Worked) -> Iterator[Cell]:
    """Yield a cell for each field that has a column, then one for fields of the owner's own."""
    for name, _ in columns(type(record)):
        yield worked[name]() if name in worked else _cell(value_of(record, name))
    yield _pairs(record.extra) or None


def _cell(value: Any) -> Cell:
    """Return a value as a cell: several separated by `; `, a day as a day, `yes` for true."""
    match value:
        case None | ():
            return None
        case True | False:
            return "yes" if value else "no"
        case tuple() if isinstance(value[0], Item):
            return "\n".join(map(_item, value))
        case tuple():
            return _several(map(_parted, value))
        case Mapping():
            return _pairs(value) or None
        case Moment():
            return value.day_text if value.only else value.as_written if value.clock else value.day
        case Length():
            return str(value.minutes)
        case _:
            return str(value)


def _item(item: Item) -> str:
    """Return an item as it would stand between `{` and `}`."""
    fields = {name: value_of(item, name) for name in schema(type(item))}
    return flow({**{name: _bare(one) for name, one in fields.items() if one not in (None, ())}, **item.extra})[1:-1]


def _pairs(fields: Mapping[str, Any]) -> str:
    return "\n".join(flow({name: _bare(value)})[1:-1] for name, value in fields.items())


def _bare(value: Any) -> Any:
    """Return a value of a field as the front matter has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.as_written if isinstance(value, Moment) else value


def _parted(text: str) -> str:
    """Return one of several texts, in quotes where it would not be known as one."""
    return json.dumps(text, ensure_ascii=False) if _PARTS.search(text) else text


def _person(day: Day, owed: Mapping[Contact, Debt], person: Contact) -> tuple[Cell, ...]:
    company = find_company(day.journal, person.company) if person.company else None
    touches = touches_by(day.journal, day.today, person)
    debt, said = owed.get(person), permission(day.journal, day.today, person)
    worked: Worked = {
        "company": lambda: company.name if company else None,
        "introduced_by": lambda: _several(one.name for one in introducers_of(day.journal, day.today, person)),
        "met_on": lambda: _cell(known_since(day.journal, day.today, person)),
        "may_follow_up": lambda: None if said == "unknown" else said,
    }
    return (
        *_declared(person, worked), touches[-1].day if touches else None, STAGES[stage(day, person)].group,
        plain(sentence(debt.what), day.today) if debt else None, debt.due_day if debt else None,
    )  # fmt: skip


def _next_owed(owed: Iterable[Debt]) -> dict[Contact, Debt]:
    found: dict[Contact, Debt] = {}
    for debt in owed:
        if debt.contact is not None:
            found.setdefault(debt.contact, debt)
    return found


def _meetings(journal: Journal, today: date) -> Iterator[tuple[Cell, ...]]:
    given: dict[Meeting, list[str]] = {}
    for name in names_given(journal, today):
        given.setdefault(name.meeting, []).append(name.name)
    for meeting in journal.meetings:
        clock = meeting.date.clock if meeting.date else None
        yield (*_declared(meeting, _of_meeting(journal, today, meeting, given)), f"{clock:%H:%M}" if clock else None)


def _of_meeting(journal: Journal, today: date, meeting: Meeting, given: Mapping[Meeting, list[str]]) -> Worked:
    return {
        "date": lambda: meeting.date.day if meeting.date else None,
        "with": lambda: _people(journal, meeting.with_),
        "kind": lambda: meetings.kind(meeting),
        "how": lambda: meeting.how or "in-person",
        "status": lambda: meetings.status(meeting, today),
        "introductions": lambda: _several(given.get(meeting, ())),
    }


def _company(company: KnownCompany) -> tuple[Cell, ...]:
    people = _several(person.name for person in company.people)
    if company.record is None:
        return (company.name, *(None for _ in _COMPANY[2:]), people)
    return (*_declared(company.record, {}), people)


def _event(journal: Journal, event: Event) -> tuple[Cell, ...]:
    met = _people(journal, tuple(one.name for one in event.met if one.name))
    clock = event.date.clock if event.date else None
    worked: Worked = {"date": lambda: event.date.day if event.date else None, "met": lambda: met}
    return (*_declared(event, worked), f"{clock:%H:%M}" if clock else None)


def _update(update: Update) -> tuple[Cell, ...]:
    return tuple(_declared(update, {}))


def _people(journal: Journal, references: tuple[str, ...]) -> str | None:
    found = ((journal.contacts.find(reference), reference) for reference in journal.contacts.distinct(references))
    return _several(person.name if person else strip_brackets(reference) for person, reference in found)


def _several(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV; text that a spreadsheet would take for a formula gets a `'` before it."""
    return "".join(f"{','.join(map(_csv_cell, row))}\r\n" for row in rows)


def _csv_cell(cell: str) -> str:
    """Return a cell in quotes where it holds what any spreadsheet may take for the end of one."""
    said = as_text(without_controls(cell))
    return '"' + said.replace('"', '""') + '"' if _IN_QUOTES.search(said) else said


def as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: in names from others it could send data elsewhere.

    Nor any part of it, for a program that is told to cut at semicolons, tabs or bars does not see our quotes.
    """
    guarded = _FORMULA_INSIDE.sub(r"\g<0>'", cell)
    return f"'{guarded}" if looks_like_formula(cell.lstrip(" ").lstrip("'")) else guarded


def without_guards(cell: str) -> str:
    """Return a cell without what `as_text` put before a formula: the text that it was made of."""
    if cell.startswith("'") and looks_like_formula(cell.lstrip(" ").lstrip("'")):
        cell = cell[1:]
    return _GUARD_INSIDE.sub(r"\1", cell)


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet might evaluate a text instead of showing it."""
    return text.lstrip(" ").startswith(_FORMULA)


def to_csv(sheet: Spreadsheet) -> bytes:
    """Return one table as CSV, its headers first; days are written YYYY-MM-DD."""
    return csv_text([sheet.heads, *([_text(cell) for cell in row] for row in sheet.rows)]).encode()


def to_files(sheets: tuple[Spreadsheet, ...]) -> dict[str, bytes]:
    """Return all tables as CSV files, by file name."""
    return {f"{sheet.stem}.csv": to_csv(sheet) for sheet in sheets}


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell or ""


def to_xlsx(sheets: tuple[Spreadsheet, ...], today: date) -> bytes:
    """Return the workbook; the same tables on the same day are the same bytes."""
    from xlsxwriter import Workbook

    made = BytesIO()
    # A text in a cell stays a text: it becomes no formula, no link and no number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(made, options) as book:
        book.set_properties({"created": datetime(today.year, today.month, today.day), "title": TITLE})  # noqa: DTZ001 - the file format knows no zone
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        # So that it stays a text when somebody has edited the cell.
        quoted = book.add_format({"quote_prefix": True})
        for sheet in sheets:
            tab = book.add_worksheet(sheet.name)
            tab.write_row(0, 0, sheet.heads, bold)
            tab.freeze_panes(1, 1)
            tab.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
            for column, head in enumerate(sheet.heads):
                tab.set_column(column, column, _width(head, [row[column] for row in sheet.rows]))
            for number, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    _write(tab, number, column, cell, day, quoted)
    return made.getvalue()


def _write(tab: "Worksheet", row: int, column: int, cell: Cell, day: "Format", quoted: "Format") -> None:
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        tab.write_datetime(row, column, cell, day)
    elif cell:
        text = str(cell)
        text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        tab.write_string(row, column, text, quoted if looks_like_formula(text) else None)


def _width(head: str, cells: list[Cell]) -> int:
    widest = max((len(str(cell)) for cell in cells if cell), default=0)
    return min(max(widest, len(head) + 2, _NARROWEST), _WIDEST)
