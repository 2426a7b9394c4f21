"""What is said of a person in more than one place: on a page, in a terminal, a brief, a calendar, an address book."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.records import Contact, Journal, Meeting
from generator.records.choices import FOUND
from generator.records.facts import Awaiting
from generator.records.names import unwrap
from generator.views import meetings
from generator.views.history import introducers_of, touches_by
from generator.views.introductions import chain, degrees
from generator.views.permission import answered_in
from generator.views.plain_text import line, one_line
from generator.views.timeline import happened
from generator.words.said import Link, Name, People, Quoted, Said, said


@dataclass(frozen=True, slots=True)
class Card:
    """A person on one day; its sentences bear no full stop, and what nobody wrote down is None or empty."""

    journal: Journal = field(repr=False)
    today: date
    person: Contact

    @property
    def name(self) -> str:
        """The name on one line."""
        return one_line(self.person.name)

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return next(iter(self.person.name.split()), self.person.name)

    @property
    def role(self) -> str:
        """What they do."""
        return line(self.person.role or "")

    @property
    def company(self) -> str:
        """Where they do it."""
        company = self.journal.companies.find(self.person.company) if self.person.company else None
        return one_line(company.name if company else unwrap(self.person.company or ""))

    @property
    def works(self) -> str:
        """What they do where: `curator, Acme`."""
        return ", ".join(filter(None, (self.role, self.company)))

    @property
    def introducers(self) -> tuple[Contact, ...]:
        """Who introduced them."""
        return introducers_of(self.journal, self.today, self.person)

    @property
    def introduced(self) -> Said | None:
        """The same as a sentence."""
        return said("introduced by {people}", people=People(self.introducers)) if self.introducers else None

    @property
    def led(self) -> Said | None:
        """The way that led to them: `you → Ana → Ben`; None for one whom nobody introduced, and in a circle."""
        steps = chain(self.journal, self.today, self.person)
        if self.person not in degrees(self.journal, self.today) or len(steps) < 2:
            return None
        given = {f"step{at}": step for at, step in enumerate(steps)}
        return said(" → ".join(("you", *(f"{{{name}}}" for name in given))), **given)

    @property
    def found(self) -> Said | None:
        """How we found each other, or who introduced us beside those who led to them."""
        given = self.introducers
        if self.person not in degrees(self.journal, self.today):
            return said("the introductions lead in a circle: {people}", people=People(given))
        steps = chain(self.journal, self.today, self.person)
        if others := tuple(one for one in given if one not in steps):
            return said("{others} introduced you too", others=People(others))
        event = self.journal.events.find(self.person.event) if self.person.event else None
        if event is not None:
            met = said("you met at {event}", event=event)
            return said("{met} on {day}", met=met, day=event.date.day) if event.date else met
        how, since = FOUND[self.person.how_found or "other"].you, self.person.met_on
        if given or how is None:
            return None
        return said("{how}, and since {day}", how=how, day=since.day) if since else said(how)

    @property
    def bond(self) -> str:
        """What we have in common."""
        return line(self.person.bond or "")

    @property
    def in_common(self) -> Said | None:
        """The same as a sentence."""
        return said("in common: {bond}", bond=Quoted(self.bond)) if self.bond else None

    @property
    def personal(self) -> tuple[tuple[str, str], ...]:
        """What I know of their life: what it is about, and what it is."""
        return tuple((line(what), line(text)) for what, text in self.person.personal.items())

    @property
    def last_sign(self) -> Said | None:
        """When we were last in touch, and how."""
        touches = touches_by(self.journal, self.today, self.person)
        if not touches:
            return None
        what = happened(self.journal, touches[-1], self.person)
        return said("the last sign was on {day}: {what}", day=touches[-1].day, what=what)

    @property
    def awaited(self) -> Iterator[tuple[Meeting, Awaiting]]:
        """What they promised me and has not come yet, and the meeting at which they did."""
        for meeting in meetings.by_contact(self.journal).get(self.person, ()):
            if meetings.held(meeting, self.today):
                open_ = (item for item in meeting.awaiting if item.came is None or item.came.day > self.today)
                yield from ((meeting, item) for item in open_)

    @property
    def permission(self) -> Said:
        """Whether they allowed me to keep in touch, and when they said so."""
        who, may = Name(self.first_name), self.person.may_follow_up
        if may is not None:
            return said("{who} said you may keep in touch" if may else "{who} would rather not hear from you", who=who)
        meeting = answered_in(self.journal, self.today, self.person)
        if meeting is None or meeting.date is None:
            return said("you have not asked yet whether you may keep in touch")
        what = "you may keep in touch" if meeting.may_follow_up else "they would rather not hear from you"
        on = Link(meeting, said("on {day}", day=meeting.date.day))
        return said("{on} {who} said {what}", on=on, who=who, what=what)

    @property
    def rhythm(self) -> Said | None:
        """How often I want to be in touch, and until when not."""
        rest = self.person.snooze_until
        later = said("not before {day}", day=rest.day) if rest is not None and rest.day > self.today else None
        every = self.person.keep_in_touch
        if every is None:
            return later
        wanted = said("you want to be in touch every {span}", span=every.unit if every.count == 1 else str(every))
        return said("{wanted}, {later}", wanted=wanted, later=later) if later else wanted
