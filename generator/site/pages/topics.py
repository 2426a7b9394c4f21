"""Topics: how much was asked about each, when it is enough, and where the answers are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.questions import questions, topics
from generator.model import addresses
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.model.records import Contact, Meeting
from generator.rules.etiquette import ENOUGH
from generator.site.pages.html import link
from generator.site.pages.links import Links
from generator.site.pages.page import Ids, Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.questions import shown, topic_anchor
from generator.site.pictures.charts import meeting_marks

_MEETINGS = 12
_KNOW = 6
_QUESTIONS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic as it is shown; `told` says in a sentence how many meetings it had, and how many more may be useful."""

    title: str
    id: str
    told: str
    enough: bool
    picture: Markup
    meetings: Markup
    answered: Markup
    others: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsPage:
    """What the page of topics shows; `untouched` are the bank's other topics, with the number of their questions."""

    opening: str
    topics: Sequence[Topic]
    untouched: Sequence[tuple[Markup, int]]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of topics."""
    yield Page(address=addresses.TOPICS, title="Topics", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    held = topics(context.journal, context.today)
    links = context.links(addresses.TOPICS)
    answered, known = _answered(context, links), _who_know(context.journal)
    ordered = sorted(held.items(), key=lambda item: (-len(item[1]), normalize(item[0])))
    ids = Ids()
    return context.render(
        addresses.TOPICS,
        "topics",
        TopicsPage(
            opening=_opening(context, held),
            topics=[
                _topic(context, links, name, ids.of(name), meetings, answered, known.get(normalize(name), []))
                for name, meetings in ordered
            ],
            untouched=_untouched(context, links, set(map(normalize, held))),
        ),
    )


def _opening(context: PageContext, held: dict[str, tuple[Meeting, ...]]) -> str:
    if not held:
        kind = [m for m in context.journal.meetings if meetings.kind(m) == "informational-interview"]
        return opening_of_none(sum(meetings.held(meeting, context.today) for meeting in kind))
    return opening(len(held), [name for name, those in held.items() if len(those) >= ENOUGH])


def opening_of_none(held: int) -> str:
    """Return that no topic is named in any of so many informational interviews."""
    if not held:
        return "No topic yet, for no informational interview has been held."
    without = "without `topics`" if held == 1 else "none of them with `topics`"
    return f"No topic yet: {words.count(held, 'informational interview')} held, {without}."


def opening(asked: int, enough: Sequence[str]) -> str:
    """Return about how many topics I asked, and about which I have heard enough."""
    said = f"You asked about {words.count(asked, 'topic')}"
    if not enough:
        none = "it has not" if asked == 1 else "none has"
        return f"{said}; {none} had {words.number(ENOUGH)} meetings yet, after which you know nearly all there is."
    named = words.listed([*(f"“{name}”" for name in enough[:5]), *(["others"] if len(enough) > 5 else [])])
    return f"{said}. Of {named} you have heard enough: four or five meetings teach nearly all there is."


def how_many(held: int) -> str:
    """Return how many meetings a topic has had, and how many more may still be useful."""
    left = ENOUGH - held
    more = f"{words.number(left)} more at most" if left > 0 else "that is enough"
    return f"{words.sentence(words.count(held, 'meeting'))}: {more}"


def _topic(
    context: PageContext,
    links: Links,
    name: str,
    id_: str,
    held: tuple[Meeting, ...],
    answered: dict[Meeting, list[Markup]],
    known_to: list[Contact],
) -> Topic:
    many = len(held)
    left = ENOUGH - many
    asked = {person for meeting in held for person in meetings.people(context.journal, meeting)}
    return Topic(
        title=words.sentence(name),
        id=id_,
        told=how_many(many),
        enough=left <= 0,
        picture=meeting_marks(many, ENOUGH),
        meetings=_several([_meeting(context, links, meeting) for meeting in reversed(held)], _MEETINGS),
        answered=_several(list(dict.fromkeys(q for m in reversed(held) for q in answered.get(m, ()))), _QUESTIONS),
        others=_several([links.record(p) for p in known_to if p not in asked], _KNOW) if left > 0 else Markup(),
    )


def _meeting(context: PageContext, links: Links, meeting: Meeting) -> Markup:
    day = links.record(meeting, words.day(meeting.date.day, context.today)) if meeting.date else Markup()
    return Markup("{}, {}").format(links.people(meeting.with_), day)


def _several(parts: list[Markup], most: int) -> Markup:
    said = Markup("; ").join(parts[:most])
    more = len(parts) - most
    return Markup("{}; and {} more").format(said, words.number(more)) if more > 0 else said


def _answered(context: PageContext, links: Links) -> dict[Meeting, list[Markup]]:
    """Return, by meeting, links to the questions on the page of questions that were answered in it."""
    found: dict[Meeting, list[Markup]] = {}
    for id_, asked in shown(questions(context.journal, context.today)):
        leading = _to_question(links, asked.text, id_)
        for answer in asked.answers:
            found.setdefault(answer.meeting, []).append(leading)
    return found


def _to_question(links: Links, said: str, id_: str) -> Markup:
    return link(said, f"{links.relative(addresses.QUESTIONS)}#{id_}")


def _who_know(journal: Journal) -> dict[str, list[Contact]]:
    """Return, by topic, the people whose own `topics` name it, and who could be asked."""
    found: dict[str, list[Contact]] = {}
    for person in journal.contacts:
        if not person.archived:
            for topic in dict.fromkeys(map(normalize, person.topics)):
                found.setdefault(topic, []).append(person)
    return found


def _untouched(context: PageContext, links: Links, held: set[str]) -> list[tuple[Markup, int]]:
    """Return links to the bank's topics that nobody was asked about, each with the number of its questions."""
    asked: dict[str, list[bool]] = {}
    for question in questions(context.journal, context.today):
        if question.topic and normalize(question.topic) not in held:
            asked.setdefault(question.topic, []).append(bool(question.answers or question.unanswered))
    return [(_to_question(links, topic, topic_anchor(topic)), len(put)) for topic, put in asked.items() if not any(put)]
