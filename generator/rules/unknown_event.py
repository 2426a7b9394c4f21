"""An event that is named and has no record."""

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
    """Look up every reference to an event."""
    shelf, guesses = journal.events, Guesses()
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to != "event" or mention.ref.loose or shelf.answering(mention.text):
                continue
            name = unwrap(mention.text)
            known = (known for other in shelf for known in (other.slug, *names_of(other)))
            yield Found(
                source=record.source,
                span=locate(record, *mention.path),
                message=f"there is no event called {name}",
                label=guesses.did_you_mean(name, known),
                help="correct the name, or make the record in events/",
            )


RULE = Rule("unknown-event", Severity.ERROR, check)
