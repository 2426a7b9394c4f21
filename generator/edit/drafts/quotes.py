"""What was said in a meeting, in words that can be quoted (sources 002 and 003: refer to something specific)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.edit.drafts.may_quote import gap, is_said_to, own_line, quoted, sentence, speech
from generator.facts import meetings
from generator.facts.wikilinks import with_names
from generator.model import body
from generator.model.journal import Journal
from generator.model.records import Meeting
from generator.words.plain_text import is_private, line, sentences, without_private

# "The same, he says: …" reports instead of quoting.
_TOLD = re.compile(
    r"\b(?:he|she|they)(?: \w+)? (?:says?|said|thinks?|thought|asks?|asked|means|meant)\b", re.IGNORECASE
)


# A hint at a post is theirs to repeat, and no word of thanks may take it up.
_OF_WORK = re.compile(
    r"\b(?:jobs?|hir(?:e|es|ed|ing)|vacanc\w+|openings?|positions?|internships?|recruit\w*|salar\w+|resum[eé]s?|cvs?"
    r"|appl(?:y|ication)|join us|(?:have|take|want|need|use) you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that were said, and the question that they answer; empty where it can't be repeated."""

    text: str
    question: str = ""


def quotes(journal: Journal, meeting: Meeting) -> tuple[Quote, ...]:
    """Return what stands in quotation marks in the answers of a meeting and can be said to anybody.

    Words that name somebody, speak of a he or she or hint at work are left out, and so is all of a private meeting.
    """
    return tuple(
        dict.fromkeys(
            Quote(said, asked if _can_be_said(asked := with_names(journal, question), journal) else "")
            for question, answer in _answers(meeting)
            for words in speech(" ".join(with_names(journal, answer).split()))
            if _can_be_said(said := line(words), journal) and not _TOLD.search(said) and not _OF_WORK.search(said)
        )
    )


def _can_be_said(text: str, journal: Journal) -> bool:
    return is_said_to(text, journal.contacts)


def best(found: Sequence[Quote]) -> Quote | None:
    """Return the longest quote."""
    return max(found, key=lambda quote: len(quote.text), default=None)


def shortest(found: Sequence[Quote]) -> Quote | None:
    """Return the shortest quote, since a card is small."""
    return min(found, key=lambda quote: len(quote.text), default=None)


def as_sentences(
    quote: Quote | None, meeting: Meeting, *, asked: str = "I asked", missing: str = "what I learned"
) -> str:
    """Return a quote as one or two sentences; without one, a gap that shows how the notes begin."""
    if quote is None:
        return f"One thing stays with me: {gap(missing, first_notes(meeting))}."
    if quote.question.endswith("?"):
        return f"{asked}, {quoted(quote.question)} The answer stays with me: {quoted(sentence(quote.text))}"
    return f"One thing that was said stays with me: {quoted(sentence(quote.text))}"


def first_notes(meeting: Meeting) -> str:
    """Return how the notes of a meeting begin, else its answers, for a gap; nothing of a private meeting."""
    if meeting.private:
        return ""
    notes = without_private(meetings.notes(meeting))
    return " ".join([*sentences(notes)][:3]) or next(
        (text for _, answer in _answers(meeting) for text in sentences(answer)), ""
    )


def _answers(meeting: Meeting) -> Iterator[tuple[str, str]]:
    if not meeting.private:
        for question in body.questions(meeting.source, meeting.body_start):
            if not is_private(question.text):
                yield own_line(question.text), without_private(question.answer)
