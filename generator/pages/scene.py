"""What a page is made from: a journal on one day, with everything derived from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from jinja2 import Environment

from generator import words
from generator.debts import Debt, open_debts
from generator.dependencies import looks, note
from generator.diagnostics import Diagnostic
from generator.digest import digest
from generator.pages.markdown import Markdown
from generator.pages.page import Page, written
from generator.pages.table_rows import spread_table
from generator.pages.text import Links, prose
from generator.records import Journal, addresses
from generator.settings import Settings

DIAGNOSTICS = "Scene.diagnostics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A journal on one day, and what was `found` wrong in it. `known` are sources of pages that need not be made."""

    journal: Journal
    today: date
    settings: Settings
    found: tuple[Diagnostic, ...]
    templates: Environment
    known: frozenset[str] = frozenset()

    @property
    def debts(self) -> tuple[Debt, ...]:
        """What is owed now, most urgent first."""
        return open_debts(self.journal, self.today, self.settings)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong in the files."""
        note(DIAGNOSTICS)
        return self.found

    def links(self, address: str) -> Links:
        """Return what makes the links of the page at `address`."""
        return Links(self.journal, address, self.today)

    def page(self, address: str, title: str, template: str, *, search: bool = True, **values: Any) -> Page:
        """Return a page made by a template, in which every value that is not Markdown is escaped."""
        links = self.links(address)
        said = self.templates.get_template(f"{template}.md.j2").render(
            scene=self,
            title=title,
            today=self.today,
            masked=self.journal.masked,
            to=links,
            day=partial(words.day, today=self.today),
            near_day=partial(words.near_day, today=self.today),
            count=words.count,
            sentence=words.sentence,
            prose=prose,
            Markdown=Markdown,
            **values,
        )
        if self.settings.today is not None:
            # The page's script stays on this day too, whatever the browser's clock says.
            said = f'{said.rstrip()}\n\n<div data-frozen="{self.today}" hidden></div>\n'
        return Page(
            source=addresses.markdown(address),
            title=title,
            write=written(said),
            search=search,
            facts=digest(said),
            rows=spread_table(said),
        )

    def later(self, address: str, title: str, facts: Callable[[], str], make: Callable[[], Page]) -> Page:
        """Return the page that `make` makes at this address, made each time that it is read, with its `facts`."""
        with looks() as seen:
            said = facts()
        return Page(
            source=addresses.markdown(address),
            title=title,
            write=lambda: make().markdown,
            facts=said,
            looks=frozenset(seen),
        )

    def knows(self, address: str) -> bool:
        """Return whether the page at this address need not be made."""
        return addresses.markdown(address) in self.known
