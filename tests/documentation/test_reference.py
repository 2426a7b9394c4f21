"""What the documentation says of the program is what the program says: names, commands, options, links.

`RENEW_GOLDEN=1 pytest tests/documentation -n 0` writes the pages that are made from the program anew.
"""

import os
import re
import shlex
from collections.abc import Iterator

import click
import pytest
from reference import DOCS, PAGES, made

from generator.cli import COMMANDS, OTHER_WORDS, load_command
from generator.debts import DEBT_NAMES
from generator.rules import RULE_NAMES

OURS = sorted(
    path.relative_to(DOCS).as_posix()
    for folder in ("", "how-to/", "why/")
    for path in DOCS.glob(f"{folder}*.md")
    if path.name not in ("performance.md", "rows.md", "dependencies.md")
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_program_is_up_to_date(name: str) -> None:
    path = DOCS / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_bytes(made(name).encode())
    assert path.read_bytes().decode() == made(name), "RENEW_GOLDEN=1 pytest tests/documentation -n 0 mends it"


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
