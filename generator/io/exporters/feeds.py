"""The site's two feeds, `journal.ics` and `contacts.vcf`, and the file that keeps the calendar's revision numbers."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.files.inside import private_folder
from generator.files.reading import read_plain
from generator.files.writer import write_atomically
from generator.io.exporters import ics
from generator.io.exporters.ics import entries, to_ics
from generator.io.exporters.vcard import to_vcard
from generator.model import addresses
from generator.model.day import Day

_FOLDER, _MEMORY = ".journal", "calendar.json"
_LARGEST = 64 * 1024 * 1024
"""How many bytes are believed to be what calendars were told."""


def feeds(day: Day, root: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of each feed and what makes its bytes; `root` is the folder of mkdocs.yml."""
    yield addresses.CALENDAR, lambda: calendar(day, root)
    yield addresses.PEOPLE, lambda: to_vcard(day.journal, day.today, private=False)


def calendar(day: Day, root: Path) -> bytes:
    """Return `journal.ics`; an event that has changed since the last call has a higher SEQUENCE."""
    memory = root / _FOLDER / _MEMORY
    events = entries(day)
    before = _remembered(memory)
    now = ics.revised(before, events, day.today)
    if now != before:
        _remember(root, ics.to_text(now))
    return to_ics(events, day.today, {uid: one.number for uid, one in now.items()})


def _remembered(memory: Path) -> dict[str, ics.Revision]:
    try:
        if any(map(Path.is_symlink, (memory, memory.parent))):  # a link may lead anywhere
            return {}
        return ics.from_text(read_plain(memory, _LARGEST).decode())
    except (OSError, UnicodeDecodeError):
        return {}


def _remember(root: Path, text: str) -> None:
    try:
        memory = private_folder(root) / _MEMORY
        if not memory.is_symlink():
            write_atomically(memory, text.encode(), mode=0o600)
    except OSError:
        return  # in a read-only folder there is a calendar all the same, without higher numbers
