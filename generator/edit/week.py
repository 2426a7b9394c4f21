"""The changes behind `journal contacted`, `replied`, `heard`, `met` and `cancel` (contract §5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from generator.debts.closing import as_word
from generator.debts.debt import Debt
from generator.edit.change import CannotWrite, Change, changed
from generator.edit.closing import heard_item, outreach_item
from generator.edit.fields import set_field
from generator.edit.lists import add_item, set_in_item
from generator.edit.new_record import new_meeting
from generator.edit.people import NamedPerson, person_called
from generator.facts import meetings
from generator.facts.awaited import awaited_from
from generator.facts.touches import first_met
from generator.files.source import SourceText
from generator.model.items import Outreach
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.records import Contact, Meeting

_WRITTEN_UP_WITHIN = timedelta(days=7)
"""For so long after a planned meeting, `met` without a day still means that meeting."""


def contacted(
    journal: Journal, name: str, on: date, by: str, about: str | None, note: str | None, times: tuple[str, ...] = (),
    owed: Iterable[Debt] = (),
) -> tuple[Change, ...]:  # fmt: skip
    """Return the change that notes that I wrote or called; a name without a record gets one.

    `times` are the moments that I offered; `name` may be the id of one of the debts `owed`.
    """
    return (person_called(journal, name, on, owed).with_item("outreach", outreach_item(on, by, about, note, times)),)


def heard(
    journal: Journal, name: str, on: date, by: str | None, what: str | None, *, came: bool = False
) -> tuple[Change, ...]:
    """Return the changes that note that they wrote or called first; a name without a record gets one.

    With `came`, what they had promised came with it.
    """
    called = person_called(journal, name, on)
    return (called.with_item("heard", heard_item(on, by, what)), *(_came(journal, called, on) if came else ()))


def _came(journal: Journal, called: NamedPerson, on: date) -> tuple[Change, ...]:
    """Return the change that notes that what somebody had promised has come; raise CannotWrite unless it is clear."""
    waited = list(awaited_from(journal, on, called.contact)) if called.contact else []
    if not waited:
        raise CannotWrite(f"{called.name} has promised nothing that is still to come; leave out --came")
    if len(waited) > 1:
        each = "; ".join(f"“{item.what}” ({meeting.path})" for meeting, item in waited)
        raise CannotWrite(
            f"{called.name} has promised more than one thing: {each}; leave out --came, and write `came: {on}` at it"
        )
    meeting, item = waited[0]
    text = set_in_item(meeting.source, "awaiting", item.at, "came", str(on))
    return (changed(meeting.source, text, "awaiting"),)


def replied(
    journal: Journal, name: str, on: date, *, declined: bool, by: str | None = None, what: str | None = None,
    came: bool = False,
) -> tuple[Change, ...]:  # fmt: skip
    """Return the changes that note an answer to the latest outreach, or that they declined after they had answered.

    `by` is how they answered, written only where it is another way than mine; `what` is what they said. With `came`,
    what they had promised came with it.
    """
    called = person_called(journal, name, on)
    person = called.contact
    if person is None:
        command = f"journal contacted {as_word(called.name) or 'NAME'} --by email --on DATE"
        raise CannotWrite(f"{called.name} has nothing from you to answer; `{command}` notes what you sent")
    latest = _latest(person, on)
    more_came = _came(journal, called, on) if came else ()
    if declined and latest.replied is not None and not latest.declined:
        return (
            changed(person.source, _set(person, person.source.text, latest, "declined", "yes"), "outreach"),
            *more_came,
        )
    if latest.replied is not None or latest.declined:
        said = "said no to" if latest.declined else "answered"
        raise CannotWrite(f"{person.name} has {said} what you sent last; {_heard_instead(person)}")
    text = _set(person, person.source.text, latest, "replied", str(on))
    more = {"declined": "yes" if declined else "", "replied_by": by if by != latest.by else "", "reply": what}
    for field, value in more.items():
        text = _set(person, text, latest, field, value) if value else text
    return (changed(person.source, text, "outreach"), *more_came)


def _latest(person: Contact, on: date) -> Outreach:
    sent = [one for one in person.outreach if one.on.day <= on]
    if not sent:
        first = min((one.on.day for one in person.outreach), default=None)
        why = f"was sent nothing by {on}; your first was on {first}" if first else "has nothing from you to answer"
        raise CannotWrite(f"{person.name} {why}; {_heard_instead(person)}")
    return max(sent, key=lambda one: (one.on.day, one.at))


def _heard_instead(person: Contact) -> str:
    return f"`journal heard {as_word(person.slug) or 'NAME'}` notes that they wrote first"


def _set(person: Contact, text: str, item: Outreach, field: str, value: str) -> str:
    return set_in_item(SourceText(person.path, text, person.source.bom), "outreach", item.at, field, value)


def met(journal: Journal, names: tuple[str, ...], on: date | None, today: date) -> tuple[str, tuple[Change, ...]]:
    """Return the meeting's path, and the changes that note that we met: the planned one, else a new one.

    Without a day it is today's meeting, or one of the last days that is not written up yet.
    """
    people = list({person.slug: person for person in (person_called(journal, name, today) for name in names)}.values())
    made = [person.made for person in people if person.made is not None]
    planned = None if made else _planned(journal, {p.contact for p in people if p.contact}, on, today)
    if planned is None:
        meeting = _unplanned(journal, people, on or today, today)
        return meeting.path, (*made, meeting)
    if meetings.held(planned, today):
        return planned.path, ()
    return planned.path, (changed(planned.source, set_field(planned.source, "status", "held"), "status"),)


def called_off(
    meeting: Meeting, on: date, today: date, *, by: str | None, no_show: bool, final: bool
) -> Change:  # fmt: skip
    """Return the change that notes that a meeting was called off on a day, or that they did not come.

    `by` is who called it off; `final` says that there will be no other day.
    """
    if no_show and meeting.date is not None and meeting.date.day > today:
        raise CannotWrite(f"{meeting.path} is on {meeting.date.day}, which has not come; without --no-show it is off")
    fields = {"status": "no-show"} if no_show else {"status": "cancelled", "cancelled_on": str(on)}
    if not no_show and final and meeting.status == "cancelled" and meeting.cancelled_on:
        del fields["cancelled_on"]  # that it is final is said later; the day stands
    fields |= {"cancelled_by": by} if by else {}
    source = meeting.source
    for name, value in fields.items():
        source = replace(source, text=set_field(source, name, value))
    if final and "no-match" not in meeting.outcomes:
        source = replace(source, text=add_item(source, "outcomes", "no-match"))
    return changed(meeting.source, source.text, *fields, "outcomes")


def _unplanned(journal: Journal, people: list[NamedPerson], on: date, today: date) -> Change:
    before = first_met(journal, today)
    known = all(person.contact in before and before[person.contact][0] < on for person in people if person.contact)
    again = known and all(person.contact for person in people)
    title = " and ".join(person.name for person in people)
    return new_meeting(
        journal,
        title,
        Moment(on),
        tuple(person.slug for person in people),
        kind="catch-up" if again else None,
        status="held" if on == today else None,  # on its day a meeting is still ahead until it is written up
    )


def _planned(journal: Journal, people: set[Contact], on: date | None, today: date) -> Meeting | None:
    """Return the planned meeting with these people; one with nobody else comes first."""
    found = [
        meeting
        for meeting in journal.meetings
        if meeting.date is not None
        and people <= set(meetings.people(journal, meeting))
        and (meeting.date.day == (on or today) or (on is None and _still_to_write_up(meeting, today)))
    ]
    return max(found, key=lambda m: (m.date.day if m.date else today, -len(m.with_)), default=None)


def _still_to_write_up(meeting: Meeting, today: date) -> bool:
    day = meeting.date.day if meeting.date else today
    recent = today - _WRITTEN_UP_WITHIN <= day < today
    return recent and meetings.held(meeting, today) and not meetings.notes(meeting)
