"""Review: what happened in the last seven days, and what is to come in the next seven."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts import DEBTS
from generator.debts.debt import Debt, concerned
from generator.facts import meetings
from generator.model import addresses
from generator.model.choices import OUTCOMES
from generator.model.moment import shifted
from generator.model.records import Event, Meeting, Record
from generator.reports.hours import hours
from generator.reports.introductions import Introduction
from generator.reports.review import DAYS, Review, review
from generator.reports.review_words import people_met
from generator.site.pages import debt_markup
from generator.site.pages.debt_markup import what
from generator.site.pages.html import escape, listed
from generator.site.pages.links import Links, html
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.words import is_are
from generator.words.said import Name, People, plain, said

LISTED = 30
"""The most debts of one kind that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetLine:
    """A meeting of the last seven days, and what I came away with."""

    meeting: Meeting
    weekday: str
    came: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A meeting of the next seven days; `hours` are on every clock, empty where no hour is known."""

    meeting: Meeting
    day: date
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """A debt, and what to do as a sentence without its full stop."""

    debt: Debt
    what: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """What the review shows: meetings, people and names, what was settled, what is `late` and what falls `due`.

    `names` has each name with who gave it, `paid` is a sentence without its full stop, `kept` are promises; `happened`
    says without a full stop what ended other debts. `attended` has each event with whom I met there.
    """

    opening: str
    opened: str
    let_go: str
    review: Review
    met: Sequence[MetLine]
    new: Markup
    names: Sequence[Markup]
    paid: Markup
    kept: Sequence[str]
    happened: Markup
    attended: Sequence[tuple[Event, Markup]]
    called_off: Sequence[Markup]
    late: Sequence[OwedLine]
    ahead: Sequence[Ahead]
    due: Sequence[OwedLine]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the review of the last seven days."""
    yield Page(address=addresses.REVIEW, title="Review", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(addresses.REVIEW)
    since = shifted(context.today, -DAYS)
    found = review(context.day, since)
    waiting = [debt for debt in found.due if debt.state(context.today) == "overdue"]
    return context.render(
        addresses.REVIEW,
        "review",
        ReviewPage(
            opening=_opening(context, found),
            opened=opened_words(len(found.opened)) if found.opened else "",
            let_go=let_go_words(len(found.let_go), len(found.opened)) if found.let_go else "",
            review=found,
            met=[_met(meeting) for meeting in found.held],
            new=debt_markup.everybody(links, found.new),
            names=_names(links, found.names),
            paid=_paid(context, links, found.closed),
            kept=_kept(context, found.closed),
            happened=_happened(context, links, found),
            attended=[(event, _whom(context, links, met)) for event, met in found.attended],
            called_off=[_called_off(context, links, meeting) for meeting in found.called_off],
            late=_owed(context, links, waiting),
            ahead=list(_ahead(context, found.ahead)),
            due=_owed(context, links, [debt for debt in found.due if debt not in waiting]),
        ),
    )


def _owed(context: PageContext, links: Links, found: Sequence[Debt]) -> list[OwedLine]:
    return [OwedLine(debt=debt, what=what(context, links, debt)) for debt in found[:LISTED]]


def _opening(context: PageContext, found: Review) -> str:
    until = words.day(context.today, context.today)
    if found.is_empty:
        return opening_of_quiet(len(context.journal.contacts), until)
    met = people_met(context.journal, found)
    return opening(until, met, len(found.names), len(found.closed), found.touched)


def opening_of_quiet(people: int, until: str) -> str:
    """Return that in the week until a day there was no contact with any of so many people."""
    said = f"{words.count(people, 'person', 'people')} on file, and no word with {_any_of(people)}"
    if not people:
        said = "nobody is on file yet, and nothing happened"
    return f"A quiet week: {said} in the seven days to {until}. The next meeting you write down is told here."


def _any_of(people: int) -> str:
    if people == 1:
        return "them"
    return "either of them" if people == 2 else "any of them"


def opening(until: str, met: int, names: int, settled: int, touched: int) -> str:
    """Return what happened in the week until a day: people met, names, debts settled, else contacts."""
    parts = [f"met {words.count(met, 'person', 'people')}"] if met else []
    parts += [f"were given {words.count(names, 'name')}"] if names else []
    parts += [f"settled {words.count(settled, 'thing')}"] if settled else []
    if not parts:
        parts = [f"were in touch with {words.count(touched, 'person', 'people') if touched else 'nobody'}"]
    return f"In the seven days to {until} you {words.listed(parts)}."


def opened_words(opened: int) -> str:
    """Return how many debts are new and still open."""
    return f"{words.sentence(words.count(opened, 'new thing'))} {is_are(opened)} open"


def let_go_words(let_go: int, opened: int) -> str:
    """Return how many debts were let go; where some were `opened`, they are called others."""
    what = words.count(let_go, "other" if opened else "thing")
    return f"{words.sentence(what)} {'was' if let_go == 1 else 'were'} let go."


def _met(meeting: Meeting) -> MetLine:
    weekday = words.WEEKDAYS[meeting.date.day.weekday()] if meeting.date else ""
    came = words.listed([OUTCOMES[outcome] for outcome in meeting.outcomes])
    return MetLine(meeting=meeting, weekday=weekday, came=came)


def _names(links: Links, found: Sequence[Introduction]) -> list[Markup]:
    """Return each name that I was given, and by whom."""
    said = []
    for one in found:
        name = links.record(one.contact) if one.contact else escape(one.name)
        said.append(Markup("{} (from {})").format(name, debt_markup.everybody(links, one.by)) if one.by else name)
    return said


def _paid(context: PageContext, links: Links, closed: tuple[Debt, ...]) -> Markup:
    """Return what was settled as one sentence without its full stop, with links to people."""
    whom: dict[str, dict[Record | Name, None]] = {}
    for debt in sorted(closed, key=lambda debt: DEBTS.index(debt.kind)):
        if not debt.kind.in_own_words:
            whom.setdefault(debt.kind.settled, {}).update(dict.fromkeys(concerned(context.journal, debt)))
    return listed(
        html(said(done, who=People(tuple(who), most=debt_markup.MOST_NAMED)), context.today, links.named)
        for done, who in whom.items()
    )


def _happened(context: PageContext, links: Links, found: Review) -> Markup:
    """Return what ended debts that I need not pay any more, each once, but for meetings, which are told already."""
    told = {person for meeting in found.held for person in meetings.people(context.journal, meeting)}
    others = [happened for debt, happened in found.fell_away if debt.contact not in told]
    said_once = dict.fromkeys(html(happened, context.today, links.named) for happened in others)
    return listed(list(said_once)[:LISTED])


def _whom(context: PageContext, links: Links, people: tuple[Record | Name, ...]) -> Markup:
    return html(said("{who}", who=People(people, none="", most=debt_markup.MOST_NAMED)), context.today, links.named)


def _called_off(context: PageContext, links: Links, meeting: Meeting) -> Markup:
    """Return which meeting was called off, by whom and when, as a sentence without a full stop."""
    day = words.day(meeting.date.day, context.today) if meeting.date else "a day not written down"
    people, what = links.people(meeting.with_), links.record(meeting, f"on {day}")
    if meeting.status == "no-show":
        return Markup("{} did not come {}").format(people, what)
    who = {"me": "You", "them": "They"}.get(meeting.cancelled_by or "")
    the_meeting = Markup("the meeting with {} {}").format(people, what)
    if who:
        return Markup("{} called off {}").format(who, the_meeting)
    return Markup("The meeting with {} {} was called off").format(people, what)


def _kept(context: PageContext, closed: tuple[Debt, ...]) -> list[str]:
    """Return the promises that were kept, as they were written."""
    return [plain(debt.what, context.today) for debt in closed if debt.kind.in_own_words][:LISTED]


def _ahead(context: PageContext, found: Iterable[Meeting]) -> Iterator[Ahead]:
    for meeting in found:
        if meeting.date:
            yield Ahead(meeting=meeting, day=meeting.date.day, hours=hours(context.journal, meeting))
