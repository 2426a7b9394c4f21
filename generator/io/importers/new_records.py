"""New contacts from a file: fields that a contact can hold, everything else as notes; and the text of such a record."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from generator.edit.quoting import Value, flow_mapping, quoted, quoted_key
from generator.files.front_matter import read
from generator.files.yaml_nodes import is_blank
from generator.io.importers import cells, identity
from generator.io.importers.found import (
    DOUBTFUL,
    KNOWN_COMPANIES,
    NEW,
    NEW_CONTACT,
    NOTES,
    TEXT,
    Candidate,
    FoundPerson,
)
from generator.io.importers.identity import mark
from generator.io.importers.matching import PeopleIndex, signs_of
from generator.model import addresses
from generator.model.fields import FieldType, Items, Pairs, schema
from generator.model.moment import Moment
from generator.model.names import slug
from generator.model.records import Contact, Meeting, Record
from generator.model.values import Wrong, convert

_FIELDS, _OF_MEETINGS = schema(Contact), schema(Meeting)
_ORDER = sorted(_FIELDS, key="tags".__eq__)
_COMPANIES = ("company", "formerly")
_PAGE = re.compile(r"https://[\w./-]*\w/?")
"""Most web addresses look so, and YAML needs no quotes around them."""


def newcomer(
    found: FoundPerson, people: PeopleIndex, known_companies: set[str], today: date, *, doubts: tuple[str, ...] = ()
) -> Candidate:
    """Return the candidate for a new contact."""
    fields, unfit, more = fitting(found, today)
    company = str(fields.get("company", ""))
    doubts = (*doubts, *more)
    section = KNOWN_COMPANIES if people.companies(company) & known_companies else NEW
    text = "\n\n".join(filter(None, (found.one(NOTES), *unfit)))
    return Candidate(
        section=found.section or (DOUBTFUL if doubts else section),
        who=found.name,
        said=_does(fields),
        action=NEW_CONTACT,
        fields=fields,
        personal=found.personal,
        notes=text,
        text=found.text,
        why=found.where,
        doubts=doubts,
        marks=marks(found, people),
    )


def marks(found: FoundPerson, people: PeopleIndex) -> tuple[str, ...]:
    """Return the marks by which somebody is known again: of each address and page, and of name with company."""
    name = identity.name(found.name)
    strong = [mark("person", *sign) for sign in signs_of(found, people.number) if sign[0] != "phone"]
    return (*strong, mark("person", name, identity.company(found.one("company"))))


def is_known(found: FoundPerson, people: PeopleIndex, known: frozenset[str]) -> bool:
    """Return whether somebody was proposed in an earlier review; the name alone counts where there is nothing else."""
    *strong, by_name = marks(found, people)
    return any(one in known for one in strong) or (by_name in known and (not strong or bool(found.one("company"))))


def _does(fields: dict[str, Value]) -> str:
    role, company = str(fields.get("role", "")), str(fields.get("company", ""))
    does = " at ".join(filter(None, (role, company))) or ", ".join(_first(fields, ("email", "phone", "location")))
    return f", {does}" if does else ""


def _first(fields: dict[str, Value], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if value := fields.get(name, ""):
            yield value if isinstance(value, str) else value[0]
            return


def fitting(found: FoundPerson, today: date) -> tuple[dict[str, Value], list[str], list[str]]:
    """Return the fields that a contact can hold, lines of notes for everything else, and the doubts."""
    given = {name: value for name, value in found.fields.items() if name != NOTES and value}
    fields = {name: given[name] for name in sorted(given, key=_ORDER.index)}
    unfit, doubts = [], list(found.doubts)
    for name, value in list(fields.items()):
        if isinstance(_type(name), Items | Pairs):
            continue
        said = value if isinstance(value, str) else ", ".join(value)
        if len(said) >= cells.LONGEST:
            doubts.append(
                f"`{name}` is unusually long and was cut" if said.endswith("…") else f"`{name}` is unusually long"
            )
            if isinstance(value, str):
                fields[name] = cells.line(value)
        if cells.is_formula(said):
            doubts.append(f"`{name}` begins as a formula does; it is kept as text")
    for name in list(_faulty(fields)):
        unfit_value = fields.pop(name)
        text = unfit_value if isinstance(unfit_value, str) else ", ".join(unfit_value)
        doubts.append(f"`{name}` can't be {cells.line(text, 60)}; it goes into the notes")
        unfit.append(f"{name}: {text}")
    for name in ("met_on", "linkedin_connected", "introduced_on"):
        day = fields.get(name)
        if isinstance(day, str) and day[:1].isdigit() and Moment.parse_partial(day).day > today:
            doubts.append(f"`{name}` {fields.pop(name)} has not come yet; it is left out")
    return fields, unfit, doubts


def _faulty(fields: dict[str, Value]) -> Iterator[str]:
    """Yield the fields in which our own reader finds a fault, or after which no page could be named."""
    for name, value in fields.items():
        if isinstance(_type(name), Items | Pairs):
            continue
        texts = (value,) if isinstance(value, str) else value
        try:
            for text in texts:
                convert(_FIELDS[name].type, text)
        except Wrong:
            yield name
            continue
        if name in _COMPANIES and any(addresses.is_too_long(slug(text)) for text in texts):
            yield name


def lines_of(fields: Mapping[str, Value], personal: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of front matter, one for each field; a list of one is written as that value."""
    for name, value in fields.items():
        if value:
            yield f"{name}: {_written(name, value) or _value(value)}"
    if personal:
        yield "personal:"
        yield from (f"  {quoted_key(name)}: {quoted(text)}" for name, text in personal.items())


