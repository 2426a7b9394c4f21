"""The ways to reach somebody, with addresses for links, the one that they prefer first (source 001)."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.links import is_safe
from generator.model.records import Contact
from generator.words.plain_text import one_line

_WEB = re.compile(r"https?://", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>,;:]+@[^@\s<>,;:]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way; `kind` is email, phone, linkedin, mail or website, `address` the address for a link, or empty."""

    kind: str
    text: str
    address: str = ""
    preferred: bool = False

    @property
    def label(self) -> str:
        """What to call it on a page: a web page by its place, everything else as it is written."""
        if self.kind == "linkedin" and self.address:
            return "LinkedIn"
        return _WEB.sub("", self.text).rstrip("/") if self.kind == "website" else self.text


def ways_to_reach(person: Contact) -> tuple[Way, ...]:
    """Return every way that is written down; of those that they prefer, the first is marked."""
    known = [
        *(("email", text, mail(text)) for text in person.email),
        *(("phone", text, dial(text)) for text in person.phone),
        ("linkedin", person.linkedin or "", web_address(person.linkedin or "")),
        ("mail", person.address or "", ""),
        ("website", person.website or "", web_address(person.website or "")),
    ]
    written = [(kind, one_line(text), address) for kind, text, address in known if one_line(text)]
    written.sort(key=lambda way: way[0] != person.prefers)
    return tuple(
        Way(kind=kind, text=text, address=address, preferred=at == 0 and kind == person.prefers)
        for at, (kind, text, address) in enumerate(written)
    )


def web_address(link: str) -> str:
    """Return where a link may lead on the web, or nothing."""
    if not link or not is_safe(link) or any(blank in link for blank in " \t\r\n"):
        return ""
    if _WEB.match(link):
        return link
    return "" if ":" in link.partition("/")[0] else f"https://{link.lstrip('/')}"


def dial(number: str) -> str:
    """Return a telephone number as a `tel:` address, or nothing where it has no number."""
    digits = re.sub(r"[^\d+]", "", number.split("ext")[0])
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{3,15}", digits) else ""


def mail(address: str) -> str:
    """Return an e-mail address as a `mailto:` address, or nothing where it is none."""
    return f"mailto:{quote(address.strip(), safe='@+')}" if _MAIL.fullmatch(address.strip()) else ""
