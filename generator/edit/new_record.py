"""New records, made from a template of the owner's or from ours (contract §1: slugs, templates; §5: `new`)."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.edit.change import CannotWrite, Change
from generator.edit.quoting import Value, quoted
from generator.files.source import SourceText
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import normalize, slug

FOLDERS = {
    "contact": "contacts", "company": "companies", "meeting": "meetings", "event": "events", "update": "updates",
}  # fmt: skip
_TITLE = re.compile(r"(['\"]?)\{\{\s*title\s*\}\}\1")
_DATE = re.compile(r"\{\{\s*date\s*\}\}")
_QUESTIONS = re.compile(r"^(## Questions[ \t]*\n)\s*(?=^## |\Z)", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_SECTIONS = "## Research\n\n## Questions\n\n{questions}## Notes\n\n## Next\n"


def new_record(
    journal: Journal, kind: str, name: str, on: Moment, *, topics: tuple[str, ...] = (),
    introduced_by: tuple[str, ...] = (), introduced: bool = False, template: str | None = None,
) -> Change:  # fmt: skip
    """Return a new contact, company, event or update from a template.

    `introduced` says that `on` is the day on which I was given the name.
    """
    fields: dict[str, Value] = {"name" if kind != "update" else "subject": name}
    if kind in ("event", "update"):
        fields["date"] = _written(on if kind == "event" else Moment(on.day))
    if introduced_by:
        fields |= {"how_found": "referral", "introduced_by": introduced_by}
    if introduced or introduced_by:
        fields["introduced_on"] = on.day.isoformat()
    fields["topics" if kind == "contact" else "tags"] = topics
    dated = kind in ("event", "update")
    return _new_file(journal, kind, name, _text(fields, "", template, name, on), on.day if dated else None)


def new_contact(journal: Journal, fields: Mapping[str, Value], body: str) -> Change:
    """Return a new contact with these fields and this body."""
    name = str(fields["name"])
    return _new_file(journal, "contact", name, _text(fields, body, None, name, None), None)


def new_meeting(
    journal: Journal, title: str, on: Moment, with_: tuple[str, ...], *, kind: str | None = None,
    status: str | None = None, topics: tuple[str, ...] = (), template: str | None = None, own_title: bool = False,
) -> Change:  # fmt: skip
    """Return a new meeting; its questions are copied from the bank for its topics."""
    fields: dict[str, Value] = {"date": _written(on), "with": with_}
    fields |= {"title": title if own_title else "", "kind": kind or "", "status": status or "", "topics": topics}
    questions = "".join(f"### {question}\n\n" for question in questions_on(journal, topics))
    if template:  # a template that has questions of its own keeps them
        template = _QUESTIONS.sub(lambda found: f"{found[1]}\n{questions}", template, count=1)
    text = _text(fields, _SECTIONS.format(questions=questions), template, title, on)
    return _new_file(journal, "meeting", title, text, on.day)


def _written(on: Moment) -> str:
    offset = on.offset.tzname(None).removeprefix("UTC") or "Z" if on.offset else ""
    return f"{on.day} {on.clock:%H:%M}{offset}" if on.clock else on.day.isoformat()


def questions_on(journal: Journal, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bank's questions for these topics, each once."""
    wanted = {normalize(topic) for topic in topics}
    bank = journal.questions.topics if journal.questions else ()
    return tuple(dict.fromkeys(question for topic, asked in bank if normalize(topic) in wanted for question in asked))


def _new_file(journal: Journal, kind: str, name: str, text: str, day: date | None) -> Change:
    """Return a new record; its file is called after `name`, with `-2` on a clash."""
    if not name.strip():
        raise CannotWrite(f"a new {kind} needs a name")
    folder, stem = FOLDERS[kind], slug(name) or kind
    stem = f"{day}-{stem}" if day else stem
    taken = {normalize(record.slug) for record in journal.records() if folder == record.FOLDER}
    number, free = 1, stem
    while normalize(free) in taken:
        number += 1
        free = f"{stem}-{number}"
    return Change(source=SourceText(f"{journal.folder}/{folder}/{free}.md", ""), text=text, is_new=True)


def _text(fields: Mapping[str, Value], body: str, template: str | None, title: str, on: Moment | None) -> str:
    lines = {name: f"{name}: {_value(value)}" for name, value in fields.items() if value}
    if template:
        return filled(template, title, on.day.isoformat() if on else "", lines)
    return "\n".join(["---", *lines.values(), "---", ""]) + (f"\n{body}" if body else "")


def _value(value: Value) -> str:
    if isinstance(value, str):
        return quoted(value)
    return quoted(value[0]) if len(value) == 1 else f"[{', '.join(quoted(one, flow=True) for one in value)}]"


def filled(template: str, title: str, day: str, lines: Mapping[str, str]) -> str:
    """Return the owner's template with `{{title}}`, `{{date}}`, and the fields that it leaves blank or out, filled in.

    `lines` has each of these fields as a line of front matter, by the name of the field.
    """
    front = _FRONT.match(template)
    head, body = (front[0], template[front.end() :]) if front else ("---\n---", f"\n\n{template}")
    placeholder = {"date": rf"(?:(['\"]?){_DATE.pattern}\1)?"}  # the field knows the hour too
    body = _TITLE.sub(lambda found: found[1] + title + found[1], _DATE.sub(day, body))
    for name, line in lines.items():
        place = re.compile(rf"^{re.escape(name)}:[ \t]*{placeholder.get(name, '')}[ \t]*$", re.MULTILINE)
        if place.search(head):
            head = place.sub(lambda _, line=line: line, head, count=1)  # type: ignore[misc]
        elif not re.search(rf"^{re.escape(name)}:", head, re.MULTILINE):
            head = f"{head.removesuffix('---')}{line}\n---"
    # In the front matter a title is a value, which YAML must read as it is.
    return _TITLE.sub(lambda _: quoted(title), _DATE.sub(day, head)) + body


def own_template(docs: Path, kind: str) -> str | None:
    """Return the owner's template for a kind of record, journal/templates/<kind>.md, or None."""
    path = docs / "templates" / f"{kind}.md"
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None
