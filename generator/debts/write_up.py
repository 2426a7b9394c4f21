"""`write-up`: to write notes soon after a meeting (sources 002 and 003), and whom I met at an event."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from generator.debts.closing import WriteText, as_word
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts import meetings
from generator.facts.touches import attended
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Event, Meeting
from generator.model.settings import Settings
from generator.words.said import People

OF_MEETING = Sentences(
    what="write up your meeting with {who}",
    why="your meeting with {who} on {day} has no notes yet",
    called="your notes on the meeting with {who}",
)
# On the day itself, the meeting may still be to come.
ON_ITS_DAY = replace(OF_MEETING, why="you meet {who} on {day}; what you remember is best written down right after it")
# Nobody has said yet that it took place.
PRESUMED = Sentences(
    what="say whether you met {who}, and write it up",
    why="you were to meet {who} on {day}, and nothing says yet whether it took place",
    called=OF_MEETING.called,
)
OF_EVENT = Sentences(
    what="write down whom you met at {event}",
    why="you were at {event} on {day} and have written down nobody yet",
    called="the list of whom you met at {event}",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting and each event that has a day."""
    for meeting in journal.meetings:
        if meeting.date is not None:
            yield DebtSource((meeting,), partial(_of_meeting, journal, meeting, meeting.date.day))
    met = _met_somebody(journal)
    for event in journal.events:
        if event.date is not None:
            # A contact's `event` counts from the event's day on, so the contacts need not stand in `about`.
            yield DebtSource((event,), partial(_of_event, event, event.date.day, event in met))


def _of_meeting(journal: Journal, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt, from the meeting's day on."""
    if day <= today and meetings.status(meeting, today) in ("held", "scheduled"):
        people = People(meetings.people(journal, meeting))
        presumed = meetings.presumed(meeting, today)
        how = f"write what you remember under ## Notes in {meeting.path}"
        if presumed and (word := as_word(meeting.slug)):
            how += f"; if it did not take place, `journal cancel {word}` notes that"
        yield owed(
            KIND,
            meeting,
            None,
            ON_ITS_DAY if day == today else PRESUMED if presumed else OF_MEETING,
            due=day,
            given={"who": people, "day": day},
            closes=WriteText(how),
            since=day,
            closed=meetings.is_written_up(meeting),
        )


def _met_somebody(journal: Journal) -> frozenset[Event]:
    return frozenset(event for _, event, _ in attended(journal, date.max))


def _of_event(event: Event, day: date, met_somebody: bool, today: date) -> Iterator[Debt]:
    """Yield one debt, from the day after the event on."""
    if day < today:
        yield owed(
            KIND,
            event,
            None,
            OF_EVENT,
            due=shifted(day, 1),
            given={"event": event, "day": day},
            closes=WriteText(
                f"add whom you met under `met` in {event.path}, or `attended: yes` or `no` if it was nobody"
            ),
            since=day,
            closed=bool(event.met) or met_somebody or event.attended is not None,
        )


KIND = DebtKind(
    name="write-up",
    find=find,
    settled="wrote notes on {who}",
    all_settled="",
    page="",
    draft="",
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
    said_at_meeting=False,
    put_off="",
    options=(),
)
