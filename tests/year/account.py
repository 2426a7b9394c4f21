"""What the owner did, to whom and when, kept by the script itself: plain data, and what it owes.

Nothing here asks the program. The script writes each thing down in two places, in the journal by a command or an
editor and here by a call; on every morning both must say the same.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")
HOME = ZoneInfo("America/New_York")
SPOKEN = ("phone", "video", "in-person")
THANKING = ("email", "phone", "linkedin")
RESTS = ("nudge", "approach", "connect", "news", "ask-after", "rearrange")
"""What waits while somebody is to be left alone."""
LAPSES = (
    "thank-email", "thank-card", "thank-help", "connect", "nudge", "answer", "write-up", "report-back", "rearrange",
    "ask-after",
)  # fmt: skip
LAPSE_DAYS = 60


def days(number: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)


def word(text: str) -> str:
    """Return a name or a few words as they stand in an id."""
    return "-".join("".join(c if c.isalnum() or c == " " else " " for c in text).lower().split())


@dataclass
class Letter:
    """Something I sent or said; `asks` says that it was a request."""

    on: date
    way: str
    asks: bool
    news: bool = False
    answered: date | None = None
    by: str = ""
    no: bool = False


@dataclass
class Help:
    """Help received or given."""

    on: date
    received: bool
    thanked: date | None = None


@dataclass
class Promised:
    """Something I said I would do, `by` a day; `to` is a slug, None where it is owed to nobody."""

    text: str
    by: date
    to: str | None
    kept: date | None = None
    is_task: bool = False
    """Whether it is a task in the text; these come behind all others, the latest first."""


@dataclass
class Awaited:
    """Something they said they would do."""

    what: str
    by: date
    of: str
    came: date | None = None
    asked: date | None = None


@dataclass
class Name:
    """A name that somebody gave me; `stranger` says that it is another one's than that of whom I know by it."""

    name: str
    stranger: bool = False
    contacted: date | None = None


@dataclass
class Person:
    """Somebody with a record."""

    name: str
    slug: str
    friend: bool = False
    before: date | None = None
    """The last day that `met_on` may mean."""
    letters: list[Letter] = field(default_factory=list)
    wrote: list[tuple[date, str]] = field(default_factory=list)
    help: list[Help] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)
    connected: date | None = None
    never_connected: bool = False
    rhythm: str = ""
    rest: date | None = None
    through: list[str] = field(default_factory=list)
    """Who introduced them, by what stands in their own record."""
    introduced: date | None = None
    birthday: tuple[int, int] | None = None


@dataclass
class Meeting:
    """A meeting, by whatever clock it was written down; `mine` says that I asked for it."""

    slug: str
    written: date
    hour: datetime | None
    """Its beginning, where an hour is known."""
    kind: str
    mine: bool
    people: list[str]
    off: str = ""
    off_on: date | None = None
    off_by: str = ""
    final: bool = False
    notes: bool = False
    ready: bool = False
    confirmed: date | None = None
    allows: str = ""
    thanks: list[tuple[str, str, date]] = field(default_factory=list)
    told: list[tuple[str, date]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)
    awaited: list[Awaited] = field(default_factory=list)
    help: list[Help] = field(default_factory=list)
    place: str | None = None

    @property
    def day(self) -> date:
        """The day by my clock."""
        return at_home(self.hour).date() if self.hour else self.written

    @property
    def is_interview(self) -> bool:
        """Whether a job is at stake."""
        return self.kind == "interview"

    @property
    def owes(self) -> bool:
        """Whether I asked for it, or it is an interview."""
        return self.mine or self.is_interview

    def promise(self, made: Promised) -> None:
        """Note a promise where the file has it."""
        at = sum(not one.is_task for one in self.promised)
        self.promised.insert(at, made)

    def held(self, today: date) -> bool:
        """Return whether it took place, as far as one knows in the morning."""
        return not self.off and self.day < today

    def ahead(self, today: date) -> bool:
        """Return whether it is still to come."""
        return not self.off and self.day >= today


