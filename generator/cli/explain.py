"""`journal explain`: the page of a rule or a debt, for a terminal."""

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import indent

import click

from generator.cli.completing import explained
from generator.cli.context import CannotWork, Context, pass_context
from generator.debts import DEBTS
from generator.debts.debt import DebtKind
from generator.model.settings import Settings, help_of
from generator.rules.check import RULES
from generator.rules.diagnostic import Rule, Severity
from generator.rules.page import Example, ExampleFile, RulePage, read_page

_NAMES = (*(rule.name for rule in RULES), *(kind.name for kind in DEBTS))
_ARTICLE = {Severity.ERROR: "an error", Severity.WARNING: "a warning"}
_EPILOG = """\b
Examples: journal explain not-a-date
          journal explain thank-card"""


@click.command(epilog=_EPILOG)
@click.argument("name", required=False, metavar="[RULE|DEBT]", shell_complete=explained)
@pass_context
def command(context: Context, name: str | None) -> None:
    """Say what a rule or a debt means, why, and show examples.

    Without a name, list them all.
    """
    if name is None:
        click.echo("\n".join(_list()))
        return
    wanted = name.strip().lower().replace("_", "-")
    for rule in RULES:
        if rule.name == wanted:
            click.echo("\n".join(_explain(rule, read_page(rule.name))))
            return
    for kind in DEBTS:
        if kind.name == wanted:
            click.echo("\n".join(_explain_debt(kind, debt_page(kind))))
            return
    raise CannotWork(f"there is no rule or debt called `{name}`{_hint(wanted)}")


def debt_page(kind: DebtKind) -> RulePage:
    """Return the page of a kind of debt."""
    return read_page(kind.name, "generator.debts")


def _hint(wanted: str) -> str:
    close = get_close_matches(wanted, _NAMES, 1)
    return f"; did you mean `{close[0]}`?" if close else "; `journal explain` lists them all"


def _list() -> Iterator[str]:
    width = max(map(len, _NAMES))
    for severity in Severity:
        yield f"{severity.capitalize()}s"
        yield from (
            f"  {rule.name:{width}}  {read_page(rule.name).sentence}" for rule in RULES if rule.severity is severity
        )
        yield ""
    yield "Debts"
    yield from (f"  {kind.name:{width}}  {debt_page(kind).sentence}" for kind in DEBTS)
    yield ""
    yield "`journal explain NAME` says more."


def _explain_debt(kind: DebtKind, page: RulePage) -> Iterator[str]:
    yield from (kind.name, "", page.sentence, "", page.text, "")
    for example in page.examples:
        yield from _show(example)
    options = (*kind.options, *(("lapse_days",) if kind.lapses else ()))
    change = "change these, here as they are unless you say otherwise, or switch it off" if options else "switch it off"
    yield f"In mkdocs.yml you can {change}:"
    yield "\n  plugins:\n    - journal:"
    yield from (f"        {option}: {_default(option)}   # {help_of(option)}" for option in options)
    yield f"        debts:\n          {kind.name}: off"


def _default(option: str) -> str:
    value = getattr(Settings(), option)
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _explain(rule: Rule, page: RulePage) -> Iterator[str]:
    yield from (rule.name, "", page.sentence, "", page.text, "")
    for example in page.examples:
        yield from _show(example)
    other = Severity.WARNING if rule.severity is Severity.ERROR else Severity.ERROR
    yield f"It is {_ARTICLE[rule.severity]}. In mkdocs.yml you can switch it off, or make it {_ARTICLE[other]}:"
    yield f"\n  plugins:\n    - journal:\n        rules:\n          {rule.name}: off   # or {other}\n"
    if _can_be_ignored(page):
        yield f"For one file alone, write `ignore: {rule.name}` among its fields."


def _can_be_ignored(page: RulePage) -> bool:
    """Return whether `ignore` works for this rule: a file with this problem still has fields that can be read."""
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
