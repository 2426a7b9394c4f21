"""An event's page, with people met there and what I owe them; and the list of events, ahead and past."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from markupsafe import Markup

from generator import words
from generator.debts.closing import as_word
from generator.debts.debt import Debt
from generator.facts.fortnight import upcoming_days
from generator.model import addresses
from generator.model.day import Day
from generator.model.items import Met
from generator.model.moment import shifted
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event
from generator.reports.events import Occasion, occasions
from generator.reports.hours import hours
from generator.site.pages import debt_markup
from generator.site.pages.html import escape
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import DatedVariant, PageContext, dated_variants
from generator.words import is_are

INDEX = "events/index.html"
NOBODY = {True: "You were there, and met nobody whom you wrote down.", False: "You did not go."}
"""What is said of an event at which I met nobody, by whether I was there."""


class _Occasions:
    """What came of each event, and how debts are closed; looked up once for all pages."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    @cached_property
    def all(self) -> tuple[Occasion, ...]:
        """All events in the order of their days."""
        return occasions(Day(self._context.journal, self._context.today, self._context.settings))

    @cached_property
    def of(self) -> Mapping[Event, Occasion]:
        """What came of each event, by event."""
        return {one.event: one for one in self.all}

    @cached_property
    def close(self) -> Callable[[Debt], str]:
        """The function that says how to close a debt."""
        return debt_markup.closing(self._context)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """An event in the list, and whom I met there; `after` is the first day on which it is past, empty for never."""

    event: Event
    after: str
    came: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """What the list shows; `until` is the first day on which no event lies ahead, empty for no such day."""

    opening: Sequence[DatedVariant[str]]
    ahead: Sequence[EventEntry]
    behind: Sequence[EventEntry]
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedAtEvent:
    """A debt, and how to close it."""

    debt: Debt
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMet:
    """Somebody I met there, and what I owe them."""

    person: Contact
    owed: Sequence[OwedAtEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody I met there who has no record, and the command that makes one."""

    item: Met
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """What an event's page shows; `owed` are debts about the event itself, `named` people met who have no record."""

    event: Event
    hours: str
    is_ahead: bool
    opening: Sequence[DatedVariant[str]]
    owed: Sequence[OwedAtEvent]
    met: Sequence[PersonMet]
    named: Sequence[Stranger]
    notes: Markup


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the list of events and a page for each."""
    found = _Occasions(context)
    yield Page(address=INDEX, title="Events", render=partial(_list, context, found))
    for event in context.journal.events:
        address = addresses.of_record(event)
        yield Page(address=address, title=event.name, render=partial(_page, context, address, event, found))


def _list(context: PageContext, found: _Occasions) -> Markup:
    links = context.links(INDEX)
    ahead = [one for one in found.all if one.is_ahead]
    behind = [one for one in reversed(found.all) if not one.is_ahead]
    return context.render(
        INDEX,
        "events",
        EventsPage(
            opening=_variants(context, partial(_opening_of_all, found.all)),
            ahead=[_entry(links, one) for one in ahead],
            behind=[_entry(links, one) for one in behind],
            until=_until(ahead),
        ),
    )


def _entry(links: Links, one: Occasion) -> EventEntry:
    return EventEntry(event=one.event, after=_after(one), came=_came_of(links, one))


def _page(context: PageContext, address: str, event: Event, found: _Occasions) -> Markup:
    one = found.of[event]
    return context.render(
        address,
        "event",
        EventPage(
            event=event,
            hours=hours(context.journal, event),
            is_ahead=one.is_ahead,
            opening=_variants(context, partial(_opening, one)),
            owed=_owed(found, one.owed),
            met=[PersonMet(person=person, owed=_owed(found, one.owed_to[person])) for person in one.met],
            named=[
                Stranger(item=item, command=f"journal new contact {as_word(strip_brackets(item.name or '')) or 'NAME'}")
                for item in one.named
            ],
            notes=context.links(address).text(event.source, event.body_start),
        ),
    )


def _owed(found: _Occasions, debts: Sequence[Debt]) -> list[OwedAtEvent]:
    return [OwedAtEvent(debt=debt, close=found.close(debt)) for debt in debts]


def _variants(context: PageContext, say: Callable[[date], str]) -> list[DatedVariant[str]]:
    """Return the first sentence of a page for today and the coming days."""
    return list(dated_variants(context.today, upcoming_days(context.today), say))


def _after(one: Occasion) -> str:
    """Return the first day on which an event is past; empty where there is none."""
    day = one.event.date.day if one.event.date else date.max
    return shifted(day, 1).isoformat() if day < date.max else ""


def _until(ahead: list[Occasion]) -> str:
    """Return the first day on which no event lies ahead; empty where there is none."""
    days = [_after(one) for one in ahead]
    return max(days) if days and all(days) else ""


def _opening_of_all(found: tuple[Occasion, ...], day: date) -> str:
    behind = [one for one in found if one.event.date is not None and one.event.date.day < day]
    people = len({person for one in behind for person in one.met}) + sum(len(one.named) for one in behind)
    return opening_of_all(len(behind), people, len(found) - len(behind))


def opening_of_all(behind: int, people: int, ahead: int) -> str:
    """Return how many events there were, how many people were met there, and how many are to come."""
    coming = f"{words.number(ahead) if ahead else 'none'} ahead"
    if not behind:
        return f"No event behind you yet; {coming}."
    met = f", where you met {words.count(people, 'person', 'people')}" if people else ""
    return f"{words.sentence(words.count(behind, 'event'))} behind you{met}; {coming}."


def _opening(one: Occasion, day: date) -> str:
    """Return in a sentence what came of an event."""
    if one.event.date is None:
        return "It has no day yet."
    if one.event.date.day >= day and not one.met and not one.named:
        return "It is still ahead." if one.event.date.day > day else "It is today."
    if one.event.attended is not None and not one.met and not one.named:
        return NOBODY[one.event.attended]
    return opening_of_one(len(one.met) + len(one.named), len(one.named), sum(map(len, one.owed_to.values())))


def opening_of_one(met: int, named: int, owing: int) -> str:
    """Return how many people I met at an event, how many of them have no record, and how much I owe them."""
    if not met:
        return "Nobody you met there is written down yet."
    said = f"You met {words.count(met, 'person', 'people')} there{_without_record(met, named)}"
    if not owing:
        return f"{said}; nothing is owed to them today."
    return f"{said}; {words.count(owing, 'thing')} {is_are(owing)} still owed to them."


def _without_record(met: int, named: int) -> str:
    if not named:
        return ""
    if named == met:
        return ", who has no record yet" if met == 1 else ", none of whom has a record yet"
    return f", {words.number(named)} of whom {'has' if named == 1 else 'have'} no record yet"


def _came_of(links: Links, one: Occasion) -> Markup:
    """Return whom I met there, in a sentence without its full stop."""
    unknown = f"{words.count(len(one.named), 'person', 'people')} without a record"
    if one.event.attended is not None and not one.met and not one.named:
        return escape(NOBODY[one.event.attended].removesuffix("."))
    if not one.met:
        return Markup("You met {}").format(unknown) if one.named else Markup("Nobody you met there is written down yet")
    who = debt_markup.everybody(links, one.met)
    return Markup("You met {}{}").format(who, f", and {unknown}" if one.named else "")