@dataclass
class Event:
    """An evening with many people."""

    slug: str
    name: str
    day: date
    hour: datetime | None = None
    met: list[str] = field(default_factory=list)


@dataclass
class News:
    """One piece of news about me."""

    slug: str
    subject: str
    day: date
    told: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Owed:
    """One thing owed: its id, to whom, by when, and words that its reason has to contain."""

    id: str
    name: str | None
    due: date | datetime
    why: tuple[str, ...] = ()
    rested: bool = False

    @property
    def kind(self) -> str:
        """What kind of debt it is."""
        return self.id.split("/")[0]

    @property
    def day(self) -> date:
        """The day on which it is due."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    @property
    def due_text(self) -> str:
        """The day, and the hour where there is one."""
        if isinstance(self.due, datetime):
            return self.due.replace(tzinfo=None).isoformat("T", "minutes")
        return self.due.isoformat()


def at_home(moment: datetime) -> datetime:
    """Return what my clock shows; an hour that clocks skip is the next one, a doubled one the first."""
    return moment.astimezone(UTC).astimezone(HOME)


def said(day: date, today: date) -> str:
    """Return a day as people say it."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def after(span: str, day: date) -> date:
    """Return the day so many weeks or months later."""
    number, unit = span.split()
    if unit.startswith("week"):
        return day + days(7 * int(number))
    year, month = divmod(day.year * 12 + day.month - 1 + int(number), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass
class Account:
    """All of it, by slug, in the order in which it came about."""

    people: dict[str, Person] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    news: dict[str, News] = field(default_factory=dict)
    waived: set[str] = field(default_factory=set)
    put_off: dict[str, date] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    """Files in which something stands that nobody could read as meant."""

    # ----------------------------------------------------------- what follows

    def called(self, name: str) -> Person | None:
        """Return the one of that name."""
        return next((one for one in self.people.values() if one.name == name), None)

    def meetings_with(self, slug: str) -> list[Meeting]:
        """Return the meetings with somebody, the oldest first."""
        return sorted((m for m in self.meetings.values() if slug in m.people), key=lambda m: (m.day, m.slug))

    def occasions(self, slug: str, today: date) -> list[tuple[date, Event | Meeting]]:
        """Return when we met, and where, the oldest first."""
        name = self.people[slug].name
        there: list[tuple[date, Event | Meeting]] = [
            (event.day, event) for event in self.events.values() if name in event.met and event.day <= today
        ]
        there += [(m.day, m) for m in self.meetings_with(slug) if m.held(today)]
        return sorted(there, key=lambda one: one[0])

    def met(self, slug: str, today: date) -> date | None:
        """Return the day on which we first met, in a meeting or at an event."""
        return next((day for day, _ in self.occasions(slug, today)), None)

    def knew(self, slug: str, day: date, today: date) -> bool:
        """Return whether I knew them before a day."""
        before, met = self.people[slug].before, self.met(slug, today)
        return (before is not None and before < day) or (met is not None and met < day)

    def allowed(self, slug: str, today: date) -> str:
        """Return their latest answer to whether I may write again."""
        answers = [m.allows for m in self.meetings_with(slug) if m.held(today) and m.allows]
        return answers[-1] if answers else ""

    def answers(self, slug: str) -> list[tuple[date, bool]]:
        """Return the days on which they answered or wrote, and whether it was not a no; the oldest first."""
        one = self.people[slug]
        found = [(sent.answered, not sent.no) for sent in one.letters if sent.answered]
        return sorted([*found, *((day, True) for day, _ in one.wrote)])

    def refused(self, slug: str, day: date) -> bool:
        """Return whether their latest answer by a day was a no."""
        found = [answer for answer in self.answers(slug) if answer[0] <= day]
        return bool(found) and not max(found)[1]

    def thanked(self, slug: str) -> list[date]:
        """Return the days on which I thanked somebody for anything."""
        found = [one.thanked for one in self.people[slug].help if one.received and one.thanked]
        for meeting in self.meetings_with(slug):
            found += [day for who, _, day in meeting.thanks if who == slug]
            found += [one.thanked for one in meeting.help if one.received and one.thanked]
        return sorted(found)

    def touched(self, slug: str, today: date, *, thanks: bool = True) -> list[date]:
        """Return the days on which somebody and I were in touch; without `thanks`, but for that."""
        one = self.people[slug]
        found = [sent.on for sent in one.letters] + [sent.answered for sent in one.letters if sent.answered]
        found += [day for day, _ in one.wrote] + [help_.on for help_ in one.help]
        found += [day for day, _ in self.occasions(slug, today)]
        found += self.thanked(slug) if thanks else []
        found += [news.told[slug] for news in self.news.values() if slug in news.told]
        for meeting in self.meetings.values():
            found += [day for who, day in meeting.told if who == slug]
            found += [p.kept for p in meeting.promised if p.to == slug and p.kept]
            found += [help_.on for help_ in meeting.help] if slug in meeting.people else []
        found += [p.kept for p in one.promised if p.kept]
        return sorted(found)

    def who(self, meeting: Meeting, given: Name) -> Person | None:
        """Return the record of somebody whose name was given."""
        return None if given.stranger else self.called(given.name)

    def introducers(self, slug: str, today: date) -> list[tuple[str, date | None]]:
        """Return who introduced somebody, and on which day: those in their record, and whoever gave me the name new."""
        one = self.people[slug]
        found: list[tuple[str, date | None]] = [(by, one.introduced) for by in one.through]
        first = min(
            [*self.touched(slug, today), *(m.day for m in self.meetings_with(slug) if not m.off)], default=date.max
        )
        for meeting in self.meetings.values():
            if meeting.held(today) and first >= meeting.day:
                named = any(self.who(meeting, given) is one for given in meeting.names)
                found += [(by, meeting.day) for by in meeting.people if named and by != slug]
        return found

    # ---------------------------------------------------------------- what is owed

    def owed(self, today: date) -> list[Owed]:
        """Return what is owed on a morning, the most urgent first."""
        found = self.standing(today)
        found += self._keep_in_touch(today, found)
        return sorted(found, key=lambda one: (one.due_text, one.kind, one.id))

    def lapsed(self, today: date) -> int:
        """Return how many debts were let go within the last fortnight."""
        since = today - days(LAPSE_DAYS)
        late = (self._put_off(one) for one in self._all(today) if one.kind in LAPSES and one.id not in self.waived)
        return sum(since - days(14) <= one.day < since for one in late)

    def standing(self, today: date) -> list[Owed]:
        """Return it without what moves with every touch."""
        moved = [self._put_off(one) for one in self._all(today) if one.id not in self.waived]
        since = today - days(LAPSE_DAYS)
        return [one for one in moved if one.kind not in LAPSES or one.day >= since]

    def _put_off(self, one: Owed) -> Owed:
        until = [self.put_off[one.id]] if one.id in self.put_off else []
        who = self.people.get(one.id.split("/")[2]) if one.id.count("/") > 1 else None
        until += [who.rest] if who and who.rest and one.kind in RESTS else []
        if not until or max(until) <= one.day:
            return one
        return replace(one, due=max(until), rested=True)

    def _all(self, today: date) -> list[Owed]:
        found: list[Owed] = []
        for meeting in self.meetings.values():
            for owed in (self._meeting, self._thanks, self._reports, self._rearrange, self._their_word):
                found += owed(meeting, today)
            found += self._promises(meeting.slug, meeting.promised, today) if meeting.off != "cancelled" else []
        for event in self.events.values():
            if event.day < today and not event.met:
                found.append(Owed(f"write-up/event:{event.slug}/-", None, event.day + days(1), (event.name,)))
        for one in self.people.values():
            found += [*self._connect(one, today), *self._nudge(one, today), *self._answers(one, today)]
            found += self._thank_help(one.slug, one.help, (one.slug,))
            found += self._promises(one.slug, one.promised, today)
        found += [*self._approach(today), *self._news(today)]
        return found

    def _meeting(self, meeting: Meeting, today: date) -> Iterator[Owed]:
        """Yield what a meeting asks for before it, and notes on it."""
        day, slug = meeting.day, meeting.slug
        if meeting.off:
            return
        named = tuple(self.people[who].name for who in meeting.people)
        if day <= today and not meeting.notes:
            yield Owed(f"write-up/{slug}/-", None, day, named)
        if not meeting.owes or not (day - days(7) <= today <= day):
            return
        if meeting.kind != "catch-up" and not meeting.ready:
            yield Owed(f"prepare/{slug}/-", None, day - days(1), (*named, said(day, today)))
        for who in meeting.people if meeting.confirmed is None else ():
            near = (day - days(2), day - days(1))
            if not any(on in near and yes for on, yes in self.answers(who)):
                name = self.people[who].name
                yield Owed(f"confirm/{slug}/{who}", name, day - days(1), (name, said(day, today)))

    def _thanks(self, meeting: Meeting, today: date) -> Iterator[Owed]:
        if not meeting.held(today):
            return
        day = meeting.day
        for who in meeting.people:
            given = [way for to, way, _ in meeting.thanks if to == who]
            why = (self.people[who].name, said(day, today))
            if meeting.owes and not any(way in THANKING for way in given):
                yield Owed(f"thank-email/{meeting.slug}/{who}", why[0], self._a_day_later(meeting), why)
            if meeting.mine and meeting.kind == "informational" and "card" not in given:
                yield Owed(f"thank-card/{meeting.slug}/{who}", why[0], day + days(3), why)
        if not meeting.owes:
            yield from self._thank_help(meeting.slug, meeting.help, meeting.people)

    def _a_day_later(self, meeting: Meeting) -> date | datetime:
        """Return 24 hours after its end by the clock of that place, as my clock shows it."""
        if meeting.hour is None:
            return meeting.day + days(1)
        begins = meeting.hour.astimezone(UTC).astimezone(meeting.hour.tzinfo)
        return at_home(begins + timedelta(hours=24, minutes=30))

    def _thank_help(self, record: str, helped: Iterable[Help], people: Iterable[str]) -> Iterator[Owed]:
        used: dict[str, int] = {}
        for one in helped:
            if one.received:
                key = again(str(one.on), used)
                for who in people:
                    if one.thanked is None and not any(day >= one.on for day in self.thanked(who)):
                        name = self.people[who].name
                        yield Owed(f"thank-help/{record}/{who}/{key}", name, one.on + days(1), (name,))

    def _connect(self, one: Person, today: date) -> Iterator[Owed]:
        met = [(day, at) for day, at in self.occasions(one.slug, today) if not getattr(at, "is_interview", False)]
        if not met or one.never_connected or one.connected:
            return
        day, at = met[0]
        if (one.before and one.before < day) or any(s.way == "linkedin" and s.on >= day for s in one.letters):
            return
        is_event = isinstance(at, Event)
        record, due = (f"event:{at.slug}", day + days(1)) if is_event else (at.slug, day)
        yield Owed(f"connect/{record}/{one.slug}", one.name, due, (one.name, said(day, today)))

    def _nudge(self, one: Person, today: date) -> Iterator[Owed]:
        sent = sorted(one.letters, key=lambda letter: letter.on)
        if not sent or not sent[-1].asks or sent[-1].answered:
            return
        last, answers = sent[-1].on, [day for day, _ in self.answers(one.slug)]
        if any(day >= last for day in answers) or any(
            not m.off and m.day >= last for m in self.meetings_with(one.slug)
        ):
            return
        since = max(answers, default=date.min)
        if sum(letter.asks and letter.on > since for letter in sent) < 3:
            key = str(last)
            repeated = sum(letter.asks and letter.on == last for letter in sent)
            key += f"-{repeated}" if repeated > 1 else ""
            why = (one.name, said(last, today))
            yield Owed(f"nudge/{one.slug}/{one.slug}/{key}", one.name, last + days(5), why)

    def _answers(self, one: Person, today: date) -> Iterator[Owed]:
        used: dict[str, int] = {}
        sent = sorted(one.letters, key=lambda letter: letter.on)
        theirs = [(letter.answered, letter) for letter in sent
                  if letter.answered and not letter.no and (letter.by or letter.way) not in SPOKEN]  # fmt: skip
        meetings = self.meetings_with(one.slug)
        for day, letter in [*theirs, *((on, None) for on, way in one.wrote if way not in SPOKEN)]:
            key = again(str(day), used)
            answered = any(other.on >= day and other is not letter for other in sent)
            answered |= any(m.day >= day and (letter is not None or m.held(today)) for m in meetings)
            if not answered:
                why = (one.name, said(day, today))
                yield Owed(f"answer/{one.slug}/{one.slug}/{key}", one.name, day + days(1), why)

    def _approach(self, today: date) -> Iterator[Owed]:
        given: dict[str, list[tuple[Meeting, Name, Person | None]]] = {}
        for meeting in sorted(self.meetings.values(), key=lambda m: (m.day, str(m.hour and at_home(m.hour)), m.slug)):
            for name in meeting.names if meeting.held(today) else ():
                one = self.who(meeting, name)
                if one is None or one.slug not in meeting.people:
                    key = one.slug if one else f"{name.name}, a name"
                    given.setdefault(key, []).append((meeting, name, one))
        used: dict[str, dict[str, int]] = {}
        for namings in given.values():
            meeting, name, one = namings[0]
            day = meeting.day
            if one and self.refused(one.slug, day):
                continue
            key = again(word(name.name), used.setdefault(f"{meeting.slug}/{one and one.slug}", {}))
            if any(other.contacted for _, other, _ in namings):
                continue
            if one and (
                any(letter.on >= day for letter in one.letters) or any(on >= day for on, _ in one.wrote)
                or any(m.day >= day and m.off != "cancelled" for m in self.meetings_with(one.slug))
                or any(on >= day for on, at in self.occasions(one.slug, today) if isinstance(at, Event))
                or self.knew(one.slug, day, today)
            ):  # fmt: skip
                continue
            names = tuple(self.people[who].name for who in meeting.people)
            slug = one.slug if one else "-"
            yield Owed(
                f"approach/{meeting.slug}/{slug}/{key}", name.name, day + days(7), (name.name, *names, said(day, today))
            )

    def _reports(self, meeting: Meeting, today: date) -> Iterator[Owed]:
        if not meeting.held(today) or not meeting.owes:
            return
        waiting: dict[str, list[str]] = {}
        for who in meeting.people:
            one, day = self.people[who], meeting.day
            held = [m for m in self.meetings_with(who) if m.held(today)]
            for by, since in self.introducers(who, today):
                if by in meeting.people:
                    continue
                if meeting.is_interview:
                    wants = since is None or not self.knew(who, since, today)
                else:
                    wants = held[0] is meeting and not (one.before and one.before < day)
                if wants:
                    waiting.setdefault(by, []).append(who)
        for by, about in waiting.items():
            if all(self._has_heard(by, meeting, who) for who in about):
                continue
            names = (self.people[by].name, *(self.people[who].name for who in about), said(meeting.day, today))
            yield Owed(f"report-back/{meeting.slug}/{by}", names[0], meeting.day + days(7), names)

    def _has_heard(self, by: str, meeting: Meeting, about: str) -> bool:
        return any(
            who == by and (one is meeting or on >= meeting.day)
            for one in self.meetings_with(about)
            for who, on in one.told
        )

    def _rearrange(self, meeting: Meeting, today: date) -> Iterator[Owed]:
        begins = meeting.off_on or meeting.day
        if not meeting.off or not meeting.owes or begins > today:
            return
        limit = min(meeting.day, meeting.off_on or meeting.day)
        later = [m for who in meeting.people for m in self.meetings_with(who) if m is not meeting and m.day > limit]
        first = self.people[meeting.people[0]]
        answered = any(s.on >= begins or (s.no and s.answered and s.answered >= begins) for s in first.letters)
        if later or answered or meeting.final:
            return
        whose = {"me": "you called off", "them": f"{first.name} called off"}.get(meeting.off_by, "")
        why = (said(meeting.day, today), whose if meeting.off == "cancelled" else "did not take place")
        yield Owed(f"rearrange/{meeting.slug}/{first.slug}", first.name, begins + days(2), why)

    def _their_word(self, meeting: Meeting, today: date) -> Iterator[Owed]:
        used: dict[str, int] = {}
        for one in meeting.awaited if meeting.off != "cancelled" else ():
            key = again("-".join(word(one.what).split("-")[:5]), used)
            if one.by >= today or meeting.day > today or meeting.final or one.came or one.asked:
                continue
            if not any(letter.on >= one.by for letter in self.people[one.of].letters):
                why = (said(meeting.day, today), said(one.by, today))
                yield Owed(f"ask-after/{meeting.slug}/{one.of}/{key}", self.people[one.of].name, one.by + days(2), why)

    def _promises(self, record: str, promised: Iterable[Promised], today: date) -> Iterator[Owed]:
        used: dict[str, int] = {}
        for one in promised:
            key = again("-".join(word(one.text).split("-")[:5]), used)
            if one.kept is None:
                name = self.people[one.to].name if one.to else None
                yield Owed(f"promise/{record}/{one.to or '-'}/{key}", name, one.by)

    def _news(self, today: date) -> Iterator[Owed]:
        for who, one in self.people.items():
            if self.allowed(who, today) != "yes":
                continue
            mine = [news for news in self.news.values()
                    if news.day <= today and (one.friend or self.knew(who, news.day, today))]  # fmt: skip
            for news in mine[-1:]:
                told = who in news.told or any(letter.news and letter.on >= news.day for letter in one.letters)
                if not told:
                    why = (one.name, news.subject)
                    yield Owed(f"news/{news.slug}/{who}", one.name, news.day + days(14), why)

    def _keep_in_touch(self, today: date, others: list[Owed]) -> Iterator[Owed]:
        for one in self.people.values():
            touched = self.touched(one.slug, today)
            last = touched[-1] if touched else None
            if self.allowed(one.slug, today) == "no":
                continue
            base = last or one.before
            if one.rhythm and base:
                due = max(after(one.rhythm, base), one.rest or date.min)
            elif one.rest and (last is None or last < one.rest):
                due = one.rest
                rests = any(o.rested and o.kind in RESTS and o.id.split("/")[2] == one.slug for o in others)
                if not one.rhythm and (rests or self.refused(one.slug, today)):
                    continue
            else:
                continue
            why = (one.name, said(last, today) if last else "yet")
            id_ = f"keep-in-touch/{one.slug}/{one.slug}"
            until = self.put_off.get(id_, date.min)
            yield Owed(id_, one.name, max(due, until), why, rested=until > due)

    # ---------------------------------------------------------------- what lies ahead

    def ahead(self, today: date) -> list[tuple[str, str, str]]:
        """Return the kind, the moment and the name of each thing of today and tomorrow."""
        near = (today, today + days(1))
        found = []
        for meeting in self.meetings.values():
            names = ", ".join(self.people[who].name for who in meeting.people)
            if meeting.ahead(today) and meeting.day in near:
                found += [("meeting", moment(meeting.day, meeting.hour), names)]
        found += [("event", moment(e.day, e.hour), e.name) for e in self.events.values() if e.day in near]
        for one in self.people.values():
            for day in near:
                if one.birthday == (day.month, day.day) and (one.rhythm or self.in_touch(one.slug, today)):
                    found.append(("birthday", day.isoformat(), one.name))
        return sorted(found, key=lambda thing: (thing[1], thing[0], thing[2]))

    def in_touch(self, slug: str, today: date) -> bool:
        """Return whether we have met, and been in touch on a later day but for thanks."""
        met = self.met(slug, today)
        return met is not None and self.touched(slug, today, thanks=False)[-1] > met

    # ---------------------------------------------------------------- what is done

    def did(self, id_: str, today: date, way: str = "") -> None:
        """Note that I did what was owed under an id."""
        kind, record, who, *key = id_.split("/")
        meeting = self.meetings.get(record)
        match kind:
            case "thank-email" | "thank-card":
                self.meetings[record].thanks.append((who, way, today))
            case "connect":
                self.people[who].connected = today
            case "report-back":
                self.meetings[record].told.append((who, today))
            case "confirm":
                self.meetings[record].confirmed = today
            case "ask-after":
                which(self.meetings[record].awaited, key[0], lambda one: one.what).asked = today
            case "thank-help":
                helped = meeting.help if meeting else self.people[record].help
                which([one for one in helped if one.received], key[0], lambda one: str(one.on)).thanked = today
            case "news":
                self.news[record].told[who] = today
            case "promise":
                self._promise(id_).kept = today
            case "approach" if who == "-":
                which(self.meetings[record].names, key[0], lambda one: one.name).contacted = today
            case _:
                asks = kind in ("nudge", "rearrange") or (kind == "approach" and self.asks(who, today))
                self.sent(who, today, way, asks=asks)

    def _promise(self, id_: str) -> Promised:
        record, _, key = id_.split("/")[1:]
        made = self.meetings[record].promised if record in self.meetings else self.people[record].promised
        return which(made, key, lambda one: one.text)

    def move_to(self, id_: str, day: date) -> None:
        """Note that something may wait until a day; a promise is then due on it."""
        if id_.startswith("promise/"):
            self._promise(id_).by = day
        else:
            self.put_off[id_] = day

    def asks(self, slug: str, on: date) -> bool:
        """Return whether a letter of that day that says nothing else is a request.

        It is a hello once we have met, and as my first word after something of theirs.
        """
        one = self.people[slug]
        first_word = any(day <= on and not any(day <= sent.on <= on for sent in one.letters) for day, _ in one.wrote)
        return not first_word and not any(day <= on for day, _ in self.occasions(slug, on + days(1)))

    def sent(self, slug: str, on: date, way: str, *, asks: bool | None = None, news: bool = False) -> None:
        """Note that I wrote or called."""
        self.people[slug].letters.append(Letter(on, way, self.asks(slug, on) if asks is None else asks, news))

    def latest(self, slug: str) -> Letter:
        """Return what I sent somebody last."""
        latest = max(letter.on for letter in self.people[slug].letters)
        return [letter for letter in self.people[slug].letters if letter.on == latest][-1]

    def introduce(self, slug: str, today: date) -> None:
        """Note in somebody's own record who gave me their name first."""
        one = self.people[slug]
        named = [m for m in self.meetings.values() if m.held(today + days(1)) and any(
            self.who(m, given) is one for given in m.names)]  # fmt: skip
        first = min(named, key=lambda m: (moment(m.day, m.hour), m.slug))
        one.through, one.introduced = [*first.people], first.day

    def moved(self, old: str, new: str, day: date) -> None:
        """Note that a meeting takes place on another day, at the hour that was agreed on."""
        meeting = self.meetings.pop(old)
        meeting.slug, meeting.written, meeting.confirmed = new, day, None
        if meeting.hour:
            near = (day + days(number) for number in (0, -1, 1))
            at = (datetime.combine(one, meeting.hour.time(), meeting.hour.tzinfo) for one in near)
            meeting.hour = next(one for one in at if at_home(one).date() == day)
        self.meetings[new] = meeting


def which(things: Iterable[T], key: str, called: Callable[[T], str]) -> T:
    """Return the one of several things that the end of an id means."""
    used: dict[str, int] = {}
    return next(one for one in things if again(word_key(called(one)), used) == key)


def word_key(text: str) -> str:
    """Return the first five words of a text as an id has them; a day stays as it is."""
    return text if text[:4].isdigit() else "-".join(word(text).split("-")[:5])


def moment(day: date, hour: datetime | None) -> str:
    """Return a day, and the hour by my clock where there is one."""
    return f"{day}T{at_home(hour):%H:%M}" if hour else day.isoformat()


def again(key: str, used: dict[str, int]) -> str:
    """Return a key with its number on a repeat."""
    used[key] = used.get(key, 0) + 1
    return f"{key}-{used[key]}" if used[key] > 1 else key
