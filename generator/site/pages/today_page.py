"""Today: what lies ahead, the first debts, the next meetings, people not heard from, and what happened last week."""

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
from generator.model.day import Day
from generator.model.moment import Moment, shifted
from generator.model.names import strip_brackets
from generator.model.records import Meeting
from generator.reports.ahead import ahead
from generator.reports.hours import hours
from generator.reports.keep_in_touch import NotHeardFrom, enough_to_show, not_heard_from
from generator.reports.owed import MOST_WAITING
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
"""How many debts are shown, unless more are for today and tomorrow or wait; the rest are on What I owe."""
NEAR = 5
"""How many of these are for today and tomorrow at the most."""
WAITING = 3
"""How many of what waits are shown: a longer list is not read."""
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
    ahead: Sequence[DatedVariant[Markup]]
    unclear: str
    empty: bool
    rows: Sequence[ShownRow]
    most: tuple[int, int, int]
    rest: Sequence[tuple[DebtRow, int]]
    more: str
    backlog: bool
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
    first = _first(now, context.today)
    kept = {row for day in (context.today, *days) for row in _needed(every, day)}
    unseen = [row for row in now if row not in first]
    said = shown(context, links, now[0]).said if now else ""
    ordered = (*first, *(row for row in every if row in kept and row not in first))
    return context.render(
        addresses.TODAY,
        "today_page",
        TodayPage(
            own=links.text(own.source, own.body_start) if own else Markup(),
            opening=opening([row.debt.due_day for row in now], said, context.today),
            nothing=nothing(context),
            ahead=tuple(dated_variants(context.today, days, lambda day: _ahead(context, links, day))),
            unclear=in_words(len(unclear(context.day))),
            empty=not now,
            rows=[replace(shown(context, links, row), hidden=row not in first) for row in ordered],
            most=(NEAR, WAITING, SHOWN),
            rest=counted(row for row in every if row not in kept),
            more=_more(len(first), unseen, context.today),
            backlog=sum(row.debt.due_day < context.today for row in now) > MOST_WAITING,
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


def _first(rows_: Sequence[DebtRow], day: date) -> tuple[DebtRow, ...]:
    """Return the rows that are shown on a day: what is for it and the next one, what waits longest, and what comes.

    What its owner lets rest is not among them. The page's script chooses by the same rule.
    """
    awake = [row for row in rows_ if not row.rests(day)]
    near = [row for row in awake if day <= row.debt.due_day <= shifted(day, 1)][:NEAR]
    waiting = [row for row in awake if row.debt.due_day < day][:WAITING]
    room = max(SHOWN - len(near) - len(waiting), 0)
    return (*near, *waiting, *[row for row in awake if row.debt.due_day > shifted(day, 1)][:room])


def _needed(every: Sequence[DebtRow], day: date) -> tuple[DebtRow, ...]:
    """Return the rows that the page's script shows on a day, or names; the others are only counted."""
    standing = [row for row in every if row.stands(day)]
    return (*_first(standing, day), *standing[:1])


def _more(seen: int, unseen: Sequence[DebtRow], today: date) -> str:
    """Return how many more there are; empty where there are none."""
    if not unseen:
        return ""
    return more(len(unseen), unseen[0].debt.due_day, today) if seen else "What I owe"


def _ahead(context: PageContext, links: Links, day: date) -> Markup:
    """Return what lies ahead on a day and the next one, a sentence for each; empty for nothing."""
    found = ahead(Day(context.journal, day, context.settings))
    there = {
        on: [html(one.what, day, links.named) for one in found if one.date.day == on] for on in (day, shifted(day, 1))
    }
    return Markup(" ").join(
        Markup("{}: {}.").format(words.sentence(words.near_day(on, day)), Markup("; ").join(said))
        for on, said in there.items()
        if said
    )


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
