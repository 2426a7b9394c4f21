"""Merging two records of one person or one organisation without losing anything (contract §5: `merge`)."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.edit.change import CannotWrite, Change, changed
from generator.edit.fields import set_field, set_in_mapping
from generator.edit.lists import add_item
from generator.edit.renaming import Successor
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.files.yaml_nodes import Node, ScalarNode, is_blank
from generator.model.body import links
from generator.model.decode import plain
from generator.model.fields import Ref, schema, value_of
from generator.model.items import Item
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Record
from generator.model.values import looks_like_line

_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[ \t]*([^\r\n]*)")
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|[/#]|\Z")


def merge(journal: Journal, kept: Record, other: Record) -> tuple[Change, ...]:
    """Return the changes that put all that `other` says into `kept`, and remove its file.

    A field that is missing in `kept` is filled, a list gets the other's items. Where the two disagree, `kept` stands;
    what `other` says instead, and its comments, are appended to the text, so that nothing is lost.
    """
    if not isinstance(kept, Contact | Company) or type(kept) is not type(other):
        raise CannotWrite("only two people or two companies can become one")
    if kept is other:
        raise CannotWrite(f"{kept.slug} is one record already")
    successor = Successor(journal, other, kept.slug, kept.path)
    source, section = _Merged(journal, kept, other).parts()
    # A run that was killed before it removed the other's file has said it all already; then only that is left to do.
    if successor.named_in(SourceText(kept.path, section)) not in source.text.replace("\r\n", "\n"):
        end = "\r\n" if "\r\n" in source.text else "\n"
        source = replace(source, text=source.text.rstrip() + 2 * end + section.replace("\n", end))
    text = successor.named_in(source)
    others = (change for change in successor.changes() if change.source not in (kept.source, other.source))
    return (
        *others,
        changed(kept.source, text, *schema(type(kept)), "body"),
        Change(source=other.source, text="", removed=True),
    )


@dataclass(frozen=True, slots=True)
class _Merged:
    journal: Journal
    kept: Contact | Company
    other: Record

    def parts(self) -> tuple[SourceText, str]:
        """Return the kept record's file with the other's fields, and the section with all else that the other says."""
        source, left = self.kept.source, []
        for name in schema(type(self.kept)):
            source, unsaid = self._with_field(source, name)
            left += unsaid
        left += self._unread()
        left += _comments(self.other.source)
        source = self._with_alias(source)
        said = ("\n".join(f"- {line}" for line in left), self._body())
        added = "\n\n".join(part for part in said if part)
        return source, f"## From {self.other.label}\n\n{added}\n" if added else ""

    def _with_field(self, source: SourceText, name: str) -> tuple[SourceText, list[str]]:
        """Return the text with one field of the other record taken over, and as lines what could not be."""
        ours, theirs = value_of(self.kept, name), value_of(self.other, name)
        spec = schema(type(self.kept))[name]
        if (not theirs and theirs is not False) or (name == "name" and normalize(str(ours)) == normalize(str(theirs))):
            return source, []
        if spec.many:
            items = (item for item in self._new_items(name) if not self._is_oneself(name, item))
            for item in items:
                source = replace(source, text=add_item(source, name, **_as_item(item)))
            return source, []
        if isinstance(theirs, Mapping):
            return self._with_pairs(source, name, ours or {}, theirs)
        raw = _raw(self.other, name)
        if ours is None or (name == "private" and theirs):
            return replace(source, text=set_field(source, name, raw)), []
        return source, [] if ours == theirs or name == "name" else [f"{name}: {raw}"]

    def _unread(self) -> Iterator[str]:
        """Yield the fields that the schema does not know or could not read, a line each."""
        known = schema(type(self.kept))
        for name, node in read(self.other.source).pairs:
            field = str(getattr(name, "value", ""))
            unread = field not in known or value_of(self.other, field) in (None, (), {})
            if unread and not is_blank(node):
                yield f"{field}: {' '.join(self.other.source.slice(read(self.other.source).span(node)).split())}"

    def _with_pairs(
        self, source: SourceText, name: str, ours: Mapping[str, object], theirs: Mapping[str, object]
    ) -> tuple[SourceText, list[str]]:
        for one, value in theirs.items():
            if one not in ours:
                source = replace(source, text=set_in_mapping(source, name, one, str(value)))
        return source, [f"{name}, {one}: {said}" for one, said in theirs.items() if ours.get(one, said) != said]

    def _new_items(self, name: str) -> Iterator[Any]:
        """Yield what the other's list has and ours has not, in whatever form either is written."""
        present, ours = _items(self.kept, name), list(_meant(self.kept, name).values())
        theirs = _meant(self.other, name)
        for at, item in enumerate(_items(self.other, name)):
            if item not in present and (at not in theirs or theirs[at] not in ours):
                yield item

    def _is_oneself(self, name: str, item: Any) -> bool:
        """Return whether an item says that one of the two introduced the other; they are one person now."""
        kind = schema(type(self.kept))[name].type
        if not isinstance(kind, Ref) or not isinstance(item, str):
            return False
        return self.journal.contacts.find(item) in (self.kept, self.other)

    def _with_alias(self, source: SourceText) -> SourceText:
        """Return the text with the other name as an alias."""
        known = {normalize(name) for name in (self.kept.name, *self.kept.aliases)}
        name = getattr(self.other, "name", "")
        return source if normalize(name) in known else replace(source, text=add_item(source, "aliases", name))

    def _body(self) -> str:
        """Return the other's text, its relative links adapted to the folder in which it now lies."""
        text = self.other.body.replace("\r\n", "\n").strip()
        old, new = posixpath.dirname(self.other.path), posixpath.dirname(self.kept.path)
        if old == new:
            return text
        for link in reversed(links(SourceText("", text), 0)):
            if not _ELSEWHERE.match(link.target):
                moved = posixpath.relpath(posixpath.join(old, link.target), new)
                text = text[: link.span.start] + moved + text[link.span.start + len(link.target) :]
        return text


