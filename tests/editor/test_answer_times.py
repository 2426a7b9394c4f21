"""How long an answer takes, in a journal of 10,000 records: the processor's time, whoever else is at work."""

import gc
from collections.abc import Callable
from datetime import date
from itertools import islice
from statistics import median
from time import thread_time

import pytest

from benchmarks.make import make
from generator.editor.actions import actions
from generator.editor.completion import completion
from generator.editor.hover import hover
from generator.editor.navigation import definition, references, symbols
from generator.editor.renames import renames
from generator.editor.workspace import Workspace, with_text, workspace_of
from generator.files.source import Span
from generator.model.day import Day
from generator.model.loader import Content, load
from generator.model.locate import locate
from generator.model.records import Meeting
from generator.model.settings import Settings

AT_MOST = 0.05
"""Seconds, for half of the answers of a kind; for all but the slowest, three times as long."""
ROUNDS = 40


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("large")
    make(10_000, folder / "made")
    made = workspace_of(Day(load(folder / "made" / "journal"), date(2026, 11, 19), Settings()))
    gc.freeze()  # as the server does
    return made


def of_person(ask: Callable[[Workspace, Content, int], object]) -> Callable[[Workspace, Content], object]:
    """Ask of the first in `with`; there must be an answer."""

    def asked(workspace: Workspace, content: Content) -> object:
        assert isinstance(content, Meeting)
        answer = ask(workspace, content, locate(content, "with", 0).end)
        assert answer
        return answer

    return asked


ANSWERS: dict[str, Callable[[Workspace, Content], object]] = {
    "completion": lambda workspace, content: completion(workspace, content, content.source.text.index("[[an") + 4),
    "of a name": of_person(completion),
    "hover": of_person(hover),
    "definition": of_person(definition),
    "references": of_person(lambda *place: list(references(*place))),
    "rename": of_person(lambda workspace, content, offset: renames(workspace, content, offset, "Zoe Zander")),
    "actions": lambda workspace, content: list(actions(workspace, content, Span(10, 10), ())),
    "outline": lambda workspace, content: symbols(content),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_comes_within_a_twentieth_of_a_second(workspace: Workspace, kind: str) -> None:
    taken = []
    meetings = workspace.journal.meetings.all
    for meeting in islice(meetings, 0, None, len(meetings) // ROUNDS):
        text = f"{meeting.source.text}\n[[an\n"
        begin = thread_time()
        now = with_text(workspace, meeting.path, text)
        content = now.content(meeting.path)
        assert content is not None
        ANSWERS[kind](now, content)
        taken.append(thread_time() - begin)
    assert median(taken) < AT_MOST
    assert sorted(taken)[-2] < AT_MOST * 3
