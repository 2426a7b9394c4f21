"""The people of a message: greeting, addresses, signature, and a friendly word about a personal detail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator import words
from generator.edit.drafts.draft import Case
from generator.edit.drafts.may_quote import gap
from generator.model.records import Contact
from generator.words.plain_text import line, one_line

_TITLE = re.compile(r"(dr|prof|professor|doctor|mr|mrs|ms|mx|sir|dame|rev|pastor|rabbi)\.?", re.IGNORECASE)
_ATOM = r"(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|[^\x00-\x7f])+"
_LABEL = r"(?:[A-Za-z0-9-]|[^\x00-\x7f])+"
_E_MAIL = re.compile(rf"(?=.{{1,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*", re.DOTALL)
_NUMBER = re.compile(r"[+(]?\d[\d ()./–-]*\d(?: ?(?:x|ext\.?) ?\d+)?", re.IGNORECASE)
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


def first_name(name: str) -> str:
    """Return how to address somebody: `Jane`, or `Dr Doe` where a title leads; where unsure, the whole name."""
    last, comma, first = one_line(name).partition(",")
    said = first.split() if comma and first.strip() else last.split()
    if len(said) > 1 and _TITLE.fullmatch(said[0]):
        return f"{said[0]} {said[-1]}"
    if not said or len(said[0].rstrip(".")) < 2:
        return one_line(name)
    return said[0]


def greeting(case: Case) -> str:
    """Return how the message begins: the contact's own `greeting`, else `Dear Jane,`."""
    if len(case.people) == 1 and (own := one_line(case.people[0].greeting or "")):
        return own.rstrip(" ,.:;!") + ","
    names = [first_name(person.name) for person in case.people] or ([first_name(case.name)] if case.name else [])
    return f"Dear {words.listed(names) if names else gap('name')},"


def spoken_name(case: Case) -> str:
    """Return whom to ask for on the telephone: `Dr Doe` where the greeting says so, else the whole name."""
    person = case.person
    own = one_line(person.greeting or "") if person else ""
    if own.lower().startswith("dear ") and _TITLE.fullmatch(own.split()[1]):
        return own[5:].rstrip(" ,.:;!")
    return one_line(person.name) if person else one_line(case.name) or gap("name")


def signature(case: Case) -> str:
    """Return the owner's name, telephone and e-mail, a line each."""
    me = case.journal.profile
    if me is None:
        return gap("my name")
    return "\n".join(filter(None, (one_line(me.name), one_line(me.phone or ""), one_line(me.email or ""))))


def my_name(case: Case) -> str:
    """Return the owner's name."""
    return one_line(case.journal.profile.name) if case.journal.profile else gap("my name")


def usable(address: str) -> str:
    """Return the e-mail address in a text, empty without one: `Ana <ana@a.org>` gives `ana@a.org`."""
    text = one_line(address).removeprefix("mailto:")
    inner = re.fullmatch(r"[^<>]*<([^<>]+)>", text)
    found = _E_MAIL.fullmatch(inner[1] if inner else text)
    return found[0] if found else ""


def number_in(text: str) -> str:
    """Return the telephone number in a text without the words around it, empty without one: `030 123 (office)`."""
    found = _NUMBER.search(one_line(text))
    return found[0].strip() if found else ""


def address(person: Contact, way: str) -> str:
    """Return the address or number by which somebody is reached in this way, empty where none is known."""
    if way == "email":
        return next(filter(None, map(usable, person.email)), "")
    if way == "phone":
        return next(filter(None, map(number_in, person.phone)), "")
    if way == "linkedin":
        return one_line(person.linkedin or "")
    return one_line(person.address or "") if way in ("mail", "card") else ""


def reached(people: Sequence[Contact], name: str, ways: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the first of `ways` in which all can be reached (else the first), and each name with its address."""
    for way in ways:
        if people and all(address(person, way) for person in people):
            return way, tuple((one_line(person.name), address(person, way)) for person in people)
    way = ways[0]
    if not people:
        return way, ((one_line(name), ""),) if name else ()
    return way, tuple((one_line(person.name), address(person, way)) for person in people)


@dataclass(frozen=True, slots=True)
class PersonalWord:
    """A greeting to send, a question to ask, and the note that both come from; empty where nothing fits."""

    greet: str = ""
    ask: str = ""
    note: str = ""


def personal_word(person: Contact | None) -> PersonalWord:
    """Return sentences about the personal detail for which we have a fitting one, and all details as a note."""
    if person is None or not person.personal:
        return PersonalWord()
    details = [(line(key), line(text)) for key, text in person.personal.items()]
    note = f"what you know of {one_line(person.name)}: " + "; ".join(f"{key}: {text}" for key, text in details)
    said = [detail for detail in details if not any(map(_DELICATE.search, detail))]
    for key, _ in said:
        if pursuit := _PURSUIT.fullmatch(key.lower()):
            what = f"the {pursuit[0]}"
            return PersonalWord(f"I look forward to hearing about {what}.", f"I would like to hear about {what}.", note)
    for key, text in said:
        if animal := _ANIMAL.fullmatch(key.lower()):
            is_name = _NAME.fullmatch(text) and text[:1].isupper()
            who = text if is_name else f"the {animal[0]}"
            are = "are" if animal[1] and not is_name else "is"
            return PersonalWord(f"And a greeting to {who}.", f"How {are} {who}?", note)
    if any(_HOME.search(key) for key, _ in said):
        return PersonalWord("My best to everyone at home.", "How is everyone at home?", note)
    return PersonalWord(note=note)
