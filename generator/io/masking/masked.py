"""Making the masked copy of a journal: each record is written anew from what others may see, and read again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.masking.name_map import NameMap, name_map_of
from generator.io.masking.prose import shown_body
from generator.io.masking.values import Values, is_with_nobody
from generator.model import body
from generator.model.decode import decode
from generator.model.journal import Collection, Journal, QuestionBank
from generator.model.loader import question_bank
from generator.model.records import Company, Contact, Event, Meeting, Profile, Record, Update
from generator.words.plain_text import without_private


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A copy to show, and the names that were replaced in it: each as written, with what stands instead."""

    journal: Journal
    names: tuple[tuple[str, str], ...]


def mask(journal: Journal) -> Masked:
    """Return the journal without anything private: it holds nothing but the fields that others may see.

    Every record is written as a new text and read again, so that no part of the owner's own text can be in it. Free
    pages, other files and faults are left out.
    """
    name_map = name_map_of(journal)
    values = Values(name_map)
    made = list(_records(name_map, values))
    shown = Journal(
        folder="",
        profile=next((record for record in made if isinstance(record, Profile)), None),
        contacts=Collection(tuple(record for record in made if isinstance(record, Contact))),
        companies=Collection(tuple(record for record in made if isinstance(record, Company))),
        meetings=Collection(tuple(record for record in made if isinstance(record, Meeting))),
        events=Collection(tuple(record for record in made if isinstance(record, Event))),
        updates=Collection(tuple(record for record in made if isinstance(record, Update))),
        questions=_questions(journal.questions, values),
        files=len(made),
        machine=journal.home,
        masked=True,
    )
    return Masked(journal=shown, names=name_map.masked)


def _records(name_map: NameMap, values: Values) -> Iterator[Record]:
    for record, slug in sorted(name_map.slugs.items(), key=lambda pair: pair[1]):
        if isinstance(record, Company):
            continue
        made = values.fields(record)
        if not is_with_nobody(record, made):
            yield _read(
                record, slug, {**made, **_named(name_map, record, values), **_derived(name_map, record, made)}, values
            )
    for known, slug in name_map.company_slugs.items():
        name = {"name": name_map.labels[known]}
        if known.record is not None:
            yield _read(known.record, slug, {**values.fields(known.record), **name}, values)
        else:
            yield _decoded(Company, slug, name, "", name_map.journal.home)


def _named(name_map: NameMap, record: Record, values: Values) -> Mapping[str, str]:
    if record in name_map.labels:
        return {"name": name_map.labels[record]}
    return {"subject": values.text(record.label) or "News"} if isinstance(record, Update) else {}


def _derived(name_map: NameMap, record: Record, made: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(record, Contact):
        return with_answers(record, made)
    return with_offset(name_map.journal, record) if isinstance(record, Meeting) else {}


def _read(record: Record, slug: str, fields: Mapping[str, Any], values: Values) -> Record:
    return _decoded(
        type(record),
        slug,
        fields,
        shown_body(record.body, values.name_map.names, values.wikilink),
        values.name_map.journal.home,
    )


def _decoded(kind: type[Record], slug: str, fields: Mapping[str, Any], body: str, home: tzinfo) -> Record:
    # JSON is YAML too, and in it whatever a value holds stays one value.
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    path = f"{kind.FOLDER}/{slug}.md" if kind.FOLDER else f"{slug}.md"
    return decode(kind, read(SourceText(path, f"---\n{lines}---\n\n{body}")), slug, frozenset(), home)[0]


def _questions(bank: QuestionBank | None, values: Values) -> QuestionBank | None:
    if bank is None:
        return None
    shown = question_bank(SourceText("questions.md", without_private(bank.source.text[bank.body_start :])))
    headings = [part.heading for part in body.sections(shown.source, shown.body_start) if part.level == 2]
    parts = []
    for heading, (_, questions) in zip(headings, shown.topics, strict=True):
        topic = shown.source.slice(heading)  # as written, since a wikilink says that its words are a name
        items = "".join(f"- {' '.join(values.text(question).split())}\n" for question in questions)
        parts.append(f"## {' '.join(values.text(topic).split())}\n\n{items}")
    return question_bank(SourceText("questions.md", "\n".join(parts)))


def with_answers(person: Contact, made: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the outreach with a reply also where only `heard` has the answer, and waivers for what was answered.

    The copy has no `heard`, so without this it would say that somebody who called back has not answered.
    """
    if not person.heard or "outreach" not in made:
        return {}
    outreach, waived = [dict(sent) for sent in made["outreach"]], dict(made.get("waived", {}))
    for heard in sorted(person.heard, key=lambda heard: heard.on.day):
        before = [number for number, sent in enumerate(person.outreach) if sent.on.day <= heard.on.day]
        if not before:
            continue
        latest = max(before, key=lambda number: (person.outreach[number].on.day, number))
        if not outreach[latest].keys() & {"replied", "declined"}:
            outreach[latest]["replied"] = heard.on.day.isoformat()
            if heard.answered is not None:
                waived[f"answer/{heard.on.day.isoformat()}"] = "answered"
    return {"outreach": outreach, **({"waived": waived} if waived else {})}


def with_offset(journal: Journal, meeting: Meeting) -> Mapping[str, str]:
    """Return a meeting's date with its offset from UTC where its zone isn't the owner's: a copy has no `time_zone`."""
    when = meeting.date
    there = when.written.tzinfo if when and when.written else None
    if when is None or when.written is None or when.offset is not None or there in (None, journal.home):
        return {}
    offset = when.written.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return {"date": f"{when.as_written}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"}
