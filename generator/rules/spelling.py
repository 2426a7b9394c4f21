"""Near misses: the one word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is most like, or None where none is like it."""
    by_key = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower(), by_key, 1, 0.75)
    return by_key[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean X?`, or nothing where no known word is like it."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else ""
