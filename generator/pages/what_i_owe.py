"""What I owe: every open debt, grouped by when it is due, each with why and how to close it."""

from collections.abc import Iterator
from datetime import timedelta

from generator import words
from generator.debts import Debt
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.views import meetings


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of debts."""
    week = scene.today + timedelta(days=7)
    groups: dict[str, list[Debt]] = {"Waiting": [], "Today": [], "This week": [], "Later": []}
    for debt in scene.debts:
        state = debt.state(scene.today)
        named = {"overdue": "Waiting", "today": "Today"}.get(state)
        groups[named or ("This week" if debt.due_day <= week else "Later")].append(debt)
    held = sum(meetings.held(meeting, scene.today) for meeting in scene.journal.meetings)
    yield scene.page(
        addresses.WHAT_I_OWE,
        "What I owe",
        "what_i_owe",
        search=False,
        groups={name: found for name, found in groups.items() if found},
        checked=words.count(held, "meeting"),
    )
