"""A wikilink that leads to nothing."""

from collections.abc import Iterator
from datetime import date

from generator.facts.wikilinks import answering
from generator.model.body import wikilinks
from generator.model.journal import Journal, names_of
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.spelling import Guesses


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look up the wikilinks of every text."""
    guesses = Guesses()
    texts = [(record.source, record.body_start) for record in journal.records()]
    texts += [(page.source, page.body_start) for page in journal.free_pages]
    texts += [(journal.questions.source, 0)] if journal.questions else []
    for source, start in texts:
        for link in wikilinks(source, start):
            if answering(journal, link.target):
                continue
            known = (name for record in journal.records() for name in (record.slug, *names_of(record)))
            yield Found(
                source=source,
                span=link.span,
                message=f"nothing here is called {link.target}",
                label=guesses.did_you_mean(link.target, known),
                help="correct the name, make the record, or write it without the brackets",
            )


RULE = Rule("unresolved-wikilink", Severity.WARNING, check)
