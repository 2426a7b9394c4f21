"""Review: the last seven days as a short letter to oneself, and what the next seven bring."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator import words
from generator.debts import Debt
from generator.pages import owed
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Meeting, addresses
from generator.views import meetings
from generator.views.doors import Door
from generator.views.review import DAYS, Review, review

LISTED = 30
"""How many debts of one kind are listed."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the review of the last seven days."""
    links = Links(scene.journal, addresses.REVIEW)
    since = date.fromordinal(max(1, scene.today.toordinal() - DAYS))
    found = review(scene.journal, since, scene.today, scene.settings)
    waiting = [debt for debt in found.due if debt.state(scene.today) == "overdue"]
    yield scene.page(
        addresses.REVIEW,
        "Review",
        "review",
        search=False,
        review=found,
        first=since + timedelta(days=1),
        opening=_opening(scene, found),
        met=[_met(scene, links, meeting) for meeting in found.held],
        new=owed.everybody(links, found.new),
        names=_names(links, found.names),
        paid=_paid(links, found.closed),
        opened=[(debt, owed.what(links, debt)) for debt in found.opened[:LISTED]],
        waiting=waiting[:LISTED],
        due=[(debt, owed.what(links, debt)) for debt in found.due if debt not in waiting][:LISTED],
        late=[(debt, owed.what(links, debt)) for debt in waiting[:LISTED]],
        ahead=[_ahead(scene, links, meeting) for meeting in found.ahead],
        greeting=scene.journal.profile.name.split(" ")[0] if scene.journal.profile else "",
    )


def _opening(scene: Scene, found: Review) -> str:
    if found.is_quiet:
        people = words.count(len(scene.journal.contacts), "person", "people")
        return (
            f"A quiet week: {people} on file, no word with any of them in the last seven days. "
            "Whatever you write down from now on is told here."
        )
    parts = [f"met {words.count(_people(scene, found), 'person', 'people')}"] if found.held else []
    parts += [f"obtained {words.count(len(found.names), 'name')}"] if found.names else []
    parts += [f"settled {words.count(len(found.closed), 'debt')}"] if found.closed else []
    if not parts:
        parts = [f"were in touch with {words.count(found.touched, 'person', 'people')}"]
    return f"In the last seven days you {words.listed(parts)}."


def _people(scene: Scene, found: Review) -> int:
    return len({person for meeting in found.held for person in meetings.people(scene.journal, meeting)})


def _met(scene: Scene, links: Links, meeting: Meeting) -> tuple[Markdown, Markdown, Meeting]:
    day = meeting.date.day if meeting.date else scene.today
    return links.record(meeting, words.sentence(words.near_day(day, scene.today))), links.people(meeting.with_), meeting


def _names(links: Links, found: Sequence[Door]) -> list[Markdown]:
    """Return each name obtained and from whom."""
    said = []
    for door in found:
        name = links.record(door.contact) if door.contact else escape(door.name)
        said.append(Markdown("{} (from {})").format(name, owed.everybody(links, door.by)) if door.by else name)
    return said


_PAID = (
    (("thank-email",), "thanked"),
    (("thank-card",), "sent a card to"),
    (("thank-help",), "thanked for their help"),
    (("report-back",), "told how it went"),
    (("news",), "told your news"),
    (("answer",), "answered"),
    (("approach", "nudge"), "wrote to"),
    (("confirm",), "confirmed with"),
    (("connect",), "connected with"),
)


def _paid(links: Links, closed: tuple[Debt, ...]) -> list[Markdown]:
    """Return what was settled, one sentence a kind, the people in it as links."""
    said = []
    for kinds, verb in _PAID:
        people = dict.fromkeys(debt.contact for debt in closed if debt.kind in kinds and debt.contact)
        if people:
            said.append(Markdown("You {} {}").format(verb, owed.everybody(links, people)))
    promises = [debt for debt in closed if debt.kind == "promise"]
    said += [Markdown("You kept a promise: {}").format(debt.what[:1].lower() + debt.what[1:]) for debt in promises]
    others = [debt for debt in closed if debt.kind in ("write-up", "prepare")]
    said += [Markdown("You did this: {}").format(debt.what[:1].lower() + debt.what[1:]) for debt in others]
    return said[:LISTED]


def _ahead(scene: Scene, links: Links, meeting: Meeting) -> Markdown:
    when = words.sentence(words.near_day(meeting.date.day, scene.today)) if meeting.date else ""
    clock = f", {meeting.date.clock:%H:%M}" if meeting.date and meeting.date.clock else ""
    place = f", {meeting.place}" if meeting.place else ""
    return Markdown("{}{}: {}{}").format(links.record(meeting, when), clock, links.people(meeting.with_), place)
