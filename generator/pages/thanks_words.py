"""How I thanked somebody for a talk: when, by what, and whether in time."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from generator import words
from generator.debts import Debt
from generator.debts.closing import AddItem
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.records import Meeting
from generator.records.choices import WAYS
from generator.records.facts import Thanks


def thanks_said(scene: Scene, links: Links, meeting: Meeting, owed: Sequence[Debt]) -> Iterator[Markup]:
    """Yield a sentence for each time I said thanks; `owed` are those that it owes, closed ones too."""
    for thanks in meeting.thanks:
        if thanks.on.day > scene.today:
            continue
        to = Markup(" to {}").format(links.people(thanks.to)) if thanks.to else Markup()
        note = Markup(": {}").format(links.inline(thanks.note)) if thanks.note else Markup()
        yield Markup("{}{} on {}{}{}").format(
            words.sentence(WAYS[thanks.by].by), to, words.day(thanks.on.day, scene.today), _in_time(thanks, owed), note
        )


def _in_time(thanks: Thanks, owed: Sequence[Debt]) -> Markup:
    """Return whether thanks came in time; nothing where none were owed."""
    paid = (debt for debt in owed if isinstance(debt.closes, AddItem) and thanks.by in debt.closes.ways)
    due: date | None = next((debt.due_day for debt in paid), None)
    if due is None or thanks.by == "in-person":
        return Markup()
    late = (thanks.on.day - due).days
    if late <= 0:
        return Markup(', <span class="done">in time</span>')
    return Markup(', <span class="waiting">{} late</span>').format(words.count(late, "day"))
