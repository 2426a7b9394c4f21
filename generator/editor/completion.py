"""Completion: what may be written at a place, such as names of fields, choices, people, days, wikilinks, headings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, starmap
from zoneinfo import available_timezones

from generator import words
from generator.debts import DEBTS
from generator.edit.quoting import quoted
from generator.editor.hover import escaped, form
from generator.editor.workspace import Workspace
from generator.files.source import SourceText, Span
from generator.model.fields import Choice, Date, Items, Ref, Spec, YesNo, Zone, schema
from generator.model.journal import Collection, names_of
from generator.model.loader import Content
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Meeting, Record
from generator.rules.check import RULE_NAMES

_KEY = re.compile(r"(?P<dash>(?:-[ \t]+)*)(?P<name>[A-Za-z_][\w]*)[ \t]*:(?:[ \t]+|\Z)")
_DASHES = re.compile(r"(?:-(?:[ \t]+|\Z))*")
_WIKILINK = re.compile(r"\[\[([^\[\]|#]*)\Z")
_HEADING = re.compile(r" {0,3}##[ \t]+([^#]*)\Z")
MOST = 100
"""The most suggestions that are given at once; further typing finds the others."""
_SECTIONS = ("Research", "Questions", "Notes", "Next")
_COLLECTIONS = {"contact": ("contacts",), "company": ("companies",), "event": ("events",)}
_ANY = ("contacts", "companies", "meetings", "events", "updates")
_OWN_WORDS: Mapping[str, Callable[[], Iterable[str]]] = {
    "ignore": lambda: sorted(RULE_NAMES),
    "waived": lambda: ("all", *(kind.name for kind in DEBTS)),
    "later": lambda: ("all", *(kind.name for kind in DEBTS)),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: what is shown, what is written, and a few words about it."""

    label: str
    text: str
    kind: str
    detail: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions for `span`; `more` says that there are others, which further typing finds."""

    span: Span
    all: tuple[Suggestion, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed, from its beginning to the cursor, and what may stand there.

    `names` are fields that may be added here, each with its spec. `spec` is that of the field whose value is being
    typed, `line` the item's class where that is a part of a one-line form, `quote` the quote that is open before it.
    `link` is true inside `[[`, `heading` in a `##` heading.
    """

    span: Span
    text: str
    names: dict[str, Spec]
    spec: Spec | None = None
    field: str = ""
    line: type | None = None
    link: bool = False
    heading: bool = False
    quote: str = ""


def completion(workspace: Workspace, content: Content, offset: int) -> Suggestions | None:
    """Return the suggestions at `offset`, or None in plain text."""
    kind = type(content) if isinstance(content, Record) else None
    typing = typing_at(content.source, kind, offset)
    if typing is None:
        return None
    found = list(islice(_fitting(workspace, typing, kind), MOST + 1))
    return Suggestions(typing.span, tuple(found[:MOST]), len(found) > MOST)


def _fitting(workspace: Workspace, typing: Typing, kind: type[Record] | None) -> Iterator[Suggestion]:
    if typing.link:
        yield from _records(workspace, typing, _ANY)
        return
    if typing.heading:
        if kind is Meeting:
            yield from (Suggestion(title, title, "heading") for title in _begin(_SECTIONS, typing.text))
        return
    yield from _names(typing)
    if typing.spec is not None:
        yield from _values(workspace, typing, typing.spec)


def _names(typing: Typing) -> Iterator[Suggestion]:
    for name in _begin(typing.names, typing.text):
        spec = typing.names[name]
        text = f"{name}:" if isinstance(spec.type, Items) else f"{name}: "
        yield Suggestion(name, text, "field", "needed" if spec.required else "", f"{spec.help}\n\n{form(spec.type)}")


