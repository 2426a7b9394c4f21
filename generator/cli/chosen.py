"""The one debt or record that somebody means by an id or a name; else a line that says why not."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from generator.cli.context import CannotWork
from generator.views.lookup import KINDS, find_debt, find_record, similar_debts, similar_records

if TYPE_CHECKING:
    from generator.debts import Debt
    from generator.records import Journal, Record

T = TypeVar("T")


def one_debt(debts: Sequence["Debt"], text: str) -> "Debt":
    """Return the debt that an id, or a start that no other id has, means; raise CannotWork."""
    found = find_debt(debts, text)
    if not found:
        raise CannotWork(f"no debt is called `{text}`{hint(similar_debts(debts, text))}")
    return only(found, text, [debt.id for debt in found])


def one_record(journal: "Journal", text: str, kinds: "tuple[type[Record], ...]" = KINDS) -> "Record":
    """Return the record that a slug, a name, an alias or the start of one means; raise CannotWork."""
    found = find_record(journal, text, kinds)
    if not found:
        named = " or ".join(kind.KIND for kind in kinds) if len(kinds) < len(KINDS) else "record"
        raise CannotWork(f"no {named} is called `{text}`{hint(similar_records(journal, text, kinds))}")
    return only(found, text, [f"{record.slug} ({record.label})" for record in found])


def only(found: Sequence[T], text: str, candidates: Iterable[str]) -> T:
    """Return the one thing found; raise CannotWork with a line for each candidate where there are several."""
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {candidate}" for candidate in candidates)
    raise CannotWork(f"`{text}` may mean {len(found)} things; write more of one:{listed}")


def hint(similar: Sequence[str]) -> str:
    """Return a question for the end of a sentence: `; did you mean `ana-silva`?`."""
    named = " or ".join(f"`{name}`" for name in similar)
    return f"; did you mean {named}?" if named else ""
