"""The words of a brief that a page and a terminal share: when, where, with whom, what is owed."""

from collections.abc import Iterator
from datetime import timedelta

from generator import words
from generator.facts import meetings
from generator.facts.clocks import Clock
from generator.model.choices import HOW, KNOWN_THROUGH, MEETINGS, STATUSES
from generator.reports import card
from generator.reports.brief import CLOSE_TO_THE_END, Attendee, Brief, SentBefore
from generator.words.plain_text import one_line
from generator.words.said import People, Quoted, Said, plain, said, sentence


def day(brief: Brief) -> str:
    """Return `Friday, 20 November`, followed by `(tomorrow)` where that is so."""
    if brief.day is None:
        return "no day yet"
    near = words.near_day(brief.day, brief.today)
    whole = f"{words.WEEKDAYS[brief.day.weekday()]}, {words.day(brief.day, brief.today)}"
    return f"{whole} ({near})" if near in ("today", "tomorrow", "yesterday") else whole


def hours(brief: Brief) -> tuple[str, ...]:
    """Return the hours on each clock: `14:00 to 14:30 in New York`; the owner's first."""
    return tuple(_hour(clock, brief) for clock in brief.clocks)


def _hour(clock: Clock, brief: Brief) -> str:
    other_day = brief.day is not None and clock.begins.date() != brief.day
    weekday = f" on {words.WEEKDAYS[clock.begins.weekday()]}" if other_day else ""
    place = f" in {clock.place}" if clock.place else ""
    return f"{clock.begins:%H:%M} to {clock.ends:%H:%M}{weekday}{place}"


def kind(brief: Brief) -> str:
    """Return what kind of meeting it is, and that it is not agreed or did not happen, where that is so."""
    kind = " ".join(filter(None, (MEETINGS[brief.kind].a, HOW[brief.how].by)))
    return kind if brief.status == "scheduled" else f"{kind} ({STATUSES[brief.status].state})"


def place(brief: Brief) -> str:
    """Return where it is."""
    return brief.place or ("" if brief.link else "no place yet" if brief.how == "in-person" else "")


def minutes(brief: Brief) -> str:
    """Return how long it takes and when to begin to close; an interview is closed by those who asked me in."""
    if not brief.clocks or meetings.is_interview(brief.meeting):
        return f"{brief.minutes} minutes"
    close = brief.clocks[0].ends - timedelta(minutes=min(CLOSE_TO_THE_END, brief.minutes))
    return f"{brief.minutes} minutes; begin to close at {close:%H:%M}"


def found(person: Attendee) -> Said | None:
    """Return who introduced us and should be mentioned, or how we found each other."""
    card = person.card
    if card is None:
        return None
    if card.introducers and person.last_met is None and person.known_since is None:
        return said("mention {people}, who introduced you", people=People(card.introducers))
    return card.introduced or card.how_found


def known(person: Attendee) -> Said:
    """Return when we last met, which tells how old the personal details may be, or since when we know each other."""
    if person.last_met:
        return said("you last met on {day}", day=person.last_met)
    if person.known_since is not None:
        return said("you have known each other since {day}", day=person.known_since)
    if person.card is not None and person.card.person.how_found in KNOWN_THROUGH:
        return said("you have had no meeting yet")
    return said("you have not met before")


def wrote(one: SentBefore, brief: Brief) -> Said:
    """Return what I sent them, when and how: word by word, else what I said that I would like to learn."""
    did = said("{wrote} on {day}", wrote=card.wrote(one.by), day=one.day)
    if one.text:
        return said("{did}: “{text}”", did=did, text=Quoted(one.text))
    if one.objective == brief.objective:
        return said("{did} and said what you want to learn.", did=did)
    return said("{did} and said what you would like to learn: “{what}”", did=did, what=Quoted(one.objective))


def about(person: Attendee, brief: Brief) -> Iterator[str]:
    """Yield what to know of somebody, a line each, in plain text."""
    card = person.card
    if card and card.in_common:
        yield put(card.in_common, brief)
    yield from (f"{put(one, brief)}." for one in (found(person), known(person)) if one)
    yield from (f"{what}: {text}" for what, text in (card.personal if card else ()))


def owed(brief: Brief) -> tuple[str, ...]:
    """Return what I owe them and they owe me, a line of plain text each."""
    return tuple(put(one, brief) for one in (*brief.i_owe, *brief.they_owe))


def put(one: Said, brief: Brief) -> str:
    """Return a sentence on one line of plain text, from its beginning."""
    return one_line(plain(sentence(one), brief.today))
