"""Two days in an order that can't have happened."""

from collections.abc import Iterator

from generator.model.day import Day
from generator.model.locate import locate
from generator.model.moment import Moment
from generator.model.records import Contact, Meeting, Record, Update
from generator.rules.diagnostic import Finding, Rule, Severity

Pair = tuple[tuple[str | int, ...], object, Moment, str]


def check(day: Day) -> Iterator[Finding]:
    """Compare, by day, each fact with the one it must follow."""
    for person in day.journal.contacts.all:
        yield from _compare(person, _of_contact(person))
    for meeting in day.journal.meetings.all:
        if meeting.date is not None:
            yield from _compare(meeting, _of_meeting(meeting, meeting.date))
    for update in day.journal.updates.all:
        if update.date is not None:
            yield from _compare(update, _of_update(update, update.date))


def _compare(record: Record, pairs: Iterator[Pair]) -> Iterator[Finding]:
    for path, later, earlier, words in pairs:
        if isinstance(later, Moment) and later.day < earlier.day:
            yield Finding(
                source=record.source,
                span=locate(record, *path),
                message=f"{later.day} lies before {words} of {earlier.day}",
                help="correct whichever of the two days is a slip",
            )


def _of_contact(person: Contact) -> Iterator[Pair]:
    for sent in person.outreach:
        yield ("outreach", sent.at, "replied"), sent.replied, sent.on, "my message"
    for heard in person.heard:
        yield ("heard", heard.at, "answered"), heard.answered, heard.on, "their message"
    for help_ in person.help:
        yield ("help", help_.at, "thanked"), help_.thanked, help_.on, "the help"


def _of_meeting(meeting: Meeting, held: Moment) -> Iterator[Pair]:
    words = "the meeting"
    for thanks in meeting.thanks:
        yield ("thanks", thanks.at, "on"), thanks.on, held, words
    for report in meeting.reported_back:
        yield ("reported_back", report.at, "on"), report.on, held, words
    for name in meeting.introductions:
        yield ("introductions", name.at, "contacted"), name.contacted, held, words
    for help_ in meeting.help:
        yield ("help", help_.at, "thanked"), help_.thanked, help_.on, "the help"


def _of_update(update: Update, news: Moment) -> Iterator[Pair]:
    for told in update.told:
        yield ("told", told.at, "on"), told.on, news, "the news"


RULE = Rule("impossible-order", Severity.ERROR, check)
