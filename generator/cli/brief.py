"""`journal brief`: what to read before a meeting, and to have at hand during it."""

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING

import click

from generator.cli.completing import meetings_and_people
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.writing import one_record, only
from generator.reports import brief_words
from generator.reports.brief import Attendee, Brief

if TYPE_CHECKING:
    from generator.model.records import Meeting

_EPILOG = """\b
Examples: journal brief
          journal brief ana-silva
          journal brief 2026-11-22 --format html > brief.html"""
_WIDTH = 78


@click.command(epilog=_EPILOG)
@click.argument("meeting", required=False, metavar="[MEETING]", shell_complete=meetings_and_people)
@click.option(
    "--format", "form", type=click.Choice(("text", "html")), default="text", show_default=True,
    help="Text, or one HTML file for the phone and for paper.",
)  # fmt: skip
@pass_context
def command(context: Context, meeting: str | None, form: str) -> None:
    """Gather what you need for the next meeting, or for MEETING, on one sheet.

    MEETING is a meeting's file name, the start of one, or a person: then it is the next meeting with them.
    """
    from generator.reports.brief import brief
    from generator.site import exported_pages

    chosen = _meeting(context, meeting)
    made = brief(context.day, chosen)
    click.echo(exported_pages.brief_page(made) if form == "html" else render(made), nl=False)


def _meeting(context: Context, text: str | None) -> "Meeting":
    from generator.model.records import Contact, Meeting
    from generator.reports.brief import next_meeting
    from generator.reports.lookup import find_record

    if text is None:
        found = next_meeting(context.journal, context.today)
        if found is None:
            raise CannotWork("no meeting is agreed for today or later; `journal brief MEETING` shows another")
        return found
    meant = [
        one if isinstance(one, Meeting) else next_meeting(context.journal, context.today, one)
        for one in find_record(context.journal, text, (Contact, Meeting))
        if isinstance(one, Contact | Meeting)
    ]
    if len(meant) > 1 and any(meant):  # of several people of that name, those count with whom a meeting is ahead
        ahead = list(dict.fromkeys(one for one in meant if one is not None))
        return only(ahead, text, [one.slug for one in ahead])
    record = one_record(context.journal, text, (Contact, Meeting))
    if isinstance(record, Meeting):
        return record
    assert isinstance(record, Contact)  # noqa: S101 - what was asked for
    found = next_meeting(context.journal, context.today, record)
    if found is None:
        raise CannotWork(f"no meeting with {record.name} lies ahead")
    return found


def render(brief: Brief) -> str:
    """Return the brief as plain text, in blocks; a block without content is left out."""
    blocks = [_head(brief), *(_person(person, brief) for person in brief.people), *_rest(brief)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _head(brief: Brief) -> str:
    when = ", ".join((brief_words.day(brief), *brief_words.hours(brief)))
    lines = [brief.title, brief_words.kind(brief), when]
    lines += filter(None, (brief_words.place(brief), brief.link, brief_words.minutes(brief)))
    return "\n".join(_wrapped(one) for one in lines)


def _person(person: Attendee, brief: Brief) -> str:
    name = "" if person.name == brief.title else person.name
    card = person.card
    head = " · ".join(filter(None, (name, *(card.beside if card else ()), card.works if card else "")))
    lines = [*([head] if head else []), *brief_words.about(person, brief)]
    if person.company:
        lines.append(f"The company: {person.company}")
    if person.phone:
        lines.append(f"Phone: {person.phone}")
    lines += [brief_words.put(brief_words.wrote(one, brief), brief) for one in person.sent]
    return "\n".join(_wrapped(one) for one in lines)


def _rest(brief: Brief) -> Iterator[str]:
    if brief.objective:
        yield _block("What you want to learn", [brief.objective])
    yield _block("Open between you", brief_words.owed(brief), "- ")
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
