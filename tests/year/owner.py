"""One owner's year, day by day: what others do, what the journal asks for, what the owner does and writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from generator.debts import debts
from generator.debts.debt import Debt
from generator.edit import closing, renaming, week
from generator.edit.change import Change
from generator.edit.fields import set_field
from generator.edit.lists import add_item
from generator.edit.new_record import new_meeting, new_record
from generator.facts import meetings
from generator.facts.stages import stage
from generator.files.source import SourceText
from generator.model.day import Day
from generator.model.moment import Moment
from generator.model.records import Contact, Meeting, Record
from generator.model.settings import Settings

from .invariants import wrong_closing, wrong_today
from .notebook import Notebook
from .people import ZONES, Somebody, people

PROFILE = "---\nname: Sam Field\ntime_zone: America/New_York\nheadline: makes maps\n---\n\n## Pitch\n\nMaps.\n"
BANK = "".join(
    f"## {topic}\n\n- What does a day look like?\n- What surprised you about {topic}?\n- Who does it well?\n"
    f"- What should I read?\n\n"
    for topic in ("museums", "maps", "archives", "design", "funding", "teaching")
)
TOPICS = ("museums", "maps", "archives", "design", "funding", "teaching")
ONE = timedelta(days=1)
SETTINGS = Settings()

_ROOM = {"thank-card": 2, "report-back": 3, "approach": 3, "news": 3, "prepare": 4, "promise": 5}
"""How many days the owner may take for what need not be done at once."""
_NEEDS_A_DESK = ("thank-card", "report-back", "approach", "news", "promise")
"""What waits until a traveller is back."""

Act = Callable[[], None]


@dataclass(frozen=True)
class Morning:
    """What the journal says on one morning, before anything is done."""

    day: date
    debts: tuple[Debt, ...]
    wrong: tuple[str, ...]

    @property
    def open_(self) -> list[Debt]:
        """What is owed, most urgent first."""
        return [debt for debt in self.debts if debt.is_open]


@dataclass
class Owner:
    """`care` is the chance that what is due is done on the day on which the owner means to."""

    seed: int
    care: float = 1.0
    start: date = date(2026, 1, 5)
    notebook: Notebook = field(default_factory=Notebook)
    known: dict[str, Somebody] = field(default_factory=dict)
    agenda: dict[date, list[Act]] = field(default_factory=dict)
    meant: dict[str, date] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    back: date = field(init=False)
    """The day on which the latest journey ends; `there` is the zone that it leads to."""
    there: str = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.world = people(self.random)
        self.today = self.back = self.start
        self.there = ""
        self.notebook.write("journal/profile.md", PROFILE)
        self.notebook.write("journal/questions.md", BANK)
        for how in ("friend", "family", "work", "alumni", "cold", "linkedin", "class", "friend"):
            self.new_contact(how)

    # ------------------------------------------------------------------ days

    def live(self, days: int) -> Iterator[Morning]:
        """Yield each morning of so many days; between two mornings the day is lived."""
        for number in range(days):
            self.today = self.start + number * ONE
            for act in self.agenda.pop(self.today, []):
                act()
            found = self.debts()
            wrong = (*self.wrong, *wrong_today(self.notebook.journal, found, self.today, SETTINGS))
            self.wrong.clear()
            yield Morning(self.today, found, wrong)
            self._chance()
            for debt in [debt for debt in found if debt.is_open]:
                self._perhaps_do(debt)
            self._initiative()
            self._evening()

    def debts(self) -> tuple[Debt, ...]:
        """Return what the journal says now."""
        return debts(Day(self.notebook.journal, self.today, SETTINGS))

    def later(self, days: int, act: Act) -> None:
        """Let something happen on a later day."""
        self.agenda.setdefault(self.today + max(days, 1) * ONE, []).append(act)

    def said(self, text: str) -> None:
        """Note what happened, for a reader of the year."""
        self.log.append(f"{self.today} {text}")

    # ---------------------------------------------------------------- people

    def new_contact(self, how: str) -> None:
        """Put somebody on the list."""
        one = next(self.world)
        self.apply(new_record(self.notebook.journal, "contact", one.name, Moment(self.today)))
        self._fill_in(one, how)

    def _fill_in(self, one: Somebody, how: str | None = None) -> Contact:
        """Write what is known of somebody into their record, as an editor would."""
        self.known[one.name] = one
        person = self.contact(one.name)
        fields = {"email": f"{person.slug}@example.org", "bond": "maps"}
        fields |= {"phone": "555 0100"} if one.has_phone else {}
        fields |= {"address": "1 Quay Street"} if one.has_address else {}
        fields |= {"time_zone": one.zone} if one.zone else {}
        fields |= {"how_found": how} if how else {}
        for name, value in fields.items():
            self.set(self.contact(one.name), name, value)
        return self.contact(one.name)

    def contact(self, name: str) -> Contact:
        """Return the one of that name."""
        person = self.notebook.journal.contacts.find(name)
        assert person is not None, name
        return person

    def somebody(self, person: Contact) -> Somebody:
        """Return how they are."""
        return self.known[person.name]

    # --------------------------------------------------------------- writing

    def apply(self, *changes: Change) -> None:
        """Write as a command does."""
        self.notebook.apply(changes)

    def set(self, record: Record, name: str, value: str) -> None:
        """Set a field, as an editor would."""
        self.notebook.write(record.path, set_field(self.source(record), name, value))

    def add(self, record: Record, name: str, line: str | None = None, **fields: str) -> None:
        """Add an item, as an editor would."""
        self.notebook.write(record.path, add_item(self.source(record), name, line, fields or None))

    def source(self, record: Record) -> SourceText:
        """Return a record's text as it is now."""
        return SourceText(record.path, self.notebook.files[record.path])

    def chance(self, of: float) -> bool:
        """Throw a die."""
        return self.random.random() < of

    # -------------------------------------------------------- what is asked

    def _perhaps_do(self, debt: Debt) -> None:
        """Do what is owed on the day meant for it; the careless put it off, and forget."""
        now = {one.id: one for one in self.debts() if one.is_open}
        if debt.id not in now:
            return
        meant = self.meant.setdefault(f"{debt.id} {debt.due_day}", self._day_for(debt))
        if meant > self.today:
            return
        if not self.chance(self.care):
            again = self.today + self.random.randint(1, 12) * ONE
            self.meant[f"{debt.id} {debt.due_day}"] = date.max if self.chance(0.15) else again
            return
        self._do(now[debt.id])

    def _day_for(self, debt: Debt) -> date:
        """Return the day on which the owner means to do it: not always at once, and never too late but for travel."""
        if debt.kind.waits_for_its_day:
            return max(debt.due_day, self.today)
        home = self.back if debt.kind.name in _NEEDS_A_DESK else self.today
        sooner = max(self.today, home) + self.random.randint(0, _ROOM.get(debt.kind.name, 0)) * ONE
        return min(sooner, max(debt.due_day, self.today, home))

    def _do(self, debt: Debt) -> None:
        if debt.kind.name == "write-up":
            self._write_up(debt.record)
        elif debt.kind.name == "prepare":
            self._prepare(debt.record)
        elif debt.kind.name == "connect" and debt.contact and not self.somebody(debt.contact).on_linkedin:
            self.set(debt.contact, "linkedin_connected", "not-wanted")
        elif debt.kind.name == "thank-card" and debt.contact and not self.somebody(debt.contact).has_address:
            self.apply(*closing.waive((debt,), "no address"))
        elif debt.kind.name == "answer" and self._answer_with_a_day(debt):
            pass
        elif debt.kind.name in ("promise", "keep-in-touch") and self.chance(0.1):
            self.apply(closing.put_off(debt, self.today + self.random.randint(3, 30) * ONE))
        elif debt.kind.name == "approach" and debt.contact is None:
            self._approach(debt.name or "")
        else:
            self._close(debt)

    def _close(self, debt: Debt) -> None:
        before = self.debts()
        self.apply(closing.close(self.notebook.journal, debt, self.today, None))
        self.wrong += wrong_closing(debt, before, self.debts())
        self.said(f"did {debt.id}")
        if debt.kind.name in ("approach", "nudge") and debt.contact is not None:
            self._await(debt.contact.name)
        if debt.kind.name == "keep-in-touch" and debt.contact is not None and self.chance(0.5):
            self._await(debt.contact.name)

    def _approach(self, name: str) -> None:
        self.apply(*week.contacted(self.notebook.journal, name, self.today, "email", None, None))
        one = next(self.world)
        self.known[name] = Somebody(**{**one.__dict__, "name": name})
        self._fill_in(self.known[name])
        self.said(f"wrote to {name}")
        self._await(name)

    def _answer_with_a_day(self, debt: Debt) -> bool:
        """Answer by agreeing on a day, as one does with those who said that they have half an hour."""
        person = debt.contact
        if person is None or self._meets_soon(person) or not self.chance(0.75):
            return False
        if stage(Day(self.notebook.journal, self.today, SETTINGS), person) in ("met", "in-touch") and self.chance(0.6):
            return False
        self._schedule(person)
        return True

    def _meets_soon(self, person: Contact) -> bool:
        ahead = meetings.by_contact(self.notebook.journal).get(person, ())
        return any(meetings.status(meeting, self.today) == "scheduled" for meeting in ahead)

    # --------------------------------------------------------- what comes

    def _await(self, name: str) -> None:
        """Let somebody who was written to answer, decline or be silent."""
        one = self.known[name]
        if not self.chance(one.answers):
            return
        declined = self.chance(one.declines)
        self.later(one.delay + 1, lambda: self._replied(name, declined=declined))

    def _replied(self, name: str, *, declined: bool) -> None:
        if self.care < 1 and self.chance(0.1):
            return  # read, and never written down
        person = self.contact(name)
        latest = max(person.outreach, key=lambda sent: (sent.on.day, sent.at))
        if latest.replied is None and not latest.declined:
            self.apply(*week.replied(self.notebook.journal, person.slug, self.today, declined=declined))
            if self.known[name].prefers and not declined and not person.prefers:  # now they have said so
                self.set(self.contact(name), "prefers", self.known[name].prefers)
            self.said(f"{name} {'said no' if declined else 'answered'}")

    def _heard(self, person: Contact) -> None:
        what = self.random.choice(("asks how it goes", "sent a picture", "knows of a talk"))
        by = self.random.choice(("email", "phone", "linkedin"))
        self.apply(*week.heard(self.notebook.journal, person.slug, self.today, by, what))
        self.said(f"{person.name} wrote first")

    def _helped(self, person: Contact) -> None:
        direction = self.random.choice(("given", "received"))
        self.add(person, "help", on=str(self.today), direction=direction, kind="lead", what="a lead")
        self.said(f"help {direction}: {person.name}")

    def _chance(self) -> None:
        """Let the small things of a day happen."""
        met = [p for p in self.notebook.journal.contacts if p.name in self.known and self._have_met(p)]
        if met and self.chance(0.10):
            self._heard(self.random.choice(met))
        if met and self.chance(0.08):
            self._helped(self.random.choice(met))
        if met and self.chance(0.03):
            person = self.random.choice(met)
            day = self.today + self.random.randint(5, 40) * ONE
            self.notebook.write(
                person.path, self.notebook.files[person.path].rstrip() + f"\n\n- [ ] Send a map 📅 {day}\n"
            )
        if (self.today - self.start).days % 61 == 40:
            self._news()
        if (self.today - self.start).days % 24 == 10:
            self._event()
        if (self.today - self.start).days % 60 == 30:
            self._travel()

    def _have_met(self, person: Contact) -> bool:
        return stage(Day(self.notebook.journal, self.today, SETTINGS), person) in ("met", "in-touch")

    def _news(self) -> None:
        subject = f"News of {self.today:%B}"
        self.apply(new_record(self.notebook.journal, "update", subject, Moment(self.today)))
        self.said("news")

    def _event(self) -> None:
        on = self.today + self.random.randint(4, 9) * ONE
        change = new_record(self.notebook.journal, "event", f"Evening of {on:%B %d}", Moment(on))
        self.apply(change)
        self.said(f"event planned for {on}")

    def _travel(self) -> None:
        """Go away for some days: talks go on, by the clock of that place; what needs a desk waits."""
        self.back = self.today + self.random.randint(4, 9) * ONE
        self.there = self.random.choice([zone for zone in ZONES if zone])
        self.said(f"away until {self.back}, in {self.there}")

    # ------------------------------------------------------------- meetings

    def _initiative(self) -> None:
        """Ask for more meetings where few are ahead: two or three a week, none from a hotel."""
        if self.today < self.back:
            return
        journal = self.notebook.journal
        ahead = sum(meetings.status(meeting, self.today) == "scheduled" for meeting in journal.meetings)
        waiting = sum(
            any(sent.replied is None and self.today - sent.on.day < 9 * ONE for sent in person.outreach)
            for person in journal.contacts
        )  # fmt: skip
        asked = 0
        while self.today.weekday() < 5 and ahead + (waiting + asked) * 0.5 < 5.5 and asked < 2:
            asked += 1
            if self.chance(0.7):
                self.new_contact(self.random.choice(("cold", "linkedin", "alumni", "association")))
            on_list = [p for p in self.notebook.journal.contacts if self._waits_on_the_list(p)]
            if on_list:
                self._ask(self.random.choice(on_list))

    def _waits_on_the_list(self, person: Contact) -> bool:
        reached = stage(Day(self.notebook.journal, self.today, SETTINGS), person)
        return reached in ("to-approach", "known") and not person.introduced_on

    def _ask(self, person: Contact) -> None:
        note = "asked for half an hour"
        self.apply(*week.contacted(self.notebook.journal, person.slug, self.today, "email", None, note))
        self.said(f"wrote to {person.name}")
        self._await(person.name)

    def _schedule(self, person: Contact) -> None:
        day = self.today + self.random.randint(3, 14) * ONE
        while day.weekday() > 4:
            day += ONE
        path = self._plan(person, day)
        self.set(self._meeting(path), "objective", "learn how maps are made")
        if day <= self.back:
            self.set(self._meeting(path), "time_zone", self.there)
        elif zone := self.somebody(person).zone:
            self.set(self._meeting(path), "how", "video")
            if self.chance(0.3):
                self.set(self._meeting(path), "time_zone", zone)
        if self.chance(0.08):
            self.set(self._meeting(path), "asked_by", "them")
        self.said(f"meeting with {person.name} on {day}")
        if self.chance(0.08):
            self.later(self.random.randint(1, 3), lambda: self._cancelled(path))
        elif self.chance(0.10):
            self.later(self.random.randint(1, 3), lambda: self._moved(path))

    def _plan(self, person: Contact, day: date) -> str:
        """Make the meeting's record and return its path; now and then a third person comes along."""
        others = [p for p in self.notebook.journal.contacts if self._have_met(p) and p is not person]
        there = (person, *([self.random.choice(others)] if others and self.chance(0.08) else []))
        change = new_meeting(
            self.notebook.journal,
            " and ".join(one.name for one in there),
            Moment(day, time(self.random.randint(9, 17))),
            tuple(one.slug for one in there),
            kind="catch-up" if self._have_met(person) else None,
            topics=(self.random.choice(TOPICS),),
        )
        self.apply(change)
        return change.path

    def _meeting(self, path: str) -> Meeting:
        return next(meeting for meeting in self.notebook.journal.meetings if meeting.path == path)

    def _cancelled(self, path: str) -> None:
        if path in self.notebook.files and meetings.status(self._meeting(path), self.today) == "scheduled":
            self.set(self._meeting(path), "status", "cancelled")
            self.said(f"{path} was cancelled")

    def _moved(self, path: str) -> None:
        if path in self.notebook.files and meetings.status(self._meeting(path), self.today) == "scheduled":
            day = self.today + self.random.randint(4, 12) * ONE
            self.apply(*renaming.move(self.notebook.journal, self._meeting(path), Moment(day)))
            self.said(f"{path} was moved to {day}")

    def _prepare(self, meeting: Record) -> None:
        if "## Research\n\nThey" not in self.notebook.files[meeting.path]:
            self.notebook.under(meeting.path, "Research", "They have made maps for ten years.")
        text = self.notebook.files[meeting.path]
        if text.count("### ") < 3:
            self.notebook.under(meeting.path, "Questions", "### Why maps?\n\n### How?\n\n### With whom?\n")

    def _evening(self) -> None:
        """Write up the day's talks, unless the evening was long; the careless do it when they are asked."""
        for meeting in self.notebook.journal.meetings:
            if meeting.date is None or meeting.date.day != self.today or meetings.notes(meeting):
                continue
            if meetings.status(meeting, self.today) != "scheduled":
                continue
            if self.chance(0.03):
                self.set(meeting, "status", "no-show")
                self.said(f"nobody came to {meeting.slug}")
            elif self.chance(0.85 * self.care):
                self._write_up(meeting)

    def _write_up(self, record: Record) -> None:
        if not isinstance(record, Meeting):
            self._write_up_event(record)
            return
        self.said(f"wrote up {record.slug}")
        self.notebook.under(record.path, "Notes", "They draw every map twice.")
        for person in meetings.people(self.notebook.journal, record):
            one = self.somebody(person)
            meeting = self._meeting(record.path)
            if one.permission and meeting.may_follow_up is None:
                self.set(meeting, "may_follow_up", one.permission)
            self.set(self._meeting(record.path), "asked_for_introductions", "yes")
            if self.chance(one.generous):
                self._names(record)
            if self.chance(0.35):
                self._promise(record)
            if self.chance(0.1):
                self.add(self._meeting(record.path), "help", on=str(record.date.day) if record.date else "",
                         direction="received", kind="advice", what="read a draft")  # fmt: skip
            if one.permission == "yes" and person.keep_in_touch is None and self.chance(0.25):
                self.set(self.contact(person.name), "keep_in_touch", self.random.choice(("6 weeks", "3 months")))
            if record.date and record.date.day == self.today and self.chance(0.6 * self.care) and one.on_linkedin:
                self.set(self.contact(person.name), "linkedin_connected", str(self.today))

    def _names(self, record: Record) -> None:
        for _ in range(self.random.choice((1, 1, 2))):
            if self.chance(0.15):
                known = [p.name for p in self.notebook.journal.contacts]
                name = self.random.choice(known)
            else:
                name = next(self.world).name
            self.add(self._meeting(record.path), "introductions", name)

    def _promise(self, record: Record) -> None:
        what = self.random.choice(("send the atlas", "lend my pens", "introduce her to Otto"))
        day = self.today + self.random.randint(2, 20) * ONE
        if self.chance(0.3):
            self.notebook.under(record.path, "Next", f"- [ ] {what[0].upper() + what[1:]}")
        elif self.chance(0.5):
            self.notebook.under(record.path, "Next", f"- [ ] {what[0].upper() + what[1:]} 📅 {day}")
        else:
            self.add(self._meeting(record.path), "follow_ups", what, do=what, by=str(day))

    def _write_up_event(self, event: Record) -> None:
        """Write down whom I met: some whose name is all I have, some who get a record at once."""
        for _ in range(self.random.randint(1, 4)):
            one = next(self.world)
            self.add(event, "met", one.name)
            if self.chance(0.5):
                self.apply(
                    *week.contacted(
                        self.notebook.journal, one.name, self.today, "linkedin", "hello", "nice to meet you"
                    )
                )
                self._fill_in(one)
                self.said(f"met {one.name} at {event.slug}")
                if self.chance(0.5):
                    self._await(one.name)
