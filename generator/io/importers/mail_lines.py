"""From letters between the owner and one person to lines: what I wrote and what came back, what they wrote first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.facts import meetings
from generator.facts.touches import touches
from generator.io.importers import identity
from generator.io.importers.mail_heads import Letter, is_answer
from generator.model.items import Outreach
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting

NEEDS_NO_ANSWER_AFTER = timedelta(days=14)
_THANKED_WITHIN = timedelta(days=2)
_ANSWERED_WITHIN = timedelta(days=60)
"""So long after a message in the journal something of theirs may answer it, though the mailbox has not got mine."""
_MINE, _THEIRS = ("outreach", "thanks", "news", "report"), ("reply", "heard")
_THANKS = re.compile(
    r"\b(?:thanks?|thank ?you|thankful|grateful|appreciate\w*|danke\w*|dank|herzlichen dank|merci|gracias|grazie|"
    r"obrigad[oa]|bedankt|dankjewel|tack|takk|tak|dziękuj\w+|dzięki|kiitos|děkuj\w+|спасибо|ありがとう\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter between me and one person: its number in the mailbox, its thread, and who wrote it."""

    number: int
    letter: Letter
    mine: bool
    thread: int


@dataclass(slots=True, eq=False)
class Line:
    """What one line of the review says of one person, and the numbers of the letters that it says it of.

    `kind` is `outreach`, `reply` (to `item`, which the journal has), `heard`, or `thanks` for `meeting`. `on` is the
    day of what came first; `then` the day of the reply or of the answer.
    """

    person: Contact
    kind: str
    on: date
    subject: str
    then: date | None = None
    no_need: bool = False
    item: Outreach | None = None
    meeting: Meeting | None = None
    is_guess: bool = False
    letters: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are read, the first and the last included; the last is today."""

    since: date
    today: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.today


def mark_of(person: Contact, day: date, *, mine: bool) -> str:
    """Return the mark by which a person's line of a day is known again."""
    return identity.mark("mail", person.slug, str(day), "mine" if mine else "theirs")


def marks(line: Line) -> tuple[str, ...]:
    """Return the marks of a line."""
    if line.kind in ("outreach", "thanks"):
        back = (mark_of(line.person, line.then, mine=False),) if line.then else ()
        return (mark_of(line.person, line.on, mine=True), *back)
    return (mark_of(line.person, line.then if line.kind == "reply" and line.then else line.on, mine=False),)


def lines(
    journal: Journal, person: Contact, sent: Iterable[Sent], days: Days, known: frozenset[str]
) -> tuple[list[Line], Mapping[int, str]]:
    """Return the lines about one person, and why each other letter is in none: `outside`, `said` or `known`."""
    work = _Correspondence(journal, person, days, known)
    for one in sorted(sent, key=lambda one: (one.letter.at, one.number)):
        if one.mine:
            work.wrote(one)
        else:
            work.heard(one)
    return work.finished(), work.why_not


