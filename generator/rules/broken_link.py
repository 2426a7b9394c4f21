"""A link to a file that is not in the journal."""

from collections.abc import Iterator
from datetime import date

from generator.facts.wikilinks import SCHEME, follow
from generator.model.body import links
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Follow every relative link and picture of every text."""
    texts = [(record.source, record.body_start) for record in journal.records()]
    texts += [(page.source, page.body_start) for page in journal.free_pages]
    for source, start in texts:
        for link in links(source, start):
            if SCHEME.match(link.target) or follow(journal, journal.address_of(source), link.target):
                continue
            yield Found(
                source=source,
                span=link.span,
                message=f"this leads to nothing in the journal: {link.target}",
                help="count the path from this file's own folder: ../contacts/ana-silva.md"
                if not link.target.startswith("/")
                else "a link from the top (/) works on no local site: count from this file's own folder",
            )


RULE = Rule("broken-link", Severity.ERROR, check)
