"""A person's page: how you found them, what you have in common, what both owe each other, and what happened."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.touches import Touch, touches_by
from generator.model import addresses, body
from generator.model.choices import WAYS
from generator.model.day import Day
from generator.model.items import Awaiting
from generator.model.names import person_name
from generator.model.records import Contact, Meeting, Record
from generator.reports.card import Card, happened, remembered
from generator.reports.introductions import Introduction, introductions, reports_back
from generator.reports.ways_to_reach import Way, ways_to_reach
from generator.site.pages.debt_markup import DebtRow, by_person, quiet_until
from generator.site.pages.html import escape, strong
from generator.site.pages.links import Links, html, unlinked
from generator.site.pages.meetings import Ticket, ticket
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.words.said import Name, People, Quoted, Said, said, sentence

_STATE = {
    "met": "met, in your own time",
    "approached": "in touch, not met yet",
    "in-hand": "not approached yet",
    "let-go": "let go",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One touch: its day, what happened with a link to its record, and the words worth reading again."""

    day: date
    said: Markup
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """What a person's page shows."""

    person: Contact
    monogram: str
    who: Markup
    aliases: str
    chain: Markup
    found: Markup
    tickets: Sequence[Ticket]
    owed: Sequence[DebtRow]
    quiet_until: str | None
    awaited: Sequence[tuple[Meeting, Awaiting]]
    held: int
    reach: Sequence[Way]
    prefers: str
    permission: Markup
    rhythm: Markup
    details: Sequence[tuple[str, Markup]]
    introduced: Sequence[tuple[Introduction, Markup]]
    touches: Sequence[TimelineLine]
    noted: Markup
    noted_has_heading: bool


def pages(context: PageContext) -> Iterator[Page]:
    """Yield a page for each person."""
    shared = _Shared(context)
    for person in context.journal.contacts:
        address = addresses.of_record(person)
        yield Page(address=address, title=person.name, render=partial(_page, context, address, person, shared))


class _Shared:
    """What the pages of all people need, looked up once."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    @cached_property
    def owed(self) -> Mapping[Contact, list[DebtRow]]:
        """What I owe each person."""
        return by_person(self._context)

    @cached_property
    def introduced(self) -> Mapping[Contact, tuple[Introduction, ...]]:
        """Whom each person introduced to me."""
        return introductions(Day(self._context.journal, self._context.today, self._context.settings)).by_introducer()


def _page(context: PageContext, address: str, person: Contact, shared: _Shared) -> Markup:
    links = context.links(address)
    card, reach = Card(context.journal, context.today, person), ways_to_reach(person)
    touches = touches_by(context.journal, context.today, person)

    def put(one: Said | None) -> Markup:
        return html(sentence(one), context.today, partial(_shown, links, person)) if one else Markup()

    their_meetings = meetings.by_contact(context.journal).get(person, ())
    mine = shared.owed.get(person, [])
    return context.render(
        address,
        "contact",
        ContactPage(
            person=person,
            monogram=monogram(person.name),
            who=_who(links, card),
            aliases=words.listed(person.aliases),
            # Not made a sentence: it begins with a small "you", since it is a chain of names.
            chain=html(card.led, context.today, partial(_shown, links, person)) if card.led else Markup(),
            found=put(card.found),
            tickets=[ticket(context, links, m) for m in their_meetings if meetings.ahead(m, context.today)],
            owed=mine,
            quiet_until=quiet_until(mine),
            awaited=list(card.awaited),
            held=sum(meetings.held(m, context.today) for m in their_meetings),
            reach=reach,
            prefers="" if reach and reach[0].preferred else WAYS[person.prefers].by if person.prefers else "",
            permission=put(card.permission),
            rhythm=put(card.rhythm),
            details=list(links.details(person)),
            introduced=[
                (one, introduction_words(context, links, person, one)) for one in shared.introduced.get(person, ())
            ],
            touches=list(timeline(context, links, person, touches)),
            noted=links.text(person.source, person.body_start),
            noted_has_heading=body.read(person.source, person.body_start).begins_with_heading,
        ),
    )


def monogram(name: str) -> str:
    """Return the first letters of the first and last word of a name; without capitals in its script, only the first."""
    plain = person_name(unicodedata.normalize("NFC", name)).whole
    found = [word for word in plain.split() if word[0].isalpha()]
    if not found:
        return ""
    if found[0][0].upper() == found[0][0].lower():
        return found[0][0]
    return "".join(word[0].upper() for word in dict.fromkeys((found[0], found[-1])))


def _who(links: Links, card: Card) -> Markup:
    person = card.person
    company = links.company(person.company) if person.company else ""
    where = Markup(", ").join(part for part in (person.role, company) if part)
    before = Markup(", ").join(links.company(name) for name in person.formerly)
    parts = (*card.beside, where, person.location, Markup("formerly {}").format(before) if before else "")
    return Markup(" · ").join(part for part in parts if part)


def _shown(links: Links, person: Contact, thing: Record | Name, said: Markup | None = None) -> Markup:
    """Return a name as the page of `person` shows it: their own in bold, any other as a link."""
    return strong(unlinked(thing, said)) if thing is person else links.named(thing, said)


def timeline(context: PageContext, links: Links, person: Contact, touches: tuple[Touch, ...]) -> Iterator[TimelineLine]:
    """Yield the touches, the newest first."""

    def show(thing: Record | Name, words: Markup | None) -> Markup:
        return unlinked(thing, words) if thing is person else links.named(thing, words)

    for touch in reversed(touches):
        yield TimelineLine(
            day=touch.day,
            said=html(sentence(_happened(context, touch, person)), context.today, show),
            words=remembered(context.journal, touch, person),
        )


def _happened(context: PageContext, touch: Touch, person: Contact) -> Said:
    """Return what happened; for a meeting also the place, unless it has a title, and who else was there."""
    what, meeting = happened(context.journal, touch, person), touch.record
    if touch.kind != "met" or not isinstance(meeting, Meeting):
        return what
    if meeting.place and not meeting.title and meeting.how in (None, "in-person"):
        what = said("{met}, {place}", met=what, place=Quoted(meeting.place))
    others = tuple(Name(other.name) for other in meetings.people(context.journal, meeting) if other is not person)
    return said("{met}, with {others}", met=what, others=People(others)) if others else what


def introduction_words(context: PageContext, links: Links, introducer: Contact, introduction: Introduction) -> Markup:
    """Return what came of an introduction, such as `met on 3 May; Ana was told on 20 May` or `not approached yet`."""
    person = introduction.contact
    report = reports_back(context.day).get((introducer, person)) if person else None
    if report is None or report.meeting.date is None:
        return escape(_STATE[introduction.state])
    met = links.record(report.meeting, f"met on {words.day(report.meeting.date.day, context.today)}")
    first = Card(context.journal, context.today, introducer).first_name
    if report.state == "told":
        told = f"on {words.day(report.on, context.today)}" if report.on else "since"
        return Markup('{}; {} was <span class="done">told {}</span>').format(met, first, told)
    if report.state == "waiting":
        return Markup('{}; {} <span class="waiting">has not heard yet</span>').format(met, first)
    if report.state == "there":
        return Markup("{}; {} was there").format(met, first)
    return Markup("{}; {} never heard ({})").format(met, first, report.reason)
