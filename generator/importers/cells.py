"""What stands in one cell of a file from elsewhere, made fit to be written down: visible, not endless, harmless."""

import re
import unicodedata

from generator.records.links import is_safe

LONGEST = 1_000
"""Characters of one value; what is longer is no name and no address."""
LONGEST_NAME = 200
LONGEST_NOTE = 20_000

# Controls, halves of characters, and marks that turn a line's direction round. Joiners of scripts and emoji stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_FORMULA = re.compile(r"[=@]|[+-](?![\d\s(])")
_SEVERAL = re.compile(r"\s*(?:[;,\n]|\s:::\s)\s*")
_BEFORE = r"(?:[ \t>*+-]|\d{1,9}[.)])*"
"""What may stand before a heading that lies in quotes and lists."""
# What would be a task, a heading, a link, raw HTML or a comment in a record; the owner's own words are never touched.
_ACTIVE = re.compile(rf"(?<!\\)\\*+[<\[]|%%|^{_BEFORE}#|^(?={_BEFORE}(?:---|```|~~~|===|[-=]+[ \t]*$))", re.MULTILINE)


def line(text: str, longest: int = LONGEST) -> str:
    """Return a cell as one line: no controls, single blanks, cut at `longest` with an ellipsis."""
    if not text.isascii() or not text.isprintable():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def lines(text: str, longest: int = LONGEST_NOTE) -> str:
    """Return a cell of several lines, each without blanks at its end; no more than one empty line at a time."""
    text = _BREAKS.sub("\n", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    text = "\n".join(" ".join(part.split()) for part in text.split("\n")).strip()
    text = re.sub(r"\n{3,}", "\n\n", text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def several(text: str) -> tuple[str, ...]:
    """Return the values of a cell that holds more than one, each once."""
    found = (line(part.removeprefix("* ")) for part in _SEVERAL.split(text))
    return tuple(dict.fromkeys(part for part in found if part))


def address(text: str) -> str:
    """Return an address on the web as it was given, or nothing where no page may lead to it."""
    text = line(text)
    return text if _WEB.fullmatch(text) and is_safe(text) else ""


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would work this text out instead of showing it."""
    return bool(_FORMULA.match(text)) and len(text) > 1


def inert(text: str) -> str:
    """Return foreign text so that in the body of a record it is text: no task, heading, link, HTML or comment."""
    return _ACTIVE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0][-1:]
    before = found[0][:-1]
    return f"{before * 2 if sign in ('<', '[') else before}\\{sign}"
