"""The list of meetings: what lies ahead as tickets, what lies behind by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Meeting, addresses
from generator.views import clocks, meetings
from generator.views.ahead import after
from generator.views.history import introducers

INDEX = "meetings/index.html"
MANY = 120
"""How many meetings behind stand open; where there are more, every year but the latest is folded."""
MOST_ON_A_PAGE = 1000
"""How many the list holds; where there are more, each year is a page of its own as well."""
_NOT_HELD = {"cancelled": "called off", "no-show": "nobody came"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A meeting ahead: when, with whom, through whom, where; an agreed one is gone after its day, `until`."""

    meeting: Meeting
    day: date | None
    until: date | None
    hours: str
    people: Markdown
    introducers: Markdown
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The meetings of one month, the newest first, each as HTML."""

    name: str
    rows: tuple[tuple[str, str, Markdown, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months of one year; `address` is set where they stand on a page of their own."""

    name: str
    many: int
    months: tuple[Month, ...] = ()
    address: str = ""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list; where there are very many, a page for each earlier year too."""
    dated = sorted(scene.journal.meetings, key=lambda m: (m.date.day if m.date else date.max, str(m.date), m.slug))
    ahead = [meeting for meeting in dated if meetings.ahead(meeting, scene.today)]
    lying_ahead = set(ahead)
    behind = [meeting for meeting in reversed(dated) if meeting not in lying_ahead]
    years = _by_year(behind)
    links = scene.links(INDEX)
    apart = len(behind) > MOST_ON_A_PAGE
    shown = _by_year(behind[:MOST_ON_A_PAGE])
    elsewhere = [Year(name=year, many=len(found), address=_address(year)) for year, found in years.items() if apart]
    yield scene.page(
        INDEX,
        "Meetings",
        "meetings",
        search=False,
        opening=_opening(scene, behind, ahead),
        tickets=[ticket(scene, links, meeting) for meeting in ahead],
        years=[_year(scene, links, year, found) for year, found in shown.items()],
        elsewhere=elsewhere,
        folded=len(behind) > MANY,
        feed=addresses.CALENDAR,
    )
    for year in elsewhere:
        found = years[year.name]
        one = _year(scene, scene.links(year.address), year.name, found)
        yield scene.page(
            year.address, f"Meetings in {year.name}", "meetings", search=False,
            opening=f"{words.sentence(words.count(len(found), 'meeting'))}, the latest first.",
            tickets=[], years=[one], elsewhere=[], folded=False, feed="",
        )  # fmt: skip


def ticket(scene: Scene, links: Links, meeting: Meeting) -> Ticket:
    """Return what a ticket says."""
    people = meetings.people(scene.journal, meeting)
    given = introducers(scene.journal, scene.today)
    through = dict.fromkeys(introducer for person in people for introducer in given.get(person, ()))
    agreed = meetings.status(meeting, scene.today) == "scheduled"
    return Ticket(
        meeting=meeting,
        day=meeting.date.day if meeting.date else None,
        until=after(meeting.date.day) if meeting.date and agreed else None,
        hours=_hours(scene, meeting),
        people=links.people(meeting.with_),
        introducers=Markdown(" and ").join(links.record(one) for one in through if one not in people),
        agreed=agreed,
    )


def _hours(scene: Scene, meeting: Meeting) -> str:
    """Return `, 14:00 (21:00 in Helsinki)`: the owner's clock first."""
    first, *others = clocks.clocks(scene.journal, meeting) or (None,)
    if first is None:
        return ""
    elsewhere = ", ".join(f"{at.begins:%H:%M} in {at.place}" for at in others if at is not None)
    return f", {first.begins:%H:%M}" + (f" ({elsewhere})" if elsewhere else "")


def _opening(scene: Scene, behind: list[Meeting], ahead: list[Meeting]) -> str:
    held = sum(meetings.held(meeting, scene.today) for meeting in behind)
    first = next((m.date.day for m in ahead if m.date and m.date.day >= scene.today), None)
    next_ = f", the next on {words.day(first, scene.today)}" if first else ""
    coming = f"{words.count(len(ahead), 'talk')} ahead{next_}" if ahead else "none ahead"
    return f"{words.sentence(words.count(held, 'talk'))} held, {coming}."


def _by_year(behind: list[Meeting]) -> dict[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in behind:
        found.setdefault(str(meeting.date.day.year) if meeting.date else "without a day", []).append(meeting)
    return {year: found[year] for year in sorted(found, key=lambda year: (year.isdigit(), year), reverse=True)}


def _year(scene: Scene, links: Links, year: str, found: list[Meeting]) -> Year:
    months: dict[str, list[tuple[str, str, Markdown, str]]] = {}
    for meeting in found:
        name = words.MONTHS[meeting.date.day.month - 1] if meeting.date else "Without a day"
        months.setdefault(name, []).append(_row(scene, links, meeting))
    made = tuple(Month(name=name, rows=tuple(rows)) for name, rows in months.items())
    return Year(name=year, many=len(found), months=made)


def _address(year: str) -> str:
    # In a folder of its own: every name directly under meetings/ may be a meeting's.
    return f"meetings/years/{year.replace(' ', '-')}.html"


def _row(scene: Scene, links: Links, meeting: Meeting) -> tuple[str, str, Markdown, str]:
    """Return the day for machines, the day for people, whom with as a link, and what else there is to say."""
    people = words.listed([person.name for person in meetings.people(scene.journal, meeting)])
    label = f"{meeting.title} ({people})" if meeting.title and people else meeting.title or people or meeting.label
    status = meetings.status(meeting, scene.today)
    about = f"about {words.listed(meeting.topics)}" if meeting.topics else ""
    said = _NOT_HELD.get(status, "") or meeting.lesson or about
    day = meeting.date.day if meeting.date else None
    return (
        day.isoformat() if day else "",
        f"{words.WEEKDAYS[day.weekday()][:3]} {day.day}" if day else "",
        links.anchor(label, addresses.of_record(meeting)),
        said,
    )
