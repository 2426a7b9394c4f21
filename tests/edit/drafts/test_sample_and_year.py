"""Over the sample and a lived year: nothing that was written for the owner alone is ready to be sent, word by word."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sendable import drafts, outside_gaps
from year.owner import Owner

import generator.edit.drafts
from generator.facts import meetings
from generator.model import body, choices
from generator.model.journal import Journal
from generator.model.loader import load
from generator.model.records import Meeting

ROOT = Path(__file__).parents[3]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SPOKEN = re.compile(r"\"[^\"]*\"|“[^”]*”")
RUN = 5
"""So many words of a private text in a row are told from the same words by chance."""


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of so many words in a text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def for_the_owner_alone(journal: Journal) -> Iterator[str]:
    """Yield each text that may stand in gaps only."""
    for person in journal.contacts:
        yield from (person.body, person.bond or "", *person.personal.values())
        yield from (text or "" for item in person.outreach for text in (item.note, item.text, item.reply))
        yield from (item.what or "" for item in person.heard)
        yield from (item.what for item in person.help)
    for meeting in journal.meetings:
        yield from (meetings.notes(meeting), meetings.research(meeting), meeting.lesson or "", *_answers(meeting))
        yield body.words_under(meeting.source, meeting.body_start, "Next")
        yield from (item.note or "" for item in meeting.introductions)
        yield from (*(item.what for item in meeting.awaiting), *(item.what for item in meeting.help))
    for event in journal.events:
        yield from (event.body, *(item.note or "" for item in event.met))


def _answers(meeting: Meeting) -> Iterator[str]:
    for question in body.questions(meeting.source, meeting.body_start):
        yield from _SPOKEN.split(question.answer)


def meant_to_be_said(journal: Journal) -> Iterator[str]:
    """Yield each text that may be sent as it is: facts of fields, what was said, my news and my pitch."""
    for meeting in journal.meetings:
        yield from (meeting.objective or "", meeting.place or "", *(item.do for item in meeting.follow_ups))
        for question in body.questions(meeting.source, meeting.body_start):
            yield from (question.text, *_SPOKEN.findall(question.answer))
        yield from (task.words for task in body.tasks(meeting.source, meeting.body_start) if "[[" in task.words)
    for person in journal.contacts:
        yield from (person.name, *(item.objective or "" for item in person.outreach))
    for update in journal.updates:
        yield from (update.subject, update.body)
    if journal.profile:
        yield from (journal.profile.body, journal.profile.objective or "")


def _in_our_own_words() -> Iterator[str]:
    """Yield every text of the program's from which a draft is made."""
    folder = Path(generator.edit.drafts.__file__).parent
    yield from (path.read_text(encoding="utf-8") for path in folder.glob("*.j2"))
    for path in (*folder.glob("*.py"), Path(choices.__file__)):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def check(journal: Journal, today: date) -> int:
    """Look at every draft of a day; return how many there were."""
    private = {run for text in for_the_owner_alone(journal) for run in runs(text)}
    private -= {run for text in (*meant_to_be_said(journal), *_in_our_own_words()) for run in runs(text)}
    written = 0
    for which, made in drafts(journal, today):
        said = runs(outside_gaps(made))
        assert not said & private, (which, said & private)
        written += 1
    return written


@pytest.fixture(scope="module")
def sample() -> Journal:
    return load(ROOT / "journal", (), ROOT)


@pytest.mark.parametrize("today", [date(2026, 5, 20), date(2026, 8, 20), date(2026, 11, 19)])
def test_the_sample_sends_nothing_of_its_owners_own(today: date, sample: Journal) -> None:
    assert check(sample, today) > 100


def test_a_lived_season_sends_nothing_of_its_owners_own() -> None:
    owner = Owner(7, 0.6)
    mornings = list(owner.live(70))
    assert check(owner.notebook.journal, mornings[-1].day) > 20
