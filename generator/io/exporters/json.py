"""The whole journal as one JSON object: facts as written, and what is derived from them (contract §5)."""

import json as encoder
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.companies import KnownCompany, companies, find_company
from generator.facts.introductions import IntroductionsMade, degrees, introductions_made, people_introduced
from generator.facts.meetings import permission
from generator.facts.stages import stage
from generator.facts.touches import history, introduced
from generator.model import body
from generator.model.comments import GAP
from generator.model.day import Day
from generator.model.fields import Items, Ref, Spec, schema, value_of
from generator.model.items import Introduced, Item
from generator.model.journal import Journal
from generator.model.moment import Length, Moment, Period
from generator.model.records import Company, Meeting, Record
from generator.rules.diagnostic import Diagnostic
from generator.rules.formats import entry
from generator.words.said import plain
from generator.words.visible import without_surrogates

Content = dict[str, Any]
KINDS = ("contacts", "meetings", "companies", "events", "updates")


def to_json(day: Day, debts: Sequence[Debt], diagnostics: Sequence[Diagnostic]) -> Content:
    """Return everything that the journal holds and what is derived from it on this day.

    Of `debts` only open ones are exported. Lengths are minutes, spans are text such as `3 months`, references slugs.
    """
    content: Content = {
        "today": day.today.isoformat(),
        "profile": record_entry(day.journal, day.journal.profile) if day.journal.profile else None,
        **{kind: entries(kind, day) for kind in KINDS},
        "debts": [debt_entry(debt, day.today) for debt in debts if debt.is_open],
        "diagnostics": [entry(found) for found in sorted(diagnostics, key=lambda found: found.order)],
    }
    cleaned: Content = _clean(content)
    return cleaned


def text_of(content: Mapping[str, Any]) -> str:
    """Return the text of an export: keys sorted, plain ASCII, the same bytes for the same content."""
    return encoder.dumps(content, indent=2, sort_keys=True) + "\n"


def entries(kind: str, day: Day) -> list[Content]:
    """Return the records of one of KINDS with what is derived from each, in the order of their slugs."""
    if kind == "contacts":
        return _contacts(day)
    if kind == "meetings":
        return [_meeting(day.journal, meeting, day.today) for meeting in day.journal.meetings]
    if kind == "companies":
        return [_company(day.journal, company) for company in companies(day.journal)]
    return [
        record_entry(day.journal, record)
        for record in (day.journal.events if kind == "events" else day.journal.updates)
    ]


def record_entry(journal: Journal, record: Record) -> Content:
    """Return a record's fields as JSON: lists are always lists, other absent fields null; comments are left out."""
    return {
        **_fields(journal, record),
        "slug": record.slug,
        "path": record.path,
        "body": body.full_text(record.source, record.body_start).replace(GAP, " "),
    }


def _contacts(day: Day) -> list[Content]:
    distance, introduced_by = degrees(day.journal, day.today), people_introduced(day.journal, day.today)
    came, touches = introductions_made(day), history(day.journal, day.today)
    return [
        {
            **record_entry(day.journal, person),
            "stage": stage(day, person),
            "degree": distance.get(person),
            "last_contact": touches[person][-1].day.isoformat() if person in touches else None,
            "permission": permission(day.journal, day.today, person),
            "introduced": sorted(other.slug for other in introduced_by.get(person, ())),
            "yield": {**_yield(came[person][0]), "tree": _yield(came[person][1])},
        }
        for person in day.journal.contacts
    ]


def _yield(came: IntroductionsMade) -> Content:
    return {"introduced": came.introduced, "approached": came.approached, "met": came.met}


def _meeting(journal: Journal, meeting: Meeting, today: date) -> Content:
    return {**record_entry(journal, meeting), "status": meetings.status(meeting, today)}


def _company(journal: Journal, company: KnownCompany) -> Content:
    if company.record is not None:
        return record_entry(journal, company.record)
    absent: Content = {name: [] if spec.many else None for name, spec in schema(Company).items()}
    return {**absent, "name": company.name, "slug": company.slug, "path": None, "body": ""}


def _fields(journal: Journal, holder: Record | Item) -> Content:
    fields = {name: _value(journal, spec, value_of(holder, name)) for name, spec in schema(type(holder)).items()}
    found: Content = {**holder.extra, **fields}
    if isinstance(holder, Introduced) and found["contact"] is None and holder.name:
        person = introduced(journal, holder)
        found["contact"] = person.slug if person else None
    return found


def _value(journal: Journal, spec: Spec, value: Any) -> Any:
    if spec.many and isinstance(spec.type, Ref):
        return list(dict.fromkeys(_one(journal, spec, each) for each in value))  # two names of one record are one
    if spec.many:
        return [_one(journal, spec, each) for each in value]
    return None if value is None else _one(journal, spec, value)


def _one(journal: Journal, spec: Spec, value: Any) -> Any:
    if isinstance(spec.type, Items):
        return _fields(journal, value)
    if isinstance(spec.type, Ref):
        return reference(journal, spec.type, value)
    if isinstance(value, Length):
        return value.minutes
    if isinstance(value, Moment):
        return value.as_written
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _one(journal, spec, each) for name, each in value.items()} or None
    return value


def reference(journal: Journal, ref: Ref, text: str) -> str:
    """Return the slug of what a reference means, or the text as it was written."""
    if ref.to == "company":
        company = find_company(journal, text)
        return company.slug if company else text
    collection = journal.events if ref.to == "event" else journal.contacts
    special = (ref.word and text.lower() == ref.word) or (ref.tags and text.lower().startswith("tag:"))
    record = None if special else collection.find(text)
    return record.slug if record else text


def debt_entry(debt: Debt, today: date) -> dict[str, Any]:
    """Return a debt as a JSON object; a closed one has `closed_on`, one that was waived or let go has `reason`."""
    state = debt.state(today)
    entry = {
        "id": without_surrogates(debt.id),
        "kind": debt.kind.name,
        "contact": without_surrogates(debt.contact.slug) if debt.contact else None,
        "name": debt.name,
        "due": debt.due_text,
        "state": state,
        "why": plain(debt.reason, today),
        "close": without_surrogates(debt.close),
        "path": without_surrogates(debt.record.path),
        "line": debt.record.source.position(debt.span.start).line,
    }
    if state == "closed":
        entry["closed_on"] = debt.closed_on.isoformat() if debt.closed_on else None
    elif not debt.is_open:
        entry["reason"] = debt.waived or debt.let_go
    return entry


def _clean(value: Any) -> Any:
    """Return a value whose texts any reader of JSON accepts: names of files may hold unpaired surrogates."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_clean(name): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value
