"""The stage that I have reached with somebody, worked out from facts alone (contract §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.facts import meetings
from generator.facts.outreach import Sent, sent_to, unanswered
from generator.facts.touches import first_met_with, known_since, touches_by
from generator.model.choices import KNOWN_THROUGH
from generator.model.day import Day
from generator.model.moment import shifted
from generator.model.records import Contact
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is said of one stage."""

    you: str
    """A sentence without a full stop: `you have not been in touch yet`."""
    group: str
    """A few words by which lists are filtered: `not asked yet`."""
    tied: str = "{}"
    """What ties somebody to a company, such as `who works there`, and whether I have asked them."""


STAGES: Mapping[str, Stage] = {
    "to-approach": Stage(
        you="you have not been in touch yet", group="not asked yet", tied="{} and whom you have not asked yet"
    ),
    "approached": Stage(
        you="you have written and wait for an answer", group="asked", tied="{} and has not answered yet"
    ),
    "replied": Stage(you="they have answered; you have not met yet", group="answered"),
    "scheduled": Stage(you="you are going to meet", group="a meeting is set"),
    "known": Stage(you="you know each other, and have not talked about this yet", group="known, no meeting yet"),
    "met": Stage(you="you have met, and not been in touch since but for thanks", group="met"),
    "in-touch": Stage(you="you are in touch", group="in touch"),
    "resting": Stage(
        you="you asked as often as is kind, without an answer: let it rest",
        group="resting",
        tied="{} and has not answered",
    ),
    "declined": Stage(you="they said no", group="said no"),
}
"""Every stage, from the first contact on; `stage` says which one holds."""


def stage(day: Day, person: Contact) -> str:
    """Return the name of the stage that holds on a day, a key of `STAGES`."""
    met = first_met_with(day.journal, day.today, person)
    if met is not None:
        touches = touches_by(day.journal, day.today, person)
        later = any(touch.day > met[0] and touch.kind != "thanks" for touch in touches)
        return "in-touch" if later else "met"
    if any(meetings.status(m, day.today) == "scheduled" for m in meetings.by_contact(day.journal).get(person, ())):
        return "scheduled"
    asked = _before_meeting(person, sent_to(day.journal, day.today, person), day.today, day.settings)
    if asked is not None:
        return asked
    knows = known_since(day.journal, day.today, person) is not None or person.how_found in KNOWN_THROUGH
    return "known" if knows else "to-approach"


def _before_meeting(person: Contact, sent: tuple[Sent, ...], today: date, settings: Settings) -> str | None:
    """Return the stage that the latest letter has led to, None where there is none."""
    heard = max((heard.on.day for heard in person.heard if heard.on.day <= today), default=None)
    answered = [one for one in sent if one.answered]
    latest = answered[-1] if answered else None
    if heard is not None and (latest is None or heard >= (latest.replied or latest.on)):
        return "replied"
    if latest is not None:
        return "declined" if latest.declined else "replied"
    open_ = unanswered(person, sent, today)
    if len(open_) >= settings.outreach_tries and open_[-1].on < shifted(today, -settings.nudge_days):
        return "resting"
    return "approached" if sent else None
