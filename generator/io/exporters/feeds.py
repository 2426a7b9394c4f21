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

_FOLDER, _WHOLE, _SITES = ".journal", "calendar.json", "calendar-site.json"
_LARGEST = 64 * 1024 * 1024
"""How many bytes are believed to be what calendars were told."""


def feeds(day: Day, root: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of each feed and what makes its bytes; `root` is the folder of mkdocs.yml.

    Calendars and phones keep them on other people's computers: nothing private and nothing personal is in them.
    """
    yield addresses.CALENDAR, lambda: calendar(day, root, private=False)
    yield addresses.PEOPLE, lambda: to_vcard(day.journal, day.today, private=False)


def calendar(day: Day, root: Path, *, private: bool = True) -> bytes:
    """Return the calendar; an event that has changed since the last call has a higher SEQUENCE."""
    memory = _WHOLE if private else _SITES
    events = entries(day, private=private)
    # The site's goes on from the numbers that both once had in common.
    before = _remembered(root / _FOLDER / memory) or _remembered(root / _FOLDER / _WHOLE)
    now = ics.revised(before, events, day.today)
    if now != before:
        _remember(root, memory, ics.to_text(now))
    return to_ics(events, day.today, {uid: one.number for uid, one in now.items()})


def _remembered(memory: Path) -> dict[str, ics.Revision]:
    try:
        if any(map(Path.is_symlink, (memory, memory.parent))):  # a link may lead anywhere
            return {}
        return ics.from_text(read_plain(memory, _LARGEST).decode())
    except (OSError, UnicodeDecodeError):
        return {}


def _remember(root: Path, name: str, text: str) -> None:
    try:
        memory = private_folder(root) / name
        if not memory.is_symlink():
            write_atomically(memory, text.encode(), mode=0o600)
    except OSError:
        return  # in a read-only folder there is a calendar all the same, without higher numbers
