"""YAML parsed to nodes with offsets: every value as the owner wrote it, not as YAML 1.1 would convert it."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_INDICATOR = re.compile(r"(?:^|[\s\[{,])[&*!]\S|<<[ \t]*:|^%", re.MULTILINE)
_SIGNS = ("&", "*", "!", "<<", "%")
_INDENTED = re.compile(r"^[ \t\-?:]{16}", re.MULTILINE)
_FOURTH_COLUMN = re.compile(r"[\r\n][ \t\-?:]{3}")
DEEPEST = 20
_NEVER_DEEP = DEEPEST - 3 * 2
"""So many levels in brackets are never too deep in a text that is indented by less than four columns:
each of three columns may begin a mapping and a list.
"""
# To YAML 1.1 these end a line; to editors, and to every other part of this program, they are text.
_NO_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_STAND_INS = str.maketrans("".join(_NO_LINE_ENDS), "\U0010ff85\U0010ff28\U0010ff29")
_BACK = str.maketrans("\U0010ff85\U0010ff28\U0010ff29", "".join(_NO_LINE_ENDS))
NodePair: TypeAlias = tuple[Node, Node]
_Events: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
__all__ = [
    "MappingNode", "Node", "NodePair", "ScalarNode", "SequenceNode",
    "compose", "forbidden", "is_blank", "is_null", "is_text_with_colon", "is_value", "is_wikilink", "listed",
]  # fmt: skip


class _Untyped:
    """Resolves every tag to nothing: the schema decides types, and resolving them takes a third of the time."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...

    def check_resolver_prefix(self, depth: Any, path: Any, kind: Any, node: Any, index: Any) -> None: ...


if yaml.__with_libyaml__:

    class Composer(_Untyped, yaml.CBaseLoader):
        """libyaml's parser and composer, without types."""

else:  # pragma: no cover - PyYAML's wheels carry libyaml; this keeps source builds working

    class Composer(  # type: ignore[no-redef]
        _Untyped, yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer
    ):
        """PyYAML's own parser and composer, without types."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

        def dispose(self) -> None:
            pass


def compose(text: str) -> Node | None:
    """Return the document's root node, or None for an empty one; raise yaml.YAMLError for broken text."""
    shown = _for_yaml(text)
    composer = Composer(shown)
    try:
        node: Node | None = composer.get_single_node()
    finally:
        composer.dispose()
    if shown is not text and node is not None:
        _restore(node)
    return node


def _for_yaml(text: str) -> str:
    # YAML drops a byte-order mark at the beginning; then every place would be one too small.
    text = "\n" + text[1:] if text.startswith("\ufeff") else text
    return text.translate(_STAND_INS) if any(sign in text for sign in _NO_LINE_ENDS) else text


def _restore(node: Any) -> None:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple | list):
            waiting += part
        elif isinstance(part, ScalarNode):
            part.value = part.value.translate(_BACK)
        else:
            waiting.append(part.value)


def forbidden(text: str) -> tuple[int, int, str] | None:
    """Return the first use of a YAML feature that a journal does without: its place and its name.

    Anchors, aliases, tags, merge keys and nesting deeper than 20 let a small file stand for an endless one,
    or for a program. Nearly all texts are found harmless by a few searches; only the others are parsed. Text that
    does not parse gives None: the parser has its own message for it.
    """
    signs = any(sign in text for sign in _SIGNS)
    lists, mappings = text.count("["), text.count("{")
    indented = _FOURTH_COLUMN.search("\n" + text)
    levels = 2 * lists + mappings  # `[a: b]` is a mapping in a list
    suspicious = (
        (signs and _INDICATOR.search(text))
        or (lists + mappings >= 5 and (signs or indented or levels > _NEVER_DEEP))
        or (indented and _INDENTED.search(text))
    )
    if not suspicious:
        return None
    try:
        return _first_forbidden(yaml.parse(_for_yaml(text), Loader=_Events))
    except yaml.YAMLError:
        return None


def _first_forbidden(events: Iterator[Any]) -> tuple[int, int, str] | None:
    depth = 0
    for event in events:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            return start, end, "an alias"
        if getattr(event, "anchor", None) is not None:
            return start, start + len(event.anchor) + 1, "an anchor"
        if getattr(event, "tag", None) is not None:
            return start, end, "a tag"
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
            return start, end, "a merge key"
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            return start, end, "a directive"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return start, max(end, start + 1), f"nesting deeper than {DEEPEST}"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def is_blank(node: Node) -> bool:
    """Return whether a node is empty or only blanks, quoted or not, or a bare null or ~."""
    return isinstance(node, ScalarNode) and (not node.value.strip() or is_null(node))


def is_null(node: Node) -> bool:
    """Return whether a node is one of YAML's words for nothing, not in quotes; `Null` and `NULL` are text."""
    return isinstance(node, ScalarNode) and not node.style and node.value in ("null", "~")


def is_wikilink(node: Node) -> bool:
    """Return whether a node is an unquoted `[[jane-doe]]`, which YAML reads as a list in a list."""
    if not (isinstance(node, SequenceNode) and node.flow_style and len(node.value) == 1):
        return False
    inner = node.value[0]
    return (
        isinstance(inner, SequenceNode)
        and bool(inner.flow_style)
        and inner.start_mark.index == node.start_mark.index + 1
        and inner.end_mark.index == node.end_mark.index - 1
        and all(_is_words(part) for part in inner.value)
        and bool(inner.value)
    )


def _is_words(node: Node) -> bool:
    # A name with a colon, such as `[[Acme: Labs]]`, is a mapping of one pair to YAML.
    if isinstance(node, MappingNode) and len(node.value) == 1:
        name, value = node.value[0]
        unbraced = bool(node.start_mark.index == name.start_mark.index)
        return unbraced and isinstance(name, ScalarNode) and isinstance(value, ScalarNode)
    return isinstance(node, ScalarNode)


def is_text_with_colon(node: Node) -> bool:
    """Return whether a node is unquoted text with a colon, `Dissertation: 14 months`: to YAML a mapping of one pair."""
    if not isinstance(node, MappingNode) or len(node.value) != 1:
        return False
    name, value = node.value[0]
    on_one_line = isinstance(value, ScalarNode) and value.style not in ("|", ">")
    bare = isinstance(name, ScalarNode) and not name.style and node.start_mark.index == name.start_mark.index
    return bare and on_one_line


def is_value(node: Node) -> bool:
    """Return whether a node is one plain value: a scalar that is not blank, a bare wikilink or text with a colon."""
    return (isinstance(node, ScalarNode) and not is_blank(node)) or is_wikilink(node) or is_text_with_colon(node)


def listed(node: Node) -> list[Node]:
    """Return the entries of a list, blanks left out; one bare value is a list of one."""
    if isinstance(node, SequenceNode) and not is_wikilink(node):
        return [entry for entry in node.value if not is_blank(entry)]
    return [] if is_blank(node) else [node]
