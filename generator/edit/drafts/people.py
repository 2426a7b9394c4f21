"""The people of a message: how it reaches them, how it begins and ends, and what the owner knows of them."""

import re

from generator import words
from generator.edit.drafts.draft import Case
from generator.edit.drafts.may_quote import gap, own_line
from generator.model.names import person_name
from generator.model.records import Contact
from generator.words.plain_text import one_line

SAID = ("phone", "in-person", "video")
"""Ways in which a message is spoken, so that the draft is a script."""
_WAYS = ("email", "linkedin", "phone", "mail")
"""Ways for which an address is needed, the first that is known for somebody who prefers none of them."""
_ATOM = r"(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|[^\x00-\x7f])+"
_LABEL = r"(?:[A-Za-z0-9-]|[^\x00-\x7f])+"
_E_MAIL = re.compile(rf"(?=.{{1,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*", re.DOTALL)
_NUMBER = re.compile(r"[+(]?\d[\d ()./–-]*\d(?: ?(?:x|ext\.?) ?\d+)?", re.IGNORECASE)


def not_named(case: Case) -> tuple[Contact, ...]:
    """Return who is named in no message of mine: the readers, who are spoken to, and whoever is private."""
    return (*case.people, *(person for person in case.journal.contacts if person.private))


def greeting(case: Case) -> str:
    """Return how the message begins: the contact's own `greeting`, else `Dear Jane,`."""
    if len(case.people) == 1 and (own := one_line(case.people[0].greeting or "")):
        return own.rstrip(" ,.:;!") + ","
    names = [person_name(name).addressed for name in names_in(case)]
    return f"Dear {words.listed(names) if names else gap('name')},"


def names_in(case: Case) -> tuple[str, ...]:
    """Return the names of everybody whom the message goes to."""
    return tuple(one_line(person.name) for person in case.people) or ((one_line(case.name),) if case.name else ())


def opening(case: Case, by: str) -> str:
    """Return the first line: a greeting, or what to say first when it is spoken."""
    if by not in SAID:
        return greeting(case)
    who = f"Hello, am I speaking with {spoken_name(case)}? This" if by == "phone" else "Hello, this"
    return f"{who} is {my_name(case)}. Is this a good moment?"


def spoken_name(case: Case) -> str:
    """Return whom to ask for on the telephone: `Dr Doe` where the greeting or the name says so, else the whole name."""
    own = one_line(case.person.greeting or "") if case.person else ""
    if own.lower().startswith("dear ") and person_name(own[5:]).title:
        return own[5:].rstrip(" ,.:;!")
    name = person_name(next(iter(names_in(case)), ""))
    return (name.addressed if name.title else name.whole) or gap("name")


def signature(case: Case) -> str:
    """Return the owner's name, telephone and e-mail, a line each."""
    me = case.journal.profile
    if me is None:
        return gap("my name")
    return "\n".join(filter(None, (one_line(me.name), one_line(me.phone or ""), one_line(next(iter(me.email), "")))))


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


def way_to(case: Case) -> str:
    """Return how a message goes: as the one person prefers, else as they can be reached; several are written to.

    Only ways for which an address is known; where none is, by e-mail.
    """
    ways = (*([case.person.prefers] if case.person and case.person.prefers else []), *_WAYS)
    if len(case.people) > 1:
        ways = tuple(way for way in _WAYS if way not in SAID)
    reaching = (way for way in ways if case.people and all(address(person, way) for person in case.people))
    return next(reaching, "email")


def addresses(case: Case, by: str) -> tuple[tuple[str, str], ...]:
    """Return each name with the address for this way, which is empty where none is known."""
    if not case.people:
        return tuple((name, "") for name in names_in(case))
    return tuple((one_line(person.name), address(person, by)) for person in case.people)


def known_of(person: Contact | None) -> str:
    """Return what the owner knows of somebody, on one line: what they have in common, and personal details."""
    if person is None or person.private:
        return ""
    details = (f"{own_line(key)}: {said}" for key, text in person.personal.items() if (said := own_line(text)))
    return "; ".join(filter(None, (own_line(person.bond), *details)))


def note_on(case: Case) -> tuple[str, ...]:
    """Return a note for the owner with what is known of the one person; nothing for several."""
    known = known_of(case.person) if len(case.people) == 1 else ""
    return (f"what you know of {names_in(case)[0]}: {known}",) if known else ()
