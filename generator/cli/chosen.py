"""The one debt or record that is meant by an id or a name; else a line that says why not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from generator import words
from generator.cli.context import CannotWork
from generator.views.lookup import KINDS, find_record, similar_records

if TYPE_CHECKING:
    from generator.records import Journal, Record

T = TypeVar("T")
_SHOWN = 8


def one_record(journal: "Journal", text: str, kinds: "tuple[type[Record], ...]" = KINDS) -> "Record":
    """Return the record that a slug, a name, an alias or the start of one means; raise CannotWork."""
    found = find_record(journal, text, kinds)
    if not found:
        what = ", ".join(kind.KIND for kind in kinds[:-1]) + f" or {kinds[-1].KIND}"
        raise CannotWork(f"no {what} is called {text}{hint(similar_records(journal, text, kinds))}")
    return only(found, text, [record.slug for record in found])


def only(found: Sequence[T], text: str, candidates: Sequence[str]) -> T:
    """Return the one thing found; raise CannotWork with the candidates where there are several."""
    if len(found) == 1:
        return found[0]
    more = [f"{len(candidates) - _SHOWN} more"] if len(candidates) > _SHOWN else []
    raise CannotWork(f"{text} may mean {words.listed([*candidates[:_SHOWN], *more])}")


def hint(similar: Sequence[str]) -> str:
    """Return a question for the end of a sentence: `; did you mean ana-silva?`."""
    return f"; did you mean {' or '.join(similar)}?" if similar else ""
