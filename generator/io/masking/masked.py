"""Making the masked copy of a journal: each record is written anew from what others may see, and read again."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.masking.left_out import OUR_HEADINGS, count_words, counted_body, parts_of
from generator.io.masking.name_map import NameMap, name_map_of, with_capitals
from generator.io.masking.names import capitalised
from generator.io.masking.prose import shown_body, without_private_sections
from generator.io.masking.values import Values, is_with_nobody
from generator.model import body
from generator.model.decode import decode
from generator.model.fields import Items, Pairs, Ref, Text, schema, value_of
from generator.model.journal import Collection, Journal, QuestionBank
from generator.model.loader import question_bank
from generator.model.names import name_from_slug, normalize
from generator.model.records import Company, Contact, Event, FreePage, Meeting, Profile, Record, Update

_OPENING = re.compile(
    r"(?:[?!…。]|(?<!\b\w)(?<!\b[DM]r)(?<!\bM[sx])(?<!\bSt)(?<!\bMrs)(?<!\bProf)\."
    r"|(?:^|\n)[ \t>]{0,20}(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]{1,9}(?:\[.\][ \t]{1,9})?)?)[\s\"'“‘«(*_]{0,20}$"
)
"""What stands before a word that begins a sentence, a line, a heading or an item."""
_NOT = re.compile(r"['’](?:d|ll|m|re|t|ve)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A copy to show, and the names that were replaced in it: each as written, with what stands instead.

    `capitals` are the words with a capital that are left in the owner's texts, to be looked at; `openings` those of
    them that only ever begin a sentence, a heading or an item, where any word has one.
    """

    journal: Journal
    names: tuple[tuple[str, str], ...]
    capitals: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    site_name: str = ""


def mask(journal: Journal, *, with_notes: bool = False, site_name: str = "") -> Masked:
    """Return the journal without anything private: it holds nothing but the fields that others may see.

    Every record is written as a new text and read again, so that no part of the owner's own text can be in it. Prose
    is left out and counted, but with notes, which have the names masked; other files and faults are always left out.
    """
    name_map = name_map_of(journal, site_name)
    values = Values(name_map, with_notes)
    made = list(_records(name_map, values))
    shown = Journal(
        folder="",
        profile=next((record for record in made if isinstance(record, Profile)), None),
        contacts=Collection(tuple(record for record in made if isinstance(record, Contact))),
        companies=Collection(tuple(record for record in made if isinstance(record, Company))),
        meetings=Collection(tuple(record for record in made if isinstance(record, Meeting))),
        events=Collection(tuple(record for record in made if isinstance(record, Event))),
        updates=Collection(tuple(record for record in made if isinstance(record, Update))),
        free_pages=tuple(_free_pages(journal, values)) if with_notes else (),
        questions=_questions(journal.questions, values) if with_notes else None,
        files=len(made),
        machine=journal.home,
        masked=True,
        left_out=0 if with_notes else sum(map(count_words, _prose(journal))) + _in_bodies(journal),
    )
    left: dict[bool, set[str]] = {True: set(), False: set()}
    for text in _said(shown):
        for token in capitalised(text):
            begins = _OPENING.search(text, max(0, token.start - 20), token.start) is not None
            left[begins].add(text[token.start : _end(text, token.end)])
    return Masked(
        journal=shown,
        names=name_map.masked,
        capitals=_sorted(left[False]),
        openings=_sorted(left[True] - left[False]),
        site_name=values.text(with_capitals(site_name)),
    )


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (normalize(word), word)))


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
    if not isinstance(record, Update):
        return {}
    # Where there is no subject, the name of the file stands for it, and that is not shown.
    written = "" if record.subject == name_from_slug(record.slug) else values.text(record.subject)
    return {"subject": written or "News"}


