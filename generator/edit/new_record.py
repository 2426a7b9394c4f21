"""New records, made from a template of the owner's or from ours (contract §1: slugs, templates; §5: `new`)."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator import words
from generator.edit.change import CannotWrite, Change
from generator.edit.quoting import Value, quoted
from generator.files.folder import LARGEST
from generator.files.inside import leads_out
from generator.files.reading import read_plain
from generator.files.source import SourceText
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import normalize, slug

FOLDERS = {
    "contact": "contacts", "company": "companies", "meeting": "meetings", "event": "events", "update": "updates",
}  # fmt: skip
_TITLE = re.compile(r"(['\"]?)\{\{\s*title\s*\}\}\1")
_DATE = re.compile(r"\{\{\s*+(date|time)\s*+(?::([^{}]*+))?\}\}")
_PART = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|dddd|ddd|DD|D|HH|H|mm|\[[^\[\]]*\]")
_EMPTY = r"(?:\[\s*+\]|\{\s*+\}|\"\"|''|null|~)?"
"""A field that a template leaves blank, also as Obsidian writes one."""
_QUESTIONS = re.compile(r"^(## Questions[ \t]*\n)\s*(?=^## |\Z)", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_LINE_END = re.compile(r"\r\n?")
_SECTIONS = "## Research\n\n## Questions\n\n{questions}## Notes\n\n## Next\n"


def new_record(
    journal: Journal, kind: str, name: str, on: Moment, *, topics: tuple[str, ...] = (),
    introduced_by: tuple[str, ...] = (), introduced: bool = False, template: str | None = None,
    noted: Mapping[str, Value] | None = None,
) -> Change:  # fmt: skip
    """Return a new contact, company, event or update from a template.

    `introduced` says that `on` is the day on which I was given the name. `noted` is what is known of a person already:
    their fields, and under `note` what belongs in the body.
    """
    fields: dict[str, Value] = {"name" if kind != "update" else "subject": name}
    fields |= {field: value for field, value in (noted or {}).items() if field != "note"}
    if kind in ("event", "update"):
        fields["date"] = _written(on if kind == "event" else Moment(on.day))
    if introduced_by:
        fields |= {"how_found": "referral", "introduced_by": introduced_by}
    if introduced or introduced_by:
        fields["introduced_on"] = on.day.isoformat()
    fields["topics" if kind == "contact" else "tags"] = topics
    dated = kind in ("event", "update")
    text = _with_note(_text(fields, "", template, name, on), noted or {})
    return _new_file(journal, kind, name, text, on.day if dated else None)


def new_contact(journal: Journal, fields: Mapping[str, Value]) -> Change:
    """Return a new contact with these fields; what stands under `note` is its body."""
    name = str(fields["name"])
    written = {field: value for field, value in fields.items() if field != "note"}
    return _new_file(journal, "contact", name, _with_note(_text(written, "", None, name, None), fields), None)


def _with_note(text: str, noted: Mapping[str, Value]) -> str:
    return f"{text.rstrip()}\n\n{noted['note']}\n" if noted.get("note") else text


def new_meeting(
    journal: Journal, title: str, on: Moment, with_: tuple[str, ...], *, kind: str | None = None,
    status: str | None = None, topics: tuple[str, ...] = (), questions_on: tuple[str, ...] = (),
    template: str | None = None, own_title: bool = False,
) -> Change:  # fmt: skip
    """Return a new meeting; its questions are copied from the bank, from under the headings `questions_on`."""
    fields: dict[str, Value] = {"date": _written(on), "with": with_}
    fields |= {"title": title if own_title else "", "kind": kind or "", "status": status or "", "topics": topics}
    questions = "".join(f"### {question}\n\n" for question in asked_under(journal, questions_on))
    if template:  # a template that has questions of its own keeps them
        template = _QUESTIONS.sub(lambda found: f"{found[1]}\n{questions}", template, count=1)
    text = _text(fields, _SECTIONS.format(questions=questions), template, title, on)
    return _new_file(journal, "meeting", title, text, on.day)


def _written(on: Moment) -> str:
    offset = on.offset.tzname(None).removeprefix("UTC") or "Z" if on.offset else ""
    return f"{on.day} {on.clock:%H:%M}{offset}" if on.clock else on.day.isoformat()


def general_headings(journal: Journal, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `topics` that are headings of the bank and no topic of any person or meeting: `At the end`."""
    headings = {normalize(topic) for topic, _ in (journal.questions.topics if journal.questions else ())}
    records = (*journal.contacts, *journal.meetings)
    known = {normalize(topic) for record in records for topic in record.topics}
    return tuple(topic for topic in topics if normalize(topic) in headings - known)


