"""Finds the word that was probably meant by a misspelled one."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(slots=True)
class Guesses:
    """Guesses for the first `left` unknown words: in a journal full of them, guessing on would only take time."""

    left: int = 100

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Return `did you mean X?`, or nothing where no known word is like it."""
        self.left -= 1
        found = nearest(word, known) if self.left >= 0 else None
        return f"did you mean `{found}`?" if found else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is most like, or None where none is like it."""
    by_key = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower(), by_key, 1, 0.75)
    return by_key[found[0]] if found else None


def one_edit_from(word: str, known: Iterable[str]) -> str | None:
    """Return the only known word that is one edit away: a letter more, less, other, or two swapped."""
    found = [candidate for candidate in known if _one_edit(word, candidate)]
    return found[0] if len(found) == 1 else None


def _one_edit(first: str, second: str) -> bool:
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    rest, other = first[at:], second[at:]
    swapped = rest[:2] == other[1::-1] and len(rest) > 1 and len(other) > 1 and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped
