"""The list of everybody: a table to compare people in, by first letter where there are many."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.stage_words import STAGE_GROUPS, stage_group, stage_words
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.records.names import key
from generator.views.history import history, introducers

_LATELY = 28
MOST_ON_A_PAGE = 500
"""How many people one table holds before it is taken apart by first letters."""
INDEX = "contacts/index.html"
_OTHER = "other"
_FOUND = {
    "alumni": "my old school", "association": "an association", "meetup": "a meetup", "event": "an event",
    "linkedin": "LinkedIn", "family": "family", "friend": "a friend", "work": "work", "class": "a class",
    "cold": "by myself", "referral": "a referral",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One person as the table has them; what is sorted by stands beside it."""

    name: Markdown
    sort_name: str
    where: Markdown
    found: Markdown
    stage: str
    group: str
    last: str
    last_day: str


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list; where there are many people, its first letter and a page for each other letter."""
    everybody = sorted(scene.journal.contacts, key=lambda person: key(person.name))
    parts = _parts(everybody)
    groups = {stage_group(scene, person) for person in everybody}
    for letter, people in parts.items():
        address = _address(parts, letter)
        links = scene.links(address)
        yield scene.page(
            address,
            "Contacts" if address == INDEX else f"Contacts: {_spoken(letter)}",
            "contacts",
            search=False,
            opening=_opening(scene, everybody),
            letters=[(_spoken(other), len(parts[other]), _address(parts, other)) for other in parts] if letter else [],
            letter=_spoken(letter),
            total=len(everybody),
            stages=[group for group in STAGE_GROUPS if group in groups],
            people=[_row(scene, links, person) for person in people if not person.archived],
            archived=[_row(scene, links, person) for person in people if person.archived],
            feed=addresses.PEOPLE,
        )


def _parts(everybody: list[Contact]) -> dict[str, list[Contact]]:
    """Return people by the letter under which they stand; under no letter where one page holds them all."""
    if len(everybody) <= MOST_ON_A_PAGE:
        return {"": everybody}
    found: dict[str, list[Contact]] = {}
    for person in everybody:
        found.setdefault(_letter(person.name), []).append(person)
    return {letter: found[letter] for letter in sorted(found, key=lambda letter: (letter == _OTHER, letter))}


def _letter(name: str) -> str:
    first = unicodedata.normalize("NFD", key(name))[:1]
    return first if "a" <= first <= "z" else _OTHER


def _spoken(letter: str) -> str:
    return "others" if letter == _OTHER else letter.upper()


def _address(parts: dict[str, list[Contact]], letter: str) -> str:
    # In a folder of its own: every name directly under contacts/ may be a person's.
    return INDEX if letter == next(iter(parts)) else f"contacts/letters/{letter}.html"


def _opening(scene: Scene, everybody: list[Contact]) -> str:
    there = [person for person in everybody if not person.archived]
    told = history(scene.journal, scene.today)
    lately = sum(1 for p in there if p in told and (scene.today - told[p][-1].day).days <= _LATELY)
    kept = f"{words.number(lately)} of them" if lately else "nobody"
    many = words.sentence(words.count(len(there), "person", "people"))
    since = words.day(scene.today - timedelta(days=_LATELY), scene.today)
    return f"{many}; since {since} you were in touch with {kept}."


def _row(scene: Scene, links: Links, person: Contact) -> _Row:
    touches = history(scene.journal, scene.today).get(person, ())
    last = touches[-1].day if touches else None
    return _Row(
        name=links.anchor(person.name, addresses.of_record(person)),
        sort_name=key(person.name),
        where=_where(links, person),
        found=_found(scene, links, person),
        stage=stage_words(scene, person),
        group=stage_group(scene, person),
        last=words.day(last, scene.today) if last else "",
        last_day=last.isoformat() if last else "",
    )


def _where(links: Links, person: Contact) -> Markdown:
    company = links.company_anchor(person.company) if person.company else None
    return Markdown(", ").join(part for part in (person.role, company) if part)


def _found(scene: Scene, links: Links, person: Contact) -> Markdown:
    event = scene.journal.events.find(person.event) if person.event else None
    if event is not None:
        return links.anchor(event.name, addresses.of_record(event))
    from_ = introducers(scene.journal, scene.today).get(person, ())
    if from_:
        named = [links.anchor(introducer.name, addresses.of_record(introducer)) for introducer in from_]
        return Markdown(", ").join(named)
    return Markdown("{}").format(_FOUND.get(person.how_found or "", ""))
