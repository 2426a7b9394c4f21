"""The timeline of a person's page: each touch a sentence, the words of it beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.pages.markdown import Markdown, escape
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, Meeting
from generator.views import meetings, timeline
from generator.views.history import Touch
from generator.views.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One touch: its day, what happened with a link to its record, and the words worth reading again."""

    day: date
    said: Markdown
    words: str


def told(scene: Scene, links: Links, person: Contact, touches: tuple[Touch, ...]) -> Iterator[Line]:
    """Yield the touches, the newest first."""
    for touch in reversed(touches):
        said = f"{words.sentence(timeline.sentence(scene.journal, touch, person))}"
        if touch.record is not person:
            said = _linked(scene, links, touch, person, said)
        yield Line(day=touch.day, said=escape(said), words=remembered(scene.journal, touch, person))


def _linked(scene: Scene, links: Links, touch: Touch, person: Contact, said: str) -> Markdown:
    """Return the sentence as a link to its record; of a meeting, who else was there and where."""
    if touch.kind != "met" or not isinstance(touch.record, Meeting):
        return links.record(touch.record, said)
    meeting = touch.record
    others = [other.name for other in meetings.people(scene.journal, meeting) if other is not person]
    with_ = f", with {words.listed(others)}" if others else ""
    place = f" at {meeting.place}" if meeting.place and meeting.how in (None, "in-person") else ""
    return Markdown("{}{}").format(links.record(meeting, said), f"{place}{with_}" if not meeting.title else with_)
