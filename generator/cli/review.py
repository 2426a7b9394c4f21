"""`journal review`: what changed in some days, by git's history where there is one, else by the files."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from textwrap import fill
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.terminal import say
from generator.io.exporters.json import debt_entry
from generator.reports import review_words
from generator.reports.introductions import Introduction
from generator.reports.review_words import ReviewReport, late_by
from generator.words.said import Name, plain
from generator.words.visible import visible, without_surrogates

if TYPE_CHECKING:
    from generator.files.git import Commit, History

_DAYS = 7
_EPILOG = """\b
Examples: journal review
          journal review --since "last sunday"
          journal review --since 2026-11-01 --format md
          journal review --since HEAD~3 --format json"""
# Escaped by backslashes, since this Markdown is also read as plain text.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~#$]|^(?:[-+]|\d+(?=[.)]))")
_WIDTH = 78


@click.command(epilog=_EPILOG)
@click.option(
    "--since", metavar="DATE|REV",
    help="A day (2026-11-01, yesterday, last sunday, 2 weeks ago) or a revision of git. Without it, seven days.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(("text", "md", "json")), default="text", show_default=True,
    help="Text, Markdown or JSON.",
)  # fmt: skip
@pass_context
def command(context: Context, since: str | None, form: str) -> None:
    """Say what some days brought: people, meetings, names, debts opened and closed, lessons, files.

    The day itself counts. Where the journal is in git, its history says what was already there; nothing is
    checked out, and no file of yours is written. Without git the days in your files tell most of it.
    """
    from generator.model.loader import garbage_collector_paused
    from generator.reports.unclear import in_words, unclear

    with garbage_collector_paused():
        told = _told(context, since)
    click.echo(FORMATS[form](told), nl=False)
    if said := in_words(len(unclear(context.day))):
        say(f"note: {said}; `journal check` says what to mend", err=True)


def _told(context: Context, since: str | None) -> "ReviewReport":
    from generator.cli.days import day_said
    from generator.files.git import History
    from generator.model.moment import shifted

    history = History(context.root)
    first = shifted(context.today, 1 - _DAYS) if since is None else day_said(since, context.today)
    if first is None:
        return _since_revision(context, history, since or "")
    if first > context.today:
        raise CannotWork(f"{first} has not come yet; today is {context.today}")
    return _since_day(context, history, first)


def _since_revision(context: Context, history: "History", revision: str) -> "ReviewReport":
    from generator.files.git import NoHistory

    try:
        commit = history.commit(revision)
        if commit is None:
            raise CannotWork(f"{revision} is neither a day, such as 2026-11-01 or last sunday, nor a revision of git")
        day = datetime.fromtimestamp(commit.seconds, UTC).astimezone(_zone(context)).date()
        return _compared(context, history, commit, min(day, context.today), min(day, context.today))
    except NoHistory as error:
        raise CannotWork(f"{revision} can't be looked up: {error}") from None


def _since_day(context: Context, history: "History", first: date) -> "ReviewReport":
    from generator.files.git import NoHistory
    from generator.model.moment import shifted
    from generator.reports.review import by_its_days
    from generator.reports.review_words import ReviewReport

    try:
        commit = history.before(_midnight(first, _zone(context)))
        if commit is None:
            raise NoHistory(
                "git knows nothing of the time before" if history.commit("HEAD") else "git keeps no history here"
            )
        return _compared(context, history, commit, first, shifted(first, -1))
    except NoHistory as error:
        found = by_its_days(context.day, first)
        return ReviewReport(since=found, journal=context.journal, unknown=str(error))


def _compared(context: Context, history: "History", commit: "Commit", first: date, then_day: date) -> "ReviewReport":
    from generator.model.day import Day
    from generator.model.earlier import past
    from generator.reports.review import compared
    from generator.reports.review_words import ReviewReport

    was = past(history, commit, context.journal, context.settings.known_fields)
    found = compared(context.day, Day(was.journal, then_day, context.settings), first)
    return ReviewReport(since=found, journal=context.journal, past=was)


def _zone(context: Context) -> ZoneInfo | None:
    """Return the owner's zone, or None for the machine's."""
    profile = context.journal.profile
    return ZoneInfo(profile.time_zone) if profile and profile.time_zone else None


def _midnight(day: date, zone: ZoneInfo | None) -> int:
    """Return when a day begins, in seconds since 1970; 0 for earlier days."""
    begins = datetime.combine(day, time(), tzinfo=zone)
    try:
        return max(int((begins if zone else begins.astimezone()).timestamp()), 0)
    except (OverflowError, ValueError, OSError):
        return 0


def as_json(told: ReviewReport) -> str:
    """Return the review as JSON; without git, `commit` and `files` are null and `unknown` says why."""
    found = told.since
    opened, closed, fell_away, let_go = (
        [debt_entry(debt, found.today) for debt in debts]
        for debts in (found.opened, found.closed, [debt for debt, _ in found.fell_away], found.let_go)
    )
    content = {
        "since": found.first.isoformat(),
        "today": found.today.isoformat(),
        "commit": told.past.commit.id if told.past else None,
        "people": [without_surrogates(person.slug) for person in found.new],
        "meetings": [without_surrogates(meeting.slug) for meeting in found.held],
        "written_late": [without_surrogates(meeting.slug) for meeting in found.written_late],
        "names": [_name(one) for one in found.names],
        "lessons": [{"meeting": without_surrogates(m.slug), "lesson": m.lesson} for m in found.lessons],
        "opened": opened,
        "closed": [entry | {"days_late": late_by(debt)} for entry, debt in zip(closed, found.closed, strict=True)],
        "fell_away": [
            entry | {"happened": without_surrogates(plain(said, found.today))}
            for entry, (_, said) in zip(fell_away, found.fell_away, strict=True)
        ],
        "let_go": let_go,
        "events": [
            {
                "event": without_surrogates(event.slug),
                "met": [without_surrogates(one.text if isinstance(one, Name) else one.slug) for one in met],
            }
            for event, met in found.attended
        ],
        "called_off": [without_surrogates(meeting.slug) for meeting in found.called_off],
        "moved": [{"meeting": without_surrogates(one.meeting.slug), "was": one.was.isoformat()} for one in found.moved],
        "new_jobs": [without_surrogates(one.person.slug) for one in found.new_jobs],
        "files": _files(told),
        "unknown": told.unknown or None,
    }
    return json.dumps(content, indent=2) + "\n"


def _name(one: Introduction) -> dict[str, Any]:
    return {
        "name": one.name,
        "contact": without_surrogates(one.contact.slug) if one.contact else None,
        "from": [without_surrogates(person.slug) for person in one.by],
    }


def _files(told: ReviewReport) -> dict[str, list[str]] | None:
    if told.past is None:
        return None
    kinds = {"new": told.past.new, "changed": told.past.changed, "removed": told.past.removed}
    return {how: [without_surrogates(path) for path in paths] for how, paths in kinds.items()}


def as_markdown(told: ReviewReport) -> str:
    """Return the review as Markdown, in which everything from the files is escaped."""
    return "\n".join(_markdown_lines(told)) + "\n"


def _markdown_lines(told: ReviewReport) -> Iterator[str]:
    yield f"# Review\n\n{escape(review_words.opening(told))}"
    for section in review_words.sections(told):
        yield f"\n## {section.title}\n"
        yield from (f"- {escape(line)}" for line in section.lines)
    if unknown := review_words.unknown(told):
        yield f"\n{escape(unknown)}"


def escape(text: str) -> str:
    """Return a text as one line of Markdown, escaped, so that it makes no link, HTML, emphasis or list."""
    return _ACTIVE.sub(lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())


def as_text(told: ReviewReport) -> str:
    """Return the review as plain text."""
    return "\n".join(_text_lines(told)) + "\n"


def _text_lines(told: ReviewReport) -> Iterator[str]:
    yield fill(visible(review_words.opening(told)), _WIDTH)
    for section in review_words.sections(told):
        yield f"\n{section.title}"
        for line in section.lines:
            yield fill(
                visible(" ".join(line.split())), _WIDTH, initial_indent="  ", subsequent_indent="    ",
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
    if unknown := review_words.unknown(told):
        yield "\n" + fill(unknown, _WIDTH)


FORMATS: Mapping[str, Callable[[ReviewReport], str]] = {"text": as_text, "md": as_markdown, "json": as_json}
