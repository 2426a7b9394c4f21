"""What a value was made from: which fields and which parts of texts were looked at while it was made.

Whoever makes something inside `tracked()` gets a list of all that was read meanwhile. As long as nothing of that has
changed, making it once more would give the same, whatever else has changed: a computation that is given the same
answers asks the same questions. So nobody has to say what a page depends on, and nobody can say it wrong.

A field is told by its class and name, not by its record: a wire that has been touched once is taken away until
the next list is begun, so that watching costs nothing by the access. Text is told by its file, and by what was asked
of it. Not for several threads: wires lie on the classes.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import update_wrapper, wraps
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, TypeVarTuple, cast

from generator.source import SourceText

T = TypeVar("T")
Given = TypeVarTuple("Given")
# By place alone: what is kept and asked is told apart by these values.
Ask: TypeAlias = Callable[[SourceText, int, *Given], T]

_MANY = 5_000
"""From so many files on, a question counts as asked of all."""


class Question(NamedTuple):
    """Something that was asked of a file's text: the name of a function that `asks`, and what it was given."""

    name: str
    given: tuple[Hashable, ...] = ()


_TEXT = Question("text")


class Reads:
    """What was read: fields, as `Contact.role`, and questions, with the paths of the files; None for every file."""

    __slots__ = ("asked", "fields")

    def __init__(self) -> None:
        self.fields: set[str] = set()
        self.asked: dict[Question, set[str] | None] = {}

    def ask(self, question: Question, path: str) -> None:
        """Take note of a question."""
        paths = self.asked.setdefault(question, set())
        if paths is not None:
            paths.add(path)
            if len(paths) > _MANY:
                self.asked[question] = None

    def as_plain(self) -> list[Any]:
        """Return it as plain lists."""
        asked = [[*question, sorted(paths) if paths is not None else None] for question, paths in self.asked.items()]
        return [sorted(self.fields), asked]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> "Reads":
        """Return what `as_plain` gave of it."""
        fields, asked = plain
        reads = cls()
        reads.fields = set(fields)
        for name, given, paths in asked:
            reads.asked[Question(name, tuple(given))] = set(paths) if paths is not None else None
        return reads

    def add(self, other: "Reads") -> None:
        """Take note of all that another one has, which is complete."""
        self.fields |= other.fields
        for question, paths in other.asked.items():
            mine = self.asked.setdefault(question, set())
            if mine is None:
                continue
            if paths is not None:
                mine |= paths
            if paths is None or len(mine) > _MANY:
                self.asked[question] = None


_reads: Reads | None = None
"""What is being written down now."""
_added: set[Reads] = set()
"""What has been added to it: a value is asked for thousands of times."""
_texts: set[str] | None = None
"""The files whose whole texts are being read now, where they are told apart."""


class _Wire:
    """Stands in the place of a field until it is read."""

    def __init__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name
        self.slot: Any = vars(owner)[name]
        self.field = f"{owner.__name__}.{name}"

    def __get__(self, record: Any, _: type | None = None) -> Any:
        if _reads is not None and record is not None:
            _reads.fields.add(self.field)
            self.take_away()
            _touched.append(self)
        return self.slot.__get__(record)

    def __set__(self, record: Any, value: Any) -> None:
        self.slot.__set__(record, value)

    def lay(self) -> None:
        setattr(self.owner, self.name, self)

    def take_away(self) -> None:
        setattr(self.owner, self.name, self.slot)


class _TextWire(_Wire):
    """Stands in the place of a file's text: each file that is read as a whole is told."""

    def __get__(self, source: Any, _: type | None = None) -> Any:
        if _reads is not None and source is not None:
            _reads.ask(_TEXT, source.path)
        return self.slot.__get__(source)


# Where lines begin is kept with a text, and says as much of it.
_wires: list[_Wire] = [_TextWire(SourceText, "text"), _TextWire(SourceText, "_line_starts")]
_touched: list[_Wire] = []
_QUESTIONS: dict[str, tuple[Callable[..., Any], Callable[[Any], object] | None]] = {
    "text": (lambda source, start: (source.text, start), None)
}


def watch(kind: type, *, but: Sequence[str]) -> None:
    """Have the fields of a class watched, which is a dataclass with slots, `but` for some."""
    _wires.extend(_Wire(kind, name) for name in vars(kind)["__slots__"] if name not in but)


