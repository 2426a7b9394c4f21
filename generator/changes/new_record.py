"""A new record from a template, the owner's own or ours (contract §1: slugs, templates; §5: `new`)."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.changes.change import Change
from generator.edits import quoted
from generator.records import Journal
from generator.records.names import key, slug
from generator.source import SourceText

FOLDERS = {
    "contact": "contacts", "company": "companies", "meeting": "meetings", "event": "events", "update": "updates",
}  # fmt: skip
_PLACE = re.compile(r"\{\{\s*(title|date)\s*\}\}")


def new_file(journal: Journal, folder: str, name: str, text: str, day: date | None = None) -> Change:
    """Return a new record; its file is called after `name`, with `-2` on a clash."""
    stem = slug(name) or "record"
    stem = f"{day}-{stem}" if day else stem
    taken = {key(record.slug) for record in journal.records() if folder == record.FOLDER}
    number, free = 1, stem
    while key(free) in taken:
        number += 1
        free = f"{stem}-{number}"
    return Change(source=SourceText(f"{journal.folder}/{folder}/{free}.md", ""), text=text, is_new=True)


def new_record(
    journal: Journal, kind: str, name: str, on: date, *, topics: tuple[str, ...] = (),
    introduced_by: tuple[str, ...] = (), template: str | None = None,
) -> Change:  # fmt: skip
    """Return a new contact, company, event or update from a template."""
    fields = _fields(kind, name, on, topics, introduced_by)
    dated = kind in ("event", "update")
    text = filled(template, name, on, fields) if template else _text(fields, _BODIES[kind])
    return new_file(journal, FOLDERS[kind], name, text, on if dated else None)


def _fields(kind: str, name: str, on: date, topics: tuple[str, ...], introduced_by: tuple[str, ...]) -> dict[str, str]:
    fields = {"name" if kind != "update" else "subject": quoted(name)}
    if kind in ("event", "update"):
        fields["date"] = on.isoformat()
    if kind == "contact" and introduced_by:
        fields |= {"how_found": "referral", "introduced_by": _flow(introduced_by), "introduced_on": on.isoformat()}
    if topics:
        fields["topics" if kind == "contact" else "tags"] = _flow(topics)
    return fields


def new_meeting(
    journal: Journal, title: str, on: date, with_: tuple[str, ...], *, kind: str | None = None,
    topics: tuple[str, ...] = (), template: str | None = None, own_title: bool = False,
) -> Change:  # fmt: skip
    """Return a new meeting; its questions are copied from the bank for its topics."""
    fields = {"date": on.isoformat(), "with": _flow(with_)}
    fields |= {"title": quoted(title)} if own_title else {}
    fields |= {"kind": kind} if kind else {}
    fields |= {"topics": _flow(topics)} if topics else {}
    questions = "".join(f"### {question}\n\n" for question in questions_on(journal, topics))
    body = f"## Research\n\n## Questions\n\n{questions}## Notes\n\n## Next\n"
    text = filled(template, title, on, fields) if template else _text(fields, body)
    return new_file(journal, "meetings", title, text, on)


def questions_on(journal: Journal, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bank's questions for these topics, each once."""
    wanted = {key(topic) for topic in topics}
    bank = journal.questions.topics if journal.questions else ()
    return tuple(dict.fromkeys(question for topic, asked in bank if key(topic) in wanted for question in asked))


_BODIES: Mapping[str, str] = {"contact": "", "company": "", "event": "", "update": ""}


def _text(fields: Mapping[str, str], body: str) -> str:
    return (
        "---\n"
        + "".join(f"{name}: {value}\n" for name, value in fields.items())
        + "---\n"
        + (f"\n{body}" if body else "")
    )


def _flow(values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return quoted(values[0])
    return f"[{', '.join(quoted(value, flow=True) for value in values)}]"


def filled(template: str, title: str, on: date, fields: Mapping[str, str]) -> str:
    """Return the owner's template with `{{title}}` and `{{date}}` filled, and the fields that it leaves out."""
    text = _PLACE.sub(lambda found: title if found[1] == "title" else on.isoformat(), template)
    for name, value in fields.items():
        line = re.compile(rf"^{re.escape(name)}:[ \t]*$", re.MULTILINE)
        if line.search(text):
            text = line.sub(lambda _, name=name, value=value: f"{name}: {value}", text, count=1)  # type: ignore[misc]
        elif not re.search(rf"^{re.escape(name)}:", text, re.MULTILINE):
            text = (
                text.replace("---\n", f"---\n{name}: {value}\n", 1)
                if text.startswith("---\n")
                else (f"---\n{name}: {value}\n---\n{text}")
            )
    return text


def own_template(docs: Path, kind: str) -> str | None:
    """Return the owner's template for a kind of record, journal/templates/<kind>.md, or None."""
    path = docs / "templates" / f"{kind}.md"
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None
