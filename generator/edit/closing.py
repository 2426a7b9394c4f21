"""The changes that close a debt, let it go or put it off, and those that note an outreach or what was heard.

The commands `done`, `waive`, `later`, `contacted` and `heard` write them (contract §5).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator import words
from generator.debts.closing import AddItem, Contacted, SetField, SetInItem, Tick
from generator.debts.debt import Debt
from generator.edit.change import CannotWrite, Change, added, changed
from generator.edit.fields import set_field, set_in_mapping
from generator.edit.lists import set_in_item
from generator.edit.quoting import Value
from generator.edit.tasks import move_task_date, tick_task
from generator.facts.outreach import is_answer
from generator.facts.touches import first_met_with
from generator.files.source import SourceText, Span
from generator.model.choices import CHANNELS
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting
from generator.model.values import looks_like_line

_WORDS = re.compile(r"[^\s,:]+")


def close(journal: Journal, debt: Debt, on: date, by: str | None, *, came: bool = False) -> Change:
    """Return the change that closes `debt` with a fact of the day `on`; with `came`, that what was promised has come.

    Raises CannotWrite where only text that the owner writes closes it, and for a day or a way that does not close it.
    """
    if came:
        if not isinstance(debt.closes, SetInItem) or not debt.closes.came:
            raise CannotWrite(f"{debt.id} waits for nothing that could come; leave out --came")
        return _in_item(debt, debt.closes.came, on)
    if debt.since is not None and on < debt.since and not debt.kind.may_be_early:
        raise CannotWrite(f"{on} does not close {debt.id}: it is owed since {debt.since}")
    source = debt.record.source
    match debt.closes:
        case AddItem():
            return _add_item(journal, debt, debt.closes, on, by)
        case Contacted():
            return _contacted(journal, debt, debt.closes, on, by)
        case SetField(record=record, field=field):
            return changed(record.source, set_field(record.source, field, str(on)), field)
        case SetInItem(field=field):
            return _in_item(debt, field, on)
        case Tick() if isinstance(debt.fact, Span):
            return changed(source, tick_task(source, debt.fact, "x", on), "body")
    raise CannotWrite(f"only your own words close this: {debt.close}")


def _add_item(journal: Journal, debt: Debt, item: AddItem, on: date, by: str | None) -> Change:
    """Return the item: a line that says the day, the way and for whom, in the order of the list's own lines."""
    fields = {"by": _checked(debt, by, item.ways, item.usual)} if item.ways else {}
    fields["on"] = str(on)
    line = " ".join(fields.values())
    person = debt.contact
    if person is None or not (item.always_to or _is_shared(journal, debt)):
        return added(debt.record.source, item.field, line, fields)
    if item.to == "who":
        fields = {"who": person.slug, "on": str(on)} | fields
        line = " ".join(fields.values())
    else:
        fields |= {"to": person.slug}
        line = f"{line} to {person.slug}"
    return added(debt.record.source, item.field, line if can_stand_in_line(person.slug) else None, fields)


def _is_shared(journal: Journal, debt: Debt) -> bool:
    """Return whether the record's fact could be meant for somebody else too."""
    return isinstance(debt.record, Meeting) and len(journal.contacts.distinct(debt.record.with_)) > 1


def _contacted(journal: Journal, debt: Debt, closing: Contacted, on: date, by: str | None) -> Change:
    if debt.contact is None:
        return _in_item(debt, "contacted", on)
    way = _checked(debt, by, CHANNELS, closing.usual)
    if debt.kind.moves and any(sent.on.day == on and sent.by == way for sent in debt.contact.outreach):
        return changed(debt.contact.source, debt.contact.source.text)  # it is written already
    # Once we have met, or where it answers what they wrote, only an outreach that says so is a request.
    met = first_met_with(journal, on, debt.contact) is not None
    if closing.about == "request" and not met and not is_answer(debt.contact, on):
        return outreach(debt.contact, on, way)
    return outreach(debt.contact, on, way, about=closing.about or None)


def _in_item(debt: Debt, field: str, value: date | str) -> Change:
    if isinstance(debt.fact, Span) or len(debt.fact) < 2:
        raise CannotWrite(f"only your own words close this: {debt.close}")
    name, at = str(debt.fact[0]), int(debt.fact[1])
    return changed(debt.record.source, set_in_item(debt.record.source, name, at, field, str(value)), name)


