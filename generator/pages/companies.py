"""The list of companies, those I aim at first: whom I know there, the warm path, what I learned."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.path_words import field_words, path_words
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.records.names import key
from generator.views.companies import KnownCompany, companies
from generator.views.targets import is_target
from generator.views.warm_path import WarmPath, warm_path

INDEX = "companies/index.html"
_NAMED = 4
"""How many people one row names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One company as the table has it, as HTML."""

    name: Markdown
    sort_name: str
    field: str
    people: Markdown
    known: int
    path: Markdown
    verdict: str


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list."""
    links = scene.links(INDEX)
    found = sorted(companies(scene.journal), key=lambda company: key(company.name))
    aimed = [company for company in found if is_target(scene.journal, company)]
    others = [company for company in found if not is_target(scene.journal, company)]
    paths = {company.slug: _path(scene, company) for company in found}
    yield scene.page(
        INDEX,
        "Companies",
        "companies",
        search=False,
        opening=_opening(found, aimed, paths),
        aimed=[_row(links, company, paths[company.slug]) for company in aimed],
        others=[_row(links, company, paths[company.slug]) for company in others],
    )


def _path(scene: Scene, company: KnownCompany) -> WarmPath:
    return warm_path(scene.journal, scene.today, scene.settings, company)


def _opening(found: list[KnownCompany], aimed: list[KnownCompany], paths: dict[str, WarmPath]) -> str:
    if not aimed:
        return f"{words.sentence(words.count(len(found), 'company', 'companies'))}, none of them aimed at yet."
    led = sum(bool(paths[company.slug].paths) for company in aimed)
    without = len(aimed) - led
    end = "somebody leads to each of them" if not without else f"nobody leads to {words.number(without)} of them yet"
    return f"You aim at {words.count(len(aimed), 'company', 'companies')}; {end}."


def _row(links: Links, company: KnownCompany, found: WarmPath) -> Row:
    record = company.record
    best = path_words(links, found.paths[0], html=True) if found.paths else field_words(links, found, html=True)
    return Row(
        name=links.anchor(company.name, f"companies/{company.slug}.html"),
        sort_name=key(company.name),
        field=(record.industry or "") if record else "",
        people=_people(links, company.people),
        known=len(company.people),
        path=best,
        verdict=words.sentence(record.verdict or "") if record else "",
    )


def _people(links: Links, people: tuple[Contact, ...]) -> Markdown:
    named = [links.anchor(person.name, addresses.of_record(person)) for person in people[:_NAMED]]
    more = [f"{words.number(len(people) - _NAMED)} more"] if len(people) > _NAMED else []
    return Markdown(", ").join([*named, *more])
