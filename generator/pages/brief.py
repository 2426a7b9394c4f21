"""The brief of each talk ahead: one sheet to take along, and the same for the phone."""

from collections.abc import Iterator

from generator import words
from generator.briefs import wording
from generator.pages.markdown import link
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.views import meetings
from generator.views.brief import brief
from generator.views.reach import dial, web_address


def pages(scene: Scene) -> Iterator[Page]:
    """Yield a brief for each meeting that is agreed or asked for."""
    for meeting in scene.journal.meetings:
        if meetings.ahead(meeting, scene.today):
            made = brief(scene.journal, scene.today, scene.settings, meeting)
            yield scene.page(
                addresses.of_brief(meeting),
                f"Brief: {made.title}",
                "brief",
                search=False,
                brief=made,
                day_of=f"{words.WEEKDAYS[made.day.weekday()]}, {words.day(made.day, scene.today)}" if made.day else "",
                say=wording,
                dial=dial,
                web=web_address,
                link=link,
            )
