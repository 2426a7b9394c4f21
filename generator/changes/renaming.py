"""A meeting moves, a record gets another name, two records become one: every reference follows (contract §5)."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.changes.change import CannotWrite, Change, changed
from generator.edits import Reference, add_item, moved_addresses, quoted, replace_reference, set_field, set_in_mapping
from generator.front_matter import locate
from generator.front_matter.decode import plain
from generator.front_matter.document import read
from generator.front_matter.nodes import ScalarNode
from generator.records import Company, Contact, Event, Journal, Meeting, Moment, Record, Shelf, Update
from generator.records.fields import attribute, schema
from generator.records.names import key, slug, unwrap
from generator.source import SourceText
from generator.views.wikilinks import answering

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def move(journal: Journal, record: Record, day: Moment) -> tuple[Change, ...]:
    """Return the changes that move a meeting, event or piece of news to another day, its file's name too."""
    written = getattr(record, "date", None)
    if not isinstance(written, Moment):
        raise CannotWrite(f"{record.path} has no day to move")
    old = record.source.slice(locate(record, "date")).strip("'\"")
    hour = f" {day.clock:%H:%M}" if day.clock else old[10:]
    moved = set_field(record.source, "date", f"{day.day}{hour}")
    stem = _DATED.sub(day.day.isoformat(), record.slug, count=1) if _DATED.match(record.slug) else record.slug
    return _renamed(journal, record, stem, moved, ("date",))


def rename(journal: Journal, record: Record, new: str) -> tuple[Change, ...]:
    """Return the changes that give a record another name: its file, every reference and, for a name, its `name`."""
    stem = slug(new)
    if not stem:
        raise CannotWrite(f"{new!r} has no letter to make a file's name of")
    if isinstance(record, Meeting | Event | Update) and _DATED.match(record.slug) and not _DATED.match(stem):
        stem = f"{record.slug[:10]}-{stem}"
    if new == stem or isinstance(record, Meeting):
        return _renamed(journal, record, stem, record.source.text, ())
    field = "subject" if isinstance(record, Update) else "name"
    return _renamed(journal, record, stem, set_field(record.source, field, new), (field,))


def _renamed(journal: Journal, record: Record, stem: str, text: str, fields: tuple[str, ...]) -> tuple[Change, ...]:
    path = f"{posixpath.dirname(record.path)}/{stem}.md"
    if stem == record.slug:
        return (changed(record.source, text, *fields),)
    if any(
        key(other.slug) == key(stem) for other in journal.records() if other.KIND == record.KIND and other is not record
    ):
        raise CannotWrite(f"{record.FOLDER} has a {stem} already; choose another name")
    others = _references(journal, record, stem, path)
    own = next((change for change in others if change.source is record.source), None)
    text = own.text if own and not fields else text
    if own and fields:
        text = replace_reference(SourceText(record.path, text, record.source.bom), _refers(journal, record), stem)
    moved = Change(source=record.source, text=text, fields=(*fields, *(own.fields if own else ())), moved_to=path)
    return (*(change for change in others if change.source is not record.source), moved)


def _references(journal: Journal, record: Record, stem: str, path: str) -> tuple[Change, ...]:
    """Return the changes of every file that refers to a record which gets another name."""
    moved = moved_addresses(record, stem, path)
    refers = _refers(journal, record)
    found = []
    for source, kind in _files(journal):
        text = replace_reference(source, refers, stem, moved)
        if text != source.text:
            fields = tuple(schema(kind)) if kind else ()
            found.append(changed(source, text, *fields, "body"))
    return tuple(found)


def _refers(journal: Journal, record: Record) -> Any:
    shelves: dict[str, Shelf[Any]] = {
        "contact": journal.contacts,
        "company": journal.companies,
        "event": journal.events,
    }

    def refers(reference: Reference) -> bool:
        if reference.kind:
            return shelves[reference.kind].find(reference.text) is record
        found = answering(journal, reference.text)
        return len(found) == 1 and found[0].record is record

    return refers


