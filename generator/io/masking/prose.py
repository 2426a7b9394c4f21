"""Masking free text: private sections, links, addresses, numbers and names are removed or replaced."""

import html
import re
from collections.abc import Callable

from generator.io.masking.names import Names, cleaned
from generator.model import body
from generator.words.plain_text import without_private

Wikilink = Callable[[str, str], str]
"""What a wikilink becomes, from its target and its words."""

_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_SETEXT = re.compile(r"^ {0,3}(\S[^\n]*)\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>?")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_INSIDE_WORD = re.compile(r"(?<=[^\W_])[*~`^=+]+(?=[^\W_])")
_DEFINITION = re.compile(r"^ {0,3}\*?\[[^\]\n]+\]:[^\n]*$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])")
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n]+)\]\]")
_SNIPPET = re.compile(r"-+8<-+")  # with an extension of that name, the next words are a file to put in
# A run of letters is read once, from its beginning; behind an address, where one has begun, as far as one may reach.
_MAIL = re.compile(
    r"(?:(?<![^\s@<>()\[\],;])[^\s@<>()\[\],;]++|[^\s@<>()\[\],;]{1,64}+)@[^\s@<>()\[\],;]+\.[^\W\d_]{2,}"
)
_URL = re.compile(r"\b(?:[A-Za-z][A-Za-z0-9+.\-]*://|mailto:|tel:|sms:|skype:|www\.)[^\s<>\]]+")
_HOST = re.compile(
    r"(?<![\w@])(?:[\w\-]+\.)+(?:com|org|net|edu|gov|info|museum|io|dev|app|ai|me|co|eu|uk|de|at|ch|fr|es|pt|it|nl|be|dk|"
    r"se|no|fi|pl|cz|us|ca|au|nz|in|jp|cn|br|mx|za|example|test|invalid)\b(?:/[^\s<>\]]*)?",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?<![\w@])(?:[\w\-]+\.)+[a-z]{2,}/[^\s<>\]]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.\-]+")
_NUMBER = re.compile(r"\+?\(?\d(?:[ \t()/.\-]{0,3}\d){6,}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2})?")


def shown_text(text: str, names: Names, wikilink: Wikilink) -> str:
    """Return a text without anything that identifies somebody or tells how to reach them."""
    text = _plain(text)
    text = _LINK.sub(lambda found: "" if found[1] else found[2], text)
    made, at = [], 0
    for found in _WIKILINK.finditer(text):
        made.append(_masked(text[at : found.start()], names))
        target, _, words = found[2].replace("\\|", "|").partition("|")
        made.append("" if found[1] else wikilink(target.strip(), words.strip()))
        at = found.end()
    return "".join([*made, _masked(text[at:], names)])


def shown_body(text: str, names: Names, wikilink: Wikilink) -> str:
    """Return a body masked as any text, without private sections, pictures and raw HTML."""
    text = body.without_comments(html.unescape(html.unescape(cleaned(text))))
    text = _HTML_HEADING.sub(lambda found: f"\n\n{'#' * int(found[1])} {' '.join(found[2].split())}\n\n", text)
    text = _SETEXT.sub(_as_heading, text)
    text = _ATTRIBUTES.sub("", without_private(text))
    return shown_text(_DEFINITION.sub("", text), names, wikilink).strip() + "\n"


def _as_heading(found: re.Match[str]) -> str:
    if re.match(r"[#>|\-*+]|\d+[.)] ", found[1]):
        return found[0]
    return f"{'#' if found[2][0] == '=' else '##'} {found[1]}"


def _plain(text: str) -> str:
    text = body.without_comments(html.unescape(html.unescape(cleaned(text))))
    return _INSIDE_WORD.sub("", _TAG.sub("", _SNIPPET.sub("", text)))


def _masked(text: str, names: Names) -> str:
    text = _MAIL.sub("(an e-mail address)", text)
    for pattern in (_URL, _PATH, _HOST):
        text = pattern.sub("(a link)", text)
    text = _HANDLE.sub("(a name)", text)
    if _NUMBER.search(text):
        text = _without_numbers(text)
    return names.masked(text)


def _without_numbers(text: str) -> str:
    made, at = [], 0
    for day in _DAY.finditer(text):
        made += [_NUMBER.sub("(a number)", text[at : day.start()]), day[0]]
        at = day.end()
    return "".join([*made, _NUMBER.sub("(a number)", text[at:])])
