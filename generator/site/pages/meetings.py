"""The list of meetings: those ahead as tickets, past ones by month."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.fortnight import after
from generator.facts.touches import introducers
from generator.facts.wikilinks import plain_line
from generator.model import addresses
from generator.model.records import Meeting
from generator.reports.hours import hours
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

INDEX = "meetings/index.html"
MANY = 120
"""With more past meetings than these, every year but the latest is folded."""
MOST_ON_A_PAGE = 1000
"""With more past meetings than these, each year has its own page."""
_NOT_HELD = {"cancelled": "called off", "no-show": "did not come"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A meeting ahead: when, with whom, through whom, where; an agreed one is shown until the day `until`."""

    meeting: Meeting
    day: date | None
    until: date | None
    hours: str
    people: Markup
    introducers: Markup
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A past meeting: its day, the day as the list says it, a link with its people, and what else there is to say."""

    day: date | None
    day_of: str
    link: Markup
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfMeetings:
    """The meetings of one month, the newest first."""

    name: str
    lines: Sequence[MeetingLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months of one year, and how many meetings they hold."""

    name: str
    many: int
    months: Sequence[MonthOfMeetings]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearElsewhere:
    """A year that has a page of its own, and how many meetings it holds."""

    name: str
    many: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPage:
    """What the list or a year's page shows; `feed` is the address of the calendar, empty for no link to it."""

    title: str
    opening: str
    tickets: Sequence[Ticket] = ()
    years: Sequence[Year]
    elsewhere: Sequence[YearElsewhere] = ()
    folded: bool = False
    feed: str = ""


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the list, and where there are very many meetings a page for each year."""
    behind = _behind(context)
    yield Page(address=INDEX, title="Meetings", render=partial(_list, context, behind))
    for year, found in _apart(behind).items():
        yield Page(address=_address(year), title=_title(year), render=partial(_one_year, context, year, found))


def _list(context: PageContext, behind: list[Meeting]) -> Markup:
    links = context.links(INDEX)
    ahead = [meeting for meeting in _by_day(context) if meetings.ahead(meeting, context.today)]
    years = _by_year(behind[:MOST_ON_A_PAGE])
    return context.render(
        INDEX,
        "meetings",
        MeetingsPage(
            title="Meetings",
            opening=_opening(context, behind, ahead),
            tickets=[ticket(context, links, meeting) for meeting in ahead],
            years=[_year(context, links, year, found) for year, found in years.items()],
            elsewhere=[
                YearElsewhere(name=year, many=len(found), address=_address(year))
                for year, found in _apart(behind).items()
            ],
            folded=len(behind) > MANY,
            feed=addresses.CALENDAR,
        ),
    )


def _one_year(context: PageContext, year: str, found: list[Meeting]) -> Markup:
    address = _address(year)
    return context.render(
        address,
        "meetings",
        MeetingsPage(
            title=_title(year),
            opening=opening_of_year(len(found)),
            years=[_year(context, context.links(address), year, found)],
        ),
    )


def opening_of_year(many: int) -> str:
    """Return how many meetings a year holds."""
    return f"{words.sentence(words.count(many, 'meeting'))}{', the latest first' if many > 1 else ''}."


def _title(year: str) -> str:
    return f"Meetings in {year}"


def ticket(context: PageContext, links: Links, meeting: Meeting) -> Ticket:
    """Return the ticket of a meeting ahead."""
    people = meetings.people(context.journal, meeting)
    given = introducers(context.journal, context.today)
    through = dict.fromkeys(introducer for person in people for introducer in given.get(person, ()))
    agreed = meetings.status(meeting, context.today) == "scheduled"
    return Ticket(
        meeting=meeting,
        day=meeting.date.day if meeting.date else None,
        until=after(meeting.date.day) if meeting.date and agreed else None,
        hours=_hours(context, meeting),
        people=links.people(meeting.with_),
        introducers=Markup(" and ").join(links.record(one) for one in through if one not in people),
        agreed=agreed,
    )


def _hours(context: PageContext, meeting: Meeting) -> str:
    """Return `, 14:00 (21:00 in Helsinki)`: the owner's clock first."""
    said = hours(context.journal, meeting)
    return f", {said}" if said else ""


def _opening(context: PageContext, behind: list[Meeting], ahead: list[Meeting]) -> str:
    held = sum(meetings.held(meeting, context.today) for meeting in behind)
    first = next((m.date.day for m in ahead if m.date and m.date.day >= context.today), None)
    return opening(held, len(ahead), words.day(first, context.today) if first else "")


def opening(held: int, ahead: int, first: str) -> str:
    """Return how many meetings were held, and how many lie ahead; `first` says when the first of these is."""
    begin = f"{words.sentence(words.count(held, 'meeting'))} held" if held else "No meeting held yet"
    if not ahead:
        return f"{begin}, none ahead."
    on = f", {'on' if ahead == 1 else 'the next on'} {first}" if first else ""
    return f"{begin}, {words.number(ahead)} ahead{on}."


def _by_day(context: PageContext) -> list[Meeting]:
    """Return all meetings, the earliest first, those without a day last."""
    return sorted(context.journal.meetings, key=lambda m: (m.date.day if m.date else date.max, str(m.date), m.slug))


def _behind(context: PageContext) -> list[Meeting]:
    """Return the meetings that are past or did not take place, the latest first."""
    return [meeting for meeting in reversed(_by_day(context)) if not meetings.ahead(meeting, context.today)]


def _by_year(behind: Iterable[Meeting]) -> dict[str, list[Meeting]]:
    """Return meetings by year, the latest first."""
    found: dict[str, list[Meeting]] = {}
    for meeting in behind:
        found.setdefault(str(meeting.date.day.year) if meeting.date else "without a day", []).append(meeting)
    return {year: found[year] for year in sorted(found, key=lambda year: (year.isdigit(), year), reverse=True)}


def _apart(behind: list[Meeting]) -> dict[str, list[Meeting]]:
    """Return the meetings of each year that has its own page; none where one page holds all."""
    return _by_year(behind) if len(behind) > MOST_ON_A_PAGE else {}


def _year(context: PageContext, links: Links, year: str, found: list[Meeting]) -> Year:
    months: dict[str, list[MeetingLine]] = {}
    for meeting in found:
        name = words.MONTHS[meeting.date.day.month - 1] if meeting.date else "Without a day"
        months.setdefault(name, []).append(_line(context, links, meeting))
    return Year(
        name=year, many=len(found), months=[MonthOfMeetings(name=name, lines=lines) for name, lines in months.items()]
    )


def _address(year: str) -> str:
    # In its own folder, since any name directly under meetings/ may be a meeting's page.
    return f"meetings/years/{year.replace(' ', '-')}.html"


def _line(context: PageContext, links: Links, meeting: Meeting) -> MeetingLine:
    """Return the line of a past meeting."""
    people = words.listed([person.name for person in meetings.people(context.journal, meeting)])
    label = f"{meeting.title} ({people})" if meeting.title and people else meeting.title or people or meeting.label
    status = meetings.status(meeting, context.today)
    about = f"about {words.listed(meeting.topics)}" if meeting.topics else ""
    day = meeting.date.day if meeting.date else None
    return MeetingLine(
        day=day,
        day_of=f"{words.WEEKDAYS[day.weekday()][:3]} {day.day}" if day else "",
        link=links.record(meeting, label),
        said=_NOT_HELD.get(status, "") or plain_line(context.journal, meeting.lesson or "") or about,
    )
