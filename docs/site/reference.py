"""Fields, debts, rules, commands and options, as pages that the docs build makes from the program itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.cli import COMMANDS, load_command, main
from generator.cli.explain import debt_page
from generator.debts import DEBTS
from generator.editor.hover import form
from generator.model.fields import Items, schema
from generator.model.json_schema import RECORDS
from generator.model.records import Record
from generator.model.settings import Settings, help_of
from generator.rules.check import RULES
from generator.rules.diagnostic import Severity
from generator.rules.page import read_page

_LIST = "<!-- the list of these pages, on the site -->"


def fields_page() -> Iterator[str]:
    """Yield what may stand in each kind of file, field by field."""
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
    """Yield each kind of debt, with the options that move it."""
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
    """Yield each rule, errors first."""
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
    """Yield each command as its `--help` says it."""
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
    """Yield each option of the plugin and its default."""
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
        case bool():
            return "`on`" if value else "`off`"
        case tuple():
            return f"`[{', '.join(value)}]`" if value else "none"
        case Mapping():
            return "none"
        case date():
            return f"`{value}`"
    return f"`{value}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES: Mapping[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "fields": ("what may stand in the front matter of each kind of file", fields_page),
    "debts": ("what is owed to whom, by when, and what closes it", debts_page),
    "rules": ("what `journal check` looks for", rules_page),
    "commands": ("every command with its options and an example", commands_page),
    "options": ("what may stand under `journal:` in `mkdocs.yml`", options_page),
}
"""Each page of docs/reference that is not in git: what is on it, and what makes its parts."""


def made(name: str) -> str:
    """Return a page's Markdown."""
    _, parts = PAGES[name]
    return "\n\n".join(filter(None, parts())) + "\n"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; none is written into docs/."""
    for name in PAGES:
        files.append(File.generated(config, f"reference/{name}.md", content=made(name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the list of the pages where the page beside them says so."""
    rows = (f"- [{name.capitalize()}]({name}.md): {about}." for name, (about, _) in PAGES.items())
    return markdown.replace(_LIST, "\n".join(rows))
