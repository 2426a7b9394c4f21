"""What is worked out of a journal again and again: kept, and handed on to the next journal where it is right there."""

from collections.abc import Callable
from functools import cached_property, update_wrapper
from typing import Any, Generic, TypeVar, TypeVarTuple, cast, get_type_hints

from generator.dependencies import Reads, is_tracked, tell, tracked

T = TypeVar("T")
Given = TypeVarTuple("Given")

_DERIVED: list["Derived[*tuple[Any, ...], Any]"] = []


def hand_on(then: object, now: object, renewed: Callable[[Any, Any, Reads], Any]) -> None:
    """Keep all that was derived of a journal for the next one, as far as it is right there."""
    for function in _DERIVED:
        function.hand_on(then, now, renewed)


class Derived(Generic[*Given, T]):
    """A function of a journal that keeps its last values, and what each was made from."""

    def __init__(self, function: Callable[[*Given], T], keep: int) -> None:
        update_wrapper(self, function)
        self._function, self._keep = function, keep
        self._held: dict[Any, tuple[T, Reads | None]] = {}
        _DERIVED.append(self)

    def __call__(self, *args: *Given) -> T:
        """Return the value for these arguments, and tell whoever is tracked what it was made from."""
        found = self._held.pop(args, None)
        if found is None or (found[1] is None and is_tracked()):
            found = self._made(*args)
        elif found[1] is not None:
            tell(found[1])
        self._hold(args, found)
        return found[0]

    def known(self, *args: *Given) -> tuple[T, Reads] | None:
        """Return the value that is kept for these arguments, if it is known what it was made from."""
        value, reads = self._held.get(args, (None, None))
        return (cast("T", value), reads) if reads is not None else None

    def take(self, value: T, reads: Reads, *args: *Given) -> None:
        """Keep a value that is right for these arguments without working it out."""
        self._hold(args, (value, reads))

    @cached_property
    def annotated(self) -> Any:
        """What it says that it returns."""
        return get_type_hints(self._function)["return"]

    def hand_on(self, then: object, now: object, renewed: Callable[[T, Any, Reads], T | None]) -> None:
        """Keep for a journal `now` what is right of the values of a journal `then`, which is no more.

        `renewed` returns what a value so annotated is now, or None where that is not known.
        """
        for args, (value, reads) in [(args, held) for args, held in self._held.items() if args[0] is then]:
            del self._held[args]
            made = renewed(value, self.annotated, reads) if reads is not None else None
            if made is not None:
                self._hold((now, *args[1:]), (made, reads))

    def _hold(self, args: Any, found: tuple[T, Reads | None]) -> None:
        self._held[args] = found
        while len(self._held) > self._keep:
            self._held.pop(next(iter(self._held)), None)

    def _made(self, *args: *Given) -> tuple[T, Reads | None]:
        if not is_tracked():
            return self._function(*args), None
        with tracked() as reads:
            value = self._function(*args)
        return value, reads


def derived(*, keep: int) -> Callable[[Callable[[*Given], T]], Derived[*Given, T]]:
    """Keep the last values of a function of a journal, as `lru_cache` does, and what each was made from.

    A value of a journal must not be kept by `lru_cache`: who is given it would not be told what it was made from.
    """
    return lambda function: Derived(function, keep)
