"""Debts as rows of pages (what to do for whom, by when, why, and how to close it), and sentences about several."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from markupsafe import Markup

from generator import words
from generator.debts import all_settled, debts, open_debts
from generator.debts.debt import Debt
from generator.debts.upcoming import upcoming
from generator.edit.drafts import draft
from generator.edit.drafts.draft import NoDraft
from generator.edit.drafts.templates import as_mailto
from generator.facts import meetings
from generator.facts.fortnight import upcoming_days
from generator.model.day import Day
from generator.model.records import Contact, Meeting
from generator.reports.lookup import Shortener
from generator.reports.owed import nothing_owed
from generator.site.pages.html import escape, listed
from generator.site.pages.links import Links, html, unlinked
from generator.site.pages.page_context import DatedVariant, PageContext, dated_variants
from generator.words.said import plain

MOST_NAMED = 12
"""How many people a sentence names before it counts the rest."""
GROUPS = {"overdue": "Waiting", "today": "Today", "week": "This week", "later": "Later"}
K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtRow:
    """One debt on a page.

    `begins` and `ends` say when it opens and closes if nothing is written; None: it is open already, or stays open.

    `order` is its place among all rows, `close` how to close it, where ids and names are as short as possible.
    """

    debt: Debt
    begins: date | None
    ends: date | datetime | None
    order: int = 0
    close: str = ""

    @property
    def until(self) -> str:
        """The day or hour at which it closes by itself, as the page's script reads it; empty for never."""
        if isinstance(self.ends, datetime):
            return self.ends.isoformat("T", "minutes")
        return self.ends.isoformat() if self.ends else ""

    @property
    def place(self) -> str:
        """The file and line of the fact that it comes from."""
        record = self.debt.record
        return f"{record.path}:{record.source.position(self.debt.span.start).line}"

    def rests(self, day: date) -> bool:
        """Return whether its owner has put it off to a day that is still to come."""
        return self.debt.rests_until is not None and self.debt.due_day > day

    def stands(self, day: date) -> bool:
        """Return whether it is open as a day begins, if nothing is written until then."""
        # A debt that closes at an hour of the day is still open as the day begins.
        gone = bool(self.until) and day.isoformat() >= self.until
        return not gone and (self.begins is None or self.begins <= day)


def rows(context: PageContext) -> tuple[DebtRow, ...]:
    """Return every debt that is open today or will be within a fortnight, in the order in which they fall due."""
    return rows_of(context.day)


@lru_cache(maxsize=1)
def rows_of(day: Day) -> tuple[DebtRow, ...]:
    """Return these rows for a journal on one day."""
    found = upcoming(day)
    ends = {one.debt.id: one.ends for one in found if one.begins is None}
    made = [DebtRow(debt=debt, begins=None, ends=ends.get(debt.id)) for debt in open_debts(day)]
    made += [DebtRow(debt=one.debt, begins=one.begins, ends=one.ends) for one in found if one.begins is not None]
    made.sort(key=lambda row: (row.debt.order, row.begins or date.min))
    shortener = Shortener(day, [row.debt for row in made])
    return tuple(replace(row, order=number, close=shortener.close(row.debt)) for number, row in enumerate(made))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """What a template shows of a row: what to do and why as HTML; `said` is the debt as a part of a sentence.

    `mail` is a `mailto:` link with the message that settles it. With `folded`, how to close it is folded away. A row is
    `together` with the one above it where both come from one record; a `hidden` one is shown by the page's script.
    """

    row: DebtRow
    what: Markup
    why: Markup
    said: str
    mail: str = ""
    folded: bool = True
    together: bool = False
    hidden: bool = False


def shown(context: PageContext, links: Links, row: DebtRow, *, whole: bool = False) -> ShownRow:
    """Return a row for a template; with `whole` it has the message that settles it, and nothing is folded."""
    return ShownRow(
        row=row,
        what=what(context, links, row.debt),
        why=why(row.debt, row.begins or context.today),
        said=phrase(context, row.debt),
        mail=mail(context, row) if whole else "",
        folded=not whole,
    )


def phrase(context: PageContext, debt: Debt) -> str:
    """Return a debt as a part of a sentence: `a card to Ana`."""
    return plain(debt.called, context.today)


def what(context: PageContext, links: Links, debt: Debt) -> Markup:
    """Return what to do as a sentence without its full stop, with links on names."""
    return html(debt.headline, context.today, links.strong)


def why(debt: Debt, today: date) -> Markup:
    """Return the reason for a debt; the page's script updates the words for days in it."""
    return html(debt.why, today, unlinked)


def mail(context: PageContext, row: DebtRow) -> str:
    """Return a `mailto:` link with the message that settles it; empty where no message fits, or there is no address."""
    kind = row.debt.kind.draft
    if not kind or row.debt.contact is None:
        return ""
    try:
        made = draft(kind, Day(context.journal, row.begins or context.today, context.settings), row.debt)
    except NoDraft:
        return ""
    return as_mailto(made) if made.by == "email" and any(address for _, address in made.to) else ""


