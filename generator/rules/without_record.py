"""References that lead to no record of their kind: what `unknown-contact` and `unknown-event` have in common."""

from collections.abc import Iterator

from generator.model.journal import Journal, Shelf, names_of
from generator.model.locate import locate
from generator.model.mentions import mentions
from generator.model.names import unwrap
from generator.model.records import Contact, Event
from generator.rules.diagnostic import Found
from generator.rules.spelling import Guesses


def without_record(journal: Journal, shelf: Shelf[Contact] | Shelf[Event], kind: str) -> Iterator[Found]:
    """Yield a finding for every reference to a `kind` that no record on `shelf` answers."""
    guesses = Guesses()
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to != kind or mention.ref.loose or shelf.answering(mention.text):
                continue
            name = unwrap(mention.text)
            known = (known for other in shelf for known in (other.slug, *names_of(other)))
            yield Found(
                source=record.source,
                span=locate(record, *mention.path),
                message=f"there is no {kind} called {name}",
                label=guesses.did_you_mean(name, known),
                help=f"correct the name, or make the record in {kind}s/",
            )
