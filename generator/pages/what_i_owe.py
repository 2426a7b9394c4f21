"""What I owe: every open debt, grouped by when it is due, each with why, where that stands and how to close it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import words
from generator.pages.debt_rows import Row, nothing, rows, shown
from generator.pages.opening import GROUPS, group, later, opening
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.records.record import Record
from generator.views.ahead import after, last_day


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of debts."""
    links = scene.links(addresses.WHAT_I_OWE)
    every = rows(scene)
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
    first = shown(scene, links, now[0])["said"] if now else ""
    yield scene.page(
        addresses.WHAT_I_OWE,
        "What I owe",
        "what_i_owe",
        search=False,
        groups=groups,
        # Day by day: the messages of one day look at the same facts. The page's script puts each row in its place.
        coming=[shown(scene, links, row, whole=True) for row in sorted(every, key=_begins) if row.begins is not None],
        opening_sentence=opening([row.debt.due_day for row in now], first, scene.today),
        nothing_said=nothing(scene),
        empty=not now,
        stale=after(last_day(scene.today)),
        by_when=words.by_when,
    )


def _begins(row: Row) -> date:
    return row.begins or date.min


def _by_record(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with those of one record together, where its first stands; those behind it say so."""
    groups: dict[Record, list[dict[str, Any]]] = {}
    for item in found:
        groups.setdefault(item["debt"].record, []).append(item)
    return [{**item, "together": number > 0} for items in groups.values() for number, item in enumerate(items)]
