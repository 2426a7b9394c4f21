"""Makes characters visible that a terminal would obey or that nobody would see."""

import re

# Controls, soft hyphens, zero-width and direction marks, and halves of surrogate pairs: what could move the cursor or
# show a line in another order. The joiners U+200C and U+200D stay, since Persian and emoji are written with them.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` on one line, each hidden character as a picture or by its number."""
    return _HIDDEN.sub(_picture, text)


def lines_visible(text: str) -> str:
    """Return `text` with its line ends as they are, and each other hidden character visible."""
    return "\n".join(map(visible, text.split("\n")))


def without_controls(text: str) -> str:
    """Return text for a file that a terminal may be shown: each control but tabs and line ends is made visible."""
    return _CONTROL.sub(_picture, text)


def without_surrogates(text: str) -> str:
    """Return text that every encoding can hold: bytes of a file's name that are no UTF-8 are shown by their numbers."""
    return _SURROGATE.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    # Python's own way to keep a byte of a file name that is no UTF-8.
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"<U+{code:04X}>"
