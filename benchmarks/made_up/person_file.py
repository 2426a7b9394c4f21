"""The file of a made-up person."""

from datetime import date, timedelta
from typing import Any

from benchmarks.made_up.sentences import Voice
from benchmarks.made_up.story import TODAY, Person


def contact(person: Person, number: int, voice: Voice) -> tuple[dict[str, Any], str]:
    """Return the front matter and the text of a person; `number` is theirs alone."""
    return {
        "name": person.name,
        "company": person.company,
        "role": voice.role(),
        **_reach(person, number, voice),
        "how_found": person.how_found,
        "introduced_by": [person.introduced_by.slug] if person.introduced_by else None,
        "introduced_on": person.known_on if person.introduced_by else None,
        "event": person.event.slug if person.event else None,
        "tags": ["mentors"] if number % 10 == 3 else None,
        "bond": voice.bond() if number % 10 else None,
        "personal": voice.personal() if number % 5 else None,
        **_habits(person, number, voice),
        "outreach": _outreach(person, voice),
        "help": _help(person, voice),
    }, _text(person, number, voice)


def _reach(person: Person, number: int, voice: Voice) -> dict[str, Any]:
    chance = voice.random.random
    return {
        "email": f"{person.slug}@example.org",
        "phone": f"(207) {200 + number // 10_000 % 700}-{number % 10_000:04}" if chance() < 0.5 else None,
        "linkedin": f"https://www.linkedin.com/in/{person.slug}-example" if chance() < 0.7 else None,
        "location": "Portland, Maine" if chance() < 0.6 else None,
        "address": f"{number + 1} Causeway Road, Portland, Maine" if chance() < 0.6 else None,
        "prefers": voice.random.choice(("email", "phone", "linkedin")) if chance() < 0.3 else None,
    }


def _habits(person: Person, number: int, voice: Voice) -> dict[str, Any]:
    met = [talk for talk in person.talks if talk.day < TODAY]
    first = min((talk.day for talk in met), default=None)
    away = bool(met) and max(talk.day for talk in met) < TODAY - timedelta(days=900)
    return {
        "may_follow_up": True if met and voice.random.random() < 0.5 else None,
        "keep_in_touch": voice.random.choice(("3 months", "6 months", "1 year")) if met and number % 4 == 0 else None,
        "linkedin_connected": first if first and voice.random.random() < 0.9 else None,
        "archived": True if away and number % 3 == 0 else None,
    }


def _outreach(person: Person, voice: Voice) -> list[dict[str, Any] | str]:
    first = person.first_talk
    sent: list[dict[str, Any] | str] = []
    if first is not None and person.event is None:
        asked = max(person.known_on, min(first.day, TODAY) - timedelta(days=voice.random.randint(5, 12)))
        if asked < TODAY:
            replied = min(asked + timedelta(days=voice.random.randint(0, 3)), first.day, TODAY)
            sent.append({"on": asked, "by": "email", "note": "a talk", "text": _request(voice), "replied": replied})
    elif first is None:
        sent += _tries(person.known_on + timedelta(days=4), voice)
    for talk in person.talks[1:3]:
        on = talk.day + timedelta(days=voice.random.randint(20, 60))
        if on < TODAY and voice.random.random() < 0.4:
            sent.append({"on": on, "by": "email", "about": "article", "note": voice.sentence()})
    return sorted(sent, key=lambda one: str(one["on"] if isinstance(one, dict) else one))


def _tries(on: date, voice: Voice) -> list[dict[str, Any] | str]:
    """Return requests that nobody answered, or the last of them with a no."""
    sent: list[dict[str, Any] | str] = []
    for by in ("email", "phone", "linkedin")[: voice.random.randint(1, 3)]:
        if on < TODAY - timedelta(days=2):
            sent.append(f"{on} {by}")
        on += timedelta(days=voice.random.randint(6, 11))
    if sent and voice.random.random() < 0.2:
        sent[-1] = f"{sent[-1]} declined"
    return sent


def _request(voice: Voice) -> str:
    return (
        f"I read what you wrote about your work, and would like to {voice.objective()}. {voice.sentence()} "
        "Could I come by for half an hour? Tuesday or Thursday after three would suit me, or any day that suits you."
    )


def _help(person: Person, voice: Voice) -> list[dict[str, Any]]:
    last = max((talk.day for talk in person.talks if talk.day < TODAY - timedelta(days=30)), default=None)
    if last is None or voice.random.random() > 0.2:
        return []
    direction = voice.random.choice(("given", "received"))
    given = {"on": last + timedelta(days=9), "direction": direction, "kind": "lead", "what": voice.promise()}
    return [{**given, "thanked": last + timedelta(days=10)} if direction == "received" else given]


def _text(person: Person, number: int, voice: Voice) -> str:
    parts = [voice.paragraph(1, 4)] if number % 3 else []
    if person.introduced_by is not None and number % 4 == 1:
        parts.append(f"[[{person.introduced_by.slug}]] says: {voice.sentence()}")
    if person.talks and number % 9 == 2:
        day = TODAY + timedelta(days=number % 40)
        parts.append(f"- [ ] {voice.promise().capitalize()} 📅 {day}")
    if number % 25 == 4:
        parts.append(f"## Private\n\n{voice.sentence()}")
    return "\n\n".join(parts)
