"""Introductions that run in a circle."""

from collections.abc import Iterator

from generator.facts.introductions import circles
from generator.model.day import Day
from generator.model.locate import locate
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Find every `introduced_by` that leads from a person back to themselves."""
    introducers = {
        person: [day.journal.contacts.find(reference) for reference in person.introduced_by]
        for person in day.journal.contacts
        if person.introduced_by
    }
    circle_of = circles(introducers)
    for person, given in introducers.items():
        for number, introducer in enumerate(given):
            if introducer is None or circle_of.get(person) != circle_of.get(introducer, introducer):
                continue
            oneself = introducer is person
            yield Finding(
                source=person.source,
                span=locate(person, "introduced_by", number),
                message=f"{person.name} can't introduce themselves"
                if oneself
                else f"{introducer.name} was introduced, through others, by {person.name}",
                label="" if oneself else "the introductions run in a circle",
                help="delete the introduction of whomever you knew first",
            )


RULE = Rule("introduction-cycle", Severity.ERROR, check)
