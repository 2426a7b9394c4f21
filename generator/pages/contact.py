"""A person's page: how you came to them, what binds you, what is owed both ways, and what happened."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from generator import words
from generator.pages.beside import by_person, quiet_until
from generator.pages.debt_rows import Row
from generator.pages.door_words import door_words
from generator.pages.html import strong
from generator.pages.links import Links
from generator.pages.meetings import Ticket, ticket
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.sentences import html, unlinked
from generator.pages.touches import Line, told
from generator.records import Contact, Record, addresses, body
from generator.records.choices import WAYS
from generator.records.facts import Awaiting
from generator.records.meeting import Meeting
from generator.views import meetings
from generator.views.card import Card
from generator.views.doors import Door, doors
from generator.views.history import touches_by
from generator.views.reach import Way, ways
from generator.words.said import Name, Said, sentence


class _Owed:
    """What stands open on either side, looked up once for all pages."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def mine(self) -> Mapping[Contact, list[Row]]:
        """What I owe."""
        return by_person(self._scene)

    @cached_property
    def doors(self) -> Mapping[Contact, tuple[Door, ...]]:
        """Whom they led me to."""
        return doors(self._scene.journal, self._scene.today, self._scene.settings).by_opener()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """What a person's page shows."""

    person: Contact
    monogram: str
    who: Markup
    aliases: str
    chain: Markup
    found: Markup
    tickets: Sequence[Ticket]
    owed: Sequence[Row]
    quiet_until: str | None
    awaited: Sequence[tuple[Meeting, Awaiting]]
    held: int
    reach: Sequence[Way]
    prefers: str
    permission: Markup
    rhythm: Markup
    opened: Sequence[tuple[Door, Markup]]
    touches: Sequence[Line]
    noted: Markup
    noted_has_heading: bool


def pages(scene: Scene) -> Iterator[Page]:
    """Yield a page for each person."""
    owed = _Owed(scene)
    for person in scene.journal.contacts:
        address = addresses.of_record(person)
        yield Page(address=address, title=person.name, render=partial(_page, scene, address, person, owed))


def _page(scene: Scene, address: str, person: Contact, owed: _Owed) -> Markup:
    links = scene.links(address)
    card, reach = Card(scene.journal, scene.today, person), ways(person)
    touches = touches_by(scene.journal, scene.today, person)

    def put(one: Said | None) -> Markup:
        return html(sentence(one), scene.today, partial(_shown, links, person)) if one else Markup()

    their_meetings = meetings.by_contact(scene.journal).get(person, ())
    mine = owed.mine.get(person, [])
    return scene.render(
        address,
        "contact",
        ContactPage(
            person=person,
            monogram=monogram(person.name),
            who=_who(links, person),
            aliases=words.listed(person.aliases),
            # It begins with "you", and not with a capital: it is a way and no sentence.
            chain=html(card.led, scene.today, partial(_shown, links, person)) if card.led else Markup(),
            found=put(card.found),
            tickets=[ticket(scene, links, m) for m in their_meetings if meetings.ahead(m, scene.today)],
            owed=mine,
            quiet_until=quiet_until(mine),
            awaited=list(card.awaited),
            held=sum(meetings.held(m, scene.today) for m in their_meetings),
            reach=reach,
            prefers="" if reach and reach[0].preferred else WAYS[person.prefers].by if person.prefers else "",
            permission=put(card.permission),
            rhythm=put(card.rhythm),
            opened=[(door, door_words(scene, links, person, door)) for door in owed.doors.get(person, ())],
            touches=list(told(scene, links, person, touches)),
            noted=links.text(person.source, person.body_start),
            noted_has_heading=body.read(person.source, person.body_start).begins_with_heading,
        ),
    )


def monogram(name: str) -> str:
    """Return the first letters of the first and the last word; of a name in a script without capitals, the first."""
    found = [word for word in unicodedata.normalize("NFC", name).split() if word[0].isalpha()]
    if not found:
        return ""
    if found[0][0].upper() == found[0][0].lower():
        return found[0][0]
    return "".join(word[0].upper() for word in dict.fromkeys((found[0], found[-1])))


def _who(links: Links, person: Contact) -> Markup:
    company = links.company(person.company) if person.company else ""
    where = Markup(", ").join(part for part in (person.role, company) if part)
    before = Markup(", ").join(links.company(name) for name in person.formerly)
    parts = (where, person.location, Markup("formerly {}").format(before) if before else "")
    return Markup(" · ").join(part for part in parts if part)


def _shown(links: Links, person: Contact, thing: Record | Name, said: Markup | None = None) -> Markup:
    """Return a name as their page shows it: their own stands out, another's is a link."""
    return strong(unlinked(thing, said)) if thing is person else links.named(thing, said)
