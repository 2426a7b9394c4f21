"""Thanks: every one that is open, with the words for it and where it goes; then how the last ones went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.pages import owed
from generator.pages.debt_rows import Row, rows, shown, what
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.spells import spells
from generator.records import Meeting, addresses
from generator.views import meetings
from generator.views.ahead import coming_days
from generator.views.plain_text import line, sentences
from generator.views.thanking import KINDS, LOOKED_BACK, Said, ToThank, said, to_thank
from generator.views.timeline import BY

SHOWN = 30
"""How many open thanks stand here with their words; there are more only where nobody was thanked for weeks."""
LISTED = 100
"""How many thanks said are listed."""
_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What could be written: the message, or a reason why there is none, and other lines that could be quoted."""

    subject: str = ""
    letter: Markdown | str = ""
    others: tuple[str, ...] = ()
    why_none: str = ""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of thanks."""
    links = scene.links(addresses.THANKS)
    every = [row for row in rows(scene) if row.debt.kind in KINDS]
    waiting = to_thank(scene.journal, scene.today, scene.settings)
    went = said(scene.journal, scene.today, scene.settings)
    yield scene.page(
        addresses.THANKS,
        "Thanks",
        "thanks",
        search=False,
        by_when=words.by_when,
        close=owed.closing(scene),
        opening=tuple(spells(scene.today, coming_days(scene.today), lambda day: _opening(scene, day, every, went))),
        waiting=[(one, what(scene, links, one.debt), _words(scene, one)) for one in waiting[:SHOWN]],
        more=len(waiting) - SHOWN,
        coming=[shown(scene, links, row) for row in every if row.begins is not None],
        looked_back=LOOKED_BACK,
        went=went,
        kept=_kept(went),
        listed=went.all[:LISTED],
        in_time=frozenset(went.in_time),
        lines=_lines,
        by=BY,
    )


def _opening(scene: Scene, day: date, every: list[Row], went: Said) -> str:
    """Return what the page found, as it is on a day if nothing is written until then."""
    waiting = [row.debt for row in every if row.stands(day)]
    if waiting:
        first = waiting[0]
        verb = "is" if len(waiting) == 1 else "are"
        begin = f"{words.sentence(words.number(len(waiting)))} thanks {verb} still to be said"
        near = words.near_day(first.due_day, day)
        if first.due_day < day:
            return f"{begin}; {first.name} has waited since {near}."
        return f"{begin}; the first, to {first.name}, {near if near == 'today' else f'by {near}'}."
    if went.all:
        return f"Everybody is thanked: {words.count(len(went.all), 'debt')} of the last {LOOKED_BACK} days looked at."
    held = sum(meetings.held(meeting, day) for meeting in scene.journal.meetings)
    if held:
        return f"Nobody waits for thanks: {words.count(held, 'meeting')} checked, none that asks for any now."
    return (
        "Nobody is to be thanked yet, for no meeting has been held. After the first talk that you asked for, "
        "its thanks stand here, with words from your notes."
    )


def _kept(went: Said) -> str:
    """Return in a sentence how the thanks of the last days went; nothing where there were none."""
    in_time, late, unsaid = len(went.in_time), len(went.late), len(went.unsaid)
    if not in_time and not late and not unsaid:
        return ""
    sentence = f"In the last {LOOKED_BACK} days you said {words.number(in_time + late)} thanks"
    if late:
        sentence += f", {words.number(in_time)} in time and {words.number(late)} late, which is better than never."
    else:
        sentence += ", all in time." if in_time else "."
    if unsaid:
        verb = "was" if unsaid == 1 else "were"
        sentence += f" {words.sentence(words.number(unsaid))} more {verb} let go."
    return sentence


def _words(scene: Scene, one: ToThank) -> Words:
    # Only this page needs them, and only where somebody waits.
    from generator.drafts import NoDraft, draft
    from generator.drafts.quotes import quotes

    kind = "card" if one.debt.kind == "thank-card" else "thanks"
    found = quotes(scene.journal, one.meeting) if one.meeting else ()
    try:
        made = draft(kind, scene.journal, scene.today, scene.settings, one.debt)
    except NoDraft as error:
        return Words(others=tuple(_noted(one.meeting)), why_none=str(error))
    used = line(made.body)
    others = [quote.text for quote in found if quote.text.rstrip(" .,;:!?") not in used]
    return Words(subject=made.subject, letter=owed.letter(made.body), others=tuple(others[:_QUOTES]))


def _noted(meeting: Meeting | None) -> Iterator[str]:
    if meeting is not None:
        yield from list(sentences(meetings.notes(meeting)))[:_QUOTES]


def _lines(address: str) -> list[str]:
    """Return a postal address as it stands on an envelope."""
    return [part.strip() for part in address.split(",") if part.strip()]
