"""Thanks: every one that is open, with the words for it and where it goes; then how the last ones went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts import Debt
from generator.pages import owed
from generator.pages.debt_rows import Row, ShownRow, rows, shown, what
from generator.pages.html import escape
from generator.pages.links import Links
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.sentences import html
from generator.pages.spells import Spell, spells
from generator.records import Meeting, addresses
from generator.views import meetings
from generator.views.fortnight import coming_days
from generator.views.plain_text import line, sentences
from generator.views.thanking import LOOKED_BACK, Said, ToThank, is_thanks, said, to_thank
from generator.views.timeline import BY

SHOWN = 30
"""How many open thanks stand here with their words; there are more only where nobody was thanked for weeks."""
LISTED = 100
"""How many thanks said are listed."""
_QUOTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What could be written: the message, or a reason why there is none, and other lines that could be quoted."""

    subject: str = ""
    letter: Markup
    others: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A thanks that is open: what to do, `by` what, with which words, and how to close it.

    `envelope` is the postal address of one that is said by a card, line by line.
    """

    thanks: ToThank
    what: Markup
    by: str
    envelope: Markup
    words: Words
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """A thanks that was said, what it is `called`, and whether it came in time."""

    debt: Debt
    called: Markup
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksPage:
    """What the page of thanks shows; `kept` is a sentence about those that `went` out."""

    opening: Sequence[Spell[str]]
    waiting: Sequence[Waiting]
    more: int
    coming: Sequence[ShownRow]
    kept: str
    went: Sequence[Went]


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of thanks."""
    yield Page(address=addresses.THANKS, title="Thanks", render=partial(_page, scene))


def _page(scene: Scene) -> Markup:
    links = scene.links(addresses.THANKS)
    every = [row for row in rows(scene) if is_thanks(row.debt)]
    waiting = to_thank(scene.journal, scene.today, scene.settings)
    went = said(scene.journal, scene.today, scene.settings)
    close = owed.closing(scene)
    return scene.render(
        addresses.THANKS,
        "thanks",
        ThanksPage(
            opening=tuple(spells(scene.today, coming_days(scene.today), lambda day: _opening(scene, day, every, went))),
            waiting=[
                Waiting(
                    thanks=one,
                    what=what(scene, links, one.debt),
                    by=BY[one.way],
                    envelope=_envelope(one.address),
                    words=_words(scene, one),
                    close=close(one.debt),
                )
                for one in waiting[:SHOWN]
            ],
            more=len(waiting) - SHOWN,
            coming=[shown(scene, links, row) for row in every if row.begins is not None],
            kept=_kept(went),
            went=list(_went(scene, links, went)),
        ),
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


def _went(scene: Scene, links: Links, went: Said) -> Iterator[Went]:
    """Yield the latest thanks that were said."""
    in_time = frozenset(went.in_time)
    for debt in went.all[:LISTED]:
        yield Went(debt=debt, called=html(debt.called, scene.today, links.named), in_time=debt in in_time)


def _words(scene: Scene, one: ToThank) -> Words:
    # Only this page needs them, and only where somebody waits.
    from generator.drafts import NoDraft, draft
    from generator.drafts.quotes import quotes

    found = quotes(scene.journal, one.meeting) if one.meeting else ()
    try:
        made = draft(one.debt.kind.draft, scene.journal, scene.today, scene.settings, one.debt)
    except NoDraft as error:
        return Words(letter=Markup("<p>{}</p>").format(escape(error)), others=tuple(_noted(one.meeting)))
    used = line(made.body)
    others = [quote.text for quote in found if quote.text.rstrip(" .,;:!?") not in used]
    return Words(subject=made.subject, letter=owed.letter(made.body), others=others[:_QUOTES])


def _noted(meeting: Meeting | None) -> Iterator[str]:
    if meeting is not None:
        yield from list(sentences(meetings.notes(meeting)))[:_QUOTES]


def _envelope(address: str) -> Markup:
    """Return a postal address as it stands on an envelope, line by line."""
    return Markup("<br>").join(escape(part.strip()) for part in address.split(",") if part.strip())
