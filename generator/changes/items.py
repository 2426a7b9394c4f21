"""What I sent and what I heard, as items of a contact: a line, or fields where the list has fields (contract §1)."""

import re
from datetime import date

from generator.changes.change import Change, added
from generator.front_matter.lines import looks_like_line
from generator.records import Contact

_WORDS = re.compile(r"[^\s,:]+")


def outreach(person: Contact, on: date, by: str, *, about: str | None = None, note: str | None = None) -> Change:
    """Return the change that notes that I wrote or called."""
    return added(person.source, "outreach", *outreach_item(on, by, about, note))


def outreach_item(on: date, by: str, about: str | None, note: str | None) -> tuple[str, dict[str, str]]:
    """Return an outreach as a line and as fields."""
    line = f"{on} {by}" + (f" about {about}" if about else "") + (f": {note}" if note else "")
    return line, _without_blanks(on=str(on), by=by, about=about, note=note)


def heard_item(on: date, by: str | None, what: str | None) -> tuple[str, dict[str, str]]:
    """Return what they wrote first as a line and as fields."""
    line = f"{on}" + (f" {by}" if by else "") + (f": {what}" if what else "")
    return line, _without_blanks(on=str(on), by=by, what=what)


def _without_blanks(**fields: str | None) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def sayable(slug: str) -> bool:
    """Return whether a line can name this slug: a file's name may hold blanks, commas and days."""
    return _WORDS.fullmatch(slug) is not None and not looks_like_line(slug)
