"""Values of the last journal have the records of this one in their places, or are refused."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.records import Contact, Meeting
from generator.renewal import CannotRenew, renewed
from generator.source import SourceText, Span


def person(slug: str) -> Contact:
    return Contact(source=SourceText(f"contacts/{slug}.md", ""), slug=slug, body_start=0, name=slug)


THEN, NOW, OTHER = person("ana"), person("ana"), person("ben")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, perhaps, and how often."""

    one: Contact
    other: Contact | None = None
    often: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody, and where it says so."""

    one: Contact
    span: Span | tuple[str, ...]


@pytest.mark.parametrize(
    ("hint", "before", "after"),
    [
        (Contact, THEN, NOW),
        (Contact | None, THEN, NOW),
        (tuple[Contact, ...], (OTHER, THEN), (OTHER, NOW)),
        (tuple[int, Contact], (1, THEN), (1, NOW)),
        (list[Contact], [THEN], [NOW]),
        (frozenset[Contact], frozenset((THEN, OTHER)), frozenset((NOW, OTHER))),
        (dict[Contact, tuple[Contact, ...]], {OTHER: (THEN,), THEN: ()}, {OTHER: (NOW,), NOW: ()}),
        (dict[tuple[Contact, Contact], Pair], {(THEN, OTHER): Pair(THEN, None, 2)}, {(NOW, OTHER): Pair(NOW, None, 2)}),
        (tuple[Pair, ...], (Pair(OTHER, THEN), Pair(OTHER)), (Pair(OTHER, NOW), Pair(OTHER))),
    ],
)
def test_records_that_were_read_anew_are_those_of_now(hint: object, before: object, after: object) -> None:
    made = renewed(before, hint, {THEN: NOW})
    assert made == after
    assert type(made) is type(before)
    if isinstance(made, dict):
        assert list(made) == list(after), "in their order"  # type: ignore[call-overload] # a dict too


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (dict[Contact, Pair], {OTHER: Pair(OTHER)}),
        (tuple[Contact | None, ...], (None, OTHER)),
        (dict[str, tuple[str, ...]], {"a": ("b",)}),
        (int, 1),
    ],
)
def test_a_value_without_any_is_itself(hint: object, value: object) -> None:
    assert renewed(value, hint, {THEN: NOW}) is value


def test_what_did_not_change_within_is_itself() -> None:
    kept, old = Pair(OTHER), Pair(THEN)
    made = renewed({OTHER: kept, THEN: old}, dict[Contact, Pair], {THEN: NOW})
    assert made[OTHER] is kept


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """Somebody whom another value may hold too, and ask whether it is the same."""

    one: Contact


@pytest.mark.parametrize(
    "hint", [Placed, Single, tuple[Placed, ...], Contact | Pair, Callable[[], Contact], SourceText]
)
def test_places_and_what_nobody_knows_are_refused(hint: object) -> None:
    with pytest.raises(CannotRenew):
        renewed((), hint, {THEN: NOW})


def test_one_kind_of_record_is_as_good_as_another() -> None:
    talk = Meeting(source=SourceText("meetings/x.md", ""), slug="x", body_start=0)
    assert renewed((talk, THEN), tuple[Meeting | Contact, ...], {THEN: NOW}) == (talk, NOW)
