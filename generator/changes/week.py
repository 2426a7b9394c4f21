"""A networker's week in one line each: I wrote, they answered, they wrote first, we met (contract §5)."""

from dataclasses import dataclass
from datetime import date

from generator.changes.change import CannotWrite, Change, changed
from generator.changes.closing import outreach
from generator.changes.new_record import new_file, new_meeting
from generator.edits import add_item, quoted, set_field, set_in_item
from generator.records import Contact, Journal, Meeting
from generator.records.names import key
from generator.source import SourceText
from generator.views import meetings
from generator.views.history import first_met
from generator.views.introductions import Name, names_given
from generator.views.lookup import find_record


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a command names: a contact, or a name given by someone that is about to get a record."""

    contact: Contact | None
    made: Change | None = None

    @property
    def slug(self) -> str:
        """The name of the record."""
        if self.contact is not None:
            return self.contact.slug
        return (self.made.path if self.made else "").rsplit("/", 1)[-1].removesuffix(".md")


def person_called(journal: Journal, name: str, today: date) -> Person:
    """Return who is meant: a contact, or a new record for a name that someone gave me; raise CannotWrite."""
    given = [one for one in names_given(journal, today) if one.contact is None and key(one.name) == key(name)]
    found = () if given else find_record(journal, name, (Contact,))
    if len(found) > 1:
        raise CannotWrite(f"{name} may mean {' or '.join(person.slug for person in found)}")
    if found and isinstance(found[0], Contact):
        return Person(found[0])
    if not given:
        raise CannotWrite(f'nobody here is called {name}; `journal new contact "{name}"` makes their record')
    return Person(None, _record_for(journal, given[0]))


def _record_for(journal: Journal, given: Name) -> Change:
    """Return the record of a name that someone gave me, with what they said and who they are."""
    by = [person.slug for person in meetings.people(journal, given.meeting)]
    fields = {
        "name": given.name,
        "company": given.item.company,
        "role": given.item.role,
        "how_found": "referral",
        "introduced_by": by[0] if len(by) == 1 else f"[{', '.join(by)}]" if by else None,
        "introduced_on": given.meeting.date.day.isoformat() if given.meeting.date else None,
    }
    lines = [
        f"{field}: {quoted(text) if field in ('name', 'company', 'role') else text}"
        for field, text in fields.items()
        if text
    ]
    body = f"{given.item.note}\n" if given.item.note else ""
    return new_file(journal, "contacts", given.name, "---\n" + "\n".join(lines) + "\n---\n\n" + body)


def contacted(
    journal: Journal, name: str, on: date, by: str, about: str | None, note: str | None
) -> tuple[Change, ...]:
    """Return the change that notes that I wrote or called; a name without a record gets one."""
    person = person_called(journal, name, on)
    if person.contact is not None:
        return (outreach(person.contact, on, by, about=about, note=note),)
    return (
        _with_item(
            person, "outreach", f"{on} {by}" + (f" about {about}" if about else "") + (f": {note}" if note else "")
        ),
    )


def _with_item(person: Person, field: str, line: str) -> Change:
    if person.made is None:
        raise CannotWrite("there is no record to write to")
    text = add_item(SourceText(person.made.path, person.made.text), field, line)
    return Change(source=person.made.source, text=text, is_new=True)


def replied(journal: Journal, name: str, on: date, *, declined: bool) -> tuple[Change, ...]:
    """Return the change that notes an answer to the latest thing I sent that has none."""
    person = _contact(journal, name, on)
    waiting = [sent for sent in person.outreach if sent.replied is None and not sent.declined and sent.on.day <= on]
    if not waiting:
        reason = "has answered all that you sent" if person.outreach else "has nothing from you to answer"
        raise CannotWrite(f"{person.name} {reason}; `journal heard {person.slug}` notes that they wrote first")
    latest = max(waiting, key=lambda sent: (sent.on.day, sent.at))
    text = set_in_item(person.source, "outreach", latest.at, "replied", str(on))
    if declined:
        text = set_in_item(SourceText(person.path, text, person.source.bom), "outreach", latest.at, "declined", "yes")
    return (changed(person.source, text, "outreach"),)


def heard(journal: Journal, name: str, on: date, by: str | None, what: str | None) -> tuple[Change, ...]:
    """Return the change that notes that they wrote or called first."""
    person = _contact(journal, name, on)
    line = f"{on}" + (f" {by}" if by else "") + (f": {what}" if what else "")
    return (changed(person.source, add_item(person.source, "heard", line), "heard"),)


def met(journal: Journal, names: tuple[str, ...], on: date, today: date) -> tuple[str, tuple[Change, ...]]:
    """Return the meeting's path, and the changes that note that we met: the planned one, else a new one."""
    people = [person_called(journal, name, today) for name in names]
    made = [person.made for person in people if person.made is not None]
    planned = None if made else _planned(journal, {p.contact for p in people if p.contact}, on, today)
    if planned is not None:
        if planned.status in ("requested", "cancelled", "no-show"):
            return planned.path, (changed(planned.source, set_field(planned.source, "status", "held"), "status"),)
        return planned.path, ()
    before = first_met(journal, today)
    again = all(person.contact in before for person in people if person.contact) and not made
    title = " and ".join(person.contact.name if person.contact else person.slug for person in people)
    meeting = new_meeting(
        journal, title, on, tuple(person.slug for person in people), kind="catch-up" if again else None
    )
    return meeting.path, (*made, meeting)


def _planned(journal: Journal, people: set[Contact], on: date, today: date) -> Meeting | None:
    """Return the meeting with these people on that day."""
    for meeting in journal.meetings:
        if meeting.date is not None and meeting.date.day == on and set(meetings.people(journal, meeting)) == people:
            return meeting
    return None


def _contact(journal: Journal, name: str, today: date) -> Contact:
    person = person_called(journal, name, today)
    if person.contact is None:
        raise CannotWrite(f'{name} has no record yet; `journal contacted "{name}" --by email` makes it')
    return person.contact
