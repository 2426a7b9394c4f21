"""Who met whom, when and through whom: the facts of a made-up journal, before they are written down."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.made_up.names import companies, people
from generator.model.names import slug

TODAY = date(2026, 11, 19)
"""The day at which every made-up journal is frozen."""
START = date(2021, 11, 19)
"""Journals of every size span the same five years, so that what is due now grows with the size as well."""
_PEOPLE_SHARE = 0.25
_ROOM = timedelta(days=40)
"""Somebody known for less is not met yet."""
_HOW = ("alumni", "association", "linkedin", "family", "friend", "work", "class", "cold")


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """Somebody, how they came into the journal, and when we talked."""

    name: str
    slug: str
    company: str
    known_on: date
    how_found: str
    introduced_by: "Person | None" = None
    event: "Occasion | None" = None
    talks: list["Talk"] = field(default_factory=list)

    @property
    def first_talk(self) -> "Talk | None":
        """The first conversation, held or ahead."""
        return min(self.talks, key=lambda talk: talk.day, default=None)


@dataclass(slots=True, kw_only=True, eq=False)
class Talk:
    """A conversation, and whose names I was given in it."""

    day: date
    people: list[Person]
    is_first: bool
    named: list[Person] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The stem of its file."""
        return f"{self.day}-{self.people[0].slug}"


@dataclass(slots=True, kw_only=True, eq=False)
class Occasion:
    """An event, and whom I met there."""

    day: date
    name: str
    met: list[Person] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The stem of its file."""
        return f"{self.day}-{slug(self.name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that happened."""

    people: Sequence[Person]
    talks: Sequence[Talk]
    occasions: Sequence[Occasion]
    news: Sequence[date]
    companies: Sequence[str]


def tell(records: int, random: Random) -> Story:
    """Return a story of so many people and conversations, a quarter of them people.

    Companies, events and pieces of news come on top: about three to a hundred records.
    """
    many = max(2, round(records * _PEOPLE_SHARE))
    occasions = [
        Occasion(day=day, name=f"Evening of the {number + 1}. circle")
        for number, day in enumerate(_days(random, max(2, many // 40), START, TODAY - timedelta(days=3)))
    ]
    told = _Told(random, occasions, companies(random, max(3, many // 6)))
    ahead = max(1, records // 200)
    told.introduce(many, records - many - ahead)
    told.plan(ahead)
    news = _days(random, max(3, many // 100), START + timedelta(days=90), TODAY - timedelta(days=20))
    return Story(
        people=told.people,
        talks=sorted(told.talks, key=lambda talk: talk.slug),
        occasions=occasions,
        news=[*news, TODAY - timedelta(days=6)],
        companies=told.companies,
    )


def _days(random: Random, many: int, first: date, last: date) -> list[date]:
    """Return so many days in order, all different as long as there are enough."""
    span = range((last - first).days + 1)
    picked = random.sample(span, many) if many <= len(span) else random.choices(span, k=many)
    return [first + timedelta(days=number) for number in sorted(picked)]


class _Told:
    """The story while it is being made up: people come in the order in which I heard of them."""

    def __init__(self, random: Random, occasions: Sequence[Occasion], companies: Sequence[str]) -> None:
        self.random = random
        self.occasions = occasions
        self.companies = companies
        self.people: list[Person] = []
        self.talks: list[Talk] = []
        self._held: list[tuple[date, int]] = []

    def introduce(self, many: int, talks: int) -> None:
        """Make up people who between them hold exactly so many talks."""
        names = people(self.random)
        known = _days(self.random, many, START, TODAY - timedelta(days=1))
        for day, held in zip(known, self._shares(known, talks), strict=True):
            name = next(names)
            person = Person(
                name=name,
                slug=slug(name),
                company=self.random.choice(self.companies),
                known_on=day,
                how_found=self.random.choice(_HOW),
            )
            self._find(person)
            self.people.append(person)
            first = day + timedelta(days=self.random.randint(9, 30))
            for number, on in enumerate(_days(self.random, held, first, TODAY - timedelta(days=1))):
                self._hold(person, on, is_first=number == 0)

    def plan(self, many: int) -> None:
        """Make up talks ahead: every other one with somebody I have not met."""
        strangers = [person for person in self.people if not person.talks]
        friends = [person for person in self.people if person.talks]
        for number in range(many):
            pool = strangers if strangers and number % 2 else friends or strangers
            person = pool.pop(self.random.randrange(len(pool)))
            on = TODAY + timedelta(days=self.random.randint(1, 21))
            talk = Talk(day=on, people=[person], is_first=not person.talks)
            self.talks.append(talk)
            person.talks.append(talk)

    def _shares(self, known: Sequence[date], talks: int) -> list[int]:
        """Deal talks out: few to many people, many to few, none to whom I have only just heard of."""
        room = [max(0, (TODAY - day - _ROOM).days // 5) for day in known]
        weights = [
            0.0 if self.random.random() < 0.15 else self.random.expovariate(1) * most**0.5 if most else 0.0
            for most in room
        ]
        if talks > sum(most for most, weight in zip(room, weights, strict=True) if weight):
            weights = [float(most > 0) for most in room]
        shares = [0] * len(known)
        left = talks
        while left:
            for number in self.random.choices(range(len(known)), weights, k=left):
                if shares[number] < room[number]:
                    shares[number] += 1
                    left -= 1
        return shares

    def _find(self, person: Person) -> None:
        """Let somebody be named in a recent talk, else be met at a recent event, else come by themselves."""
        chance = self.random.random()
        if chance < 0.65 and (talk := self._recent_talk(person.known_on)):
            person.known_on, person.how_found, person.introduced_by = talk.day, "referral", talk.people[0]
            talk.named.append(person)
        elif chance > 0.8:
            near = [one for one in self.occasions if timedelta() <= person.known_on - one.day < timedelta(days=45)]
            if near:
                person.event = self.random.choice(near)
                person.known_on, person.how_found = person.event.day, "event"
                person.event.met.append(person)

    def _recent_talk(self, before: date) -> Talk | None:
        first = bisect_left(self._held, (before - timedelta(days=75), -1))
        last = bisect_left(self._held, (before, -1))
        return self.talks[self._held[self.random.randrange(first, last)][1]] if first < last else None

    def _hold(self, person: Person, on: date, *, is_first: bool) -> None:
        there = [person]
        if self._held and self.random.random() < 0.06:
            other = self.talks[self._held[self.random.randrange(len(self._held))][1]].people[0]
            if other is not person and other.talks[0].day < on:
                there.append(other)
        talk = Talk(day=on, people=there, is_first=is_first)
        insort(self._held, (on, len(self.talks)))
        self.talks.append(talk)
        for one in there:
            one.talks.append(talk)
