"""A company's page, with a file or without: the way in, whom I know there, what I learned."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from generator import words
from generator.pages.facts import facts, paths, talk
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.path_words import field_words, path_words
from generator.pages.scene import Scene
from generator.pages.stage_words import stage_words
from generator.pages.text import Links
from generator.records import Contact, Meeting
from generator.views import meetings
from generator.views.companies import KnownCompany, companies
from generator.views.introductions import Name
from generator.views.remembered import of_meeting
from generator.views.targets import is_target
from generator.views.warm_path import WarmPath, names_at, warm_path

SHOWN_PATHS = 3


class Talk(NamedTuple):
    """A talk with somebody from there: its day, a link to it, and what was said."""

    meeting: Meeting
    link: Markdown
    words: str


def pages(scene: Scene) -> Iterator[Page]:
    """Yield a page for each company that is named anywhere."""
    for company in companies(scene.journal):
        if not scene.knows(_address(company)):
            path = cache(partial(warm_path, scene.journal, scene.today, scene.settings, company))
            known, make = partial(_facts, scene, company, path), partial(_page, scene, company, path)
            yield scene.later(_address(company), company.name, known, make)


def _facts(scene: Scene, company: KnownCompany, path: Callable[[], WarmPath]) -> str:
    people = (*company.people, *company.former)
    return facts(
        scene,
        (company.slug, company.name, company.record, is_target(scene.journal, company), path()),
        [(person, stage_words(scene, person)) for person in people],
        paths(company.former),
        _in_hand(scene, company),
        [talk(scene, meeting) for person in people for meeting in meetings.by_contact(scene.journal).get(person, ())],
    )


def _address(company: KnownCompany) -> str:
    return f"companies/{company.slug}.html"


def _in_hand(scene: Scene, company: KnownCompany) -> list[Name]:
    return [
        name for name in names_at(scene.journal, scene.today).get(company.slug, ())
        if name.contact is None and not name.item.contacted and not name.item.waived
    ]  # fmt: skip


def _page(scene: Scene, company: KnownCompany, path: Callable[[], WarmPath]) -> Page:
    found = path()
    address = _address(company)
    links = scene.links(address)
    record = company.record
    return scene.page(
        address,
        company.name,
        "company",
        company=company,
        who=" · ".join(filter(None, (record.industry, record.location) if record else ())),
        aimed=is_target(scene.journal, company),
        opening=_opening(scene, company, found),
        paths=[path_words(links, path) for path in found.paths[:SHOWN_PATHS]],
        field=field_words(links, found) if found.field else Markdown(),
        people=[(person, stage_words(scene, person)) for person in company.people],
        former=[(person, stage_words(scene, person)) for person in company.former],
        in_hand=_in_hand(scene, company),
        talks=list(_talks(scene, links, company)),
        body=links.text(record.source, record.body_start) if record else Markdown(),
    )


def _opening(scene: Scene, company: KnownCompany, found: WarmPath) -> str:
    if found.paths:
        ways = words.count(len(found.paths), "way")
        return f"{words.sentence(ways)} in through people you know."
    if found.field:
        return ""  # those who know the field are the sentence
    known = company.record is not None and (company.record.industry or company.record.tags)
    if not known and not scene.journal.masked:
        return (
            f"Nobody leads there yet. An `industry` in journal/companies/{company.slug}.md "
            "would tell who knows the field."
        )
    return "Nobody leads there yet."


def _talks(scene: Scene, links: Links, company: KnownCompany) -> Iterator[Talk]:
    """Yield the talks held with people who work or worked there, the latest first."""
    held: dict[Meeting, list[Contact]] = {}
    for person in (*company.people, *company.former):
        for meeting in meetings.by_contact(scene.journal).get(person, ()):
            if meetings.held(meeting, scene.today):
                held.setdefault(meeting, []).append(person)
    for meeting in sorted(held, key=lambda m: (str(m.date), m.slug), reverse=True):
        who = words.listed([person.name for person in held[meeting]])
        label = f"{meeting.title} ({who})" if meeting.title else who
        yield Talk(meeting, links.record(meeting, label), of_meeting(meeting))
