"""The owner's own text on a page: Markdown as it was written, its links made those of the site."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from generator.debts import Debt
from generator.pages.markdown import Markdown, escape, link
from generator.records import Contact, Journal, Record, addresses
from generator.records.body import without_comments
from generator.records.names import unwrap
from generator.records.pointers import links, wikilinks
from generator.source import SourceText, Span
from generator.views.companies import find_company
from generator.views.wikilinks import SCHEME, answering, follow


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links for one page, whose own address under site/ is `here`; `today` decides which briefs there are."""

    journal: Journal
    here: str
    today: date | None = None

    def to(self, words: object, address: str) -> Markdown:
        """Return a link to another page or file of the site."""
        return link(words, self._relative(address))

    def anchor(self, words: object, address: str) -> Markdown:
        """Return a link to another page of the site as HTML, for tables that are no Markdown."""
        relative = _between(posixpath.dirname(self.here), address)
        return Markdown(f'<a href="{quote(relative, safe="/~!@+=,")}">{escape(words)}</a>')

    def company_anchor(self, reference: str) -> Markdown:
        """Return a link to a company's page as HTML."""
        found = find_company(self.journal, reference)
        return self.anchor(found.name, f"companies/{found.slug}.html") if found else _words(reference)

    def record(self, record: Record, words: object = None) -> Markdown:
        """Return a link to a record's page."""
        return self.to(words or record.label, addresses.of_record(record))

    def person(self, reference: str) -> Markdown:
        """Return a link to the contact that a reference means, or its words where there is none."""
        found = self.journal.contacts.find(reference)
        return self.record(found) if found else _words(reference)

    def people(self, references: tuple[str, ...]) -> Markdown:
        """Return links to several contacts: `Ana, Ben and Chi`."""
        made = [self.person(reference) for reference in references]
        return Markdown(" and ").join([Markdown(", ").join(made[:-1]), *made[-1:]] if len(made) > 1 else made)

    def company(self, reference: str | None) -> Markdown:
        """Return a link to a company's page; every company that is named has one."""
        found = find_company(self.journal, reference) if reference else None
        if found is None:
            return _words(reference or "")
        return self.to(found.name, f"companies/{found.slug}.html")

    def event(self, reference: str) -> Markdown:
        """Return a link to the event that a reference means, or its words where there is none."""
        found = self.journal.events.find(reference)
        return self.record(found) if found else _words(reference)

    def why(self, debt: Debt) -> Markdown:
        """Return why a debt is owed, the person's name in it a link to their page."""
        if debt.contact is None or debt.contact.name not in debt.why:
            return escape(debt.why)
        before, after = debt.why.split(debt.contact.name, 1)
        name = Markdown("**{}**").format(self.record(debt.contact))
        return Markdown(f"{spaced(before)}{name}{spaced(after)}")

    def close(self, debt: Debt) -> Markdown:
        """Return how to close a debt; a command as code."""
        if debt.close.startswith("journal "):
            return Markdown(f"<code>{escape(debt.close)}</code>")
        return escape(debt.close)

    def text(self, source: SourceText, start: int = 0, end: int | None = None) -> Markdown:
        """Return a part of a file as Markdown: comments gone, wikilinks and relative links resolved."""
        end = len(source.text) if end is None else end
        part = without_comments(source.text[start:end])
        made, at = [], 0
        for span, new in sorted(self._changes(source, part, start), key=lambda change: change[0]):
            if span.start - start >= at:
                made += [part[at : span.start - start], new]
                at = span.end - start
        text = "".join([*made, part[at:]]).replace("\r\n", "\n").replace("\r", "\n")
        return Markdown(text.strip("\n"))

    def inline(self, text: str) -> Markdown:
        """Return one line of foreign text, its wikilinks resolved, everything else inert."""
        made, at = [], 0
        for found in wikilinks(text):
            made += [escape(text[at : found.span.start]), self._wikilink(found.target, found.text, embed=False)]
            at = found.span.end
        # escape() trims; the blanks around a link are put back.
        return Markdown(" ").join(part for part in [*made, escape(text[at:])] if part)

    def _changes(self, source: SourceText, part: str, start: int) -> Iterator[tuple[Span, str]]:
        for found in wikilinks(part, start):
            yield found.span, self._wikilink(found.target, found.text, embed=found.embed)
        for found_link in links(part, start):
            if SCHEME.match(found_link.target):
                continue
            target = follow(self.journal, self.journal.address_of(source), found_link.target, self.today)
            if target is not None and target.address:
                yield found_link.span, quote(self._relative(target.address), safe="/~!@+=,;") + target.anchor

    def _wikilink(self, target: str, words: str, *, embed: bool) -> Markdown:
        found = answering(self.journal, target)
        if len(found) != 1:
            return escape(words)
        if embed and found[0].address in self.journal.assets:
            return Markdown("!" + link(words, self._relative(found[0].address)))
        if isinstance(found[0].record, Contact) and words == target:
            words = found[0].name
        return link(words, f"{self._relative(found[0].address)}{found[0].anchor}")

    def _relative(self, address: str) -> str:
        # MkDocs checks links between Markdown addresses, and turns them into those of the built pages.
        target = addresses.markdown(address) if address.endswith(".html") else address
        if not target:
            return ""
        return _between(posixpath.dirname(self.here), target)


@lru_cache(maxsize=65_536)
def _between(folder: str, target: str) -> str:
    """Return the way from a folder of the site to an address; every page leads to the same few over and over."""
    return posixpath.relpath(f"/{target}", f"/{folder}")


def prose(text: str) -> Markdown:
    """Return foreign text, inert, what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    made = [f"<code>{escape(part)}</code>" if i % 2 else spaced(part) for i, part in enumerate(parts)]
    return Markdown("".join(made))


def spaced(text: str) -> Markdown:
    """Return foreign text, inert, with the blanks at its ends that keep it apart from a link."""
    inner = escape(text)
    return Markdown(f"{' ' if text[:1] == ' ' else ''}{inner}{' ' if text[1:] and text[-1:] == ' ' else ''}")


def _words(reference: str) -> Markdown:
    return escape(unwrap(reference))
