"""What may be written at a place: names of fields, choices, people, companies, events, days, wikilinks, headings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from zoneinfo import available_timezones

from generator import words
from generator.debts import DEBTS
from generator.loader import Content
from generator.lsp.desk import Desk
from generator.lsp.hover import escaped, form
from generator.lsp.typing_place import Typing, typing_at
from generator.records import Company, Contact, Meeting, Record, Shelf
from generator.records.fields import Choice, Date, Items, Ref, Spec, YesNo, Zone, schema
from generator.records.journal import names_of
from generator.records.names import key, unwrap
from generator.rules import RULE_NAMES
from generator.source import Span

MOST = 100
"""So many suggestions are shown at once; typing on finds the others."""
_SECTIONS = ("Research", "Questions", "Notes", "Next")
_SHELVES = {"contact": ("contacts",), "company": ("companies",), "event": ("events",)}
_ANY = ("contacts", "companies", "meetings", "events", "updates")
_OWN_WORDS: Mapping[str, Callable[[], Iterable[str]]] = {
    "ignore": lambda: sorted(RULE_NAMES),
    "waived": lambda: (kind.name for kind in DEBTS),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may be written: what is shown, what is written, and a few words about it."""

    label: str
    text: str
    kind: str
    detail: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may stand at `span`; `more` says that typing on finds others."""

    span: Span
    all: tuple[Suggestion, ...]
    more: bool = False


def completion(desk: Desk, content: Content, offset: int) -> Suggestions | None:
    """Return what may be written at `offset`, or None where anything may."""
    kind = type(content) if isinstance(content, Record) else None
    typing = typing_at(content.source, kind, offset)
    if typing is None:
        return None
    found = list(islice(_fitting(desk, typing, kind), MOST + 1))
    return Suggestions(typing.span, tuple(found[:MOST]), len(found) > MOST)


def _fitting(desk: Desk, typing: Typing, kind: type[Record] | None) -> Iterator[Suggestion]:
    if typing.link:
        yield from _records(desk, typing.text, _ANY)
        return
    if typing.heading:
        if kind is Meeting:
            yield from (Suggestion(title, title, "heading") for title in _begin(_SECTIONS, typing.text))
        return
    yield from _names(typing)
    if typing.spec is not None:
        yield from _values(desk, typing, typing.spec)


def _names(typing: Typing) -> Iterator[Suggestion]:
    for name in _begin(typing.names, typing.text):
        spec = typing.names[name]
        text = f"{name}:" if isinstance(spec.type, Items) else f"{name}: "
        yield Suggestion(name, text, "field", "needed" if spec.required else "", f"{spec.help}\n\n{form(spec.type)}")


def _values(desk: Desk, typing: Typing, spec: Spec) -> Iterator[Suggestion]:
    if typing.line is not None:
        yield from _in_line(desk, typing, typing.line)
        return
    yield from (Suggestion(word, word, "choice") for word in _begin(_options(typing, spec), typing.text))
    if isinstance(spec.type, Date):
        yield from _days(desk, typing.text)
    for kind in _refs(spec):
        yield from _records(desk, typing.text, _SHELVES[kind])


def _options(typing: Typing, spec: Spec) -> Iterable[str]:
    """Return the words that a field knows."""
    match spec.type:
        case Choice():
            return spec.type.options
        case YesNo():
            return ("yes", "no")
        case Date() | Ref():
            return (spec.type.word,) if spec.type.word else ()
        case Zone():
            return _zones()
    return _OWN_WORDS[typing.field]() if typing.field in _OWN_WORDS else ()


def _refs(spec: Spec) -> Iterator[str]:
    """Yield the kind of record that a field names, or that the first reference of its items does."""
    if isinstance(spec.type, Ref):
        yield spec.type.to
    elif isinstance(spec.type, Items):
        kinds = (inner.type.to for inner in schema(spec.type.of).values() if isinstance(inner.type, Ref))
        yield from islice(kinds, 1)


def _in_line(desk: Desk, typing: Typing, item: type) -> Iterator[Suggestion]:
    """Yield the words that a one-line form may hold next: a way, a day, somebody's name."""
    specs = schema(item)
    for inner in specs.values():
        if isinstance(inner.type, Choice):
            yield from (Suggestion(word, word, "choice") for word in _begin(inner.type.options, typing.text))
    yield from _days(desk, typing.text)
    if any(isinstance(inner.type, Ref) for inner in specs.values()) and typing.text:
        yield from _records(desk, typing.text, ("contacts",))


def _days(desk: Desk, text: str) -> Iterator[Suggestion]:
    today = desk.today.isoformat()
    if today.startswith(text) or "today".startswith(text.lower()):
        yield Suggestion(today, today, "choice", f"today, {words.WEEKDAYS[desk.today.weekday()]}")


def _records(desk: Desk, text: str, folders: tuple[str, ...]) -> Iterator[Suggestion]:
    """Yield the records whose file, name or alias begins so, then those of which a later word does."""
    wanted = key(text.lstrip("["))
    later = []
    for folder in folders:
        shelf: Shelf[Record] = getattr(desk.journal, folder)
        for record in shelf:
            names = [key(name) for name in (record.slug, *names_of(record))]
            if any(name.startswith(wanted) for name in names):
                yield _record(record)
            elif any(f" {wanted}" in name for name in names):
                later.append(record)
    yield from map(_record, later)


def _record(record: Record) -> Suggestion:
    about = ""
    if isinstance(record, Contact):
        about = " · ".join(filter(None, (record.role, unwrap(record.company or ""))))
    elif isinstance(record, Company):
        about = record.industry or ""
    return Suggestion(
        record.label,
        record.slug,
        record.KIND,
        about or record.KIND,
        f"{escaped(record.slug)}\n\n{escaped(about)}".strip(),
    )


def _begin(options: Iterable[str], text: str) -> Iterator[str]:
    wanted = text.lower()
    return (word for word in options if word.lower().startswith(wanted) or f"/{wanted}" in word.lower())


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))
