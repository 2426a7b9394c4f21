"""What the documentation says of the program is what the program says: names, commands, options; nothing is missing."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields

import click
import pytest
from reader import DOCS
from reference import made

from generator.cli import COMMANDS, OTHER_WORDS, load_command
from generator.cli.explain import debt_page
from generator.debts import DEBT_NAMES, DEBTS
from generator.model.fields import Items, Spec, schema
from generator.model.json_schema import RECORDS
from generator.model.settings import Settings
from generator.rules.check import RULE_NAMES
from generator.rules.page import read_page

OURS = sorted(
    path.relative_to(DOCS).as_posix()
    for folder in ("", "how-to/", "why/")
    for path in DOCS.glob(f"{folder}*.md")
    if path.name not in ("performance.md", "rows.md", "dependencies.md")
)


def fields_of(kind: type) -> Iterator[tuple[str, Spec]]:
    """Yield every field of a record, and of the items in its lists."""
    for name, spec in schema(kind).items():
        yield name, spec
        if isinstance(spec.type, Items):
            yield from fields_of(spec.type.of)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_is_in_the_reference_with_what_it_is_for(kind: str) -> None:
    rows = made("fields").splitlines()
    assert f"## {kind.capitalize()}" in rows
    for name, spec in fields_of(RECORDS[kind]):
        help_ = spec.help.replace("|", "\\|")
        assert any(re.match(rf"\| `{name}`( \*\*needed\*\*)? \| {re.escape(help_)} \|", row) for row in rows), name


def test_every_rule_is_in_the_reference_with_its_page() -> None:
    text = made("rules")
    for name in RULE_NAMES:
        page = read_page(name)
        assert f"### {name}\n\n{page.sentence}\n\n{page.text}" in text


def test_every_debt_is_in_the_reference_with_its_page_and_options() -> None:
    parts = made("debts").split("\n## ")[1:]
    assert [part.partition("\n")[0] for part in parts] == [kind.name for kind in DEBTS]
    for kind, part in zip(DEBTS, parts, strict=True):
        page = debt_page(kind)
        assert f"{page.sentence}\n\n{page.text}" in part
        assert all(f"[`{option}`](options.md#{option})" in part for option in kind.options)


def test_every_command_is_in_the_reference_with_its_own_help() -> None:
    """Examples too; tests/cli runs those."""
    parts = made("commands").split("\n## ")[1:]
    assert [part.partition("\n")[0] for part in parts] == [f"journal {name}" for name in COMMANDS]
    for name, part in zip(COMMANDS, parts, strict=True):
        assert f"\nUsage: journal {name} " in part
        assert re.search(rf"Examples?: journal ([^\n]* )?{name}\b", part)
        shown = [parameter for parameter in load_command(name).params if not getattr(parameter, "hidden", False)]
        options = (option for parameter in shown for option in parameter.opts)
        assert [option for option in options if option.startswith("--") and option not in part] == []


def test_every_option_is_in_the_reference_with_its_default() -> None:
    parts = made("options").split("\n## ")[1:]
    assert [part.partition("\n")[0] for part in parts] == [declared.name for declared in fields(Settings)]
    for part in parts:
        assert re.search(r"\n\n[A-Z].+\n\nUnless you say otherwise: .+\.\n?$", part), part
    assert (
        "lapse_days\n\nDays after which a small debt that fell due is let go.\n\nUnless you say otherwise: `60`."
        in made("options")
    )


def test_the_list_of_decisions_has_each_under_its_title() -> None:
    folder = DOCS / "decisions"
    listed = dict(re.findall(r"^- \[(.+)\]\((\d{4}-.+\.md)\)", (folder / "index.md").read_text("utf-8"), re.MULTILINE))
    titles = (path.read_text("utf-8").partition("\n")[0] for path in sorted(folder.glob("0*.md")))
    assert sorted(listed) == sorted(title.removeprefix("# ") for title in titles)
    assert sorted(listed.values()) == sorted(path.name for path in folder.glob("0*.md"))


def said_commands() -> Iterator[tuple[str, str]]:
    for name in OURS:
        text = (DOCS / name).read_text(encoding="utf-8")
        blocks = re.findall(r"```(sh|console)\n(.*?)```", text, re.DOTALL)
        typed = [(form, line) for form, block in blocks for line in block.splitlines()]
        lines = [line.removeprefix("$ ") for form, line in typed if form == "sh" or line.startswith("$ ")]
        for line in [*lines, *re.findall(r"`(journal [a-z][^`]*)`", text)]:
            if re.match(r"journal (?:-|[a-z])", line):
                yield name, line


@pytest.mark.parametrize(("name", "line"), sorted(set(said_commands())))
def test_a_command_that_is_named_has_these_options(name: str, line: str) -> None:
    words = re.split(r" [<>|] ", line)[0]
    given = [
        word for word in shlex.split(words)[1:] if word != "--today" and not re.fullmatch(r"20\d\d-\d\d-\d\d", word)
    ]
    # The tutorial shows what comes of a wrong word, too.
    assert given[0] in {*COMMANDS, *OTHER_WORDS, "COMMAND"}, f"{name}: {line}"
    if given[0] in COMMANDS:
        command = load_command(given[0])
        if isinstance(command, click.Group) and given[1:2] and given[1] in command.commands:
            command = command.commands[given[1]]
        options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word for word in given[1:] if word.startswith("--")} <= options, f"{name}: {line}"


def test_rules_debts_and_options_that_are_named_exist() -> None:
    text = "".join((DOCS / name).read_text(encoding="utf-8") for name in OURS)
    explained = set(re.findall(r"journal explain ([a-z-]+)", text))
    switched = set(re.findall(r"(?:rules|debts): \{([a-z-]+):", text))
    closed = set(re.findall(r"journal (?:done|waive) ([a-z-]+)/", text))
    assert explained
    assert closed
    assert explained | switched <= RULE_NAMES | DEBT_NAMES
    assert closed <= DEBT_NAMES
