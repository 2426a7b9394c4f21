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
from generator.pages.touches import Line, told
from generator.records import Contact, addresses, body
from generator.records.facts import Awaiting
from generator.records.meeting import Meeting
from generator.views import meetings
from generator.views.doors import Door, doors
from generator.views.history import history, introducers
from generator.views.introductions import chain, degrees
from generator.views.permission import answered_in
from generator.views.reach import Way, ways

_FOUND = {
    "referral": "You were referred to each other",
    "alumni": "You know each other from your old school",
    "association": "You found each other through an association",
    "meetup": "You found each other at a meetup",
    "event": "You found each other at an event",
    "linkedin": "You found each other on LinkedIn",
    "family": "You know each other through your family",
    "friend": "You know each other through a friend",
    "work": "You know each other from work",
    "class": "You know each other from a class",
    "cold": "You found each other without an introduction",
}
_PREFERS = {
    "email": "by e-mail", "phone": "by phone", "linkedin": "on LinkedIn", "in-person": "in person",
    "video": "by video", "mail": "by post",
}  # fmt: skip


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
    rhythm: str
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
    touches = history(scene.journal, scene.today).get(person, ())
    reach = ways(person)
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
            chain=_chain(scene, links, person),
            found=_found(scene, links, person),
            tickets=[ticket(scene, links, m) for m in their_meetings if meetings.ahead(m, scene.today)],
            owed=mine,
            quiet_until=quiet_until(mine),
            awaited=list(_awaited(scene, their_meetings)),
            held=sum(meetings.held(m, scene.today) for m in their_meetings),
            reach=reach,
            prefers="" if reach and reach[0].preferred else _PREFERS.get(person.prefers or "", ""),
            permission=_permission(scene, links, person),
            rhythm=_rhythm(scene, person),
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


def _chain(scene: Scene, links: Links, person: Contact) -> Markup:
    """Return `you → Ana → Ben → Chi`; nothing for one whom nobody introduced."""
    steps = chain(scene.journal, scene.today, person)
    if person not in degrees(scene.journal, scene.today) or len(steps) < 2:
        return Markup()
    between = [links.record(step) for step in steps[:-1]]
    return Markup(" → ").join(["you", *between, strong(person.name)])


def _found(scene: Scene, links: Links, person: Contact) -> Markup:
    """Return who else introduced us, or how we found each other, as a sentence."""
    given = introducers(scene.journal, scene.today).get(person, ())
    if person not in degrees(scene.journal, scene.today):
        named = Markup(", ").join(links.record(introducer) for introducer in given)
        return Markup("The introductions lead in a circle: {}.").format(named)
    steps = chain(scene.journal, scene.today, person)
    others = [introducer for introducer in given if introducer not in steps]
    if others:
        return Markup("{} introduced you too.").format(Markup(" and ").join(links.record(one) for one in others))
    event = scene.journal.events.find(person.event) if person.event else None
    if event is not None:
        when = f" on {words.day(event.date.day, scene.today)}" if event.date else ""
        return Markup("You met at {}{}.").format(links.record(event), when)
    if given or person.how_found not in _FOUND:
        return Markup()
    since = f", and since {words.day(person.met_on.day, scene.today)}" if person.met_on else ""
    return Markup("{}{}.").format(_FOUND[person.how_found], since)


def _awaited(scene: Scene, their_meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Awaiting]]:
    """Yield what they promised me and has not come yet."""
    for meeting in their_meetings:
        if meetings.held(meeting, scene.today):
            for item in meeting.awaiting:
                if item.came is None or item.came.day > scene.today:
                    yield meeting, item


def _permission(scene: Scene, links: Links, person: Contact) -> Markup:
    """Return in words whether they allowed me to keep in touch, and when they said so."""
    first = person.name.split()[0] if person.name.split() else person.name
    said = "that you may keep in touch" if person.may_follow_up else "not to be kept in touch with"
    if person.may_follow_up is not None:
        return Markup("{} {} {}.").format(first, "said" if person.may_follow_up else "asked", said)
    meeting = answered_in(scene.journal, scene.today, person)
    if meeting is None or meeting.date is None:
        return Markup("You have not asked yet whether you may keep in touch.")
    said = "said that you may keep in touch" if meeting.may_follow_up else "asked not to be kept in touch with"
    on = links.record(meeting, f"on {words.day(meeting.date.day, scene.today)}")
    return Markup("{} {} {}.").format(first, said, on)


def _rhythm(scene: Scene, person: Contact) -> str:
    """Return how often I want to be in touch, and until when not."""
    parts = [f"You want to be in touch every {_every(str(person.keep_in_touch))}" if person.keep_in_touch else ""]
    if person.snooze_until is not None and person.snooze_until.day > scene.today:
        parts.append(f"not before {words.day(person.snooze_until.day, scene.today)}")
    said = ", ".join(filter(None, parts))
    return f"{words.sentence(said)}." if said else ""


def _every(span: str) -> str:
    return span.removeprefix("1 ")
