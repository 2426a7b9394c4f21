"""What I owe: every open debt, grouped by when it is due, each with why, where that stands and how to close it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator import words
from generator.pages.debt_rows import Row, counted, nothing, rows, shown
from generator.pages.opening import GROUPS, group, later, more, opening
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.records.record import Record
from generator.views.ahead import after, last_day

MOST_ON_A_PAGE = 400
"""How many debts one page holds; those less urgent stand on pages by the week in which they fall due."""
FOLDER = addresses.WHAT_I_OWE.removesuffix(".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Debts of one week, or of a piece of it where there are very many."""

    name: str
    address: str
    rows: list[Row]


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of debts, and where there are very many a page for each week of the others."""
    every = rows(scene)
    first, rest = every[:MOST_ON_A_PAGE], every[MOST_ON_A_PAGE:]
    now = [row for row in every if row.begins is None]
    unseen = [row for row in rest if row.begins is None]
    parts = list(_parts(scene, rest))
    said = shown(scene, scene.links(addresses.WHAT_I_OWE), now[0])["said"] if now else ""
    yield _page(
        scene,
        addresses.WHAT_I_OWE,
        "What I owe",
        first,
        about="",
        opening_sentence=opening([row.debt.due_day for row in now], said, scene.today),
        nothing_said=nothing(scene),
        empty=not now,
        rest=counted(rest),
        more=more(len(unseen), unseen[0].debt.due_day, scene.today) if unseen else "",
        parts=[(part.name, part.address, len(part.rows)) for part in parts],
    )
    for part in parts:
        about = f"What falls due in the {part.name}."
        yield _page(scene, part.address, f"What I owe: {part.name}", part.rows, about=about, rest=[])


def _parts(scene: Scene, rest: tuple[Row, ...]) -> Iterator[_Part]:
    """Yield the weeks: what is written or done today moves a row or two, and leaves the other weeks as they are."""
    weeks: dict[date, list[Row]] = {}
    for row in rest:
        day = row.debt.due_day
        weeks.setdefault(day - timedelta(days=min(day.weekday(), day.toordinal() - 1)), []).append(row)
    for monday, found in sorted(weeks.items()):
        for start in range(0, len(found), MOST_ON_A_PAGE):
            number = start // MOST_ON_A_PAGE + 1
            yield _Part(
                name=f"week of {words.day(monday, scene.today)}" + (f", part {number}" if number > 1 else ""),
                address=f"{FOLDER}/{monday}" + (f"-{number}" if number > 1 else "") + ".html",
                rows=found[start : start + MOST_ON_A_PAGE],
            )


def _page(scene: Scene, address: str, title: str, every: Sequence[Row], **said: Any) -> Page:
    links = scene.links(address)
    now = [row for row in every if row.begins is None]
    groups = [
        {
            "state": state,
            "name": name,
            "many": words.number(len(found)),
            "rows": _by_record([shown(scene, links, row, whole=True) for row in found]),
            "later": later(len(found), found[0].debt.due_day, scene.today) if found else "",
        }
        for state, name in GROUPS.items()
        for found in ([row for row in now if group(row.debt.due_day, scene.today) == state],)
    ]
    return scene.page(
        address,
        title,
        "what_i_owe",
        search=False,
        groups=groups,
        # Day by day: the messages of one day look at the same facts. The page's script puts each row in its place.
        coming=[shown(scene, links, row, whole=True) for row in sorted(every, key=_begins) if row.begins is not None],
        stale=after(last_day(scene.today)),
        by_when=words.by_when,
        **said,
    )


def _begins(row: Row) -> date:
    return row.begins or date.min


def _by_record(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with those of one record together, where its first stands; those behind it say so."""
    groups: dict[Record, list[dict[str, Any]]] = {}
    for item in found:
        groups.setdefault(item["debt"].record, []).append(item)
    return [{**item, "together": number > 0} for items in groups.values() for number, item in enumerate(items)]
