"""A command as it can be copied to a shell, whatever names it holds."""

_IN_WORDS = "-_.:/@+,"
_IN_QUOTES = _IN_WORDS + " '’&()"


def as_word(text: str) -> str:
    """Return `text` as one word of a command line: as it is, or in quotes that every shell understands.

    Names come from other people: where one could mean more than itself, nothing in it is left to the shell.
    """
    if text and all(letter.isalnum() or letter in _IN_WORDS for letter in text):
        return text
    if all(letter.isalnum() or letter in _IN_QUOTES for letter in text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"
