"""What I owe: all open debts, grouped by when they are due, each with the reason, its place and how to close it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts.fortnight import after, last_day
from generator.model import addresses
from generator.model.records import Record
from generator.reports.unclear import in_words, unclear
from generator.site.pages.debt_markup import (
    GROUPS,
    DebtRow,
    ShownRow,
    counted,
    group,
    later,
    more,
    nothing,
    opening,
    rows,
    shown,
)
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import DatedVariant, PageContext

MOST_ON_A_PAGE = 400
"""The most debts on one page; less urgent ones are on further pages, by the week in which they fall due."""
FOLDER = addresses.WHAT_I_OWE.removesuffix(".html")
_TITLE = "What I owe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Debts of one week, or a part of them where there are very many."""

    name: str
    address: str
    rows: Sequence[DebtRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The debts of one of `GROUPS`, whose key is `state`; `later` is the sentence about those that are folded away."""

    state: str
    name: str
    many: str
    rows: Sequence[ShownRow]
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIOwePage:
    """What a page of debts shows; only the first one has an opening sentence and links to the `parts`."""

    title: str
    groups: Sequence[Group]
    coming: Sequence[ShownRow]
    stale: date
    about: str = ""
    opening: str = ""
    nothing: Sequence[DatedVariant[str]] = ()
    unclear: str = ""
    empty: bool = False
    rest: Sequence[tuple[DebtRow, int]] = ()
    more: str = ""
    parts: Sequence[Part] = ()


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of debts, and where there are very many, a page for each later week."""
    yield Page(address=addresses.WHAT_I_OWE, title=_TITLE, render=partial(_first, context))
    for part in _parts(context):
        title = f"{_TITLE}: {part.name}"
        yield Page(address=part.address, title=title, render=partial(_part, context, title, part))


def _parts(context: PageContext) -> Iterator[Part]:
    """Yield the parts by week, so that a change today alters only one or two of these pages."""
    weeks: dict[date, list[DebtRow]] = {}
    for row in rows(context)[MOST_ON_A_PAGE:]:
        day = row.debt.due_day
        weeks.setdefault(day - timedelta(days=min(day.weekday(), day.toordinal() - 1)), []).append(row)
    for monday, found in sorted(weeks.items()):
        for start in range(0, len(found), MOST_ON_A_PAGE):
            number = start // MOST_ON_A_PAGE + 1
            yield Part(
                name=f"week of {words.day(monday, context.today)}" + (f", part {number}" if number > 1 else ""),
                address=f"{FOLDER}/{monday}" + (f"-{number}" if number > 1 else "") + ".html",
                rows=found[start : start + MOST_ON_A_PAGE],
            )


def _first(context: PageContext) -> Markup:
    links = context.links(addresses.WHAT_I_OWE)
    every = rows(context)
    first, rest = every[:MOST_ON_A_PAGE], every[MOST_ON_A_PAGE:]
    now = [row for row in every if row.begins is None]
    unseen = [row for row in rest if row.begins is None]
    said = shown(context, links, now[0]).said if now else ""
    return context.render(
        addresses.WHAT_I_OWE,
        "what_i_owe",
        WhatIOwePage(
            title=_TITLE,
            opening=opening([row.debt.due_day for row in now], said, context.today),
            nothing=nothing(context),
            unclear=in_words(len(unclear(context.day))),
            empty=not now,
            groups=list(_groups(context, links, first)),
            coming=_coming(context, links, first),
            rest=counted(rest),
            more=more(len(unseen), unseen[0].debt.due_day, context.today) if unseen else "",
            parts=list(_parts(context)),
            stale=after(last_day(context.today)),
        ),
    )


def _part(context: PageContext, title: str, part: Part) -> Markup:
    links = context.links(part.address)
    return context.render(
        part.address,
        "what_i_owe",
        WhatIOwePage(
            title=title,
            about=f"What falls due in the {part.name}.",
            groups=list(_groups(context, links, part.rows)),
            coming=_coming(context, links, part.rows),
            stale=after(last_day(context.today)),
        ),
    )


def _groups(context: PageContext, links: Links, every: Sequence[DebtRow]) -> Iterator[Group]:
    """Yield the open debts in groups by when they are due, empty groups included."""
    for state, name in GROUPS.items():
        found = [row for row in every if row.begins is None and group(row.debt.due_day, context.today) == state]
        yield Group(
            state=state,
            name=name,
            many=words.number(len(found)),
            rows=_by_record(shown(context, links, row, whole=True) for row in found),
            later=later(len(found), found[0].debt.due_day, context.today) if found else "",
        )


def _coming(context: PageContext, links: Links, every: Sequence[DebtRow]) -> list[ShownRow]:
    """Return the debts that open on the coming days, sorted by day: drafts of one day share what they look up.

    The page's script moves each row to its place.
    """
    ordered = sorted(every, key=lambda row: row.begins or date.min)
    return [shown(context, links, row, whole=True) for row in ordered if row.begins is not None]


def _by_record(found: Iterable[ShownRow]) -> list[ShownRow]:
    """Return rows with those of one record together, at the place of the first; the others are marked `together`."""
    groups: dict[Record, list[ShownRow]] = {}
    for item in found:
        groups.setdefault(item.row.debt.record, []).append(item)
    return [replace(item, together=number > 0) for items in groups.values() for number, item in enumerate(items)]
