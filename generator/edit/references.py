"""Replacing every reference to a record in a text: in front matter, in wikilinks and in Markdown links."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from generator.edit.front import Splice, cut, end_of, kind_of, opened, shapes, start_of, texts
from generator.edit.quoting import in_style, quoted, quoted_key
from generator.files.front_matter import Document, read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.files.yaml_nodes import MappingNode, ScalarNode
from generator.model import addresses, body
from generator.model.decode import decode
from generator.model.locate import locate
from generator.model.mentions import Mention, mentions
from generator.model.names import slug, strip_brackets
from generator.model.records import Record

_QUOTED = re.compile(r"(['\"]).*\1", re.DOTALL)
_LINK = re.compile(
    r"(?P<open>!?\[\[[ \t]*)(?P<folder>[^|#\[\]]*/)?(?P<stem>[^|#\[\]]*?)(?P<behind>(?:\.md)?[ \t]*(?:#[^|\[\]]*?)?)"
    r"(?P<shown>\\?\|.*)?\]\]",
    re.DOTALL,
)
_GUESSWORK = ("merge-conflict", "unclosed-front-matter", "invalid-yaml", "yaml-feature")
_UNSAFE = re.compile(r"[\s()<>%#?\\]")


class Reference(NamedTuple):
    """The text of a reference without brackets, and the kind of record it names; "" in a body, where it may be any."""

    text: str
    kind: str


Refers = Callable[[Reference], bool]


def replace_reference(source: SourceText, refers: Refers, new: str, moved: Mapping[str, str] | None = None) -> str:
    """Return the text with every reference for which `refers` is true naming the slug `new` instead.

    A wikilink keeps the words that it shows, its section and its folder. `moved` maps the old targets of Markdown links
    to the new ones (see `moved_addresses`). Every other byte stays as it is.
    """
    kind, document = kind_of(source.path), read(source)
    fields = [*_in_fields(document, kind, refers, new), *_in_ids(document, refers, new)] if kind is not None else []
    splices = [*fields, *_in_wikilinks(source, document.body_start, refers, new)]
    splices += _in_links(source, document.body_start, moved or {})
    if not splices:
        return source.text
    if any(fault.rule in _GUESSWORK for fault in document.faults) and kind is not None:
        opened(source)  # says why not: a reference may hide in what can't be read
    text = cut(source.text, splices)
    if kind is not None:
        _check(document, kind, text, refers, new, len(fields))
    return text


def moved_addresses(record: Record, new_slug: str, path: str) -> dict[str, str]:
    """Return the old targets of links to a record, each with the new one, once it is `new_slug` and lies at `path`.

    Links may name the file or its page. Paths are relative to the folder of mkdocs.yml, as `record.path` is.
    """
    page = addresses.of_record(record)
    new_page = posixpath.join(posixpath.dirname(page), f"{new_slug}.html")
    docs = record.path.partition(f"/{record.FOLDER}/")[0]
    pages = {page: new_page, addresses.markdown(page): addresses.markdown(new_page)}
    return {f"{docs}/{old}": f"{docs}/{new}" for old, new in pages.items()} | {record.path: path}


def _in_fields(document: Document, kind: type[Record], refers: Refers, new: str) -> Iterator[Splice]:
    record = decode(kind, document, "-", frozenset())[0]
    for mention in mentions(record):
        if refers(_reference(mention)):
            yield _in_field(record, mention, new)


def _in_ids(document: Document, refers: Refers, new: str) -> Iterator[Splice]:
    """Yield the splices in names under `waived` and `later` such as `news/ana-silva`: the ids of debts end in slugs."""
    for field, node in document.pairs:
        if getattr(field, "value", "") not in ("waived", "later") or not isinstance(node, MappingNode):
            continue
        for name in (key for key, _ in node.value if isinstance(key, ScalarNode)):
            made = _renamed_id(name.value, refers, new)
            if made != name.value:
                text = in_style(made, name.style) if name.style else quoted_key(made, flow=bool(node.flow_style))
                yield Splice(start_of(document, name), end_of(document, name), text)


def _renamed_id(debt: str, refers: Refers, new: str) -> str:
    kind, *rest = debt.split("/")
    parts = (part.rpartition(":") for part in rest)
    return "/".join([kind, *(f"{k}{c}{new if refers(Reference(slug_, k)) else slug_}" for k, c, slug_ in parts)])


def _reference(mention: Mention) -> Reference:
    return Reference(strip_brackets(mention.text), mention.ref.to)


def _in_field(record: Record, mention: Mention, new: str) -> Splice:
    span = locate(record, *mention.path)
    raw, renamed = record.source.slice(span), _renamed(mention.text, new)
    if raw == mention.text:  # without quotes, or a word of a one-line form
        return Splice(span.start, span.end, renamed if raw.startswith("[[") else quoted(renamed, flow=True))
    if not _QUOTED.fullmatch(raw):
        reason = f"the reference to {mention.text} is written in a way that only a person can edit"
        raise CannotEdit(record.path, reason, record.source.position(span.start).line)
    return Splice(span.start, span.end, in_style(renamed, raw[0]))


def _renamed(text: str, new: str) -> str:
    found = _LINK.fullmatch(text.strip())
    return f"{found['open']}{found['folder'] or ''}{new}{found['behind']}{found['shown'] or ''}]]" if found else new


def _in_wikilinks(source: SourceText, start: int, refers: Refers, new: str) -> Iterator[Splice]:
    for link in body.wikilinks(source, start):
        raw = source.slice(link.span)
        found = _LINK.fullmatch(raw)
        if found is None or not refers(Reference(strip_brackets(f"[[{found['folder'] or ''}{found['stem']}]]"), "")):
            continue
        renamed, stem = _renamed(raw, new), found["stem"].strip()
        if not found["shown"] and slug(stem) != stem and not link.embed:  # a name: what the reader sees stays
            row = link.in_row or source.line(source.position(link.span.start).line).lstrip().startswith("|")
            renamed = f"{renamed[:-2]}{chr(92) if row else ''}|{stem}]]"
        yield Splice(link.span.start, link.span.end, renamed)


def _in_links(source: SourceText, start: int, moved: Mapping[str, str]) -> Iterator[Splice]:
    folder = posixpath.dirname(source.path)
    for link in body.links(source, start):
        path = re.split(r"[#?]", link.target, maxsplit=1)[0]
        old = posixpath.normpath(posixpath.join(folder, unquote(path)))
        new = moved.get(old) if path and not path.startswith("/") else None
        if new is not None:
            yield Splice(link.span.start, link.span.start + len(path), _relative(path, old, new, folder))


def _relative(path: str, old: str, new: str, folder: str) -> str:
    if posixpath.dirname(old) == posixpath.dirname(new):  # the folder stays, so a written `./` can stay too
        kept, made = path[: path.rfind("/") + 1], posixpath.basename(new)
    else:
        kept, made = "", posixpath.relpath(new, folder or ".")
    encoded = not path.isascii() or unquote(path) == path
    return kept + (_UNSAFE.sub(lambda found: quote(found[0]), made) if encoded else quote(made))


def _check(document: Document, kind: type[Record], text: str, refers: Refers, new: str, renamed: int) -> None:
    """Raise CannotEdit where the new text, read again, differs in anything but those references."""
    source = document.source
    made = read(SourceText(source.path, text, source.bom))
    record, after = (decode(kind, one, "-", frozenset())[0] for one in (document, made))
    wanted = [
        (m.path, strip_brackets(_renamed(m.text, new)) if refers(_reference(m)) else strip_brackets(m.text))
        for m in mentions(record)
    ]
    said, says = list(texts(shapes(document))), list(texts(shapes(made)))
    differing = sum(old != now for old, now in zip(said, says, strict=False))
    same = len(said) == len(says) and differing <= renamed and len(made.faults) == len(document.faults)
    if not same or [(mention.path, strip_brackets(mention.text)) for mention in mentions(after)] != wanted:
        raise CannotEdit(source.path, "a reference is written in a way that only a person can edit")
