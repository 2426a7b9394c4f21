"""One owner's year, day by day: what others do, what the journal asks for, what the owner does and writes.

Each thing is written down twice: in the journal, and in an account of the script's own (`account.py`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from generator.debts import debts
from generator.debts.closing import SetInItem
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

from . import account, chapters
from .account import HOME, Account
from .invariants import wrong_closing, wrong_today
from .notebook import Notebook
from .people import ZONES, Somebody, people
from .reading import contradictions

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
    notebook: Notebook
    account: Account

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
    account: Account = field(default_factory=Account)
    known: dict[str, Somebody] = field(default_factory=dict)
    agenda: dict[date, list[Act]] = field(default_factory=dict)
    meant: dict[str, date] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    settings: Settings = SETTINGS
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
        for how, met_on in (("association", "2023"), ("alumni", "2024-05"), ("meetup", "2025-11-02")):
            self.new_contact(how, met_on)
        chapters.begin(self)

    # ------------------------------------------------------------------ days

    def live(self, days: int) -> Iterator[Morning]:
        """Yield each morning of so many days; between two mornings the day is lived."""
        for number in range(days):
            self.today = self.start + number * ONE
            for act in self.agenda.pop(self.today, []):
                act()
            chapters.dawn(self)
            found = self.debts()
            broken = {*self.account.unreadable, *self.notebook.copies}
            wrong = (
                *self.wrong,
                *wrong_today(self.notebook.journal, found, self.today, SETTINGS, broken),
                *contradictions(self.notebook, self.account, self.today),
            )
            self.wrong.clear()
            yield Morning(self.today, found, wrong, self.notebook, self.account)
            chapters.after_reading(self)
            self._chance()
            chapters.chance(self)
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

    def new_contact(self, how: str, met_on: str = "") -> Contact:
        """Put somebody on the list, perhaps somebody whom I met long ago."""
        one = next(self.world)
        self.apply(new_record(self.notebook.journal, "contact", one.name, Moment(self.today)))
        person = self.fill_in(one, how)
        if met_on:
            self.set(person, "met_on", met_on)
            self.account.people[person.slug].before = Moment.parse_partial(met_on).last
        return self.contact(one.name)

    def fill_in(self, one: Somebody, how: str | None = None) -> Contact:
        """Write what is known of somebody into their record, as an editor would."""
        self.known[one.name] = one
        person = self.contact(one.name)
        self.account.people.setdefault(
            person.slug, account.Person(one.name, person.slug, friend=how in ("friend", "family", "work", "class"))
        )
        fields = {"email": f"{person.slug}@example.org", "bond": "maps"}
        fields |= {"phone": "555 0100"} if one.has_phone else {}
        fields |= {"address": "1 Quay Street"} if one.has_address else {}
        fields |= {"time_zone": one.zone} if one.zone else {}
        fields |= {"how_found": how} if how else {}
        fields |= {"company": one.company} if not person.company else {}
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

    def add(self, record: Record, name: str, line: str | None = None, /, **fields: str) -> None:
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
            self.account.people[debt.contact.slug].never_connected = True
        elif debt.kind.name == "thank-card" and debt.contact and not self.somebody(debt.contact).has_address:
            self.apply(*closing.waive((debt,), "no address"))
            self.account.waived.add(debt.id)
        elif debt.kind.name == "answer" and self._answer_with_a_day(debt):
            pass
        elif debt.kind.name in ("promise", "keep-in-touch") and self.chance(0.1):
            day = self.today + self.random.randint(3, 30) * ONE
            self.apply(closing.put_off(debt, day))
            self.account.move_to(debt.id, day)
        elif debt.kind.name == "approach" and debt.contact is None and not isinstance(debt.closes, SetInItem):
            self._approach(debt.name or "")
        else:
            self._close(debt)

    def _close(self, debt: Debt) -> None:
        before = self.debts()
        self.apply(closing.close(self.notebook.journal, debt, self.today, None))
        self.account.did(debt.id, self.today, getattr(debt.closes, "usual", ""))
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
        person = self.fill_in(self.known[name])
        self.account.introduce(person.slug, self.today)
        self.account.sent(person.slug, self.today, "email")
        self.said(f"wrote to {name}")
        self._await(name)

    def _answer_with_a_day(self, debt: Debt) -> bool:
        """Answer by agreeing on a day, as one does with those who said that they have half an hour."""
        person = debt.contact
        if person is None or self._meets_soon(person) or not self.chance(0.75):
            return False
        if stage(Day(self.notebook.journal, self.today, SETTINGS), person) in ("met", "in-touch") and self.chance(0.6):
            return False
        self.schedule(person)
        return True

    def is_free(self, person: Contact) -> bool:
        """Return whether there is no meeting with somebody ahead."""
        return not self._meets_soon(person)

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
            letter = self.account.latest(person.slug)
            letter.answered, letter.no = self.today, declined
            if self.known[name].prefers and not declined and not person.prefers:  # now they have said so
                self.set(self.contact(name), "prefers", self.known[name].prefers)
            self.said(f"{name} {'said no' if declined else 'answered'}")
            if latest.by == "phone" and not declined and not self._meets_soon(person) and self.chance(0.6):
                self.schedule(self.contact(name))

    def _heard(self, person: Contact) -> None:
        what = self.random.choice(("asks how it goes", "sent a picture", "knows of a talk"))
        by = self.random.choice(("email", "phone", "linkedin"))
        self.apply(*week.heard(self.notebook.journal, person.slug, self.today, by, what))
        self.account.people[person.slug].wrote.append((self.today, by))
        self.said(f"{person.name} wrote first")

    def _helped(self, person: Contact) -> None:
        direction = self.random.choice(("given", "received"))
        self.add(person, "help", on=str(self.today), direction=direction, kind="lead", what="a lead")
        self.account.people[person.slug].help.append(account.Help(self.today, direction == "received"))
        self.said(f"help {direction}: {person.name}")

    def _chance(self) -> None:
        """Let the small things of a day happen."""
        met = [p for p in self.notebook.journal.contacts if p.name in self.known and self.have_met(p)]
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
            promised = account.Promised("Send a map", day, person.slug)
            self.account.people[person.slug].promised.append(promised)
        if (self.today - self.start).days % 61 == 40:
            self._news()
        if (self.today - self.start).days % 24 == 10:
            self._event()
        if (self.today - self.start).days % 60 == 30:
            self._travel()

    def have_met(self, person: Contact) -> bool:
        """Return whether I have met somebody."""
        return stage(Day(self.notebook.journal, self.today, SETTINGS), person) in ("met", "in-touch")

    def _news(self) -> None:
        subject = f"News of {self.today:%B}"
        change = new_record(self.notebook.journal, "update", subject, Moment(self.today))
        self.apply(change)
        slug = stem(change.path)
        self.account.news[slug] = account.News(slug, subject, self.today)
        self.said("news")

    def _event(self) -> None:
        on = self.today + self.random.randint(4, 9) * ONE
        begins = time(18, 30) if self.chance(0.5) else None
        change = new_record(self.notebook.journal, "event", f"Evening of {on:%B %d}", Moment(on, begins))
        self.apply(change)
        hour = datetime.combine(on, begins, HOME) if begins else None
        self.account.events[stem(change.path)] = account.Event(stem(change.path), f"Evening of {on:%B %d}", on, hour)
        self.said(f"event planned for {on}")

    def _travel(self) -> None:
        """Go away for some days: talks go on, by the clock of that place; what needs a desk waits."""
        self.back = self.today + self.random.randint(4, 9) * ONE
        self.there = self.random.choice([zone for zone in ZONES if zone])
        self.said(f"away until {self.back}, in {self.there}")
        chapters.holiday(self)

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
        way = "phone" if person.phone and self.chance(0.3) else "email"
        self.apply(*week.contacted(self.notebook.journal, person.slug, self.today, way, None, note))
        self.account.sent(person.slug, self.today, way)
        self.said(f"wrote to {person.name}")
        self._await(person.name)

    def schedule(self, person: Contact) -> None:
        """Agree on a day: mostly by my clock, at times by theirs, and then perhaps around midnight."""
        day = self.today + self.random.randint(3, 14) * ONE
        while day.weekday() > 4:
            day += ONE
        clock, zone = time(self.random.randint(9, 17)), ""
        abroad = self.somebody(person).zone
        if day <= self.back:
            zone = self.there
        elif abroad and self.chance(0.5):
            zone, clock = abroad, time(*self.random.choice(((0, 30), (8, 0), (9, 30), (16, 45), (23, 30))))
        path = self.plan(person, day, clock, zone)
        self.set(self.meeting(path), "objective", "learn how maps are made")
        if abroad and day > self.back:
            self.set(self.meeting(path), "how", "video")
        if self.chance(0.08):
            self.set(self.meeting(path), "asked_by", "them")
            self.account.meetings[stem(path)].mine = False
        self.said(f"meeting with {person.name} on {day}")
        if self.chance(0.10):
            self.later(self.random.randint(1, 3), lambda: self._cancelled(path))
        elif self.chance(0.10):
            self.later(self.random.randint(1, 3), lambda: self._moved(path))

    def plan(
        self, person: Contact, day: date, clock: time | None, zone: str = "", *, kind: str = "", others: bool = True
    ) -> str:  # fmt: skip
        """Make the meeting's record and return its path; now and then a third person comes along."""
        along = [p for p in self.notebook.journal.contacts if self.have_met(p) and p is not person]
        there = (person, *([self.random.choice(along)] if others and along and self.chance(0.08) else []))
        kind = kind or ("catch-up" if self.have_met(person) else "")
        change = new_meeting(
            self.notebook.journal,
            " and ".join(one.name for one in there),
            Moment(day, clock),
            tuple(one.slug for one in there),
            kind=kind or None,
            topics=(self.random.choice(TOPICS),),
        )
        self.apply(change)
        if zone:
            self.set(self.meeting(change.path), "time_zone", zone)
        hour = datetime.combine(day, clock, ZoneInfo(zone) if zone else HOME) if clock else None
        self.account.meetings[stem(change.path)] = account.Meeting(
            stem(change.path), day, hour, kind or "informational", kind != "interview", [one.slug for one in there]
        )
        return change.path

    def meeting(self, path: str) -> Meeting:
        """Return the meeting at a path."""
        return next(meeting for meeting in self.notebook.journal.meetings if meeting.path == path)

    def _cancelled(self, path: str) -> None:
        if path in self.notebook.files and meetings.status(self.meeting(path), self.today) == "scheduled":
            self.call_off(stem(path), self.random.choice(("me", "them", "")), final=self.chance(0.15))

    def call_off(self, slug: str, by: str, *, final: bool = False) -> None:
        """Call a meeting off, or be told that it is off."""
        options = [*(["--by", by] if by else []), *(["--final"] if final else [])]
        self.notebook.command(self.today, "cancel", slug, *options)
        off = self.account.meetings[slug]
        off.off, off.off_on, off.off_by, off.final = "cancelled", self.today, by, final
        self.said(f"{slug} was called off by {by or 'nobody in particular'}")

    def _moved(self, path: str) -> None:
        if path in self.notebook.files and meetings.status(self.meeting(path), self.today) == "scheduled":
            day = self.today + self.random.randint(4, 12) * ONE
            changes = renaming.move(self.notebook.journal, self.meeting(path), Moment(day))
            self.apply(*changes)
            self.account.moved(stem(path), stem(changes[0].path), day)
            self.said(f"{path} was moved to {day}")

    def _prepare(self, meeting: Record) -> None:
        if "## Research\n\nThey" not in self.notebook.files[meeting.path]:
            self.notebook.under(meeting.path, "Research", "They have made maps for ten years.")
        text = self.notebook.files[meeting.path]
        if text.count("### ") < 3:
            self.notebook.under(meeting.path, "Questions", "### Why maps?\n\n### How?\n\n### With whom?\n")
        self.account.meetings[meeting.slug].ready = True

    def _evening(self) -> None:
        """Write up the day's talks, unless the evening was long; the careless do it when they are asked."""
        for meeting in self.notebook.journal.meetings:
            if meeting.date is None or meeting.date.day != self.today or meetings.notes(meeting):
                continue
            if meetings.status(meeting, self.today) != "scheduled":
                continue
            if self.chance(0.03):
                self.notebook.command(self.today, "cancel", meeting.slug, "--no-show")
                self.account.meetings[meeting.slug].off = "no-show"
                self.said(f"nobody came to {meeting.slug}")
            elif self.chance(0.85 * self.care):
                self._write_up(meeting)

    def _write_up(self, record: Record) -> None:
        if not isinstance(record, Meeting):
            self._write_up_event(record)
            return
        self.said(f"wrote up {record.slug}")
        self.notebook.under(record.path, "Notes", "They draw every map twice.")
        noted = self.account.meetings[record.slug]
        noted.notes = True
        for person in meetings.people(self.notebook.journal, record):
            one = self.somebody(person)
            meeting = self.meeting(record.path)
            if one.permission and meeting.may_follow_up is None:
                self.set(meeting, "may_follow_up", one.permission)
                noted.allows = one.permission
            self.set(self.meeting(record.path), "asked_for_introductions", "yes")
            if self.chance(one.generous):
                self._names(record)
            if self.chance(0.35):
                self._promise(record)
            if self.chance(0.1):
                self.add(self.meeting(record.path), "help", on=str(record.date.day) if record.date else "",
                         direction="received", kind="advice", what="read a draft")  # fmt: skip
                noted.help.append(account.Help(noted.day, received=True))
            if self.chance(0.2):
                chapters.promised_to_me(self, record.path, person)
            if one.permission == "yes" and person.keep_in_touch is None and self.chance(0.25):
                rhythm = self.random.choice(("6 weeks", "3 months"))
                self.set(self.contact(person.name), "keep_in_touch", rhythm)
                self.account.people[person.slug].rhythm = rhythm
            if record.date and record.date.day == self.today and self.chance(0.6 * self.care) and one.on_linkedin:
                self.set(self.contact(person.name), "linkedin_connected", str(self.today))
                self.account.people[person.slug].connected = self.today

    def _names(self, record: Record) -> None:
        noted = self.account.meetings[record.slug].names
        for _ in range(self.random.choice((1, 1, 2))):
            if self.chance(0.15):
                known = [p.name for p in self.notebook.journal.contacts]
                name = self.random.choice(known)
                if self.chance(0.6):  # somebody else who happens to be called so
                    self.add(self.meeting(record.path), "introductions", name=name, company="Otto & Daughters")
                    noted.append(account.Name(name, stranger=True))
                    continue
            else:
                name = next(self.world).name
            self.add(self.meeting(record.path), "introductions", name)
            noted.append(account.Name(name))

    def _promise(self, record: Record) -> None:
        what = self.random.choice(("send the atlas", "lend my pens", "introduce her to Otto"))
        day = self.today + self.random.randint(2, 20) * ONE
        noted = self.account.meetings[record.slug]
        only = noted.people[0] if len(noted.people) == 1 else None
        if self.chance(0.3):
            self.notebook.under(record.path, "Next", f"- [ ] {what[0].upper() + what[1:]}")
            noted.promise(account.Promised(what, noted.day + 7 * ONE, only, is_task=True))
        elif self.chance(0.5):
            self.notebook.under(record.path, "Next", f"- [ ] {what[0].upper() + what[1:]} 📅 {day}")
            noted.promise(account.Promised(what, day, only, is_task=True))
        else:
            self.add(self.meeting(record.path), "follow_ups", do=what, by=str(day))
            noted.promise(account.Promised(what, day, noted.people[0]))

    def _write_up_event(self, event: Record) -> None:
        """Write down whom I met: some whose name is all I have, some who get a record at once."""
        for _ in range(self.random.randint(1, 4)):
            one = next(self.world)
            self.add(self._again(event), "met", one.name)
            self.account.events[event.slug].met.append(one.name)
            if self.chance(0.5):
                self.apply(
                    *week.contacted(
                        self.notebook.journal, one.name, self.today, "linkedin", "hello", "nice to meet you"
                    )
                )
                person = self.fill_in(one)
                self.account.sent(person.slug, self.today, "linkedin", asks=False)
                self.said(f"met {one.name} at {event.slug}")
                if self.chance(0.5):
                    self._await(one.name)

    def _again(self, record: Record) -> Record:
        return next(one for one in self.notebook.journal.records() if one.path == record.path)


def stem(path: str) -> str:
    """Return the slug of the record at a path."""
    return path.rsplit("/", 1)[-1].removesuffix(".md")
