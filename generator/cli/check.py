"""`journal check`: everything that is wrong with the records, in the format asked for."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from generator.cli import terminal
from generator.cli.context import CannotWork, Context, dry_run_option, no_cache_option, pass_context
from generator.cli.terminal import say
from generator.model.day import Day
from generator.rules.diagnostic import CheckReport
from generator.rules.formats import FORMATS, FormatOptions, RuleText

if TYPE_CHECKING:
    from generator.model.journal import Journal

_EPILOG = """\b
Examples: journal check
          journal check journal/contacts --strict
          journal check --format concise"""


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="full",
    show_default=True,
    help="The form of the report.",
)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--fix", is_flag=True, help="Mend what can be meant in one way only; what is left is reported.")
@dry_run_option
@no_cache_option
@pass_context
def command(context: Context, paths: tuple[Path, ...], form: str, strict: bool, fix: bool) -> int:
    """Look for everything wrong with the records.

    With PATHs, files or folders, everything is read and only what concerns them is reported; a PATH of - checks
    a message on standard input by the etiquette of text. Exits 1 when there are errors.
    """
    if context.dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    began = perf_counter()
    if paths == (Path("-"),):
        report = _message(context, began)
    else:
        if fix:
            _fix(context, paths)
        report = _report(context, paths, began)
    about = FormatOptions(colour=terminal.wants_colour(), rules=_rules() if form == "sarif" else ())
    said = FORMATS[form](report, about)
    click.echo(said, nl=False, color=about.colour)
    return int(bool(report.errors or (strict and report.warnings)))


def _message(context: Context, began: float) -> CheckReport:
    """Return the report on a message from standard input."""
    from generator.model.loader import decoded
    from generator.rules.check import check_message

    data = sys.stdin.buffer.read()
    source, faults = decoded(data, "-")
    if faults:
        raise CannotWork("the message on standard input is not UTF-8")
    found = check_message(source, context.settings)
    return CheckReport(diagnostics=found, files=1, seconds=perf_counter() - began)


def _fix(context: Context, paths: tuple[Path, ...]) -> None:
    """Fix what can be fixed in `paths`, and say on stderr what was done."""
    from generator.cli.writing import in_one_line, show_dry_run, write
    from generator.edit.fixing import fixes

    done, changes = fixes(context.journal, _report(context, paths, 0).diagnostics)
    with in_one_line():
        write(context, changes)
    for one in done:
        place = f"{one.diagnostic.path}:{one.diagnostic.start.line}:{one.diagnostic.start.column}"
        said = f"would have {one.said}" if context.dry_run else one.said
        say(f"{place}: {one.diagnostic.rule}: {said}", err=True)
    if context.dry_run:
        show_dry_run(context, err=True)  # the report, perhaps json, is alone on standard output
        context.foreseen.clear()
        context.forget()  # it is on the files as they are


def _report(context: Context, paths: tuple[Path, ...], began: float) -> CheckReport:
    from generator.rules.check import check

    docs = context.project.docs
    chosen = tuple(_address(path, context.root, docs) for path in paths) or (docs.relative_to(context.root).as_posix(),)
    journal = context.journal
    diagnostics = check(Day(journal, context.today, context.settings))
    return CheckReport(
        diagnostics=tuple(found for found in diagnostics if _is_in(found.path, chosen)),
        files=sum(_is_in(path, chosen) for path in _checked(journal)) if paths else journal.files,
        seconds=perf_counter() - began,
    )


def _address(path: Path, root: Path, docs: Path) -> str:
    """Return a path from the command line as the loader names it; raise CannotWork where it lies elsewhere."""
    found = next((base / path for base in (Path.cwd(), root) if os.path.lexists(base / path)), None)
    if found is None:
        raise CannotWork(f"there is no {path}, neither here nor in the folder of mkdocs.yml")
    # The last part is not resolved: a link that leaves the journal is itself one of its files.
    plain = Path(os.path.abspath(found))  # noqa: PTH100 - resolve() would follow the link
    for place in (plain.parent.resolve() / plain.name, plain.resolve()):
        if place.is_relative_to(docs.resolve()):
            return (docs.relative_to(root) / place.relative_to(docs.resolve())).as_posix()
        if place.is_relative_to(root.resolve()) and docs.resolve().is_relative_to(place):
            return docs.relative_to(root).as_posix()
    raise CannotWork(f"{path} is not in the journal, which is the folder {docs.relative_to(root)}")


def _is_in(path: str, chosen: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in chosen)


def _checked(journal: "Journal") -> set[str]:
    """Return the paths of all Markdown files that were checked, including those that could not be read."""
    from generator.files.folder import MARKDOWN

    return {path for path in _paths(journal) if path.lower().endswith(MARKDOWN)}


def _paths(journal: "Journal") -> Iterator[str]:
    yield from (record.path for record in journal.records())
    yield from (page.source.path for page in journal.free_pages)
    yield from (fault.source.path for faults in journal.faults.values() for fault in faults)
    if journal.questions is not None:
        yield journal.questions.source.path


def _rules() -> tuple[RuleText, ...]:
    from generator.rules.check import RULES
    from generator.rules.page import read_page

    pages = ((rule, read_page(rule.name)) for rule in RULES)
    return tuple(
        RuleText(
            name=rule.name,
            severity=rule.severity,
            sentence=page.sentence,
            text=f"{page.sentence}\n\n{page.text}",
            markdown=page.markdown,
        )
        for rule, page in pages
    )
