"""Thanks by e-mail that came later than a day after an interview (source 001)."""

from collections.abc import Iterator
from datetime import date

from generator.debts import debts_from, thank_email
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import interviews


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Compare the day of the thanks with the day on which they were due."""
    for meeting in interviews(journal, today, settings, held=True):
        for debt in debts_from(meeting, (thank_email.KIND,), journal, today, settings):
            if debt.closed_on is None or debt.closed_on <= debt.due_day:
                continue
            late = next(t for t in meeting.thanks if t.on.day == debt.closed_on)
            yield Found(
                source=meeting.source,
                span=locate(meeting, "thanks", late.at, "on"),
                message=f"{debt.name} was thanked on {debt.closed_on}; it was due on {debt.due_day}",
                help="it was still right to do it; next time write the four plain lines on the same day",
            )


RULE = Rule("late-thanks", Severity.WARNING, check)
