"""A company's page, with a file or without: the way in, whom I know there, what I learned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.companies import KnownCompany, companies, is_target
from generator.facts.introductions import GivenName
from generator.facts.stages import STAGES
from generator.facts.warm_path import Path, WarmPath, names_at, warm_path
from generator.model import addresses, body
from generator.model.records import Contact, Meeting
from generator.reports.card import remembered_of_meeting
from generator.site.pages.html import listed, strong
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.stage_words import stage_words

_TIES = {
    "works": "who works there",
    "worked": "who worked there",
    "named": "who works there and has not heard from you yet",
}
SHOWN_PATHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingThere:
    """A meeting with somebody from there: a link to it, and what was said."""

    meeting: Meeting
    link: Markup
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyPage:
    """What a company's page shows; beside each person stands how far you have come with them."""

    company: KnownCompany
    who: str
    details: Sequence[tuple[str, Markup]]
    aimed: bool
    opening: str
    paths: Sequence[Markup]
    field: Markup
    people: Sequence[tuple[Contact, str]]
    former: Sequence[tuple[Contact, str]]
    in_hand: Sequence[GivenName]
    meetings: Sequence[MeetingThere]
    noted: Markup
    noted_has_heading: bool


def pages(context: PageContext) -> Iterator[Page]:
    """Yield a page for each company that is named anywhere."""
    for company in companies(context.journal):
        address = addresses.of_company(company.slug)
        yield Page(address=address, title=company.name, render=partial(_page, context, address, company))


def _page(context: PageContext, address: str, company: KnownCompany) -> Markup:
    found = warm_path(context.day, company)
    links = context.links(address)
    record = company.record
    return context.render(
        address,
        "company",
        CompanyPage(
            company=company,
            who=" · ".join(filter(None, (record.industry, record.location) if record else ())),
            details=list(links.details(record)) if record else [],
            aimed=is_target(context.journal, company),
            opening=_opening(context, company, found),
            paths=[path_words(links, path) for path in found.paths[:SHOWN_PATHS]],
            field=field_words(links, found) if found.field else Markup(),
            people=[(person, stage_words(context, person)) for person in company.people],
            former=[(person, stage_words(context, person)) for person in company.former],
            in_hand=_in_hand(context, company),
            meetings=list(_meetings_there(context, links, company)),
            noted=links.text(record.source, record.body_start) if record else Markup(),
            noted_has_heading=record is not None and body.read(record.source, record.body_start).begins_with_heading,
        ),
    )


def path_words(links: Links, path: Path) -> Markup:
    """Return one path with links to its people, whoever is at its end in bold."""
    made = [links.record(step) for step in path.steps]
    end = strong(path.name if path.tie == "named" else made.pop())
    tied = STAGES[path.stage].tied if path.stage else "{}"  # a name without a record has no stage
    tie = tied.format(_TIES[path.tie])
    return Markup("{}, {}").format(Markup(" → ").join(["You", *made, end]), tie)


def field_words(links: Links, found: WarmPath) -> Markup:
    """Return who knows the field of a company to which nobody leads; a sentence without a full stop."""
    people = [links.record(person) for person in found.field]
    if not people:
        return Markup("Nobody yet")
    verb = "knows" if len(people) == 1 else "know"
    return Markup("Nobody yet; {} {} the field").format(listed(people), verb)


def _in_hand(context: PageContext, company: KnownCompany) -> list[GivenName]:
    """Return the names given of people there who have no record and have not been approached."""
    return [
        name for name in names_at(context.journal, context.today).get(company.slug, ())
        if name.contact is None and not name.item.contacted and not name.item.waived
    ]  # fmt: skip


def _opening(context: PageContext, company: KnownCompany, found: WarmPath) -> str:
    if found.paths:
        ways = words.count(len(found.paths), "way")
        return f"{words.sentence(ways)} in through people you know."
    if found.field:
        return ""  # the page says instead who knows the field
    known = company.record is not None and (company.record.industry or company.record.tags)
    if not known and not context.journal.masked:
        return (
            f"Nobody leads there yet. An `industry` in journal/companies/{company.slug}.md "
            "would tell who knows the field."
        )
    return "Nobody leads there yet."


def _meetings_there(context: PageContext, links: Links, company: KnownCompany) -> Iterator[MeetingThere]:
    """Yield the meetings held with people who work or worked there, the latest first."""
    held: dict[Meeting, list[Contact]] = {}
    for person in (*company.people, *company.former):
        for meeting in meetings.by_contact(context.journal).get(person, ()):
            if meetings.held(meeting, context.today):
                held.setdefault(meeting, []).append(person)
    for meeting in sorted(held, key=lambda m: (str(m.date), m.slug), reverse=True):
        who = words.listed([person.name for person in held[meeting]])
        label = f"{meeting.title} ({who})" if meeting.title else who
        yield MeetingThere(
            meeting=meeting, link=links.record(meeting, label), words=remembered_of_meeting(context.journal, meeting)
        )
