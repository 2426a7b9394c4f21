"""How far I have come with somebody, in words that people use instead of the names of stages."""

from datetime import date

from generator import words
from generator.facts import meetings
from generator.facts.outreach import last_answer, sent_to, unanswered
from generator.facts.stages import STAGES, stage
from generator.facts.touches import first_met, known_since
from generator.model.choices import FOUND
from generator.model.records import Contact
from generator.site.pages.page_context import PageContext
from generator.words import times

STAGE_GROUPS = tuple(one.group for one in STAGES.values())
"""The groups of stages by which the list of contacts is filtered, in their order."""


def stage_words(context: PageContext, person: Contact) -> str:
    """Return `met, in touch since May`, `asked on 3 May, no answer yet` and the like."""
    match stage(context.day, person):
        case "in-touch":
            return f"met, in touch since {_month(first_met(context.journal, context.today)[person][0], context.today)}"
        case "met":
            return f"met {_on(first_met(context.journal, context.today)[person][0], context.today)}"
        case "scheduled":
            return _scheduled(context, person)
        case "replied":
            return f"answered{_answer_day(context, person)}, not met yet"
        case "declined":
            return f"said no{_answer_day(context, person)}"
        case "resting":
            asked = unanswered(person, sent_to(context.journal, context.today, person), context.today)
            return f"asked {times(len(asked))}, no answer; resting"
        case "approached":
            sent = sent_to(context.journal, context.today, person)
            return f"asked {_on(sent[-1].on, context.today)}, no answer yet"
        case "known":
            return _known(context, person)
        case other:
            return STAGES[other].group


def _scheduled(context: PageContext, person: Contact) -> str:
    days = [
        meeting.date.day
        for meeting in meetings.by_contact(context.journal).get(person, ())
        if meeting.date and meetings.status(meeting, context.today) == "scheduled"
    ]
    return f"you meet {_on(min(days), context.today)}"


def _answer_day(context: PageContext, person: Contact) -> str:
    sent = sent_to(context.journal, context.today, person)
    day = last_answer(person, sent, context.today)
    return f" {_on(day, context.today)}" if day else ""


def _known(context: PageContext, person: Contact) -> str:
    since = known_since(context.journal, context.today, person)
    if since is not None:
        month = words.written_day(since, context.today) if since.only else _month(since.day, context.today)
        return f"known since {month}, no meeting yet"
    found = FOUND.get(person.how_found or "")
    return f"known: {(found and found.known) or 'from before'}; no meeting yet"


def _month(day: date, today: date) -> str:
    name = words.MONTHS[day.month - 1]
    return name if day.year == today.year else f"{name} {day.year}"


def _on(day: date, today: date) -> str:
    # No "yesterday", so that it is still true when read on a later day than it was built.
    return f"on {words.day(day, today)}"


def stage_group(context: PageContext, person: Contact) -> str:
    """Return how far I have come with somebody as one of `STAGE_GROUPS`."""
    return STAGES[stage(context.day, person)].group
