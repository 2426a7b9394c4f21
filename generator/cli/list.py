"""`journal list`: people, meetings, companies or events, chosen by their fields, in three forms."""

import json
import operator
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import click

from generator import words
from generator.cli.context import CannotWork, Context, pass_context
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.words.visible import lines_visible, visible

Entry = dict[str, Any]
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("name", "company", "stage", "last_contact", "permission"),
    "meetings": ("date", "with", "kind", "status"),
    "companies": ("name", "industry", "people", "target"),
    "events": ("date", "name", "kind", "place"),
}
"""The columns of each kind's table; json and csv have `slug` and all other fields too."""
_THEIRS = "their hour"
"""A column of meetings and events in a table, there only where somebody's clock differs from the owner's."""
_HEADS: Mapping[str, str] = {"last_contact": "last contact"}
"""The headers of columns whose field names are not plain words."""

DEFAULTS: Mapping[str, str] = {"kind": "informational-interview", "how": "in-person"}
"""The defaults of a meeting's fields (contract §1); who asked depends on its kind."""

_EPILOG = """\b
Examples: journal list contacts --where stage=met --where company=Acme
          journal list meetings --where "date>=2026-11" --format csv
FIELD is one of a record's own or stage, degree, last_contact, permission, status; FIELD= finds where nothing is
written, and != < > <= >= compare. A list matches when any of its entries does."""
Fields = Mapping[str, Any]
_CONDITION = re.compile(r"\s*([^\s=!<>][^=!<>]*)(!=|>=|<=|=|<|>)(.*)", re.DOTALL)
_ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d\S*)?)?)?")
_YES = {"true": "yes", "false": "no"}


@click.command(epilog=_EPILOG)
@click.argument("what", metavar="contacts|meetings|companies|events", type=click.Choice(tuple(COLUMNS)))
@click.option("--where", metavar="FIELD=VALUE", multiple=True, help="Only where this holds; all of several must.")
@click.option(
    "--sort", "order", type=click.Choice(("name", "last-name")), help="People by their name, or its last word."
)
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True)
@pass_context
def command(context: Context, what: str, where: tuple[str, ...], order: str | None, form: str) -> None:
    """List people, meetings, companies or events."""
    from generator.model.collation import collated_by_last_word

    entries = _entries(context, what)
    if order == "last-name":
        entries.sort(key=lambda entry: collated_by_last_word(entry.get("name") or ""))
    known = {name for entry in entries for name in entry} | set(COLUMNS[what]) | _fields(what)
    conditions = parse(where, known)
    for condition in conditions:
        _check_value(what, condition)

    def same(field: str, text: str) -> str:
        return _as_slug(context.journal, what, field, text)

    def fits(entry: Entry) -> bool:
        mine = {**entry, "date": _my_day(context.journal, what, entry)}
        return all(condition.holds(mine, same) for condition in conditions)

    chosen = [entry for entry in entries if fits(entry)]
    if form == "json":
        click.echo(json.dumps(chosen, indent=2, sort_keys=True))
    elif form == "csv":
        click.echo(_csv(chosen, sorted(known)).encode(), nl=False)
    else:
        click.echo("\n".join(_table(context, what, chosen, entries, conditions, where)), color=True)


def _entries(context: Context, what: str) -> list[Entry]:
    from generator.facts.companies import companies, is_target
    from generator.facts.meetings import asked_by_me
    from generator.io.exporters.json import entries
    from generator.model.collation import collated

    found = entries(what, context.day)
    if what == "companies":
        known = {company.slug: company for company in companies(context.journal)}
        for entry in found:
            company = known[entry["slug"]]
            entry["people"] = [person.slug for person in company.people]
            entry["target"] = is_target(context.journal, company) or entry["target"]
    if what == "meetings":
        # A condition means the value that holds, whether written or a default (contract §1).
        found = [{**entry, **{name: entry[name] or usual for name, usual in DEFAULTS.items()}} for entry in found]
        for entry in found:
            meeting = context.journal.meetings.find(entry["slug"])
            entry["asked_by"] = "me" if meeting is None or asked_by_me(meeting) else "them"
    return sorted(
        found,
        key=lambda entry: (
            _my_day(context.journal, what, entry) or "", collated(entry.get("name") or "")[0], entry["slug"]
        ),
    )  # fmt: skip


