"""What a page says for as long as it is so: the script shows what holds on the day it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spell(Generic[T]):
    """Something said from one day (None: from the first) until another, on which it is so no more (None: for good)."""

    said: T
    begins: date | None = None
    ends: date | None = None


def spells(today: date, later: Iterable[date], say: Callable[[date], T]) -> Iterator[Spell[T]]:
    """Yield what is said today and on the later days, each for as long as it stays the same."""
    said, begins = say(today), None
    for day in later:
        new = say(day)
        if new != said:
            yield Spell(said, begins, day)
            said, begins = new, day
    yield Spell(said, begins)
