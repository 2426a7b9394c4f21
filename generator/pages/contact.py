"""A person's page, and the list of everybody."""

from collections.abc import Iterator

from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.records.names import key
from generator.views import meetings
from generator.views.history import Touch, history, introducers

SAID = {
    "met": "we met",
    "event": "we met at",
    "outreach": "I wrote",
    "reply": "they replied",
    "heard": "they wrote",
    "thanks": "I thanked them",
    "news": "I told them my news",
    "help": "help",
    "report": "I told them how it went",
    "promise": "I kept a promise",
}


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of people and a page for each."""
    told = history(scene.journal, scene.today)
    everybody = sorted(scene.journal.contacts, key=lambda person: key(person.name))
    last = {person: touches[-1].day for person, touches in told.items()}
    yield scene.page("contacts/index.html", "Contacts", "contacts", search=False, everybody=everybody, last=last)
    given = introducers(scene.journal, scene.today)
    doors: dict[Contact, list[Contact]] = {}
    for person, introducers_ in given.items():
        for introducer in introducers_:
            doors.setdefault(introducer, []).append(person)
    for person in scene.journal.contacts:
        yield _page(scene, person, told.get(person, ()), given.get(person, ()), doors.get(person, []))


def _page(
    scene: Scene, person: Contact, touches: tuple[Touch, ...], given: tuple[Contact, ...], doors: list[Contact]
) -> Page:
    address = addresses.of_record(person)
    links = Links(scene.journal, address)
    return scene.page(
        address,
        person.name,
        "contact",
        person=person,
        owed=[debt for debt in scene.debts if debt.contact is person],
        introducers=Markdown(", ").join(links.record(introducer) for introducer in given),
        doors=doors,
        reach=_reach(person),
        touches=[(touch, _said(touch, person, links)) for touch in reversed(touches)],
        coming=[m for m in meetings.by_contact(scene.journal).get(person, ())
                if meetings.status(m, scene.today) in ("scheduled", "requested")],
        body=links.text(person.source, person.body_start),
    )  # fmt: skip


def _reach(person: Contact) -> list[tuple[str, str]]:
    """Return the ways to reach somebody, the one that they prefer first."""
    ways = [
        *(("email", address) for address in person.email),
        *(("phone", number) for number in person.phone),
        ("linkedin", person.linkedin or ""),
        ("mail", person.address or ""),
        ("website", person.website or ""),
    ]
    return sorted((way for way in ways if way[1]), key=lambda way: way[0] != person.prefers)


def _said(touch: Touch, person: Contact, links: Links) -> Markdown:
    words = SAID[touch.kind]
    if touch.kind == "help" and touch.record is person:
        help_ = next(h for h in person.help if h.at == touch.path[1])
        words = f"help {help_.direction}: {help_.what}"
    elif touch.kind == "outreach":
        sent = next(s for s in person.outreach if s.at == touch.path[1])
        words = f"I wrote by {sent.by}" + (f": {sent.note}" if sent.note else "")
    elif touch.kind == "heard":
        heard = next(h for h in person.heard if h.at == touch.path[1])
        words = "they wrote" + (f": {heard.what}" if heard.what else "")
    if touch.record is person:
        return Markdown("{}").format(words)
    label = "" if touch.kind == "met" else f" {touch.record.label}"
    return links.record(touch.record, f"{words}{label}" if touch.kind in ("event", "news") else words)
