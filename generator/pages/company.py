"""A company's page, with a file or without, and the list of all."""

from collections.abc import Iterator

from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.views.companies import companies


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of companies and a page for each that is named anywhere."""
    found = companies(scene.journal)
    aimed = {c.slug for c in found if c.record and c.record.target} | _targets(scene)
    yield scene.page("companies/index.html", "Companies", "companies", search=False, companies=found, aimed=aimed)
    for company in found:
        address = f"companies/{company.slug}.html"
        record = company.record
        links = Links(scene.journal, address)
        body = links.text(record.source, record.body_start) if record else Markdown()
        aimed_at = company.slug in aimed
        yield scene.page(address, company.name, "company", company=company, body=body, aimed=aimed_at)


def _targets(scene: Scene) -> set[str]:
    profile = scene.journal.profile
    named = profile.targets if profile else ()
    return {record.slug for record in scene.journal.companies.resolve(named)}