@contextmanager
def tracked() -> Iterator[Reads]:
    """Give the list of what is read while the block runs; it is complete in the end. Blocks may lie in each other."""
    global _reads, _added, _texts
    outer, inner = (_reads, _added, _texts), Reads()
    for wire in _touched if _reads is not None else _wires:
        wire.lay()
    _touched.clear()
    _reads, _added, _texts = inner, set(), None
    try:
        yield inner
    finally:
        _reads, _added, _texts = outer
        if _reads is not None:
            _tell(inner)
        else:
            for wire in _wires:
                wire.take_away()
            _touched.clear()


def _tell(reads: Reads) -> None:
    """Say that all was read that a value was made from."""
    if _reads is not None and reads not in _added:
        _added.add(reads)
        _reads.add(reads)


def read_whole(source: SourceText) -> None:
    """Say that a whole text was read, for those who remember what stood in it."""
    if _texts is not None:
        _texts.add(source.path)
    elif _reads is not None:
        _reads.ask(_TEXT, source.path)


@contextmanager
def whole_texts() -> Iterator[set[str]]:
    """Give the files whose whole texts are read while the block runs; they are told here, and not by `tracked`."""
    global _texts
    outer, _texts = _texts, set()
    try:
        yield _texts
    finally:
        _texts = outer


def note(field: str) -> None:
    """Say that something was read that is no field of a record."""
    if _reads is not None:
        _reads.fields.add(field)


def asks(*, telling: Callable[[Any], object] | None = None) -> Callable[[Ask[*Given, T]], Ask[*Given, T]]:
    """Mark a function of a text, of where its body starts, and of some words: what counts is what it answers.

    So a page that asks for the tasks of a file stays as it is when something else is written there. `telling` returns
    what counts of an answer: places in the text do not, since nobody can make anything of them without the text.
    """

    def decorate(function: Ask[*Given, T]) -> Ask[*Given, T]:
        @wraps(function)
        def answer(source: SourceText, start: int, /, *given: *Given) -> T:
            global _reads
            if _reads is None:
                return function(source, start, *given)
            outer, _reads = _reads, None
            try:
                outer.ask(Question(function.__name__, cast("tuple[Hashable, ...]", given)), source.path)
                return function(source, start, *given)
            finally:
                _reads = outer

        _QUESTIONS[function.__name__] = function, telling
        return answer

    return decorate


def answers_alike(question: Question, one: tuple[SourceText, int], other: tuple[SourceText, int]) -> bool:
    """Return whether two texts answer a question in the same way."""
    ask, telling = _QUESTIONS[question.name]
    mine, theirs = ask(*one, *question.given), ask(*other, *question.given)
    return bool(telling(mine) == telling(theirs) if telling else mine == theirs)


class Derived(Generic[*Given, T]):
    """A function of a journal that keeps its last values, and what each was made from."""

    def __init__(self, function: Callable[[*Given], T], keep: int) -> None:
        update_wrapper(self, function)
        self._function, self._keep = function, keep
        self._held: dict[Any, tuple[T, Reads | None]] = {}

    def __call__(self, *args: *Given) -> T:
        """Return the value for these arguments, and tell whoever is tracked what it was made from."""
        found = self._held.pop(args, None)
        if found is None or (found[1] is None and _reads is not None):
            found = self._made(*args)
        elif found[1] is not None:
            _tell(found[1])
        self._hold(args, found)
        return found[0]

    def known(self, *args: *Given) -> tuple[T, Reads] | None:
        """Return the value that is kept for these arguments, if it is known what it was made from."""
        value, reads = self._held.get(args, (None, None))
        return (cast("T", value), reads) if reads is not None else None

    def take(self, value: T, reads: Reads, *args: *Given) -> None:
        """Keep a value that is right for these arguments without working it out."""
        self._hold(args, (value, reads))

    def _hold(self, args: Any, found: tuple[T, Reads | None]) -> None:
        self._held[args] = found
        while len(self._held) > self._keep:
            self._held.pop(next(iter(self._held)), None)

    def _made(self, *args: *Given) -> tuple[T, Reads | None]:
        if _reads is None:
            return self._function(*args), None
        with tracked() as reads:
            value = self._function(*args)
        return value, reads


def derived(*, keep: int) -> Callable[[Callable[[*Given], T]], Derived[*Given, T]]:
    """Keep the last values of a function of a journal, as `lru_cache` does, and what each was made from.

    A value of a journal must not be kept by `lru_cache`: who is given it would not be told what it was made from.
    """
    return lambda function: Derived(function, keep)
