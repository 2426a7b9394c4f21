"""What the tests of debts share: a small world in a few lines, and what it owes on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import dedent

from conftest import MakeJournal

from generator.debts import debts
from generator.debts.debt import Debt
from generator.model.day import Day
from generator.rules.options import settings_from
from generator.words.said import plain, sentence

TODAY = date(2026, 11, 22)
NOTES = "\n## Notes\n\nWe spoke about testing with real passengers.\n"
ANA = {"contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted"}


@dataclass(frozen=True)
class World:
    found: tuple[Debt, ...]

    def ids(self, kind: str) -> list[str]:
        """Return the ids of the open debts of a kind."""
        return [debt.id for debt in self.found if debt.kind.name == kind and debt.is_open]

    def one(self, kind: str) -> Debt:
        """Return the only debt of a kind, whatever its state."""
        (debt,) = (debt for debt in self.found if debt.kind.name == kind)
        return debt

    def why(self, kind: str) -> str:
        """Return why the only debt of a kind is owed, as a sentence that stands alone."""
        return plain(self.one(kind).reason, TODAY)

    def what(self, kind: str) -> str:
        """Return what the only debt of a kind asks for, as a sentence."""
        return plain(sentence(self.one(kind).what), TODAY)

    def states(self, kind: str, today: date = TODAY) -> list[str]:
        return [debt.state(today) for debt in self.found if debt.kind.name == kind]


def world(journal: MakeJournal, files: Mapping[str, str], today: date = TODAY, **options: object) -> World:
    """Return what a journal owes on a day. Each text is front matter; behind a line `---` comes the body."""
    written = {}
    for name, text in files.items():
        front, _, body = dedent(text).strip("\n").partition("\n---\n")
        written[name] = f"---\n{front}\n---\n{body}"
    settings, problems = settings_from(options)
    assert not problems
    return World(debts(Day(journal(written).load(), today, settings)))
