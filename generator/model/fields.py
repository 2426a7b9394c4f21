"""What a field may hold. A record's dataclass is its own schema: each field carries its `Spec`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from keyword import iskeyword
from types import MappingProxyType
from typing import Any, TypedDict, Unpack


@dataclass(frozen=True, slots=True)
class Text:
    """Any words, kept as they were written."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, perhaps with a time; `word` is the one thing that may stand instead of it.

    Where `partial`, a month or a year does too: nobody knows any more on which day they met an old friend.
    """

    word: str = ""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class YesNo:
    """`yes` or `no`, `true` or `false`, in any case."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LengthField:
    """How long a meeting lasts."""


@dataclass(frozen=True, slots=True)
class PeriodField:
    """A span of the calendar."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone's IANA name."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address on the web, with or without its scheme."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a record of kind `to`; `word` and `tag:NAME` (with `tags`) may stand instead of one.

    A company needs no file; where `loose`, neither does a person.
    """

    to: str
    word: str = ""
    tags: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping of any key to text, or to a day."""

    of: Text | Date = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of items of the dataclass `of`.

    A bare text fills its field `text`. Where `line` is true, an item may also be one line, such as
    `email 2026-11-22` (contract §1, one-line forms).
    """

    of: type
    text: str = ""
    line: bool = False


FieldType = Text | Date | YesNo | Choice | LengthField | PeriodField | Zone | Url | Ref | Pairs | Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field: what it may hold, what it is for, and where else its value appears.

    `fact`: its day is a dated fact. `to_show`: a build made to be shown has it, with names masked; of `prose`, such as
    what they said, it has the words only with notes, else their number. `column`: the head of its column in an
    exported spreadsheet. Of a person only: `beside`, its words are shown beside the name, on a page, in `journal show`
    and on a brief; `heads`, the heads by which an import knows it, commas between; `vcard`, its property in an address
    book, `N.suffix` for a part of the name. Of a person, a company or the owner: `detail`, the label under which their
    page lists it, and `journal show` for a person.
    """

    type: FieldType
    help: str
    many: bool = False
    required: bool = False
    fact: bool = False
    to_show: bool = False
    prose: bool = False
    beside: bool = False
    detail: str = ""
    column: str = ""
    heads: str = ""
    vcard: str = ""


class Where(TypedDict, total=False):
    """The keyword arguments with which a field says where else it appears; `Spec` explains each."""

    required: bool
    to_show: bool
    prose: bool
    beside: bool
    detail: str
    column: str
    heads: str
    vcard: str


def one(kind: FieldType, help: str, *, fact: bool = False, **where: Unpack[Where]) -> Any:  # noqa: A002
    """Declare a field with one value; absent, it is None, or empty for a mapping."""
    spec = Spec(type=kind, help=help, fact=fact, **where)
    if isinstance(kind, Pairs):
        empty: Mapping[str, Any] = MappingProxyType({})
        return field(default_factory=lambda: empty, metadata={"spec": spec})
    return field(default=None, metadata={"spec": spec})


def many(kind: FieldType, help: str, **where: Unpack[Where]) -> Any:  # noqa: A002
    """Declare a field with a list of values, a tuple in Python; absent, it is empty."""
    return field(default=(), metadata={"spec": Spec(type=kind, help=help, many=True, **where)})


def value_of(holder: Any, name: str) -> Any:
    """Return what a record or item holds in the field called `name` in a file."""
    return getattr(holder, attribute(name))


def schema(record: Any) -> Mapping[str, Spec]:
    """Return the fields of a record or item class by the name they bear in a file: its own, then those of every record.

    A name that is a keyword of Python ends with an underscore in the class (`with_`), but not in the file.
    """
    return _schema(record)


@cache
def _schema(record: Any) -> Mapping[str, Spec]:
    inherited = {one.name for base in record.__mro__[1:] if is_dataclass(base) for one in fields(base)}
    declared = sorted(fields(record), key=lambda one: one.name in inherited)
    return MappingProxyType(
        {one.name.removesuffix("_"): one.metadata["spec"] for one in declared if "spec" in one.metadata}
    )


def required(record: Any) -> tuple[str, ...]:
    """Return the names of the fields that a record or item can't do without."""
    return _required(record)


@cache
def _required(record: Any) -> tuple[str, ...]:
    return tuple(name for name, spec in schema(record).items() if spec.required)


def attribute(name: str) -> str:
    """Return the name in the class of the field called `name` in a file."""
    return f"{name}_" if iskeyword(name) else name
