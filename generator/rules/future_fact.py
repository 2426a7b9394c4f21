"""Something that is written down as done on a day that has not come yet."""

from collections.abc import Iterator

from generator.model.day import Day
from generator.model.locate import locate
from generator.model.mentions import facts
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Compare the day of every fact with today; plans are no facts."""
    for record in day.journal.records():
        for fact in facts(record):
            if fact.day.day > day.today:
                yield Finding(
                    source=record.source,
                    span=fact.span or locate(record, *fact.path),
                    message=f"{fact.day.written} has not come yet: today is {day.today}",
                    label="until then this counts for nothing",
                    help="correct the date; a plan is a meeting ahead or a promise with its day",
                )
    for meeting in day.journal.meetings.all:
        if meeting.status == "held" and meeting.date is not None and meeting.date.day > day.today:
            yield Finding(
                source=meeting.source,
                span=locate(meeting, "status"),
                message=f"a meeting on {meeting.date.day} can't be held yet: today is {day.today}",
                help="take `status: held` out, or correct the date",
            )
    for event in day.journal.events.all:
        if event.met and event.date is not None and event.date.day > day.today:
            yield Finding(
                source=event.source,
                span=locate(event, "met", event.met[0].at),
                message=f"nobody can have been met at an event on {event.date.day}: today is {day.today}",
                help="write down whom you met when you have been there, or correct the date",
            )


RULE = Rule("future-fact", Severity.ERROR, check)
