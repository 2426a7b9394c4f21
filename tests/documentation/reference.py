"""The pages of docs/reference and the list of decisions, made from the program."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import click

from generator.cli import COMMANDS, load_command, main
from generator.cli.explain import debt_page
from generator.debts import DEBTS
from generator.editor.hover import form
from generator.model.fields import Items, schema
from generator.model.json_schema import RECORDS
from generator.model.records import Record
from generator.model.settings import Settings, help_of
from generator.rules import RULES
from generator.rules.diagnostic import Severity
from generator.rules.page import read_page

DOCS = Path(__file__).parents[2] / "docs"
_MADE = "<!-- Made from the program: RENEW_GOLDEN=1 .venv/bin/pytest tests/documentation -n 0 -->"


def fields_page() -> Iterator[str]:
    yield "# Fields"
    yield (
        "What may stand in the front matter, kind by kind. A field that can't be done without is marked **needed**;"
        " a list may also be one bare value. `journal new KIND NAME` makes a file, and [your editor](../editors.md)"
        " completes the names."
    )
    items: dict[str, type] = {}
    for kind, record in RECORDS.items():
        yield f"## {kind.capitalize()}"
        yield f"{(record.__doc__ or '').partition(chr(10))[0]} {_where(record.FOLDER)}"
        yield _table(record, items)
    yield "## Items of lists"
    yield "Some lists hold items with fields of their own. Where a line will do, it is the shortest way to write one."
    for name, item in items.items():
        yield f"### {name}"
        yield (item.__doc__ or "").partition("\n")[0]
        yield _table(item, {})


def _where(folder: str) -> str:
    return f"A file in `journal/{folder}/`." if folder else "The file `journal/profile.md`."


def _table(kind: type, items: dict[str, type]) -> str:
    rows = ["| field | what for | how it is written |", "|---|---|---|"]
    shared = schema(Record)  # what every kind has comes last
    for name, spec in sorted(schema(kind).items(), key=lambda pair: pair[0] in shared and issubclass(kind, Record)):
        if isinstance(spec.type, Items):
            items[name] = spec.type.of
        needed = " **needed**" if spec.required else ""
        rows.append(
            f"| `{name}`{needed} | {_cell(spec.help)} | {_cell(('A list. ' if spec.many else '') + form(spec.type))} |"
        )
    return "\n".join(rows)


def debts_page() -> Iterator[str]:
    yield "# Debts"
    yield "What is owed to whom, by when, and what closes it. `journal explain NAME` adds examples."
    yield "Why there are such things at all: [why debts](../why/debts.md)."
    for kind in DEBTS:
        page = debt_page(kind)
        yield f"## {kind.name}"
        yield page.sentence
        yield page.text
        if kind.options:
            yield f"Options: {', '.join(f'[`{option}`](options.md#{option})' for option in kind.options)}."


def rules_page() -> Iterator[str]:
    yield "# Rules"
    yield "What `journal check` looks for. `journal explain NAME` adds a bad and a good example of each."
    for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        yield f"## {title}"
        for rule in RULES:
            if rule.severity is severity:
                page = read_page(rule.name)
                yield f"### {rule.name}"
                yield page.sentence
                yield page.text


def commands_page() -> Iterator[str]:
    yield "# Commands"
    yield "Every command takes `-C DIR` and `--today DATE`, before or behind its name."
    yield "\n".join(
        ["| command | does |", "|---|---|", *(f"| [`journal {n}`](#journal-{n}) | {w} |" for n, w in COMMANDS.items())]
    )
    for name in COMMANDS:
        command = load_command(name)
        context = click.Context(
            command,
            info_name=name,
            parent=click.Context(main, info_name="journal"),
            max_content_width=100,
            terminal_width=100,
            help_option_names=list(main.context_settings["help_option_names"]),
        )
        yield f"## journal {name}"
        yield f"```text\n{command.get_help(context).rstrip()}\n```"


def options_page() -> Iterator[str]:
    yield "# Options"
    yield "What may stand under `plugins: - journal:` in `mkdocs.yml`. Each has a default that you need not write."
    for declared in fields(Settings):
        yield f"## {declared.name}"
        yield help_of(declared.name)
        yield f"Unless you say otherwise: {_default(getattr(Settings(), declared.name))}."


def _default(value: object) -> str:
    match value:
        case None:
            return "not set"
        case tuple():
            return f"`[{', '.join(value)}]`" if value else "none"
        case Mapping():
            return "none"
        case date():
            return f"`{value}`"
    return f"`{value}`"


def decisions_page() -> Iterator[str]:
    yield "# Decisions"
    yield "Choices that somebody might question, in ten lines: what the matter was, what was decided, what follows."
    rows = []
    for path in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        rows.append(f"- [{re.sub(r'^0*', '', title)}]({path.name})")
    yield "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "reference/fields.md": fields_page,
    "reference/debts.md": debts_page,
    "reference/rules.md": rules_page,
    "reference/commands.md": commands_page,
    "reference/options.md": options_page,
    "decisions/index.md": decisions_page,
}


def made(name: str) -> str:
    """Return a page as it should be."""
    return "\n\n".join([_MADE, *(part for part in PAGES[name]() if part)]) + "\n"
