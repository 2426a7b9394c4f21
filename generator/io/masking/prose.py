"""Masking free text: private sections, links, addresses, numbers and names are removed or replaced."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from generator.files.source import SourceText
from generator.io.masking.names import Names, cleaned
from generator.model import body
from generator.words.plain_text import is_private, without_private

Wikilink = Callable[[str, str], str]
"""What a wikilink becomes, from its target and its words."""

_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_SETEXT = re.compile(r"^ {0,3}(\S[^\n]*)\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)
# Whatever a heading stands in, a quote, an item, a footnote; Python-Markdown needs no blank behind its signs.
_ANY_HEADING = re.compile(r"^(?=[^\n#]{0,200}#)[ \t>*+\-:.)\d\[\]^xX]*+(#{1,6})(?!#)([^\n]++)$", re.MULTILINE)
_ANY_SETEXT = re.compile(r"^[ \t>*+\-:.)\d]*+([^\n]++)\n[ \t>]*+(?:=++|-++)[ \t]*+$", re.MULTILINE)
_CALLOUT = re.compile(r"^[ \t>]*\[![\w \-]+\][+\-]?([^\n]*)$", re.MULTILINE)
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"""<[!/?A-Za-z](?:"[^"]*"|'[^']*'|[^<>"']|["'])*+>?""")
_BREAK = re.compile(
    r"(?<=[\w>])(?=</?(?:address|article|aside|br|caption|center|dd|desc|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"h[1-6r]|header|img|input|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|text|tfoot|th|thead|"
    r"title|tr|tspan|ul)\b)",
    re.IGNORECASE,
)
"""Before a tag that parts words."""
_AMPERSANDS = re.compile(r"&(?:(?:amp|#0{0,9}38|#[xX]0{0,9}26);?)++(?=[#\w])")
_ENTITY = re.compile(r"&(?=#|\w++;)")
_ENCODED = re.compile(r"(?:(?<=[^\W\d_])(?:%[0-9A-Fa-f]{2})++|(?:%[0-9A-Fa-f]{2})++(?=[^\W\d_]))")
"""Letters as they are written in addresses: `Sil%76a`."""
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_INSIDE_WORD = re.compile(r"(?<=[^\W_])[*~`^=+]+(?=[^\W_])")
_DEFINITION = re.compile(r"^ {0,3}(?:\*\[|\[(?!\^))[^\]\n]+\]:[^\n]*$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])")
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|%%(?:[^%]|%(?!%))*+%%")
_ASIDE = re.compile(r"%%(?:[^%]|%(?!%))*+%%")
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n]+)\]\]")
_SNIPPET = re.compile(r"(?<!-)-++8<-+")  # with an extension of that name, the next words are a file to put in
_MAIL = re.compile(r"(?<![^\s@<>()\[\],;])[^\s@<>()\[\],;]++@[^\s@<>()\[\],;]+\.[^\W\d_]{2,}")
# `asilva (at) example (dot) org`, `asilva at example dot org`, `asilva @ example . org`
_SPELLED_MAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]++(?:\s{0,3}[\[({<]\s{0,3}(?:at|ät|@)\s{0,3}[\])}>]\s{0,3}[\w\-]++"
    r"(?:(?:\s{0,3}[\[({<]\s{0,3}(?:dot|punkt|\.)\s{0,3}[\])}>]\s{0,3}|\s{1,3}dot\s{1,3}|\.(?=\w))[\w\-]++){0,4}"
    r"|\s{1,3}at\s{1,3}[\w\-]++(?:\s{1,3}dot\s{1,3}[\w\-]++){1,4}"
    r"|\s{0,3}@\s{0,3}[\w\-]++(?:\s{0,3}\.\s{0,3}[\w\-]++){1,4})",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:(?<![A-Za-z0-9+.\-])[A-Za-z0-9+.\-]++://|\b(?:mailto:|tel:|sms:|skype:|www\.))[^\s<>\]]+")
_HOST = re.compile(
    r"(?<![\w@.\-])\.*(?:[\w\-]++\.)+(?:com|org|net|edu|gov|info|museum|io|dev|app|ai|me|co|eu|uk|de|at|ch|fr|es|pt|it|nl|be|dk|"
    r"se|no|fi|pl|cz|us|ca|au|nz|in|jp|cn|br|mx|za|example|test|invalid)\b(?:/[^\s<>\]]*)?",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?<![\w@.\-])\.*(?:[\w\-]++\.)+[a-z]{2,}/[^\s<>\]]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.\-]+")
_BLANK = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_NUMBER = re.compile(r"\+?\(?\d(?:(?:[()/.·•∙⋅・'‘’ʼ′`´_*~=\\\-‐-―−⁃]|" + _BLANK + r"){0,5}+\d|\n\d){6,}")
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{1,2}:\d{2})?"
    r"|(?:19|20)\d\d ?[\-–/] ?(?:19|20)\d\d)(?!\d)(?![\-–/]\d)"
)


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
    text = _DEFINITION.sub("", without_private_sections(text))
    return without_private(shown_text(text, names, wikilink)).strip() + "\n"


def without_private_sections(text: str) -> str:
    """Return a body without the sections called Private and comments, however either is written; HTML becomes text.

    A section goes before anything else is changed, since what is changed might end it, and again after each change.
    """
    text = without_private(body.without_comments(without_private(_told(text))))
    text = without_private(_told(cleaned(text)))
    text = _told(body.without_comments(html.unescape(html.unescape(text))))
    text = _HTML_HEADING.sub(lambda found: f"\n\n{'#' * int(found[1])} {' '.join(found[2].split())}\n\n", text)
    text = _SETEXT.sub(_as_heading, without_private(text))
    return without_private(_ATTRIBUTES.sub("", without_private(text)))


def hidden_parts(text: str) -> Iterator[str]:
    """Yield the comments of a body and its sections called Private, with their headings' words."""
    for found in _COMMENT.finditer(text):
        if found[0].startswith("<!--") and not found[0].endswith("-->"):  # it never ends and hides nothing
            yield from (aside[0] for aside in _ASIDE.finditer(text, found.start()))
        else:
            yield found[0]
    told = _told(html.unescape(cleaned(text)))
    if "private" in told.casefold():
        for part in body.sections(SourceText("", told), 0):
            if is_private(part.title):
                yield told[part.heading.start : part.span.end]


