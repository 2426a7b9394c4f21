"""`approach`: to call or write to each person whose name I was given (sources 001 and 004)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.debts.closing import Contacted, SetInItem, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Path, Sentences, numbered, owed
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.facts.outreach import said_no
from generator.facts.touches import first_met_with, known_since, namesakes, touches_by
from generator.model import addresses
from generator.model.choices import KNOWN_THROUGH
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.names import normalize, slug, strip_brackets
from generator.model.records import Contact, Record
from generator.model.settings import Settings
from generator.words.said import Name, People, Said, said

Closing = tuple[date | None, bool]
"""The day of the first fact by today that closes the debt, and whether any does, a plan included."""
SENTENCES = Sentences(what="get in touch with {who}", why="{why}", called="a first word to {who}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """One time that I was given somebody's name, and what the item that says so tells of contacting or waiving them."""

    day: date
    since: date
    """From which day on it is a fact: for a name given in a meeting, once that counts as held."""
    record: Record
    fact: Path
    by: tuple[Contact, ...]
    contact: Contact | None
    name: str
    key: str
    """The name as the item has it, as a slug: it stays as it is when the person gets a record with a fuller one."""
    contacted: date | None = None
    waived: str = ""
    is_namesake: bool = False
    """Whether somebody else with this name has a record."""


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each name that I was given; names with the same slug share one, since ids are numbered."""
    given: dict[str, list[_Naming]] = {}
    for naming in (*_in_meetings(journal), *_in_contacts(journal)):
        given.setdefault(slug(naming.name), []).append(naming)
    for namings in given.values():
        people = dict.fromkeys(naming.contact for naming in namings if naming.contact is not None)
        records = (*(naming.record for naming in namings), *people)
        yield DebtSource(records, partial(_on, journal, settings, tuple(namings)))


def _on(journal: Journal, settings: Settings, namings: tuple[_Naming, ...], today: date) -> Iterator[Debt]:
    """Yield one debt for each person, from the first time that I was given their name.

    None for whoever had said no by then: being given the name again is no reason to ask again.
    """
    given: dict[Contact | str, list[_Naming]] = {}
    for naming in namings:
        if naming.since <= today and _counts(journal, naming):
            given.setdefault(naming.contact or normalize(naming.name), []).append(naming)
    used: dict[tuple[Record, Contact | None], dict[str, int]] = {}
    for theirs in given.values():
        first = min(theirs, key=lambda naming: naming.day)
        if first.contact is not None and said_no(journal, today, first.contact, first.day):
            continue
        numbers = used.setdefault((first.record, first.contact), {})
        closing = _closing(journal, theirs, first.day, today)
        yield _debt(first, theirs, closing, today, settings, numbers)


def _in_meetings(journal: Journal) -> Iterator[_Naming]:
    for name in names_given(journal, date.max):
        there, since = meetings.people(journal, name.meeting), meetings.held_from(name.meeting)
        if not name.name or name.is_unresolved or name.meeting.date is None or since is None or name.contact in there:
            continue
        yield _Naming(
            day=name.meeting.date.day,
            since=since,
            record=name.meeting,
            fact=("introductions", name.item.at),
            by=there,
            contact=name.contact,
            name=name.name,
            key=slug(strip_brackets(name.item.name or "") or name.name),
            contacted=name.item.contacted.day if name.item.contacted else None,
            waived=name.item.waived or "",
            is_namesake=bool(namesakes(journal, name.item)),
        )


def _in_contacts(journal: Journal) -> Iterator[_Naming]:
    for person in journal.contacts:
        if person.introduced_on is not None:
            day, by = person.introduced_on.day, journal.contacts.resolve(person.introduced_by)
            yield _Naming(
                day=day, since=day, record=person, fact=("introduced_on",), by=by, contact=person, name=person.name,
                key=slug(person.name),
            )  # fmt: skip


def _counts(journal: Journal, naming: _Naming) -> bool:
    """Return whether it makes a debt.

    A name given in a meeting always does. `introduced_on` does if I had still to approach the person on that day, and
    did not come to know them that day; a meeting that was planned for later says nothing of whether I had.
    """
    person, day = naming.contact, naming.day
    if person is None or naming.record is not person:
        return True
    met = first_met_with(journal, day, person)
    known = person.how_found in KNOWN_THROUGH or (person.met_on is not None and person.met_on.day <= day)
    days = [*(sent.on.day for sent in person.outreach), *(heard.on.day for heard in person.heard)]
    wrote = min(days, default=day) < day
    return not (known or wrote or (met is not None and met[0] < day))


def _closing(journal: Journal, namings: list[_Naming], since: date, today: date) -> Closing:
    days = [naming.contacted for naming in namings if naming.contacted is not None and naming.contacted <= today]
    person = namings[0].contact
    closed_on, closed = _in_touch(journal, person, since, today) if person else (None, False)
    if closed_on is not None:
        days.append(closed_on)
    if days or closed:
        return min(days, default=None), True
    known = known_since(journal, today, person) if person else None
    return (known.day, True) if known and known.before(since) else (None, False)


def _in_touch(journal: Journal, person: Contact, since: date, today: date) -> Closing:
    days = [sent.on.day for sent in person.outreach if since <= sent.on.day <= today]
    days += [heard.on.day for heard in person.heard if since <= heard.on.day <= today]
    days += [one.day for one in touches_by(journal, today, person) if one.kind == "event" and one.day >= since]
    ahead = False
    for meeting in meetings.by_contact(journal).get(person, ()):
        if meeting.date is None or meeting.date.day < since or meetings.status(meeting, today) == "cancelled":
            continue
        # A planned meeting closes the debt as soon as it is written down, though its day has not come.
        ahead = True
        days += [meeting.date.day] if meeting.date.day <= today else []
    return min(days, default=None), bool(days) or ahead


def _why(first: _Naming, today: date) -> Said:
    """Return who gave me the name and when, and who of us had written before that day, if anybody had."""
    who = _who(first)
    given = said("you were given the name of {who} on {day}", who=who, day=first.day)
    if first.by:
        given = said("{by} gave you the name of {who} on {day}", by=People(first.by), who=who, day=first.day)
    if (before := _before(first, today)) is None:
        return said("{given}, and you have not been in touch yet", given=given)
    day, i_wrote = before
    wrote = said("you wrote to {who}" if i_wrote else "{who} wrote to you", who=who)
    return said(
        "{given}; {wrote} before, on {day}, and you can now say who sent you", given=given, wrote=wrote, day=day
    )  # fmt: skip


def _called(naming: _Naming) -> str:
    return naming.contact.slug if naming.contact else naming.name


def _who(naming: _Naming) -> Contact | Name:
    return naming.contact or Name(naming.name)


def _before(first: _Naming, today: date) -> tuple[date, bool] | None:
    """Return the day on which one of us last wrote before the name was given, and whether that was me."""
    if first.contact is None:
        return None
    mine = [(sent.on.day, True) for sent in first.contact.outreach]
    theirs = [(heard.on.day, False) for heard in first.contact.heard]
    return max((one for one in (*mine, *theirs) if one[0] < first.day and one[0] <= today), default=None)


def _debt(
    first: _Naming, namings: list[_Naming], closing: Closing, today: date, settings: Settings, used: dict[str, int]
) -> Debt:  # fmt: skip
    who, way = _who(first), suggested(first.contact)
    return owed(
        KIND,
        first.record,
        first.contact,
        SENTENCES,
        name=first.name,
        due=shifted(first.day, settings.approach_days),
        given={"who": who, "day": first.day, "why": _why(first, today)},
        # A command that names somebody's namesake would write it down of them.
        closes=SetInItem("contacted") if first.is_namesake else Contacted(_called(first), way),
        way=way,
        fact=first.fact,
        since=first.day,
        key=numbered(first.key or "name", used),
        closed=closing[1],
        closed_on=closing[0],
        waived=next((naming.waived for naming in namings if naming.waived), ""),
    )


KIND = DebtKind(
    name="approach",
    find=find,
    settled="wrote to {who}",
    all_settled="",
    page=addresses.INTRODUCTIONS,
    draft="request",
    days_before=0,
    may_be_early=False,
    lapses=False,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=True,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=("approach_days",),
)
