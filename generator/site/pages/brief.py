"""The brief of each meeting ahead: one sheet to print or to have on the phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.model import addresses
from generator.model.records import Meeting
from generator.reports import brief_words
from generator.reports.brief import Attendee, Brief, brief
from generator.reports.ways_to_reach import dial, web_address
from generator.site.pages.html import link
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPerson:
    """One person of the meeting: what the journal knows of them, and parts of it as HTML.

    `name` is a link to their page, where they have one; `phone` a link that dials.
    """

    attendee: Attendee
    name: Markup
    found: Markup
    known: Markup
    phone: Markup
    wrote: Sequence[Markup]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """What the sheet shows: the `brief`, and in words when, where and how."""

    brief: Brief
    kind: str
    day: str
    hours: Sequence[str]
    place: str
    join: Markup
    minutes: str
    people: Sequence[BriefPerson]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield a brief for each meeting that is agreed or asked for."""
    for meeting in context.journal.meetings:
        if meetings.ahead(meeting, context.today):
            yield Page(
                address=addresses.of_brief(meeting),
                title=f"Brief: {_brief(context, meeting).title}",
                render=partial(_page, context, meeting),
            )


def _brief(context: PageContext, meeting: Meeting) -> Brief:
    return brief(context.day, meeting)


def _page(context: PageContext, meeting: Meeting) -> Markup:
    address = addresses.of_brief(meeting)
    links = context.links(address)
    made = _brief(context, meeting)
    # No `tomorrow`, since the sheet may be printed on an earlier day.
    day = f"{words.WEEKDAYS[made.day.weekday()]}, {words.day(made.day, context.today)}" if made.day else ""
    return context.render(
        address,
        "brief",
        BriefPage(
            brief=made,
            kind=brief_words.kind(made),
            day=day or brief_words.day(made),
            hours=brief_words.hours(made),
            place=brief_words.place(made),
            join=link(made.link, web_address(made.link)),
            minutes=brief_words.minutes(made),
            people=[_person(links, made, attendee) for attendee in made.people],
        ),
    )


def _person(links: Links, made: Brief, attendee: Attendee) -> BriefPerson:
    found = brief_words.found(attendee)
    return BriefPerson(
        attendee=attendee,
        name=links.to(attendee.name, addresses.of_record(attendee.card.person) if attendee.card else ""),
        found=links.said(found) if found else Markup(),
        known=links.said(brief_words.known(attendee)),
        phone=link(attendee.phone, dial(attendee.phone)),
        wrote=[links.said(brief_words.wrote(one, made)) for one in attendee.sent],
    )
