"""Foreign text into Markdown: every value is plain text until someone says that it is Markdown."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import SupportsIndex
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.records.links import is_safe
from generator.templates import COMPILED

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
# All ASCII punctuation but comma, semicolon, percent and a hyphen inside a word, to which no extension gives
# a meaning; and the digit of "1st", which smartsymbols would raise.
_ACTIVE = re.compile(r"[!-$&-+./:<-@\[-`{-~]|-(?<![^\W_]-)|-(?![^\W_])|[0-9](?=st|nd|rd|th)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Markdown(str):
    """Text that is Markdown already; what it is joined with or filled with is escaped."""

    __slots__ = ()

    def __add__(self, other: object) -> "Markdown":
        return Markdown(str(self) + _inert(other))

    def __radd__(self, other: object) -> "Markdown":
        return Markdown(_inert(other) + str(self))

    def join(self, parts: Iterable[object]) -> "Markdown":
        """Return the parts, each escaped, with this text between them."""
        return Markdown(str.join(self, map(escape, parts)))

    def format(self, *values: object, **named: object) -> "Markdown":
        """Return this text with its braces filled by the values, each escaped."""
        return Markdown(
            str.format(self, *map(escape, values), **{name: escape(value) for name, value in named.items()})
        )

    def strip(self, chars: str | None = None) -> "Markdown":
        """Return this text without blanks, or those characters, at its ends."""
        return Markdown(str.strip(self, chars))

    def __mul__(self, times: SupportsIndex) -> "Markdown":
        return Markdown(str.__mul__(self, times))


def escape(value: object) -> Markdown:
    """Return any value as one line of inert inline Markdown; None is nothing, Markdown is left as it is.

    It is made of HTML entities, so it also fits into a quoted attribute of raw HTML. It does not fit where
    Markdown reads no entities: use `<code>` for code, never backticks or a fence.
    """
    if isinstance(value, Markdown):
        return value
    if value is None:
        return Markdown()
    return Markdown(_inert(value).strip(" "))


def link(text: object, address: str) -> Markdown:
    """Return a link, or the text alone where the address is none that a page may lead to.

    `address` is a URL or a relative address: a `?` or `#` that belongs to a file's name comes
    percent-encoded. Everything else that could end the link early is encoded here.
    """
    words = escape(text) or escape(address)
    address = address.strip()
    if not address or not is_safe(address):
        return words
    return Markdown(f"[{words}]({_encoded(address)})")


def environment(folder: Path = Path(__file__).parent) -> Environment:
    """Return the environment of the pages' templates (`<page>.md.j2`): what a template prints is escaped.

    Macros, captured `set` blocks and the filter `join` give Markdown; `~` gives plain text, which is escaped.
    """
    made = _Environment(
        autoescape=False,  # for HTML; `finalize` escapes for Markdown, which is stricter
        finalize=escape,
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    made.filters.update(escape=escape, e=escape, join=_join)
    made.globals["link"] = link
    return made


class _Environment(Environment):
    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        """Return a template's, macro's or block's output: its values were escaped on their way in."""
        return Markdown("".join(parts))


def _join(values: Iterable[object], separator: object = "") -> Markdown:
    return Markdown(_inert(separator)).join(values)


def _inert(value: object) -> str:
    """Return the value as inert text, blanks at its ends kept: `+` and separators need them."""
    if isinstance(value, Markdown):
        return str(value)
    text = _LONE_SURROGATES.sub("\ufffd", _CONTROLS.sub("", str(value)))
    return _ACTIVE.sub(_entity, _BREAKS.sub(" ", text))


def _entity(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED.get(character) or f"&#x{ord(character):x};"


def _encoded(address: str) -> str:
    encoded = quote(_BARE_PERCENT.sub("%25", address), safe="/:?#@=&+,;%~-._", errors="replace")
    return encoded.replace("&", "&amp;")
