"""Watching files: the system tells of each change; where it can't, we look twice a second.

No link is followed, neither out of the journal nor in a circle (decision 0006).
"""

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
_POLLING_SECONDS = 0.5
_QUIET_SECONDS = 0.05


class Watcher:
    """The part of a watchdog observer that MkDocs' server uses, with polling where the system can't tell."""

    def __init__(self) -> None:
        self.observer: BaseObserver = Observer()
        self.only: Mapping[str, frozenset[str]] = {}
        """Folders in which only some files matter; it is asked when a folder begins to be watched."""
        self._wanted: dict[ObservedWatch, tuple[FileSystemEventHandler, str, bool]] = {}
        self._started = False

    def schedule(self, handler: FileSystemEventHandler, path: str, recursive: bool = False) -> "ObservedWatch":
        """Have `handler` called for each change of a file at `path`, or in the folder `path`."""
        only_changes = _Changes(handler, path, self.only.get(path))
        try:
            watch = self.observer.schedule(only_changes, path, recursive=recursive)
        except OSError:  # the system's limit of watched folders is reached
            self._poll()
            watch = self.observer.schedule(only_changes, path, recursive=recursive)
        self._wanted[watch] = (only_changes, path, recursive)
        return watch

    def unschedule(self, watch: "ObservedWatch") -> None:
        """Watch it no longer."""
        del self._wanted[watch]
        self.observer.unschedule(watch)

    def start(self) -> None:
        """Begin to watch; nothing happens where it has begun."""
        if self._started:
            return
        try:
            self.observer.start()
        except OSError:
            self._poll()
            self.observer.start()
        self._started = True

    def stop(self) -> None:
        """Watch nothing any longer."""
        self.observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        if self._started:
            self.observer.join(timeout)

    def _poll(self) -> None:
        """Watch the same files by looking at them again and again."""
        running = self._started
        self.observer.stop()
        self.observer = PollingObserverVFS(stat=os.lstat, listdir=os.scandir, polling_interval=_POLLING_SECONDS)
        for handler, path, recursive in self._wanted.values():
            self.observer.schedule(handler, path, recursive=recursive)
        if running:
            self.observer.start()


class _Changes(FileSystemEventHandler):
    """Passes on only events that change a file of the journal: no reading, no hidden files, logs or imports.

    Editors and git write hidden files all the time, in hidden folders too; a log may grow with each visit to the site.
    """

    def __init__(self, handler: FileSystemEventHandler, root: str = "", only: frozenset[str] | None = None) -> None:
        self._handler, self._root, self._only = handler, root, only

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event from watchdog."""
        paths = (event.src_path, event.dest_path) if event.event_type == "moved" else (event.src_path,)
        if event.event_type in _CHANGES and not all(self._is_ignored(os.fsdecode(path)) for path in paths):
            self._handler.dispatch(event)

    def _is_ignored(self, path: str) -> bool:
        parts = PurePath(os.path.relpath(path, self._root) if self._root else PurePath(path).name).parts
        hidden = any(part.startswith(".") and part != ".." for part in parts)
        if self._only is not None and path not in self._only:
            return True
        return hidden or parts[:1] == ("imports",) or (bool(parts) and parts[-1].endswith(".log"))


class Watch(FileSystemEventHandler):
    """Tells which files have changed, once nothing has changed for a moment: so a checkout by git is one change."""

    def __init__(self, tell: Callable[[frozenset[str]], None]) -> None:
        """Take the function to call with the changed paths; it is called in a thread of its own."""
        self._tell = tell
        self._watcher = Watcher()
        # Replaced, never changed in place: the observer's thread may read them at any time.
        self._folders: tuple[Path, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._changed: set[str] = set()
        self._happened = threading.Condition()
        self._ended = False

    def look_at(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch all that lies in some folders, and single files, besides what is watched already."""
        for folder in folders:
            if folder.is_dir() and folder not in self._folders:
                self._folders = (*self._folders, folder)
                self._watcher.schedule(self, str(folder), recursive=True)
        for file in files:
            # The folder is watched: where an editor replaces a file by a new one, only the folder is told.
            if file not in self._files and file.parent.is_dir():
                if file.parent not in {one.parent for one in self._files}:
                    self._watcher.schedule(self, str(file.parent), recursive=False)
                self._files = (*self._files, file)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event from watchdog."""
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        mine = {path for path in paths if Path(path) in self._files or self._lies_in_a_folder(path)}
        if mine and not (event.is_directory and event.event_type == "modified"):
            with self._happened:
                self._changed |= mine
                self._happened.notify_all()

    def __enter__(self) -> "Watch":
        self._watcher.start()
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._happened:
            self._ended = True
            self._happened.notify_all()
        self._watcher.stop()

    def _lies_in_a_folder(self, path: str) -> bool:
        return any(Path(path).is_relative_to(folder) for folder in self._folders)

    def _run(self) -> None:
        while not self._ended:
            with self._happened:
                self._happened.wait_for(lambda: self._changed or self._ended)
                while not self._ended and self._happened.wait(_QUIET_SECONDS):
                    continue
                changed, self._changed = frozenset(self._changed), set()
            if changed and not self._ended:
                self._tell(changed)
