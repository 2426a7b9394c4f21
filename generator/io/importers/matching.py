"""Matching people in a file with contacts and with each other; where it is not clear, the owner is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.edit.quoting import Value
from generator.io.importers import identity, likeness
from generator.io.importers.found import NOTES, FoundPerson
from generator.io.importers.identity import Number
from generator.io.importers.likeness import Person
from generator.model.journal import Journal
from generator.model.records import Contact

Sign = tuple[str, str]
"""What identifies a person: `email`, `linkedin` or `phone`, and the normalised value."""
_LISTS = ("email", "phone", "topics", "tags", "introduced_by", "aliases", "formerly")
_MOST_ALIKE = 50
"""With how many others of one name or number somebody is compared; a thousand people called Kim are no one's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The contacts that somebody in a file is: none, one or several, and `why` in words.

    `perhaps` are contacts that they may be, `shares` others who have an address or number of theirs, each with the
    reason.
    """

    people: tuple[Contact, ...] = ()
    why: str = ""
    perhaps: tuple[tuple[Contact, str], ...] = ()
    shares: tuple[tuple[Contact, str], ...] = ()

    @property
    def contact(self) -> Contact | None:
        """The one person it is, or None."""
        return self.people[0] if len(self.people) == 1 else None

    @property
    def choices(self) -> tuple[tuple[Contact, str], ...]:
        """The contacts between whom the owner has to choose, with the reasons; empty where it is clear."""
        return () if self.contact else (*((person, self.why) for person in self.people), *self.perhaps)


@dataclass(frozen=True, slots=True)
class PeopleIndex:
    """The journal's contacts by each of their signs and names."""

    journal: Journal
    number: Number
    _by_sign: dict[Sign, list[Contact]] = field(default_factory=dict, init=False, repr=False)
    _by_name: dict[str, list[Contact]] = field(default_factory=dict, init=False, repr=False)
    _by_key: dict[tuple[str, str], list[Contact]] = field(default_factory=dict, init=False, repr=False)
    _persons: dict[Contact, Person] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for person in self.journal.contacts:
            for sign in signs(person.email, (person.linkedin or "",), person.phone, self.number):
                self._by_sign.setdefault(sign, []).append(person)
            spelled = set().union(*map(identity.spellings, (person.name, *person.aliases)))
            for name in spelled - {""}:
                self._by_name.setdefault(name, []).append(person)
            one = likeness.of_contact(person, self.number, frozenset(self.companies(person.company or "")))
            self._persons[person] = one
            for key in one.lookups():
                self._by_key.setdefault(key, []).append(person)

    def named(self, name: str) -> tuple[Contact, ...]:
        """Return the contacts with this name or alias, however its accents, titles and degrees are written."""
        found = (person for text in sorted(identity.spellings(name)) for person in self._by_name.get(text, ()))
        return tuple(dict.fromkeys(found)) if name else ()

    def with_email(self, address: str) -> tuple[Contact, ...]:
        """Return the contacts with this e-mail address."""
        return tuple(self._by_sign.get(("email", identity.email(address)), ()))

    def person(self, found: FoundPerson) -> Person:
        """Return somebody in a file as they are compared."""
        return likeness.of_found(found, self.number, frozenset(self.companies(found.one("company"))))

    def match(self, found: FoundPerson) -> Match:
        """Return which contact `found` is."""
        own = self.journal.contacts.find(found.slug) if found.slug else None
        if own is not None and identity.spellings(own.name) & identity.spellings(found.name):
            return Match(people=(own,), why="this journal wrote it out")
        one = self.person(found)
        near = dict.fromkeys(person for key in one.lookups() for person in self._by_key.get(key, ())[:_MOST_ALIKE])
        judged = [(person, likeness.likeness(self._persons[person], one)) for person in near]
        same = [(person, how) for person, how in judged if how.same]
        rest = [(person, how.why) for person, how in judged if how.why and not how.same and not how.perhaps]
        if rest and not any(self._by_whole_name(person, found) for person, _ in same):
            # One sign of one, another of somebody else, and the name of neither.
            judged = [
                (person, replace(how, same=False, perhaps=how.perhaps or how.same or bool(same)))
                for person, how in judged
            ]
            same = []
        return Match(
            people=tuple(person for person, _ in same),
            why=same[0][1].why if same else "",
            perhaps=tuple((person, how.why) for person, how in judged if how.perhaps and how.why),
            shares=tuple((person, how.why) for person, how in judged if how.why and not how.same and not how.perhaps),
        )

    def _by_whole_name(self, person: Contact, found: FoundPerson) -> bool:
        ours = frozenset().union(*map(identity.spellings, (person.name, *person.aliases)))
        return bool(ours & identity.spellings(found.name))

    def shares_a_sign(self, person: Contact, found: FoundPerson) -> bool:
        """Return whether somebody in a file has an address, page or number of a contact, or was written by us."""
        theirs = signs(person.email, (person.linkedin or "",), person.phone, self.number)
        return bool(found.slug) or not set(theirs).isdisjoint(signs_of(found, self.number))

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


