"""How far I have come with somebody, as people say it: never the stage's name."""

from collections.abc import Callable, Mapping
from datetime import date

from generator import words
from generator.pages.scene import Scene
from generator.records import Contact
from generator.views import meetings
from generator.views.history import first_met
from generator.views.outreach import last_answer, sent_to, unanswered
from generator.views.stages import stage

_THROUGH = {"family": "family", "friend": "a friend's friend", "work": "from work", "class": "from class"}


def stage_words(scene: Scene, person: Contact) -> str:
    """Return `met, in touch since May`, `asked on 3 May, no answer yet` and the like."""
    return _SAID[stage(scene.journal, scene.today, scene.settings, person)](scene, person)


def _in_touch(scene: Scene, person: Contact) -> str:
    return f"met, in touch since {_month(first_met(scene.journal, scene.today)[person][0], scene.today)}"


def _met(scene: Scene, person: Contact) -> str:
    return f"met {_on(first_met(scene.journal, scene.today)[person][0], scene.today)}"


def _scheduled(scene: Scene, person: Contact) -> str:
    days = [
        meeting.date.day
        for meeting in meetings.by_contact(scene.journal).get(person, ())
        if meeting.date and meetings.status(meeting, scene.today) == "scheduled"
    ]
    return f"you meet {_on(min(days), scene.today)}"


def _replied(scene: Scene, person: Contact) -> str:
    return f"answered{_answer_day(scene, person)}, not met yet"


def _declined(scene: Scene, person: Contact) -> str:
    return f"said no{_answer_day(scene, person)}"


def _answer_day(scene: Scene, person: Contact) -> str:
    sent = sent_to(scene.journal, scene.today, person)
    day = last_answer(person, sent, scene.today)
    return f" {_on(day, scene.today)}" if day else ""


def _resting(scene: Scene, person: Contact) -> str:
    asked = unanswered(person, sent_to(scene.journal, scene.today, person), scene.today)
    return f"asked {words.count(len(asked), 'time')}, no answer; resting"


def _approached(scene: Scene, person: Contact) -> str:
    sent = sent_to(scene.journal, scene.today, person)
    return f"asked {_on(sent[-1].on, scene.today)}, no answer yet"


def _known(scene: Scene, person: Contact) -> str:
    if person.met_on and person.met_on.day <= scene.today:
        return f"known since {_month(person.met_on.day, scene.today)}, no talk yet"
    return f"known: {_THROUGH.get(person.how_found or '', 'from before')}; no talk yet"


def _to_approach(scene: Scene, person: Contact) -> str:
    return "not asked yet"


def _month(day: date, today: date) -> str:
    name = words.MONTHS[day.month - 1]
    return name if day.year == today.year else f"{name} {day.year}"


def _on(day: date, today: date) -> str:
    # No "yesterday": what is read on another day than it was built on stays true.
    return f"on {words.day(day, today)}"


_SAID: Mapping[str, Callable[[Scene, Contact], str]] = {
    "in-touch": _in_touch,
    "met": _met,
    "scheduled": _scheduled,
    "declined": _declined,
    "replied": _replied,
    "resting": _resting,
    "approached": _approached,
    "known": _known,
    "to-approach": _to_approach,
}

_GROUPS: Mapping[str, str] = {
    "to-approach": "not asked yet",
    "approached": "asked",
    "replied": "answered",
    "scheduled": "a talk is set",
    "known": "known, no talk yet",
    "met": "met",
    "in-touch": "in touch",
    "resting": "resting",
    "declined": "said no",
}
STAGE_GROUPS = tuple(_GROUPS.values())
"""How far people may have come, without days: what a list is filtered by, from the first word on."""


def stage_group(scene: Scene, person: Contact) -> str:
    """Return how far I have come with somebody as one of `STAGE_GROUPS`."""
    return _GROUPS[stage(scene.journal, scene.today, scene.settings, person)]
