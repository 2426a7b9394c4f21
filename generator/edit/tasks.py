"""Task items in a body (`- [ ] …`): ticked as done, struck off, or moved to another day."""

import re
from datetime import date

from generator.edit.front import Splice, cut
from generator.files.front_matter import read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText, Span
from generator.model import body
from generator.model.body import Task

_BOX = re.compile(r"\[([ xX/\-])\][ \t]+\Z")
_INLINE = re.compile(r"([\[(])(?:due|completion)::")
_REPEATS = re.compile(r"🔁|[\[(]repeat::")
# Obsidian wants a block's id at the very end.
_BLOCK_ID = re.compile(r"(?<![ \t])[ \t]+\^[\w-]+\Z")


def tick_task(source: SourceText, span: Span, mark: str, done: date | None = None) -> str:
    """Return the text with the task at `span` marked `x` (done) or `-` (let go), and with the day `done` behind it."""
    task = _task(source, span)
    if mark == "x" and _REPEATS.search(task.text):
        reason = "this task repeats, and ticking it here would end the series; tick it in your editor"
        raise CannotEdit(source.path, reason, source.position(span.start).line)
    start = read(source).body_start
    before = body.full_text(source, start)[: span.start - start]  # a comment may stand between the box and the words
    line = max(before.rfind("\n"), before.rfind("\r")) + 1
    box = _BOX.search(before, line)
    if box is None:
        raise CannotEdit(source.path, "there is no task here", source.position(span.start).line)
    splices = [Splice(start + box.start(1), start + box.end(1), mark)]
    if done is not None:
        splices.append(_dated(source, task, task.done, "✅", "completion", done))
    return _finished(source, splices, task, mark)


def move_task_date(source: SourceText, span: Span, day: date) -> str:
    """Return the text with the task at `span` due on `day`."""
    task = _task(source, span)
    return _finished(source, [_dated(source, task, task.due, "📅", "due", day)], task, task.mark)


def _task(source: SourceText, span: Span) -> Task:
    document = read(source)
    for fault in document.faults:
        if fault.rule in ("merge-conflict", "unclosed-front-matter"):
            reason = "a merge was not finished here, or the front matter has no end"
            raise CannotEdit(source.path, reason, source.position(fault.span.start).line)
    found = next((task for task in body.tasks(source, document.body_start) if task.span == span), None)
    if found is None:
        raise CannotEdit(source.path, "there is no task here", source.position(span.start).line)
    return found


def _dated(source: SourceText, task: Task, written: tuple[str, Span] | None, sign: str, word: str, day: date) -> Splice:
    if written is not None:
        return Splice(written[1].start, written[1].end, day.isoformat())
    block_id = _BLOCK_ID.search(task.text)
    at = task.span.start + block_id.start() if block_id else task.span.end
    # Somebody who writes [due:: …] gets [completion:: …], others the signs of Obsidian's Tasks.
    if inline := _INLINE.search(task.text):
        begins, ends = inline[1], ")" if inline[1] == "(" else "]"
        return Splice(at, at, f" {begins}{word}:: {day}{ends}")
    return Splice(at, at, f" {sign} {day}")


def _finished(source: SourceText, splices: list[Splice], task: Task, mark: str) -> str:
    text = cut(source.text, splices)
    made = SourceText(source.path, text, source.bom)
    start = read(source).body_start
    before, after = body.tasks(source, start), body.tasks(made, start)
    changed = [
        (old, new) for old, new in zip(before, after, strict=False) if (old.mark, old.text) != (new.mark, new.text)
    ]
    good = all(old == task and new.mark == mark.lower() and new.words == old.words for old, new in changed)
    if len(before) != len(after) or not good or text[:start] != source.text[:start]:
        line = source.position(task.span.start).line
        raise CannotEdit(source.path, "this task is written in a way that only a person can edit", line)
    return text
