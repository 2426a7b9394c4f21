"""What was learned in a meeting, in words that can be quoted (sources 002 and 003: refer to something specific)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.edit.drafts.may_quote import gap, is_harmless, is_said_to, names_any, quoted, sentence, speech
from generator.facts import meetings
from generator.model import body
from generator.model.journal import Journal
from generator.model.records import Meeting
from generator.words.plain_text import line, sentences

# "The same, he says: …" reports instead of quoting; "Told him about it." says what I did.
_TOLD = re.compile(
    r"\b(?:he|she|they)(?: \w+)? (?:says?|said|thinks?|thought|asks?|asked|means|meant)\b", re.IGNORECASE
)
_I_DID = re.compile(
    r"(?:\w{2,}ed|Told|Read|Said|Sent|Gave|Met|Saw|Went|Had|Did|Made|Wrote|Brought|Put|Heard|Left|Took)\b(?!,)"
)
_SHORTEST, _LONGEST = 4, 160
"""Fewest words and most characters of a sentence worth quoting."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words from an answer or from the Notes; `said` is true where they stood in quotation marks there."""

    text: str
    question: str = ""
    said: bool = False


def quotes(journal: Journal, meeting: Meeting, *, to_others: bool = False) -> tuple[Quote, ...]:
    """Return what can be quoted from a meeting: first what was said, then notes; from answers before the Notes.

    A note about the person is left out, unless the message goes `to_others`; a note that names somebody else always is.
    """
    there = meetings.people(journal, meeting)
    others = tuple(person for person in journal.contacts if person not in there)
    noted = (quote for quote in _noted(meeting) if _is_whole(quote.text) and not names_any(quote.text, others))
    said = (quote for quote in _said(meeting) if not _TOLD.search(quote.text))
    found = [*said, *(quote for quote in noted if to_others or is_said_to(quote.text, there))]
    return tuple(dict.fromkeys(quote for quote in found if is_harmless(quote.text)))


def best(found: Sequence[Quote]) -> Quote | None:
    """Return the longest thing that was said, else the first note."""
    said = [quote for quote in found if quote.said]
    return max(said, key=lambda quote: len(quote.text)) if said else next(iter(found), None)


def shortest(found: Sequence[Quote]) -> Quote | None:
    """Return the shortest thing that was said, else the shortest note, since a card is small."""
    said = [quote for quote in found if quote.said]
    return min(said or found, key=lambda quote: len(quote.text), default=None)


def as_sentences(
    quote: Quote | None, meeting: Meeting, *, asked: str = "I asked you", missing: str = "what I learned"
) -> str:
    """Return a quote as one or two sentences; without one, a gap that shows how the notes begin."""
    if quote is None:
        return f"I keep thinking of one thing: {gap(missing, _first_note(meeting))}."
    if quote.question:
        return f"{asked}, {quoted(quote.question)} This is in my notebook now: {quoted(sentence(quote.text))}"
    return f"This is in my notebook now: {quoted(sentence(quote.text))}"


def _said(meeting: Meeting) -> Iterator[Quote]:
    for question in body.questions(meeting.source, meeting.body_start):
        for words in speech(" ".join(question.answer.split())):
            yield Quote(line(words), _question(question.text), said=True)
    for words in speech(" ".join(meetings.notes(meeting).split())):
        yield Quote(line(words), said=True)


def _noted(meeting: Meeting) -> Iterator[Quote]:
    for question in body.questions(meeting.source, meeting.body_start):
        yield from (Quote(text, _question(question.text)) for text in islice(sentences(question.answer), 1))
    yield from (Quote(text) for text in islice(sentences(meetings.notes(meeting)), 2))


def _is_whole(text: str) -> bool:
    """Return whether a note can be understood by itself, and is not the beginning or the rest of something longer."""
    marks = any(mark in text for mark in '"“”')
    long_enough = len(text) <= _LONGEST and len(text.split()) >= _SHORTEST
    return long_enough and not marks and not text.endswith(":") and not _I_DID.match(text)


def _question(text: str) -> str:
    said = line(text)
    return said if is_harmless(said) and said.endswith("?") else ""


def _first_note(meeting: Meeting) -> str:
    answers = (question.answer for question in body.questions(meeting.source, meeting.body_start))
    return next((text for part in (meetings.notes(meeting), *answers) for text in sentences(part)), "")
