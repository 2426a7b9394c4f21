"""A body without its prose: how many words were left out, and what stays, questions and promises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator import words
from generator.files.source import SourceText, Span
from generator.io.masking.prose import without_private_sections
from generator.model import body

OUR_HEADINGS = ("Research", "Questions", "Notes", "Next", "Pitch", "Tell me about yourself", "My situation")
"""Sections that a page asks for: their headings stay; any other heading is prose."""
_HEADINGS = {name.casefold(): name for name in OUR_HEADINGS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one heading, `words` of prose in it.

    `questions` are the questions with the number of words of their answers, `promises` the lines of tasks.
    """

    heading: str
    words: int
    questions: tuple[tuple[str, int], ...]
    promises: tuple[str, ...]

    @property
    def all_words(self) -> int:
        """How many words of this part a copy without notes leaves out."""
        return self.words + sum(number for _, number in self.questions)


def count_words(text: str) -> int:
    """Return how many words a text has; signs alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def left_out(number: int) -> str:
    """Return what stands instead of words that are left out."""
    return f"({words.count(number, 'word')} left out)"


def parts_of(text: str) -> Iterator[Part]:
    """Yield the parts of a body without comments and sections called Private."""
    source = SourceText("", without_private_sections(text))
    found = [part for part in body.sections(source, 0) if part.level == 2 and not part.inside]
    first = min((_line(source, part.heading.start) for part in found), default=len(source.text))
    yield _part(source, "", Span(0, first))
    for part in found:
        yield _part(source, part.title, part.span)


def counted_body(text: str, masked: Callable[[str], str]) -> str:
    """Return a body with the number of words instead of prose; questions and promises stay, `masked`."""
    return "\n\n".join(block for part in parts_of(text) for block in _blocks(part, masked)) + "\n"


def _line(source: SourceText, place: int) -> int:
    return source.text.rfind("\n", 0, place) + 1


def _part(source: SourceText, title: str, span: Span) -> Part:
    known = _HEADINGS.get(title.strip().casefold(), "")
    tasks = [task for task in body.tasks(source, 0) if span.start <= task.span.start < span.end]
    promises = [task for task in tasks if task.due is not None or known == "Next"]
    asked = body.questions(source, 0) if known == "Questions" else ()
    asked = tuple(one for one in asked if span.start <= one.span.start < span.end)
    answers = [count_words(one.answer) for one in asked]
    kept = sum(count_words(task.text) for task in promises) + sum(count_words(one.text) for one in asked)
    marks = sum(task.mark == "x" for task in promises)
    number = count_words(source.text[span.start : span.end]) + (0 if known else count_words(title)) - kept - marks
    return Part(
        heading=known,
        words=max(number - sum(answers), 0),
        questions=tuple((one.text, many) for one, many in zip(asked, answers, strict=True)),
        promises=tuple(f"- [{task.mark}] {task.text}" for task in promises),
    )


def _blocks(part: Part, masked: Callable[[str], str]) -> Iterator[str]:
    if part.heading:
        yield f"## {part.heading}"
    if part.words:
        yield left_out(part.words)
    for text, answer in part.questions:
        yield f"### {' '.join(masked(text).split())}"
        if answer:
            yield left_out(answer)
    if part.promises:
        yield "\n".join(f"{line[:6]}{' '.join(masked(line[6:]).split())}" for line in part.promises)
