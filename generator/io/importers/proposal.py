"""From what was read to what is proposed: new people, blanks and differences, meetings ahead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator import words
from generator.io.importers import cells, identity
from generator.io.importers.differences import Differences, filling
from generator.io.importers.found import (
    ADD,
    BLANKS,
    IN,
    NOT_CLEAR,
    NOTES,
    Candidate,
    FoundPerson,
    LeftOut,
    Proposal,
    Reading,
)
from generator.io.importers.identity import Number
from generator.io.importers.likeness import apart
from generator.io.importers.matching import Match, PeopleIndex, Together, once
from generator.io.importers.meetings_ahead import Calendar
from generator.io.importers.names import taken_apart
from generator.io.importers.new_records import is_known, newcomer
from generator.model.journal import Journal
from generator.model.names import person_name
from generator.model.records import Contact

_ALL_SAID, _REVIEWED = "are in your journal, which says all of it", "stand in an earlier review"
_Bearers = Mapping[str, Mapping[object, str]]
"""Who bears a name: the names of people, by whatever tells them apart."""
_MOST_CHOICES = 4
_NAMED = 5
"""How many of those who are not proposed for one reason are named."""


def propose(
    reading: Reading, journal: Journal, today: date, known: frozenset[str], number: Number, *, job_news: bool = False
) -> Proposal:  # fmt: skip
    """Return what a file proposes.

    `known` are the marks of earlier reviews; `job_news` says that jobs in the file are current.
    """
    people = PeopleIndex(journal, number)
    calendar = Calendar(people, today, known)
    calendar.take(reading.appointments)
    unnamed, named = _too_long(reading.people)
    proposing = _Proposing(people, today, known, Differences(people, today, job_news), _companies(people))
    proposing.take(named)
    return Proposal(
        candidates=(*proposing.candidates, *calendar.candidates),
        unread=tuple(f"{one.where}: the name has {len(one.name):,} characters; it is no name" for one in unnamed),
        perhaps_held=tuple(calendar.perhaps_held),
        not_proposed=(*_people_left(proposing.not_proposed), *_counted(calendar.counts, "entry", "entries")),
        left_out=tuple(proposing.differences.left_out),
    )


@dataclass(slots=True)
class _Proposing:
    """Goes through the people of a file: who is known is filled in, who is not is new, else the owner is asked."""

    people: PeopleIndex
    today: date
    known: frozenset[str]
    differences: Differences
    companies: set[str]
    candidates: list[Candidate] = field(default_factory=list)
    not_proposed: dict[str, list[str]] = field(default_factory=dict)
    _choice: int = 0

    def take(self, entries: Iterable[FoundPerson]) -> None:
        """Gather what everybody proposes."""
        together = Together(self.people)
        for found in entries:
            together.take(self._cleaned(found))
        matches = [self.people.match(found) for found in together.kept]
        kept = _with_introducers(together.kept, matches, self.people)
        rivals = self._rivals(kept, matches)
        asked = rivals | self._asked(kept, matches, together.perhaps)
        choices: dict[int, int] = {}
        for at, (found, match) in enumerate(zip(kept, matches, strict=True)):
            if match.contact is not None and at not in rivals:
                self._fill(found, match.why, match.contact)
            elif is_known(found, self.people, self.known):
                self._not(_REVIEWED, found)
            elif at in asked:
                self._choice += 1
                choices[at] = self._choice
                earlier = [(kept[to], choices[to], why) for to, why in together.perhaps.get(at, ()) if to in choices]
                self._ask(found, match, earlier)
            else:
                doubts = tuple(f"{why} as {person.name}, {person.path}" for person, why in match.shares)
                self.candidates.append(newcomer(found, self.people, self.companies, self.today, doubts=doubts))

    def _cleaned(self, found: FoundPerson) -> FoundPerson:
        own = self.people.journal.contacts.find(found.slug) if found.slug else None
        if own is None or own.name != found.name:
            found = taken_apart(found)
        fields = dict(found.fields)
        for name in ("email", "phone"):
            if found.many(name):
                fields[name] = once(name, found.many(name), self.people.number)
        return replace(found, fields=fields)

    def _rivals(self, kept: Sequence[FoundPerson], matches: Sequence[Match]) -> set[int]:
        """Return the places of people who would be one contact, though they are two; one with a sign of it stays."""
        owners: dict[Contact, int] = {}
        rivals: set[int] = set()
        for at, (found, match) in enumerate(zip(kept, matches, strict=True)):
            if match.contact is None:
                continue
            owner = owners.setdefault(match.contact, at)
            if apart(self.people.person(kept[owner]), self.people.person(found)):
                rivals |= {at} if self.people.shares_a_sign(match.contact, kept[owner]) else {at, owner}
        return rivals

    def _asked(
        self, kept: Sequence[FoundPerson], matches: Sequence[Match], perhaps: Mapping[int, Sequence[tuple[int, str]]]
    ) -> set[int]:
        """Return the places of new people who may be a contact, or somebody else of the file; known ones aside."""
        new = {
            at
            for at, match in enumerate(matches)
            if not match.contact and not is_known(kept[at], self.people, self.known)
        }
        asked = {at for at in new if matches[at].choices}
        for at, others in perhaps.items():
            both = [other for other, _ in others if other in new] if at in new else []
            asked |= {at, *both} if both else set()
        return asked

    def _ask(self, found: FoundPerson, match: Match, earlier: Sequence[tuple[FoundPerson, int, str]]) -> None:
        """Propose somebody as a new person, and as each of those who they may be."""
        new = newcomer(found, self.people, self.companies, self.today)
        new = replace(new, section=NOT_CLEAR, choice=self._choice, said=f"{new.said}: a new person")
        same = [self._same_on_file(found, person, why) for person, why in match.choices or _only(match)]
        same += [self._same_in_file(new, other, to, why) for other, to, why in earlier]
        one_of = [replace(one, section=NOT_CLEAR, choice=self._choice, marks=new.marks) for one in same[:_MOST_CHOICES]]
        self.candidates += [new, *one_of]

    def _same_on_file(self, found: FoundPerson, person: Contact, why: str) -> Candidate:
        every = list(self.differences.of(found, why, person))
        filled = [one for one in every if one.section == BLANKS]
        other = [f"`{next(iter((*one.fields, *one.personal)))}`" for one in every if one.section != BLANKS]
        one = next(filling(filled), None) or Candidate(
            section=NOT_CLEAR, who=person.name, said="", action=f"{IN} {person.path}", fields={}, why=found.where
        )
        stays = f", {words.listed(other)} {'stays' if len(other) == 1 else 'stay'} as written" if other else ""
        return replace(
            one, who=found.name, said=f": the same person as {person.path}: fill in{stays}", why=why, doubts=()
        )

    def _same_in_file(self, new: Candidate, other: FoundPerson, to: int, why: str) -> Candidate:
        said = f": the same person as {other.where}: fill in"
        return replace(new, said=said, action=f"{ADD} {to}", why=why, doubts=())

    def _fill(self, found: FoundPerson, why: str, contact: Contact) -> None:
        every = list(self.differences.of(found, why, contact))
        new = [one for one in every if self.known.isdisjoint(one.marks)]
        self.candidates += filling(new)
        if not new:
            self._not(_REVIEWED if every else _ALL_SAID, found)
            self.differences.left_out.extend(LeftOut(why=doubt, where=found.where) for doubt in found.doubts)

    def _not(self, why: str, found: FoundPerson) -> None:
        self.not_proposed.setdefault(why, []).append(f"{found.name}, {found.where}")


def _only(match: Match) -> tuple[tuple[Contact, str], ...]:
    return ((match.contact, f"{match.why}, but somebody else of this file is that too"),) if match.contact else ()


def _with_introducers(
    kept: Sequence[FoundPerson], matches: Sequence[Match], people: PeopleIndex
) -> list[FoundPerson]:  # fmt: skip
    """Return the people of a file with the names of introducers as those bear them, where it is clear who is meant."""
    if not any(one.many("introduced_by") for one in kept):
        return list(kept)
    bearers: dict[str, dict[object, str]] = {}
    givens: dict[str, dict[object, str]] = {}

    def bears(key: object, name: str, names: Iterable[str]) -> None:
        for one in names:
            for spelled in identity.spellings(one):
                bearers.setdefault(spelled, {})[key] = name
            givens.setdefault(identity.name(person_name(one).given.split(" ")[0]), {})[key] = name

    for person in people.journal.contacts:
        bears(person, person.name, (person.name, *person.aliases))
    for at, (found, match) in enumerate(zip(kept, matches, strict=True)):
        bears(
            match.contact or at,
            match.contact.name if match.contact else found.name,
            (found.name, *found.many("aliases")),
        )
    return [
        _introduced(found, bearers, givens, people.journal) if found.many("introduced_by") else found for found in kept
    ]


def _introduced(found: FoundPerson, bearers: _Bearers, givens: _Bearers, journal: Journal) -> FoundPerson:
    names: list[str] = []
    doubts: list[str] = []
    notes: list[str] = []
    for name in _turned(found.many("introduced_by"), bearers):
        meant = {key: said for text in identity.spellings(name) for key, said in bearers.get(text, {}).items()}
        if not meant and journal.contacts.find(name) is None and len(identity.name(name).split("-")) == 1:
            meant = dict(givens.get(identity.name(name), {}))
            if len(meant) == 1:
                doubts.append(f"introduced by {name}: taken for {next(iter(meant.values()))}, the only one so called")
        if len(meant) > 1:
            doubts.append(
                f"introduced by {name}: {words.number(len(meant))} people bear that name; it goes into the notes"
            )
            notes.append(f"Introduced by {name}.")
        else:
            names.append(next(iter(meant.values()), name))
    text = "\n\n".join(filter(None, (found.one(NOTES), *notes)))
    fields = {**found.fields, "introduced_by": tuple(names), NOTES: text}
    return replace(found, fields={k: v for k, v in fields.items() if v}, doubts=(*found.doubts, *doubts))


def _turned(names: Sequence[str], bearers: _Bearers) -> Sequence[str]:
    """Return names of which `Silva, Ana` is one, where somebody is called so."""
    whole = ", ".join(names)
    is_one = len(names) == 2 and any(text in bearers for text in identity.spellings(whole))
    return (whole,) if is_one and not any(" " in name for name in names) else names


def _people_left(people: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a sentence for each reason why people are not proposed, with the first of them."""
    for what, ones in people.items():
        count = words.sentence(words.count(len(ones), "person", "people"))
        more = [f"{len(ones) - _NAMED:,} more"] if len(ones) > _NAMED else []
        said = _singular(what) if len(ones) == 1 else what
        yield f"{count} {said}: {'; '.join([*ones[:_NAMED], *more])}."


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


def _companies(people: PeopleIndex) -> set[str]:
    """Return every company that the journal names, as it is compared."""
    journal = people.journal
    targets = journal.profile.targets if journal.profile else ()
    named = [*(one.name for one in journal.companies), *targets, *(one.company or "" for one in journal.contacts)]
    return set().union(*map(people.companies, named)) - {""}


def number_of(journal: Journal) -> Number:
    """Return how telephone numbers are compared in this journal: by the country of its owner's number, or clock."""
    me = journal.profile
    zone = me.time_zone if me and me.time_zone else getattr(journal.home, "key", None)
    return identity.numbers(me.phone if me else None, zone)