def asked_under(journal: Journal, topics: tuple[str, ...]) -> tuple[str, ...]:
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
        return filled(template, title, on, lines)
    return "\n".join(["---", *lines.values(), "---", ""]) + (f"\n{body}" if body else "")


def _value(value: Value) -> str:
    if isinstance(value, str):
        return quoted(value)
    return quoted(value[0]) if len(value) == 1 else f"[{', '.join(quoted(one, flow=True) for one in value)}]"


def filled(template: str, title: str, on: Moment | None, lines: Mapping[str, str]) -> str:
    """Return the owner's template with `{{title}}`, `{{date}}`, and the fields that it leaves blank or out, filled in.

    `{{time}}` and `{{date:DD.MM.YYYY}}` are read as Obsidian does. `lines` has each of these fields as a line of front
    matter, by the name of the field.
    """
    front = _FRONT.match(template)
    head, body = (front[0], template[front.end() :]) if front else ("---\n---", f"\n\n{template}")
    placeholder = {"date": rf"(?:['\"]?{_DATE.pattern}['\"]?)?"}  # the field knows the hour too
    body = _TITLE.sub(lambda found: found[1] + title + found[1], _dated(body, on))
    for name, line in lines.items():
        place = re.compile(rf"^{re.escape(name)}:[ \t]*(?:{_EMPTY}|{placeholder.get(name, '')})[ \t]*$", re.MULTILINE)
        if place.search(head):
            head = place.sub(lambda _, line=line: line, head, count=1)  # type: ignore[misc]
        elif not re.search(rf"^{re.escape(name)}:", head, re.MULTILINE):
            head = f"{head.removesuffix('---')}{line}\n---"
    # In the front matter a title is a value, which YAML must read as it is.
    return _TITLE.sub(lambda _: quoted(title), _dated(head, on)) + body


def _dated(text: str, on: Moment | None) -> str:
    """Return a template's text with its days and hours filled in; nothing where none is known."""
    return _DATE.sub(
        lambda found: _shown(on, (found[2] or "").strip() or ("HH:mm" if found[1] == "time" else "YYYY-MM-DD")), text
    )


def _shown(on: Moment | None, form: str) -> str:
    """Return a moment in the form that Obsidian's templates name; words in brackets stay."""
    if on is None or (on.clock is None and re.search("H|mm", re.sub(r"\[[^\[\]]*\]", "", form))):
        return ""
    parts = {
        "YYYY": f"{on.day.year:04}", "YY": f"{on.day.year % 100:02}", "MMMM": words.MONTHS[on.day.month - 1],
        "MMM": words.MONTHS[on.day.month - 1][:3], "MM": f"{on.day.month:02}", "M": str(on.day.month),
        "dddd": words.WEEKDAYS[on.day.weekday()], "ddd": words.WEEKDAYS[on.day.weekday()][:3],
        "DD": f"{on.day.day:02}", "D": str(on.day.day), "HH": f"{on.clock:%H}" if on.clock else "",
        "H": str(on.clock.hour) if on.clock else "", "mm": f"{on.clock:%M}" if on.clock else "",
    }  # fmt: skip
    return _PART.sub(lambda found: parts.get(found[0], found[0][1:-1]), form)


def own_template(docs: Path, kind: str) -> str | None:
    """Return the owner's template for a kind of record, journal/templates/<kind>.md, or None.

    Raises CannotWrite for one that leads out of the journal, or can't be read.
    """
    path = docs / "templates" / f"{kind}.md"
    if leads_out(path, docs):
        raise CannotWrite(f"templates/{kind}.md is a link that leads out of the journal, and is left unread")
    try:
        if not path.is_file():
            return None
        return _LINE_END.sub("\n", read_plain(path, LARGEST).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise CannotWrite(f"templates/{kind}.md can't be read: {why}") from None
