"""From what was read to what is proposed: new people, blanks and differences, meetings ahead."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.io.importers import cells, identity
from generator.io.importers.differences import Differences
from generator.io.importers.found import Candidate, FoundPerson, Proposal, Reading
from generator.io.importers.identity import Number
from generator.io.importers.matching import Match, PeopleIndex, together
from generator.io.importers.meetings_ahead import Calendar
from generator.io.importers.new_records import is_known, newcomer
from generator.model.journal import Journal
from generator.model.records import Contact

_ALL_SAID, _REVIEWED = "are in your journal, which says all of it", "stand in an earlier review"


def propose(
    reading: Reading, journal: Journal, today: date, known: frozenset[str], number: Number, *, job_news: bool = False
) -> Proposal:  # fmt: skip
    """Return what a file proposes.

    `known` are the marks of earlier reviews; `job_news` says that jobs in the file are current.
    """
    people = PeopleIndex(journal, number)
    calendar = Calendar(people, today, known)
    calendar.take(reading.appointments)
    unnamed, named = _too_long(together(reading.people, number))
    matches = [(found, people.match(found)) for found in named]
    doubled = _doubled(matches)
    candidates: list[Candidate] = []
    unread = [f"{found.where}: the name has {len(found.name):,} characters; it is no name" for found in unnamed]
    unclear: list[str] = []
    not_proposed: dict[str, int] = {}
    companies = _companies(people)
    differences = Differences(people, today, job_news)
    for found, match in matches:
        contact = match.contact
        if match.unclear or contact in doubled:
            unclear.append(_unclear(found, match))
        elif contact is not None:
            new = [one for one in differences.of(found, match, contact) if known.isdisjoint(one.marks)]
            candidates += new
            not_proposed[_ALL_SAID] = not_proposed.get(_ALL_SAID, 0) + (not new)
        elif is_known(found, people, known):
            not_proposed[_REVIEWED] = not_proposed.get(_REVIEWED, 0) + 1
        else:
            candidates.append(newcomer(found, people, companies, today))
    return Proposal(
        candidates=(*candidates, *calendar.candidates),
        unclear=tuple(unclear),
        unread=tuple(unread),
        perhaps_held=tuple(calendar.perhaps_held),
        not_proposed=(*_counted(not_proposed, "person", "people"), *_counted(calendar.counts, "entry", "entries")),
    )


def _counted(counts: dict[str, int], one: str, several: str) -> Iterator[str]:
    for what, count in counts.items():
        if count:
            yield f"{words.sentence(words.count(count, one, several))} {_singular(what) if count == 1 else what}."


def _singular(what: str) -> str:
    first, rest = what.split(" ", 1)
    return f"{'is' if first == 'are' else f'{first}s'} {rest}"


def _too_long(people: tuple[FoundPerson, ...]) -> tuple[list[FoundPerson], list[FoundPerson]]:
    long = [found for found in people if len(found.name) > cells.LONGEST_NAME]
    return long, [found for found in people if len(found.name) <= cells.LONGEST_NAME]


def _doubled(matches: list[tuple[FoundPerson, Match]]) -> set[Contact | None]:
    """Return the contacts that two different people of the file were matched with."""
    seen: set[Contact] = set()
    doubled: set[Contact | None] = set()
    for _, match in matches:
        if match.contact is not None:
            doubled |= {match.contact} & seen
            seen.add(match.contact)
    return doubled


def _unclear(found: FoundPerson, match: Match) -> str:
    who = words.listed([person.path for person in match.people])
    several = "; more than one person of the file would be that" if match.contact else ""
    return f"{found.name} ({found.where}): {match.why} as in {who}{several}"


def _companies(people: PeopleIndex) -> set[str]:
    """Return every company that the journal names, as it is compared."""
    journal = people.journal
    targets = journal.profile.targets if journal.profile else ()
    named = [*(one.name for one in journal.companies), *targets, *(one.company or "" for one in journal.contacts)]
    return set().union(*map(people.companies, named)) - {""}


def number_of(journal: Journal) -> tuple[Number, bool]:
    """Return how telephone numbers are compared in this journal; see `identity.numbers`."""
    me = journal.profile
    return identity.numbers(me.phone if me else None, me.time_zone if me else None)
