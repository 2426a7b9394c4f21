"""Shell completion of arguments: people, records and debts. On any error it offers nothing and prints nothing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import click
from click.shell_completion import BashComplete, CompletionItem, split_arg_string

from generator.cli.context import Context
from generator.files.copies import copied_from

_READ = 2048
"""Only so many bytes of each file are read, since names stand at its top: so thousands of files are quick."""
_NAME = re.compile(r"^(?:name|title|subject):[ \t]*(['\"]?)(.+?)\1[ \t]*$", re.MULTILINE)
_PLAIN = re.compile(r"[\w./:@+~=-]+")
"""Text that every shell takes as one word without quotes."""
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


def people(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer people."""
    return _offered(ctx, typed, "contacts")


def meetings(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer meetings, the latest first."""
    return _offered(ctx, typed, "meetings")[::-1]


def meetings_and_people(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer meetings, the latest first, and people."""
    return [*meetings(ctx, param, typed), *people(ctx, param, typed)]


def records(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer records of any kind."""
    return _offered(ctx, typed, "contacts", "companies", "meetings", "events", "updates")


def debts(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer what is owed, the most urgent first."""
    from generator.debts import open_debts
    from generator.model.names import normalize
    from generator.words.said import plain, sentence

    context = ctx.find_root().ensure_object(Context)
    try:
        found = open_debts(context.day)
    except (click.ClickException, OSError):
        return []
    wanted = normalize(typed)
    return [
        _item(debt.id, plain(sentence(debt.what), context.today))
        for debt in found
        if normalize(debt.id).startswith(wanted) and _PLAIN.fullmatch(debt.id)
    ]


def debts_and_people(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer what is owed, and people."""
    return [*debts(ctx, param, typed), *people(ctx, param, typed)]


def debts_meetings_and_people(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer what is owed, meetings and people."""
    return [*debts(ctx, param, typed), *meetings_and_people(ctx, param, typed)]


def explained(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer rules and debts."""
    from generator.debts import DEBTS
    from generator.rules.check import RULES

    names = (*(rule.name for rule in RULES), *(kind.name for kind in DEBTS))
    return [CompletionItem(name) for name in names if name.startswith(typed)]


def _offered(ctx: click.Context, typed: str, *folders: str) -> list[CompletionItem]:
    from generator.model.names import normalize

    context = ctx.find_root().ensure_object(Context)
    try:
        docs: Path = context.project.docs
    except click.ClickException:
        return []
    wanted, items = normalize(typed), []
    for folder in folders:
        for path in sorted(_files(docs / folder), key=lambda path: path.name):
            name = "" if folder == "meetings" else _name_in(path)
            slug = path.stem
            starts = (normalize(slug), normalize(name), *normalize(name).split())
            if any(start.startswith(wanted) for start in starts) and _PLAIN.fullmatch(slug):
                items.append(_item(slug, name))
    return items


def _files(folder: Path) -> Iterator[Path]:
    """Yield the records below a folder, without following links."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(above, name)
            if not name.lower().endswith(".md") or name.startswith(".") or copied_from(name, names, _never):
                continue
            if not path.is_symlink() and path.is_file():
                yield path


def _never(first: str, second: str) -> bool:
    """Return that two files differ: completion has no time to compare what they hold."""
    return False


def _name_in(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            found = _NAME.search(opened.read(_READ).decode("utf-8", errors="replace"))
    except OSError:
        return ""
    return found[2] if found else ""


def _item(value: str, said: str) -> Any:
    plain = "".join(letter for letter in " ".join(said.split()) if letter.isprintable())
    return CompletionItem(value, help=plain or None)


class Bash(BashComplete):
    """Click's completion for bash, with bash's own idea of words, quotes and colons."""

    source_template: ClassVar[str] = BashComplete.source_template.replace(
        "$(env ", '$(env COMP_SO_FAR="${COMP_LINE:0:$COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" '
    )
    _before_colon = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the complete words behind the command's name, and the one that is being typed."""
        line = os.environ.get("COMP_SO_FAR")
        if line is None:  # a shell that was set up by an earlier version
            return super().get_completion_args()
        words = split_arg_string(line)
        while words and _ASSIGNMENT.match(words[0]):
            del words[0]
        typed = words.pop() if words and not line[-1:].isspace() else ""
        raw = re.split(r"\s", line)[-1]
        if raw == typed and ":" in os.environ.get("COMP_WORDBREAKS", ":"):  # within quotes a colon ends no word
            self._before_colon = typed[: typed.rfind(":") + 1]
        return words[1:], typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return what bash puts in place of the part of the word that it replaces."""
        return f"{item.type},{item.value.removeprefix(self._before_colon)}"
