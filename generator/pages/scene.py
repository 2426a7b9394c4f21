"""What a page is made from: a journal on one day, with everything derived from it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from jinja2 import Environment
from markupsafe import Markup

from generator import words
from generator.debts import Debt, open_debts
from generator.diagnostics import Diagnostic
from generator.pages.html import whole
from generator.pages.links import Links
from generator.records import Journal
from generator.rules import check
from generator.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A journal on one day, and what is worked out of it. `found` are faults that only rendering has shown."""

    journal: Journal
    today: date
    settings: Settings
    templates: Environment
    found: tuple[Diagnostic, ...] = ()

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files; of a copy to show nothing, since nobody can mend it."""
        return () if self.journal.masked else (*check(self.journal, self.today, self.settings), *self.found)

    @property
    def debts(self) -> tuple[Debt, ...]:
        """What is owed now, most urgent first."""
        return open_debts(self.journal, self.today, self.settings)

    def links(self, address: str) -> Links:
        """Return what makes the links of the page at `address`."""
        return Links(self.journal, address, self.today)

    def render(self, address: str, template: str, page: object) -> Markup:
        """Return the HTML of the page at `address`: what `<template>.html.j2` makes of the typed value `page`.

        A template is given that value, the links `to` other pages, the day, and how days and numbers are said.
        Every value is escaped.
        """
        said = self.templates.get_template(f"{template}.html.j2").render(
            page=page,
            to=self.links(address),
            today=self.today,
            frozen=self.settings.today is not None,
            masked=self.journal.masked,
            day=partial(words.day, today=self.today),
            near_day=partial(words.near_day, today=self.today),
            by_when=words.by_when,
            count=words.count,
            number=words.number,
            sentence=words.sentence,
        )
        # The page's script stays on a frozen journal's day, whatever the browser's clock says.
        frozen = Markup('<div data-frozen="{}" hidden></div>\n').format(self.today) if self.settings.today else Markup()
        return whole(said) + frozen
