"""The questions I ask and what people answered, the same question to several people being one; and topics."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.facts import meetings
from generator.model import body
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.model.records import Contact, Meeting
from generator.words import plain_text

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said in one held meeting, as plain text; a meeting may have several people."""

    text: str
    meeting: Meeting
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question, worded as in the bank, else as it was first asked; the latest answer first.

    `topic` is the bank's heading, empty for a question that is not in the bank. `unanswered` counts held meetings
    in which it stands without an answer.
    """

    text: str
    topic: str = ""
    answers: tuple[Answer, ...] = ()
    unanswered: int = 0


@lru_cache(maxsize=2)
def questions(journal: Journal, today: date) -> tuple[Asked, ...]:
    """Return every question in the bank, in its order, then every other one that was asked."""
    wordings: dict[str, tuple[str, str]] = {}
    for topic, listed in journal.questions.topics if journal.questions else ():
        for written in listed:
            wordings.setdefault(_same(written), (plain_text.line(written), topic))
    answers: dict[str, list[Answer]] = {}
    unanswered: dict[str, int] = {}
    for meeting in sorted(journal.meetings, key=lambda m: (str(m.date), m.slug)):
        if meeting.date is None or not meetings.held(meeting, today):
            continue
        for question in asked_in(meeting):
            same = _same(question.text)
            wordings.setdefault(same, (plain_text.line(question.text), ""))
            said = " ".join(plain_text.paragraphs(question.answer)) if question.answer else ""
            if said:
                found = Answer(text=said, meeting=meeting, people=meetings.people(journal, meeting))
                answers.setdefault(same, []).append(found)
            else:
                unanswered[same] = unanswered.get(same, 0) + 1
    return tuple(
        Asked(
            text=text, topic=topic, answers=tuple(reversed(answers.get(same, []))), unanswered=unanswered.get(same, 0)
        )
        for same, (text, topic) in wordings.items()
        if same
    )


def asked_in(meeting: Meeting) -> tuple[body.Question, ...]:
    """Return a meeting's questions."""
    return body.questions(meeting.source, meeting.body_start)


def _same(question: str) -> str:
    """Return a question in the form in which questions are compared: without case, punctuation and marks."""
    return _NO_LETTER.sub(" ", normalize(plain_text.line(question))).strip()


def topics(journal: Journal, today: date) -> dict[str, tuple[Meeting, ...]]:
    """Return the held informational interviews on each topic, oldest first; spellings compare like names."""
    found: dict[str, list[Meeting]] = {}
    spelling: dict[str, str] = {}
    for meeting in sorted(journal.meetings, key=lambda m: (str(m.date), m.slug)):
        if meetings.kind(meeting) != "informational-interview" or not meetings.held(meeting, today):
            continue
        for topic in dict.fromkeys(normalize(topic) for topic in meeting.topics):
            found.setdefault(topic, []).append(meeting)
        for topic in meeting.topics:
            spelling.setdefault(normalize(topic), topic)
    return {spelling[topic]: tuple(held) for topic, held in found.items()}
