"""The whole journal as one JSON object: facts as they were written, and what follows from them (contract §5)."""

import json as encoder
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.debts import Debt
from generator.diagnostics import Diagnostic
from generator.diagnostics.formats.json import entry
from generator.diagnostics.formats.visible import without_surrogates
from generator.exporters.debt_entry import debt_entry
from generator.records import Company, Journal, Meeting, Record, body
from generator.records.comments import GAP
from generator.records.facts import Introduction
from generator.records.fields import Items, Ref, Spec, attribute, schema
from generator.records.moment import Length, Moment, Period
from generator.records.record import Item
from generator.settings import Settings
from generator.views import meetings
from generator.views.companies import KnownCompany, companies, find_company
from generator.views.history import history
from generator.views.introductions import Yield, degrees, opened, yields
from generator.views.permission import permission
from generator.views.stages import stage

Content = dict[str, Any]
KINDS = ("contacts", "meetings", "companies", "events", "updates")


def text_of(content: Mapping[str, Any]) -> str:
    """Return the text of an export: keys sorted, plain ASCII, the same bytes for the same content."""
    return encoder.dumps(content, indent=2, sort_keys=True) + "\n"


def to_json(
    journal: Journal, debts: Sequence[Debt], diagnostics: Sequence[Diagnostic], today: date, settings: Settings
) -> Content:
    """Return everything that the journal holds and what is derived from it on this day.

    Of `debts` the open ones are taken. Lengths are minutes, spans text such as `3 months`, references slugs.
    """
    content: Content = {
        "today": today.isoformat(),
        "profile": record_entry(journal, journal.profile) if journal.profile else None,
        **{kind: entries(kind, journal, today, settings) for kind in KINDS},
        "debts": [debt_entry(debt, today) for debt in debts if debt.is_open],
        "diagnostics": [entry(found) for found in sorted(diagnostics, key=lambda found: found.order)],
    }
    cleaned: Content = _clean(content)
    return cleaned


def entries(kind: str, journal: Journal, today: date, settings: Settings) -> list[Content]:
    """Return the records of one of KINDS with what is derived from each, by slug."""
    if kind == "contacts":
        return _contacts(journal, today, settings)
    if kind == "meetings":
        return [_meeting(journal, meeting, today) for meeting in journal.meetings]
    if kind == "companies":
        return [_company(journal, company) for company in companies(journal)]
    return [record_entry(journal, record) for record in (journal.events if kind == "events" else journal.updates)]


def record_entry(journal: Journal, record: Record) -> Content:
    """Return a record's fields as JSON: lists always lists, everything else that is absent null; no comment."""
    own = {name: value for name, value in record.extra.items() if name not in schema(type(record))}
    return {
        **own,
        **_fields(journal, record),
        "slug": record.slug,
        "path": record.path,
        "body": body.whole(record.source, record.body_start).replace(GAP, " "),
    }


def _contacts(journal: Journal, today: date, settings: Settings) -> list[Content]:
    distance, doors = degrees(journal, today), opened(journal, today)
    came, touches = yields(journal, today, settings), history(journal, today)
    return [
        {
            **record_entry(journal, person),
            "stage": stage(journal, today, settings, person),
            "degree": distance.get(person),
            "last_contact": touches[person][-1].day.isoformat() if person in touches else None,
            "permission": permission(journal, today, person),
            "introduced": sorted(other.slug for other in doors.get(person, ())),
            "yield": {**_yield(came[person][0]), "tree": _yield(came[person][1])},
        }
        for person in journal.contacts
    ]


def _yield(came: Yield) -> Content:
    return {"introduced": came.introduced, "approached": came.approached, "met": came.met}


def _meeting(journal: Journal, meeting: Meeting, today: date) -> Content:
    return {**record_entry(journal, meeting), "status": meetings.status(meeting, today)}


def _company(journal: Journal, company: KnownCompany) -> Content:
    if company.record is not None:
        return record_entry(journal, company.record)
    absent: Content = {name: [] if spec.many else None for name, spec in schema(Company).items()}
    return {**absent, "name": company.name, "slug": company.slug, "path": None, "body": ""}


def _fields(journal: Journal, holder: Record | Item) -> Content:
    found = {
        name: _value(journal, spec, getattr(holder, attribute(name))) for name, spec in schema(type(holder)).items()
    }
    if isinstance(holder, Introduction) and found["contact"] is None and holder.name:
        # A plain name that equals one contact's name is that contact (contract §2).
        person = journal.contacts.find(holder.name)
        found["contact"] = person.slug if person else None
    return found


def _value(journal: Journal, spec: Spec, value: Any) -> Any:
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
    if isinstance(value, Moment | Period):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value) or None
    return value


def reference(journal: Journal, ref: Ref, text: str) -> str:
    """Return the slug of what a reference means, or the text as it was written."""
    if ref.to == "company":
        company = find_company(journal, text)
        return company.slug if company else text
    shelf = journal.events if ref.to == "event" else journal.contacts
    special = (ref.word and text.lower() == ref.word) or (ref.tags and text.lower().startswith("tag:"))
    record = None if special else shelf.find(text)
    return record.slug if record else text


def _clean(value: Any) -> Any:
    """Return a value whose texts any reader of JSON can take: names of files may hold halves of pairs."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_clean(name): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value
