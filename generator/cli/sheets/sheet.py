"""A sheet for a terminal: a name, sentences under it, then parts with a heading each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.cli.terminal import BOLD, CYAN, FAINT, Paint, filled
from generator.debts import Debt, open_debts
from generator.debts.shortest import Shortener
from generator.diagnostics.formats.columns import width
from generator.diagnostics.formats.visible import visible
from generator.records import Journal, Meeting
from generator.settings import Settings
from generator.views import meetings
from generator.words.said import Said, plain, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A journal on one day, and the terminal to show it on."""

    journal: Journal
    today: date
    settings: Settings
    paint: Paint
    room: int

    @property
    def debts(self) -> tuple[Debt, ...]:
        """What is owed now."""
        return open_debts(self.journal, self.today, self.settings)

    def day(self, when: date) -> str:
        """Return a day as people say it."""
        return words.day(when, self.today)

    def put(self, one: Said) -> str:
        """Return a sentence from its beginning to its full stop."""
        return f"{plain(sentence(one), self.today)}."

    def name(self, name: str, under: str = "") -> Iterator[str]:
        """Yield the name at the head of the sheet, and a line under it."""
        yield from (self.paint(BOLD, line) for line in filled(name, self.room))
        yield from (self.paint(FAINT, line) for line in filled(under, self.room))

    def said(self, *sentences: Said | str | None) -> Iterator[str]:
        """Yield sentences as a paragraph, after an empty line; nothing for none."""
        text = " ".join(self.put(one) if isinstance(one, Said) else one for one in sentences if one)
        if text:
            yield ""
            yield from filled(text, self.room)

    def part(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a heading and what stands under it; nothing where that is nothing."""
        first = True
        for line in lines:
            if first:
                yield ""
                yield self.paint(BOLD, title)
                first = False
            yield line

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield `label  text` lines whose texts begin in one column."""
        shown = [(visible(label), text) for label, text in pairs if text]
        wide = min(max((width(label) for label, _ in shown), default=0), 18)
        for label, text in shown:
            lines = list(filled(text, self.room, wide + 4))
            gap = " " * max(1, wide + 2 - width(label))
            yield f"  {self.paint(FAINT, label)}{gap}{(lines or [''])[0].lstrip()}"
            yield from lines[1:]

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield a line, or more where it is long, for each text."""
        for text in texts:
            yield from filled(text, self.room, 2, hanging=2)

    def owed(self, debts: Iterable[Debt]) -> Iterator[str]:
        """Yield what is owed: what, by when, and the command that closes it."""
        shortener = Shortener(self.journal, self.debts)
        for debt in debts:
            day = words.near_day(debt.due_day, self.today)
            state = debt.state(self.today)
            when = f"waiting since {day}" if state == "overdue" else "today" if state == "today" else f"by {day}"
            yield from filled(f"{plain(sentence(debt.what), self.today)}, {when}", self.room, 2)
            close = shortener.close(debt)
            if debt.is_command:
                yield f"    {self.paint(CYAN, visible(close))}"
            else:
                yield from (self.paint(CYAN, line) for line in filled(words.sentence(close), self.room, 4))

    def meeting(self, meeting: Meeting) -> str:
        """Return a meeting in one line: its day, and with whom."""
        people = words.listed([person.name for person in meetings.people(self.journal, meeting)]) or meeting.label
        title = f": {meeting.title}" if meeting.title else ""
        return f"{self.day(meeting.date.day) if meeting.date else 'no day'}, {people}{title}"

    def file(self, path: str) -> Iterator[str]:
        """Yield where it stands."""
        yield ""
        yield self.paint(FAINT, visible(path))
