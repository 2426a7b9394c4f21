"""One editor's session: the journal on disk, with open texts in place of their files."""

import gc
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.editor.workspace import Workspace, with_text, workspace_of
from generator.files.folder import MARKDOWN, NOT_READ, Survey, survey
from generator.files.project import NoProject, Project, find
from generator.files.source import Fault
from generator.model.clock import machine_zone, today
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import load, read_file
from generator.model.settings import Settings
from generator.rules.options import settings_from

_MANY = 200
"""With more changed files than these, as after `git checkout`, reading the whole journal is quicker."""


@dataclass(frozen=True, slots=True)
class DiskChanges:
    """What has changed on disk: the new state of all files, and either the changed texts or the whole journal anew."""

    seen: Survey
    texts: tuple[tuple[str, str | None, tuple[Fault, ...]], ...] = ()
    journal: Journal | None = None


class Session:
    """The texts that are open, and the workspace; ask `workspace()` for it before each answer."""

    def __init__(self, today_given: date | None = None) -> None:
        self.project: Project | None = None
        self.settings = Settings()
        self._given = today_given
        self._workspace: Workspace | None = None
        self._seen = Survey({}, frozenset(), frozenset())
        self._open: set[str] = set()
        self._waiting: dict[str, str] = {}

    def start(self, folder: Path) -> str:
        """Read the journal that `folder` lies in; return in one line why there is none, empty where there is one."""
        try:
            project = find(folder)
        except NoProject as error:
            return str(error)
        settings, problems = settings_from(project.options)
        if problems:
            return f"{project.config.name}: {problems[0]}"
        self.project, self.settings = project, settings
        try:
            self._seen = survey(project.docs, project.root)
            journal = load(project.docs, settings.known_fields, project.root, machine=machine_zone())
        except OSError as error:
            self.project = None
            return f"{project.docs} can't be read: {error.strerror}"
        self._workspace = workspace_of(Day(journal, self._today(journal), settings))
        gc.freeze()  # what was read stays, so the garbage collector need not look through it again and again
        return ""

    def path_of(self, file: Path) -> str | None:
        """Return the path of one of the journal's Markdown files, relative to the folder of mkdocs.yml; else None."""
        if self.project is None:
            return None
        for place, docs in ((file, self.project.docs), (file.resolve(), self.project.docs.resolve())):
            if place.is_relative_to(docs):
                address = place.relative_to(docs)
                hidden = any(part.startswith(".") for part in address.parts) or address.parts[0] in NOT_READ
                if hidden or address.as_posix() in self._seen.hidden or address.suffix.lower() not in MARKDOWN:
                    return None
                return (self.project.docs.relative_to(self.project.root) / address).as_posix()
        return None

    def set_text(self, path: str, text: str) -> None:
        """Use the text of an open file in place of the file's; it is parsed when something is asked."""
        self._open.add(path)
        self._waiting[path] = text

    def close_text(self, path: str) -> None:
        """Use the file itself again, since its text was closed."""
        self._open.discard(path)
        self._waiting.pop(path, None)
        if self.project is not None and self._workspace is not None:
            self._workspace = with_text(self._workspace, *_read(self.project.root, path))

    def workspace(self) -> Workspace | None:
        """Return the workspace as it is now, with what is being typed; None without a journal."""
        if self._workspace is None:
            return None
        while self._waiting:
            path, text = self._waiting.popitem()
            self._workspace = with_text(self._workspace, path, text)
        self._workspace = replace(
            self._workspace, day=replace(self._workspace.day, today=self._today(self._workspace.journal))
        )
        return self._workspace

    def disk_changes(self) -> DiskChanges | None:
        """Return what has changed on disk, None for nothing; it changes nothing, so another thread may call it."""
        if self.project is None:
            return None
        try:
            now = survey(self.project.docs, self.project.root)
            before = self._seen
            if now == before:
                return None
            paths = {path for path, stamp in (now.files.items() ^ before.files.items())} - self._open
            if len(paths) > _MANY or now.hidden != before.hidden:
                known, root = self.settings.known_fields, self.project.root
                journal = load(self.project.docs, known, root, machine=machine_zone())
                return DiskChanges(now, journal=journal)
            return DiskChanges(now, tuple(_read(self.project.root, path) for path in sorted(paths)))
        except OSError:  # the folder is being moved
            return None

    def take_over(self, changes: DiskChanges) -> None:
        """Use what has changed on disk; open texts stay as they are."""
        if self._workspace is None:
            return
        self._seen = changes.seen
        if changes.journal is not None:
            still_open = [content for path in self._open if (content := self._workspace.content(path)) is not None]
            self._workspace = workspace_of(Day(changes.journal, self._workspace.today, self.settings))
            for content in still_open:
                self._workspace = with_text(self._workspace, content.source.path, content.source.text)
        for path, text, faults in changes.texts:
            if path not in self._open:
                self._workspace = with_text(self._workspace, path, text, faults)
        journal = replace(self._workspace.journal, assets=changes.seen.assets)
        self._workspace = replace(self._workspace, day=replace(self._workspace.day, journal=journal))

    def _today(self, journal: Journal) -> date:
        return self._given or today(self.settings.today, journal.profile.time_zone if journal.profile else None)


def _read(root: Path, path: str) -> tuple[str, str | None, tuple[Fault, ...]]:
    """Return a file's path, its text, None where there is no such file, and why it could not be read."""
    try:
        size = (root / path).stat().st_size
    except OSError:
        return path, None, ()
    source, faults = read_file(root / path, size, path)
    return path, source.text, faults
