"""What tells people apart (e-mail addresses, LinkedIn pages, numbers, names), each normalised for comparing."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from generator.model.names import normalize, person_name, slug

_PAGE = re.compile(r"linkedin\.com/(?:mwlite/)?in/([^/?#\s]+)", re.IGNORECASE)
_LEGAL = re.compile(r"-(?:gmbh|ag|inc|ltd|llc|plc|co|corp|limited|se|kg|gmbh-co-kg|s-a|sa|bv|oy|ab|as)$")
Number = Callable[[str], str]
"""Normalises a telephone number, so that two spellings of one number are equal."""


def email(text: str) -> str:
    """Return an e-mail address as it is compared, empty where it is none."""
    text = normalize(text).removeprefix("mailto:")
    return text if text.count("@") == 1 and not text.startswith("@") and not text.endswith("@") else ""


def linkedin(text: str) -> str:
    """Return the slug of a person's page on LinkedIn, empty where it is none."""
    found = _PAGE.search(text)
    return normalize(unquote(found[1])) if found else ""


def name(text: str) -> str:
    """Return a name as it is compared: without case, accents and punctuation; the order of its words counts."""
    return slug(text) or normalize(text)


_LONG_VOWELS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"}
)


@lru_cache(maxsize=16384)
def spellings(name: str) -> frozenset[str]:
    """Return a person's name as it is compared, in each way in which it may be spelled: Jörg Weiß is Joerg Weiss too.

    Titles, degrees, pronouns and signs are no part of it, and `Silva, Ana` is Ana Silva.
    """
    whole = unicodedata.normalize("NFC", person_name(name).whole)
    return frozenset(
        found for text in (whole, whole.translate(_LONG_VOWELS)) if (found := slug(text) or normalize(text))
    )


def company(text: str) -> str:
    """Return a company's name as it is compared: like a name, and without `GmbH`, `Ltd` and the like."""
    return _LEGAL.sub("", name(text)) if text else ""


def digits(text: str) -> str:
    """Return the digits of a telephone number, without a leading `00`; empty for fewer than six."""
    found = "".join(letter for letter in text if letter.isdecimal())
    return found.removeprefix("00") if len(found) >= 6 else ""


def numbers(own: str | None, zone: str | None) -> Number:
    """Return the function that normalises numbers to E.164; what is no number at all it compares by its digits.

    A number without a country's code gets that of the owner's `own` number, else that of their time `zone`.
    """
    import phonenumbers as library

    region = _region(library, own, zone)

    @lru_cache(maxsize=16384)
    def e164(text: str) -> str:
        text = re.sub(r"^\s*00(?=\s?[1-9])", "+", text)
        try:
            parsed = library.parse(text, region)
        except library.NumberParseException:
            return digits(text)
        if not library.is_possible_number(parsed):
            return digits(text)
        return str(library.format_number(parsed, library.PhoneNumberFormat.E164))

    return e164


def _region(library: Any, own: str | None, zone: str | None) -> str | None:
    try:
        return str(library.region_code_for_number(library.parse(own or "", None)))
    except library.NumberParseException:
        pass
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8") if zone else ""
    found = re.search(rf"^([A-Z]{{2}})\t[^\t\n]*\t{re.escape(zone or '')}(?:\t|$)", table, re.MULTILINE)
    return found[1] if found else None


def mark(*parts: str) -> str:
    """Return a hash of twelve hex digits by which something that was proposed once is known again."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()