def _my_day(journal: Journal, what: str, entry: Entry) -> str | None:
    """Return when it is by the owner's clock, since its `date` is as written; None where it has none."""
    when = getattr(getattr(journal, what).find(entry["slug"]), "date", None)
    return str(when) if when else None


def _fields(what: str) -> set[str]:
    from generator.model.fields import schema
    from generator.model.loader import FOLDERS

    return set(schema(FOLDERS[what]))


def _as_slug(journal: Journal, what: str, field: str, text: str) -> str:
    """Return the slug that a name means, where the field holds references; else the text itself."""
    from generator.io.exporters.json import reference
    from generator.model.fields import Ref, schema
    from generator.model.loader import FOLDERS

    spec = schema(FOLDERS[what]).get(field)
    if field in ("people", "introduced"):
        return reference(journal, Ref("contact"), text)
    return reference(journal, spec.type, text) if spec is not None and isinstance(spec.type, Ref) and text else text


def _csv(chosen: list[Entry], names: list[str]) -> str:
    from generator.io.exporters.sheets import csv_text

    names = ["slug", *(name for name in names if name not in ("slug", "body"))]
    return csv_text([names, *([lines_visible(_cell(entry.get(name))) for name in names] for entry in chosen)])


def _cell(value: object) -> str:
    """Return a value as one cell: yes and no, lists with `; ` between, mappings as `key: value`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_cell(each)}" for name, each in value.items() if each not in (None, []))
    return str(value)


def _table(
    context: Context, what: str, chosen: list[Entry], entries: list[Entry], conditions: "list[Condition]",
    where: tuple[str, ...],
) -> list[str]:  # fmt: skip
    from generator.cli.terminal import columned, columns, painter

    noun = {"companies": "company"}.get(what, what[:-1])
    looked_at = len(entries)
    plural = what if looked_at != 1 else noun
    if not chosen:
        asked = f" with {visible(' and '.join(where))}" if where else ""
        return [f"There is no {noun}{asked}: {looked_at} {plural} looked at.{visible(_meant(entries, conditions))}"]
    shown = [_by_each_clock(context, what, entry) for entry in chosen]
    names = list(COLUMNS[what])
    if any(entry.get(_THEIRS) for entry in shown):
        names.insert(1, _THEIRS)
    rows = [[_shown(context, name, entry.get(name)) for name in names] for entry in shown]
    total = f"{len(chosen)} of {looked_at} {plural}" if len(chosen) < looked_at else f"{looked_at} {plural}"
    return [
        *columned([_HEADS.get(name, name) for name in names], rows, columns(), painter(), whole=names.count("date")),
        "",
        total,
    ]


def _shown(context: Context, name: str, value: object) -> str:
    journal: Journal = context.journal
    if name == "people" and isinstance(value, list):
        return str(len(value)) if value else ""
    if name == "with" and isinstance(value, list):
        found = ((journal.contacts.find(slug), slug) for slug in value)
        return ", ".join(person.name if person else slug for person, slug in found)
    if name == "company" and isinstance(value, str):
        from generator.facts.companies import companies

        return next((company.name for company in companies(journal) if company.slug == value), value)
    return _cell(value)


def _by_each_clock(context: Context, what: str, entry: Entry) -> Entry:
    """Return an entry with the owner's day and hour, with theirs where their clock differs."""
    from generator.reports.hours import their_hours_in_short

    if "date" not in entry:
        return entry
    mine = (_my_day(context.journal, what, entry) or "").replace("T", " ")
    record = getattr(context.journal, what).find(entry["slug"])
    return {**entry, "date": mine, _THEIRS: their_hours_in_short(context.journal, record) if record else ""}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of `--where`: a field, the sign that compares, and the wanted value."""

    field: str
    sign: str
    wanted: str

    def holds(self, entry: Fields, same: Callable[[str, str], str]) -> bool:
        """Return whether it holds, for a list whether it does for any entry. `same` turns a reference into a slug."""
        values = list(_values(entry, self.field.split(".")))
        wanted = _plain(same(self.field, self.wanted))
        if self.sign in _ORDERED:
            return any(_in_order(value, self.sign, wanted) for value in values)
        if not wanted:
            return (not values) == (self.sign == "=")
        found = any(_equal(value, wanted) for value in values)
        return found == (self.sign == "=")


def _check_value(what: str, condition: "Condition") -> None:
    """Raise CannotWork where a condition names a value that its field can't have."""
    possible = _possible(what, condition.field)
    wanted = _plain(condition.wanted)
    if possible and wanted and condition.sign in ("=", "!=") and wanted not in possible:
        close = get_close_matches(wanted, possible, 1)
        hint = f"did you mean {close[0]}?" if close else f"it may be {words.either(possible)}"
        raise CannotWork(f"{condition.field} is never {condition.wanted}; {hint}")


