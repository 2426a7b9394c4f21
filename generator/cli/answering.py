"""Keeps what a command says, so that the same question is answered at once while nothing changes."""

import os
from pathlib import Path

from generator.answers import Answer, Question, keep, seen, seen_made
from generator.cli.context import Context


class Answering:
    """Make it before the journal is read: what changes later than that makes its answer worthless.

    Unless it is `wanted`, nothing is kept, and what was kept is not looked at.
    """

    def __init__(self, context: Context, *, wanted: bool = True) -> None:
        self._context = context
        context.remembers = wanted
        self._asked: Question | None = context.asked if wanted else None
        self._watched: tuple[str, ...] = ()
        self._seen = ""
        if self._asked is not None:
            project = context.project
            self._watched = tuple(os.path.abspath(path) for path in (*project.configs, project.docs))  # noqa: PTH100
            self._seen = seen(self._watched)

    def keep(self, out: str, code: int, *, seconds: str = "", error: str = "", made: Path | None = None) -> None:
        """Keep what was said; `seconds` is how `out` says how long it took, `made` a folder that must stay as it is."""
        if self._asked is None or not self._seen:
            return
        before, found, after = out.rpartition(seconds) if seconds else (out, "", "")
        if seconds and not (found and after.count("\n") <= 1):  # only the last line says it
            before, after, seconds = out, "", ""
        context = self._context
        frozen = context.settings.today
        keep(
            self._asked,
            Answer(
                out=(before, after),
                seconds=bool(seconds),
                error=error,
                code=code,
                day=context.today.isoformat(),
                given=context.today_given is not None,
                zone=None if context.today_given else context.zone,
                frozen=frozen.isoformat() if frozen else None,
                watched=self._watched,
                seen=self._seen,
                made="" if made is None else str(made),
                made_seen="" if made is None else seen_made(str(made)),
            ),
        )
