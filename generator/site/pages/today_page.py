"""Today: the first debts, the next meetings, people I have not heard from, and what happened last week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.fortnight import after, last_day, upcoming_days
from generator.facts.introductions import GivenName, names_in
from generator.facts.touches import introducers
from generator.facts.wikilinks import plain_line
from generator.model import addresses
from generator.model.moment import Moment
from generator.model.names import strip_brackets
from generator.model.records import Meeting
from generator.reports.hours import hours
from generator.reports.keep_in_touch import NotHeardFrom, enough_to_show, not_heard_from
from generator.reports.review import LastWeek, last_week
from generator.reports.unclear import in_words, unclear
from generator.site.pages.debt_markup import DebtRow, ShownRow, counted, more, nothing, opening, rows, shown
from generator.site.pages.html import escape, listed
from generator.site.pages.links import Links, html
from generator.site.pages.page import Page
from generator.site.pages.page_context import DatedVariant, PageContext, dated_variants
from generator.words.said import People, said

_MOST_NAMES = 3
_MOST_LESSONS = 2
SHOWN = 7
"""How many debts are shown; the rest are on What I owe."""
TICKETS = 3
QUIET = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """A meeting ahead: when, with whom, through whom; from the day `until` on it is not shown.

    A `hidden` one is shown by the page's script when an earlier one is over.
    """

    meeting: Meeting
    people: Markup
    through: Markup
    day: date
    hours: str
    brief: str
    until: date
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """What the first page shows; `own` is the owner's text from index.md, above everything else."""

    own: Markup
    opening: str
    nothing: Sequence[DatedVariant[str]]
    unclear: str
    empty: bool
    rows: Sequence[ShownRow]
    most: int
    rest: Sequence[tuple[DebtRow, int]]
    more: str
    tickets: Sequence[NextMeeting]
    most_tickets: int
    quiet: Sequence[NotHeardFrom]
    most_quiet: int
    nobody_quiet: str | None
    rhythms: bool
    weeks: Sequence[DatedVariant[Markup]]
    stale: date


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the first page of the site."""
    yield Page(address=addresses.TODAY, title="Today", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(addresses.TODAY)
    own = next((page for page in context.journal.free_pages if page.address == "index.md"), None)
    days = upcoming_days(context.today)
    every = rows(context)
    now = [row for row in every if row.begins is None]
    quiet = enough_to_show(not_heard_from(context.journal, context.today), QUIET)
    kept = set(_ever_among_the_first(every, (context.today, *days)))
    hidden = {row for row in now[SHOWN:] if row in kept}
    first = shown(context, links, now[0]).said if now else ""
    return context.render(
        addresses.TODAY,
        "today_page",
        TodayPage(
            own=links.text(own.source, own.body_start) if own else Markup(),
            opening=opening([row.debt.due_day for row in now], first, context.today),
            nothing=nothing(context),
            unclear=in_words(len(unclear(context.day))),
            empty=not now,
            rows=[replace(shown(context, links, row), hidden=row in hidden) for row in every if row in kept],
            most=SHOWN,
            rest=counted(row for row in every if row not in kept),
            more=more(len(now) - SHOWN, now[SHOWN].debt.due_day, context.today) if len(now) > SHOWN else "",
            tickets=list(_tickets(context, links)),
            most_tickets=TICKETS,
            quiet=quiet,
            most_quiet=QUIET,
            nobody_quiet=_nobody_quiet(quiet),
            rhythms=any(person.keep_in_touch and not person.archived for person in context.journal.contacts),
            weeks=tuple(
                dated_variants(
                    context.today, days, lambda day: paragraph(context, links, last_week(context.journal, day))
                )
            ),
            stale=after(last_day(context.today)),
        ),
    )


def _nobody_quiet(quiet: Sequence[NotHeardFrom]) -> str | None:
    """Return until when it is said that nobody is quiet, empty where no day ends that; None where somebody is."""
    if any(one.begins is None for one in quiet):
        return None
    return min((one.begins.isoformat() for one in quiet if one.begins), default="")


def _ever_among_the_first(every: tuple[DebtRow, ...], days: tuple[date, ...]) -> Iterator[DebtRow]:
    """Yield the rows that the page's script may have to show on one of the days; the others are only counted."""
    for day in days:
        yield from [row for row in every if row.stands(day)][:SHOWN]


