"""Two records that may be about one person."""

from collections.abc import Iterator

from generator.model.day import Day
from generator.model.locate import locate
from generator.model.names import normalize, person_name, slug
from generator.model.records import Contact
from generator.rules.diagnostic import Finding, Rule, Severity

Path = tuple[str | int, ...]


def check(day: Day) -> Iterator[Finding]:
    """Group people by what usually only one person has: an address, a number, a name."""
    groups: dict[tuple[str, str], list[tuple[Contact, Path]]] = {}
    for person in day.journal.contacts:
        for sign, path in _signs(person):
            groups.setdefault(sign, []).append((person, path))
    for (what, _), members in groups.items():
        people = list(dict.fromkeys(person for person, _ in members))
        for person, path in members if len(people) > 1 else ():
            others = " and ".join(other.path for other in people if other is not person)
            yield Finding(
                source=person.source,
                span=locate(person, *path),
                message=f"the same {what} as in {others}",
                help="if they are one person, keep one record; if not, add `ignore: possible-duplicate`",
            )


def _signs(person: Contact) -> Iterator[tuple[tuple[str, str], Path]]:
    for number, address in enumerate(person.email):
        yield ("e-mail address", normalize(address)), ("email", number)
    for number, given in enumerate(person.phone):
        digits = "".join(letter for letter in given if letter.isdigit())
        if len(digits) >= 6:
            yield ("telephone number", digits.removeprefix("00")), ("phone", number)
    if person.linkedin:
        page = normalize(person.linkedin).split("//")[-1].removeprefix("www.").split("?")[0].rstrip("/")
        yield ("LinkedIn page", page.rsplit("/in/", 1)[-1]), ("linkedin",)
    if same := alike(person.name):
        yield ("name", same), ("name",)


def alike(name: str) -> str:
    """Return a name as duplicates are compared: without case, accents, punctuation, initials, order and degrees."""
    words = sorted(word for word in slug(person_name(name).whole).split("-") if word)
    whole = [word for word in words if len(word) > 1]
    return " ".join(whole if len(whole) > 1 else words)


RULE = Rule("possible-duplicate", Severity.WARNING, check)
