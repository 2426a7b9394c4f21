"""An editor of a few lines: pygls' own client, which starts `journal lsp` and talks to it as editors do."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

TODAY = "2026-11-22"
T = TypeVar("T")


def client_capabilities() -> types.ClientCapabilities:
    operations = [types.ResourceOperationKind.Create, types.ResourceOperationKind.Rename]
    edit = types.WorkspaceEditClientCapabilities(document_changes=True, resource_operations=operations)
    return types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(workspace_edit=edit))


def run(steps: Coroutine[Any, Any, T]) -> T:
    """Run what an editor does, in a thread of its own: a browser that another test opened has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, steps).result()


class Editor:
    """An editor with the journal in `root` open."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.wrong: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()
        self.texts: dict[str, str] = {}
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.published))

    def published(self, params: types.PublishDiagnosticsParams) -> None:
        self.wrong[params.uri] = list(params.diagnostics)
        self.told.set()

    def uri(self, name: str) -> str:
        return str(from_fs_path(str(self.root / "journal" / name)))

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str | None = None) -> None:
        if text is None:
            text = (self.root / "journal" / name).read_bytes().decode()
        self.texts[name] = text
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        self.texts[name] = text
        document = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def place(self, name: str, before: str) -> types.Position:
        """Return the place behind the first `before` in a text, counted in UTF-16."""
        text = self.texts[name]
        head = text[: text.index(before) + len(before)]
        line = head.count("\n")
        return types.Position(line, len(head.rpartition("\n")[2].encode("utf-16-le")) // 2)

    async def wrong_in(self, name: str, wanted: Callable[[list[str]], bool]) -> list[types.Diagnostic]:
        """Return what is wrong with a file once the names of the rules are as `wanted`."""
        while not wanted([str(one.code) for one in self.wrong.get(self.uri(name), [])]):
            self.told.clear()
            await asyncio.wait_for(self.told.wait(), 30)
        return self.wrong.get(self.uri(name), [])

    async def complete(self, name: str, before: str) -> dict[str, str]:
        """Return what may be written behind `before`: what is shown, and what is written."""
        params = types.CompletionParams(self.document(name), self.place(name, before))
        found = await self.client.text_document_completion_async(params)
        assert found is None or isinstance(found, types.CompletionList)
        edits = {item.label: item.text_edit for item in (found.items if found else ())}
        return {label: edit.new_text for label, edit in edits.items() if isinstance(edit, types.TextEdit)}

    async def hover(self, name: str, before: str) -> str:
        params = types.HoverParams(self.document(name), self.place(name, before))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def actions(self, name: str, before: str) -> dict[str, types.WorkspaceEdit]:
        at = self.place(name, before)
        params = types.CodeActionParams(self.document(name), types.Range(at, at), types.CodeActionContext([]))
        found = await self.client.text_document_code_action_async(params)
        return {one.title: one.edit for one in found or () if isinstance(one, types.CodeAction) and one.edit}

    def after(self, edit: types.WorkspaceEdit) -> dict[str, str]:
        """Return the files that an edit changes, as an editor would leave them."""
        made: dict[str, str] = {}
        for change in edit.document_changes or ():
            match change:
                case types.CreateFile():
                    made[self.name(change.uri)] = ""
                case types.RenameFile():
                    old = self.name(change.old_uri)
                    made[self.name(change.new_uri)] = made.pop(old) if old in made else self.text(old)
                case types.TextDocumentEdit():
                    name = self.name(change.text_document.uri)
                    made[name] = edited(made[name] if name in made else self.text(name), change.edits)
        return made

    def text(self, name: str) -> str:
        return self.texts.get(name) or (self.root / "journal" / name).read_bytes().decode()

    def name(self, uri: str) -> str:
        return uri.removeprefix(str(from_fs_path(str(self.root / "journal"))) + "/")


def edited(text: str, edits: Any) -> str:
    lines = text.splitlines(keepends=True)

    def offset(at: types.Position) -> int:
        start = sum(map(len, lines[: at.line]))
        line = (lines[at.line] if at.line < len(lines) else "").encode("utf-16-le")
        return start + len(line[: at.character * 2].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@asynccontextmanager
async def editor(root: Path, capabilities: types.ClientCapabilities | None = None) -> AsyncIterator[Editor]:
    """Start `journal lsp` in an editor that has `root` open, and end it properly."""
    made = Editor(root)
    command = ("-m", "generator", "--today", TODAY, "lsp")
    await made.client.start_io(sys.executable, *command, cwd=root)
    params = types.InitializeParams(
        capabilities=capabilities or client_capabilities(), root_uri=str(from_fs_path(str(root)))
    )
    await made.client.initialize_async(params)
    made.client.initialized(types.InitializedParams())
    try:
        yield made
    finally:
        await made.client.shutdown_async(None)
        made.client.exit(None)
        await made.client.stop()  # type: ignore[no-untyped-call] # pygls gives it no types
