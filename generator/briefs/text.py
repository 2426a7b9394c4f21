"""A brief for a terminal."""

from collections.abc import Iterator
from textwrap import fill

from generator.briefs import wording
from generator.views.brief import Attendee, Brief

_WIDTH = 78


def render(brief: Brief) -> str:
    """Return the brief as plain text, a block for each thing that there is to say."""
    blocks = [_head(brief), *(_person(person, brief) for person in brief.people), *_rest(brief)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _head(brief: Brief) -> str:
    when = ", ".join((wording.day(brief), *wording.hours(brief)))
    lines = [brief.title, wording.kind(brief), when]
    lines += filter(None, (wording.place(brief), brief.link, wording.minutes(brief)))
    return "\n".join(_wrapped(one) for one in lines)


def _person(person: Attendee, brief: Brief) -> str:
    name = "" if person.name == brief.title else person.name
    head = " · ".join(filter(None, (name, person.card.works if person.card else "")))
    lines = [*([head] if head else []), *wording.about(person, brief)]
    if person.company:
        lines.append(f"The company: {person.company}")
    if person.phone:
        lines.append(f"Phone: {person.phone}")
    lines += [wording.put(wording.wrote(one, brief), brief) for one in person.sent]
    return "\n".join(_wrapped(one) for one in lines)


def _rest(brief: Brief) -> Iterator[str]:
    if brief.objective:
        yield _block("What you want to learn", [brief.objective])
    yield _block("Open between you", wording.owed(brief), "- ")
    yield _block("Research", brief.research or ("No research yet.",))
    yield _block("Your questions", brief.questions or ("No questions yet.",), "- ")
    yield _block("At the end", brief.closing, "- ")
    yield _block("If they ask: about yourself", brief.pitch)
    yield _block("If they ask: your situation", brief.situation)
    yield _block("Before you go", [f"[{'x' if check.done else ' '}] {check.text}" for check in brief.checklist])


def _block(title: str, lines: "list[str] | tuple[str, ...]", mark: str = "") -> str:
    if not lines:
        return ""
    return "\n".join((title, *(_wrapped(one, f"  {mark}") for one in lines)))


def _wrapped(text: str, begin: str = "") -> str:
    behind = " " * len(begin)
    return fill(
        text, _WIDTH, initial_indent=begin, subsequent_indent=behind or "  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
