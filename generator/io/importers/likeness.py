"""Whether two entries are one person: what speaks for it, and what against it; a shared address alone says nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from generator import words
from generator.io.importers import cells, identity
from generator.io.importers.found import FoundPerson
from generator.io.importers.identity import Number
from generator.model.choices import WAYS
from generator.model.names import person_name, slug
from generator.model.records import Contact

SAME, CLOSE, INITIAL, ONE_WORD, OTHER = "same", "close", "initial", "one word", "other"
"""How alike two names are: the same; with words more, fewer or in another order; where less speaks for it."""
_GENERATION = re.compile(r"\b(?:jr|junior|sr|senior|ii|iii|iv)\b", re.IGNORECASE)
_SIGNS = ("email", "linkedin", "phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What tells somebody apart, each value as it is compared: names, addresses, numbers, companies, birthday."""

    names: tuple[str, ...]
    email: frozenset[str] = frozenset()
    linkedin: frozenset[str] = frozenset()
    phone: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    birthday: str = ""

    def lookups(self) -> Iterator[tuple[str, str]]:
        """Yield under what to look for others who may be this person: each sign, and each two words of a name."""
        for kind in _SIGNS:
            yield from ((kind, value) for value in getattr(self, kind))
        for spelling in sorted(set().union(*map(identity.spellings, self.names))):
            parts = sorted(set(spelling.split("-")))[:6]
            yield from (("name", f"{one} {other}") for one, other in combinations(parts, 2))
            if len(parts) == 1:
                yield "name", spelling


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two entries are: one person, perhaps one, or two who share something; `why` in words, empty for nothing."""

    same: bool = False
    perhaps: bool = False
    why: str = ""


def of_contact(one: Contact, number: Number, companies: frozenset[str]) -> Person:
    """Return a contact as they are compared."""
    return _person(
        (one.name, *one.aliases), one.email, (one.linkedin or "",), one.phone, one.personal, number, companies
    )


def of_found(one: FoundPerson, number: Number, companies: frozenset[str]) -> Person:
    """Return somebody in a file as they are compared."""
    names = (one.name, *one.many("aliases"))
    ways = (one.many("email"), one.many("linkedin"), one.many("phone"))
    return _person(names, *ways, one.personal, number, companies)


def _person(
    names: tuple[str, ...], emails: tuple[str, ...], pages: tuple[str, ...], phones: tuple[str, ...],
    personal: Mapping[str, str], number: Number, companies: frozenset[str],
) -> Person:  # fmt: skip
    return Person(
        names=tuple(filter(None, names)),
        email=frozenset(map(identity.email, emails)) - {""},
        linkedin=frozenset(map(identity.linkedin, pages)) - {""},
        phone=frozenset(map(number, phones)) - {""},
        companies=companies,
        birthday=next((text for name, text in personal.items() if identity.name(name) == "birthday"), ""),
    )


def likeness(one: Person, other: Person) -> Likeness:
    """Return whether two entries are one person, as somebody careful would judge who knows no more than they say."""
    shared = [kind for kind in _SIGNS if getattr(one, kind) & getattr(other, kind)]
    name = _names_alike(one, other)
    why = words.listed([f"the same {WAYS[kind].address}" for kind in shared])
    against = _against(one, other)
    if shared:
        if "linkedin" in shared:
            sure = name != OTHER
        else:
            sure = name in (SAME, CLOSE) or (name == INITIAL and _is_own(one, other))
        if name == OTHER and "linkedin" not in shared:
            return Likeness(why=why)
        if sure and not against:
            return Likeness(same=True, why=why)
        return Likeness(perhaps=True, why=f"{why}, but {words.listed(against or ['another name'])}")
    at_one = sorted(one.companies & other.companies)
    bare = not one.companies and not other.companies
    differing = [*against, *_other_ways(one, other)]
    if name == SAME:
        said = "the same name and company" if at_one else "the same name"
        if (at_one or bare) and not differing:
            return Likeness(same=True, why=said if at_one else f"{said}, and neither has a company")
        apart = (
            [] if at_one or bare else ["another company" if one.companies and other.companies else "one company only"]
        )
        return Likeness(perhaps=True, why=f"{said}, but {words.listed([*differing, *apart])}")
    if name == CLOSE and not against and (at_one or not _other_ways(one, other)) and _share_two_words(one, other):
        return Likeness(perhaps=True, why="almost the same name" + (", the same company" if at_one else ""))
    return Likeness()


def apart(one: Person, other: Person) -> bool:
    """Return whether two entries say what only two people can."""
    return bool(_against(one, other))


_RANKS = (SAME, CLOSE, INITIAL, ONE_WORD, OTHER)


def _against(one: Person, other: Person) -> list[str]:
    """Return what two entries say that only two people can: a page of their own, another birthday, `Jr`."""
    found = []
    if one.linkedin and other.linkedin and not one.linkedin & other.linkedin:
        found.append("another page on LinkedIn")
    if _other_birthday(one.birthday, other.birthday):
        found.append("another birthday")
    if _generations(one) != _generations(other):
        found.append("Jr, Sr or II with one of them")
    return found


def _other_ways(one: Person, other: Person) -> list[str]:
    ways = [kind for kind in ("email", "phone") if getattr(one, kind) and getattr(other, kind)]
    return [f"another {WAYS[kind].address}" for kind in ways]


def _generations(one: Person) -> set[str]:
    said = {found[0].lower() for name in one.names[:1] for found in _GENERATION.finditer(name)}
    return {{"junior": "jr", "senior": "sr"}.get(word, word) for word in said}


def _other_birthday(one: str, other: str) -> bool:
    """Return whether two birthdays can't be one, as far as both say it; one without its year may be any year's."""
    ours, theirs = _born(one), _born(other)
    if ours is None or theirs is None:
        return False
    return ours[1:] != theirs[1:] or (bool(ours[0] and theirs[0]) and ours[0] != theirs[0])


@lru_cache(maxsize=4096)
def _born(text: str) -> tuple[int, int, int] | None:
    day = cells.day(text)
    if day is not None:
        return day.year, day.month, day.day
    day = cells.day(f"{text} 2000") if text else None
    return (0, day.month, day.day) if day is not None else None


def _names_alike(one: Person, other: Person) -> str:
    """Return how alike two people's names are; a nickname of one with a longer name says only who is so called."""
    if any(identity.spellings(a) & identity.spellings(b) for a, b in product(one.names, other.names)):
        return SAME
    pairs = product(*(([name for name in who.names if " " in name] or who.names) for who in (one, other)))
    return min((_alike(a, b) for a, b in pairs), key=_RANKS.index, default=OTHER)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> str:
    """Return how alike two names are."""
    ours, theirs = identity.spellings(one), identity.spellings(other)
    if ours & theirs:
        return SAME
    return min(
        (_words_alike(a.split("-"), b.split("-")) for a, b in product(ours, theirs)), key=_RANKS.index, default=OTHER
    )


