"""Keep in touch: who is next and why now, who rests, and who has not said whether I may write."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator import words
from generator.pages import owed
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.spells import spells
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.records.moment import shifted
from generator.views import timeline
from generator.views.ahead import coming_days
from generator.views.history import history
from generator.views.keeping import Idea, Keeping, Rhythm, keeping

SHOWN = 40
"""How many people of one group stand here."""
FIRST, SOON_DAYS = 2, 30
"""Ideas stand beside at least so many people, and beside everybody whose time comes within so many days."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of whom to keep in touch with."""
    links = scene.links(addresses.KEEP_IN_TOUCH)
    found = keeping(scene.journal, scene.today, scene.settings)
    soon = shifted(scene.today, SOON_DAYS)
    near = min(SHOWN, max(FIRST, sum(one.debt.due_day <= soon for one in found.rhythms)))
    yield scene.page(
        addresses.KEEP_IN_TOUCH,
        "Keep in touch",
        "keep_in_touch",
        search=False,
        by_when=words.by_when,
        close=owed.closing(scene),
        opening=tuple(spells(scene.today, coming_days(scene.today), lambda day: _opening(scene, day, found))),
        rhythms=[_row(scene, links, one) for one in found.rhythms[:near]],
        later=[_row(scene, links, one) for one in found.rhythms[near:SHOWN]],
        more=len(found.rhythms) - SHOWN,
        resting=[_row(scene, links, one) for one in found.resting[:SHOWN]],
        unasked=_quiet(scene, found.unasked),
        free=_quiet(scene, found.free),
        many_free=len(found.free),
        many_unasked=len(found.unasked),
        refused=owed.everybody(links, found.refused),
        thanking=frozenset(d.contact for d in scene.debts if d.kind in ("thank-email", "thank-card")),
    )


def _opening(scene: Scene, day: date, found: Keeping) -> str:
    if not found.rhythms and not found.resting:
        people = words.count(len(scene.journal.contacts), "person", "people")
        return (
            f"Nobody has a rhythm yet: {people} looked at. A line such as `keep_in_touch: 3 months` in the file of "
            "somebody who allowed it brings them here when it is time."
        )
    waiting = [one for one in found.rhythms if one.debt.due_day < day]
    if waiting:
        first = waiting[0]
        others = f"; {words.count(len(waiting), 'person', 'people')} in all" if len(waiting) > 1 else ""
        since = words.near_day(first.debt.due_day, day)
        return f"{first.person.name} has waited for a sign of life since {since}{others}."
    ordered = sorted((*found.rhythms, *found.resting), key=lambda one: one.debt.due_day)
    near = words.near_day(ordered[0].debt.due_day, day)
    when = near if near in ("today", "tomorrow") else f"by {near}"
    return f"Nobody is waiting: the next sign of life goes to {ordered[0].person.name}, {when}."


def _row(scene: Scene, links: Links, one: Rhythm) -> tuple[Rhythm, Markdown, str, list[Markdown]]:
    said = timeline.sentence(scene.journal, one.last, one.person) if one.last else ""
    return one, owed.strong(links, one.person), said, [_said(scene, links, idea) for idea in one.ideas]


def _said(scene: Scene, links: Links, idea: Idea) -> Markdown:
    """Return an idea as a sentence without a full stop."""
    day = words.day(idea.day, scene.today) if idea.day else ""
    record = links.record(idea.record, day) if idea.record and day else escape(day)
    match idea.kind:
        case "promise":
            return Markdown("you promised on {}: {}").format(record, idea.text)
        case "report-back":
            return Markdown("{}").format(idea.text[:1].lower() + idea.text[1:])
        case "answer":
            return Markdown("they wrote on {} and wait for an answer").format(day)
        case "news":
            return Markdown("they have not heard your news: {}").format(
                links.record(idea.record, idea.text) if idea.record else idea.text
            )
        case "birthday":
            return Markdown("their birthday is on {}").format(day)
        case "met":
            who = links.record(idea.person) if idea.person else ""
            return Markdown("they led you to {}, whom you met on {}").format(who, record)
        case "topic":
            who = links.record(idea.person) if idea.person else ""
            return Markdown("they know about {}; you spoke about it with {} on {}").format(idea.text, who, record)
    return Markdown("ask after {}").format(idea.text)


def _quiet(scene: Scene, people: Sequence[Contact]) -> list[tuple[Contact, str]]:
    touches = history(scene.journal, scene.today)
    return [(person, words.day(touches[person][-1].day, scene.today)) for person in people[:SHOWN]]
