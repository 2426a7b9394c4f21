"""How a brief says when, where and how: the same words on paper and in a terminal."""

from datetime import timedelta

from generator import words
from generator.views.brief import CLOSE_TO_THE_END, Attendee, Brief, Sent
from generator.views.clocks import Clock

_KIND = {
    "informational-interview": "an informational interview",
    "catch-up": "a catch-up",
    "interview": "a formal interview",
    "other": "a meeting",
}
_BY = {
    "email": "by e-mail", "phone": "by phone", "linkedin": "on LinkedIn", "mail": "by mail",
    "in-person": "in person", "video": "by video",
}  # fmt: skip


def day(brief: Brief) -> str:
    """Return `Friday, 20 November`, with `tomorrow` where it is."""
    if brief.day is None:
        return "no day is written yet"
    near = words.near_day(brief.day, brief.today)
    whole = f"{words.WEEKDAYS[brief.day.weekday()]}, {words.day(brief.day, brief.today)}"
    return f"{whole} ({near})" if near in ("today", "tomorrow", "yesterday") else whole


def hours(brief: Brief) -> tuple[str, ...]:
    """Return the hours on each clock: `14:00 to 14:30 in New York`; the owner's first."""
    return tuple(_hour(clock, brief) for clock in brief.clocks)


def _hour(clock: Clock, brief: Brief) -> str:
    said = f"{clock.begins:%H:%M} to {clock.ends:%H:%M}" + (f" in {clock.place}" if clock.place else "")
    other_day = brief.day is not None and clock.begins.date() != brief.day
    return f"{said}, {words.WEEKDAYS[clock.begins.weekday()]}" if other_day else said


def kind(brief: Brief) -> str:
    """Return what kind of talk it is, and that it is not agreed or did not happen, where that is so."""
    said = _KIND[brief.kind] + {"video": " by video", "phone": " by phone"}.get(brief.how, "")
    state = {
        "requested": "asked for, not agreed yet",
        "cancelled": "cancelled",
        "held": "held",
        "no-show": "nobody came",
    }
    return f"{said} ({state[brief.status]})" if brief.status in state else said


def place(brief: Brief) -> str:
    """Return where it is."""
    return brief.place or ("" if brief.link else "no place is written yet" if brief.how == "in-person" else "")


def minutes(brief: Brief) -> str:
    """Return how long it takes and when to begin to close."""
    if not brief.clocks:
        return f"{brief.minutes} minutes"
    close = brief.clocks[0].ends - timedelta(minutes=min(CLOSE_TO_THE_END, brief.minutes))
    return f"{brief.minutes} minutes; begin to close at {close:%H:%M}"


def found(person: Attendee) -> str:
    """Return whom to mention, or how I found them."""
    if person.introducers and person.last_met is None:
        return f"Mention {words.listed(person.introducers)}, who introduced you"
    if person.introducers:
        return f"Introduced by {words.listed(person.introducers)}"
    return f"Found through: {person.how_found.replace('linkedin', 'LinkedIn')}" if person.how_found else ""


def known(person: Attendee, brief: Brief) -> str:
    """Return when we last met, which is as old as the personal details may be."""
    if person.last_met is None:
        return "You have not met before"
    return f"You last met on {words.day(person.last_met, brief.today)}"


def wrote(one: Sent, brief: Brief) -> str:
    """Return what I sent them, when and how: word by word, else what I said that I would like to learn."""
    begin = f"You wrote {_BY[one.by]} on {words.day(one.day, brief.today)}"
    if one.text:
        return f"{begin}: “{one.text}”"
    if one.objective == brief.objective:
        return f"{begin} what you want to learn."
    return f"{begin} that you would like to {one.objective}"
