"""`journal explain`: a rule's page, for a terminal."""

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import indent

import click

from generator.cli.context import CannotWork, Context, pass_context
from generator.diagnostics import Rule, Severity
from generator.rules.page import Example, ExampleFile, Page

_ARTICLE = {Severity.ERROR: "an error", Severity.WARNING: "a warning"}


@click.command(epilog="Example: journal explain not-a-date")
@click.argument("rule", required=False)
@pass_context
def command(context: Context, rule: str | None) -> None:
    """Say what RULE means, and show a bad and a good example.

    Without RULE, list them all.
    """
    from generator.rules import RULES
    from generator.rules.page import read_page

    if rule is None:
        click.echo("\n".join(_list(RULES)))
        return
    wanted = rule.strip().lower().replace("_", "-")
    found = next((known for known in RULES if known.name == wanted), None)
    if found is None:
        raise CannotWork(f"there is no rule called `{rule}`{_hint(wanted, RULES)}")
    click.echo("\n".join(_explain(found, read_page(found.name))))


def _hint(wanted: str, rules: tuple[Rule, ...]) -> str:
    close = get_close_matches(wanted, [rule.name for rule in rules], 1)
    return f"; did you mean `{close[0]}`?" if close else "; `journal explain` lists them all"


def _list(rules: tuple[Rule, ...]) -> Iterator[str]:
    from generator.rules.page import read_page

    width = max(len(rule.name) for rule in rules)
    for severity in Severity:
        yield f"{severity.capitalize()}s"
        yield from (
            f"  {rule.name:{width}}  {read_page(rule.name).sentence}" for rule in rules if rule.severity is severity
        )
        yield ""
    yield "`journal explain RULE` says more."


def _explain(rule: Rule, page: Page) -> Iterator[str]:
    yield from (rule.name, "", page.sentence, "", page.text, "")
    for example in page.examples:
        yield from _show(example)
    other = Severity.WARNING if rule.severity is Severity.ERROR else Severity.ERROR
    yield f"It is {_ARTICLE[rule.severity]}. In mkdocs.yml you can switch it off, or make it {_ARTICLE[other]}:"
    yield f"\n  plugins:\n    - journal:\n        rules:\n          {rule.name}: off   # or {other}\n"
    if _can_be_ignored(page):
        yield f"For one file alone, write `ignore: {rule.name}` among its fields."


def _can_be_ignored(page: Page) -> bool:
    """Return whether a file with this problem still has fields that can be read."""
    files = [file for example in page.bad for file in example.files]
    return all(
        file.text.startswith("---\n") and "\n---\n" in file.text and file.encoding == "utf-8" and not file.size
        for file in files
    )


def _show(example: Example) -> Iterator[str]:
    yield f"{example.heading}:\n"
    if example.note:
        yield f"  {' '.join(example.note.split())}\n"
    for file in example.files:
        yield f"  {file.path}{_nature(file)}\n"
        if file.text:
            yield indent(file.text, "    ", lambda line: bool(line.strip()))


def _nature(file: ExampleFile) -> str:
    return f" -> {file.symlink}" if file.symlink else ""
