"""Ways into a company through people whom I know, by the introductions that I have (sources 003 and 004)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.facts import meetings
from generator.facts.companies import KnownCompany, find_company
from generator.facts.introductions import GivenName, chain, names_given
from generator.facts.meetings import permission
from generator.facts.stages import stage
from generator.facts.touches import first_met
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.model.records import Contact

KNOWN_IN_THE_FIELD = 3
"""How many people who know the field are named where there is no way in."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SAYS_NOTHING = frozenset(
    [
        "association",
        "business",
        "center",
        "centre",
        "community",
        "company",
        "corporation",
        "firm",
        "foundation",
        "global",
        "group",
        "industry",
        "institute",
        "international",
        "local",
        "national",
        "office",
        "partners",
        "people",
        "private",
        "public",
        "service",
        "services",
        "small",
        "society",
        "solutions",
        "things",
        "with",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One way in: `steps` are the people who lead from me to somebody at the company, the nearest to me first.

    `tie` is what the last one is to the company: `works` (there now), `worked` (there before), or `named`: they gave me
    the name of somebody (`name`) who works there and has no record yet. `familiar` is false while I don't really know
    the person at the end: not in touch yet, or waiting for an answer; `stage` is theirs.
    """

    steps: tuple[Contact, ...]
    tie: str
    name: str = ""
    familiar: bool = True
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmPath:
    """Every way in, the best first; where there is none, up to three people who know the field."""

    paths: tuple[Path, ...] = ()
    field: tuple[Contact, ...] = ()


def warm_path(day: Day, company: KnownCompany) -> WarmPath:
    """Return the ways into a company: people there, names that I was given there, people who worked there before."""
    paths = (
        *_through(day, company.people, "works"),
        *(Path(steps=_steps(day.journal, day.today, name), tie="named", name=name.name, familiar=False)
          for name in names_at(day.journal, day.today).get(company.slug, ()) if name.contact is None),
        *_through(day, company.former, "worked"),
    )  # fmt: skip
    order = {"works": 0, "named": 1, "worked": 2}
    best = sorted(paths, key=lambda path: (not path.familiar, order[path.tie], len(path.steps)))
    return WarmPath(paths=tuple(best), field=() if best else _of_the_field(day.journal, day.today, company))


def _through(day: Day, people: tuple[Contact, ...], tie: str) -> list[Path]:
    """Return a path to each of these people, but none to a stranger whom nobody introduced: nor is a no a way in."""
    found = []
    for person in people:
        steps, theirs = chain(day.journal, day.today, person), stage(day, person)
        if person.archived or theirs == "declined" or permission(day.journal, day.today, person) == "no":
            continue
        familiar = theirs not in ("to-approach", "approached", "resting")
        if familiar or len(steps) > 1:
            found.append(Path(steps=steps, tie=tie, familiar=familiar, stage=theirs))
    return found


def _steps(journal: Journal, today: date, name: GivenName) -> tuple[Contact, ...]:
    givers = meetings.people(journal, name.meeting)
    return min((chain(journal, today, giver) for giver in givers), key=len, default=())


@lru_cache(maxsize=2)
def names_at(journal: Journal, today: date) -> dict[str, tuple[GivenName, ...]]:
    """Return the names that I was given, by the slug of the company where they are said to work, each name once."""
    found: dict[str, dict[str, GivenName]] = {}
    for name in names_given(journal, today):
        company = find_company(journal, name.item.company) if name.item.company else None
        if company is not None and name.name:
            found.setdefault(company.slug, {}).setdefault(normalize(name.name), name)
    return {slug: tuple(names.values()) for slug, names in found.items()}


def _of_the_field(journal: Journal, today: date, company: KnownCompany) -> tuple[Contact, ...]:
    """Return people I have met who work in the company's industry or know its topics, the closest field first."""
    record = company.record
    wanted = _words(record.industry or "", *record.tags) if record else frozenset()
    if not wanted:
        return ()
    shared: dict[Contact, int] = {}
    for word in wanted:
        for person in _by_word(journal, today).get(word, ()):
            shared[person] = shared.get(person, 0) + 1
    met = first_met(journal, today)
    closest = sorted(shared, key=lambda p: (-shared[p], -met[p][0].toordinal(), p.slug))
    return tuple(closest[:KNOWN_IN_THE_FIELD])


@lru_cache(maxsize=2)
def _by_word(journal: Journal, today: date) -> dict[str, tuple[Contact, ...]]:
    """Return people whom I have met, by each word of what they know: their topics and their companies' industries."""
    found: dict[str, list[Contact]] = {}
    for person in first_met(journal, today):
        if person.archived or permission(journal, today, person) == "no":
            continue
        places = [find_company(journal, name) for name in (person.company, *person.formerly) if name]
        fields = [place.record.industry or "" for place in places if place is not None and place.record]
        for word in _words(*fields, *person.topics):
            found.setdefault(word, []).append(person)
    return {word: tuple(people) for word, people in found.items()}


def _words(*texts: str) -> frozenset[str]:
    """Return the telling words of some texts; a plural counts as its singular."""
    found = {word.removesuffix("s") for text in texts for word in _WORD.findall(normalize(text))}
    return frozenset(word for word in found if word not in _SAYS_NOTHING and f"{word}s" not in _SAYS_NOTHING)
