"""An interview after which I do not know whether I may keep in touch (source 002)."""

from collections.abc import Iterator
from datetime import date

from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import absent, interviews


def _known(journal: Journal, meeting: Meeting) -> bool:
    people = meetings.people(journal, meeting)
    return bool(people) and all(person.may_follow_up is not None for person in people)


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at each interview held of late."""
    for meeting in interviews(journal, today, settings, held=True):
        if meeting.may_follow_up is None and not _known(journal, meeting):
            yield absent(
                meeting,
                "nothing says whether you may keep in touch",
                "add `may_follow_up: yes` or no; if you have not asked, ask when you thank them",
            )


RULE = Rule("no-permission-asked", Severity.WARNING, check)
