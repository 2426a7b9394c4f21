"""Whom the owner may meet: made-up people with habits of their own, which the journal does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

_FIRST = (
    "Ada", "Bruno", "Carla", "Dara", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Lena", "Mira",
    "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Samir", "Tove", "Uma", "Vito", "Wanda", "Xenia", "Yusuf", "Zita",
)  # fmt: skip
_LAST = (
    "Abara", "Brandt", "Costa", "Dahl", "Eriksen", "Fabre", "Grau", "Horvat", "Ivanova", "Jansen", "Keller", "Lund",
    "Moreau", "Novak", "Okoro", "Pires", "Quist", "Rossi", "Sato", "Toma", "Urban", "Vance", "Weiss", "Yilmaz",
)  # fmt: skip
COMPANIES = ("Arcadis", "Saltmarsh Press", "Lund & Sons", "The Map Room", "Wardell Moor", "Atlas House")
ZONES = ("", "", "", "", "", "Europe/Lisbon", "Asia/Tokyo", "America/Los_Angeles", "Asia/Kolkata")


@dataclass(frozen=True)
class Somebody:
    """How somebody is, and how they will behave."""

    name: str
    answers: float
    declines: float
    delay: int
    permission: str
    on_linkedin: bool
    has_address: bool
    has_phone: bool
    prefers: str
    zone: str
    generous: float
    company: str


def people(random: Random) -> Iterator[Somebody]:
    """Yield people without end in practice, no two of one name."""
    names = [f"{first} {last}" for first, last in product(_FIRST, _LAST)]
    random.shuffle(names)
    for name in names:
        yield Somebody(
            name=name,
            answers=random.choice((0.25, 0.5, 0.75, 0.9)),
            declines=random.choice((0.0, 0.1, 0.3)),
            delay=random.choice((0, 1, 1, 2, 3, 4, 6, 9)),
            permission=random.choice(("yes", "yes", "yes", "no", "")),
            on_linkedin=random.random() < 0.8,
            has_address=random.random() < 0.7,
            has_phone=random.random() < 0.6,
            prefers=random.choice(("", "", "email", "phone", "linkedin", "video")),
            zone=random.choice(ZONES),
            generous=random.choice((0.2, 0.5, 0.9)),
            company=random.choice(COMPANIES),
        )
