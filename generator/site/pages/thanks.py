"""Thanks: each that is owed, with a message and an address; then whether the last ones came in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.fortnight import upcoming_days
from generator.model import addresses
from generator.model.choices import WAYS
from generator.model.records import Meeting
from generator.reports.thanks import LOOKED_BACK, ThanksSaid, ToThank, is_thanks, said_thanks, to_thank
from generator.site.pages import debt_markup
from generator.site.pages.debt_markup import DebtRow, ShownRow, rows, shown, what
from generator.site.pages.html import escape
from generator.site.pages.links import Links, html
from generator.site.pages.page import Page
from generator.site.pages.page_context import DatedVariant, PageContext, dated_variants
from generator.words import is_are
from generator.words.plain_text import line, sentences

SHOWN = 30
"""The most open thanks that are shown; there are only more where nobody was thanked for weeks."""
LISTED = 100
"""The most thanks that are listed as said."""
_QUOTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksText:
    """What could be written: the message, or a reason why there is none, and other notes that could be quoted."""

    subject: str = ""
    letter: Markup
    others: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksWaiting:
    """Thanks that are owed: what to do, `by` which way, a message, and how to close the debt.

    `envelope` is the postal address for a card, line by line.
    """

    thanks: ToThank
    what: Markup
    by: str
    envelope: Markup
    words: ThanksText
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksLine:
    """Thanks that were said, what they are `called`, and whether they came in time."""

    debt: Debt
    called: Markup
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksPage:
    """What the page of thanks shows; `kept` is a sentence about the thanks that were `said` in the last days."""

    opening: Sequence[DatedVariant[str]]
    waiting: Sequence[ThanksWaiting]
    more: int
    coming: Sequence[ShownRow]
    kept: str
    said: Sequence[ThanksLine]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of thanks."""
    yield Page(address=addresses.THANKS, title="Thanks", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(addresses.THANKS)
    every = [row for row in rows(context) if is_thanks(row.debt)]
    waiting = to_thank(context.day)
    thanks_said = said_thanks(context.day)
    close = debt_markup.closing(context)
    return context.render(
        addresses.THANKS,
        "thanks",
        ThanksPage(
            opening=tuple(
                dated_variants(
                    context.today, upcoming_days(context.today), lambda day: _opening(context, day, every, thanks_said)
                )
            ),
            waiting=[
                ThanksWaiting(
                    thanks=one,
                    what=what(context, links, one.debt),
                    by=WAYS[one.way].by,
                    envelope=_envelope(one.address),
                    words=_words(context, one),
                    close=close(one.debt),
                )
                for one in waiting[:SHOWN]
            ],
            more=len(waiting) - SHOWN,
            coming=[shown(context, links, row) for row in every if row.begins is not None],
            kept=_kept(thanks_said),
            said=list(_lines(context, links, thanks_said)),
        ),
    )


def _opening(context: PageContext, day: date, every: list[DebtRow], thanks_said: ThanksSaid) -> str:
    """Return the first sentence of the page on a day, if nothing is written until then."""
    waiting = [row.debt for row in every if row.stands(day)]
    if waiting:
        first = waiting[0]
        near = words.near_day(first.due_day, day)
        return opening_of_waiting(len(waiting), first.name or "somebody", near, late=first.due_day < day)
    held = sum(meetings.held(meeting, day) for meeting in context.journal.meetings)
    return opening_of_none(len(thanks_said.all), held)


def opening_of_waiting(waiting: int, first: str, near: str, *, late: bool) -> str:
    """Return how many thank-yous are owed, and the first of them: to whom and by when."""
    begin = f"{words.sentence(words.count(waiting, 'thank-you'))} {is_are(waiting)} still to be said"
    if late:
        return f"{begin}; {first} has waited since {near}."
    by = near if near == "today" else f"by {near}"
    return f"{begin}; the first, to {first}, {by}." if waiting > 1 else f"{begin}, to {first}, {by}."


def opening_of_none(said_: int, held: int) -> str:
    """Return that nobody waits for thanks: so many were said lately, after so many meetings."""
    if said_:
        many = words.count(said_, "thank-you")
        return f"Everybody is thanked: you said {many} in the last {LOOKED_BACK} days."
    if held:
        return f"Nobody is waiting for thanks: {words.count(held, 'meeting')} checked."
    return (
        "Nobody is to be thanked yet, for no meeting has been held. After the first meeting that you asked for, "
        "its thanks stand here, with words from your notes."
    )


def _kept(thanks_said: ThanksSaid) -> str:
    return kept_words(len(thanks_said.in_time), len(thanks_said.late), len(thanks_said.unsaid))


def kept_words(in_time: int, late: int, unsaid: int) -> str:
    """Return how many thanks of the last days came in time, late or not at all; empty where there were none."""
    said_, let_go = in_time + late, "was" if unsaid == 1 else "were"
    begin = f"In the last {LOOKED_BACK} days"
    if not said_:
        return f"{begin} {words.count(unsaid, 'thank-you')} {let_go} let go." if unsaid else ""
    sentence = f"{begin} you said {words.count(said_, 'thank-you')}, {_on_time(in_time, late)}."
    return f"{sentence} {words.sentence(words.number(unsaid))} more {let_go} let go." if unsaid else sentence


def _on_time(in_time: int, late: int) -> str:
    all_ = {1: "", 2: "both "}.get(in_time + late, "all ")
    if not late:
        return f"{all_}in time"
    some = f"{words.number(in_time)} in time and {words.number(late)} late" if in_time else f"{all_}late"
    return f"{some}, which is better than never"


def _lines(context: PageContext, links: Links, thanks_said: ThanksSaid) -> Iterator[ThanksLine]:
    """Yield the latest thanks that were said."""
    in_time = frozenset(thanks_said.in_time)
    for debt in thanks_said.all[:LISTED]:
        yield ThanksLine(debt=debt, called=html(debt.called, context.today, links.named), in_time=debt in in_time)


def _words(context: PageContext, one: ToThank) -> ThanksText:
    # Imported here, since only this page needs drafts, and only where thanks are owed.
    from generator.edit.drafts import draft
    from generator.edit.drafts.draft import NoDraft
    from generator.edit.drafts.quotes import quotes

    found = quotes(context.journal, one.meeting) if one.meeting else ()
    try:
        made = draft(one.debt.kind.draft, context.day, one.debt)
    except NoDraft as error:
        return ThanksText(letter=Markup("<p>{}</p>").format(escape(error)), others=tuple(_noted(one.meeting)))
    used = line(made.body)
    others = [quote.text for quote in found if quote.text.rstrip(" .,;:!?") not in used]
    return ThanksText(subject=made.subject, letter=debt_markup.letter(made.body), others=others[:_QUOTES])


def _noted(meeting: Meeting | None) -> Iterator[str]:
    if meeting is not None:
        yield from list(sentences(meetings.notes(meeting)))[:_QUOTES]


def _envelope(address: str) -> Markup:
    """Return a postal address line by line, as on an envelope."""
    return Markup("<br>").join(escape(part.strip()) for part in address.split(",") if part.strip())
