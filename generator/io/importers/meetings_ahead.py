"""What a calendar proposes: scheduled meetings for entries ahead, and held ones, which owe nothing, for past ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from generator import words
from generator.edit.quoting import Value
from generator.facts import meetings
from generator.facts.clocks import clocks_at
from generator.io.importers import identity
from generator.io.importers.cells import birthday
from generator.io.importers.differences import Differences, filling
from generator.io.importers.found import (
    CHANGED,
    GUESSED,
    IN,
    INVITED,
    MEETINGS,
    MET,
    NEW_MEETING,
    NOT_CLEAR,
    Appointment,
    Candidate,
    FoundPerson,
    Guest,
    LeftOut,
)
from generator.io.importers.identity import mark
from generator.io.importers.matching import PeopleIndex
from generator.io.importers.new_records import is_known, newcomer
from generator.io.importers.title_names import names_in
from generator.io.importers.touch_items import WAIVED
from generator.model.moment import Moment
from generator.model.names import NOT_YET
from generator.model.records import Contact, Meeting
from generator.reports.hours import on_clocks

_AHEAD = (None, "scheduled")
_NEAR = timedelta(days=7)
"""Within how many days an entry may be a meeting that was moved, though nothing else says so."""
_NAMED = "are named"
"""Why an entry is neither a line nor counted."""
_MOST_GUESTS = 8
"""An entry with more guests is taken for no meeting."""


@dataclass(slots=True)
class Calendar:
    """Goes through calendar entries and gathers candidates, and counts of the rest."""

    people: PeopleIndex
    today: date
    known: frozenset[str]
    differences: Differences
    me: Guest | None = None
    candidates: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    _invited: set[str] = field(default_factory=set)
    _hours_of: dict[tuple[str, date], set[time | None]] = field(default_factory=dict)
    _choice: int = 0
    _mine: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        profile = self.people.journal.profile
        if profile:
            self._mine |= {*map(identity.email, profile.email), *identity.spellings(profile.name)}
        if self.me and self._may_be_me(self.me):
            self._mine |= {identity.email(self.me.email), *identity.spellings(self.me.name)}
        self._mine -= {""}

    def take(self, appointments: Iterable[Appointment]) -> None:
        """Go through the entries in the order of their days."""
        reasons: dict[int, list[str]] = {}
        ones = [
            (one, self._whom(one))
            for one in sorted(appointments, key=lambda one: (one.begins.day, str(one.begins), one.uid))
        ]
        for one, whom in ones:
            if not one.is_off:
                for person in whom.here:
                    self._hours_of.setdefault((person.slug, one.begins.day), set()).add(one.begins.clock)
        for number, (one, whom) in enumerate(ones):
            reasons.setdefault(one.number or -number, []).append(self._take(one, whom))
        for why in reasons.values():
            if all(why):  # of a series one time may be a line, and the other nothing
                self.counts[why[0]] = self.counts.get(why[0], 0) + (why[0] != _NAMED)

    def _take(self, one: Appointment, whom: "_Whom") -> str:
        """Return why an entry is not proposed, in words under which it is counted; empty where it is."""
        here, strangers = whom.here, whom.strangers
        if one.birthday:
            return self._birthday(one, here)
        if sum(bool(guest.email) for guest in one.guests) > _MOST_GUESTS:
            return f"invite more than {words.number(_MOST_GUESTS)} people"
        if one.is_off:
            return self._called_off(one, here)
        if whom.declined and (whom.i_declined or not (here or strangers)):
            why = "you declined" if whom.i_declined else f"{words.listed(whom.declined)} declined"
            self.left_out.append(LeftOut(why=why, where=f"{one.title}, {words.day(one.begins.day, self.today)}"))
            return _NAMED
        is_past = one.begins.day < self.today
        if is_past and not here:
            return "lie in the past with nobody whom your journal has"
        if not here and not strangers:
            return "name nobody whom your journal has, or who is invited by name"
        if there := self._there(here, one):
            return self._compared(one, there)
        return self._new_or_moved(one, whom)

    def _new_or_moved(self, one: Appointment, whom: "_Whom") -> str:
        """Propose a meeting, or to move the one that it was; where that is not sure, both, of which one is right."""
        was = self._before(one, whom.here)
        is_sure = was is not None and mark("meeting", one.uid, str(_day(was))) in self.known
        if mark("moved", one.uid, str(one.begins)) in self.known or (self._mark(one) in self.known and not is_sure):
            return "stand in an earlier review"
        if was is not None and is_sure:
            self.candidates.append(self._moved(one, was))
            return ""
        new = self._meeting(one, whom)
        if was is not None:
            self._choice += 1
            new = replace(new, section=NOT_CLEAR, choice=self._choice, said=f"{new.said}: a new meeting")
            moved = replace(self._moved(one, was), section=NOT_CLEAR, choice=self._choice)
            self.candidates += [new, moved]
            return ""
        if one.begins.day >= self.today:
            for guest in whom.strangers:
                self._invite(guest, one)
        self.candidates.append(new)
        return ""

    def _whom(self, one: Appointment) -> "_Whom":
        """Return the guests who are contacts, those without a record but with a name, and the doubts."""
        whom = _Whom()
        for guest in one.guests:
            if self._is_me(guest):
                whom.i_declined |= guest.declined
                whom.declined += ["you"] if guest.declined else []
                continue
            self._add(guest, whom)
        whom.strangers = list({guest.email: guest for guest in whom.strangers}.values())
        if not whom.here and not whom.strangers and not one.birthday:
            self._guess(one, whom)
        if whom.declined and (whom.here or whom.strangers) and not whom.i_declined:
            whom.doubts.append(f"{words.listed(whom.declined)} declined")
        return whom

    def _add(self, guest: Guest, whom: "_Whom") -> None:
        found = self.people.with_email(guest.email) if guest.email else ()
        by_name = () if found else self.people.named(guest.name)
        if guest.declined:
            whom.declined.append(guest.name or guest.email)
            whom.refused |= {person.slug for person in found or by_name}
        elif len(found or by_name) == 1:
            new = [one for one in found or by_name if one not in whom.here and one.slug not in whom.refused]
            whom.here += new
            if by_name and new:
                whom.doubts.append(f"{by_name[0].slug} is meant by the name alone")
        elif found or by_name:
            said = words.listed([person.slug for person in found or by_name])
            whom.doubts.append(f"{guest.name or guest.email} may be {said}")
        elif guest.email and guest.name:
            whom.strangers.append(guest)
        elif guest.email:
            whom.doubts.append(f"{guest.email} is invited too, without a name")

    def _guess(self, one: Appointment, whom: "_Whom") -> None:
        """Add those on file whose name stands in a title beside other words."""
        for name in names_in(one.title):
            found = [] if self._is_me(Guest(name=name)) else list(self.people.named(name))
            if len(found) == 1 and found[0] not in whom.here and found[0].slug not in whom.refused:
                whom.here += found
                whom.doubts.append(f"{found[0].slug} is guessed from the title")
                whom.is_guess = True
            elif len(found) > 1:
                whom.doubts.append(f"{name} may be {words.listed([person.slug for person in found])}")

    def _birthday(self, one: Appointment, here: list[Contact]) -> str:
        if len(here) != 1:
            return "note the birthday of somebody whom your journal does not have"
        found = FoundPerson(
            where=f"the entry {one.title}", fields={"name": here[0].name}, personal=birthday(one.birthday)
        )
        every = list(self.differences.of(found, "the birthday in your calendar", here[0]))
        new = [candidate for candidate in every if self.known.isdisjoint(candidate.marks)]
        self.candidates += filling(new)
        return "" if new else "stand in an earlier review" if every else "are in your journal already"

    def _meetings(self, here: Iterable[Contact]) -> list[Meeting]:
        by_contact = meetings.by_contact(self.people.journal)
        return list(dict.fromkeys(one for person in here for one in by_contact.get(person, ()) if one.date))

    def _there(self, here: list[Contact], one: Appointment) -> list[Meeting]:
        """Return the meetings of these people on the day of an entry, that of its hour first."""
        found = [meeting for meeting in self._meetings(here) if _day(meeting) == one.begins.day]
        return sorted(found, key=lambda meeting: bool(meeting.date and meeting.date.clock != one.begins.clock))

    def _before(self, one: Appointment, here: list[Contact]) -> Meeting | None:
        """Return the meeting ahead that an entry was before it was moved: by its uid, else one within days."""
        ahead = [one_ for one_ in self._meetings(here) if _day(one_) >= self.today and one_.status in _AHEAD]
        same = [
            meeting for meeting in ahead
            if mark("meeting", one.uid, str(_day(meeting))) in self.known
            and (_day(meeting) == one.instead_of if one.instead_of else not one.repeats)
        ]  # fmt: skip
        if same:
            return same[0]
        if one.repeats or one.begins.day < self.today:
            return None
        near = [
            meeting for meeting in ahead
            if abs(_day(meeting) - one.begins.day) <= _NEAR
            and not any((person.slug, _day(meeting)) in self._hours_of for person in here)
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def _compared(self, one: Appointment, there: list[Meeting]) -> str:
        """Propose another hour, place or link of a meeting that is ahead."""
        meeting, changes = there[0], list[tuple[str, dict[str, Value], str]]()
        if _day(meeting) < self.today or meeting.status not in _AHEAD or meeting.date is None:
            return "are in your journal already"
        hours = set().union(
            *(self._hours_of.get((person.slug, one.begins.day), set()) for person in self._people(meeting))
        )
        if one.begins.clock and meeting.date.clock not in hours:
            changes.append(("is at another hour", {"date": said_by_clock(one.begins)}, said_by_clock(meeting.date)))
        for name in ("place", "link"):
            theirs, ours = getattr(one, name), getattr(meeting, name) or ""
            if theirs and identity.name(theirs) != identity.name(ours):
                said = f"has another {name}" if ours else f"has a {name}"
                changes.append((f"{said}: {theirs}", {name: theirs}, ours))
        lines = [self._change(one, meeting, *change) for change in changes]
        new = [line for line in lines if self.known.isdisjoint(line.marks)]
        self.candidates += new
        return "" if new else "stand in an earlier review" if lines else "are in your journal already"

    def _moved(self, one: Appointment, meeting: Meeting) -> Candidate:
        was = said_by_clock(meeting.date) if meeting.date else ""
        said = f"is moved to {words.day(one.begins.day, self.today)}" + (
            f", {self._hours(one)}" if one.begins.clock else ""
        )
        is_sure = mark("meeting", one.uid, str(_day(meeting))) in self.known
        doubts = () if is_sure else ("the calendar has nothing with them on the old day, and this within a week",)
        line = self._change(one, meeting, said, {"date": said_by_clock(one.begins)}, was)
        return replace(line, doubts=doubts, marks=(self._mark(one), mark("moved", one.uid, str(one.begins))))

    def _called_off(self, one: Appointment, here: list[Contact]) -> str:
        """Propose to call off the meeting that a cancelled entry was."""
        if any((person.slug, one.begins.day) in self._hours_of for person in here):
            return "are cancelled"
        ahead = [
            meeting for meeting in self._meetings(here) if _day(meeting) >= self.today and meeting.status in _AHEAD
        ]
        by_uid = [
            meeting for meeting in ahead
            if mark("meeting", one.uid, str(_day(meeting))) in self.known
            and (not one.instead_of or _day(meeting) == one.instead_of)
        ]  # fmt: skip
        found = by_uid or [meeting for meeting in ahead if _day(meeting) == one.begins.day]
        lines = [
            self._change(
                one, meeting, "is cancelled", {"status": "cancelled", "cancelled_on": str(self.today)},
                meeting.status or "scheduled",
            )
            for meeting in found
        ]  # fmt: skip
        new = [line for line in lines if self.known.isdisjoint(line.marks)]
        self.candidates += new
        return "" if new else "stand in an earlier review" if lines else "are cancelled"

    def _change(
        self, one: Appointment, meeting: Meeting, said: str, fields: dict[str, Value], instead: str
    ) -> Candidate:  # fmt: skip
        day = words.day(_day(meeting), self.today)
        name = next(iter(fields))
        value = one.uid if name == "status" else str(fields[name])
        return Candidate(
            section=CHANGED,
            who=words.listed([person.name for person in self._people(meeting)]),
            said=f", your meeting on {day} {said}",
            action=f"{IN} {meeting.path}",
            fields=fields,
            instead=instead,
            why=one.title,
            marks=(mark("changed", one.uid, meeting.slug, name, value),),
        )

    def _people(self, meeting: Meeting) -> list[Contact]:
        return list(meetings.people(self.people.journal, meeting))

    def _is_me(self, guest: Guest) -> bool:
        return bool({identity.email(guest.email), *identity.spellings(guest.name)} & self._mine)

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

    def _meeting(self, one: Appointment, whom: "_Whom") -> Candidate:
        is_past = one.begins.day < self.today
        here, doubts = whom.here, [*whom.doubts]
        new = [] if is_past else whom.strangers
        if is_past:
            doubts += [f"{guest.name} was invited too, and is nobody whom your journal has" for guest in whom.strangers]
        who = [person.name for person in here] + [guest.name for guest in new]
        with_ = tuple([person.slug for person in here] + [guest.name for guest in new])
        fields: dict[str, Value] = {
            "date": one.begins.as_written.replace("T", " "), "with": with_, "kind": "other",
            "how": "video" if one.is_call else "",
            "status": "held" if is_past else "scheduled", "title": one.title,
            "duration": f"{one.minutes} min" if one.minutes else "",
            "time_zone": one.zone, "place": one.place, "link": one.link,
            WAIVED: "from a calendar" if is_past else "",
        }  # fmt: skip
        day = words.day(one.begins.day, self.today)
        hour = f", {self._hours(one)}" if one.begins.clock else ""
        return Candidate(
            section=GUESSED if whom.is_guess else MET if is_past else MEETINGS,
            who=words.listed(who),
            said=f" on {day}{hour}: {one.title}",
            action=NEW_MEETING,
            notes=one.notes,
            fields={name: value for name, value in fields.items() if value},
            why="" if whom.is_guess else "invited by address, or named whole in the title",
            doubts=(*doubts, *one.doubts),
            marks=(self._mark(one),),
        )


@dataclass(slots=True)
class _Whom:
    """Whom an entry is with: people on file, others who are invited by name, who declined, and what is doubtful."""

    here: list[Contact] = field(default_factory=list)
    strangers: list[Guest] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    declined: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    i_declined: bool = False
    is_guess: bool = False


def said_by_clock(moment: Moment) -> str:
    """Return a day and hour by the owner's clock, as a line of the review says them."""
    return f"{moment.day} {moment.clock:%H:%M}" if moment.clock else str(moment.day)


def _day(meeting: Meeting) -> date:
    return meeting.date.day if meeting.date else date.min
