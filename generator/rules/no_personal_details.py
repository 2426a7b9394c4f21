"""A second meeting is near, and nothing personal is written down to ask about (source 000)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts import meetings
from generator.facts.touches import attended
from generator.model.journal import Journal
from generator.model.locate import locate_key
from generator.model.moment import shifted
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity

NEAR_DAYS = 7
"""A meeting is near from the day on which it is to be prepared."""


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at everybody whom I have met and am about to meet again."""
    at_events = {person for person, _, _ in attended(journal, today)}
    for person, all_ in meetings.by_contact(journal).items():
        if person.personal or person.bond:
            continue
        near = [
            m.date.day
            for m in all_
            if m.date and today <= m.date.day <= shifted(today, NEAR_DAYS) and meetings.status(m, today) == "scheduled"
        ]
        # Asked last, and of few: everybody's whole history would take as long as all other rules together.
        if near and (person in at_events or any(meetings.held(meeting, today) for meeting in all_)):
            yield Found(
                source=person.source,
                span=locate_key(person, "name"),
                message=f"you meet {person.name} again on {words.day(near[0], today)} and know nothing personal",
                help="add what you remember under `personal` (family, holiday, home) or `bond`",
            )


RULE = Rule("no-personal-details", Severity.WARNING, check)
