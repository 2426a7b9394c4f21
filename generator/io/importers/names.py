"""A person's name in a file taken apart: the name itself, and what belongs into other fields."""

import re
from dataclasses import replace

from generator.edit.quoting import Value
from generator.io.importers import cells
from generator.io.importers.found import NOTES, FoundPerson
from generator.model.names import person_name

_PRONOUNS = re.compile(r"\b(?:she|he|they|xe|ze|ey|any)(?:\s?/\s?\w+)+\b", re.IGNORECASE)
_BORN = re.compile(
    r"(?:[(\[]\s*+)?\b(?:née|nee|né|geb(?:\.|oren[er]?)|formerly|born)\s+([^\W\d_][\w' -]*)[)\]]?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")


def taken_apart(found: FoundPerson) -> FoundPerson:
    """Return somebody with titles in `greeting`, degrees in `credentials`, pronouns and a maiden name in their fields.

    What of the name belongs nowhere goes into the notes, as written.
    """
    written = found.name
    said = _PRONOUNS.search(written)
    born = _BORN.search(written)
    parts = person_name(written[: born.start()] + written[born.end() :] if born else written)
    if parts.whole == written or not parts.whole:
        return found
    fields: dict[str, Value] = {**found.fields, "name": cells.line(parts.whole, 10 * cells.LONGEST)}
    notes: list[str] = []
    _put(fields, notes, "greeting", f"Dear {parts.title} {parts.family or parts.given}" if parts.title else "")
    _put(fields, notes, "credentials", parts.suffix)
    _put(fields, notes, "pronouns", said[0] if said else "")
    if born:
        alias = " ".join(filter(None, (parts.given, born[1].strip())))
        fields["aliases"] = tuple(dict.fromkeys((*found.many("aliases"), alias)))
    placed = {word.casefold() for text in (parts.whole, parts.title, parts.suffix) for word in _WORD.findall(text)}
    placed |= {word.casefold() for one in (said, born) if one for word in _WORD.findall(one[0])}
    if any(word.casefold() not in placed for word in _WORD.findall(written)):
        notes.append(f"The name in the file: {cells.line(written)}")
    if notes:
        fields[NOTES] = "\n\n".join(filter(None, (found.one(NOTES), *notes)))
    return replace(found, fields={name: value for name, value in fields.items() if value})


def _put(fields: dict[str, Value], notes: list[str], name: str, value: str) -> None:
    """Fill a field that is empty; what it can't hold besides goes into the notes."""
    has = str(fields.get(name, ""))
    if not has:
        fields[name] = value
    elif value and {word.casefold() for word in _WORD.findall(value)} - {
        word.casefold() for word in _WORD.findall(has)
    }:
        notes.append(f"{name}: {value}")
