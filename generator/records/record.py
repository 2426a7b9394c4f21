"""What every record has: a file, a slug, a body, and what its owner says of the checks on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from generator.records.fields import Pairs, Text, YesNo, many, one
from generator.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list in front matter; `at` is its place in the list as written, blanks not counted."""

    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Record:
    """One Markdown file with front matter. Two records are the same only when they are one object."""

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]

    source: SourceText
    slug: str
    body_start: int
    extra: Mapping[str, Any] = field(default_factory=dict)

    tags: tuple[str, ...] = many(Text(), "Words to group by.")
    waived: Mapping[str, str] = one(
        Pairs(), "Debts let go: a debt's kind, or kind and the end of its id, to the reason."
    )
    private: bool | None = one(YesNo(), "yes keeps the whole record out of every build made to be shown.")
    ignore: tuple[str, ...] = many(Text(), "Names of rules not to apply to this file.")

    @property
    def path(self) -> str:
        """The file, relative to the folder of mkdocs.yml."""
        return self.source.path

    @property
    def body(self) -> str:
        """The text behind the front matter."""
        return self.source.text[self.body_start :]

    @property
    def label(self) -> str:
        """What to call the record where it is shown."""
        raise NotImplementedError
