"""Keep in touch: who is next and what to write about, whose reminders rest, and who has not said that I may write."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts.debt import Debt
from generator.facts.fortnight import upcoming_days
from generator.facts.touches import history
from generator.model import addresses
from generator.model.moment import shifted
from generator.model.records import Contact
from generator.reports import card
from generator.reports.keep_in_touch import KeepInTouchLists, Rhythm, keep_in_touch_lists
from generator.reports.thanks import is_thanks
from generator.site.pages import debt_markup
from generator.site.pages.links import Links, html, unlinked
from generator.site.pages.page import Page
from generator.site.pages.page_context import DatedVariant, PageContext, dated_variants

SHOWN = 40
"""The most people of one group that are shown."""
FIRST, SOON_DAYS = 2, 30
"""Ideas are shown for at least so many people, and for everybody whose time comes within so many days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Somebody with a rhythm: the debt, when and how the `last` touch was, ideas for a message, how to close it."""

    debt: Debt
    person: Contact
    last: date | None
    happened: Markup
    ideas: Sequence[Markup]
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """Somebody without a rhythm: the day of the last touch, and whether I still owe them thanks."""

    person: Contact
    last: date
    thanks_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepInTouchPage:
    """What the page shows: the `first` people, with ideas, those `later`, and how many `more` there are.

    `unasked` never said whether I may write, `free` allowed it and have no rhythm. Only some of these are listed;
    `all_unasked` and `all_free` are sentences with their full number.
    """

    opening: Sequence[DatedVariant[str]]
    first: Sequence[Kept]
    later: Sequence[Kept]
    more: int
    resting: Sequence[Kept]
    unasked: Sequence[Silent]
    all_unasked: str
    free: Sequence[Silent]
    all_free: str
    refused: Markup


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of whom to keep in touch with."""
    yield Page(address=addresses.KEEP_IN_TOUCH, title="Keep in touch", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(addresses.KEEP_IN_TOUCH)
    found = keep_in_touch_lists(context.day)
    soon = shifted(context.today, SOON_DAYS)
    near = min(SHOWN, max(FIRST, sum(one.debt.due_day <= soon for one in found.rhythms)))
    kept = partial(_kept, context, links, debt_markup.closing(context))
    return context.render(
        addresses.KEEP_IN_TOUCH,
        "keep_in_touch",
        KeepInTouchPage(
            opening=tuple(
                dated_variants(context.today, upcoming_days(context.today), lambda day: _opening(context, day, found))
            ),
            first=[kept(one) for one in found.rhythms[:near]],
            later=[kept(one) for one in found.rhythms[near:SHOWN]],
            more=len(found.rhythms) - SHOWN,
            resting=[kept(one) for one in found.resting[:SHOWN]],
            unasked=list(_silent(context, found.unasked)),
            all_unasked=opening_of_unasked(len(found.unasked)),
            free=list(_silent(context, found.free)),
            all_free=opening_of_free(len(found.free)),
            refused=debt_markup.everybody(links, found.refused),
        ),
    )


def _opening(context: PageContext, day: date, found: KeepInTouchLists) -> str:
    if not found.rhythms and not found.resting:
        return (
            "You have set a rhythm for nobody yet. A line such as `keep_in_touch: 3 months` in the file of somebody "
            "who allowed it brings them here when it is time."
        )
    waiting = [one for one in found.rhythms if one.debt.due_day < day]
    if waiting:
        first = waiting[0]
        return opening_of_waiting(first.person.name, words.near_day(first.debt.due_day, day), len(waiting))
    ordered = sorted((*found.rhythms, *found.resting), key=lambda one: one.debt.due_day)
    near = words.near_day(ordered[0].debt.due_day, day)
    when = near if near in ("today", "tomorrow") else f"by {near}"
    return f"Nobody is waiting; the next to hear from you is {ordered[0].person.name}, {when}."


def opening_of_waiting(first: str, since: str, waiting: int) -> str:
    """Return who has waited longest since when, and how many wait."""
    others = f"; {words.count(waiting, 'person', 'people')} are waiting in all" if waiting > 1 else ""
    return f"{first} has waited to hear from you since {since}{others}."


def opening_of_unasked(many: int) -> str:
    """Return how many people never said whether I may write."""
    return f"{words.sentence(words.count(many, 'person', 'people'))} you met never said whether you may write again."


def opening_of_free(many: int) -> str:
    """Return how many people allowed me to write and have no rhythm."""
    said = f"{words.sentence(words.count(many, 'person', 'people'))} would like to hear from you now and then."
    return f"{said} Whoever was quiet longest comes first." if many > 1 else said


def _kept(context: PageContext, links: Links, close: Callable[[Debt], str], one: Rhythm) -> Kept:
    return Kept(
        debt=one.debt,
        person=one.person,
        last=one.last.day if one.last else None,
        happened=html(card.happened(context.journal, one.last, one.person), context.today, unlinked)
        if one.last
        else Markup(),
        ideas=[html(idea, context.today, links.named) for idea in one.ideas],
        close=close(one.debt),
    )


def _silent(context: PageContext, people: Sequence[Contact]) -> Iterator[Silent]:
    touches = history(context.journal, context.today)
    waiting = {debt.contact for debt in context.debts if is_thanks(debt)}
    for person in people[:SHOWN]:
        yield Silent(person=person, last=touches[person][-1].day, thanks_open=person in waiting)
