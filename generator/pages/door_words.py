"""What became of a door that somebody opened, and whether they have heard how it went."""

from markupsafe import Markup

from generator import words
from generator.pages.html import escape
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.records import Contact
from generator.views.card import Card
from generator.views.doors import Door
from generator.views.heard_back import reports

_STATE = {
    "met": "met, in your own time",
    "approached": "in touch, not met yet",
    "in-hand": "not approached yet",
    "let-go": "let go",
}


def door_words(scene: Scene, links: Links, opener: Contact, door: Door) -> Markup:
    """Return `told on 20 May`, `has not heard yet`, `not met yet` and the like; a state is a class as well."""
    report = reports(scene.journal, scene.today, scene.settings).get((opener, door.contact)) if door.contact else None
    if report is None or report.meeting.date is None:
        return escape(_STATE[door.state])
    met = links.record(report.meeting, f"met on {words.day(report.meeting.date.day, scene.today)}")
    first = Card(scene.journal, scene.today, opener).first_name
    if report.state == "told":
        told = f"on {words.day(report.on, scene.today)}" if report.on else "since"
        return Markup('{}; {} was <span class="done">told {}</span>').format(met, first, told)
    if report.state == "waiting":
        return Markup('{}; {} <span class="waiting">has not heard yet</span>').format(met, first)
    if report.state == "there":
        return Markup("{}; {} was there").format(met, first)
    return Markup("{}; {} never heard ({})").format(met, first, report.reason)
