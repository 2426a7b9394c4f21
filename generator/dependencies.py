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
from functools import wraps
from typing import Any, NamedTuple, TypeAlias, TypeVar, TypeVarTuple, cast

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
Look: TypeAlias = tuple[str, str]
"""The name of a question, and the path of the file whose text was asked."""


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
_looks: set["Look"] | None = None
"""What is being looked at of texts now, where that is told apart."""


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


APART: list[Question] = []
"""The questions that may be told apart."""


def watch(kind: type, *, but: Sequence[str]) -> None:
    """Have the fields of a class watched, which is a dataclass with slots, `but` for some."""
    _wires.extend(_Wire(kind, name) for name in vars(kind)["__slots__"] if name not in but)


@contextmanager
def tracked() -> Iterator[Reads]:
    """Give the list of what is read while the block runs; it is complete in the end. Blocks may lie in each other."""
    global _reads, _added, _looks
    outer, inner = (_reads, _added, _looks), Reads()
    for wire in _touched if _reads is not None else _wires:
        wire.lay()
    _touched.clear()
    _reads, _added, _looks = inner, set(), None
    try:
        yield inner
    finally:
        _reads, _added, _looks = outer
        if _reads is not None:
            tell(inner)
        else:
            for wire in _wires:
                wire.take_away()
            _touched.clear()


def is_tracked() -> bool:
    """Return whether what is read now is written down."""
    return _reads is not None


def tell(reads: Reads) -> None:
    """Say that all was read that a value was made from."""
    if _reads is not None and reads not in _added:
        _added.add(reads)
        _reads.add(reads)


@contextmanager
def looks() -> Iterator[set[Look]]:
    """Give what is asked of texts `apart` while the block runs: it is told here, and not by `tracked`."""
    global _looks
    outer, _looks = _looks, set()
    try:
        yield _looks
    finally:
        _looks = outer


def note(field: str) -> None:
    """Say that something was read that is no field of a record."""
    if _reads is not None:
        _reads.fields.add(field)


def asks(
    *, telling: Callable[[Any], object] | None = None, apart: bool = False
) -> Callable[[Ask[*Given, T]], Ask[*Given, T]]:
    """Mark a function of a text, of where its body starts, and of some words: what counts is what it answers.

    So a page that asks for the tasks of a file stays as it is when something else is written there. `telling` returns
    what counts of an answer: places in the text do not, since nobody can make anything of them without the text.
    What is asked of a text alone may be told `apart`, to whoever gathers `looks`.
    """

    def decorate(function: Ask[*Given, T]) -> Ask[*Given, T]:
        @wraps(function)
        def answer(source: SourceText, start: int, /, *given: *Given) -> T:
            global _reads, _looks
            if apart and _looks is not None:
                _looks.add((function.__name__, source.path))
            elif _reads is not None:
                _reads.ask(Question(function.__name__, cast("tuple[Hashable, ...]", given)), source.path)
            else:
                return function(source, start, *given)
            outer = _reads, _looks
            _reads = _looks = None
            try:
                return function(source, start, *given)
            finally:
                _reads, _looks = outer

        _QUESTIONS[function.__name__] = function, telling
        if apart:
            APART.append(Question(function.__name__))
        return answer

    return decorate


def answers_alike(question: Question, one: tuple[SourceText, int], other: tuple[SourceText, int]) -> bool:
    """Return whether two texts answer a question in the same way."""
    ask, telling = _QUESTIONS[question.name]
    mine, theirs = ask(*one, *question.given), ask(*other, *question.given)
    return bool(telling(mine) == telling(theirs) if telling else mine == theirs)
