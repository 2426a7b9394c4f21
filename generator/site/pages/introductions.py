"""Introductions: the tree of who introduced me to whom, names not approached yet, and who should hear how it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.model import addresses
from generator.model.choices import FOUND
from generator.model.names import normalize
from generator.model.records import Contact
from generator.reports.introductions import Introduction, Introductions, Source, introductions, sources
from generator.site.pages.html import escape, listed
from generator.site.pages.links import Links, html
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pictures.tree import Branch, tree
from generator.words import is_are, of_them

SHOWN = 200
"""How many names not approached yet are shown; the rest are on another page."""
_NAMED = 12
"""How many people one row of the table names."""
_ORDER = ("met", "approached", "in-hand", "let-go")


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducer:
    """One row of the table under the tree: how many introductions somebody made, and how many followed from those."""

    person: Contact
    count: str
    people: Markup
    further: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInHand:
    """Somebody not approached yet: who named them, and the debt to approach them, if there is one."""

    introduction: Introduction
    givers: Markup
    debt: Debt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionsPage:
    """What the page of introductions shows; `found_through` counts people by the way in which they were found."""

    opening: str
    picture: Markup
    introducers: Sequence[Introducer]
    in_circle: Markup
    in_hand: Sequence[NameInHand]
    more_in_hand: int
    to_tell: Sequence[Debt]
    told: str
    found_through: Sequence[tuple[str, Source]]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of introductions."""
    yield Page(address=addresses.INTRODUCTIONS, title="Introductions", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    found = introductions(context.day)
    links = context.links(addresses.INTRODUCTIONS)
    return context.render(
        addresses.INTRODUCTIONS,
        "introductions",
        IntroductionsPage(
            opening=_opening(context, found),
            picture=tree(list(_branches(links, found)), _label(found)) if found.all else Markup(),
            introducers=list(_introducers(context, links, found)),
            in_circle=Markup(", ").join(links.record(person) for person in found.in_circle[:_NAMED]),
            in_hand=list(_in_hand(context, links, found)),
            more_in_hand=max(len(found.in_hand) - SHOWN, 0),
            to_tell=[debt for debt in context.debts if debt.kind.draft == "report-back"],
            told=_told(context),
            found_through=[(_through(one), one) for one in sources(context.day)],
        ),
    )


def _through(source: Source) -> str:
    return FOUND[source.way].through if source.way else "not written down"


def _branches(links: Links, found: Introductions) -> Iterator[Branch]:
    for one in (*found.roots, *found.all):
        yield Branch(
            key=one.contact.slug if one.contact else f"name {normalize(one.name)}",
            by=one.by[0].slug if one.by else "",
            name=one.name,
            mark=one.state,
            met=one.met,
            below=one.below,
            address=links.relative(addresses.of_record(one.contact)) if one.contact else "",
        )


def _introducers(context: PageContext, links: Links, found: Introductions) -> Iterator[Introducer]:
    """Yield everybody who introduced me to somebody, those with most introductions first."""
    for person, made in sorted(
        found.by_introducer().items(), key=lambda item: (-len(item[1]), normalize(item[0].name))
    ):
        yield Introducer(
            person=person,
            count=words.sentence(words.number(len(made))),
            people=_people(context, links, made),
            further=_further(found, person),
        )


def _label(found: Introductions) -> str:
    introducers = words.count(len(found.by_introducer()), "person", "people")
    return f"A tree that grows to the right from you: {words.count(len(found.all), 'introduction')} by {introducers}"


def _opening(context: PageContext, found: Introductions) -> str:
    if not found.all:
        return opening_of_none(sum(meetings.held(meeting, context.today) for meeting in context.journal.meetings))
    met = sum(one.state == "met" for one in found.all)
    return opening(len(found.by_introducer()), len(found.all), met, len(found.in_hand))


def opening_of_none(held: int) -> str:
    """Return that nobody has introduced me to anybody, after so many meetings."""
    if not held:
        return "Nobody has introduced you to anybody yet, for no meeting has been held."
    in_any = "it" if held == 1 else "any of them"
    many = words.count(held, "meeting")
    return f"Nobody has introduced you to anybody yet: {many} held, and no name given in {in_any}."


def opening(introducers: int, people: int, met: int, in_hand: int) -> str:
    """Return how many people introduced me to how many, and how many of those I met, or have not approached yet."""
    whom = words.count(people, "person", "people")
    begin = f"{words.sentence(words.count(introducers, 'person', 'people'))} introduced you to {whom}"
    if not introducers:
        begin = f"You were introduced to {whom}"
    left = f"{words.count(in_hand, 'name')} {is_are(in_hand)} not approached yet" if in_hand else ""
    return f"{begin}; {_met_of(people, met)}, and {left or 'no name is left to approach'}."


def _met_of(people: int, met: int) -> str:
    if people == 1:
        return "you have met them" if met else "you have not met them yet"
    return f"you have met {of_them(met, people)}{'' if met else ' yet'}"


def _people(context: PageContext, links: Links, made: tuple[Introduction, ...]) -> Markup:
    """Return whom these introductions led to and what came of each, people I have met first."""
    ordered = sorted(made, key=lambda one: (_ORDER.index(one.state), normalize(one.name)))
    said = [
        Markup("{} ({})").format(
            links.record(one.contact) if one.contact else escape(one.name), html(one.became, context.today, links.named)
        )
        for one in ordered[:_NAMED]
    ]
    if len(ordered) > _NAMED:
        said.append(escape(f"and {words.number(len(ordered) - _NAMED)} more"))
    return Markup(", ").join(said)


def _in_hand(context: PageContext, links: Links, found: Introductions) -> Iterator[NameInHand]:
    """Yield the first names that have not been approached, the oldest first."""
    waiting: dict[Contact | str, Debt] = {
        debt.contact or normalize(debt.name or ""): debt for debt in context.debts if debt.kind.draft == "request"
    }
    for one in found.in_hand[:SHOWN]:
        givers = listed(links.record(person) for person in one.by)
        yield NameInHand(introduction=one, givers=givers, debt=waiting.get(one.contact or normalize(one.name)))


def _further(found: Introductions, person: Contact) -> int:
    """Return how many introductions in the tree follow from those that this person made."""
    return sum(one.below for one in found.all if one.by[:1] == (person,))


def _told(context: PageContext) -> str:
    owed = [debt for debt in debts(context.day) if debt.kind.draft == "report-back"]
    return nobody_to_tell(sum(debt.closed for debt in owed))


def nobody_to_tell(told: int) -> str:
    """Return that nobody waits to hear how it went, and how often somebody was told."""
    said = f"; {words.count(told, 'introducer')} {'was' if told == 1 else 'were'} told" if told else ""
    return f"Nobody is waiting to hear how it went{said}."
