"""Links from one page to others, and sentences and the owner's texts with their links."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from generator import words
from generator.debts.debt import Debt
from generator.facts.companies import find_company
from generator.facts.wikilinks import answering
from generator.files.source import SourceText
from generator.model import addresses
from generator.model.body import wikilinks_in
from generator.model.fields import Url
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import strip_brackets
from generator.model.records import Contact, Meeting, Record
from generator.reports.card import details
from generator.reports.ways_to_reach import web_address
from generator.site.pages.html import escape, link, listed, strong
from generator.site.pages.page import Ids
from generator.site.pages.prose import meeting_text, rendered
from generator.words.said import Argument, Linked, Name, People, Quoted, Said, sentence

ShowName = Callable[[Record | Name, Markup | None], Markup]
"""Makes the HTML of a name in a sentence, with other words for it where they are given."""


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links for the page whose address under site/ is `here`; `today` decides which briefs there are."""

    journal: Journal
    here: str
    today: date | None = None

    def to(self, words: object, address: str) -> Markup:
        """Return a link to another page or file of the site."""
        return link(words, self.relative(address))

    def relative(self, address: str) -> str:
        """Return an address under site/ relative to this page; empty for an empty one."""
        return quote(_between(posixpath.dirname(self.here), address), safe="/~!@+=,") if address else ""

    def details(self, record: Record) -> Iterator[tuple[str, Markup]]:
        """Yield the details of a record with their labels; web addresses are links."""
        for spec, text in details(record):
            yield spec.detail, link(text, web_address(text)) if isinstance(spec.type, Url) else escape(text)

    def record(self, record: Record, words: object = None) -> Markup:
        """Return a link to a record's page."""
        return self.to(words or record.label, addresses.of_record(record))

    def person(self, reference: str) -> Markup:
        """Return a link to the contact that a reference means, the reference as text where there is none."""
        found = self.journal.contacts.find(reference)
        return self.record(found) if found else escape(strip_brackets(reference))

    def people(self, references: tuple[str, ...]) -> Markup:
        """Return links to several contacts: `Ana, Ben and Chi`."""
        return listed(self.person(reference) for reference in self.journal.contacts.distinct(references))

    def company(self, reference: str | None) -> Markup:
        """Return a link to a company's page; every company that is named has one."""
        found = find_company(self.journal, reference) if reference else None
        if found is None:
            return escape(strip_brackets(reference or ""))
        return self.to(found.name, addresses.of_company(found.slug))

    def event(self, reference: str) -> Markup:
        """Return a link to the event that a reference means, the reference as text where there is none."""
        found = self.journal.events.find(reference)
        return self.record(found) if found else escape(strip_brackets(reference))

    def named(self, thing: Record | Name, said: Markup | None = None) -> Markup:
        """Return a name, or the words `said` for it, as a link where there is a record."""
        return escape(said or thing.text) if isinstance(thing, Name) else self.record(thing, said)

    def strong(self, thing: Record | Name, said: Markup | None = None) -> Markup:
        """Return a name in bold, as a link where there is a record."""
        return strong(self.named(thing, said))

    def said(self, one: Said) -> Markup:
        """Return a sentence with its capital, and names without links."""
        return html(sentence(one), self.today or date.max, unlinked)

    def why(self, debt: Debt) -> Markup:
        """Return why a debt is owed, with links to people."""
        return html(debt.why, self.today or date.max, self.strong)

    def inline(self, text: str) -> Markup:
        """Return one line of text with its wikilinks as links, everything else escaped."""
        made, at = Markup(), 0
        for found in wikilinks_in(text):
            made += escape(text[at : found.span.start]) + self._wikilink(found.target, found.text)
            at = found.span.end
        return made + escape(text[at:])

    def text(self, source: SourceText, start: int = 0, end: int | None = None, ids: Ids | None = None) -> Markup:
        """Return a part of a file as HTML, without comments, wikilinks and relative links resolved."""
        return rendered(source, start, len(source.text) if end is None else end, self, ids=ids)

    def meeting_text(self, meeting: Meeting) -> Markup:
        """Return the body of a meeting as HTML: answers as quotes, and without a `Next` that holds only promises."""
        return meeting_text(meeting, self)

    def _wikilink(self, target: str, words: str) -> Markup:
        found = answering(self.journal, target)
        if len(found) != 1:
            return escape(words)
        if isinstance(found[0].record, Contact) and words == target:
            words = found[0].name
        return link(words, f"{self.relative(found[0].address)}{found[0].anchor}")


def html(one: Said, today: date, show: ShowName) -> Markup:
    """Return a sentence as HTML; all text in it is escaped, and `show` makes the names."""
    return Markup().join(_html(piece, today, show) for piece in one.pieces())


def unlinked(thing: Record | Name, said: Markup | None = None) -> Markup:
    """Return a name alone, without a link."""
    return said or escape(thing.text if isinstance(thing, Name) else thing.label)


def _html(piece: Argument, today: date, show: ShowName) -> Markup:
    match piece:
        case Said():
            return html(piece, today, show)
        case date():
            return Markup('<time datetime="{}" data-words="day">{}</time>').format(piece, words.day(piece, today))
        case Moment():
            if not piece.only:
                return _html(piece.day, today, show)
            return Markup('<time datetime="{}">{}</time>').format(piece.day_text, words.written_day(piece, today))
        case People():
            return listed(_html(one, today, show) for one in piece.parts()) or escape(piece.none)
        case Record() | Name():
            return show(piece, None)
        case Linked():
            return show(piece.to, _html(piece.words, today, show))
        case Quoted():
            return escape(piece.text)
        case str():
            return escape(piece)


@lru_cache(maxsize=65_536)
def _between(folder: str, target: str) -> str:
    """Return an address relative to a folder of the site; cached, since all pages link to the same few."""
    return posixpath.relpath(f"/{target}", f"/{folder}")
