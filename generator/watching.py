"""Tells when a file under a folder changes: the system says so, and where it can't, we look twice a second.

No link is followed: not out of the journal, and not in circles (decision 0006).
"""

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
_POLLING_SECONDS = 0.5


class Watcher:
    """As much of one of watchdog's observers as MkDocs' server uses."""

    def __init__(self) -> None:
        self._observer: BaseObserver = Observer()
        self._wanted: dict[ObservedWatch, tuple[FileSystemEventHandler, str, bool]] = {}
        self._started = False

    def schedule(self, handler: FileSystemEventHandler, path: str, recursive: bool = False) -> "ObservedWatch":
        """Have `handler` called for each change of a file at `path`, or in the folder `path`."""
        only_changes = _Changes(handler)
        try:
            watch = self._observer.schedule(only_changes, path, recursive=recursive)
        except OSError:  # as many folders are watched as the system allows
            self._poll()
            watch = self._observer.schedule(only_changes, path, recursive=recursive)
        self._wanted[watch] = (only_changes, path, recursive)
        return watch

    def unschedule(self, watch: "ObservedWatch") -> None:
        """Watch it no longer."""
        del self._wanted[watch]
        self._observer.unschedule(watch)

    def start(self) -> None:
        """Begin to watch; who does already goes on."""
        if self._started:
            return
        try:
            self._observer.start()
        except OSError:
            self._poll()
            self._observer.start()
        self._started = True

    def stop(self) -> None:
        """Watch nothing any longer."""
        self._observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        if self._started:
            self._observer.join(timeout)

    def _poll(self) -> None:
        """Watch the same by looking."""
        running = self._started
        self._observer.stop()
        self._observer = PollingObserverVFS(stat=os.lstat, listdir=os.scandir, polling_interval=_POLLING_SECONDS)
        for handler, path, recursive in self._wanted.values():
            self._observer.schedule(handler, path, recursive=recursive)
        if running:
            self._observer.start()


class _Changes(FileSystemEventHandler):
    """Passes on what changes a file: not that somebody reads one, and no editor's hidden copies."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event from watchdog."""
        paths = (event.src_path, event.dest_path) if event.event_type == "moved" else (event.src_path,)
        if event.event_type in _CHANGES and not all(_is_hidden(os.fsdecode(path)) for path in paths):
            self._handler.dispatch(event)


def _is_hidden(path: str) -> bool:
    return PurePath(path).name.startswith(".")
