"""`keep-in-touch`: to write now and then to those with whom I want to keep in touch (sources 002 and 003)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from generator.debts.closing import Contacted, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts.outreach import permission
from generator.facts.touches import last_contact
from generator.model import addresses
from generator.model.journal import Journal
from generator.model.records import Contact
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="write to {who} again",
    why="you and {who} have not been in touch since {day}",
    called="a word to {who}",
)
NEVER_YET = replace(SENTENCES, why="you and {who} have not been in touch yet")


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody with `keep_in_touch` or `snooze_until`."""
    for person in journal.contacts:
        if person.keep_in_touch is not None or person.snooze_until is not None:
            yield DebtSource((person,), partial(_on, journal, person))


def _on(journal: Journal, person: Contact, today: date) -> Iterator[Debt]:
    """Yield one debt; its due day moves with every touch, and it is never closed."""
    if permission(journal, today, person) == "no":
        return
    touched = last_contact(journal, today, person)
    last = touched.day if touched else None
    due = due_day(person, last, today)
    if due is None:
        return
    way = suggested(person)
    yield owed(
        KIND,
        person,
        person,
        SENTENCES if last else NEVER_YET,
        due=due,
        given={"who": person, **({"day": last} if last else {})},
        closes=Contacted(person.slug, way, about="hello"),
        way=way,
        fact=("keep_in_touch",) if person.keep_in_touch else ("snooze_until",),
        since=last,
    )


def due_day(person: Contact, last: date | None, today: date) -> date | None:
    """Return when to be in touch again, or None where nothing is owed (contract §3)."""
    snoozed = person.snooze_until.day if person.snooze_until else None
    base = last or (person.met_on.day if person.met_on and person.met_on.day <= today else None)
    if person.keep_in_touch is not None and base is not None:
        due = person.keep_in_touch.after(base)
        return max(due, snoozed) if snoozed else due
    if snoozed is not None and last is not None and last >= snoozed:
        return None
    return snoozed


KIND = DebtKind(
    name="keep-in-touch",
    find=find,
    settled="wrote to {who} again",
    all_settled="",
    page=addresses.KEEP_IN_TOUCH,
    draft="hello",
    days_before=0,
    may_be_early=False,
    lapses=False,
    outlasts_owed_since=True,
    outlasts_archiving=False,
    waits_for_its_day=True,
    ends_with_its_meeting=False,
    moves=True,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="snooze_until",
    options=(),
)
