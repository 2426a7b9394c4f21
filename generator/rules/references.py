"""The rules for references and links: those that lead nowhere, to more than one record, or to an unsafe address."""

from collections.abc import Iterator
from typing import Any

from generator.facts.wikilinks import SCHEME, answering, follow
from generator.files.source import SourceText, Span
from generator.model.body import links, wikilinks
from generator.model.day import Day
from generator.model.journal import Collection, Journal, names_of
from generator.model.links import is_safe
from generator.model.locate import locate
from generator.model.mentions import mentions
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Record
from generator.rules.diagnostic import Finding, Rule, Severity
from generator.rules.spelling import Guesses


def unknown_reference(
    journal: Journal, collection: Collection[Contact] | Collection[Event], kind: str
) -> Iterator[Finding]:
    """Yield a finding for every reference to a `kind` that no record in `collection` answers."""
    guesses = Guesses()
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to != kind or mention.ref.loose or collection.answering(mention.text):
                continue
            name = strip_brackets(mention.text)
            known = (known for other in collection for known in (other.slug, *names_of(other)))
            yield Finding(
                source=record.source,
                span=locate(record, *mention.path),
                message=f"there is no {kind} called {name}",
                label=guesses.did_you_mean(name, known),
                help=f"correct the name, or make the record in {kind}s/",
            )


def check_unknown_contact(day: Day) -> Iterator[Finding]:
    """Look up every reference to a contact."""
    return unknown_reference(day.journal, day.journal.contacts, "contact")


UNKNOWN_CONTACT = Rule("unknown-contact", Severity.ERROR, check_unknown_contact)


def check_unknown_event(day: Day) -> Iterator[Finding]:
    """Look up every reference to an event."""
    return unknown_reference(day.journal, day.journal.events, "event")


UNKNOWN_EVENT = Rule("unknown-event", Severity.ERROR, check_unknown_event)


def check_ambiguous_reference(day: Day) -> Iterator[Finding]:
    """Look up every reference, in front matter and in texts."""
    yield from ambiguous_in_fields(day.journal)
    for record in day.journal.records():
        for link in wikilinks(record.source, record.body_start):
            targets = answering(day.journal, link.target)
            if len(targets) > 1:
                records = tuple(target.record for target in targets if target.record)
                yield _ambiguous(record.source, link.span, strip_brackets(f"[[{link.target}]]"), records)


def ambiguous_in_fields(journal: Journal) -> Iterator[Finding]:
    """Yield a finding for every reference in front matter that more than one record answers."""
    collections: dict[str, Collection[Any]] = {
        "contact": journal.contacts,
        "company": journal.companies,
        "event": journal.events,
    }
    for record in journal.records():
        for mention in mentions(record):
            found = collections[mention.ref.to].answering(mention.text)
            if len(found) > 1:
                yield _ambiguous(record.source, locate(record, *mention.path), strip_brackets(mention.text), found)


def _ambiguous(source: SourceText, span: Span, name: str, records: tuple[Record, ...]) -> Finding:
    slugs = [record.slug for record in records]
    return Finding(
        source=source,
        span=span,
        message=f"{name} may mean {' or '.join(slugs)}",
        label=f"{len(slugs)} records answer to this name",
        help=f"write the one you mean: {' or '.join(slugs)}",
    )


AMBIGUOUS_REFERENCE = Rule("ambiguous-reference", Severity.ERROR, check_ambiguous_reference)


def check_unresolved_wikilink(day: Day) -> Iterator[Finding]:
    """Look up the wikilinks of every text."""
    guesses = Guesses()
    texts = [(record.source, record.body_start) for record in day.journal.records()]
    texts += [(page.source, page.body_start) for page in day.journal.free_pages]
    texts += [(day.journal.questions.source, 0)] if day.journal.questions else []
    for source, start in texts:
        for link in wikilinks(source, start):
            if answering(day.journal, link.target):
                continue
            known = (name for record in day.journal.records() for name in (record.slug, *names_of(record)))
            yield Finding(
                source=source,
                span=link.span,
                message=f"nothing here is called {link.target}",
                label=guesses.did_you_mean(link.target, known),
                help="correct the name, make the record, or write it without the brackets",
            )


UNRESOLVED_WIKILINK = Rule("unresolved-wikilink", Severity.WARNING, check_unresolved_wikilink)


def check_broken_link(day: Day) -> Iterator[Finding]:
    """Follow every relative link and picture of every text."""
    texts = [(record.source, record.body_start) for record in day.journal.records()]
    texts += [(page.source, page.body_start) for page in day.journal.free_pages]
    for source, start in texts:
        for link in links(source, start):
            if SCHEME.match(link.target) or follow(day.journal, day.journal.address_of(source), link.target):
                continue
            yield Finding(
                source=source,
                span=link.span,
                message=f"this leads to nothing in the journal: {link.target}",
                help="count the path from this file's own folder: ../contacts/ana-silva.md"
                if not link.target.startswith("/")
                else "a link from the top (/) works on no local site: count from this file's own folder",
            )


BROKEN_LINK = Rule("broken-link", Severity.ERROR, check_broken_link)


def check_unsafe_link(day: Day) -> Iterator[Finding]:
    """Look at the addresses in fields, which reading checked, and in texts."""
    for fault in day.journal.faults.get("unsafe-link", ()):
        yield _unsafe(fault.source, fault.span, fault.reason)
    texts = [(record.source, record.body_start) for record in day.journal.records()]
    texts += [(page.source, page.body_start) for page in day.journal.free_pages]
    for source, start in texts:
        for link in links(source, start):
            if SCHEME.match(link.target) and not is_safe(link.target):
                yield _unsafe(source, link.span, link.target.split(":", 1)[0])


def _unsafe(source: SourceText, span: Span, scheme: str) -> Finding:
    return Finding(
        source=source,
        span=span,
        message=f"links that begin with {scheme.lower()}: are not followed",
        label="on the site it is shown as plain text",
        help="use an address that begins with https:, mailto: or tel:",
    )


UNSAFE_LINK = Rule("unsafe-link", Severity.ERROR, check_unsafe_link)

RULES = (
    UNKNOWN_CONTACT,
    UNKNOWN_EVENT,
    AMBIGUOUS_REFERENCE,
    UNSAFE_LINK,
    BROKEN_LINK,
    UNRESOLVED_WIKILINK,
)