def _checked(debt: Debt, by: str | None, ways: tuple[str, ...], usual: str) -> str:
    """Return the way, or the usual one where none is given; raise CannotWrite where it does not close the debt."""
    way = by or usual
    if way not in ways:
        raise CannotWrite(f"--by {way} does not close {debt.id}: that takes {words.either(ways)}")
    return way


def waive(debts: Sequence[Debt], why: str) -> tuple[Change, ...]:
    """Return the changes that let debts go, with the reason: one for each file."""
    made: dict[str, Change] = {}
    for debt in debts:
        source = debt.record.source
        before = made.get(source.path) or changed(source, source.text)
        text, field = _waived(debt, replace(source, text=before.text), why)
        made[source.path] = changed(source, text, *dict.fromkeys((*before.fields, field)))
    return tuple(made.values())


def _waived(debt: Debt, source: SourceText, why: str) -> tuple[str, str]:
    """Return the text in which a debt is let go, and the field that says so; a reason moves no other debt's fact."""
    if hasattr(_item(debt), "waived") and not isinstance(debt.fact, Span):
        name, at = str(debt.fact[0]), int(debt.fact[1])
        return set_in_item(source, name, at, "waived", why), name
    return set_in_mapping(source, "waived", _end_of_id(debt), why), "waived"


def _item(debt: Debt) -> object:
    """Return the item of a list that the debt comes from; None where it comes from something else."""
    if isinstance(debt.fact, Span) or len(debt.fact) < 2:
        return None
    name, at = debt.fact[0], debt.fact[1]
    return next((item for item in getattr(debt.record, str(name)) if item.at == at), None)


def _end_of_id(debt: Debt) -> str:
    """Return the key under `waived` or `later` that means this debt and no other, whatever is written later.

    In a meeting that is the kind and the person, since others may join. What stands in a person's own file is read for
    debts to them from every file: there it is the whole id, unless its kind can be owed to somebody only once.
    """
    kind, _, *end = debt.id.split("/")
    if debt.record is debt.contact:
        return debt.id if debt.key else kind
    return kind if end == ["-"] else "/".join((kind, *end))


def put_off(debt: Debt, day: date) -> Change:
    """Return the change that puts a debt off: it moves a promise's own day, and of any other notes the day."""
    field, source = debt.kind.put_off, debt.record.source
    if not field:
        return changed(source, set_in_mapping(source, "later", _end_of_id(debt), str(day)), "later")
    if isinstance(debt.fact, Span):
        return changed(source, move_task_date(source, debt.fact, day), "body")
    if len(debt.fact) > 1:
        return _in_item(debt, field, day)
    return changed(source, set_field(source, field, str(day)), field)


def snooze(person: Contact, day: date) -> Change:
    """Return the change that keeps me from being reminded of somebody before `day`."""
    return changed(person.source, set_field(person.source, "snooze_until", str(day)), "snooze_until")


def outreach(person: Contact, on: date, by: str, *, about: str | None = None, note: str | None = None) -> Change:
    """Return the change that notes that I wrote or called."""
    return added(person.source, "outreach", *outreach_item(on, by, about, note))


def outreach_item(
    on: date, by: str, about: str | None, note: str | None, times: tuple[str, ...] = ()
) -> tuple[str | None, Mapping[str, Value]]:
    """Return an outreach in both forms that a list may have: as one line, and as fields; a line can't offer `times`."""
    line = f"{on} {by}" + (f" about {about}" if about else "") + (f": {note}" if note else "")
    fields = _without_blanks(on=str(on), by=by, about=about, note=note)
    return (None, {**fields, "times": times}) if times else (line, fields)


def heard_item(on: date, by: str | None, what: str | None) -> tuple[str | None, Mapping[str, Value]]:
    """Return a message or call of theirs in both forms that a list may have: as one line, and as fields."""
    line = f"{on}" + (f" {by}" if by else "") + (f": {what}" if what else "")
    return line, _without_blanks(on=str(on), by=by, what=what)


def _without_blanks(**fields: str | None) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def can_stand_in_line(slug: str) -> bool:
    """Return whether a one-line form can name this slug: a file's name may hold blanks, commas and days."""
    return _WORDS.fullmatch(slug) is not None and not looks_like_line(slug)