def _words_alike(one: list[str], other: list[str]) -> str:
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        return CLOSE if one[0] == other[0] and len(one[0]) > 1 else ONE_WORD
    short = [word for word in (*one, *other) if len(word) == 1]
    if not short and not Counter(one) - Counter(other):
        return CLOSE
    if short and _initials_fit(one, other):
        return INITIAL
    if one[0] == other[0] and len(one[0]) > 1:
        return INITIAL  # another family name: they may have married
    if one[-1] == other[-1] and len(one[0]) > 1 and (one[0].startswith(other[0]) or other[0].startswith(one[0])):
        return ONE_WORD  # Alex, Alexander
    return OTHER


def _initials_fit(one: list[str], other: list[str]) -> bool:
    if not {word for word in one if len(word) > 1} & set(other):
        return False
    rest = list(other)
    for word in one:
        fit = next((there for there in rest if there == word), None) or next(
            (there for there in rest if there.startswith(word) or word.startswith(there)), None
        )
        if fit is None or (fit != word and min(len(fit), len(word)) > 1):
            return False
        rest.remove(fit)
    return True


def _is_own(one: Person, other: Person) -> bool:
    """Return whether an e-mail address that both have bears the given name of one of them, so is no family's."""
    given = {slug(person_name(name).given.split(" ")[0]) for name in (*one.names, *other.names)}
    return any(
        len(name) > 2 and name in address.partition("@")[0] for name in given for address in one.email & other.email
    )


def _share_two_words(one: Person, other: Person) -> bool:
    ours, theirs = (
        {word for name in who.names for text in identity.spellings(name) for word in text.split("-") if len(word) > 1}
        for who in (one, other)
    )
    return len(ours & theirs) > 1
