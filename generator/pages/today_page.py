"""Today: what is owed first, whom I meet next, who has been quiet, and what last week brought."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import words
from generator.pages.debt_rows import Row, counted, nothing, rows, shown
from generator.pages.last_week_words import paragraph
from generator.pages.markdown import Markdown
from generator.pages.opening import more, opening
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.spells import spells
from generator.pages.text import Links
from generator.records import Meeting, addresses
from generator.views import meetings
from generator.views.ahead import after, coming_days, last_day
from generator.views.clocks import Clock, clocks
from generator.views.history import introducers
from generator.views.last_week import last_week
from generator.views.quiet import longest, quiet

SHOWN = 7
"""How many debts stand on Today; the rest is a click away."""
TICKETS = 3
QUIET = 3


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the first page of the site."""
    own = next((page for page in scene.journal.free_pages if page.address == "index.md"), None)
    links = scene.links(addresses.TODAY)
    days = coming_days(scene.today)
    yield scene.page(
        addresses.TODAY,
        "Today",
        "today_page",
        search=own is not None,
        own=links.text(own.source, own.body_start) if own else Markdown(),
        **_owed(scene, links),
        tickets=_tickets(scene, links),
        most_tickets=TICKETS,
        quiet=longest(quiet(scene.journal, scene.today), QUIET),
        most_quiet=QUIET,
        weeks=tuple(spells(scene.today, days, lambda day: paragraph(scene, links, last_week(scene.journal, day)))),
        stale=after(last_day(scene.today)),
        by_when=words.by_when,
    )


def _owed(scene: Scene, links: Links) -> dict[str, Any]:
    every = rows(scene)
    now = [row for row in every if row.begins is None]
    kept = set(_ever_among_the_first(every, (scene.today, *coming_days(scene.today))))
    hidden = {row for row in now[SHOWN:] if row in kept}
    first = shown(scene, links, now[0])["said"] if now else ""
    return {
        "rows": [{**shown(scene, links, row), "hidden": row in hidden} for row in every if row in kept],
        "rest": counted([row for row in every if row not in kept]),
        "most": SHOWN,
        "more": more(len(now) - SHOWN, now[SHOWN].debt.due_day, scene.today) if len(now) > SHOWN else "",
        "opening_sentence": opening([row.debt.due_day for row in now], first, scene.today),
        "nothing_said": nothing(scene),
        "empty": not now,
    }


def _ever_among_the_first(every: tuple[Row, ...], days: tuple[date, ...]) -> Iterator[Row]:
    """Yield the rows that the page's script may have to show on one of the days; others are only counted."""
    for day in days:
        yield from [row for row in every if row.stands(day)][:SHOWN]


def _tickets(scene: Scene, links: Links) -> list[dict[str, Any]]:
    """Return the next meetings, and those that come into view when they are over."""
    ahead = [m for m in scene.journal.meetings if m.date and meetings.status(m, scene.today) == "scheduled"]
    ahead.sort(key=lambda m: (m.date.day, str(m.date), m.slug) if m.date else (date.max, "", ""))
    passing = sum(m.date.day < last_day(scene.today) for m in ahead if m.date)
    return [
        {**_ticket(scene, links, meeting), "hidden": number >= TICKETS}
        for number, meeting in enumerate(ahead[: TICKETS + passing])
    ]


def _ticket(scene: Scene, links: Links, meeting: Meeting) -> dict[str, Any]:
    given, told = introducers(scene.journal, scene.today), clocks(scene.journal, meeting)
    people = meetings.people(scene.journal, meeting)
    through = dict.fromkeys(introducer for person in people for introducer in given.get(person, ()))
    return {
        "meeting": meeting,
        "with_": links.people(meeting.with_),
        "through": Markdown(" and ").join(links.record(person) for person in through),
        "day": told[0].begins.date() if told else meeting.date.day if meeting.date else None,
        "hours": _hours(told),
        "brief": addresses.of_brief(meeting),
        "until": _over(meeting),
    }


def _over(meeting: Meeting) -> date | None:
    """Return the first day on which it lies behind me: its own, where its notes are written already."""
    if meeting.date is None:
        return None
    return meeting.date.day if meetings.held(meeting, meeting.date.day) else after(meeting.date.day)


def _hours(told: tuple[Clock, ...]) -> str:
    """Return `, 14:00 (21:00 in Helsinki)`: the owner's clock first."""
    if not told:
        return ""
    elsewhere = ", ".join(f"{clock.begins:%H:%M} in {clock.place}" for clock in told[1:])
    return f", {told[0].begins:%H:%M}" + (f" ({elsewhere})" if elsewhere else "")
