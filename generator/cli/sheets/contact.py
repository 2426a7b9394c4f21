"""A person: who they are, how we came to know each other, and what is between us."""

from collections.abc import Iterator

from generator import words
from generator.cli.sheets.sheet import Scene
from generator.records import Contact
from generator.records.names import unwrap
from generator.views import meetings, timeline
from generator.views.history import history, introducers
from generator.views.introductions import chain, degrees, names_given, opened, yields
from generator.views.permission import permission
from generator.views.stages import IN_WORDS, stage

SHOWN_TOUCHES = 12
_PERMISSION = {
    "yes": "You may keep in touch.",
    "no": "They would rather not be kept in touch with.",
    "unknown": "Whether you may keep in touch is not written down.",
}
_FOUND = {
    "referral": "You were referred to them",
    "alumni": "You know them from your old school",
    "association": "You found them through an association",
    "meetup": "You found them at a meetup",
    "event": "You found them at an event",
    "linkedin": "You found them on LinkedIn",
    "family": "You know them through your family",
    "friend": "You know them through a friend",
    "work": "You know them from work",
    "class": "You know them from a class",
    "cold": "You found them yourself",
}
_WAYS = {"email": "e-mail", "linkedin": "LinkedIn", "mail": "post"}


def lines(scene: Scene, person: Contact) -> Iterator[str]:
    """Yield everything worth knowing before writing to somebody or meeting them."""
    yield from scene.name(person.name, _who(scene, person))
    yield from _chain(scene, person)
    yield from scene.said(*_standing(scene, person))
    yield from scene.part("Between you", scene.pairs(_personal(person)))
    yield from scene.part("How to reach them", scene.pairs(_reach(person)))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.contact is person))
    yield from scene.part("What they promised you", scene.items(_awaited(scene, person)))
    yield from scene.part("Help", scene.items(_help(scene, person)))
    yield from scene.part("Doors they opened", scene.items(_doors(scene, person)))
    yield from _timeline(scene, person)
    yield from scene.file(person.path)


def _who(scene: Scene, person: Contact) -> str:
    company = scene.journal.companies.find(person.company) if person.company else None
    where = company.name if company else unwrap(person.company or "")
    return " · ".join(filter(None, (", ".join(filter(None, (person.role, where))), person.location)))


def _chain(scene: Scene, person: Contact) -> Iterator[str]:
    if person not in degrees(scene.journal, scene.today):
        yield from scene.said("Their introductions lead in a circle, so nobody can say how you met.")
        return
    led = chain(scene.journal, scene.today, person)
    if len(led) > 1:
        yield from scene.said(" → ".join(("you", *(step.name for step in led))))
        others = [i.name for i in introducers(scene.journal, scene.today)[person] if i not in led]
        yield from scene.said(f"Also introduced by {words.listed(others)}." if others else "")
        return
    event = scene.journal.events.find(person.event) if person.event else None
    found = _FOUND.get(person.how_found or "", "")
    at = f", at {event.name}" if event else ""
    yield from scene.said(f"{found or 'You met'}{at}." if found or at else "")


def _standing(scene: Scene, person: Contact) -> Iterator[str]:
    touches = history(scene.journal, scene.today).get(person, ())
    yield f"{IN_WORDS[stage(scene.journal, scene.today, scene.settings, person)]}."
    if touches:
        last = timeline.sentence(scene.journal, touches[-1], person)
        yield f"The last sign was on {scene.day(touches[-1].day)}: {last}."
    if touches or person.may_follow_up is not None:
        yield _PERMISSION[permission(scene.journal, scene.today, person)]
    if person.keep_in_touch is not None:
        yield f"You want to be in touch every {person.keep_in_touch}."
    if person.snooze_until is not None and person.snooze_until.day > scene.today:
        yield f"Not before {scene.day(person.snooze_until.day)}."
    if person.archived:
        yield "You have put them aside."


def _personal(person: Contact) -> Iterator[tuple[str, str]]:
    yield "in common", person.bond or ""
    yield from person.personal.items()
    yield "topics", ", ".join(person.topics)


def _reach(person: Contact) -> list[tuple[str, str]]:
    """Return the ways to reach somebody, the one that they prefer first (source 001)."""
    ways = [
        *(("email", address) for address in person.email),
        *(("phone", number) for number in person.phone),
        ("linkedin", person.linkedin or ""),
        ("mail", person.address or ""),
        ("website", person.website or ""),
        ("time zone", person.time_zone or ""),
    ]
    known = [(way, value) for way, value in ways if value]
    if person.prefers and person.prefers not in dict(known):
        known.append((person.prefers, "as they prefer"))
    known.sort(key=lambda pair: pair[0] != person.prefers)
    best = next((at for at, (way, _) in enumerate(known) if way == person.prefers), None)
    return [
        (_WAYS.get(way, way), f"{value} (preferred)" if at == best and value != "as they prefer" else value)
        for at, (way, value) in enumerate(known)
    ]


def _awaited(scene: Scene, person: Contact) -> Iterator[str]:
    for meeting in meetings.by_contact(scene.journal).get(person, ()):
        for promised in meeting.awaiting:
            if promised.came is None or promised.came.day > scene.today:
                by = f", by {scene.day(promised.by.day)}" if promised.by else ""
                yield f"{words.sentence(promised.what)}{by}"


def _help(scene: Scene, person: Contact) -> Iterator[str]:
    given = [help_ for help_ in person.help if help_.on.day <= scene.today]
    for meeting in meetings.by_contact(scene.journal).get(person, ()):
        given += [help_ for help_ in meeting.help if help_.on.day <= scene.today]
    for help_ in sorted(given, key=lambda help_: help_.on.day, reverse=True):
        who = "you helped them" if help_.direction == "given" else "they helped you"
        yield f"{scene.day(help_.on.day)}, {who}: {help_.what}"


def _doors(scene: Scene, person: Contact) -> Iterator[str]:
    came = yields(scene.journal, scene.today, scene.settings)[person][0]
    if came.introduced == 0:
        return
    names = [other.name for other in opened(scene.journal, scene.today).get(person, ())]
    for name in names_given(scene.journal, scene.today):
        there = meetings.people(scene.journal, name.meeting)
        if name.contact is None and person in there and name.name and name.name not in names:
            names.append(name.name)
    doors = words.count(came.introduced, "door")
    in_touch, met = words.number(came.approached), words.number(came.met)
    yield f"{words.sentence(doors)}: {words.listed(names)}; in touch with {in_touch}, met {met}"


def _timeline(scene: Scene, person: Contact) -> Iterator[str]:
    touches = history(scene.journal, scene.today).get(person, ())[::-1]
    told = (
        (scene.day(touch.day), timeline.sentence(scene.journal, touch, person)) for touch in touches[:SHOWN_TOUCHES]
    )
    yield from scene.part("What happened", scene.pairs(told))
    if (rest := len(touches) - SHOWN_TOUCHES) > 0:
        yield f"  and {words.count(rest, 'thing')} before that"