def _tickets(context: PageContext, links: Links) -> Iterator[NextMeeting]:
    """Yield the next meetings, and hidden those that are shown when these are over."""
    scheduled = [m for m in context.journal.meetings if m.date and meetings.status(m, context.today) == "scheduled"]
    ahead = [(m.date, m) for m in scheduled if m.date]
    ahead.sort(key=lambda one: (one[0].day, str(one[0]), one[1].slug))
    passing = sum(on.day < last_day(context.today) for on, _ in ahead)
    for number, (on, meeting) in enumerate(ahead[: TICKETS + passing]):
        yield _ticket(context, links, meeting, on, hidden=number >= TICKETS)


def _ticket(context: PageContext, links: Links, meeting: Meeting, on: Moment, *, hidden: bool) -> NextMeeting:
    given, when = introducers(context.journal, context.today), hours(context.journal, meeting)
    people = meetings.people(context.journal, meeting)
    through = dict.fromkeys(introducer for person in people for introducer in given.get(person, ()))
    return NextMeeting(
        meeting=meeting,
        people=links.people(meeting.with_),
        through=Markup(" and ").join(links.record(person) for person in through),
        day=on.day,
        hours=f", {when}" if when else "",
        brief=addresses.of_brief(meeting),
        # The first day on which it is past: its own day, where its notes are written already.
        until=on.day if meetings.held(meeting, on.day) else after(on.day),
        hidden=hidden,
    )


def paragraph(context: PageContext, links: Links, week: LastWeek) -> Markup:
    """Return last week in a few sentences, or one that says that nothing happened."""
    if not week.meetings and not week.events:
        return Markup("No meeting and no event in the last seven days.")
    met = _met(context.today, links, week)
    return Markup(" ").join([*met, *_names(context, links, week), *_lessons(context, week)])


def _met(today: date, links: Links, week: LastWeek) -> Iterator[Markup]:
    if week.meetings:
        each = [
            Markup("{} {}").format(links.people(meeting.with_), links.record(meeting, _on(meeting.date)))
            for meeting in week.meetings
        ]
        yield Markup("You met {}.").format(listed(each))
    for event, people in week.events:
        met = said("{who}", who=People(people))
        came = Markup(", and met {} there").format(html(met, today, links.named)) if people else Markup()
        yield Markup("You were at {} {}{}.").format(links.record(event), _on(event.date), came)


def _on(moment: Moment | None) -> str:
    """Return the weekday, which is unambiguous for days of the last week."""
    return f"on {words.WEEKDAYS[moment.day.weekday()]}" if moment else ""


def _names(context: PageContext, links: Links, week: LastWeek) -> Iterator[Markup]:
    for meeting in week.meetings:
        given = [name for name in names_in(context.journal, meeting) if name.name or name.is_unresolved]
        who = listed(person.name for person in meetings.people(context.journal, meeting))
        if not given or not who:
            continue
        if len(given) > _MOST_NAMES:
            yield Markup("{} gave you {}.").format(who, words.count(len(given), "name"))
        else:
            named = listed([_named(links, name) for name in given])
            yield Markup("{} gave you the name{} of {}.").format(who, "" if len(given) == 1 else "s", named)


def _named(links: Links, name: GivenName) -> Markup:
    return links.record(name.contact) if name.contact else escape(name.name or strip_brackets(name.item.contact or ""))


def _lessons(context: PageContext, week: LastWeek) -> Iterator[Markup]:
    learned = [meeting for meeting in week.meetings if meeting.lesson][:_MOST_LESSONS]
    for meeting in learned:
        lesson = escape(plain_line(context.journal, meeting.lesson or ""))
        yield Markup("From {} you took: “{}”").format(_whom(context, meeting), lesson)


def _whom(context: PageContext, meeting: Meeting) -> Markup:
    return listed(person.name for person in meetings.people(context.journal, meeting)) or Markup("it")
