"""What is said where nothing is owed: what was looked at, so that silence is never mistaken for health."""

from collections.abc import Sequence

from generator import words


def nothing_owed(begin: str, meetings: int, held: int, done: Sequence[str], whom: str = "") -> str:
    """Return a sentence that begins so and says how many meetings were checked and what is `done`.

    Where none was held there is nothing to check, and it says whether there are `meetings` at all, with `whom`.
    """
    said = words.listed([*([f"{words.count(held, 'meeting')} checked"] if held else []), *done])
    sentence = f"{begin}: {said}." if said else f"{begin}."
    if held:
        return sentence
    with_ = f" with {whom}" if whom else ""
    return f"{sentence} No meeting{with_} {'has been held' if meetings else 'is in the journal'} yet."
