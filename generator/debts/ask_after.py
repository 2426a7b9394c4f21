"""`ask-after`: to ask after what somebody promised me, once the day that they named is over (contract §3)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import SetInItem
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, numbered, owed
from generator.debts.promise import key_of
from generator.facts.awaited import promised_by
from generator.facts.wikilinks import plain_line
from generator.model.items import Awaiting
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings
from generator.words.said import Linked, Quoted

SENTENCES = Sentences(
    what="ask {who} after {what}",
    why="promised on {that day}, for {day}",
    reason="{who} promised it on {that day}, for {day}: {what}",
    called="a question after what {who} promised",
    idea="you are waiting for what they promised on {that day}: {what}",
)
BEFORE_IT = Sentences(
    what="ask {who} after {what}",
    why="promised for {day}, before you meet on {that day}",
    reason="{who} promised it for {day}, before you meet on {that day}: {what}",
    called="a question after what {who} promised",
    idea="you are waiting for what they promised before you meet: {what}",
)
"""Where the meeting is still ahead: they said they would send something first."""


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting in which somebody promised something by a day; a cancelled one owes nothing."""
    for meeting in journal.meetings:
        if meeting.status == "cancelled" or meeting.date is None:
            continue
        used: dict[Contact | None, dict[str, int]] = {}
        made = [(item, plain_line(journal, item.what), person, numbered(key_of(item.what), used.setdefault(person, {})))
                for item in meeting.awaiting if item.what
                for person in (promised_by(journal, meeting, item),)]  # fmt: skip
        people = {person for item, _, person, _ in made if person is not None and item.by is not None}
        if people:
            yield DebtSource((meeting, *people), partial(_on, settings, meeting, tuple(made)))


def _on(
    settings: Settings, meeting: Meeting, made: tuple[tuple[Awaiting, str, Contact | None, str], ...], today: date
) -> Iterator[Debt]:
    for item, shown, person, key in made:
        # Nothing is asked of somebody without a record, nor before the day that was named is over.
        if person is None or item.by is None or item.by.day >= today or meeting.date is None:
            continue
        came = item.came.day if item.came and item.came.day <= today else None
        if came is not None and came <= item.by.day:
            continue
        no_match = "no-match" in meeting.outcomes
        closed_on = min(_closing(item, person, today), default=None)
        yield owed(
            KIND,
            meeting,
            person,
            SENTENCES if meeting.date.day <= today else BEFORE_IT,
            due=shifted(item.by.day, settings.ask_after_days),
            given={"who": person, "what": Quoted(shown), "day": item.by.day,
                   "that day": Linked(meeting, meeting.date.day)},
            closes=SetInItem("asked", came="came"),
            fact=("awaiting", item.at),
            since=shifted(item.by.day, 1),
            key=key,
            closed=(closed_on is not None or no_match) and not item.waived,
            closed_on=None if item.waived else closed_on,
            waived=item.waived or "",
        )  # fmt: skip


def _closing(item: Awaiting, person: Contact, today: date) -> Iterator[date]:
    """Yield the days of what closes it: it came, I asked after it, or wrote to them after the day they named."""
    days = [moment.day for moment in (item.came, item.asked) if moment is not None]
    days += [one.on.day for one in person.outreach if item.by is not None and one.on.day >= item.by.day]
    return (day for day in days if day <= today)


KIND = DebtKind(
    name="ask-after",
    find=find,
    settled="asked {who} after what was promised",
    all_settled="",
    page="",
    draft="ask-after",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=True,
    waits_for_its_day=True,
    rests_with_the_person=True,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=("ask_after_days",),
)
