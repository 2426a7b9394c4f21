"""A debt as a row of a page: what to do for whom, by when, why, where that stands and how to close it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup

from generator import words
from generator.debts import Debt, debts, open_debts
from generator.debts.coming import coming
from generator.debts.shortest import Shortener
from generator.drafts import DRAFTS, NoDraft, draft
from generator.drafts.envelope import as_mailto
from generator.pages.html import escape, strong
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.pages.spells import Spell, spells
from generator.records import Contact, Event, Journal, Meeting
from generator.settings import Settings
from generator.views import meetings
from generator.views.fortnight import coming_days

_PHRASES = {
    "thank-email": "thanks to {}",
    "thank-card": "a card to {}",
    "connect": "a request to {} on LinkedIn",
    "write-up": "your notes on the talk with {}",
    "report-back": "word to {} of how it went",
    "approach": "a first word to {}",
    "nudge": "a second try with {}",
    "answer": "an answer to {}",
    "prepare": "your preparation for {}",
    "confirm": "a word to {} about time and place",
    "promise": "a promise to {}",
    "thank-help": "thanks to {}",
    "news": "your news for {}",
    "keep-in-touch": "a sign of life to {}",
}
"""What each kind is called in the middle of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One debt on a page. `begins` and `ends` say when the calendar alone opens and closes it.

    `order` is its place among all rows; `close` how to close it, with a command as short as it can be.
    """

    debt: Debt
    begins: date | None
    ends: date | datetime | None
    order: int = 0
    close: str = ""

    @property
    def until(self) -> str:
        """The day or hour at which it is gone, as the page's script reads it."""
        if isinstance(self.ends, datetime):
            return self.ends.isoformat("T", "minutes")
        return self.ends.isoformat() if self.ends else ""

    @property
    def is_command(self) -> bool:
        """Whether a command closes it; where only text does, `close` says which."""
        return self.close.startswith("journal ")

    @property
    def place(self) -> str:
        """The file and line of the fact that made it."""
        record = self.debt.record
        return f"{record.path}:{record.source.position(self.debt.span.start).line}"

    def stands(self, day: date) -> bool:
        """Return whether it is open at the beginning of a day if nothing is written until then."""
        # At an hour of its day it still stands as the day begins.
        gone = bool(self.until) and day.isoformat() >= self.until
        return not gone and (self.begins is None or self.begins <= day)


def rows(scene: Scene) -> tuple[Row, ...]:
    """Return every debt that is open today or will be within a fortnight, in the order in which they fall due."""
    return rows_of(scene.journal, scene.today, scene.settings)


@lru_cache(maxsize=1)
def rows_of(journal: Journal, today: date, settings: Settings) -> tuple[Row, ...]:
    """Return the rows of a journal on one day."""
    found = coming(journal, today, settings)
    ends = {one.debt.id: one.ends for one in found if one.begins is None}
    made = [Row(debt=debt, begins=None, ends=ends.get(debt.id)) for debt in open_debts(journal, today, settings)]
    made += [Row(debt=one.debt, begins=one.begins, ends=one.ends) for one in found if one.begins is not None]
    made.sort(key=lambda row: (row.debt.order, row.begins or date.min))
    shortener = Shortener(journal, [row.debt for row in made])
    return tuple(replace(row, order=number, close=shortener.close(row.debt)) for number, row in enumerate(made))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """What a template prints of a row: what to do and why, as HTML; `said` is what it is in the middle of a sentence.

    `mail` is a `mailto:` link with the message that pays it. How to close it may be `folded`. A row stands `together`
    with the one above it where both come from one record; one that is `hidden` waits for the page's script.
    """

    row: Row
    what: Markup
    why: Markup
    said: str
    mail: str = ""
    folded: bool = True
    together: bool = False
    hidden: bool = False


def shown(scene: Scene, links: Links, row: Row, *, whole: bool = False) -> ShownRow:
    """Return a row as it is shown: how to close it folded, or the `whole`, with the message that pays it."""
    return ShownRow(
        row=row,
        what=what(scene, links, row.debt),
        why=why(row.debt, row.begins or scene.today),
        said=phrase(scene, row.debt),
        mail=mail(scene, row) if whole else "",
        folded=not whole,
    )


def phrase(scene: Scene, debt: Debt) -> str:
    """Return what it is in the middle of a sentence: `a card to Ana`."""
    if isinstance(debt.record, Event) and debt.kind == "write-up":
        return f"the list of whom you met at {debt.record.name}"
    who = debt.name or words.listed([person.name for person in _people(scene, debt)])
    if not who and debt.kind == "promise":
        return "a promise"
    return _PHRASES[debt.kind].format(who or "somebody")