def labels_of_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each link of a text that has words of its own, and where it leads."""
    for link in body.wikilinks_in(text):
        if link.text != link.target:
            yield link.text, link.target
    for found in _LINK.finditer(text):
        yield found[2], found[0].rpartition("](")[2].rstrip(")").partition(" ")[0]


def _told(text: str) -> str:
    """Return a text in which whatever is called Private by a heading, a callout or a summary is a plain heading.

    So all that follows it is left out up to the next heading, also where the quote or item around it ends before.
    """
    text = _ANY_HEADING.sub(lambda found: _if_private(found, found[2], found[1]), text)
    text = _ANY_SETEXT.sub(lambda found: _if_private(found, found[1], "##"), text)
    text = _CALLOUT.sub(lambda found: _if_private(found, found[1], "##"), text)
    return _SUMMARY.sub(lambda found: _if_private(found, _TAG.sub("", found[1]), "##"), text)


def _if_private(found: re.Match[str], title: str, level: str) -> str:
    return f"\n\n{level} Private\n\n" if is_private(title) else found[0]


def _as_heading(found: re.Match[str]) -> str:
    if re.match(r"[#>|\-*+]|\d+[.)] ", found[1]):
        return found[0]
    return f"{'#' if found[2][0] == '=' else '##'} {found[1]}"


def _plain(text: str) -> str:
    text = cleaned(text)
    if "%" in text:
        text = _ENCODED.sub(lambda found: unquote(found[0]), text)
    text = _SNIPPET.sub("", body.without_comments(_unescaped(text)))
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _INSIDE_WORD.sub("", text)
    return _ENTITY.sub("& ", text)  # what only now became one is none


def _unescaped(text: str) -> str:
    """Return a text with letters instead of entities, of entities of entities too."""
    return cleaned(html.unescape(html.unescape(_AMPERSANDS.sub("&", text))))


def _masked(text: str, names: Names) -> str:
    for pattern in (_MAIL, _SPELLED_MAIL):
        text = pattern.sub("(an e-mail address)", text)
    for pattern in (_URL, _PATH, _HOST):
        text = pattern.sub("(a link)", text)
    text = _HANDLE.sub("(a name)", text)
    if _NUMBER.search(text):
        text = _without_numbers(text)
    return names.masked(names.without_numbers(text))


def _without_numbers(text: str) -> str:
    made, at = [], 0
    for day in _DAY.finditer(text):
        made += [_NUMBER.sub("(a number)", text[at : day.start()]), day[0]]
        at = day.end()
    return "".join([*made, _NUMBER.sub("(a number)", text[at:])])
