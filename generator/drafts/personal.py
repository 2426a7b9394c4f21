"""A word about what they told me of themselves (source 000: family, holidays, home)."""

import re
from dataclasses import dataclass

from generator.records import Contact
from generator.views.plain_text import line

_HOME = re.compile(
    r"\b(?:famil(?:y|ies)|child(?:ren)?|kids?|sons?|daughters?|wife|husband|partner|spouse|home|house|parents?"
    r"|mother|father|sisters?|brothers?|grandchild(?:ren)?)\b",
    re.IGNORECASE,
)
_ANIMAL = re.compile(r"\b(dog|cat|horse|pony|rabbit|parrot|hen|tortoise)s?\b", re.IGNORECASE)
_PURSUIT = re.compile(r"\b(garden|choir|band|orchestra|boat|allotment|workshop|book|novel|thesis)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
# Where a note speaks of grief, of illness or of what somebody does without, no ready-made sentence will do.
_DELICATE = re.compile(
    r"\b(?:die[ds]?|dying|dead|death|late|lost|loss|grie\w+|mourn\w*|funeral|widow\w*|ill|illness|sick\w*|cancer|stroke"
    r"|hospital|surgery|operation|divorc\w+|separat\w+|split|left|fire[ds]?|miscarr\w+|depress\w+|sad|trouble\w*|care"
    r"|home for|no|not|never|nothing|none|nobody|without|hates?|estranged|private|secret|don'?t|doesn'?t|do not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A greeting to send, a question to ask, and the note that both come from; empty where nothing fits."""

    greet: str = ""
    ask: str = ""
    note: str = ""


def word(person: Contact | None) -> Word:
    """Return a word for the first personal detail that a ready-made sentence suits, with all details as a note."""
    if person is None or not person.personal:
        return Word()
    details = [(line(key), line(text)) for key, text in person.personal.items()]
    known = "; ".join(f"{key}: {text}" for key, text in details)
    note = f"what you know of {first_of(person)}: {known}"
    for key, text in details:
        if _DELICATE.search(text) or _DELICATE.search(key):
            continue
        if _HOME.search(key):
            return Word("My best to everyone at home.", "How is everyone at home?", note)
        if animal := _ANIMAL.fullmatch(key):
            who = text if _NAME.fullmatch(text) and text[:1].isupper() else f"the {animal[1].lower()}"
            return Word(f"And a greeting to {who}.", f"How is {who}?", note)
        if pursuit := _PURSUIT.fullmatch(key):
            what = f"the {pursuit[1].lower()}"
            return Word(f"I look forward to hearing more about {what}.", f"How is {what} coming along?", note)
    return Word(note=note)


def first_of(person: Contact) -> str:
    """Return how to speak of somebody to the owner."""
    return line(person.name)
