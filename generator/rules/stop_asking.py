"""A request after as many without an answer as one person should get."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts.outreach import sent_to, with_waiting
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.settings import Settings
from generator.rules.ahead import in_view
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Count the requests without an answer before each one of late."""
    for person in journal.contacts:
        for one, waiting, _ in with_waiting(person, sent_to(journal, today, person), today):
            if one.about == "request" and waiting >= settings.outreach_tries and in_view(one.on, today, settings):
                yield Found(
                    source=person.source,
                    span=locate(person, "outreach", one.item.at, "on"),
                    message=f"{person.name} has not answered {words.count(waiting, 'request')}; this is one more",
                    help="let it rest, and ask somebody else who knows the field",
                )


RULE = Rule("stop-asking", Severity.WARNING, check)