def _values(workspace: Workspace, typing: Typing, spec: Spec) -> Iterator[Suggestion]:
    if typing.line is not None:
        yield from _in_line(workspace, typing, typing.line)
        return
    yield from (Suggestion(word, word, "choice") for word in _begin(_options(typing, spec), typing.text))
    if isinstance(spec.type, Date):
        yield from _days(workspace, typing.text)
    for kind in _refs(spec):
        yield from _records(workspace, typing, _COLLECTIONS[kind])


def _options(typing: Typing, spec: Spec) -> Iterable[str]:
    """Return the words that may be the value of a field."""
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
    """Yield the kind of record that a field refers to; for a list of items, that of their first reference."""
    if isinstance(spec.type, Ref):
        yield spec.type.to
    elif isinstance(spec.type, Items):
        kinds = (inner.type.to for inner in schema(spec.type.of).values() if isinstance(inner.type, Ref))
        yield from islice(kinds, 1)


def _in_line(workspace: Workspace, typing: Typing, item: type) -> Iterator[Suggestion]:
    """Yield what may come next in a one-line form: a way, a day, somebody's name."""
    specs = schema(item)
    for inner in specs.values():
        if isinstance(inner.type, Choice):
            yield from (Suggestion(word, word, "choice") for word in _begin(inner.type.options, typing.text))
    yield from _days(workspace, typing.text)
    if any(isinstance(inner.type, Ref) for inner in specs.values()) and typing.text:
        yield from _records(workspace, typing, ("contacts",))


def _days(workspace: Workspace, text: str) -> Iterator[Suggestion]:
    today = workspace.today.isoformat()
    if today.startswith(text) or "today".startswith(text.lower()):
        yield Suggestion(today, today, "choice", f"today, {words.WEEKDAYS[workspace.today.weekday()]}")


def _records(workspace: Workspace, typing: Typing, folders: tuple[str, ...]) -> Iterator[Suggestion]:
    """Yield the records whose slug, name or alias begins with what is typed, then those in which a later word does.

    One whose slug can't be written there is left out.
    """
    wanted = normalize(typing.text.lstrip("["))
    later = []
    for folder in folders:
        collection: Collection[Record] = getattr(workspace.journal, folder)
        for record in collection:
            names = [normalize(name) for name in (record.slug, *names_of(record))]
            slug = _written(record.slug, typing)
            if slug is None:
                continue
            if any(name.startswith(wanted) for name in names):
                yield _record(record, slug)
            elif any(f" {wanted}" in name for name in names):
                later.append((record, slug))
    yield from starmap(_record, later)


def _written(slug: str, typing: Typing) -> str | None:
    """Return a slug as it is written where something is being typed, or None where it would be read as something else.

    Who sends a file chooses its name, and so its slug: in it may be the end of a line and a field of their own.
    """
    if typing.link:
        return slug if slug.isprintable() and not set("[]|#^") & set(slug) else None
    if typing.quote:
        return slug if slug.isprintable() and not set("'\"\\") & set(slug) else None
    written = quoted(slug, flow=True)
    return written if typing.line is None or written == slug else None