@dataclass(slots=True)
class _Correspondence:
    """Goes through the letters in the order of their days; `last` is what I wrote last in each thread.

    That is a line, or an item of the journal; None where neither has it.
    """

    journal: Journal
    person: Contact
    days: Days
    known: frozenset[str]
    lines: list[Line] = field(default_factory=list)
    why_not: dict[int, str] = field(default_factory=dict)
    by_day: dict[tuple[bool, date], Line] = field(default_factory=dict)
    last: dict[int, Line | Outreach | None] = field(default_factory=dict)
    waiting: dict[int, list[Line]] = field(default_factory=dict)
    said: set[tuple[bool, date]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.said = _said(self.journal, self.person)

    def wrote(self, one: Sent) -> None:
        """Take a letter of mine."""
        day = one.letter.day
        for line in self.waiting.pop(one.thread, ()):
            line.then = day if day <= self.days.today else None
        before = self.by_day.get((True, day))
        if before is not None:
            before.letters.append(one.number)
            self.last[one.thread] = before if before.kind == "outreach" else None
            return
        on_file = (item for item in self.person.outreach if item.on.day == day and item.by == "email")
        self.last[one.thread] = next(on_file, None)
        if not self._is_new(one):
            return
        meeting = _thanked_for(self.journal, self.person, one.letter, self.days.today)
        line = self._line(one, "thanks" if meeting else "outreach")
        line.meeting = meeting
        self.last[one.thread] = None if meeting else line

    def heard(self, one: Sent) -> None:
        """Take a letter of theirs."""
        day, out = one.letter.day, self.last.get(one.thread)
        before = self.by_day.get((False, day))
        if before is not None:
            before.letters.append(one.number)
        elif not self._is_new(one):
            if one.thread in self.last:
                self.last[one.thread] = None
        elif isinstance(out, Line) and out.then is None:
            out.then = day
            out.letters.append(one.number)
            self.by_day[False, day] = out
        elif (item := out if isinstance(out, Outreach) else self._presumed(one)) and not _has_answer(item):
            line = self._line(one, "reply")
            line.on, line.then, line.item, line.is_guess = item.on.day, day, item, item is not out
            self.last[one.thread] = line
        else:
            self.waiting.setdefault(one.thread, []).append(self._line(one, "heard"))

    def _is_new(self, one: Sent) -> bool:
        """Return whether a letter makes a line of its own; if not, say why."""
        day = one.letter.day
        why_not = (
            "outside" if day not in self.days
            else "said" if (one.mine, day) in self.said
            else "known" if mark_of(self.person, day, mine=one.mine) in self.known
            else ""
        )  # fmt: skip
        if why_not:
            self.why_not[one.number] = why_not
        return not why_not

    def _line(self, one: Sent, kind: str) -> Line:
        line = Line(self.person, kind, one.letter.day, one.letter.subject, letters=[one.number])
        self.lines.append(line)
        self.by_day[one.mine, one.letter.day] = line
        return line

    def _presumed(self, one: Sent) -> Outreach | None:
        """Return the message of mine in the journal that a letter seems to answer, where the mailbox has none."""
        day = one.letter.day
        if one.thread in self.last or not (one.letter.answers or is_answer(one.letter.subject)):
            return None
        mine = [item for item in self.person.outreach
                if item.by == "email" and timedelta() <= day - item.on.day <= _ANSWERED_WITHIN]  # fmt: skip
        return max(mine, key=lambda item: item.on.day, default=None)

    def finished(self) -> list[Line]:
        """Return the lines; what they wrote long ago, and had no answer, needs none."""
        for line in self.lines:
            long_ago = self.days.today - line.on > NEEDS_NO_ANSWER_AFTER
            line.no_need = line.kind == "heard" and line.then is None and long_ago
        return self.lines


def _has_answer(item: Outreach) -> bool:
    return item.replied is not None or bool(item.declined)


def _said(journal: Journal, person: Contact) -> set[tuple[bool, date]]:
    """Return the days on which the journal has a message by e-mail, or in a way that it does not say, and whose."""
    found: set[tuple[bool, date]] = set()
    theirs = touches(journal).get(person)
    for touch in theirs.all if theirs else ():
        if touch.kind in (*_MINE, *_THEIRS):
            item = _item(touch.record, touch.path)
            way = getattr(item, "by", None)
            if touch.kind == "reply":
                way = getattr(item, "replied_by", None) or way
            if way in (None, "email"):
                found.add((touch.kind in _MINE, touch.day))
    return found


def _item(record: object, path: tuple[str | int, ...]) -> object:
    if len(path) < 2:
        return None
    return next((item for item in getattr(record, str(path[0]), ()) if item.at == path[1]), None)


def _thanked_for(journal: Journal, person: Contact, letter: Letter, today: date) -> Meeting | None:
    """Return the meeting for which a letter of mine seems to give thanks: held within two days, its subject says so."""
    if not _THANKS.search(letter.subject):
        return None
    held = [
        meeting
        for meeting in meetings.by_contact(journal).get(person, ())
        if meeting.date is not None
        and timedelta() <= letter.day - meeting.date.day <= _THANKED_WITHIN
        and meetings.held(meeting, today)
        and not _is_thanked(journal, meeting, person)
    ]
    return max(held, key=lambda meeting: meeting.date.day if meeting.date else date.min, default=None)


def _is_thanked(journal: Journal, meeting: Meeting, person: Contact) -> bool:
    thanked = (thanks for thanks in meeting.thanks if thanks.by != "card")
    return any(not thanks.to or person in journal.contacts.resolve(thanks.to) for thanks in thanked)
