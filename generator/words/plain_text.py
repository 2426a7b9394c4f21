"""The owner's text without its marks: as lines, paragraphs and sentences that can be said or sent."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from generator.files.source import SourceText
from generator.model import body
from generator.model.names import slug

# Controls, halves of surrogate pairs, and marks that change the direction of a line. The joiners stay: Persian and
# emoji are written with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_IMAGE = re.compile(r"!\[[^\[\]]*+\]\([^()\n]*+\)|!\[\[[^\[\]\n]++\]\]")
_LINK = re.compile(r"\[([^\[\]]++)\]\(<?([^()\s<>]*+)>?[^()\n]*+\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__|\*|_|~~|==)(?=\S)([^*_~=\n]++)(?<=\S)\1(?![\w*])")
_MARK = re.compile(
    r"^[ \t]*+(?:#{1,6}[ \t]++|>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]++(?:\[[ xX/-]\][ \t]++)?)+", re.MULTILINE
)
MAY_BE_MARKED = re.compile(r"[\[*_~=]|^[ ]*[#>\-+\d]")
_BEHIND_TITLE = re.compile(r"\{[^{}\n]*\}|(?<!\S)#[\w/\-]+")
_ITEM = re.compile(r"^[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]++")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*+\s++(?=[\"'“‘(]?[^\W_a-z])|(?<=[。！？])")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|jr|sr|[a-z])\.\Z", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return a name or an address on one line, without hidden characters; each run of blanks becomes a single one."""
    return " ".join(_HIDDEN.sub("", text).split())


def line(text: str) -> str:
    """Return a field's text on one line, without marks of Markdown and hidden characters."""
    return " ".join(_unmarked(text).split())


def paragraphs(text: str, bullet: str = "", *, most: int | None = None) -> tuple[str, ...]:
    """Return the first `most` paragraphs of a body, without comments, pictures and marks.

    Each item of a list is a paragraph of its own that begins with `bullet`.
    """
    shown = body.without_comments(text).replace("\r\n", "\n").replace("\r", "\n")
    found = (part for block in re.split(r"\n[ \t]*+\n", shown) for part in _parts(block, bullet))
    return tuple(islice((part for part in found if part and part != bullet), most))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a body, each on one line."""
    for paragraph in paragraphs(text):
        start = 0
        for end in _SENTENCE_ENDS.finditer(paragraph):
            if not _ABBREVIATED.search(paragraph, max(0, end.start() - 8), end.start()):
                yield paragraph[start : end.end()].strip()
                start = end.end()
        if rest := paragraph[start:].strip():
            yield rest


@lru_cache(maxsize=8)  # several steps ask for one text, and each answer parses it
def without_private(text: str) -> str:
    """Return a text without the sections called Private, of any level and however the heading is written."""
    # Removing a part may change how the rest is read, so all sections found in one pass are removed together.
    while parts := [part for part in body.sections(SourceText("", text), 0) if is_private(part.title)]:
        made, at = [], 0
        for part in parts:
            begin = text.rfind("\n", 0, part.heading.start) + 1
            made.append(text[at:begin])
            at = max(at, part.span.end)
        text = "".join([*made, text[at:]])
    return text


def is_private(title: str) -> bool:
    """Return whether a heading says `Private`, whatever signs, numbers, tags or `{#x}` stand around it."""
    plain = unicodedata.normalize("NFKC", _BEHIND_TITLE.sub("", title))
    letters = (letter for letter in plain if letter.isalpha())
    return slug("".join(letters)) == "private"


def _parts(block: str, bullet: str) -> Iterator[str]:
    part: list[str] = []
    for one in [*block.split("\n"), None]:
        if part and (one is None or _ITEM.match(one)):
            yield (bullet if _ITEM.match(part[0]) else "") + line("\n".join(part))
            part = []
        if one is not None:
            part.append(one)


def _unmarked(text: str) -> str:
    if text.isprintable() and not MAY_BE_MARKED.search(text):  # as nearly every text
        return text
    text = _IMAGE.sub("", _HIDDEN.sub("", text))
    made, at = [], 0
    for found in body.wikilinks_in(text):
        made += [text[at : found.span.start], found.text]
        at = found.span.end
    text = "".join([*made, text[at:]])
    text = _LINK.sub(_shown, text)
    return _EMPHASIS.sub(r"\2", _MARK.sub("", text))


def _shown(link: re.Match[str]) -> str:
    address = link[2] if link[2].startswith(("http://", "https://")) and link[2] != link[1] else ""
    return f"{link[1]} ({address})" if address else link[1]
