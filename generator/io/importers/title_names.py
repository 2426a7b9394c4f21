"""Names of people on file in the title of a calendar entry: `Call Ben Okoro`, `Ana Silva coffee`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.io.importers import identity

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_MOST_WORDS = 5
# What people call a meeting, in the languages whose calendars are read: no part of the name beside it.
_WHAT = frozenset((
    "call", "coffee", "lunch", "dinner", "breakfast", "brunch", "drinks", "drink", "tea", "beer", "walk", "meet",
    "meeting", "meetup", "chat", "catch-up", "catchup", "catch", "up", "sync", "interview", "video", "phone",
    "zoom", "teams", "intro", "introduction", "talk", "visit", "appointment", "re", "with", "and", "w",
    "informational", "follow-up", "followup", "1on1", "one-on-one", "hello", "update", "mentoring", "anruf",
    "telefonat", "telefon", "kaffee", "mittagessen", "mittag", "essen", "abendessen", "frühstück", "treffen",
    "termin", "gespräch", "besuch", "spaziergang", "videocall", "videoanruf", "mit", "und", "kennenlernen",
    "bewerbungsgespräch", "austausch", "bier", "appel", "café", "déjeuner", "dîner", "rendez-vous", "rdv",
    "réunion", "visio", "entretien", "avec", "et", "apéro", "llamada", "cafe", "almuerzo", "comida", "cena",
    "reunión", "entrevista", "con", "cita", "y",
))  # fmt: skip


def names_in(title: str) -> Iterator[str]:
    """Yield what may be a name in a title, from the longest: words in a row with no other name-like word beside them.

    `Ana Silva` is none in `Ana Silva Costa`, who is somebody else.
    """
    words = list(_WORD.finditer(title))
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            between = (title[one.end() : other.start()] for one, other in pairwise(run))
            if any(gap.strip() for gap in between) or (length == 1 and not run[0][0][0].isupper()):
                continue
            before = words[at - 1] if at else None
            behind = words[at + length] if at + length < len(words) else None
            if before and not title[before.end() : run[0].start()].strip() and _may_belong(before[0]):
                continue
            if behind and not title[run[-1].end() : behind.start()].strip() and _may_belong(behind[0]):
                continue
            if not all(one[0].casefold() in _WHAT for one in run):
                yield " ".join(one[0] for one in run)


def _may_belong(word: str) -> bool:
    """Return whether a word beside a name may be a part of it."""
    return word[0].isupper() and word.casefold() not in _WHAT and bool(identity.name(word))
