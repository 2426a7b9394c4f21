"""What everybody and everything with a name in a journal is called in the masked copy, and its opaque slug."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.facts.companies import KnownCompany, companies, find_company
from generator.facts.touches import namesakes
from generator.facts.wikilinks import answering
from generator.io.masking.names import Named, Names, initials, names_of
from generator.model import body
from generator.model.journal import Collection, Journal
from generator.model.mentions import mentions
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update

_OPENING = re.compile(r"\s*(?:dear|hello|hi|hey|good (?:day|morning|evening))\s+", re.IGNORECASE)
# Words that the owner writes in lower case; parts of slugs and addresses don't count.
_SPOKEN = re.compile(r"(?<![\w\-/\[.@'’])[a-z]{2,}(?![\w\-/\]@])")
_LETTERS: Mapping[type[Record], str] = {Contact: "p", Company: "c", Meeting: "m", Event: "e", Update: "u"}


@dataclass(frozen=True, slots=True)
class NameMap:
    """What every record, company and name of a journal becomes in the masked copy; a private record has no slug."""

    journal: Journal
    slugs: Mapping[Record, str]
    company_slugs: Mapping[KnownCompany, str]
    labels: Mapping[object, str]
    """What each is called, by record, by company, or by the normalised name of what has neither."""
    opaque: Mapping[str, str]
    """The new slug of each record by its normalised own slug, people first."""
    names: Names
    masked: tuple[tuple[str, str], ...]
    """Each name as written with what stands instead, sorted by name."""

    def label(self, name: str) -> str:
        """Return what a name without a record becomes."""
        return self.labels.get(normalize(strip_brackets(name))) or initials(strip_brackets(name))


def name_map_of(journal: Journal) -> NameMap:
    """Return the name map of a journal."""
    slugs: dict[Record, str] = {}
    collections: tuple[Collection[Meeting] | Collection[Contact] | Collection[Event] | Collection[Update], ...] = (
        journal.contacts, journal.meetings, journal.events, journal.updates,
    )  # fmt: skip
    for collection in collections:
        shown = [record for record in collection if not record.private]
        slugs |= {record: _slug(record, number) for number, record in enumerate(sorted(shown, key=_by_day), 1)}
    if journal.profile is not None and not journal.profile.private:
        slugs[journal.profile] = "profile"
    known = [one for one in companies(journal) if one.record is None or not one.record.private]
    with_slugs = {one: f"c-{number:03}" for number, one in enumerate(known, 1)}
    slugs |= {one.record: slug for one, slug in with_slugs.items() if one.record is not None}
    labels: dict[object, str] = {}
    named = tuple(_named(journal, labels))
    written = {one.names[0]: one.label for one in named}
    return NameMap(
        journal=journal,
        slugs=slugs,
        company_slugs=with_slugs,
        labels=labels,
        opaque={normalize(record.slug): slug for record, slug in reversed(slugs.items())},
        names=names_of(named, _spoken(journal), _withheld(journal)),
        masked=tuple(sorted(written.items(), key=lambda pair: normalize(pair[0]))),
    )


def _by_day(record: Record) -> tuple[str, str]:
    day = getattr(record, "date", None)
    return str(day.day) if day is not None else "", record.slug


def _spoken(journal: Journal) -> frozenset[str]:
    return frozenset(word for record in journal.records() for word in _SPOKEN.findall(record.body))


def _withheld(journal: Journal) -> Iterator[str]:
    for person in journal.contacts.all:
        details = (part for pair in person.personal.items() for part in pair)
        yield from (text for text in (person.bond, person.location, person.address, *details) if text)


def _slug(record: Record, number: int) -> str:
    return f"{_LETTERS[type(record)]}-{number:03}"


def _named(journal: Journal, labels: dict[object, str]) -> Iterator[Named]:
    """Yield whoever and whatever has a name; what each is called instead is added to `labels`."""
    used: Counter[str] = Counter()

    def named(identity: object, names: tuple[str, ...], slug: str = "", person: bool = True) -> Named:
        label = initials(names[0])
        used[label] += 1
        labels[identity] = f"{label} ({used[label]})" if used[label] > 1 else label
        return Named(names, labels[identity], slug, person)

    if journal.profile is not None:
        yield named(journal.profile, (journal.profile.name,))
    for person in journal.contacts.all:
        greeted = (_OPENING.sub("", person.greeting),) if person.greeting else ()
        yield named(person, (person.name, *person.aliases, *greeted), person.slug)
    for company in companies(journal):
        aliases = company.record.aliases if company.record else ()
        yield named(company, (company.name, *aliases), company.slug, person=False)
        if company.record is not None:
            labels[company.record] = labels[company]
    for event in journal.events.all:
        yield named(event, (event.name,), event.slug, person=False)
    for name, is_person in dict(_without_record(journal)).items():
        if normalize(name) not in labels:
            yield named(normalize(name), (name,), person=is_person)


def _without_record(journal: Journal) -> Iterator[tuple[str, bool]]:
    """Yield the names without a record, and whether each is taken for a person's name."""
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to == "contact" and not journal.contacts.answering(mention.text):
                yield strip_brackets(mention.text), True
            if mention.ref.to == "event" and not journal.events.answering(mention.text):
                yield strip_brackets(mention.text), False
        if isinstance(record, Meeting):
            yield from ((name, True) for name in _given(journal, record))
        if isinstance(record, Event) and record.organizer and find_company(journal, record.organizer) is None:
            yield record.organizer, False
        for link in body.wikilinks_in(record.source.text):
            if not answering(journal, link.target):
                yield strip_brackets(f"[[{link.target}]]"), True


def _given(journal: Journal, meeting: Meeting) -> Iterator[str]:
    for given in meeting.introductions:
        if given.name and (namesakes(journal, given) or not journal.contacts.answering(given.name)):
            yield strip_brackets(given.name)
