"""Which addresses a page may lead to, and which it may fetch by itself."""

import html
import re

# Web, mail, phone and the programs in which people meet and talk. None of these can run a script in the page, and a
# browser asks before it opens another program.
SAFE_SCHEMES: tuple[str, ...] = (
    "http",
    "https",
    "mailto",
    "tel",
    "sms",
    "geo",
    "sip",
    "sips",
    "xmpp",
    "facetime",
    "zoommtg",
    "zoomus",
    "msteams",
    "skype",
    "webcal",
    "obsidian",
)

# Browsers drop tabs and line ends anywhere in an address and blanks at its ends; invisible characters are
# dropped here too, so that what a reader can't see makes no difference.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):")
# True of nearly every address: it is relative, and nothing in it could be read in two ways.
_CERTAIN = re.compile(r"(?!/)[\w./#?=%\-]*")


def is_safe(url: str) -> bool:
    """Return whether a link may lead to `url`: a scheme of SAFE_SCHEMES, or an address relative to the page.

    `//host` is refused: opened from a folder it names a machine on the network, not a web site.
    """
    return bool(_CERTAIN.fullmatch(url)) or all(_is_safe_as_read(address) for address in _readings(url))


def is_local(url: str) -> bool:
    """Return whether `url` lies in the site itself, so that a page may fetch it by itself."""
    return bool(_CERTAIN.fullmatch(url)) or all(
        not address.startswith("//") and _SCHEME.match(address) is None for address in _readings(url)
    )


def is_remote(url: str) -> bool:
    """Return whether `url` leads to a web site."""
    return not _CERTAIN.fullmatch(url) and any(address.startswith(("http:", "https:")) for address in _readings(url))


def _is_safe_as_read(address: str) -> bool:
    if address.startswith("//"):
        return False
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1] in SAFE_SCHEMES


def _readings(url: str) -> tuple[str, str, str]:
    """Return `url` as written, with its entities read once, and twice: each must be harmless."""
    once = html.unescape(url)
    twice = html.unescape(once)
    return (_plain(url), _plain(once), _plain(twice))


def _plain(url: str) -> str:
    return _INVISIBLE.sub("", url).replace("\\", "/").lower()