def _written(name: str, value: Value) -> str:
    """Return the items or pairs that a table of ours has as they are written in a record, empty of another field."""
    if isinstance(_type(name), Items):
        items = (value,) if isinstance(value, str) else value
        in_braces = all(item.startswith("{") for item in items)
        return f"[{', '.join(items)}]" if in_braces else ""
    return str(value) if isinstance(_type(name), Pairs) else ""


def _type(name: str) -> FieldType | None:
    spec = _FIELDS.get(name) or _OF_MEETINGS.get(name)
    return spec.type if spec else None


def in_a_line(fields: Mapping[str, Value], personal: Mapping[str, str], notes: str, text: str = "") -> str:
    """Return fields, personal details, notes and the owner's own text as one flow mapping.

    It is such as `{name: Dee Ito, personal: {home: Bath}}`.
    """
    said = [
        f"{name}: {written}" if (written := _written(name, value)) else flow_mapping({name: _short(value)})[1:-1]
        for name, value in fields.items()
        if value
    ]
    said += [f"personal: {flow_mapping(personal)}"] if personal else []
    said += [flow_mapping({NOTES: notes})[1:-1]] if notes else []
    said += [flow_mapping({TEXT: text})[1:-1]] if text else []
    return "{" + ", ".join(filter(None, said)) + "}"


def _short(value: Value) -> Value:
    return value if isinstance(value, str) or len(value) != 1 else value[0]


def record(fields: Mapping[str, Value], personal: Mapping[str, str], body: str, own: str = "") -> str:
    """Return the text of a record; the foreign text of its body is escaped, the owner's own before it is not."""
    front = "\n".join(("---", *lines_of(fields, personal), "---", ""))
    text = "\n\n".join(filter(None, (own, cells.inert(body))))
    return f"{front}\n{text}\n" if text else front


def holds(person: Record, name: str) -> bool:
    """Return whether a record has a value for a field, readable or not."""
    pairs = read(person.source).pairs
    return any(getattr(field, "value", "") == name and not is_blank(node) for field, node in pairs)


@lru_cache(maxsize=4096)
def _value(value: Value) -> str:
    if isinstance(value, str):
        return value if _PAGE.fullmatch(value) else quoted(value)
    return quoted(value[0]) if len(value) == 1 else f"[{', '.join(quoted(one, flow=True) for one in value)}]"
