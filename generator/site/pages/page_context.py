"""The context from which every page is made, and parts of pages that change with the day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from generator import words
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.check import check
from generator.rules.diagnostic import Diagnostic
from generator.site.pages.html import whole
from generator.site.pages.links import Links

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """A journal on one day, and what is derived from it. `found` are faults that only rendering has shown."""

    day: Day
    templates: Environment
    found: tuple[Diagnostic, ...] = ()

    @property
    def journal(self) -> Journal:
        """The journal that the pages show."""
        return self.day.journal

    @property
    def today(self) -> date:
        """The day for which they are made."""
        return self.day.today

    @property
    def settings(self) -> Settings:
        """The owner's options."""
        return self.day.settings

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files; empty for a copy to show, which nobody can mend."""
        return () if self.journal.masked else (*check(self.day), *self.found)

    @property
    def debts(self) -> tuple[Debt, ...]:
        """The open debts, most urgent first."""
        return open_debts(self.day)

    def links(self, address: str) -> Links:
        """Return the links of the page at `address`."""
        return Links(self.journal, address, self.today)

    def render(self, address: str, template: str, page: object) -> Markup:
        """Return the HTML of the page at `address`, made by `<template>.html.j2` from the dataclass `page`.

        A template is given that value, `to` for links to other pages, the day, and functions for days and numbers.
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
        # By this the page's script takes the day of a frozen journal instead of the browser's.
        frozen = Markup('<div data-frozen="{}" hidden></div>\n').format(self.today) if self.settings.today else Markup()
        return whole(said) + frozen


@dataclass(frozen=True, slots=True)
class DatedVariant(Generic[T]):
    """What a page says from the day `begins` (None: from the start) until the day before `ends` (None: for good)."""

    said: T
    begins: date | None = None
    ends: date | None = None


def dated_variants(today: date, later: Iterable[date], say: Callable[[date], T]) -> Iterator[DatedVariant[T]]:
    """Yield what `say` returns today and on the later days, each with the days for which it stays the same."""
    said, begins = say(today), None
    for day in later:
        new = say(day)
        if new != said:
            yield DatedVariant(said, begins, day)
            said, begins = new, day
    yield DatedVariant(said, begins)
