"""Changes of files are told, reading them is not; no link is followed."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.files.watching import Watcher

PATIENCE = 20.0


class Heard(FileSystemEventHandler):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.names.add(Path(str(event.src_path)).name)

    def hears(self, *names: str) -> bool:
        """Wait until one of these names was told."""
        end = time.monotonic() + PATIENCE
        while self.names.isdisjoint(names) and time.monotonic() < end:
            time.sleep(0.02)
        return not self.names.isdisjoint(names)


@pytest.fixture(params=["notified", "polling", "polling from the start"])
def heard(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    (tmp_path / "journal/people").mkdir(parents=True)
    (tmp_path / "journal/people/ana.md").touch()
    (tmp_path / "outside").mkdir()
    (tmp_path / "journal/out").symlink_to(tmp_path / "outside")
    (tmp_path / "journal/circle").symlink_to(".")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    watcher = Watcher()
    if request.param == "polling":
        monkeypatch.setattr(watcher.observer, "schedule", fail)
    elif request.param == "polling from the start":
        monkeypatch.setattr(watcher.observer, "start", fail)
    listener = Heard()
    watcher.schedule(listener, str(tmp_path / "journal"), recursive=True)
    watcher.start()
    kind = type(watcher.observer).__name__
    assert kind.startswith("Polling") is (request.param != "notified"), kind
    yield listener
    watcher.stop()
    watcher.join(PATIENCE)


def test_a_change_is_told_and_reading_is_not(heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "journal/people/ana.md").read_text()
    (tmp_path / "outside/secret.md").write_text("x")
    (tmp_path / "journal/people/.ana.md.swp").write_text("x")
    (tmp_path / "journal/people/ben.md").write_text("x")
    assert heard.hears("ben.md")
    assert heard.names == {"ben.md"}
    (tmp_path / "journal/people/ana.md").write_text("more")
    assert heard.hears("ana.md")


def test_an_editor_that_replaces_a_file_is_heard(heard: Heard, tmp_path: Path) -> None:
    hidden = tmp_path / "journal/people/.new"
    hidden.write_text("x")
    hidden.replace(tmp_path / "journal/people/ana.md")
    assert heard.hears(".new", "ana.md")  # who is notified hears of the old name, who looks of the new one


def test_in_a_folder_only_the_files_that_matter_are_told_of(tmp_path: Path) -> None:
    watcher, listener = Watcher(), Heard()
    watcher.only = {str(tmp_path): frozenset((str(tmp_path / "mkdocs.yml"),))}
    watcher.schedule(listener, str(tmp_path), recursive=False)
    watcher.start()
    try:
        (tmp_path / "out.txt").write_text("what serve says")
        (tmp_path / "mkdocs.yml").write_text("site_name: x")
        assert listener.hears("mkdocs.yml")
        assert listener.names == {"mkdocs.yml"}
    finally:
        watcher.stop()
        watcher.join(PATIENCE)
