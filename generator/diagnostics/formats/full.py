"""For people: each finding with its line, carets under the place, and what to do about it (contract §4)."""

from collections.abc import Callable, Iterator

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.formats.about import PLAIN, About
from generator.diagnostics.formats.columns import excerpt
from generator.diagnostics.formats.summary import summary
from generator.diagnostics.formats.visible import visible
from generator.diagnostics.report import Report

Paint = Callable[[str, str], str]
_BOLD, _BLUE, _CYAN = "1", "1;34", "1;36"
_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


def full(report: Report, about: About = PLAIN) -> str:
    """Return every finding as a block, an empty line after each, and the sum at the end."""
    paint = _ansi if about.colour else _plain
    blocks = ("\n".join((*_block(found, paint), "")) for found in report.diagnostics)
    return "\n".join((*blocks, summary(report), ""))


def _ansi(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


def _plain(code: str, text: str) -> str:
    return text


def _block(found: Diagnostic, paint: Paint) -> Iterator[str]:
    start = found.start
    place = paint(_BOLD, visible(f"{found.path}:{start.line}:{start.column}"))
    name = paint(_COLOUR[found.severity], f"{found.severity}[{found.rule}]")
    yield f"{place}: {name}: {visible(found.message)}"
    margin = " " * len(str(start.line))
    if found.source.text:
        yield from _snippet(found, margin, paint)
        if found.help:
            yield paint(_BLUE, f"{margin} |")
    yield from _help(found.help, margin, paint)


def _snippet(found: Diagnostic, margin: str, paint: Paint) -> Iterator[str]:
    """Yield the line of a finding and the carets under it; a longer place shows its first line."""
    start, end = found.start, found.end
    line = found.source.line(start.line)
    begin = min(start.column - 1, len(line))
    behind = end.column - 1 if end.line == start.line else len(line.rstrip())
    shown = excerpt(line, begin, min(behind, len(line)))
    carets = paint(_COLOUR[found.severity], " ".join(filter(None, ("^" * shown.width, visible(found.label)))))
    text = shown.text.rstrip()
    yield paint(_BLUE, f"{margin} |")
    yield paint(_BLUE, f"{start.line} |") + (f" {text}" if text else "")
    yield paint(_BLUE, f"{margin} |") + " " * (shown.offset + 1) + carets


def _help(text: str, margin: str, paint: Paint) -> Iterator[str]:
    lead = f"{margin} = help: "
    for number, line in enumerate(text.splitlines()):
        yield (paint(_CYAN, lead) if number == 0 else " " * len(lead)) + visible(line)
