"""What a calendar proposes: scheduled meetings for entries ahead, and held ones, which owe nothing, for past ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator import words
from generator.debts.closing import as_word
from generator.edit.quoting import Value
from generator.facts import meetings
from generator.facts.clocks import clocks_at
from generator.io.importers import identity
from generator.io.importers.found import INVITED, MEETINGS, MET, NEW_MEETING, Appointment, Candidate, FoundPerson, Guest
from generator.io.importers.identity import mark
from generator.io.importers.matching import PeopleIndex
from generator.io.importers.new_records import is_known, newcomer
from generator.io.importers.touch_items import WAIVED
from generator.model.names import NOT_YET
from generator.model.records import Contact
from generator.reports.hours import on_clocks

_MOST_GUESTS = 8
"""An entry with more guests is taken for no meeting."""


@dataclass(slots=True)
class Calendar:
    """Goes through calendar entries and gathers candidates, and counts of the rest."""

    people: PeopleIndex
    today: date
    known: frozenset[str]
    me: Guest | None = None
    candidates: list[Candidate] = field(default_factory=list)
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
        is_past = one.begins.day < self.today
        if is_past and not here:
            return "lie in the past with nobody whom your journal has"
        if not here and not strangers:
            return "name nobody whom your journal has, or who is invited by name"
        if self._is_there(here, one.begins.day):
            return "are in your journal already"
        if self._mark(one) in self.known:
            return "stand in an earlier review"
        if is_past:
            doubts += [f"{guest.name} was invited too, and is nobody whom your journal has" for guest in strangers]
            strangers = []
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
        profile = self.people.journal.profile
        own = {*map(identity.email, profile.email), *identity.spellings(profile.name)} if profile else set()
        if self.me and self._may_be_me(self.me):
            own |= {identity.email(self.me.email), *identity.spellings(self.me.name)}
        return bool({identity.email(guest.email), *identity.spellings(guest.name)} & (own - {""}))

    def _may_be_me(self, owner: Guest) -> bool:
        """Return whether a calendar's owner is the journal's: nobody on file, and no organizer beside a known owner."""
        profile = self.people.journal.profile
        if self.people.with_email(owner.email) or self.people.named(owner.name):
            return False
        is_named = profile is not None and profile.name != NOT_YET
        return owner.is_sure or profile is None or not (profile.email or (is_named and owner.name))

    def said(self) -> tuple[str, ...]:
        """Return who is taken for the owner by a guess."""
        if self.me is None or not self.me.email or self.me.is_sure or not self._may_be_me(self.me):
            return ()
        called = f"{self.me.name} ({self.me.email})" if self.me.name else self.me.email
        return (f"{called} is taken for you, who organizes most of it; if that is wrong, say `--email` with yours.",)

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
        is_past = one.begins.day < self.today
        who = [person.name for person in here] + [guest.name for guest in new]
        with_ = tuple([person.slug for person in here] + [guest.name for guest in new])
        fields: dict[str, Value] = {
            "date": one.begins.as_written.replace("T", " "), "with": with_, "kind": "other",
            "how": "video" if one.link and not one.place else "",
            "status": "held" if is_past else "scheduled", "title": one.title,
            "duration": f"{one.minutes} min" if one.minutes else "",
            "time_zone": one.zone, "place": one.place, "link": one.link,
            WAIVED: "from a calendar" if is_past else "",
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
            section=MET if is_past else MEETINGS,
            who=words.listed(who),
            said=f" on {day}{hour}: {one.title}",
            action=NEW_MEETING,
            fields={name: value for name, value in fields.items() if value},
            why="invited by address, or named whole in the title",
            doubts=(*doubts, *moved),
            marks=(self._mark(one),),
        )
