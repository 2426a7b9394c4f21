"""Where somebody is typing: in which field, which item, or which wikilink, from lines that need not be YAML yet."""

import re
from dataclasses import dataclass

from generator.records.fields import Items, Spec, schema
from generator.records.record import Record
from generator.source import SourceText, Span

_KEY = re.compile(r"(?P<dash>(?:-[ \t]+)*)(?P<name>[A-Za-z_][\w]*)[ \t]*:(?:[ \t]+|\Z)")
_DASHES = re.compile(r"(?:-(?:[ \t]+|\Z))*")
_WIKILINK = re.compile(r"\[\[([^\[\]|#]*)\Z")
_HEADING = re.compile(r" {0,3}##[ \t]+([^#]*)\Z")


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed, from where up to the cursor, and what may stand there.

    `names` are those of fields that fit and are not there yet, each with its spec. `spec` is that of the field
    whose value is typed; `line` the item whose one line it is a part of. `link` is true inside `[[`.
    """

    span: Span
    text: str
    names: dict[str, Spec]
    spec: Spec | None = None
    field: str = ""
    line: type | None = None
    link: bool = False
    heading: bool = False


def typing_at(source: SourceText, kind: type[Record] | None, offset: int) -> Typing | None:
    """Return what is being typed at `offset` in a record of this kind, or in another text; None for plain words."""
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
    """Return the lines of front matter above that of `offset`; None where it lies elsewhere."""
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
        # `with: ana` is a field; `- do: send it` is one of the item's.
        inner = _item(owner, field) if found["dash"] and field else owner
        spec = schema(inner).get(name) if inner is not None else None
        return _value(spec, name, line, begin, found.end()) if spec is not None else None
    dashes = _DASHES.match(line, indent)
    start = dashes.end() if dashes else indent
    if owner is not None and field and start > indent:  # an entry of a list
        return _entry(owner, field, line, begin, start)
    if owner is None or not re.fullmatch(r"[\w-]*", line[start:]):
        return None
    if field:  # a name inside a mapping, as in `personal` or `waived`
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
    return Typing(typed.span, typed.text, dict(schema(item)), spec, field, typed.line)


def _owner(kind: type, above: list[str], indent: int, *, starts: bool) -> tuple[type | None, str]:
    """Return the record or item whose fields a line at this indentation names, and the list that it is an entry of."""
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
    """Return the value, or the last part of a list or of a one-line form, that ends where the cursor is."""
    text = line[start:]
    listed = spec.many and not isinstance(spec.type, Items)
    if listed or text.lstrip().startswith("["):
        start += max(text.rfind("["), text.rfind(",")) + 1
    item = spec.type.of if isinstance(spec.type, Items) and spec.type.line else None
    if item is not None:
        start = max(start, line.rfind(" ", start) + 1)
    start += len(line[start:]) - len(line[start:].lstrip(" '\""))
    return Typing(Span(begin + start, begin + len(line)), line[start:], {}, spec, name, item)


def _there(source: SourceText, begin: int, indent: int) -> set[str]:
    """Return the names of the fields that stand at this indentation, of the whole record or of the item around."""
    if indent:
        return set()
    lines = source.text.splitlines()
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))
    here = source.position(begin).line - 1
    found = (_KEY.match(line) for at, line in enumerate(lines[1:closing], 1) if at != here)
    return {one["name"] for one in found if one is not None and not one["dash"]}
