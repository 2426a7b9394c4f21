"""The command `journal`: one module for each command, imported only when it is called."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from generator.cli.context import Context, day_option, folder_option

COMMANDS = {
    "init": "Begin a journal; in a folder that has files, add what is missing.",
    "check": "Look for everything wrong with the records.",
    "explain": "Say what a rule means, and show a bad and a good example.",
    "todo": "Show what you owe whom, most urgent first.",
    "show": "Show the essentials of one person, company, meeting, event or piece of news.",
    "list": "List people, meetings, companies or events, and choose among them.",
    "find": "Find words anywhere in the journal.",
    "done": "Write down that you did what you owed.",
    "waive": "Let a debt go, with the reason.",
    "later": "Put off what you owe, or all that waits for somebody.",
    "contacted": "Write down that you wrote or called.",
    "replied": "Write down that they answered.",
    "heard": "Write down that they wrote first.",
    "met": "Write down that you met.",
    "new": "Make a record from a template.",
    "cancel": "Write down that a meeting was called off, or that they did not come.",
    "move": "Move a meeting to another day.",
    "rename": "Give a record another name, everywhere.",
    "merge": "Make one record of two.",
    "review": "Say what some days brought, and what changed in them.",
    "brief": "Gather what you need for a meeting on one sheet.",
    "draft": "Write a message from your notes; nothing is sent.",
    "import": "Take in what you have elsewhere, under review.",
    "build": "Build the site.",
    "serve": "Show the site on this machine, live while you edit.",
    "export": "Hand over the journal in another form.",
    "schema": "Print the JSON Schema of the front matter.",
    "lsp": "Help your editor while you type.",
}


OTHER_WORDS = {
    "add": "new",
    "create": "new",
    "edit": "show",
    "help": "--help",
    "open": "serve --open",
    "owe": "todo",
    "search": "find",
    "start": "init",
    "thank": "done",
    "today": "todo",
    "week": "review",
}
"""Words that people try who don't know the commands yet, each with the command they want."""


def load_command(name: str) -> click.Command:
    """Import the module of one of `COMMANDS` and return its command; `import` lies in `import_.py`."""
    stem = f"{name}_" if iskeyword(name) else name
    command: click.Command = import_module(f"generator.cli.{stem}").command
    return command


def _say(text: str) -> None:
    """Print why nothing came of a command; what it was given stands in it, and is made visible."""
    from generator.cli.terminal import say

    say(text, err=True)


class Commands(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return [*COMMANDS]  # not list(): once its module is imported, that is the command `list`

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None where there is none of this name."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to call; a name that is nearly one gets a hint."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            close = [OTHER_WORDS[args[0]]] if args[0] in OTHER_WORDS else get_close_matches(args[0], COMMANDS, 1)
            hint = f"; did you mean `journal {close[0]}`?" if close else ""
            raise click.UsageError(f"there is no command {args[0]}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run; wrong usage is reported in one line, with exit code 2."""
        run: Any = super().main
        if "_JOURNAL_COMPLETE" in os.environ:
            from click.shell_completion import add_completion_class

            from generator.cli.completing import Bash

            add_completion_class(Bash)
        _open_what_is_closed()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(
                stream, TextIOWrapper
            ):  # a name in a script that the terminal can't encode must not end a command
                stream.reconfigure(errors="backslashreplace")
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = _answered(lambda: run(*args, standalone_mode=False, **extra))
        except OSError as error:
            code = _not_written(error)
        try:
            sys.stdout.flush()
        except OSError as error:
            code = code or _not_written(error)
            _let_go_of_output()
        sys.exit(code)


def _answered(run: Callable[[], Any]) -> int:
    """Return the exit code of a command, after saying in one line what was wrong with it."""
    try:
        code = run()
    except SystemExit:
        # click's only one: who reads has gone, as `head` does once it has its line, and nothing went wrong.
        return 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "journal"
        message = " ".join(error.format_message().split())  # click lists choices on lines of their own
        _say(f"{command}: {message} (see {command} --help)")
        return error.exit_code
    except click.ClickException as error:
        _say(f"journal: {error.format_message()}")
        return error.exit_code
    except UnicodeEncodeError as error:
        if not any("\udc80" <= letter <= "\udcff" for letter in error.object):
            raise
        # Bytes of the command line that are no text: a path may have them, a record may not.
        _say("journal: a word on the command line is not in UTF-8, and can't be written into a file")
        return 2
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    return code if isinstance(code, int) else 0


def _open_what_is_closed() -> None:
    """Put something in place of streams that the caller has closed (`>&-`): nothing can be written to it.

    Otherwise the next file that is opened would take their place.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")  # each write fails, and is reported
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - as long as the process


def _not_written(error: OSError) -> int:
    """Say that a file, or what a command says, can't be written; return the exit code."""
    with suppress(OSError):
        _say(f"journal: {error.filename or 'what it says'} can't be written: {error.strerror or error}")
    return 2


def _let_go_of_output() -> None:
    """Let what could not be written go nowhere, or Python would try once more when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with `journal init my-journal`. Every command has its own --help, with an example.",
)
@folder_option
@day_option
@click.version_option(package_name="networking-journal", message="%(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Keep a networking journal: check it, see what you owe whom, and build its site.

    In a journal, `journal` alone is `journal todo`.
    """
    if ctx.invoked_subcommand is None:
        if not ctx.ensure_object(Context).is_in_journal:
            raise click.exceptions.NoArgsIsHelpError(ctx)
        ctx.invoke(load_command("todo"))
