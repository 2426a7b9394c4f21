"""Introductions that run in a circle."""

from collections.abc import Iterator

from generator.model.day import Day
from generator.model.locate import locate
from generator.model.records import Contact
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Find every `introduced_by` that leads from a person back to themselves."""
    introducers = {
        person: [day.journal.contacts.find(reference) for reference in person.introduced_by]
        for person in day.journal.contacts
        if person.introduced_by
    }
    circle_of = _circles(introducers)
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


def _circles(introducers: dict[Contact, list[Contact | None]]) -> dict[Contact, Contact]:
    """Return for each person one member of the largest circle that they are part of.

    Two people are in one circle if they have the same member (Tarjan's algorithm, without recursion). For somebody in
    no circle it is themselves; so it is for somebody who introduced themselves, which their reference tells.
    """
    order: dict[Contact, int] = {}
    low: dict[Contact, int] = {}
    open_: list[Contact] = []
    waiting: set[Contact] = set()
    circle_of: dict[Contact, Contact] = {}
    for start in introducers:
        if start in order:
            continue
        path = [(start, iter(introducers[start]))]
        order[start] = low[start] = len(order)
        open_.append(start)
        waiting.add(start)
        while path:
            person, following = path[-1]
            other = next((o for o in following if o is not None and (o not in order or o in waiting)), None)
            if other is not None and other not in order:
                order[other] = low[other] = len(order)
                open_.append(other)
                waiting.add(other)
                path.append((other, iter(introducers.get(other, []))))
            elif other is not None:
                low[person] = min(low[person], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[person])
                if low[person] == order[person]:
                    while True:
                        member = open_.pop()
                        waiting.discard(member)
                        circle_of[member] = person
                        if member is person:
                            break
    return circle_of


RULE = Rule("introduction-cycle", Severity.ERROR, check)
