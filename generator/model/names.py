"""How names are compared, how a slug or an anchor is made from one, and what a wikilink points to."""

import re
import unicodedata

_WIKILINK = re.compile(r"\s*\[\[(.*)\]\]\s*", re.DOTALL)
_NOT_IN_ANCHOR, _BLANKS = re.compile(r"[^\w\s-]"), re.compile(r"[-\s]+")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
# Latin letters that Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "’": "",
        "'": "",
    }
)

_TAKEN = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")]
)
"""Slugs that can't be used: `index` is a page of its own, and Windows allows no file with one of the other names."""


def normalize(text: str) -> str:
    """Return a name in the form in which names are compared: NFC and casefold (contract §1)."""
    text = text.strip()
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def slug(name: str) -> str:
    """Return a file stem for `name`: lower case, accents dropped, other scripts kept, the rest `-`.

    The result may be empty, for a name without a letter or digit. It is never `index` or a name that Windows keeps
    for a device.
    """
    plain = _NOT_IN_SLUG.sub("-", name.lower().replace("'", "")) if name.isascii() else _transcribed(name)
    made = plain.strip("-")
    return f"{made}-1" if made in _TAKEN else made


def _transcribed(name: str) -> str:
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", name).lower():
        letters += _in_slug(letter, letters[-1] if letters else "-").translate(_PLAIN)
    return "".join(letters)


def _in_slug(letter: str, before: str) -> str:
    """Return what becomes of a letter in a slug, behind the one `before` it there."""
    if unicodedata.category(letter)[0] == "M":
        # A mark is part of its letter, and outside Latin it may make another one (प्रिया).
        return "" if before.isascii() else letter
    # Only Latin letters lose their marks (か and が are two letters).
    base = unicodedata.normalize("NFD", letter)[0]
    if base.isascii():
        letter = base
    if letter.isalnum() or letter in "’'":
        return letter
    return "" if before == "-" else "-"


def anchor(title: str) -> str:
    """Return the id of a heading: lower case, Latin letters without accents, blanks as `-`; other scripts stay."""
    plain = "".join(base if (base := unicodedata.normalize("NFD", one)[0]).isascii() else one for one in title)
    return _BLANKS.sub("-", _NOT_IN_ANCHOR.sub("", plain).strip().lower())


def strip_brackets(reference: str) -> str:
    """Return the target of a reference: a wikilink's slug or name, anything else as it is.

    `[[jane-doe|Jane]]`, `[[contacts/jane-doe.md#Notes]]` and `jane-doe` all give `jane-doe`.
    """
    found = _WIKILINK.fullmatch(reference)
    if found is None:
        return reference.strip()
    target = found[1].split("|", 1)[0].split("#", 1)[0].strip()
    return target.rsplit("/", 1)[-1].removesuffix(".md").strip()


def name_from_slug(stem: str) -> str:
    """Return a name to show for a record that has none: `jane-doe` gives `Jane Doe`."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_\s]+", stem) if word)
