"""Converting places and answers to the types of the Language Server Protocol, and places back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from generator.editor.completion import Suggestion, Suggestions
from generator.editor.navigation import Spot, Symbol
from generator.editor.renames import FileEdit
from generator.files.source import SourceText, Span
from generator.rules.diagnostic import Diagnostic, Severity

_UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(letter > "\uffff" for letter in text),
    "utf-32": len,
}
UTF_16 = "utf-16"
_SEVERITIES = {Severity.ERROR: types.DiagnosticSeverity.Error, Severity.WARNING: types.DiagnosticSeverity.Warning}
_SYMBOLS = {
    "record": types.SymbolKind.Class,
    "field": types.SymbolKind.Field,
    "heading": types.SymbolKind.String,
}
_SUGGESTIONS = {
    "field": types.CompletionItemKind.Field,
    "choice": types.CompletionItemKind.EnumMember,
    "heading": types.CompletionItemKind.Text,
}


class EditorPosition(NamedTuple):
    """A position of the protocol: the line, from 0, and the number of units before it on that line."""

    line: int
    character: int


def place_of(source: SourceText, offset: int, encoding: str = UTF_16) -> EditorPosition:
    """Return the position of an offset, in units of `encoding`."""
    at = source.position(min(max(offset, 0), len(source.text)))
    before = source.text[offset - at.column + 1 : offset]
    return EditorPosition(at.line - 1, len(before) if before.isascii() else _UNITS[encoding](before))


def offset_of(source: SourceText, place: EditorPosition, encoding: str = UTF_16) -> int:
    """Return the offset of a position; one behind the end of its line counts as that end."""
    lines = source.position(len(source.text)).line
    if place.line >= lines:
        return len(source.text)
    text = source.line(place.line + 1)
    start = source.start_of(place.line + 1)
    if text.isascii():
        return start + min(place.character, len(text))
    left = place.character
    for index, letter in enumerate(text):
        if left <= 0:
            return start + index
        left -= _UNITS[encoding](letter)
    return start + len(text)


def range_of(source: SourceText, span: Span, encoding: str = UTF_16) -> tuple[EditorPosition, EditorPosition]:
    """Return the positions at which a span begins and ends."""
    return place_of(source, span.start, encoding), place_of(source, span.end, encoding)


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts for one editor: places in the agreed encoding, and files by the URIs that the editor uses."""

    root: Path
    encoding: str
    uri_of: Callable[[Path], str]

    def offset(self, source: SourceText, position: types.Position) -> int:
        """Return the offset of a position."""
        return offset_of(source, EditorPosition(position.line, position.character), self.encoding)

    def range(self, source: SourceText, span: Span) -> types.Range:
        """Return the range of a span."""
        start, end = range_of(source, span, self.encoding)
        return types.Range(types.Position(*start), types.Position(*end))

    def uri(self, path: str) -> str:
        """Return the URI of a file; `path` is relative to the folder of mkdocs.yml."""
        return self.uri_of(self.root / path)

    def location(self, spot: Spot) -> types.Location:
        """Return a place in a file."""
        return types.Location(self.uri(spot.source.path), self.range(spot.source, spot.span))

    def diagnostic(self, found: Diagnostic) -> types.Diagnostic:
        """Return a diagnostic with its help as plain text, since editors show no Markdown there."""
        said = (found.message, found.label, found.help)
        return types.Diagnostic(
            range=self.range(found.source, found.span),
            message="\n".join(part.replace("`", "") for part in said if part),
            severity=_SEVERITIES[found.severity],
            code=found.rule,
            source="journal",
        )

    def completion(self, source: SourceText, found: Suggestions) -> types.CompletionList:
        """Return a list of suggestions."""
        place = self.range(source, found.span)
        typed = source.slice(found.span)
        items = [self._item(one, place, typed, at) for at, one in enumerate(found.all)]
        return types.CompletionList(is_incomplete=found.more, items=items)

    def _item(self, one: Suggestion, place: types.Range, typed: str, at: int) -> types.CompletionItem:
        return types.CompletionItem(
            label=one.label,
            kind=_SUGGESTIONS.get(one.kind, types.CompletionItemKind.Reference),
            detail=one.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, one.about) if one.about else None,
            text_edit=types.TextEdit(place, one.text),
            sort_text=f"{at:04}",
            # Editors filter by this; it begins with what was typed, so that all that we found is shown.
            filter_text=f"{typed} {one.label} {one.text}" if typed else f"{one.label} {one.text}",
        )

    def symbol(self, one: Symbol, source: SourceText) -> types.DocumentSymbol:
        """Return a part of a file with the parts inside it."""
        return types.DocumentSymbol(
            name=one.name or "…",
            kind=_SYMBOLS[one.kind],
            range=self.range(source, one.span),
            selection_range=self.range(source, one.named),
            detail=one.detail or None,
            children=[self.symbol(inner, source) for inner in one.inside],
        )

    def workspace_edit(self, edits: Iterable[FileEdit]) -> types.WorkspaceEdit:
        """Return edits of files as one step that can be undone in the editor."""
        made: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
        for edit in edits:
            uri = self.uri(edit.source.path)
            if edit.is_new:
                made.append(types.CreateFile(uri))
            pieces = [types.TextEdit(self.range(edit.source, one.span), one.text) for one in edit.pieces]
            if pieces:
                document = types.OptionalVersionedTextDocumentIdentifier(uri)
                made.append(types.TextDocumentEdit(document, list(pieces)))
            if edit.moved_to:
                made.append(types.RenameFile(uri, self.uri(edit.moved_to)))
        return types.WorkspaceEdit(document_changes=made)
