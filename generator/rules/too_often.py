"""A request too soon after one that has no answer."""

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
    """Look at each request of late and at the one before it."""
    for person in journal.contacts:
        for one, _, latest in with_waiting(person, sent_to(journal, today, person), today):
            if one.about != "request" or latest is None or not in_view(one.on, today, settings):
                continue
            days = (one.on - latest.on).days
            if days < settings.nudge_days:
                yield Found(
                    source=person.source,
                    span=locate(person, "outreach", one.item.at, "on"),
                    message=f"you asked {person.name} again after {words.count(days, 'day')} without an answer",
                    help=f"give people {words.count(settings.nudge_days, 'day')} before you ask another way",
                )


RULE = Rule("too-often", Severity.WARNING, check)
