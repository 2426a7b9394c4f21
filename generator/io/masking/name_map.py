"""What everybody and everything with a name in a journal is called in the masked copy, and its opaque slug."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

from generator.facts.companies import KnownCompany, companies, find_company
from generator.facts.touches import namesakes
from generator.facts.wikilinks import answering
from generator.io.masking.common_words import LITTLE, ORDINARY, SMALL
from generator.io.masking.names import (
    Named,
    Names,
    capitalised,
    cleaned,
    initials,
    names_of,
    tokens,
)
from generator.io.masking.prose import hidden_parts, labels_of_links
from generator.model import body
from generator.model.fields import Items, Pairs, Ref, Text, schema, value_of
from generator.model.journal import Collection, Journal
from generator.model.mentions import mentions
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update

_OPENING = re.compile(r"(?<!\s)\s*(?:dear|hello|hi|hey|good (?:day|morning|evening))\s+", re.IGNORECASE)
_BOX_WORDS = "admin box contact email events hello hi info inquiries jobs kontakt mail office post press support team"
_SHARED_BOXES = frozenset(_BOX_WORDS.split())
"""Words before the @ of an address that name nobody."""
_SITE_WORDS = "book career contacts diary job jobs journal log network networking notebook notes people search site"
_PLAIN_TITLES = frozenset(_SITE_WORDS.split())
"""Words in the name of a site that name nobody."""
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
    hidden: Callable[[str], bytes]
    """By what to sort, so that the order tells nobody anything."""
    masked: tuple[tuple[str, str], ...]
    """Each name as written with what stands instead, sorted by name."""

    def label(self, name: str) -> str:
        """Return what a name without a record becomes."""
        bare = strip_brackets(name)
        return self.labels.get(normalize(bare)) or (bare if _names_nobody(bare) else initials(bare))


def name_map_of(journal: Journal, site_name: str = "") -> NameMap:
    """Return the name map of a journal; what `site_name` names is masked too."""
    slugs: dict[Record, str] = {}
    hidden = _hidden_order(journal)
    collections: tuple[Collection[Meeting] | Collection[Contact] | Collection[Event] | Collection[Update], ...] = (
        journal.contacts, journal.meetings, journal.events, journal.updates,
    )  # fmt: skip
    for collection in collections:
        shown = [record for record in collection if not record.private]
        slugs |= {
            record: _slug(record, number)
            for number, record in enumerate(sorted(shown, key=lambda one: (_day(one), hidden(one.slug))), 1)
        }
    if journal.profile is not None and not journal.profile.private:
        slugs[journal.profile] = "profile"
    known = [one for one in companies(journal) if one.record is None or not one.record.private]
    known.sort(key=lambda one: hidden(one.slug))
    with_slugs = {one: f"c-{number:03}" for number, one in enumerate(known, 1)}
    slugs |= {one.record: slug for one, slug in with_slugs.items() if one.record is not None}
    labels: dict[object, str] = {}
    named = tuple(_named(journal, labels, hidden))
    written = {one.names[0]: one.label for one in named}
    return NameMap(
        journal=journal,
        slugs=slugs,
        company_slugs=with_slugs,
        labels=labels,
        opaque={normalize(record.slug): slug for record, slug in reversed(slugs.items())},
        names=names_of(named, (*_withheld(journal), *_of_site(site_name))),
        hidden=hidden,
        masked=tuple(sorted(written.items(), key=lambda pair: normalize(pair[0]))),
    )


def _day(record: Record) -> str:
    day = getattr(record, "date", None)
    return str(day.day) if day is not None else ""


def _hidden_order(journal: Journal) -> Callable[[str], bytes]:
    """Return a key by which to sort slugs: nobody who has not the whole journal can work out their order."""
    secret = blake2b(digest_size=32)
    for record in journal.records():
        secret.update(record.source.text.encode("utf-8", "replace"))
    key = secret.digest()
    return lambda slug: blake2b(slug.encode("utf-8", "replace"), key=key).digest()


def _withheld(journal: Journal) -> Iterator[str]:
    """Yield every text that no copy shows: fields, private records and sections, comments; and the labels of links."""
    for record in journal.records():
        yield from _withheld_of(record, whole=bool(record.private))
        yield from [record.body] if record.private else hidden_parts(record.body)
    for page in journal.free_pages:
        yield from [page.body] if page.private else hidden_parts(page.body)
    if journal.questions is not None:
        yield from hidden_parts(journal.questions.source.text)
    yield from (label for label, target in _labels_of_links(journal) if _person(journal, target) is None)


def _withheld_of(holder: Any, *, whole: bool = False) -> Iterator[str]:
    """Yield the texts of a record or item that no copy shows; the `whole` of one that is private."""
    yield from map(str, holder.extra.values())
    for name, spec in schema(type(holder)).items():
        value = value_of(holder, name)
        if not value:
            continue
        if isinstance(spec.type, Items):
            for item in value:
                yield from _withheld_of(item, whole=whole or not spec.to_show)
        elif (whole or not spec.to_show) and isinstance(spec.type, Text | Ref):
            yield from value if spec.many else (value,)
        elif not spec.to_show and isinstance(spec.type, Pairs):
            yield from (str(part) for pair in value.items() for part in pair)


def with_capitals(site_name: str) -> str:
    """Return the name of a site with a capital on whatever may name somebody: `zoe's log` is `Zoe's log`."""
    shown = cleaned(site_name)
    plain = _PLAIN_TITLES | LITTLE | ORDINARY
    starts = {token.start for token in tokens(shown) if token.folded not in plain and len(token.text) > 1}
    return "".join(letter.upper() if at in starts else letter for at, letter in enumerate(shown))


def _of_site(site_name: str) -> Iterator[str]:
    found = [token.text for token in capitalised(with_capitals(site_name)) if token.folded not in _PLAIN_TITLES]
    yield " ".join(found)


def _labels_of_links(journal: Journal) -> Iterator[tuple[str, str]]:
    """Yield the words of each link with words of its own, and where it leads."""
    texts = [record.source.text for record in journal.records()]
    texts += [page.source.text for page in journal.free_pages]
    texts += [journal.questions.source.text] if journal.questions else []
    for text in texts:
        yield from labels_of_links(text)


def _person(journal: Journal, target: str) -> Contact | None:
    stem = strip_brackets(f"[[{target}]]").removesuffix(".html")
    found = journal.contacts.answering(stem)
    return found[0] if len(found) == 1 else None


def _called(journal: Journal) -> dict[Contact, dict[str, None]]:
    """Return what links call people, by person: words with a capital, or a single word such as a nickname."""
    found: dict[Contact, dict[str, None]] = {}
    for label, target in _labels_of_links(journal):
        if (person := _person(journal, target)) is not None:
            known = {token.folded for name in (person.name, *person.aliases) for token in tokens(cleaned(name))}
            words = [token.text for token in capitalised(cleaned(label)) if token.folded not in known]
            alone = [token for token in tokens(cleaned(label)) if token.folded not in LITTLE | known]
            said = " ".join(words) or (alone[0].text if len(alone) == 1 and alone[0].folded not in ORDINARY else "")
            if said:
                found.setdefault(person, {})[said] = None
    return found


def _addressed(written: tuple[str, ...], link: str | None) -> Iterator[str]:
    """Yield what addresses call somebody: the part before the @, and the end of a page's address."""
    for address in written:
        box = address.partition("@")[0]
        if len(box) > 3 and box.casefold() not in _SHARED_BOXES | ORDINARY:
            yield box
    if link and (end := urlsplit(link).path.rstrip("/").rpartition("/")[2]) and len(end) > 3:
        yield end


