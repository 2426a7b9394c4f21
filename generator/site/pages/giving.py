"""Giving: what I received and what I gave, for some people side by side, and whom I could help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts.debt import Debt
from generator.model import addresses, body
from generator.model.records import Contact
from generator.reports.giving import InCommon, Ledger, Thing, in_common, ledger
from generator.site.pages import debt_markup
from generator.site.pages.debt_markup import what
from generator.site.pages.html import escape
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.words import is_are, of_them

LATELY = 8
"""How many things of each side are shown at once; the rest is folded."""
LISTED = 200
PEOPLE = 12
"""For how many people both sides are shown side by side."""

BETWEEN = 3
"""How many things of each side are shown there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What somebody gave or was given, as sentences without a full stop, the latest first; `earlier` is folded."""

    lately: Sequence[Markup]
    earlier: Sequence[Markup]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The latest things that one person gave another, and how many `more` there were."""

    lately: Sequence[Markup]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A person who gave me something and was given something: what they gave, and what I gave."""

    person: Contact
    theirs: Share
    mine: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingPage:
    """What the page of giving shows; `promises` are debts, each with what was promised."""

    opening: str
    unthanked: Markup
    is_empty: bool
    promises: Sequence[tuple[Debt, Markup]]
    only_received: Markup
    pairs: Sequence[InCommon]
    can_give: Markup
    both: Sequence[Both]
    received: Side
    given: Side


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of giving."""
    yield Page(address=addresses.GIVING, title="Giving", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(addresses.GIVING)
    found = ledger(context.day)
    promises = [debt for debt in context.debts if debt.kind.in_own_words and debt.contact][:LATELY]
    return context.render(
        addresses.GIVING,
        "giving",
        GivingPage(
            opening=opening(
                len(found.received), sum(thing.kind == "introduced" for thing in found.received), len(found.given)
            ),
            unthanked=_unthanked(links, sum(thing.owed is not None for thing in found.received)),
            is_empty=not (found.received or found.given or promises),
            promises=[(debt, what(context, links, debt)) for debt in promises],
            only_received=_only_received(links, found),
            pairs=in_common(context.journal, context.today),
            can_give=_can_give(context, links),
            both=list(_both(context, links, found)),
            received=_side(context, links, found.received),
            given=_side(context, links, found.given),
        ),
    )


def opening(received: int, introductions: int, given: int) -> str:
    """Return how much I was given, how much of it introductions, and how much I have given."""
    if not received and not given:
        return (
            "Nothing is written down on either side yet. Names you are given and leads that come of a meeting count "
            "by themselves; other help is a line under `help` in a person's or a meeting's file, given or received."
        )
    mine = f"have given {words.count(given, 'thing')}" if given else "have given nothing yet"
    if not received:
        return f"You have been given nothing yet, and {mine}."
    return f"You were given {words.count(received, 'thing')}{_introductions(received, introductions)} and {mine}."


def _introductions(received: int, introductions: int) -> str:
    """Return how many of the things that I received were introductions, as a part of a sentence."""
    if not introductions:
        return ""
    if received == 1:
        return ", an introduction,"
    one = "an introduction" if introductions == 1 else "introductions"
    return f", {of_them(introductions, received)} {one},"


def _unthanked(links: Links, many: int) -> Markup:
    """Return how many thank-yous for what I received are still owed, as a sentence; nothing where none is."""
    if not many:
        return Markup()
    begin = f"{words.sentence(words.count(many, 'thank-you'))} {is_are(many)}"
    return Markup("{} {}.").format(begin, links.to("still to come", addresses.THANKS))


def _side(context: PageContext, links: Links, things: tuple[Thing, ...]) -> Side:
    lines = [_said(context, links, thing) for thing in things[:LISTED]]
    return Side(lately=lines[:LATELY], earlier=lines[LATELY:])


def _said(context: PageContext, links: Links, thing: Thing, *, named: bool = True) -> Markup:
    """Return one thing as a sentence without a full stop; with `named` it says who gave or was given it."""
    if thing.kind == "introduced":
        whom = links.record(thing.contact) if thing.contact else escape(thing.what)
        text = whom if named else Markup("an introduction to {}").format(whom)
    else:
        text = escape(thing.what)
    if named:
        verb = " introduced you to " if thing.kind == "introduced" else ": "
        text = debt_markup.everybody(links, thing.people, most=3) + verb + text
    when = links.record(thing.record, words.day(thing.on, context.today)) if thing.on else Markup()
    return Markup(", ").join(part for part in (text, when, _thanked(context, thing)) if part)


def _thanked(context: PageContext, thing: Thing) -> str:
    if not thing.received:
        return ""
    if thing.owed is not None:
        return "thanks still to come"
    return f"thanked on {words.day(thing.thanked, context.today)}" if thing.thanked else ""


def _both(context: PageContext, links: Links, found: Ledger) -> Iterator[Both]:
    """Yield people who gave and were given something, those who gave last first."""
    sides = [(person, theirs, mine) for person, (theirs, mine) in found.by_person().items() if theirs and mine]
    for person, theirs, mine in sides[:PEOPLE]:
        yield Both(person=person, theirs=_share(context, links, theirs), mine=_share(context, links, mine))


def _share(context: PageContext, links: Links, things: tuple[Thing, ...]) -> Share:
    lately = [_said(context, links, thing, named=False) for thing in things[:BETWEEN]]
    return Share(lately=lately, more=max(len(things) - BETWEEN, 0))


def _only_received(links: Links, found: Ledger) -> Markup:
    """Return who gave me something and was given nothing, as a list for a sentence."""
    people = (p for p, (theirs, mine) in found.by_person().items() if theirs and not mine and not p.archived)
    return debt_markup.everybody(links, people)


def _can_give(context: PageContext, links: Links) -> Markup:
    """Return what the owner's profile says under a heading such as `What I can give`."""
    me = context.journal.profile
    if me is None:
        return Markup()
    parts = (part for part in body.sections(me.source, me.body_start) if part.level == 2)
    part = next((part for part in parts if "give" in part.title.lower().split()), None)
    return links.text(me.source, part.span.start, part.span.end) if part else Markup()
