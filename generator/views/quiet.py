"""Who, of those I keep in touch with, has been quiet longest (sources 002 and 003)."""

from dataclasses import dataclass, replace
from datetime import date

from generator.records import Contact, Journal
from generator.views.ahead import ahead, coming_days
from generator.views.history import history
from generator.views.permission import permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Somebody and the day of our last touch. `begins` and `ends` are days on which the calendar makes that so."""

    person: Contact
    last: date
    begins: date | None = None
    ends: date | None = None


def quiet(journal: Journal, today: date) -> tuple[Quiet, ...]:
    """Return those whom I may write to and mean to, but for those put off until a day; the longest quiet first.

    Those of the coming days are among them: a meeting that is held by then is a touch.
    """
    running = {one.person: one for one in _on(journal, today)}
    part, found = ahead(journal, today), []
    for day in coming_days(today):
        now = {one.person: one for one in _on(part, day)}
        for person in part.contacts:
            before, one = running.get(person), now.get(person)
            if before is not None and (one is None or one.last != before.last):
                found.append(replace(running.pop(person), ends=day))
            if one is not None and person not in running:
                running[person] = replace(one, begins=day)
    return tuple(sorted((*found, *running.values()), key=lambda one: (one.last, one.person.slug)))


def longest(found: tuple[Quiet, ...], most: int) -> tuple[Quiet, ...]:
    """Return as many of them as any day may need to show `most`."""
    kept, lasting = [], 0
    for one in found:
        if lasting == most:
            break
        kept.append(one)
        lasting += one.begins is None and one.ends is None
    return tuple(kept)


def _on(journal: Journal, today: date) -> list[Quiet]:
    touches = history(journal, today)
    return [
        Quiet(person=person, last=touches[person][-1].day)
        for person in journal.contacts
        if person.keep_in_touch is not None
        and person in touches
        and not person.archived
        and not (person.snooze_until and person.snooze_until.day > today)
        and permission(journal, today, person) != "no"
    ]
