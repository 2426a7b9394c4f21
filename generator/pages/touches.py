"""The timeline of a person's page: each touch a sentence, the words of it beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.pages.sentences import html, unlinked
from generator.records import Contact, Meeting, Record
from generator.views import meetings
from generator.views.history import Touch
from generator.views.remembered import remembered
from generator.views.timeline import happened
from generator.words.said import Name, People, Quoted, Said, said, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One touch: its day, what happened with a link to its record, and the words worth reading again."""

    day: date
    said: Markup
    words: str


def told(scene: Scene, links: Links, person: Contact, touches: tuple[Touch, ...]) -> Iterator[Line]:
    """Yield the touches, the newest first."""

    def show(thing: Record | Name, words: Markup | None) -> Markup:
        return unlinked(thing, words) if thing is person else links.named(thing, words)

    for touch in reversed(touches):
        yield Line(
            day=touch.day,
            said=html(sentence(_happened(scene, touch, person)), scene.today, show),
            words=remembered(scene.journal, touch, person),
        )


def _happened(scene: Scene, touch: Touch, person: Contact) -> Said:
    """Return what happened; of a meeting also where it was, unless it has a title, and who else was there."""
    what, meeting = happened(scene.journal, touch, person), touch.record
    if touch.kind != "met" or not isinstance(meeting, Meeting):
        return what
    if meeting.place and not meeting.title and meeting.how in (None, "in-person"):
        what = said("{met}, {place}", met=what, place=Quoted(meeting.place))
    others = tuple(Name(other.name) for other in meetings.people(scene.journal, meeting) if other is not person)
    return said("{met}, with {others}", met=what, others=People(others)) if others else what