def _slug(record: Record, number: int) -> str:
    return f"{_LETTERS[type(record)]}-{number:03}"


def _named(journal: Journal, labels: dict[object, str], hidden: Callable[[str], bytes]) -> Iterator[Named]:
    """Yield whoever and whatever has a name; what each is called instead is added to `labels`."""
    used: Counter[str] = Counter()

    def named(identity: object, names: tuple[str, ...], slug: str = "", person: bool = True) -> Named:
        label = initials(names[0], person)
        used[label] += 1
        labels[identity] = f"{label} ({used[label]})" if used[label] > 1 else label
        return Named(names, labels[identity], slug, person)

    if journal.profile is not None:
        mine = journal.profile
        yield named(mine, (mine.name, *_addressed(mine.email, mine.linkedin)))
    called = _called(journal)
    for person in sorted(journal.contacts.all, key=lambda one: hidden(one.slug)):
        greeted = (_OPENING.sub("", person.greeting),) if person.greeting else ()
        others = (*called.get(person, ()), *_addressed(person.email, person.linkedin))
        yield named(person, (person.name, *person.aliases, *greeted, *others), person.slug)
    for company in sorted(companies(journal), key=lambda one: hidden(one.slug)):
        aliases = company.record.aliases if company.record else ()
        yield named(company, (company.name, *aliases), company.slug, person=False)
        if company.record is not None:
            labels[company.record] = labels[company]
    for event in sorted(journal.events.all, key=lambda one: hidden(one.slug)):
        yield named(event, (event.name,), event.slug, person=False)
    for name, is_person in dict(_without_record(journal)).items():
        if normalize(name) not in labels and not _names_nobody(name):
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


def _names_nobody(name: str) -> bool:
    """Return whether these are ordinary words without a capital, little ones among them: `nobody in particular`."""
    words = [token.folded for token in tokens(cleaned(name))]
    return name == name.lower() and set(words) <= LITTLE | ORDINARY and bool((LITTLE - SMALL).intersection(words))


def _given(journal: Journal, meeting: Meeting) -> Iterator[str]:
    for given in meeting.introductions:
        if given.name and (namesakes(journal, given) or not journal.contacts.answering(given.name)):
            yield strip_brackets(given.name)
