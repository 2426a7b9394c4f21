"""A part of a journal: fewer records to look through, every name resolved as in the whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from generator.records import Record, Shelf
from generator.records.names import key

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class _Part(Shelf[R]):
    """Some records of a shelf, which knows names as the whole shelf does."""

    whole: Shelf[R] = field(default_factory=lambda: Shelf())
    _asked: dict[str, tuple[R, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def answering(self, reference: str) -> tuple[R, ...]:
        """Return every record of the whole shelf that `reference` may mean."""
        # A part is asked of the same few names again and again.
        if (found := self._asked.get(reference)) is None:
            found = self._asked[reference] = self.whole.answering(reference)
        return found


def with_namesakes(whole: Shelf[R], some: Iterable[Record]) -> Shelf[R]:
    """Return a shelf of its records that bear the name of one of `some`, in their order.

    With every file of the same name: a repeated promise is numbered through all of them.
    """
    slugs = {key(record.slug) for record in some}
    return part(whole, [record for record in whole.all if key(record.slug) in slugs])


def part(whole: Shelf[R], some: Iterable[R]) -> Shelf[R]:
    """Return a shelf of `some` of its records, in their order."""
    return _Part(tuple(some), whole)
