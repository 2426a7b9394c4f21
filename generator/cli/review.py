"""`journal review`: what some days brought, from git's history where there is one, else from the files."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from generator.cli.context import CannotWork, Context, pass_context

if TYPE_CHECKING:
    from generator.past import Commit, History
    from generator.reviews import Told

_DAYS = 7
_EPILOG = """\b
Examples: journal review
          journal review --since "last sunday"
          journal review --since 2026-11-01 --format md
          journal review --since HEAD~3 --format json"""


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
    """Say what some days brought: people, talks, names, debts opened and closed, lessons, files.

    The day itself counts. Where the journal is in git, its history says what was already there; nothing is
    checked out, and no file of yours is written. Without git the days in your files tell most of it.
    """
    from generator.loader import collector_at_rest
    from generator.reviews import FORMATS

    with collector_at_rest():
        told = _told(context, since)
    click.echo(FORMATS[form](told), nl=False)


def _told(context: Context, since: str | None) -> "Told":
    from generator.cli.since import day_said
    from generator.past import History
    from generator.records.moment import shifted

    history = History(context.root)
    first = shifted(context.today, 1 - _DAYS) if since is None else day_said(since, context.today)
    if first is None:
        return _since_revision(context, history, since or "")
    if first > context.today:
        raise CannotWork(f"{first} has not come yet; today is {context.today}")
    return _since_day(context, history, first)


def _since_revision(context: Context, history: "History", revision: str) -> "Told":
    from generator.past import NoHistory

    try:
        commit = history.commit(revision)
        if commit is None:
            raise CannotWork(f"{revision} is neither a day, such as 2026-11-01 or last sunday, nor a revision of git")
        day = datetime.fromtimestamp(commit.seconds, UTC).astimezone(_zone(context)).date()
        return _compared(context, history, commit, min(day, context.today), min(day, context.today))
    except NoHistory as error:
        raise CannotWork(f"{revision} can't be looked up: {error}") from None


def _since_day(context: Context, history: "History", first: date) -> "Told":
    from generator.past import NoHistory
    from generator.records.moment import shifted
    from generator.reviews import Told
    from generator.views.since import by_its_days

    try:
        commit = history.before(_midnight(first, _zone(context)))
        if commit is None:
            raise NoHistory(
                "git knows nothing of the time before" if history.commit("HEAD") else "git keeps no history here"
            )
        return _compared(context, history, commit, first, shifted(first, -1))
    except NoHistory as error:
        found = by_its_days(context.journal, first, context.today, context.settings)
        return Told(since=found, journal=context.journal, unknown=str(error))


def _compared(context: Context, history: "History", commit: "Commit", first: date, then_day: date) -> "Told":
    from generator.past import past
    from generator.reviews import Told
    from generator.views.since import compared

    journal, settings = context.journal, context.settings
    was = past(history, commit, journal, settings.known_fields)
    found = compared(journal, was.journal, first, context.today, then_day, settings)
    return Told(since=found, journal=journal, past=was)


def _zone(context: Context) -> ZoneInfo | None:
    """Return the owner's zone, or None for the machine's."""
    profile = context.journal.profile
    return ZoneInfo(profile.time_zone) if profile and profile.time_zone else None


def _midnight(day: date, zone: ZoneInfo | None) -> int:
    """Return the instant at which a day begins, in seconds since 1970; 0 for days before those that are counted."""
    begins = datetime.combine(day, time(), tzinfo=zone)
    try:
        return max(int((begins if zone else begins.astimezone()).timestamp()), 0)
    except (OverflowError, ValueError, OSError):
        return 0
