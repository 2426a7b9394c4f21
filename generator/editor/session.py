"""One editor's session: the journal as it lies on the disk, with the texts that are open laid over it."""

import gc
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.editor.workspace import Workspace, with_text, workspace_of
from generator.files.folder import MARKDOWN, NOT_READ, Survey, survey
from generator.files.project import NoProject, Project, find
from generator.files.source import Fault
from generator.model.clock import today
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import load, read_file
from generator.model.settings import Settings
from generator.rules.options import settings_from

_MANY = 200
"""So many changed files, as after `git checkout`, are read quicker all at once."""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed on the disk: the files' new state, and their new texts, or the whole journal anew."""

    seen: Survey
    texts: tuple[tuple[str, str | None, tuple[Fault, ...]], ...] = ()
    journal: Journal | None = None


class Session:
    """What is open, and the workspace; every answer is asked of `workspace()`."""

    def __init__(self, today_given: date | None = None) -> None:
        self.project: Project | None = None
        self.settings = Settings()
        self._given = today_given
        self._workspace: Workspace | None = None
        self._seen = Survey({}, frozenset(), frozenset())
        self._open: set[str] = set()
        self._waiting: dict[str, str] = {}

    def start(self, folder: Path) -> str:
        """Read the journal that `folder` lies in; return in one line why there is none, or nothing."""
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
            journal = load(project.docs, settings.known_fields, project.root)
        except OSError as error:
            self.project = None
            return f"{project.docs} can't be read: {error.strerror}"
        self._workspace = workspace_of(Day(journal, self._today(journal), settings))
        gc.freeze()  # what was read stays: the collector need not look through it at every key
        return ""

    def path_of(self, file: Path) -> str | None:
        """Return the path of one of the journal's Markdown files, relative to the folder of mkdocs.yml; else None."""
        if self.project is None:
            return None
        for place, docs in ((file, self.project.docs), (file.resolve(), self.project.docs.resolve())):
            if place.is_relative_to(docs):
                address = place.relative_to(docs)
                hidden = any(part.startswith(".") for part in address.parts) or address.parts[0] in NOT_READ
                if hidden or address.suffix.lower() not in MARKDOWN:
                    return None
                return (self.project.docs.relative_to(self.project.root) / address).as_posix()
        return None

    def lay(self, path: str, text: str) -> None:
        """Take the text of an open file for the file's; it is read when something is asked."""
        self._open.add(path)
        self._waiting[path] = text

    def put_back(self, path: str) -> None:
        """Take the file for itself again: it was closed."""
        self._open.discard(path)
        self._waiting.pop(path, None)
        if self.project is not None and self._workspace is not None:
            self._workspace = with_text(self._workspace, *_read(self.project.root, path))

    def workspace(self) -> Workspace | None:
        """Return the journal as it is now, what is being typed included; None without a journal."""
        if self._workspace is None:
            return None
        while self._waiting:
            path, text = self._waiting.popitem()
            self._workspace = with_text(self._workspace, path, text)
        self._workspace = replace(
            self._workspace, day=replace(self._workspace.day, today=self._today(self._workspace.journal))
        )
        return self._workspace

    def look(self) -> News | None:
        """Return what has changed on the disk, or None; changes nothing, so another thread may do it."""
        if self.project is None:
            return None
        try:
            now = survey(self.project.docs, self.project.root)
            before = self._seen
            if now == before:
                return None
            paths = {path for path, stamp in (now.files.items() ^ before.files.items())} - self._open
            if len(paths) > _MANY or now.hidden != before.hidden:
                journal = load(self.project.docs, self.settings.known_fields, self.project.root)
                return News(now, journal=journal)
            return News(now, tuple(_read(self.project.root, path) for path in sorted(paths)))
        except OSError:  # the folder is being moved about
            return None

    def take(self, news: News) -> None:
        """Lay out what has changed on the disk; what is open stays as it is."""
        if self._workspace is None:
            return
        self._seen = news.seen
        if news.journal is not None:
            still_open = [content for path in self._open if (content := self._workspace.content(path)) is not None]
            self._workspace = workspace_of(Day(news.journal, self._workspace.today, self.settings))
            for content in still_open:
                self._workspace = with_text(self._workspace, content.source.path, content.source.text)
        for path, text, faults in news.texts:
            if path not in self._open:
                self._workspace = with_text(self._workspace, path, text, faults)
        journal = replace(self._workspace.journal, assets=news.seen.assets)
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
