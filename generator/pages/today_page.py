"""Today: what waits, who comes next, what the last week brought; the owner's index.md above it."""

from collections.abc import Iterator
from datetime import timedelta

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import addresses
from generator.views import meetings
from generator.views.history import history

SHOWN = 7
"""How many debts stand on Today; the rest is a click away."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the first page of the site."""
    own = next((page for page in scene.journal.free_pages if page.address == "index.md"), None)
    links = Links(scene.journal, addresses.TODAY)
    coming = [m for m in scene.journal.meetings if meetings.status(m, scene.today) == "scheduled" and m.date]
    coming.sort(key=lambda m: (m.date.day, str(m.date)) if m.date else (scene.today, ""))
    week = scene.today - timedelta(days=7)
    lately = [
        m
        for m in scene.journal.meetings
        if m.date and week <= m.date.day <= scene.today and meetings.held(m, scene.today)
    ]
    lately.sort(key=lambda m: str(m.date), reverse=True)
    yield scene.page(
        addresses.TODAY,
        "Today",
        "today_page",
        search=own is not None,
        own=links.text(own.source, own.body_start) if own else Markdown(),
        opening=_opening(scene),
        shown=scene.debts[:SHOWN],
        more=len(scene.debts) - SHOWN,
        coming=coming[:5],
        lately=lately,
        people=len(scene.journal.contacts),
        touched=len(history(scene.journal, scene.today)),
    )


def _opening(scene: Scene) -> str:
    waiting = [debt for debt in scene.debts if debt.state(scene.today) == "overdue"]
    due_today = [debt for debt in scene.debts if debt.state(scene.today) == "today"]
    if waiting:
        first = waiting[0]
        verb = "is" if len(waiting) == 1 else "are"
        since = words.near_day(first.due_day, scene.today)
        return f"{words.sentence(words.count(len(waiting), 'thing'))} {verb} waiting, the oldest since {since}."
    if due_today:
        return f"{words.sentence(words.count(len(due_today), 'thing'))} to do today."
    if scene.debts:
        return f"Nothing is waiting. The next thing falls due on {words.day(scene.debts[0].due_day, scene.today)}."
    held = sum(meetings.held(meeting, scene.today) for meeting in scene.journal.meetings)
    return f"You owe nobody anything: {words.count(held, 'meeting')} checked, every promise kept."
