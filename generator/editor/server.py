"""The language server: answers an editor's requests, and checks when typing pauses. Only this module imports pygls."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from generator.edit.change import CannotWrite
from generator.editor import completion, hover, navigation, renames
from generator.editor.actions import Action, actions
from generator.editor.conversion import Converter
from generator.editor.session import Session
from generator.editor.workspace import Workspace
from generator.files.lock import CannotEdit
from generator.files.source import Span
from generator.model.loader import Content
from generator.rules.check import check
from generator.rules.diagnostic import Diagnostic

RESTS_AFTER = 0.25
"""Seconds without typing after which everything is checked."""
_MISSING = "your editor can't move files; in a terminal, `journal rename` does all of it"

Place = tuple[Workspace, Content, int]
_AtPlace = (
    types.CompletionParams
    | types.HoverParams
    | types.DefinitionParams
    | types.ReferenceParams
    | types.PrepareRenameParams
    | types.RenameParams
)


class Server:
    """Connects pygls with the session: one method for each request of the protocol."""

    def __init__(self, version: str, folder: Path | None, today: date | None) -> None:
        self.pygls = LanguageServer("journal", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.session = Session(today)
        self._folder = folder
        self._uris: dict[str, str] = {}
        self._found: dict[str, list[Diagnostic]] = {}
        self._check: asyncio.Task[None] | None = None
        for method, options, answer in self._features():
            self.pygls.feature(method, options)(
                partial(answer)
            )  # pygls sets attributes on the function, which a method can't have

    def _features(self) -> list[tuple[str, object, Callable[..., object]]]:
        triggers = types.CompletionOptions(trigger_characters=["[", " ", ":", "-"])
        return [
            (types.INITIALIZE, None, self.initialize),
            (types.INITIALIZED, None, self.initialized),
            (types.TEXT_DOCUMENT_DID_OPEN, None, self.opened),
            (types.TEXT_DOCUMENT_DID_CHANGE, None, self.changed),
            (types.TEXT_DOCUMENT_DID_SAVE, None, self.saved),
            (types.TEXT_DOCUMENT_DID_CLOSE, None, self.closed),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, None, self.saved),
            (types.TEXT_DOCUMENT_COMPLETION, triggers, self.completion),
            (types.TEXT_DOCUMENT_HOVER, None, self.hover),
            (types.TEXT_DOCUMENT_DEFINITION, None, self.definition),
            (types.TEXT_DOCUMENT_REFERENCES, None, self.references),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, None, self.prepare_rename),
            (types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True), self.rename),
            (types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]), self.actions),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, None, self.symbols),
        ]

    def initialize(self, params: types.InitializeParams) -> None:
        """Read the journal of the editor's folder, if it has one."""
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        places = [Path(place) for uri in folders if (place := to_fs_path(uri))]
        for folder in [self._folder] if self._folder else places:
            if not self.session.start(folder):
                return

    def initialized(self, params: types.InitializedParams) -> None:
        """Ask the editor to report files that change outside it, and check for the first time."""
        capabilities = self.pygls.client_capabilities.workspace
        watched = capabilities.did_change_watched_files if capabilities else None
        if watched is not None and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*.md")])
            registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.pygls.client_register_capability(types.RegistrationParams([registration]))
        self._soon()

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Use an opened text in place of its file; the first one may show which journal it is."""
        place = to_fs_path(params.text_document.uri)
        if self.session.project is None and place is not None:
            self.session.start(self._folder or Path(place).parent)
        self._set_text(params.text_document.uri, params.text_document.text)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Use the text as it is now."""
        self._set_text(params.text_document.uri, params.content_changes[-1].text)

    def saved(self, params: object) -> None:
        """Check again: other files may have changed with this one."""
        self._soon()

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Use the file itself again, since its text was closed."""
        path = self._path(params.text_document.uri)
        if path is not None:
            self._uris.pop(path, None)
            self.session.close_text(path)
            self._soon()

    def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Answer with what may be written here."""
        place = self._place(params)
        found = completion.completion(*place) if place else None
        return self._converter().completion(place[1].source, found) if place and found else None

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Answer with a summary of the record or field here."""
        place = self._place(params)
        found = hover.hover(*place) if place else None
        if place is None or found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
        return types.Hover(content, self._converter().range(place[1].source, found.span))

    def definition(self, params: types.DefinitionParams) -> types.Location | None:
        """Answer with the place where the record is written."""
        place = self._place(params)
        spot = navigation.definition(*place) if place else None
        return self._converter().location(spot) if spot else None

    def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Answer with all places that refer to a record."""
        place = self._place(params)
        spots = navigation.references(*place, own=params.context.include_declaration) if place else ()
        return [self._converter().location(spot) for spot in spots]

    def prepare_rename(self, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        """Answer with what would be renamed."""
        place = self._place(params)
        found = renames.renamable(*place) if place else None
        if place is None or found is None:
            return None
        return types.PrepareRenamePlaceholder(self._converter().range(place[1].source, found.span), found.name)

    def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Answer with the edits that rename a record everywhere."""
        place = self._place(params)
        if place is None:
            return None
        try:
            edits = renames.renames(*place, params.new_name)
        except (CannotWrite, CannotEdit) as error:
            raise JsonRpcInvalidRequest(str(error)) from None
        if any(edit.moved_to for edit in edits) and not self._can("rename"):
            raise JsonRpcInvalidRequest(_MISSING)
        return self._converter().workspace_edit(edits)

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Answer with the quick fixes here."""
        place = self._at(params.text_document.uri, params.range.start)
        if place is None:
            return []
        workspace, content, start = place
        span = Span(start, self._converter().offset(content.source, params.range.end))
        there = [d for d in self._found.get(content.source.path, ()) if _touches(d, content, span)]
        offered = actions(workspace, content, span, there)
        return [self._action(one) for one in offered if self._can("create") or not any(e.is_new for e in one.edits)]

    def symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """Answer with the parts of the file."""
        place = self._at(params.text_document.uri, types.Position(0, 0))
        found = navigation.symbols(place[1]) if place else ()
        return [self._converter().symbol(one, place[1].source) for one in found if place]

    def _action(self, one: Action) -> types.CodeAction:
        converter = self._converter()
        return types.CodeAction(
            title=one.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[converter.diagnostic(one.mends)] if one.mends else None,
            is_preferred=bool(one.mends) or None,
            edit=converter.workspace_edit(one.edits),
        )

    def _can(self, operation: str) -> bool:
        workspace = self.pygls.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return operation in ((edit.resource_operations if edit else None) or ())

    def _set_text(self, uri: str, text: str) -> None:
        path = self._path(uri)
        if path is not None:
            self._uris[path] = uri
            self.session.set_text(path, text)
            self._soon()

    def _path(self, uri: str) -> str | None:
        place = to_fs_path(uri)
        return self.session.path_of(Path(place)) if place else None

    def _place(self, params: _AtPlace) -> Place | None:
        return self._at(params.text_document.uri, params.position)

    def _at(self, uri: str, position: types.Position) -> Place | None:
        path, workspace = self._path(uri), self.session.workspace()
        content = workspace.content(path) if workspace and path else None
        if workspace is None or content is None:
            return None
        return workspace, content, self._converter().offset(content.source, position)

    def _converter(self) -> Converter:
        root = self.session.project.root if self.session.project else Path()
        encoding = self.pygls.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Converter(root, str(getattr(encoding, "value", encoding)), lambda file: self._uri(root, file))

    def _uri(self, root: Path, file: Path) -> str:
        path = file.relative_to(root).as_posix()
        return self._uris.get(path) or str(from_fs_path(str(file)))

    def _soon(self) -> None:
        """Check everything once typing pauses."""
        if self._check is not None:
            self._check.cancel()
        self._check = asyncio.get_running_loop().create_task(self._check_all())

    async def _check_all(self) -> None:
        await asyncio.sleep(RESTS_AFTER)
        loop = asyncio.get_running_loop()
        if (changes := await loop.run_in_executor(None, self.session.disk_changes)) is not None:
            self.session.take_over(changes)
        workspace = self.session.workspace()
        if workspace is not None:
            found = await loop.run_in_executor(None, check, workspace.day)
            self._publish(found)

    def _publish(self, found: tuple[Diagnostic, ...]) -> None:
        """Send the diagnostics of files whose diagnostics have changed."""
        by_path: dict[str, list[Diagnostic]] = {}
        for diagnostic in found:
            by_path.setdefault(diagnostic.path, []).append(diagnostic)
        before, self._found = self._found, by_path
        converter = self._converter()
        for path in sorted(before.keys() | by_path.keys()):
            now = by_path.get(path, [])
            if now != before.get(path, []):
                shown = [converter.diagnostic(diagnostic) for diagnostic in now]
                self.pygls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(converter.uri(path), shown))


def _touches(diagnostic: Diagnostic, content: Content, span: Span) -> bool:
    same = diagnostic.source.text == content.source.text
    return same and diagnostic.span.start <= span.end and span.start <= diagnostic.span.end


def serve(version: str, folder: Path | None, today: date | None) -> None:
    """Answer an editor on standard input and output until it ends the session."""
    Server(version, folder, today).pygls.start_io()
