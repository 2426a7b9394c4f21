"""What `check --fix` may change: a value that was surely meant otherwise, missing quotes, and a file's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.edit.change import Change, changed
from generator.edit.fields import correct, quote_cut
from generator.edit.renaming import renamed
from generator.files.front_matter import read
from generator.files.lock import CannotEdit
from generator.files.source import Fault, SourceText
from generator.model.journal import Journal
from generator.model.records import Record
from generator.rules.diagnostic import Diagnostic
from generator.rules.not_a_date import readable_one_way
from generator.rules.spelling import one_edit_from
from generator.rules.wrong_file_date import clashes, named


@dataclass(frozen=True, slots=True)
class Fix:
    """One correction: the diagnostic that it mends, and what was done, in words."""

    diagnostic: Diagnostic
    said: str


def fixes(journal: Journal, diagnostics: Sequence[Diagnostic]) -> tuple[tuple[Fix, ...], tuple[Change, ...]]:
    """Return what can be mended among `diagnostics`, and the changes that mend it."""
    done: list[Fix] = []
    texts: dict[str, tuple[SourceText, str]] = {}
    # From the end of each file: what stands before a change keeps its place.
    for diagnostic in sorted(diagnostics, key=lambda found: (found.path, -found.span.start)):
        source, text = texts.get(diagnostic.path, (diagnostic.source, diagnostic.source.text))
        now = replace(source, text=text)
        try:
            mended = _mend(journal, diagnostic, now)
        except CannotEdit:
            continue  # it stays on the list for its owner
        if mended is not None:
            texts[diagnostic.path] = (source, mended[0])
            done.append(Fix(diagnostic, mended[1]))
    changes = [changed(source, text, *_names(source, text)) for source, text in texts.values() if source.text != text]
    renames, moved = _renames(journal, diagnostics, {change.source.path for change in changes})
    ordered = sorted((*done, *renames), key=lambda fix: fix.diagnostic.order)
    return tuple(ordered), (*changes, *moved)


def _names(source: SourceText, text: str) -> set[str]:
    """Return the fields of both texts; all may differ, since each correction has checked its own result already."""
    pairs = (*read(source).pairs, *read(replace(source, text=text)).pairs)
    return {"body", *(str(getattr(name, "value", "")) for name, _ in pairs)}


def _mend(journal: Journal, diagnostic: Diagnostic, source: SourceText) -> tuple[str, str] | None:
    """Return the file's new text and what was done, or None where only its owner can mend it."""
    if diagnostic.rule == "cut-by-comment":
        return quote_cut(source, diagnostic.span), "put the whole value in quotes"
    if diagnostic.rule == "missing-front-matter":
        text = source.text.lstrip()
        return (text, "removed what stood before the first ---") if text.startswith("---") else None
    fault = _fault(journal, diagnostic)
    if fault is None:
        return None
    meant = _meant(fault)
    return (correct(source, diagnostic.span, meant), f"written {meant}") if meant else None


def _meant(fault: Fault) -> str | None:
    if fault.rule == "not-a-date":
        return readable_one_way(fault.value)
    if fault.rule == "not-a-choice":
        return one_edit_from(fault.value, fault.options)
    return one_edit_from(fault.field, fault.options) if fault.rule == "unknown-field" else None


def _fault(journal: Journal, diagnostic: Diagnostic) -> Fault | None:
    found = journal.faults.get(diagnostic.rule, ())
    same = (f for f in found if f.source.path == diagnostic.path and f.span == diagnostic.span)
    return next(same, None)


def _renames(journal: Journal, diagnostics: Sequence[Diagnostic], busy: set[str]) -> tuple[list[Fix], list[Change]]:
    """Return the renamings of files named by a wrong date; those in `busy` have other changes and wait.

    Where two files would get one name, or one is there already, each stays as it is and on the list for its owner.
    """
    done: list[Fix] = []
    changes: list[Change] = []
    stuck = clashes(journal)
    for diagnostic, record in _misdated(journal, diagnostics):
        if record in stuck:
            continue
        stem = named(record)
        wanted = renamed(journal, record, stem, record.source.text, ())
        if any(change.source.path in busy for change in wanted):
            continue
        busy |= {change.source.path for change in wanted}
        changes += wanted
        done.append(Fix(diagnostic, f"renamed the file to {stem}.md"))
    return done, changes


def _misdated(journal: Journal, diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, Record]]:
    by_path = {record.path: record for record in journal.records()}
    for diagnostic in diagnostics:
        if diagnostic.rule == "wrong-file-date" and diagnostic.path in by_path:
            yield diagnostic, by_path[diagnostic.path]
