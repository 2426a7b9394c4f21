"""A person: who they are, how we came to know each other, and what is between us."""

from collections.abc import Iterator

from generator import words
from generator.cli.sheets.sheet import Scene
from generator.records import Contact
from generator.records.choices import WAYS
from generator.views import meetings
from generator.views.card import Card
from generator.views.history import touches_by
from generator.views.introductions import names_given, opened, yields
from generator.views.reach import ways
from generator.views.stages import STAGES, stage
from generator.views.timeline import happened
from generator.words.said import Said, plain, said

SHOWN_TOUCHES = 12


def lines(scene: Scene, person: Contact) -> Iterator[str]:
    """Yield everything worth knowing before writing to somebody or meeting them."""
    card = Card(scene.journal, scene.today, person)
    yield from scene.name(person.name, " · ".join(filter(None, (card.works, person.location))))
    yield from scene.said(plain(card.led, scene.today) if card.led else "")
    yield from scene.said(card.found)
    yield from scene.said(*_standing(scene, card))
    yield from scene.part("Between you", scene.pairs(_personal(card)))
    yield from scene.part("How to reach them", scene.pairs(_reach(person)))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.contact is person))
    yield from scene.part("What they promised you", scene.items(_awaited(scene, card)))
    yield from scene.part("Help", scene.items(_help(scene, person)))
    yield from scene.part("Introductions they made", scene.items(_doors(scene, person)))
    yield from _timeline(scene, person)
    yield from scene.file(person.path)


def _standing(scene: Scene, card: Card) -> Iterator[Said | str | None]:
    person, last = card.person, card.last_sign
    yield said(STAGES[stage(scene.journal, scene.today, scene.settings, person)].you)
    yield last
    if last or person.may_follow_up is not None:
        yield card.permission
    yield card.rhythm
    yield "You have put them aside." if person.archived else None


def _personal(card: Card) -> Iterator[tuple[str, str]]:
    yield "in common", card.bond
    yield from card.personal
    yield "topics", ", ".join(card.person.topics)


def _reach(person: Contact) -> Iterator[tuple[str, str]]:
    """Yield the ways to reach somebody, the one that they prefer first (source 001)."""
    known = ways(person)
    if person.prefers and not any(way.preferred for way in known):
        yield WAYS[person.prefers].noun, "as they prefer"
    for way in known:
        name = WAYS[way.kind].noun if way.kind in WAYS else way.kind
        yield name, f"{way.text} (preferred)" if way.preferred else way.text
    yield "time zone", person.time_zone or ""


def _awaited(scene: Scene, card: Card) -> Iterator[str]:
    for _, promised in card.awaited:
        by = f", by {scene.day(promised.by.day)}" if promised.by else ""
        yield f"{words.sentence(promised.what)}{by}"


def _help(scene: Scene, person: Contact) -> Iterator[str]:
    for touch in reversed(touches_by(scene.journal, scene.today, person)):
        if touch.kind == "help":
            yield f"{scene.day(touch.day)}, {plain(happened(scene.journal, touch, person), scene.today)}"


def _doors(scene: Scene, person: Contact) -> Iterator[str]:
    came = yields(scene.journal, scene.today, scene.settings)[person][0]
    if came.introduced == 0:
        return
    names = [other.name for other in opened(scene.journal, scene.today).get(person, ())]
    for name in names_given(scene.journal, scene.today):
        there = meetings.people(scene.journal, name.meeting)
        if name.contact is None and person in there and name.name and name.name not in names:
            names.append(name.name)
    doors = words.count(came.introduced, "introduction")
    in_touch, met = (words.number(many) if many else "none" for many in (came.approached, came.met))
    yield f"{words.sentence(doors)}: {words.listed(names)}; in touch with {in_touch}, met {met}"


def _timeline(scene: Scene, person: Contact) -> Iterator[str]:
    touches = touches_by(scene.journal, scene.today, person)[::-1]
    told = (
        (scene.day(touch.day), plain(happened(scene.journal, touch, person), scene.today))
        for touch in touches[:SHOWN_TOUCHES]
    )
    yield from scene.part("What happened", scene.pairs(told))
    if (rest := len(touches) - SHOWN_TOUCHES) > 0:
        yield f"  and {words.count(rest, 'thing')} before that"