def _record(record: Record, slug: str) -> Suggestion:
    about = ""
    if isinstance(record, Contact):
        about = " · ".join(filter(None, (record.role, strip_brackets(record.company or ""))))
    elif isinstance(record, Company):
        about = record.industry or ""
    return Suggestion(
        record.label,
        slug,
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


def typing_at(source: SourceText, kind: type[Record] | None, offset: int) -> Typing | None:
    """Return what is being typed at `offset` in a record of this kind, or in a text of none; None for plain words."""
    begin = source.start_of(source.position(offset).line)
    before = source.text[begin:offset]
    if (link := _WIKILINK.search(before)) is not None:
        return Typing(Span(begin + link.start(1), offset), link[1], {}, link=True)
    lines = _front(source, offset)
    if kind is None or lines is None:
        heading = _HEADING.match(before) if kind is not None else None
        return Typing(Span(begin + heading.start(1), offset), heading[1], {}, heading=True) if heading else None
    return _in_front(source, kind, lines, begin, offset)


def _front(source: SourceText, offset: int) -> list[str] | None:
    """Return the lines of front matter above that of `offset`; None where `offset` is not in front matter."""
    last = source.position(offset).line
    lines = [source.line(number) for number in range(1, last)]
    if not lines or lines[0].rstrip() != "---" or any(line.rstrip() == "---" for line in lines[1:]):
        return None
    return lines[1:]


def _in_front(source: SourceText, kind: type[Record], above: list[str], begin: int, offset: int) -> Typing | None:
    line = source.text[begin:offset]
    indent = len(line) - len(line.lstrip(" "))
    owner, field = _owner(kind, above, indent, starts="-" in line[indent : indent + 1])
    found = _KEY.match(line, indent)
    if found is not None and owner is not None:
        name = found["name"]
        # In `with: ana` the field is the record's; in `- do: send it` it is the item's.
        inner = _item(owner, field) if found["dash"] and field else owner
        spec = schema(inner).get(name) if inner is not None else None
        return _value(spec, name, line, begin, found.end()) if spec is not None else None
    dashes = _DASHES.match(line, indent)
    start = dashes.end() if dashes else indent
    if owner is not None and field and start > indent:  # an item of a list
        return _entry(owner, field, line, begin, start)
    if owner is None or not re.fullmatch(r"[\w-]*", line[start:]):
        return None
    if field:  # a name inside a mapping, as in `personal`, `waived` or `later`
        return Typing(Span(begin + start, offset), line[start:], {}, schema(owner).get(field), field)
    there = _there(source, begin, indent)
    names = {name: spec for name, spec in schema(owner).items() if name not in there}
    return Typing(Span(begin + start, offset), line[start:], names)


def _entry(owner: type, field: str, line: str, begin: int, start: int) -> Typing | None:
    spec = schema(owner).get(field)
    if spec is None:
        return None
    typed = _value(spec, field, line, begin, start)
    item = _item(owner, field)
    if item is None or typed is None or not re.fullmatch(r"\w*", line[start:]):
        return typed
    return Typing(typed.span, typed.text, dict(schema(item)), spec, field, typed.line, quote=typed.quote)


def _owner(kind: type, above: list[str], indent: int, *, starts: bool) -> tuple[type | None, str]:
    """Return the class whose fields a line at this indentation names, and the field under which it stands."""
    for line in reversed(above):
        inner = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _KEY.match(line, inner)
        if found is None:
            continue
        if inner == 0 and not found["dash"]:
            name = found["name"]
            if indent == 0 and not starts:
                return kind, ""
            item = _item(kind, name)
            return (kind, name) if starts or item is None else (item, "")
    return kind, ""


def _item(owner: type, field: str) -> type | None:
    spec = schema(owner).get(field)
    return spec.type.of if spec is not None and isinstance(spec.type, Items) else None


def _value(spec: Spec, name: str, line: str, begin: int, start: int) -> Typing:
    """Return the value that is being typed up to the cursor, or the last part of a list or one-line form."""
    text = line[start:]
    listed = spec.many and not isinstance(spec.type, Items)
    if listed or text.lstrip().startswith("["):
        start += max(text.rfind("["), text.rfind(",")) + 1
    item = spec.type.of if isinstance(spec.type, Items) and spec.type.line else None
    if item is not None:
        start = max(start, line.rfind(" ", start) + 1)
    start += len(line[start:]) - len(line[start:].lstrip(" '\""))
    quote = line[start - 1 : start].strip(" [,:-")
    return Typing(Span(begin + start, begin + len(line)), line[start:], {}, spec, name, item, quote=quote)


def _there(source: SourceText, begin: int, indent: int) -> set[str]:
    """Return the names of the fields that are there already, in the record or in the item around."""
    if indent:
        return set()
    lines = source.text.splitlines()
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))
    here = source.position(begin).line - 1
    found = (_KEY.match(line) for at, line in enumerate(lines[1:closing], 1) if at != here)
    return {one["name"] for one in found if one is not None and not one["dash"]}
