"""What a calendar proposes: scheduled meetings for entries ahead, and a question whether past ones were held."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator import words
from generator.debts.closing import as_word
from generator.edit.quoting import Value
from generator.facts import meetings
from generator.facts.clocks import clocks_at
from generator.io.importers import identity
from generator.io.importers.found import INVITED, MEETINGS, NEW_MEETING, Appointment, Candidate, FoundPerson, Guest
from generator.io.importers.identity import mark
from generator.io.importers.matching import PeopleIndex
from generator.io.importers.new_records import is_known, newcomer
from generator.model.records import Contact
from generator.reports.hours import on_clocks

_ASKED_ABOUT = timedelta(days=60)
"""Entries longer ago are not asked about."""
_MOST_GUESTS = 8
"""An entry with more guests is taken for no meeting."""


@dataclass(slots=True)
class Calendar:
    """Goes through calendar entries and gathers candidates, past meetings to ask about, and counts of the rest."""

    people: PeopleIndex
    today: date
    known: frozenset[str]
    candidates: list[Candidate] = field(default_factory=list)
    perhaps_held: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    _invited: set[str] = field(default_factory=set)

    def take(self, appointments: Iterable[Appointment]) -> None:
        """Go through the entries in the order of their days."""
        for one in sorted(appointments, key=lambda one: (one.begins.day, str(one.begins), one.uid)):
            self._count(self._take(one))

    def _count(self, what: str) -> None:
        if what:
            self.counts[what] = self.counts.get(what, 0) + 1

    def _take(self, one: Appointment) -> str:
        """Return why an entry is not proposed, in words under which it is counted; empty where it is."""
        if sum(bool(guest.email) for guest in one.guests) > _MOST_GUESTS:
            return f"invite more than {words.number(_MOST_GUESTS)} people"
        here, strangers, doubts = self._whom(one.guests)
        if one.begins.day < self.today:
            return self._past(one, here)
        if not here and not strangers:
            return "name nobody whom your journal has, or who is invited by name"
        if self._is_there(here, one.begins.day):
            return "are in your journal already"
        if self._mark(one) in self.known:
            return "stand in an earlier review"
        for guest in strangers:
            self._invite(guest, one)
        self.candidates.append(self._meeting(one, here, strangers, (*doubts, *one.doubts)))
        return ""

    def _whom(self, guests: Iterable[Guest]) -> tuple[list[Contact], list[Guest], list[str]]:
        """Return the guests who are contacts, those without a record but with a name, and the doubts."""
        here: list[Contact] = []
        strangers: list[Guest] = []
        doubts: list[str] = []
        for guest in guests:
            if self._is_me(guest):
                continue
            found = self.people.with_email(guest.email) if guest.email else ()
            by_name = () if found else self.people.named(guest.name)
            if len(found or by_name) == 1:
                new = [one for one in found or by_name if one not in here]
                here += new
                if by_name and new:
                    doubts.append(f"{by_name[0].slug} is meant by the name alone")
            elif found or by_name:
                doubts.append(f"{guest.name or guest.email} may be {words.listed([p.slug for p in found or by_name])}")
            elif guest.email and guest.name:
                strangers.append(guest)
            elif guest.email:
                doubts.append(f"{guest.email} is invited too, without a name")
        return here, list({guest.email: guest for guest in strangers}.values()), doubts

    def _is_me(self, guest: Guest) -> bool:
        me = self.people.journal.profile
        own = {*map(identity.email, me.email), identity.name(me.name)} - {""} if me else set()
        return bool({identity.email(guest.email), identity.name(guest.name)} & own)

    def _past(self, one: Appointment, here: list[Contact]) -> str:
        if not here or one.begins.day < self.today - _ASKED_ABOUT or self._is_there(here, one.begins.day):
            return "lie in the past"
        who = " ".join(as_word(person.slug) or "NAME" for person in here)
        day = words.day(one.begins.day, self.today)
        self.perhaps_held.append(f"{day}, {one.title}: if you met, `journal met {who} --on {one.begins.day}`")
        return ""

    def _is_there(self, here: list[Contact], day: date) -> bool:
        by_contact = meetings.by_contact(self.people.journal)
        return any(
            meeting.date and meeting.date.day == day for person in here for meeting in by_contact.get(person, ())
        )

    def _hours(self, one: Appointment) -> str:
        begins = one.begins.begins
        if begins is None or begins.tzinfo is None:
            return ""
        return on_clocks(clocks_at(begins, timedelta(0), (self.people.journal.home, begins.tzinfo)))

    def _mark(self, one: Appointment) -> str:
        return mark("meeting", one.uid, str(one.begins.day))

    def _invite(self, guest: Guest, one: Appointment) -> None:
        found = FoundPerson(
            where=f"invited to {one.title}", fields={"name": guest.name, "email": (guest.email,)}, section=INVITED
        )
        address = identity.email(guest.email)
        if address not in self._invited and not is_known(found, self.people, self.known):
            self._invited.add(address)
            self.candidates.append(newcomer(found, self.people, set(), self.today))

    def _meeting(self, one: Appointment, here: list[Contact], new: list[Guest], doubts: tuple[str, ...]) -> Candidate:
        who = [person.name for person in here] + [guest.name for guest in new]
        with_ = tuple([person.slug for person in here] + [guest.name for guest in new])
        fields: dict[str, Value] = {
            "date": one.begins.as_written.replace("T", " "), "with": with_, "kind": "other",
            "how": "video" if one.link and not one.place else "",
            "status": "scheduled", "title": one.title, "duration": f"{one.minutes} min" if one.minutes else "",
            "time_zone": one.zone, "place": one.place, "link": one.link,
        }  # fmt: skip
        moved = (
            f"{person.name} and you have {meeting.slug} already; "
            f"moved? `journal move {as_word(meeting.slug) or 'MEETING'} {one.begins.day}`"
            for person in here
            for meeting in meetings.by_contact(self.people.journal).get(person, ())
            if meeting.date
            and meeting.date.day >= self.today
            and mark("meeting", one.uid, str(meeting.date.day)) in self.known
        )
        day = words.day(one.begins.day, self.today)
        hour = f", {self._hours(one)}" if one.begins.clock else ""
        return Candidate(
            section=MEETINGS,
            who=words.listed(who),
            said=f" on {day}{hour}: {one.title}",
            action=NEW_MEETING,
            fields={name: value for name, value in fields.items() if value},
            why="invited by address, or named whole in the title",
            doubts=(*doubts, *moved),
            marks=(self._mark(one),),
        )
