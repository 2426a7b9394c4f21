"""A word about what they told me of themselves (source 000: family, holidays, home)."""

import re
from dataclasses import dataclass

from generator.records import Contact
from generator.views.plain_text import line, one_line

_HOME = re.compile(
    r"\b(?:famil(?:y|ies)|child(?:ren)?|kids?|sons?|daughters?|wife|husband|partner|spouse|home|house|parents?"
    r"|mother|father|sisters?|brothers?|grandchild(?:ren)?)\b",
    re.IGNORECASE,
)
_ANIMAL = re.compile(r"\b(?:dog|cat|horse|pony|rabbit|parrot|hen|tortoise)(s?)\b")
_PURSUIT = re.compile(
    r"(garden|choir|band|orchestra|boat|allotment|workshop|book|novel|thesis|marathon|race|concert|exhibition|trip)s?"
)
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
# Where a note speaks of grief, of illness or of what somebody does without, no ready-made sentence will do.
_DELICATE = re.compile(
    r"\b(?:die[ds]?|dying|dead|death|late|lost|loss|grie\w+|mourn\w*|funeral|widow\w*|ill|illness|sick\w*|cancer|stroke"
    r"|hospital|surgery|operation|divorc\w+|separat\w+|split|left|miscarr\w+|depress\w+|sad|trouble\w*|care|nursing"
    r"|no longer|gave up|given up|stopped|without|hates?|estranged|private|secret|(?:does|did)(?:n'?t| not))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A greeting to send, a question to ask, and the note that both come from; empty where nothing fits."""

    greet: str = ""
    ask: str = ""
    note: str = ""


def word(person: Contact | None) -> Word:
    """Return a word for the personal detail that a ready-made sentence suits best, with all details as a note."""
    if person is None or not person.personal:
        return Word()
    details = [(line(key), line(text)) for key, text in person.personal.items()]
    note = f"what you know of {one_line(person.name)}: " + "; ".join(f"{key}: {text}" for key, text in details)
    said = [detail for detail in details if not any(map(_DELICATE.search, detail))]
    for key, _ in said:
        if pursuit := _PURSUIT.fullmatch(key.lower()):
            what = f"the {pursuit[0]}"
            return Word(f"I look forward to hearing about {what}.", f"I would like to hear about {what}.", note)
    for key, text in said:
        if animal := _ANIMAL.fullmatch(key.lower()):
            is_name = _NAME.fullmatch(text) and text[:1].isupper()
            who = text if is_name else f"the {animal[0]}"
            are = "are" if animal[1] and not is_name else "is"
            return Word(f"And a greeting to {who}.", f"How {are} {who}?", note)
    if any(_HOME.search(key) for key, _ in said):
        return Word("My best to everyone at home.", "How is everyone at home?", note)
    return Word(note=note)
