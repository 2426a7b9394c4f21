"""The file of a made-up conversation."""

from datetime import date, timedelta
from typing import Any

from benchmarks.made_up.sentences import COMMON_TOPICS, Voice
from benchmarks.made_up.story import TODAY, Talk

_ETIQUETTE_DAYS = 14
"""How far back `journal check` looks at manners; few talks so near are about what many others were."""
_PLACES = ("their office", "the Brass Oar", "the reading room", "the pier")
_INTERVIEW = "informational-interview"


def meeting(talk: Talk, voice: Voice) -> tuple[dict[str, Any], str]:
    """Return the front matter and the text of a conversation."""
    kind = _kind(talk, voice)
    held = talk.day < TODAY
    fields = {
        **_plan(talk, kind, voice),
        **(_manners(talk, kind, voice) if held else {"status": "scheduled"}),
        **(_yield(talk, voice) if held else {}),
    }
    return fields, _text(kind, voice, held=held)


def _kind(talk: Talk, voice: Voice) -> str:
    if talk.is_first:
        return _INTERVIEW
    return voice.random.choices(("catch-up", _INTERVIEW, "interview", "other"), (82, 10, 3, 5))[0]


def _plan(talk: Talk, kind: str, voice: Voice) -> dict[str, Any]:
    chance = voice.random.random
    recent = talk.day >= TODAY - timedelta(days=_ETIQUETTE_DAYS + 1)
    common = kind != _INTERVIEW or (chance() < 0.7 and not recent)
    how = "video" if chance() < 0.2 else "phone" if chance() < 0.1 else None
    hour = f"{talk.day} {voice.random.randint(9, 17):02}:{voice.random.choice(('00', '30'))}"
    return {
        "date": hour if chance() < 0.6 else talk.day,
        "with": [person.slug for person in talk.people],
        "kind": kind if kind != _INTERVIEW else None,
        "how": how,
        "duration": "30 min" if chance() < 0.3 else None,
        "place": None if how else voice.random.choice(_PLACES),
        "link": f"https://meet.example.org/{talk.slug}" if how == "video" else None,
        "objective": voice.objective() if kind == _INTERVIEW else None,
        "topics": [voice.random.choice(COMMON_TOPICS) if common else voice.rare_topic()],
    }


def _manners(talk: Talk, kind: str, voice: Voice) -> dict[str, Any]:
    """Return what a careful owner does afterwards; now and then something is left undone."""
    after, asked = talk.day + timedelta(days=1), kind in (_INTERVIEW, "interview")
    thanks = [f"email {after}"] if after <= TODAY and voice.random.random() < 0.98 else []
    if asked and thanks and talk.day + timedelta(days=2) <= TODAY:
        thanks.append(f"card {talk.day + timedelta(days=2)}")
    report = talk.is_first and talk.people[0].introduced_by and voice.random.random() < 0.9
    return {
        "confirmed": talk.day - timedelta(days=1) if voice.random.random() < 0.5 else None,
        "thanks": thanks,
        "asked_for_introductions": True if kind == _INTERVIEW else None,
        "may_follow_up": True if kind == _INTERVIEW else None,
        "reported_back": _past(talk.day + timedelta(days=3)) if report else None,
    }


def _yield(talk: Talk, voice: Voice) -> dict[str, Any]:
    chance = voice.random.random
    day = talk.day + timedelta(days=voice.random.randint(3, 12))
    promise: dict[str, Any] = {"do": voice.promise(), "by": day}
    if chance() < 0.95 and _past(day):
        promise["done"] = day
    outcomes = ["advice"] if chance() < 0.6 else []
    return {
        "introductions": [
            {"name": one.name, "contact": one.slug, "company": one.company, "note": voice.sentence()}
            for one in talk.named
        ],
        "follow_ups": [promise] if chance() < 0.3 else [],
        "awaiting": [{"what": voice.promise(), "by": day}] if chance() < 0.08 else [],
        "outcomes": [*outcomes, "introduction"] if talk.named else outcomes,
        "lesson": voice.lesson() if chance() < 0.15 else None,
    }


def _past(day: date) -> date | None:
    return day if day <= TODAY else None


def _text(kind: str, voice: Voice, *, held: bool) -> str:
    parts = []
    if kind in (_INTERVIEW, "interview"):
        parts.append(f"## Research\n\n{voice.paragraph(2, 4)}")
        asked = voice.questions(voice.random.randint(3, 5))
        answers = [f"### {question}\n\n{voice.paragraph(1, 3) if held else ''}".rstrip() for question in asked]
        parts.append("## Questions\n\n" + "\n\n".join(answers))
    if held:
        notes = [voice.paragraph(2, 5) for _ in range(voice.random.randint(1, 3))]
        parts.append("## Notes\n\n" + "\n\n".join(notes))
    return "\n\n".join(parts)
