"""The timeline of a person's page: each touch a sentence, the words of it beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator import words
from generator.pages.html import escape
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.records import Contact, Meeting
from generator.views import meetings, timeline
from generator.views.history import Touch
from generator.views.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One touch: its day, what happened with a link to its record, and the words worth reading again."""

    day: date
    said: Markup
    words: str


def told(scene: Scene, links: Links, person: Contact, touches: tuple[Touch, ...]) -> Iterator[Line]:
    """Yield the touches, the newest first."""
    for touch in reversed(touches):
        said = words.sentence(timeline.sentence(scene.journal, touch, person))
        yield Line(
            day=touch.day,
            said=escape(said) if touch.record is person else _linked(scene, links, touch, person, said),
            words=remembered(scene.journal, touch, person),
        )


def _linked(scene: Scene, links: Links, touch: Touch, person: Contact, said: str) -> Markup:
    """Return the sentence with a link to its record; of a meeting, where it was and who else was there."""
    begin, colon, what = said.partition(": ")
    made = links.record(touch.record, what if colon else said)
    if colon:
        made = Markup("{}: {}").format(begin, made)
    if touch.kind != "met" or not isinstance(touch.record, Meeting):
        return made
    meeting = touch.record
    others = [other.name for other in meetings.people(scene.journal, meeting) if other is not person]
    if meeting.place and not colon and meeting.how in (None, "in-person"):
        made = Markup("{}, {}").format(made, meeting.place)
    return Markup("{}, with {}").format(made, words.listed(others)) if others else made