def _derived(name_map: NameMap, record: Record, made: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(record, Contact):
        return with_answers(record, made)
    return with_offset(name_map.journal, record) if isinstance(record, Meeting) else {}


def _read(record: Record, slug: str, fields: Mapping[str, Any], values: Values) -> Record:
    if values.with_notes:
        text = shown_body(record.body, values.name_map.names, values.wikilink)
    else:
        text = counted_body(record.body, values.text)
    return _decoded(type(record), slug, fields, text, values.name_map.journal.home)


def _decoded(kind: type[Record], slug: str, fields: Mapping[str, Any], body: str, home: tzinfo) -> Record:
    # JSON is YAML too, and in it whatever a value holds stays one value.
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    path = f"{kind.FOLDER}/{slug}.md" if kind.FOLDER else f"{slug}.md"
    return decode(kind, read(SourceText(path, f"---\n{lines}---\n\n{body}")), slug, frozenset(), home)[0]


def _questions(bank: QuestionBank | None, values: Values) -> QuestionBank | None:
    if bank is None:
        return None
    text = without_private_sections(bank.source.text[bank.body_start :])
    shown = question_bank(SourceText("questions.md", text))
    headings = [part.heading for part in body.sections(shown.source, shown.body_start) if part.level == 2]
    parts = []
    for heading, (_, questions) in zip(headings, shown.topics, strict=True):
        topic = shown.source.slice(heading)  # as written, since a wikilink says that its words are a name
        items = "".join(f"- {' '.join(values.text(question).split())}\n" for question in questions)
        parts.append(f"## {' '.join(values.text(topic).split())}\n\n{items}")
    return question_bank(SourceText("questions.md", "\n".join(parts)))


def _free_pages(journal: Journal, values: Values) -> Iterator[FreePage]:
    number = 0
    for page in sorted(journal.free_pages, key=lambda page: values.name_map.hidden(page.address)):
        if page.private:
            continue
        number += page.address != "index.md"
        address = "index.md" if page.address == "index.md" else f"page-{number:03}.md"
        text = shown_body(page.body, values.name_map.names, values.wikilink)
        yield FreePage(source=SourceText(address, text), address=address, title=values.text(page.title) or "A page")


def _prose(journal: Journal) -> Iterator[str]:
    """Yield the texts that a copy without notes only counts, but bodies of records."""
    for record in journal.records():
        if not record.private:
            yield from _prose_of(record)
    yield from (without_private_sections(page.body) for page in journal.free_pages if not page.private)
    if journal.questions is not None:
        yield without_private_sections(journal.questions.source.text[journal.questions.body_start :])


def _prose_of(holder: Any) -> Iterator[str]:
    for name, spec in schema(type(holder)).items():
        value = value_of(holder, name)
        if value and spec.prose:
            yield from value if spec.many else (value,)
        elif value and spec.to_show and isinstance(spec.type, Items):
            for item in value:
                yield from _prose_of(item)


def _in_bodies(journal: Journal) -> int:
    return sum(part.all_words for record in journal.records() if not record.private for part in parts_of(record.body))


def _said(shown: Journal) -> Iterator[str]:
    """Yield the texts of a copy that are the owner's own words."""
    for record in shown.records():
        yield from _texts_of(record)
        yield "\n".join(line for line in record.body.split("\n") if line.lstrip("# ") not in OUR_HEADINGS)
    yield from (text for page in shown.free_pages for text in (page.title, page.body))
    yield from (
        text for topic, asked in (shown.questions.topics if shown.questions else ()) for text in (topic, *asked)
    )


def _end(text: str, end: int) -> int:
    """Return where a word ends that begins like `Don` of `Don't`."""
    found = _NOT.match(text, end)
    return found.end() if found else end


def _texts_of(holder: Any) -> Iterator[str]:
    for name, spec in schema(type(holder)).items():
        value = value_of(holder, name)
        if not value or isinstance(spec.type, Ref):
            continue
        if isinstance(spec.type, Items):
            for item in value:
                yield from _texts_of(item)
        elif isinstance(spec.type, Text):
            yield from value if spec.many else (value,)
        elif isinstance(spec.type, Pairs):
            yield from map(str, value.values())


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
