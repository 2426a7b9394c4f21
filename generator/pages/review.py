"""Review: the last seven days as a short letter to oneself, and what the next seven bring."""

from collections.abc import Iterator, Sequence

from generator import words
from generator.debts import Debt
from generator.pages import owed
from generator.pages.debt_rows import what
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Meeting, addresses
from generator.records.moment import shifted
from generator.views import meetings
from generator.views.doors import Door
from generator.views.review import DAYS, Review, review

LISTED = 30
"""How many debts of one kind are listed."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the review of the last seven days."""
    links = scene.links(addresses.REVIEW)
    since = shifted(scene.today, -DAYS)
    found = review(scene.journal, since, scene.today, scene.settings)
    waiting = [debt for debt in found.due if debt.state(scene.today) == "overdue"]
    yield scene.page(
        addresses.REVIEW,
        "Review",
        "review",
        search=False,
        by_when=words.by_when,
        close=owed.closing(scene),
        review=found,
        opening=_opening(scene, found),
        met=[_met(scene, links, meeting) for meeting in found.held],
        new=owed.everybody(links, found.new),
        names=_names(links, found.names),
        paid=_paid(links, found.closed),
        kept=_kept(found.closed),
        due=[(debt, what(scene, links, debt)) for debt in found.due if debt not in waiting][:LISTED],
        late=[(debt, what(scene, links, debt)) for debt in waiting[:LISTED]],
        ahead=[_ahead(scene, links, meeting) for meeting in found.ahead],
        sentence_of=words.listed,
    )


def _opening(scene: Scene, found: Review) -> str:
    if found.is_quiet:
        people = words.count(len(scene.journal.contacts), "person", "people")
        return (
            f"A quiet week: {people} on file, and no word with any of them in the seven days to "
            f"{words.day(scene.today, scene.today)}. The next talk you write down is told here."
        )
    parts = [f"met {words.count(_people(scene, found), 'person', 'people')}"] if found.held else []
    parts += [f"obtained {words.count(len(found.names), 'name')}"] if found.names else []
    parts += [f"settled {words.count(len(found.closed), 'debt')}"] if found.closed else []
    if not parts:
        parts = [f"were in touch with {words.count(found.touched, 'person', 'people')}"]
    return f"In the seven days to {words.day(scene.today, scene.today)} you {words.listed(parts)}."


def _people(scene: Scene, found: Review) -> int:
    return len({person for meeting in found.held for person in meetings.people(scene.journal, meeting)})


def _met(scene: Scene, links: Links, meeting: Meeting) -> tuple[Markdown, Markdown, Meeting]:
    day = meeting.date.day if meeting.date else scene.today
    return links.record(meeting, f"On {words.WEEKDAYS[day.weekday()]}"), links.people(meeting.with_), meeting


def _names(links: Links, found: Sequence[Door]) -> list[Markdown]:
    """Return each name obtained and from whom."""
    said = []
    for door in found:
        name = links.record(door.contact) if door.contact else escape(door.name)
        said.append(Markdown("{} (from {})").format(name, owed.everybody(links, door.by)) if door.by else name)
    return said


_PAID = (
    (("thank-email",), "thanked {}"),
    (("thank-card",), "sent a card to {}"),
    (("thank-help",), "thanked {} for their help"),
    (("report-back",), "told {} how it went"),
    (("news",), "told {} your news"),
    (("answer",), "answered {}"),
    (("approach", "nudge"), "wrote to {}"),
    (("confirm",), "confirmed time and place with {}"),
    (("connect",), "connected with {} on LinkedIn"),
)


def _paid(links: Links, closed: tuple[Debt, ...]) -> Markdown:
    """Return what was settled as one sentence without its full stop, the people in it as links."""
    said = []
    for kinds, words_ in _PAID:
        people = dict.fromkeys(debt.contact for debt in closed if debt.kind in kinds and debt.contact)
        if people:
            said.append(Markdown(words_).format(owed.everybody(links, people)))
    if prepared := sum(debt.kind in ("write-up", "prepare") for debt in closed):
        said.append(escape(f"wrote up or prepared {words.count(prepared, 'meeting')}"))
    return Markdown(" and ").join(filter(None, [Markdown(", ").join(said[:-1]), *said[-1:]]))


def _kept(closed: tuple[Debt, ...]) -> list[str]:
    """Return the promises that were kept, as they were written."""
    return [debt.what[:1].lower() + debt.what[1:] for debt in closed if debt.kind == "promise"][:LISTED]


def _ahead(scene: Scene, links: Links, meeting: Meeting) -> Markdown:
    day = meeting.date.day if meeting.date else scene.today
    when = Markdown('<time datetime="{}" data-words="Near">{}</time>').format(
        day, words.sentence(words.near_day(day, scene.today))
    )
    clock = f", {meeting.date.clock:%H:%M}" if meeting.date and meeting.date.clock else ""
    place = f", {meeting.place}" if meeting.place else ""
    return Markdown("{}{}: {}{}").format(links.record(meeting, when), clock, links.people(meeting.with_), place)
