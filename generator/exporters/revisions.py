"""How often an event of the calendar was changed: what a client compares before it believes a newer copy.

Files and a day can't tell what they said before, so what was last written is remembered between builds.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.exporters.ics import Entry

_BEGIN = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Revision:
    """An event as it was last written: its number, and a digest of its properties."""

    number: int
    digest: str


def revised(before: Mapping[str, Revision], events: Iterable[Entry], today: date) -> dict[str, Revision]:
    """Return the revisions of `events`, by uid; those that are not among them stay known, since they may come back.

    A new event has number 0. A changed one gets the number of days since 2000, or one more than it had: so a
    number that is given out after the memory was lost is still higher than all before it.
    """
    found = dict(before)
    for event in events:
        digest = sha256("\n".join(event.lines).encode("utf-8", "replace")).hexdigest()[:16]
        known = before.get(event.uid)
        if known is None:
            found[event.uid] = Revision(0, digest)
        elif known.digest != digest:
            found[event.uid] = Revision(max(known.number + 1, (today - _BEGIN).days), digest)
    return found


def from_text(text: str) -> dict[str, Revision]:
    """Read what `to_text` wrote; anything else is no memory at all."""
    try:
        content = json.loads(text)
        return {str(uid): Revision(int(number), str(digest)) for uid, (number, digest) in content.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def to_text(revisions: Mapping[str, Revision]) -> str:
    """Return the memory as JSON, a line an event."""
    kept = {uid: [one.number, one.digest] for uid, one in sorted(revisions.items())}
    lines = (f"{json.dumps(uid)}: {json.dumps(value)}" for uid, value in kept.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"
