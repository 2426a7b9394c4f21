"""Questions: what people answered to each, side by side, and questions never asked yet (row 29)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts.questions import Answer, Asked, questions
from generator.model import addresses
from generator.model.names import slug
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.words import of_them

LETTERS = 300
"""Answers with more characters are folded."""
MOST_QUESTIONS = 400
MOST_ANSWERS = 1000
LISTED = 100
"""How many questions without an answer are listed."""
_SIDE_BY_SIDE = (48, 24, 12, 6, 4, 3, 2)
_NO_TOPIC = "Asked, not in your bank"
_BLANK = re.compile(r"\s+\S*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuote:
    """One answer as it is shown: the text, which may be cut, and the answer itself."""

    answer: Answer
    text: str
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question with its answers; `more` says how many answers are left out."""

    text: str
    anchor: str
    quotes: Sequence[AnswerQuote]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTopic:
    """What was asked on one topic of the bank, or on none."""

    title: str
    anchor: str
    questions: Sequence[QuestionRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverAsked:
    """A topic's questions that nobody was asked; `anchor` is empty where the topic has a heading above already."""

    title: str
    anchor: str
    questions: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """What the page of questions shows; `left_out` says how many questions with answers are left out."""

    opening: str
    topics: Sequence[QuestionTopic]
    left_out: int
    unanswered: Sequence[Asked]
    never_asked: Sequence[NeverAsked]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of questions."""
    yield Page(address=addresses.QUESTIONS, title="Questions", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    found = questions(context.journal, context.today)
    with_answers = shown(found)
    most = _most([asked for _, asked in with_answers])
    groups: dict[str, list[QuestionRow]] = {}
    for anchor, asked in with_answers:
        groups.setdefault(asked.topic, []).append(_question(anchor, asked, most))
    return context.render(
        addresses.QUESTIONS,
        "questions",
        QuestionsPage(
            opening=_opening(found),
            topics=[
                QuestionTopic(title=topic or _NO_TOPIC, anchor=topic_anchor(topic), questions=listed)
                for topic, listed in groups.items()
            ],
            left_out=sum(bool(asked.answers) for asked in found) - len(with_answers),
            unanswered=[asked for asked in found if asked.unanswered and not asked.answers][:LISTED],
            never_asked=list(_never_asked(found, set(groups))),
        ),
    )


def shown(found: Sequence[Asked]) -> list[tuple[str, Asked]]:
    """Return the questions that the page shows with answers, each with its anchor.

    Where there are very many, those asked most often are shown.
    """
    answered = [asked for asked in found if asked.answers]
    if len(answered) > MOST_QUESTIONS:
        kept = set(sorted(range(len(answered)), key=lambda i: (-len(answered[i].answers), i))[:MOST_QUESTIONS])
        answered = [asked for i, asked in enumerate(answered) if i in kept]
    # Topics of the bank come first; questions outside the bank are sorted by how often they were asked.
    others = sorted((asked for asked in answered if not asked.topic), key=lambda asked: -len(asked.answers))
    used: dict[str, int] = {}
    return [(_anchor(asked, used), asked) for asked in (*(asked for asked in answered if asked.topic), *others)]


def _anchor(asked: Asked, used: dict[str, int]) -> str:
    made = f"q-{slug(asked.text)[:80].strip('-') or 'question'}"
    used[made] = used.get(made, 0) + 1
    return f"{made}-{used[made]}" if used[made] > 1 else made


def topic_anchor(topic: str) -> str:
    """Return the anchor of a topic on the page."""
    return f"topic-{slug(topic) or 'other'}"


def _most(with_answers: Sequence[Asked]) -> int:
    """Return how many answers are shown for a question, which are fewer the more questions there are."""
    for most in _SIDE_BY_SIDE:
        if sum(min(len(asked.answers), most) for asked in with_answers) <= MOST_ANSWERS:
            return most
    return _SIDE_BY_SIDE[-1]


def _question(anchor: str, asked: Asked, most: int) -> QuestionRow:
    return QuestionRow(
        text=asked.text,
        anchor=anchor,
        quotes=[_quote(answer) for answer in asked.answers[:most]],
        more=max(len(asked.answers) - most, 0),
    )


def _quote(answer: Answer) -> AnswerQuote:
    if len(answer.text) <= LETTERS:
        return AnswerQuote(answer=answer, text=answer.text, cut=False)
    cut = _BLANK.sub("", answer.text[:LETTERS])
    return AnswerQuote(answer=answer, text=f"{cut.rstrip(' ,;:.')} …", cut=True)


def _opening(found: Sequence[Asked]) -> str:
    answered = [asked for asked in found if asked.answers]
    people = {person for asked in answered for answer in asked.answers for person in answer.people}
    never = sum(bool(asked.topic) and not asked.answers and not asked.unanswered for asked in found)
    if not answered:
        return opening_of_none(never)
    total = sum(len(asked.answers) for asked in answered)
    compared = sum(len(asked.answers) > 1 for asked in answered)
    return opening(total, len(answered), len(people), compared)


def opening_of_none(never: int) -> str:
    """Return that there is no answer, and how many questions of the bank were never asked."""
    if not never:
        return "No question has an answer yet."
    many = f"{words.number(never)} in your bank {'was' if never == 1 else 'were'} never asked"
    return f"No question has an answer yet; {many}."


def opening(answers: int, questions_: int, people: int, compared: int) -> str:
    """Return how many answers there are to how many questions, and how many of those have several."""
    said = f"{words.sentence(words.count(answers, 'answer'))} to {words.count(questions_, 'question')}"
    if people:
        said += f", from {words.count(people, 'person', 'people')}"
    if compared and questions_ > 1:
        said += f"; {of_them(compared, questions_)} {'has' if compared == 1 else 'have'} more than one answer"
    return f"{said}."


def _never_asked(found: Sequence[Asked], with_answers: set[str]) -> Iterator[NeverAsked]:
    """Yield the bank's questions that were never asked, by topic; `with_answers` are topics with a heading above."""
    left: dict[str, list[str]] = {}
    for asked in found:
        if asked.topic and not asked.answers and not asked.unanswered:
            left.setdefault(asked.topic, []).append(asked.text)
    for topic, listed in left.items():
        anchor = "" if topic in with_answers else topic_anchor(topic)
        yield NeverAsked(title=topic, anchor=anchor, questions=listed)