def counted(rest: Iterable[DebtRow]) -> list[tuple[DebtRow, int]]:
    """Return one row for all that fall due, begin and end on the same days, with their number."""
    found: dict[tuple[str, date | None, str], list[DebtRow]] = {}
    for row in rest:
        found.setdefault((row.debt.due_day.isoformat(), row.begins, row.until), []).append(row)
    return [(alike[0], len(alike)) for alike in found.values()]


def nothing(context: PageContext) -> tuple[DatedVariant[str], ...]:
    """Return what to say where nothing is owed, for today and the coming days."""
    done = tuple(_done(context))
    return tuple(dated_variants(context.today, upcoming_days(context.today), lambda day: _nothing(context, day, done)))


def _nothing(context: PageContext, day: date, done: tuple[str, ...]) -> str:
    """Return what was checked, or in a new journal what would make the first debt."""
    held = sum(meetings.held(meeting, day) for meeting in context.journal.meetings)
    if not held and not len(context.journal.contacts):
        return "Nothing is owed yet, for nobody is written down: `journal new contact NAME` writes down the first."
    return nothing_owed("You owe nobody anything", len(context.journal.meetings), held, done)


def _done(context: PageContext) -> Iterator[str]:
    """Yield how many debts of a kind were done; those let go do not count as done."""
    found = debts(context.day)
    yield from all_settled(found)
    let_go = sum(debt.state(context.today) in ("waived", "let-go") for debt in found)
    if let_go:
        yield f"{words.count(let_go, 'thing')} let go"


def closing(context: PageContext) -> Callable[[Debt], str]:
    """Return the function that says how to close a debt, with ids and names as short as possible."""
    return Shortener(context.day, context.debts).close


def everybody(links: Links, people: Iterable[Contact], most: int = MOST_NAMED) -> Markup:
    """Return links to people as a list in a sentence: `Ana, Ben and Chi`; beyond `most` the rest is counted."""
    all_ = list(people)
    named: list[object] = [links.record(person) for person in all_[:most]]
    return listed([*named, words.count(len(all_) - most, "other")] if len(all_) > most else named)


def letter(body: str) -> Markup:
    """Return a message as paragraphs of HTML, every line end kept."""
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(map(escape, part.strip("\n").split("\n"))))
        for part in body.split("\n\n")
        if part.strip()
    )


def group(due: date, today: date) -> str:
    """Return which of `GROUPS` a debt stands in."""
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "week" if (due - today) <= timedelta(days=7) else "later"


def opening(dues: Sequence[date], first: str, today: date) -> str:
    """Return how much is waiting, or what comes next. `dues` are sorted; `first` says in words what falls due first."""
    groups = [group(due, today) for due in dues]
    waiting, now = groups.count("overdue"), groups.count("today")
    if waiting == 1:
        said = f"One thing is waiting: {first}, since {words.near_day(dues[0], today)}."
    elif waiting:
        said = f"{words.sentence(words.number(waiting))} things are waiting; the oldest is {ended(first)}"
    else:
        said = "Nothing is waiting."
    if now and waiting:
        return f"{said} {words.sentence(words.number(now))} more {'is' if now == 1 else 'are'} for today."
    if now == 1:
        return f"{said} One thing is for today: {ended(first)}"
    if now:
        return f"{said} {words.sentence(words.number(now))} things are for today, first {ended(first)}"
    return said if waiting or not dues else f"{said} The next thing is {first}, by {words.near_day(dues[0], today)}."


def ended(text: str) -> str:
    """Return a sentence with a full stop, unless it ends in one, as `Acme Inc.` does."""
    return text if text.endswith(".") else f"{text}."


def more(amount: int, first: date, today: date) -> str:
    """Return a sentence about debts that are not shown: how many, and when the first is due."""
    ahead = f", none before {words.near_day(first, today)}" if first > today else ""
    return f"and {words.number(amount)} more{ahead}"


def later(amount: int, first: date, today: date) -> str:
    """Return a sentence about debts that are folded away: how many, and when the first is due."""
    return f"Later: {words.count(amount, 'thing')}, the first by {words.near_day(first, today)}"


def by_person(context: PageContext) -> Mapping[Contact, list[DebtRow]]:
    """Return the rows by the person to whom something is owed."""
    return _grouped(rows(context), lambda debt: debt.contact)


def by_meeting(context: PageContext) -> Mapping[Meeting, list[DebtRow]]:
    """Return the rows by the meeting from which the debt comes."""
    return _grouped(rows(context), lambda debt: debt.record if isinstance(debt.record, Meeting) else None)


def quiet_until(found: list[DebtRow]) -> str | None:
    """Return the day until which nothing is owed, empty for no such day; None where something is owed today."""
    begins = [row.begins for row in found if row.begins is not None]
    if len(begins) < len(found):
        return None
    return min(begins).isoformat() if begins else ""


def _grouped(found: Iterable[DebtRow], key: Callable[[Debt], K | None]) -> Mapping[K, list[DebtRow]]:
    made: dict[K, list[DebtRow]] = {}
    for row in found:
        named = key(row.debt)
        if named is not None:
            made.setdefault(named, []).append(replace(row, order=0))  # the order among all debts is of no use here
    return made