def _possible(what: str, field: str) -> list[str]:
    """Return every value that a field may have; empty where it may be anything."""
    from generator.facts.stages import STAGES
    from generator.model.choices import STATUSES
    from generator.model.fields import Choice, YesNo, schema
    from generator.model.loader import FOLDERS

    derived: Mapping[tuple[str, str], Collection[str]] = {
        ("contacts", "stage"): STAGES, ("contacts", "permission"): ("yes", "no", "unknown"),
        ("meetings", "status"): STATUSES,
    }  # fmt: skip
    if (what, field) in derived:
        return [*derived[what, field]]
    spec = schema(FOLDERS[what]).get(field)
    if spec is not None and isinstance(spec.type, Choice):
        return [*spec.type.options]
    return ["yes", "no"] if spec is not None and isinstance(spec.type, YesNo) else []


def _meant(entries: list[Entry], conditions: "list[Condition]") -> str:
    """Return a question for the end of a sentence where a wanted value is almost one that is there."""
    for condition in conditions:
        there = {value for entry in entries for value in _values(entry, condition.field.split("."))}
        if condition.sign == "=" and condition.wanted and (close := get_close_matches(condition.wanted, there, 1)):
            return f" Did you mean {condition.field}={close[0]}?" if close[0] != condition.wanted else ""
    return ""


def parse(texts: tuple[str, ...], known: set[str]) -> list[Condition]:
    """Return the conditions in `texts`; raise CannotWork for one that names no known field."""
    return [_parse(text, known) for text in texts]


def _parse(text: str, known: set[str]) -> Condition:
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise CannotWork(f"--where {text} is not FIELD=VALUE")
    said = found[1].strip()
    field = said.replace("-", "_").lower() if not said.startswith("x_") else said
    head = field.split(".")[0]
    if head not in known:
        close = get_close_matches(head, known, 1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(sorted(known))}"
        raise CannotWork(f"there is no field called {said}; {hint}")
    return Condition(field, found[2], found[3].strip())


def _values(value: Any, path: list[str]) -> Iterator[str]:
    """Yield the values at a path as text; those of lists and mappings one by one."""
    if value is None:
        return
    if isinstance(value, list):
        for each in value:
            yield from _values(each, path)
    elif isinstance(value, Mapping):
        if path:
            yield from _values(value.get(path[0]), path[1:])
        else:
            for each in value.values():
                yield from _values(each, [])
    elif not path:
        yield str(value)


def _plain(text: str) -> str:
    return _YES.get(normalize(text), normalize(text))


def _equal(value: str, wanted: str) -> bool:
    plain = _plain(value)
    # A year, month or day stands for every day or hour in it.
    return plain == wanted or (bool(_DATE.fullmatch(value)) and value.startswith((f"{wanted}-", f"{wanted}T")))


def _in_order(value: str, sign: str, wanted: str) -> bool:
    compare = _ORDERED[sign]
    if value.lstrip("-").isdecimal() and wanted.lstrip("-").isdecimal():
        return compare(int(value), int(wanted))
    if _DATE.fullmatch(value) and _DATE.fullmatch(wanted.upper()):
        # A month or a year counts from its first day, and is before a day only if all of it is.
        whole = value + ("-12-31" if sign.startswith("<") else "-01-01")[len(value) - 4 :]
        return compare(whole[: len(wanted)], wanted.upper())
    return compare(_plain(value), wanted)
