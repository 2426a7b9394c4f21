"""Matching people in a file with contacts and with each other, by exact equality, never by parts of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator import words
from generator.edit.quoting import Value
from generator.io.importers import identity
from generator.io.importers.found import NOTES, FoundPerson
from generator.io.importers.identity import Number
from generator.model.choices import WAYS
from generator.model.journal import Journal
from generator.model.records import Contact

Sign = tuple[str, str]
"""What identifies a person: `email`, `linkedin` or `phone`, and the normalised value."""
_LISTS = ("email", "phone", "topics", "tags", "introduced_by", "aliases", "formerly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The contacts that somebody may be: none, one or several, and `why` in words.

    `namesakes` share nothing but the name; `unclear` says that the owner has to decide.
    """

    people: tuple[Contact, ...] = ()
    why: str = ""
    namesakes: tuple[Contact, ...] = ()
    unclear: bool = False

    @property
    def contact(self) -> Contact | None:
        """The one person it is, or None."""
        return self.people[0] if len(self.people) == 1 and not self.unclear else None


@dataclass(frozen=True, slots=True)
class PeopleIndex:
    """The journal's contacts by each of their signs and names."""

    journal: Journal
    number: Number
    _by_sign: dict[Sign, list[Contact]] = field(default_factory=dict, init=False, repr=False)
    _by_name: dict[str, list[Contact]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for person in self.journal.contacts:
            for sign in signs(person.email, (person.linkedin or "",), person.phone, self.number):
                self._by_sign.setdefault(sign, []).append(person)
            for name in {identity.name(name) for name in (person.name, *person.aliases)} - {""}:
                self._by_name.setdefault(name, []).append(person)

    def named(self, name: str) -> tuple[Contact, ...]:
        """Return the contacts with exactly this name or alias."""
        return tuple(self._by_name.get(identity.name(name), ())) if name else ()

    def with_email(self, address: str) -> tuple[Contact, ...]:
        """Return the contacts with this e-mail address."""
        return tuple(self._by_sign.get(("email", identity.email(address)), ()))

    def match(self, found: FoundPerson) -> Match:
        """Return which contact `found` is."""
        own = self.journal.contacts.find(found.slug) if found.slug else None
        if own is not None and identity.name(own.name) == identity.name(found.name):
            return Match(people=(own,), why="this journal wrote it out")
        by: dict[Contact, list[str]] = {}
        for kind, text in signs_of(found, self.number):
            for person in self._by_sign.get((kind, text), ()):
                by.setdefault(person, []).append(kind)
        if by:
            return self._by_signs(found, by)
        namesakes = self.named(found.name)
        same = tuple(person for person in namesakes if self._same_company(person, found.one("company")))
        if not same:
            return Match(namesakes=namesakes)
        company = found.one("company")
        why = f"the same name, and {company} too" if company else "the same name, and neither has a company"
        other = tuple(person for person in same if not _contradicts(person, found))
        return Match(people=other, why=why, unclear=len(other) > 1) if other else Match(namesakes=namesakes)

    def _by_signs(self, found: FoundPerson, by: dict[Contact, list[str]]) -> Match:
        kinds = dict.fromkeys(kind for kinds in by.values() for kind in kinds)
        why = words.listed([f"the same {WAYS[kind].address}" for kind in kinds])
        only_number = all(kinds == ["phone"] for kinds in by.values())
        related = {person for person in by if _share_a_word(found.name, (person.name, *person.aliases))}
        if only_number and len(related) == 1:
            return Match(people=tuple(related), why=why)
        if only_number and not related:  # colleagues share a switchboard, families a telephone
            return Match(people=tuple(by), why=f"{why}, but another name", unclear=True)
        return Match(people=tuple(by), why=why, unclear=len(by) > 1)

    def _same_company(self, person: Contact, company: str) -> bool:
        return bool(self.companies(person.company or "") & self.companies(company)) or not (person.company or company)

    def companies(self, company: str) -> set[str]:
        """Return all names of a company as they are compared: this one, and those of its record."""
        if not company:
            return set()
        records = self.journal.companies.answering(company)
        said = (company, *(name for one in records for name in (one.slug, one.name, *one.aliases)))
        return {identity.company(name) for name in said}


def signs_of(found: FoundPerson, number: Number) -> Iterator[Sign]:
    """Yield the signs of somebody in a file."""
    return signs(found.many("email"), found.many("linkedin"), found.many("phone"), number)


def signs(emails: Iterable[str], pages: Iterable[str], phones: Iterable[str], number: Number) -> Iterator[Sign]:
    """Yield the signs of a person with these addresses, pages and numbers."""
    found = [
        *(("email", identity.email(address)) for address in emails),
        *(("linkedin", identity.linkedin(page)) for page in pages),
        *(("phone", number(phone)) for phone in phones),
    ]
    return (sign for sign in dict.fromkeys(found) if sign[1])


def _contradicts(person: Contact, found: FoundPerson) -> bool:
    """Return whether both have a page on LinkedIn, and not the same one, so that they must be two people."""
    ours, theirs = identity.linkedin(person.linkedin or ""), identity.linkedin(found.one("linkedin"))
    return bool(ours and theirs and ours != theirs)


def _share_a_word(name: str, others: Iterable[str]) -> bool:
    words_ = {word for word in identity.name(name).split("-") if len(word) > 1}
    return any(words_ & set(identity.name(other).split("-")) for other in others)


def together(people: Iterable[FoundPerson], number: Number) -> tuple[FoundPerson, ...]:
    """Return the people of a file, each once, in the order of the file.

    Two entries are one person where they have the same page; or the same e-mail address and a word of the name; or the
    same name and company. They are two people where each has a page of its own.
    """
    kept: list[FoundPerson] = []
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


def _signs(found: FoundPerson, number: Number) -> list[tuple[str, ...]]:
    name = identity.name(found.name)
    pages = [sign for sign in signs_of(found, number) if sign[0] == "linkedin"]
    addresses = [(*sign, word) for sign in signs_of(found, number) if sign[0] == "email" for word in name.split("-")]
    return [*pages, *addresses, ("name", name, identity.company(found.one("company")))]


def _two_pages(one: FoundPerson, other: FoundPerson) -> bool:
    pages = {identity.linkedin(found.one("linkedin")) for found in (one, other)} - {""}
    same_address = set(map(identity.email, one.many("email"))) & set(map(identity.email, other.many("email")))
    apart = bool(one.many("email") and other.many("email")) and not same_address and not pages and _bare(one, other)
    return len(pages) > 1 or apart


def _bare(one: FoundPerson, other: FoundPerson) -> bool:
    """Return whether neither names a company, so that only their names are alike."""
    return not one.one("company") and not other.one("company")


def _same(name: str, one: str, other: str) -> bool:
    if name == "linkedin":
        return identity.linkedin(one) == identity.linkedin(other)
    return identity.name(one) == identity.name(other)


def _joined(one: FoundPerson, other: FoundPerson) -> FoundPerson:
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
        section=one.section and other.section,
    )
