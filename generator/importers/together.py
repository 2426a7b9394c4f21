"""One person who stands in a file more than once becomes one: what the first place leaves blank, a later one fills."""

from collections.abc import Iterable
from dataclasses import replace

from generator.edits import Value
from generator.importers import identity
from generator.importers.found import NOTES, Found
from generator.importers.identity import Number
from generator.importers.matching import signs_of

_LISTS = ("email", "phone", "topics", "tags", "introduced_by", "aliases", "formerly")


def together(people: Iterable[Found], number: Number) -> tuple[Found, ...]:
    """Return each person once, in the order of the file.

    Two places are one person where page or address are the same, and a word of the name; or name and company, unless
    each has a page of its own.
    """
    kept: list[Found] = []
    by_sign: dict[tuple[str, ...], int] = {}
    for found in people:
        known = [by_sign[sign] for sign in _signs(found, number) if sign in by_sign]
        at = next((at for at in known if not _two_pages(kept[at], found)), None)
        if at is None:
            at = len(kept)
            kept.append(found)
        else:
            kept[at] = _joined(kept[at], found)
        for sign in _signs(kept[at], number):
            by_sign.setdefault(sign, at)
    return tuple(kept)


def _signs(found: Found, number: Number) -> list[tuple[str, ...]]:
    name = identity.name(found.name)
    pages = [sign for sign in signs_of(found, number) if sign[0] == "linkedin"]
    addresses = [(*sign, word) for sign in signs_of(found, number) if sign[0] == "email" for word in name.split("-")]
    return [*pages, *addresses, ("name", name, identity.company(found.one("company")))]


def _two_pages(one: Found, other: Found) -> bool:
    pages = {identity.linkedin(found.one("linkedin")) for found in (one, other)} - {""}
    same_address = set(map(identity.email, one.many("email"))) & set(map(identity.email, other.many("email")))
    apart = bool(one.many("email") and other.many("email")) and not same_address and not pages and _bare(one, other)
    return len(pages) > 1 or apart


def _bare(one: Found, other: Found) -> bool:
    """Return whether only a name without a company speaks for their being one."""
    return not one.one("company") and not other.one("company")


def _same(name: str, one: str, other: str) -> bool:
    if name == "linkedin":
        return identity.linkedin(one) == identity.linkedin(other)
    return identity.name(one) == identity.name(other)


def _joined(one: Found, other: Found) -> Found:
    fields: dict[str, Value] = dict(one.fields)
    doubts = list(one.doubts)
    for name, value in other.fields.items():
        if name in _LISTS:
            fields[name] = tuple(dict.fromkeys((*one.many(name), *other.many(name))))
        elif name == NOTES and one.one(name) != value:
            fields[name] = "\n\n".join(filter(None, (one.one(name), other.one(name))))
        elif not _same(name, str(fields.setdefault(name, value)), str(value)) and name != "name":
            doubts.append(f"{other.where} has another `{name}`: {value}")
    return replace(
        one,
        where=f"{one.where} and {other.where}",
        fields=fields,
        personal={**other.personal, **one.personal},
        doubts=(*doubts, *other.doubts),
        aside=one.aside and other.aside,
    )
