"""The one order of names in lists: by letters, whatever their accents and case, and by numbers where there are any."""

import re
import unicodedata

from generator.model.names import normalize

# Latin letters that Unicode does not take apart; they stand where most readers look for them.
_LETTERS = str.maketrans(
    {
        "’": "",
        "'": "",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)
_DIGITS = re.compile(r"\d+")
_ASIDE = re.compile(r"[^\w\s]+")


def collated(name: str) -> tuple[str, str]:
    """Return what names are sorted by: without accents, case and signs, 2 before 10; then as written.

    `Émile`, `Eva`, `Łukasz`, `Zoë` stand in this order; names in other scripts follow those in Latin letters.
    """
    letters = unicodedata.normalize("NFD", normalize(name)).translate(_LETTERS)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = " ".join(_ASIDE.sub(" ", plain).split())
    return _DIGITS.sub(lambda number: number[0].zfill(12), words), name


def collated_by_last_word(name: str) -> tuple[str, str]:
    """Return what names are sorted by where the last word of a name counts first; what follows a comma doesn't."""
    words = name.partition(",")[0].split() or [name]
    return collated(" ".join([words[-1], *words[:-1]]))[0], name


def initial(name: str) -> str:
    """Return the letter from a to z under which a name stands in a list, empty for any other."""
    first = collated(name)[0][:1]
    return first if "a" <= first <= "z" else ""
