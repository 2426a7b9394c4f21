"""`thank-help`: to thank for help received (sources 002 and 004)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate
from typing import Self

from generator.debts.closing import SetInItem, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, numbered, owed
from generator.facts import meetings
from generator.facts.touches import Touch, touches_by
from generator.model import addresses
from generator.model.items import Help
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting, Record
from generator.model.settings import Settings
from generator.words.said import Quoted

SENTENCES = Sentences(
    what="thank {who} for their help",
    why="{who} helped you on {day} ({what}) and has not been thanked for it",
    called="thanks to {who} for their help",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each person and each meeting with `help`."""
    for person in journal.contacts:
        if person.help:
            yield DebtSource((person,), partial(_owed, journal, person, (person,), person.help))
    for meeting in journal.meetings:
        if meeting.help:
            there = meetings.people(journal, meeting)
            yield DebtSource((meeting, *there), partial(_of_meeting, journal, settings, meeting))


def _of_meeting(journal: Journal, settings: Settings, meeting: Meeting, today: date) -> Iterator[Debt]:
    """Yield the debts for a meeting's help, unless the meeting itself owes thanks by e-mail: these thank for both."""
    if not _owes_nothing(meeting, today) and not _owes_thanks(meeting, today, settings):
        yield from _owed(journal, meeting, meetings.people(journal, meeting), meeting.help, today)


def _owes_nothing(meeting: Meeting, today: date) -> bool:
    return meetings.status(meeting, today) in ("requested", "no-show", "cancelled")


def _owes_thanks(meeting: Meeting, today: date, settings: Settings) -> bool:
    switched_off = settings.debts.get("thank-email") == "off"
    return meetings.owes_thanks(meeting) and meetings.held(meeting, today) and not switched_off


def _owed(
    journal: Journal, record: Record, people: tuple[Contact, ...], given: tuple[Help, ...], today: date
) -> Iterator[Debt]:
    """Yield one debt for each piece of help."""
    used: dict[str, int] = {}
    thanked = {person: _Thanks.of(journal, person, today) for person in people if given}
    for help_ in given:
        if help_.direction == "received" and help_.on.day <= today:
            key = numbered(str(help_.on.day), used)
            for person in people:
                yield _debt(record, person, help_, thanked[person], today, key)


@dataclass(frozen=True, slots=True)
class _Thanks:
    """When somebody was thanked: in general, and for help.

    `helped` are the days of help that I gave thanks for, oldest first, and `first` has for each the earliest day of
    thanks for that help or later help: thanks for help close what is earlier, never what came after it.
    """

    general: tuple[date, ...]
    helped: tuple[date, ...]
    first: tuple[date, ...]

    @classmethod
    def of(cls, journal: Journal, person: Contact, today: date) -> Self:
        """Return the thanks that somebody had by today."""
        found = [touch for touch in touches_by(journal, today, person) if touch.kind == "thanks"]
        general = tuple(touch.day for touch in found if touch.path[0] == "thanks")
        for_help = sorted((_help_of(touch).on.day, touch.day) for touch in found if touch.path[0] == "help")
        first = tuple(accumulate((day for _, day in reversed(for_help)), min))[::-1]
        return cls(general, tuple(day for day, _ in for_help), first)

    def closing(self, day: date) -> list[date]:
        """Return the first days of thanks that close help of a day."""
        return [
            *self.general[bisect_left(self.general, day) :][:1],
            *self.first[bisect_left(self.helped, day) :][:1],
        ]


def _help_of(touch: Touch) -> Help:
    record = touch.record
    given = record.help if isinstance(record, Contact | Meeting) else ()
    return next(one for one in given if one.at == touch.path[1])


def _debt(record: Record, person: Contact, help_: Help, thanked: _Thanks, today: date, key: str) -> Debt:
    day = help_.on.day
    days = thanked.closing(day)
    if help_.thanked is not None and help_.thanked.day <= today:
        days.append(help_.thanked.day)
    return owed(
        KIND,
        record,
        person,
        SENTENCES,
        due=shifted(day, 1),
        given={"who": person, "day": day, "what": Quoted(help_.what)},
        closes=SetInItem("thanked"),
        way=suggested(person),
        fact=("help", help_.at),
        since=day,
        key=key,
        closed_on=min(days, default=None),
    )


KIND = DebtKind(
    name="thank-help",
    find=find,
    settled="thanked {who} for their help",
    all_settled="",
    page=addresses.THANKS,
    draft="thanks",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=True,
    put_off="",
    options=(),
)
