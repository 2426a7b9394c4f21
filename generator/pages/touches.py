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
    """One touch: its day, what happened with a link to its record, and the words worth reading again.

    `elsewhere` says that the words stand on another page, which the search finds by them.
    """

    day: date
    said: Markdown
    words: str
    elsewhere: bool


def told(scene: Scene, links: Links, person: Contact, touches: tuple[Touch, ...]) -> Iterator[Line]:
    """Yield the touches, the newest first."""
    for touch in reversed(touches):
        said = words.sentence(timeline.sentence(scene.journal, touch, person))
        elsewhere = touch.record is not person
        if elsewhere:
            said = _linked(scene, links, touch, person, said)
        words_ = remembered(scene.journal, touch, person)
        yield Line(day=touch.day, said=escape(said), words=words_, elsewhere=elsewhere)


def _linked(scene: Scene, links: Links, touch: Touch, person: Contact, said: str) -> Markdown:
    """Return the sentence with a link to its record; of a meeting, where it was and who else was there."""
    if touch.kind != "met" or not isinstance(touch.record, Meeting):
        begin, colon, what = said.partition(": ")
        link = links.record(touch.record, what if colon else said)
        return Markdown("{}: {}").format(begin, link) if colon else link
    meeting = touch.record
    begin, colon, title = said.partition(": ")
    made = Markdown("{}: {}").format(begin, links.record(meeting, title)) if colon else links.record(meeting, said)
    others = [other.name for other in meetings.people(scene.journal, meeting) if other is not person]
    if meeting.place and not colon and meeting.how in (None, "in-person"):
        made = Markdown("{}, {}").format(made, meeting.place)
    return Markdown("{}, with {}").format(made, words.listed(others)) if others else made
