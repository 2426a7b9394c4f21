"""The list of all contacts as a table, on pages by first letter where there are many."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from generator import words
from generator.facts.touches import history, introducers, last_contact
from generator.model import addresses
from generator.model.choices import FOUND
from generator.model.collation import collated, initial
from generator.model.moment import shifted
from generator.model.records import Contact
from generator.reports.card import got_in_touch
from generator.site.pages.html import escape
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.stage_words import STAGE_GROUPS, stage_group, stage_words
from generator.words import of_them

_LATELY = 28
MOST_ON_A_PAGE = 500
"""Up to so many people one table holds all; with more there is a page for each first letter."""
INDEX = "contacts/index.html"
_OTHER = "other"


class _Everybody:
    """All people and what the pages of the list have in common, looked up once."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    @cached_property
    def people(self) -> list[Contact]:
        """All people, sorted by name."""
        return sorted(self._context.journal.contacts, key=lambda person: collated(person.name))

    @cached_property
    def parts(self) -> Mapping[str, list[Contact]]:
        """People by the first letter of their page; all under an empty letter where one page holds them."""
        return _parts(self.people)

    @property
    def is_spread(self) -> bool:
        """Whether the list is spread over several pages."""
        return "" not in self.parts

    @cached_property
    def stages(self) -> list[str]:
        """Those of `STAGE_GROUPS` that occur."""
        groups = {stage_group(self._context, person) for person in self.people}
        return [group for group in STAGE_GROUPS if group in groups]

    @cached_property
    def opening(self) -> str:
        """The first sentence of each page."""
        return _opening(self._context, self.people)

    def address(self, letter: str) -> str:
        """Return the address of the page for a letter."""
        # In its own folder, since any name directly under contacts/ may be a person's page.
        return INDEX if letter == next(iter(self.parts)) else f"contacts/letters/{letter}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """A first letter, and the address of its page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person's row; some columns have a second value by which they are sorted."""

    name: Markup
    sort_name: str
    where: Markup
    found: Markup
    stage: str
    group: str
    last: str
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsPage:
    """What a page of the list shows; `letters` is empty where one page holds everybody, `total` counts all people."""

    opening: str
    letters: Sequence[Initial]
    letter: str
    total: int
    stages: Sequence[str]
    people: Sequence[PersonRow]
    archived: Sequence[PersonRow]
    feed: str


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the list: one page, or one for each letter, the first of them at the list's address."""
    everybody = _Everybody(context)
    for letter in everybody.parts:
        address = everybody.address(letter)
        title = "Contacts" if address == INDEX else f"Contacts: {_spoken(letter)}"
        yield Page(address=address, title=title, render=partial(_page, context, everybody, letter))


def scripts(context: PageContext) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield, where the list is spread over pages, the address of the script with all rows, and what makes it."""
    everybody = _Everybody(context)
    if everybody.is_spread:
        yield address("contacts"), partial(_script, context, everybody)


def _page(context: PageContext, everybody: _Everybody, letter: str) -> Markup:
    address = everybody.address(letter)
    people = everybody.parts[letter]
    letters = everybody.parts if everybody.is_spread else ()
    return context.render(
        address,
        "contacts",
        ContactsPage(
            opening=everybody.opening,
            letters=[Initial(name=_spoken(other), address=everybody.address(other)) for other in letters],
            letter=_spoken(letter),
            total=len(everybody.people),
            stages=everybody.stages,
            people=_rows(context, address, (person for person in people if not person.archived)),
            archived=_rows(context, address, (person for person in people if person.archived)),
            feed=addresses.PEOPLE,
        ),
    )


def _script(context: PageContext, everybody: _Everybody) -> str:
    """Return the script with the rows of all pages, archived people last, as on the pages."""
    template = context.templates.get_template("people_rows.html.j2")
    parts: list[tuple[str, str]] = []
    for letter, people in everybody.parts.items():
        address = everybody.address(letter)
        rows = _rows(context, address, sorted(people, key=lambda person: bool(person.archived)))
        parts.append((address, template.render(rows=rows)))
    return script(parts)


def _rows(context: PageContext, address: str, people: Iterable[Contact]) -> list[PersonRow]:
    """Return people as the table of the page at `address` has them."""
    links = context.links(address)
    return [_row(context, links, person) for person in people]


def _parts(everybody: list[Contact]) -> dict[str, list[Contact]]:
    """Return people by the first letter of their page; all under an empty letter where one page holds them."""
    if len(everybody) <= MOST_ON_A_PAGE:
        return {"": everybody}
    found: dict[str, list[Contact]] = {}
    for person in everybody:
        found.setdefault(_letter(person.name), []).append(person)
    return {letter: found[letter] for letter in sorted(found, key=lambda letter: (letter == _OTHER, letter))}


def _letter(name: str) -> str:
    return initial(name) or _OTHER


def _spoken(letter: str) -> str:
    return "others" if letter == _OTHER else letter.upper()


def _opening(context: PageContext, everybody: list[Contact]) -> str:
    there = [person for person in everybody if not person.archived]
    told = history(context.journal, context.today)
    lately = sum(1 for p in there if p in told and (context.today - told[p][-1].day).days <= _LATELY)
    since = words.day(shifted(context.today, -_LATELY), context.today)
    return opening(len(there), lately, since)


def opening(people: int, lately: int, since: str) -> str:
    """Return how many people there are, and with how many of them I was in touch since a day."""
    if not people:
        return "Everybody is put aside."
    if people == 1:
        return f"One person; since {since} you were {'' if lately else 'not '}in touch."
    many = words.sentence(words.count(people, "person", "people"))
    return f"{many}; since {since} you were in touch with {of_them(lately, people)}."


def _row(context: PageContext, links: Links, person: Contact) -> PersonRow:
    touched = last_contact(context.journal, context.today, person)
    last = touched.day if touched else None
    return PersonRow(
        name=links.record(person),
        sort_name=collated(person.name)[0],
        where=_where(links, person),
        found=_found(context, links, person),
        stage=stage_words(context, person),
        group=stage_group(context, person),
        last=words.day(last, context.today) if last else "",
        last_day=last.isoformat() if last else "",
    )


def _where(links: Links, person: Contact) -> Markup:
    company = links.company(person.company) if person.company else None
    return Markup(", ").join(part for part in (person.role, company) if part)


def _found(context: PageContext, links: Links, person: Contact) -> Markup:
    event = context.journal.events.find(person.event) if person.event else None
    if event is not None:
        return links.record(event)
    from_ = introducers(context.journal, context.today).get(person, ())
    how = FOUND.get(person.how_found or "")
    if person.how_found == "cold" and not got_in_touch(context.journal, context.today, person):
        how = None
    return Markup(", ").join(map(links.record, from_)) or escape(how and how.short)


def address(name: str) -> str:
    """Return the address under site/ of the script of a table, which pages name in `data-rows`."""
    return f"assets/journal/rows-{name}.js"


def script(parts: Iterable[tuple[str, str]]) -> str:
    """Return a script with pairs: the address of a page under site/, and the rows of its table as HTML.

    Searching the table then shows rows of other pages as they look there. It is a script, since pages opened from a
    folder (file://) can't read other pages.
    """
    # One line for each page, so that a comparison of two builds shows only those that changed.
    made = json.dumps([*parts], ensure_ascii=False, indent=0)
    return f"window.journalRows = {made};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
