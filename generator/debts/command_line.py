"""A command as it can be copied to a shell, whatever names it holds."""

import re

_WORD = re.compile(r"[\w\-.:/@+,]+")  # \w: letters and digits of any script, and _
_IN_QUOTES = re.compile(r"[\w\-.:/@+, '’&()]*")


def as_word(text: str) -> str:
    """Return `text` as one word of a command line: as it is, or in quotes that every shell understands.

    Names come from other people: where one could mean more than itself, nothing in it is left to the shell.
    """
    if _WORD.fullmatch(text):
        return text
    if _IN_QUOTES.fullmatch(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"