def what(scene: Scene, links: Links, debt: Debt) -> Markup:
    """Return what to do, a sentence without its full stop, the names in it links to their people."""
    if debt.kind == "promise":
        to = Markup(" {}").format(strong(links.record(debt.contact))) if debt.contact else ""
        return Markup("You promised{}: {}").format(to, escape(_promised(debt)))
    named = [(person.name, strong(links.record(person))) for person in _people(scene, debt)]
    if not named and debt.name:
        named = [(debt.name, strong(debt.name))]
    if not named:
        named = [(debt.record.label, strong(links.record(debt.record)))]
    return _with_names(debt.what, named)


def why(debt: Debt, today: date) -> Markup:
    """Return which fact asks for it, the fact's day in words that the page's script renews."""
    said = debt.why.removesuffix(f": {_promised(debt)}") if debt.kind == "promise" else debt.why
    day = words.day(debt.since, today) if debt.since else ""
    before, found, after = said.partition(day) if day else (said, "", "")
    if not found or debt.since is None:
        return escape(said)
    time = Markup('<time datetime="{}" data-words="day">{}</time>').format(debt.since.isoformat(), day)
    return escape(before) + time + escape(after)


def mail(scene: Scene, row: Row) -> str:
    """Return a `mailto:` link with the message that pays it; empty where there is none to write, or no address."""
    kind = next((kind for kind in DRAFTS if row.debt.kind in kind.debts), None)
    if kind is None or row.debt.contact is None:
        return ""
    try:
        made = draft(kind.name, scene.journal, row.begins or scene.today, scene.settings, row.debt)
    except NoDraft:
        return ""
    return as_mailto(made) if made.by == "email" and any(address for _, address in made.to) else ""


def counted(rest: Iterable[Row]) -> list[tuple[Row, int]]:
    """Return one row for all that fall due, begin and end together, and how many they are."""
    found: dict[tuple[str, date | None, str], list[Row]] = {}
    for row in rest:
        found.setdefault((row.debt.due_day.isoformat(), row.begins, row.until), []).append(row)
    return [(alike[0], len(alike)) for alike in found.values()]


def nothing(scene: Scene) -> tuple[Spell[str], ...]:
    """Return why nothing is owed, today and on the coming days; it is seen only where that is so."""
    done = tuple(_done(scene))
    return tuple(spells(scene.today, coming_days(scene.today), lambda day: _nothing(scene, day, done)))


def _nothing(scene: Scene, day: date, done: tuple[str, ...]) -> str:
    """Return what was looked at, or what would make a first debt."""
    held = sum(meetings.held(meeting, day) for meeting in scene.journal.meetings)
    if not held and not len(scene.journal.contacts):
        return "Nothing is owed yet, for nobody is written down: `journal new contact NAME` writes down the first."
    checked = f"{words.count(held, 'meeting')} checked"
    return f"You owe nobody anything: {words.listed([checked, *done])}."


def _done(scene: Scene) -> Iterator[str]:
    """Yield what can be said of the debts that were looked at; what was let go is not called done."""
    states: dict[str, set[str]] = {}
    found = debts(scene.journal, scene.today, scene.settings)
    for debt in found:
        states.setdefault(debt.kind, set()).add(debt.state(scene.today))
    if states.get("thank-email") == {"closed"}:
        yield "everybody thanked"
    if states.get("promise") == {"closed"}:
        yield "every promise kept"
    let_go = sum(debt.state(scene.today) in ("waived", "let-go") for debt in found)
    if let_go:
        yield f"{words.count(let_go, 'thing')} let go"


def _promised(debt: Debt) -> str:
    """Return a promise as its owner wrote it; `what` begins with a capital."""
    return debt.why[-len(debt.what) :]


def _people(scene: Scene, debt: Debt) -> tuple[Contact, ...]:
    if debt.contact is not None:
        return (debt.contact,)
    return meetings.people(scene.journal, debt.record) if isinstance(debt.record, Meeting) and not debt.name else ()


def _with_names(text: str, named: list[tuple[str, Markup]]) -> Markup:
    """Return a text with each name in it, once, as HTML; names that it does not hold are left out."""
    made = Markup()
    for name, said in named:
        before, found, after = text.partition(name)
        if found:
            made, text = made + escape(before) + said, after
    return made + escape(text)
