"""What every command needs: the journal, its folder, its settings and the day, and options that all commands have."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class CannotWork(click.ClickException):
    """The command cannot do what was asked; the reason is one line, the exit code 2."""

    exit_code = 2


@dataclass
class Context:
    """The journal that a command works on; each part is read on first use, since a command may need only some."""

    folder: Path | None = None
    today_given: date | None = None
    dry_run: bool = False
    foreseen: "list[Any]" = field(default_factory=list)
    """In a dry run, the changes (`generator.edit.change.Change`) that would have been written."""

    @cached_property
    def project(self) -> "Any":
        """The project (`generator.files.project.Project`)."""
        from generator.files.project import NoProject, find

        try:
            project = find(self.folder or Path.cwd())
        except NoProject as error:
            if error.begun:
                raise CannotWork(str(error)) from None
            raise CannotWork(f"{error}; `journal init` begins one, `journal -C DIR` says where yours is") from None
        if not project.lists_journal and not _holds_records(project.docs):
            raise CannotWork(
                f"{project.config} does not list the plugin `journal`, and there is no record beside it;"
                " `journal -C DIR` says where yours is"
            )
        return project

    @property
    def is_in_journal(self) -> bool:
        """Whether there is a journal here, or where `-C` says."""
        from generator.files.project import NoProject, find

        try:
            return find(self.folder or Path.cwd()).lists_journal
        except NoProject:
            return False

    @cached_property
    def root(self) -> Path:
        """The folder of mkdocs.yml."""
        root: Path = self.project.root
        return root

    @cached_property
    def settings(self) -> "Any":
        """The plugin's options (`generator.model.settings.Settings`)."""
        from generator.rules.options import settings_from

        settings, problems = settings_from(self.project.options)
        if problems:
            raise CannotWork(f"{self.project.config.name}: {problems[0]}")
        return settings

    @cached_property
    def journal(self) -> "Any":
        """The journal (`generator.model.journal.Journal`), read once."""
        from generator.model.clock import machine_zone
        from generator.model.loader import load

        try:
            journal = load(self.project.docs, self.settings.known_fields, self.root, machine=machine_zone())
        except OSError as error:
            raise CannotWork(f"{self.project.docs} can't be read: {error.strerror}") from None
        if not self.foreseen:
            return journal
        from generator.edit.change import foresee

        return foresee(journal, self.foreseen, self.settings.known_fields)

    @property
    def day(self) -> "Any":
        """The journal on that day with its settings (`generator.model.day.Day`), from which reports are made."""
        from generator.model.day import Day

        return Day(self.journal, self.today, self.settings)

    def forget(self) -> None:
        """Let the journal be read again when it is needed next, since a command has written to it."""
        self.__dict__.pop("journal", None)

    @cached_property
    def zone(self) -> str | None:
        """The time zone whose day it is; None for the machine's, and where the day is frozen."""
        from generator.model.loader import load_profile

        profile = None if self.settings.today else load_profile(self.project.docs)
        return profile.time_zone if profile else None

    @cached_property
    def today(self) -> date:
        """The day it is: `--today`, `SOURCE_DATE_EPOCH`, the option `today`, the profile's zone, the machine's."""
        if self.today_given is not None:
            return self.today_given
        from generator.model.clock import today

        try:
            return today(self.settings.today, self.zone)
        except ValueError as error:
            raise CannotWork(str(error)) from None


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        context = ctx.find_root().ensure_object(Context)
        if value is not None:
            setattr(context, name, value)
        return value

    return callback


def parse_day(text: str) -> date:
    """Read a day from the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text} is not a day like 2026-11-22") from None


def folder_option(command: F) -> F:
    """Add `-C DIR`, before or after the subcommand."""
    return click.option(
        "-C", "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False, is_eager=True, callback=_keep("folder"), help="Work on the journal in DIR.",
    )(command)  # fmt: skip


def day_option(command: F) -> F:
    """Add `--today DATE`, before or after the subcommand."""
    return click.option(
        "--today", metavar="DATE", type=parse_day, expose_value=False, is_eager=True, callback=_keep("today_given"),
        help="Work as if it were this day.",
    )(command)  # fmt: skip


def dry_run_option(command: F) -> F:
    """Add `--dry-run` to a command that writes."""
    return click.option(
        "--dry-run", is_flag=True, expose_value=False, callback=_keep("dry_run"),
        help="Show the change, and write nothing.",
    )(command)  # fmt: skip


def no_cache_option(command: F) -> F:
    """Accept `--no-cache`, which 0.1.0 had: nothing is kept from run to run any more."""
    return click.option("--no-cache", is_flag=True, expose_value=False, hidden=True)(command)


def pass_context(command: F) -> F:
    """Give a command the `Context`, and the options that every command has."""
    with_context: Any = click.make_pass_decorator(Context, ensure=True)(command)
    made: F = folder_option(day_option(with_context))
    return made


def _holds_records(docs: Path) -> bool:
    """Return whether a folder looks like a journal's, though mkdocs.yml does not say so."""
    from generator.model.loader import FOLDERS

    return any((docs / name).exists() for name in (*FOLDERS, "profile.md"))
