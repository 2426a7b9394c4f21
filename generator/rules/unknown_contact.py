"""A person who is named and has no record."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found, Rule, Severity
from generator.front_matter import locate
from generator.records import Journal
from generator.records.journal import names_of
from generator.records.mentions import mentions
from generator.records.names import unwrap
from generator.rules.spelling import Guesses
from generator.settings import Settings


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look up every reference to a contact."""
    shelf, guesses = journal.contacts, Guesses()
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to != "contact" or mention.ref.loose or shelf.answering(mention.text):
                continue
            name = unwrap(mention.text)
            known = (known for other in shelf for known in (other.slug, *names_of(other)))
            yield Found(
                source=record.source,
                span=locate(record, *mention.path),
                message=f"there is no contact called {name}",
                label=guesses.did_you_mean(name, known),
                help="correct the name, or make the record in contacts/",
            )


RULE = Rule("unknown-contact", Severity.ERROR, check)
