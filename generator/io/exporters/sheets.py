"""The journal as the old list: tables of people, meetings, companies, events and what is owed, for a spreadsheet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.companies import KnownCompany, companies, find_company
from generator.facts.introductions import names_given
from generator.facts.outreach import permission
from generator.facts.stages import STAGES, stage
from generator.facts.touches import first_met, introducers_of, touches_by
from generator.model.day import Day
from generator.model.fields import schema, value_of
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record
from generator.words.said import plain, sentence
from generator.words.visible import without_surrogates

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


Cell = str | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its `name` as a tab, its `stem` as a file, what stands above each column, and the rows."""

    name: str
    stem: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(day: Day) -> tuple[Table, ...]:
    """Return every table; that of the people comes first. What has several values has them with `; ` between."""
    owed = open_debts(day)
    person = partial(_person, day, _next_owed(owed), first_met(day.journal, day.today))
    return (
        _sheet("Contacts", "contacts", _PERSON, map(person, day.journal.contacts)),
        _sheet("Meetings", "meetings", _MEETING, _meetings(day.journal, day.today)),
        _sheet("Companies", "companies", _COMPANY, map(_company, companies(day.journal))),
        _sheet("Events", "events", _EVENT, map(partial(_event, day.journal), day.journal.events)),
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


def _sheet(name: str, stem: str, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    cleaned = (tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(name=name, stem=stem, heads=heads, rows=tuple(cleaned))


Worked = Mapping[str, Callable[[], Cell]]
"""What a column says instead of the field's own words, by the name of the field."""


def _columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields that have a column, each with its head."""
    return tuple((name, spec.column) for name, spec in schema(kind).items() if spec.column)


def _heads(kind: type[Record], *more: str) -> tuple[str, ...]:
    """Return what stands above the columns of a kind of record: its fields, then what is worked out."""
    return (*(head for _, head in _columns(kind)), *more)


def _declared(record: Record, worked: Worked) -> Iterator[Cell]:
    """Yield a cell for each field that has a column."""
    for name, _ in _columns(type(record)):
        yield worked[name]() if name in worked else _cell(value_of(record, name))


def _cell(value: Any) -> Cell:
    """Return a value as a spreadsheet has it: several with `; ` between, a day as a day, `yes` for yes."""
    match value:
        case None | False | ():
            return None
        case True:
            return "yes"
        case tuple():
            return _several(value)
        case Moment():
            return value.day
        case _:
            return str(value)


_PERSON = _heads(Contact, "Last contact", "How far", "Next owed", "Due")


def _person(
    day: Day, owed: Mapping[Contact, Debt],
    first: Mapping[Contact, tuple[date, Record]], person: Contact,
) -> tuple[Cell, ...]:  # fmt: skip
    company = find_company(day.journal, person.company) if person.company else None
    touches = touches_by(day.journal, day.today, person)
    met = person.met_on.day if person.met_on and person.met_on.day <= day.today else None
    debt, said = owed.get(person), permission(day.journal, day.today, person)
    worked: Worked = {
        "company": lambda: company.name if company else None,
        "introduced_by": lambda: _several(one.name for one in introducers_of(day.journal, day.today, person)),
        "met_on": lambda: met or (first[person][0] if person in first else None),
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


_MEETING = _heads(Meeting, "Time")


def _meetings(journal: Journal, today: date) -> Iterator[tuple[Cell, ...]]:
    given: dict[Meeting, list[str]] = {}
    for name in names_given(journal, today):
        given.setdefault(name.meeting, []).append(name.name)
    for meeting in journal.meetings:
        clock = meeting.date.clock if meeting.date else None
        yield (*_declared(meeting, _of_meeting(journal, today, meeting, given)), f"{clock:%H:%M}" if clock else None)


def _of_meeting(journal: Journal, today: date, meeting: Meeting, given: Mapping[Meeting, list[str]]) -> Worked:
    return {
        "with": lambda: _people(journal, meeting.with_),
        "kind": lambda: meetings.kind(meeting),
        "how": lambda: meeting.how or "in-person",
        "status": lambda: meetings.status(meeting, today),
        "introductions": lambda: _several(given.get(meeting, ())),
    }


_COMPANY = _heads(Company, "People")


def _company(company: KnownCompany) -> tuple[Cell, ...]:
    people = _several(person.name for person in company.people)
    if company.record is None:
        return (company.name, *(None for _ in _COMPANY[2:]), people)
    return (*_declared(company.record, {}), people)


_EVENT = _heads(Event)


def _event(journal: Journal, event: Event) -> tuple[Cell, ...]:
    met = _people(journal, tuple(one.name for one in event.met if one.name))
    return tuple(_declared(event, {"met": lambda: met}))


_DEBT = ("Due", "Who", "What", "Why", "How to close it")


def _people(journal: Journal, references: tuple[str, ...]) -> str | None:
    found = ((journal.contacts.find(reference), reference) for reference in references)
    return _several(person.name if person else strip_brackets(reference) for person, reference in found)


def _several(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV; text that a spreadsheet would take for a formula bears a `'` before it."""
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([as_text(cell) for cell in row] for row in rows)
    return written.getvalue()


def as_text(cell: str) -> str:
    """Return a cell that stays text: names and notes come from other people (a formula could send them away)."""
    return f"'{cell}" if looks_like_formula(cell) else cell


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet might work out a text instead of showing it."""
    return text.startswith(_FORMULA)


def to_csv(sheet: Table) -> bytes:
    """Return one table, its heads first; days are written YYYY-MM-DD."""
    return csv_text([sheet.heads, *([_text(cell) for cell in row] for row in sheet.rows)]).encode()


def to_files(sheets: tuple[Table, ...]) -> dict[str, bytes]:
    """Return all tables, each as a file of its own, by file name."""
    return {f"{sheet.stem}.csv": to_csv(sheet) for sheet in sheets}


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell or ""


_LONGEST = 32_767
"""How many characters a cell holds."""
_NARROWEST, _WIDEST = 8, 40
_FIRST_DAY = date(1900, 3, 1)
"""What lies before it Excel counts wrongly, or can't write at all."""


def to_xlsx(sheets: tuple[Table, ...], today: date) -> bytes:
    """Return the workbook; the same tables on the same day are the same bytes."""
    from xlsxwriter import Workbook

    made = BytesIO()
    # Nothing in a cell is anything but what it says: no formula, no link, no number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(made, options) as book:
        book.set_properties({"created": datetime(today.year, today.month, today.day), "title": "Networking journal"})  # noqa: DTZ001 - the file format knows no zone
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
