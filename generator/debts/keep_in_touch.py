"""`keep-in-touch`: to write now and then to those with whom I want to keep in touch (sources 002 and 003)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from generator.debts import approach, ask_after, connect, news, nudge, rearrange
from generator.debts.closing import Contacted, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.standing import standing
from generator.facts import meetings
from generator.facts.meetings import permission
from generator.facts.outreach import said_no
from generator.facts.touches import last_contact
from generator.model import addresses
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="write to {who} again",
    why="you and {who} have not been in touch since {day}",
    called="a word to {who}",
)
RESTING = (nudge.KIND, approach.KIND, connect.KIND, news.KIND, ask_after.KIND, rearrange.KIND)
"""The kinds that wait for the end of a rest too: whoever has such a reason to write needs no other."""
NEVER_YET = replace(SENTENCES, why="you and {who} have not been in touch yet")


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody with `keep_in_touch` or `snooze_until`."""
    resting = _resting(journal, settings)
    for person in journal.contacts:
        if person.keep_in_touch is not None:
            yield DebtSource((person,), partial(_on, journal, person))
        elif person.snooze_until is not None:
            others = tuple(resting.get(person, ()))
            about = dict.fromkeys((person, *(record for other in others for record in other.about)))
            shifts = tuple(sorted({0, 1, *(shift for other in others for shift in other.shifts)}))
            yield DebtSource(tuple(about), partial(_after_a_rest, journal, settings, person, others), shifts)


def _resting(journal: Journal, settings: Settings) -> dict[Contact, list[DebtSource]]:
    """Return, for everybody who is only left alone for a while, the sources of debts that rest with them."""
    people = {one for one in journal.contacts if one.snooze_until is not None and one.keep_in_touch is None}
    found: dict[Contact, list[DebtSource]] = {}
    for kind in RESTING if people else ():
        for source in kind.find(journal, settings) if settings.debts.get(kind.name) != "off" else ():
            concerned = {record for record in source.about if isinstance(record, Contact)} | {
                person for one in source.about if isinstance(one, Meeting) for person in meetings.people(journal, one)
            }
            for person in concerned & people:
                found.setdefault(person, []).append(source)
    return found


def _after_a_rest(
    journal: Journal, settings: Settings, person: Contact, others: tuple[DebtSource, ...], today: date
) -> Iterator[Debt]:
    """Yield the debt only where nothing else waits for that day, and their latest answer was no `no`."""
    if said_no(journal, today, person, today):
        return
    day = Day(journal, today, settings)
    owed_to = (standing(debt, day) for other in others for debt in other.on(today) if debt.contact is person)
    if not any(debt is not None and debt.is_open and debt.rests_until is not None for debt in owed_to):
        yield from _on(journal, person, today)


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
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=True,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=(),
)
