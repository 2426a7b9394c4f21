"""A meeting's page, and the list of all, the next first."""

from collections.abc import Iterator
from datetime import date

from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Meeting, addresses
from generator.views import meetings

STATUS = {
    "requested": "asked for, no answer yet",
    "scheduled": "ahead",
    "held": "held",
    "cancelled": "cancelled",
    "no-show": "nobody came",
}


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of meetings and a page for each."""
    dated = sorted(scene.journal.meetings, key=lambda m: (m.date.day if m.date else date.max, m.slug))
    status = {meeting: meetings.status(meeting, scene.today) for meeting in dated}
    ahead = [m for m in dated if status[m] in ("scheduled", "requested")]
    past = [m for m in reversed(dated) if m not in set(ahead)]
    yield scene.page(
        "meetings/index.html", "Meetings", "meetings", search=False,
        ahead=ahead, past=past, status=status, said=STATUS,
    )  # fmt: skip
    for meeting in scene.journal.meetings:
        yield _page(scene, meeting, status[meeting])


def _page(scene: Scene, meeting: Meeting, status: str) -> Page:
    address = addresses.of_record(meeting)
    links = Links(scene.journal, address)
    return scene.page(
        address,
        title(scene, meeting),
        "meeting",
        meeting=meeting,
        status=STATUS[status],
        kind=meetings.kind(meeting).replace("-", " "),
        owed=[debt for debt in scene.debts if debt.record is meeting],
        body=links.text(meeting.source, meeting.body_start),
        given=Markdown(", ").join(links.person(item.contact or item.name or "") for item in meeting.introductions),
    )


def title(scene: Scene, meeting: Meeting) -> str:
    """Return what to call a meeting: its title, else its people, and its day."""
    people = ", ".join(person.name for person in meetings.people(scene.journal, meeting))
    return meeting.title or people or meeting.label
