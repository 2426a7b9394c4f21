"""What a talk's file says: its text as it is, the answers under its questions set as quotes."""

import re

from generator.pages.markdown import Markdown
from generator.pages.text import Links
from generator.records import Meeting, body
from generator.records.body import Section

_TASK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX\-]\][ \t]")
_MARK = re.compile(r"#{1,6}[ \t]*\Z")


def talk_text(links: Links, meeting: Meeting) -> Markdown:
    """Return the body of a meeting as Markdown; a `Next` of nothing but promises is said beside it already."""
    source, at = meeting.source, meeting.body_start
    parts: list[str] = []
    asked = body.section(source, at, "Questions")
    next_ = body.section(source, at, "Next")
    for section in body.sections(source, at):
        if next_ is not None and section.span == next_.span and _is_tasks(meeting, next_):
            parts.append(_MARK.sub("", links.text(source, at, section.heading.start)))
            at = section.span.end
        elif asked is not None and section.level == 3 and asked.span.start <= section.span.start < asked.span.end:
            parts.append(links.text(source, at, section.span.start))
            parts.append(_quoted(links.text(source, section.span.start, section.span.end)))
            at = section.span.end
    parts.append(links.text(source, at))
    return Markdown("\n\n".join(part for part in parts if part))


def _is_tasks(meeting: Meeting, section: Section) -> bool:
    lines = body.words(meeting.source, section).splitlines()
    return bool(lines) and all(not line.strip() or _TASK.match(line) for line in lines)


def _quoted(answer: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in answer.splitlines()) if answer else ""
