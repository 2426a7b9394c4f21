"""The list of companies, first those that I aim at: whom I know there, the warm path, what I learned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts.companies import KnownCompany, companies, is_target
from generator.facts.warm_path import WarmPath, warm_path
from generator.model import addresses
from generator.model.collation import collated
from generator.model.records import Contact
from generator.site.pages.company import field_words, path_words
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

INDEX = "companies/index.html"
_NAMED = 4
"""How many people one row names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRow:
    """One company as the table has it; `known` is how many people work there."""

    name: Markup
    sort_name: str
    field: str
    people: Markup
    known: int
    path: Markup
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompaniesPage:
    """What the list of companies shows: those that are aimed at, and the others."""

    opening: str
    aimed: Sequence[CompanyRow]
    others: Sequence[CompanyRow]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the list."""
    yield Page(address=INDEX, title="Companies", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    links = context.links(INDEX)
    aimed: list[tuple[KnownCompany, WarmPath]] = []
    others: list[tuple[KnownCompany, WarmPath]] = []
    for company in sorted(companies(context.journal), key=lambda company: collated(company.name)):
        path = warm_path(context.day, company)
        (aimed if is_target(context.journal, company) else others).append((company, path))
    return context.render(
        INDEX,
        "companies",
        CompaniesPage(
            opening=opening(len(aimed), sum(not path.paths for _, path in aimed), len(others)),
            aimed=[_row(links, company, path) for company, path in aimed],
            others=[_row(links, company, path) for company, path in others],
        ),
    )


def opening(aimed: int, without: int, others: int) -> str:
    """Return at how many companies I aim, and to how many of them (`without`) nobody leads."""
    if not aimed:
        return f"{words.sentence(words.count(others, 'company', 'companies'))}; you aim at none yet."
    return f"You aim at {words.count(aimed, 'company', 'companies')}; {_led_to(aimed, without)}."


def _led_to(aimed: int, without: int) -> str:
    if aimed == 1:
        return "nobody leads there yet" if without else "somebody leads there"
    if without == aimed:
        return "nobody leads to any of them yet"
    return f"somebody leads to {words.of_them(aimed - without, aimed) if without else 'each of them'}"


def _row(links: Links, company: KnownCompany, found: WarmPath) -> CompanyRow:
    record = company.record
    return CompanyRow(
        name=links.to(company.name, addresses.of_company(company.slug)),
        sort_name=collated(company.name)[0],
        field=(record.industry or "") if record else "",
        people=_people(links, company.people),
        known=len(company.people),
        path=path_words(links, found.paths[0]) if found.paths else field_words(links, found),
        verdict=words.sentence(record.verdict or "") if record else "",
    )


def _people(links: Links, people: tuple[Contact, ...]) -> Markup:
    named = [links.record(person) for person in people[:_NAMED]]
    more = [f"{words.number(len(people) - _NAMED)} more"] if len(people) > _NAMED else []
    return Markup(", ").join([*named, *more])
