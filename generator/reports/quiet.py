"""Who, of those I keep in touch with, has been quiet longest (sources 002 and 003)."""

from dataclasses import dataclass, replace
from datetime import date

from generator.facts.fortnight import Turning
from generator.facts.outreach import permission
from generator.facts.touches import last_contact
from generator.model.journal import Journal
from generator.model.records import Contact


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
    turning, found = Turning(journal, today, (0, 1)), []
    for person in journal.contacts:
        running = _on(journal, today, person)
        for day in turning.days((person,), (0, 1)):
            now = _on(journal, day, person)
            if running is not None and (now is None or now.last != running.last):
                found.append(replace(running, ends=day))
                running = None
            if now is not None and running is None:
                running = replace(now, begins=day)
        found += [running] if running else []
    return tuple(sorted(found, key=lambda one: (one.last, one.person.slug)))


def longest(found: tuple[Quiet, ...], most: int) -> tuple[Quiet, ...]:
    """Return as many of them as any day may need to show `most`."""
    kept, lasting = [], 0
    for one in found:
        if lasting == most:
            break
        kept.append(one)
        lasting += one.begins is None and one.ends is None
    return tuple(kept)


def _on(journal: Journal, today: date, person: Contact) -> Quiet | None:
    if person.keep_in_touch is None or person.archived or (person.snooze_until and person.snooze_until.day > today):
        return None
    last = last_contact(journal, today, person)
    may_write = permission(journal, today, person) != "no"
    return Quiet(person=person, last=last.day) if last is not None and may_write else None
