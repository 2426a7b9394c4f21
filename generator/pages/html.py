"""Values into HTML: every value is plain text until someone says that it is HTML (`Markup`)."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.records.links import is_remote, is_safe

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def escape(value: object) -> Markup:
    """Return any value as HTML; None is nothing, `Markup` is left as it is."""
    return Markup.escape(_said(value))


def whole(page: str) -> Markup:
    """Return a finished page without what HTML can't hold: controls, and halves of characters."""
    return Markup(page if page.isprintable() else _UNSHOWN.sub("", page))  # noqa: S704 - what a template made


def _said(value: object) -> object:
    return "" if value is None else value


def link(words: object, address: str) -> Markup:
    """Return a link, or the words alone where the address is none that a page may lead to.

    `address` is a URL or a relative address: a `?` or `#` that belongs to a file's name comes percent-encoded.
    """
    said = escape(words) or escape(address)
    address = address.strip()
    if not address or not is_safe(address):
        return said
    apart = Markup(' rel="noopener noreferrer"') if is_remote(address) else ""
    return Markup('<a href="{}"{}>{}</a>').format(encoded(address), apart, said)


def encoded(address: str) -> str:
    """Return an address without a character that ends an attribute or that a browser drops."""
    return quote(_BARE_PERCENT.sub("%25", address), safe="/:?#@=&+,;!%~-._", errors="replace")


def strong(words: object) -> Markup:
    """Return words that stand out."""
    return Markup("<strong>{}</strong>").format(escape(words))


def listed(parts: Iterable[object]) -> Markup:
    """Return `Ana, Ben and Chi`."""
    made = [escape(part) for part in parts]
    return Markup(" and ").join([Markup(", ").join(made[:-1]), made[-1]] if len(made) > 1 else made)


def with_code(text: str) -> Markup:
    """Return foreign text, inert, what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return Markup().join(
        Markup("<code>{}</code>").format(escape(p)) if i % 2 else escape(p) for i, p in enumerate(parts)
    )


def environment(folder: Path = Path(__file__).parent) -> Environment:
    """Return the environment of the pages' templates (`<page>.html.j2`): what a template prints is escaped."""
    made = Environment(
        autoescape=True,
        finalize=_said,
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(link=link, strong=strong, listed=listed, with_code=with_code, Markup=Markup)
    return made