def _raw(record: Record, name: str) -> str:
    """Return a single value as its owner wrote it, without quotes."""
    node = _node(record, name)
    if isinstance(node, ScalarNode):
        return str(node.value).strip()
    return strip_brackets(record.source.slice(locate(record, name)))


def _items(record: Record, name: str) -> list[Any]:
    """Return the entries of a list as plain text and mappings."""
    node = _node(record, name)
    return [plain(entry) for entry in read(record.source).entries(node)] if node is not None else []


def _meant(record: Record, name: str) -> dict[int, Item]:
    """Return the items of a list that could be read, by their places in it."""
    items = (item for item in value_of(record, name) if isinstance(item, Item))
    return {item.at: replace(item, at=0) for item in items}


def _node(record: Record, name: str) -> Node | None:
    pairs = read(record.source).pairs
    return next((node for found, node in pairs if getattr(found, "value", None) == name), None)


def _as_item(item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        return {"line": str(item)}
    name = next(iter(item), "")
    if len(item) == 1 and looks_like_line(name):
        return {"line": f"{name}: {item[name]}"}
    return {
        "mapping": {name: value if isinstance(value, str) else tuple(value) for name, value in item.items() if value}
    }


def _comments(source: SourceText) -> Iterator[str]:
    """Yield the comments of the front matter, each without its `#`."""
    document = read(source)
    text = source.text[: document.body_start]
    for node in (node for pair in document.pairs for node in pair):
        text = _blanked(text, document.base, node)
    for found in _COMMENT.finditer(text):
        if found[1].strip():
            yield found[1].strip()


def _blanked(text: str, base: int, node: Node) -> str:
    """Return the text with letters in place of every value, so that every `#` left begins a comment."""
    if isinstance(node, ScalarNode):
        start, end = base + int(node.start_mark.index), base + int(node.end_mark.index)
        return text[:start] + "x" * (end - start) + text[end:]
    for part in node.value:
        for one in part if isinstance(part, tuple) else (part,):
            text = _blanked(text, base, one)
    return text