@dataclass(slots=True)
class Together:
    """The people of a file, each once, in the order of the file; and who of them may be one, by their places.

    `perhaps` has for the later of two the earlier ones, with the reason.
    """

    people: PeopleIndex
    kept: list[FoundPerson] = field(default_factory=list)
    perhaps: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _persons: list[Person] = field(default_factory=list)
    _by_key: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def take(self, found: FoundPerson) -> None:
        """Add an entry of the file: to the one person it is, or as a person of its own."""
        one = self.people.person(found)
        near = dict.fromkeys(at for key in one.lookups() for at in self._by_key.get(key, ())[-_MOST_ALIKE:])
        judged = [(at, likeness.likeness(self._persons[at], one)) for at in near]
        same = [at for at, how in judged if how.same]
        if len(same) == 1:
            self._join(same[0], found)
            return
        self.kept.append(found)
        self._persons.append(one)
        at = len(self.kept) - 1
        self._note(at, one)
        if unsure := [(other, how.why) for other, how in judged if how.same or how.perhaps]:
            self.perhaps[at] = sorted(unsure)

    def _join(self, at: int, found: FoundPerson) -> None:
        self.kept[at] = joined(self.kept[at], found, self.people.number)
        self._persons[at] = self.people.person(self.kept[at])
        self._note(at, self._persons[at])

    def _note(self, at: int, one: Person) -> None:
        for key in one.lookups():
            places = self._by_key.setdefault(key, [])
            if at not in places[-_MOST_ALIKE:]:
                places.append(at)


def _same(name: str, one: str, other: str) -> bool:
    if name == "linkedin":
        return identity.linkedin(one) == identity.linkedin(other)
    return identity.name(one) == identity.name(other)


def joined(one: FoundPerson, other: FoundPerson, number: Number) -> FoundPerson:
    """Return two entries as one; what the other says differently, and no field can hold besides, is a doubt."""
    said: dict[str, Value] = dict(other.fields)
    name = max((one.name, other.name), key=lambda name: len(identity.name(name)))
    if not identity.spellings(one.name) & identity.spellings(other.name):
        said["aliases"] = (*other.many("aliases"), one.name if name == other.name else other.name)
    fields: dict[str, Value] = dict(one.fields)
    doubts = list(one.doubts)
    for what, value in said.items():
        if what in _LISTS:
            values = (value,) if isinstance(value, str) else value
            fields[what] = once(what, (*one.many(what), *values), number)
        elif what == NOTES and one.one(what) != value:
            fields[what] = "\n\n".join(filter(None, (one.one(what), other.one(what))))
        elif not _same(what, str(fields.setdefault(what, value)), str(value)) and what != "name":
            doubts.append(f"{other.where} has another `{what}`: {value}")
    for what, text in other.personal.items():
        if what in one.personal and identity.name(one.personal[what]) != identity.name(text):
            doubts.append(f"{other.where} has another `{what}`: {text}")
    return replace(
        one,
        where=f"{one.where} and {other.where}",
        fields={what: value for what, value in {**fields, "name": name}.items() if value},
        personal={**other.personal, **one.personal},
        doubts=(*doubts, *other.doubts),
        section=one.section and other.section,
        days={
            kind: tuple(dict.fromkeys((*one.days.get(kind, ()), *other.days.get(kind, ()))))
            for kind in (*one.days, *other.days)
        },
        text="\n\n".join(filter(None, (one.text, other.text))),
    )


def once(name: str, values: Iterable[str], number: Number) -> tuple[str, ...]:
    """Return the values of a list, each once: a number in its international spelling, where one entry has that."""
    compared = {"email": identity.email, "phone": number}.get(name, identity.name)
    found: dict[str, str] = {}
    for value in values:
        key = compared(value) or value
        if key not in found or (name == "phone" and value.startswith("+") and not found[key].startswith("+")):
            found[key] = value
    return tuple(found.values())
