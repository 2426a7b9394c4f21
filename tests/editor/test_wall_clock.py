"""How long an editor waits, by the clock on the wall, in a journal of 10,000 records: at rest and while all is checked.

`pytest -n 0 -s -m slow tests/editor/test_wall_clock.py` says the figures, with how busy the machine was.
"""

import asyncio
import os
import re
import sys
from collections.abc import Awaitable, Callable
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from client import Editor, editor, run
from lsprotocol import types

from benchmarks.make import make

AT_MOST = 0.05
"""Seconds for half of the answers of a kind on a machine that does nothing else."""
ROUNDS = 25
WITH = re.compile(r"\nwith: \[\w\w\w")
Ask = Callable[[Editor, str], Awaitable[object]]


def whom(shown: Editor, name: str) -> str:
    """Return the text up to the middle of the first name under `with`."""
    found = WITH.search(shown.texts[name])
    return found[0] if found else ""


async def definition(shown: Editor, name: str) -> object:
    params = types.DefinitionParams(shown.document(name), shown.place(name, whom(shown, name)))
    return await shown.client.text_document_definition_async(params)


async def references(shown: Editor, name: str) -> object:
    place, context = shown.place(name, whom(shown, name)), types.ReferenceContext(include_declaration=True)
    return await shown.client.text_document_references_async(
        types.ReferenceParams(context, shown.document(name), place)
    )


KINDS: dict[str, Ask] = {
    "completion": lambda shown, name: shown.complete(name, "[[an"),
    "hover": lambda shown, name: shown.hover(name, whom(shown, name)),
    "definition": definition,
    "references": references,
}


async def waited(shown: Editor, names: list[str], kind: str, rest: float) -> list[float]:
    """Type a key, wait for `rest` seconds, ask; return how long each answer took."""
    taken = []
    for number, name in enumerate(names):
        shown.open(name)
        shown.type(name, f"{shown.text(name)}\n[[an{number}\n")
        await asyncio.sleep(rest)
        begin = perf_counter()
        assert await KINDS[kind](shown, name) or kind == "completion"
        taken.append(perf_counter() - begin)
    return taken


async def underlined(shown: Editor, names: list[str]) -> list[float]:
    """Return how long after a key a mistake is underlined."""
    taken = []
    for name in names:
        shown.open(name)
        begin = perf_counter()
        shown.type(name, shown.text(name).replace("\nwith:", "\nhow: yess\nwith:", 1))
        await shown.wrong_in(name, lambda codes: "not-a-choice" in codes)
        taken.append(perf_counter() - begin)
    return taken


@pytest.mark.slow
def test_an_answer_is_there_before_one_looks_up(tmp_path: Path) -> None:
    make(10_000, tmp_path / "made")
    folder = tmp_path / "made" / "journal" / "meetings"
    files = [one for one in sorted(folder.glob("*.md")) if WITH.search(one.read_text(encoding="utf-8"))]
    names = [f"meetings/{one.name}" for one in islice(files, 0, None, len(files) // ROUNDS)]

    async def session() -> dict[str, float]:
        async with editor(tmp_path / "made") as shown:
            shown.open(names[0])
            await shown.complete(names[0], "\nwith: ")
            await asyncio.sleep(3)  # the first check of all
            found = {f"{kind}, at rest": median(await waited(shown, names, kind, 0)) for kind in KINDS}
            found |= {f"{kind}, while checking": median(await waited(shown, names, kind, 0.4)) for kind in KINDS}
            return found | {"underlined": median(await underlined(shown, names[:8]))}

    found = run(session())
    busy = max(os.getloadavg()[0] / (os.cpu_count() or 1), 1)
    lines = [f"{kind:28} {1000 * seconds:6.0f} ms" for kind, seconds in found.items()]
    sys.stdout.write("\n".join(("", *lines, f"the machine was busy {busy:.1f} times over\n")))
    for kind in KINDS:
        assert found[f"{kind}, at rest"] < AT_MOST * busy * 2, kind
        assert found[f"{kind}, while checking"] < 4 * AT_MOST * busy, kind