def _files(journal: Journal) -> Iterator[tuple[SourceText, type[Record] | None]]:
    for record in journal.records():
        yield record.source, type(record)
    for page in journal.free_pages:
        yield page.source, None
    if journal.questions is not None:
        yield journal.questions.source, None


def merge(journal: Journal, kept: Record, other: Record) -> tuple[Change, ...]:
    """Return the changes that put all that `other` says into `kept`, and remove its file.

    A blank is filled, a list grows; where both say something else, `kept` stands and the other words go under
    its text, so that nothing is lost.
    """
    if kept is other or type(kept) is not type(other) or not isinstance(kept, Contact | Company):
        raise CannotWrite("only two contacts or two companies can become one")
    text, lost = _fields_of(kept, other)
    body = other.body.strip()
    added = [part for part in (body, "\n".join(f"- {line}" for line in lost)) if part]
    if added:
        text = text.rstrip() + f"\n\n## From {other.label}\n\n" + "\n\n".join(added) + "\n"
    known = {key(name) for name in (kept.name, *kept.aliases)}
    if isinstance(other, Contact | Company) and key(other.name) not in known:
        text = add_item(SourceText(kept.path, text, kept.source.bom), "aliases", other.name)
    changes = [c for c in _references(journal, other, kept.slug, kept.path) if c.source is not other.source]
    mine = next((c for c in changes if c.source is kept.source), None)
    if mine is not None:
        text = replace_reference(SourceText(kept.path, text, kept.source.bom), _refers(journal, other), kept.slug)
    fields = (*schema(type(kept)), "body")
    return (
        *(c for c in changes if c is not mine),
        changed(kept.source, text, *fields),
        Change(source=other.source, text="", removed=True),
    )


def _fields_of(kept: Record, other: Record) -> tuple[str, list[str]]:
    source, lost = kept.source, []
    for name, spec in schema(type(kept)).items():
        theirs = getattr(other, attribute(name))
        ours = getattr(kept, attribute(name))
        if not theirs and theirs is not False:
            continue
        raw = _raw(other, name)
        if spec.many:
            for piece in _pieces(other, name):
                if piece not in _pieces(kept, name):
                    source = replace(source, text=add_item(source, name, **_as_item(piece)))
        elif isinstance(ours, Mapping):
            extra = {k: v for k, v in theirs.items() if k not in ours}
            lost += [f"{name}, {k}: {v}" for k, v in theirs.items() if k in ours and ours[k] != v]
            source = _with_pairs(source, name, extra)
        elif ours is None:
            source = replace(source, text=set_field(source, name, raw))
        elif ours != theirs:
            lost.append(f"{name}: {raw}")
    return source.text, lost


def _with_pairs(source: SourceText, name: str, pairs: Mapping[str, str]) -> SourceText:
    for one, value in pairs.items():
        source = replace(source, text=set_in_mapping(source, name, one, value))
    return source


def _raw(record: Record, name: str) -> str:
    """Return a single value as its owner wrote it, without quotes."""
    for found, node in read(record.source).pairs:
        if getattr(found, "value", None) == name and isinstance(node, ScalarNode):
            return str(node.value).strip()
    return unwrap(record.source.slice(locate(record, name)))


def _pieces(record: Record, name: str) -> list[Any]:
    """Return the entries of a list as plain text and mappings."""
    document = read(record.source)
    for found, node in document.pairs:
        if getattr(found, "value", None) == name:
            return [plain(entry) for entry in document.entries(node)]
    return []


def _as_item(piece: Any) -> dict[str, Any]:
    if isinstance(piece, dict):
        if len(piece) == 1 and _DATED.match(next(iter(piece))):
            day, note = next(iter(piece.items()))
            return {"line": f"{day}: {note}"}
        return {"mapping": {name: value for name, value in piece.items() if value != ""}}
    return {"line": quoted(str(piece)) if not isinstance(piece, str) else piece}


def day_of(text: str) -> Moment:
    """Return a day, perhaps with an hour, as a command line gives it; raise CannotWrite."""
    try:
        return Moment.parse(text)
    except ValueError as error:
        raise CannotWrite(f"{text}: {error}") from None
