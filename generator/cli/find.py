"""`journal find`: words anywhere in the journal, with file and line."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from generator import words
from generator.cli.context import Context, pass_context

if TYPE_CHECKING:
    from generator.cli.terminal import Paint
    from generator.files.source import SourceText
    from generator.model.journal import Journal
    from generator.model.records import Record

Place = tuple[int, int]


@click.command(epilog='Example: journal find "quarterly review"')
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@pass_context
def command(context: Context, text: tuple[str, ...]) -> None:
    """Find TEXT anywhere: names, companies, personal details, notes, answers.

    Case and accents do not matter. Of several words, all must stand in one line.
    """
    from generator.cli.terminal import BOLD, painter
    from generator.words.visible import visible

    wanted = [folded(word) for word in " ".join(text).split()]
    paint = painter()
    looked_at = 0
    found_any = False
    for label, source, begin in _texts(context.journal):
        looked_at += 1
        lines = (
            list(_lines(context.journal, source, begin, [word for word in wanted if word], paint))
            if any(wanted)
            else []
        )
        if lines:
            click.echo(("\n" if found_any else "") + paint(BOLD, visible(label)), color=True)
            click.echo("\n".join(lines), color=True)
            found_any = True
    if not found_any:
        said, files = visible(" ".join(text)), "file" if looked_at == 1 else "files"
        similar = [visible(name) for name in _similar(context.journal, " ".join(text))]
        meant = f" Did you mean {words.either(similar)}?" if similar else ""
        click.echo(f"Nothing found for “{said}”: {looked_at} {files} looked through.{meant}")


def _similar(journal: "Journal", text: str) -> tuple[str, ...]:
    from generator.model.journal import names_of
    from generator.reports.lookup import similar, spellings

    named = ((name, spellings(name)) for record in journal.records() for name in names_of(record))
    return similar(named, text)


def _texts(journal: "Journal") -> Iterator[tuple[str, "SourceText", int]]:
    """Yield the title of each file, its text, and where its body begins."""
    for record in journal.records():
        yield _label(journal, record), record.source, record.body_start
    if journal.questions is not None:
        yield "Your questions", journal.questions.source, 0
    for page in journal.free_pages:
        yield page.title or page.address, page.source, page.body_start


def _label(journal: "Journal", record: "Record") -> str:
    from generator.facts import meetings
    from generator.model.records import Meeting

    day = getattr(record, "date", None)
    named = record.label if record.label != record.slug else ""
    if isinstance(record, Meeting) and not record.title:
        named = words.listed([person.name for person in meetings.people(journal, record)]) or named
    return ", ".join(filter(None, (named, f"{record.KIND} of {day.day}" if day else record.KIND)))


def _lines(
    journal: "Journal", source: "SourceText", begin: int, wanted: list[str], paint: "Paint"
) -> Iterator[str]:  # fmt: skip
    from generator.facts.wikilinks import with_names
    from generator.model.body import without_comments
    from generator.words.visible import visible

    text = source.text[:begin] + without_comments(source.text[begin:])
    if "[[" not in text and not all(word in folded(text) for word in wanted):
        return
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        shown = with_names(journal, line)
        plain = folded(shown)
        as_written = plain if shown is line else f"{plain}\n{folded(line)}"
        if all(word in as_written for word in wanted):
            yield f"{visible(source.path)}:{number}: {_shown(shown, [word for word in wanted if word in plain], paint)}"


def _shown(line: str, wanted: list[str], paint: "Paint") -> str:
    """Return a line, clipped so that the first match is in view, with the matches marked."""
    from generator.cli.terminal import AMBER
    from generator.words.columns import excerpt
    from generator.words.visible import visible

    start, end = min((_place(line, word) for word in wanted), default=(0, 0))
    clipped = excerpt(line, start, end).text.strip()
    marked = visible(line[start:end])
    return clipped.replace(marked, paint(AMBER, marked), 1) if marked else clipped


def _place(line: str, word: str) -> Place:
    """Return where a folded word begins and ends in the line as it was written."""
    origin = [at for at, letter in enumerate(line) for _ in _fold(letter)]
    start = folded(line).find(word)
    return origin[start], origin[start + len(word) - 1] + 1


def folded(text: str) -> str:
    """Return a text without case, accents and apostrophes, for comparing."""
    return text.lower().replace("'", "") if text.isascii() else "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    from unicodedata import combining

    from generator.model.names import slug

    if letter in "'’ʼ‘":
        return ""
    if letter.isascii():
        return letter.lower()
    # A combining accent is dropped; for other letters slugs say what they become.
    return "" if combining(letter) else slug(letter) or letter.casefold()
