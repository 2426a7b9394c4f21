"""Something written down as done on a day that has not come."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.mentions import facts
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Compare every fact with today; plans are none."""
    for record in journal.records():
        for fact in facts(record):
            if fact.day.day > today:
                yield Found(
                    source=record.source,
                    span=fact.span or locate(record, *fact.path),
                    message=f"{fact.day.day} has not come yet: today is {today}",
                    label="until then this counts for nothing",
                    help="correct the date; a plan is a meeting ahead or a promise with its day",
                )
    for meeting in journal.meetings.all:
        if meeting.status == "held" and meeting.date is not None and meeting.date.day > today:
            yield Found(
                source=meeting.source,
                span=locate(meeting, "status"),
                message=f"a meeting on {meeting.date.day} can't be held yet: today is {today}",
                help="take `status: held` out, or correct the date",
            )
    for event in journal.events.all:
        if event.met and event.date is not None and event.date.day > today:
            yield Found(
                source=event.source,
                span=locate(event, "met", event.met[0].at),
                message=f"nobody can have been met at an event on {event.date.day}: today is {today}",
                help="write down whom you met when you have been there, or correct the date",
            )


RULE = Rule("future-fact", Severity.ERROR, check)
