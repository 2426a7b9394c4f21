"""Thanks by e-mail that came later than a day after an interview (source 001)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.debts import debts_of, thank_email
from generator.diagnostics import Found, Rule, Severity
from generator.front_matter import locate
from generator.records import Journal, Meeting, Record
from generator.rules.interviews import interviews
from generator.settings import Settings
from generator.views.part import part


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Compare the day of the thanks with the day on which they were due."""
    lately: dict[Record, Meeting] = {m: m for m in interviews(journal, today, settings, held=True)}
    # Of these alone: all that is owed of thousands of talks is worth a second, and is wanted at every key.
    few = replace(journal, meetings=part(journal.meetings, lately.values()))
    for debt in debts_of((thank_email.KIND,), few, today, settings):
        if debt.closed_on is not None and debt.closed_on > debt.due_day:
            meeting = lately[debt.record]
            late = next(t for t in meeting.thanks if t.on.day == debt.closed_on)
            yield Found(
                source=meeting.source,
                span=locate(meeting, "thanks", late.at, "on"),
                message=f"{debt.name} was thanked on {debt.closed_on}; it was due on {debt.due_day}",
                help="it was still right to do it; next time write the four plain lines on the same day",
            )


RULE = Rule("late-thanks", Severity.WARNING, check)
