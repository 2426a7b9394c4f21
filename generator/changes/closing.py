"""The facts that close a debt, let it go, or put it off (contract §5: `done`, `waive`, `later`)."""

from collections.abc import Callable
from datetime import date

from generator.changes.change import CannotWrite, Change, added, changed
from generator.changes.items import outreach, sayable
from generator.debts import Debt
from generator.debts.nudge import another_way
from generator.debts.thank_email import CLOSED_BY
from generator.debts.ways import suggested
from generator.edits import move_task_date, set_field, set_in_item, set_in_mapping, tick_task
from generator.records import Contact, Journal, Meeting, Update
from generator.records.facts import CHANNELS
from generator.source import Span
from generator.views import meetings
from generator.views.history import first_met

Closer = Callable[[Journal, Debt, date, str | None], Change]

_MAY_COME_FIRST = ("confirm", "prepare", "promise", "connect")
"""What may be done before the day of the fact that asks for it."""


def close(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    """Return the change that closes `debt` with a fact of the day `on`.

    Raises CannotWrite where only text closes it, and for a day or a way that does not.
    """
    if debt.since is not None and on < debt.since and debt.kind not in _MAY_COME_FIRST:
        raise CannotWrite(f"{on} does not close {debt.id}: it is owed since {debt.since}")
    return _CLOSERS[debt.kind](journal, debt, on, by)


def _thanks(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    way = _checked(debt, by, ("card",) if debt.kind == "thank-card" else CLOSED_BY)
    to = _person(debt).slug if isinstance(debt.record, Meeting) and len(debt.record.with_) > 1 else None
    return _item_to(debt, "thanks", f"{way} {on}", {"by": way, "on": str(on)}, to)


def _report(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    # Whom else this meeting owes a report is not asked: to name the one who heard is never wrong.
    return _item_to(debt, "reported_back", str(on), {"on": str(on)}, _person(debt).slug)


def _item_to(debt: Debt, name: str, line: str, fields: dict[str, str], to: str | None) -> Change:
    if to is None:
        return added(debt.record.source, name, line, fields)
    return added(debt.record.source, name, f"{line} to {to}" if sayable(to) else None, {**fields, "to": to})


def _connect(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    return changed(person.source, set_field(person.source, "linkedin_connected", str(on)), "linkedin_connected")


def _only_text(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    raise CannotWrite(f"only your own words close this: {debt.close}")


def _approach(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    if debt.contact is None:
        return _in_item(debt, "contacted", on)
    return outreach(debt.contact, on, _checked(debt, by, CHANNELS, suggested(debt.contact)))


def _nudge(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    asked = next((sent for sent in person.outreach if ("outreach", sent.at) == debt.fact), None)
    way = _checked(debt, by, CHANNELS, another_way(person, asked.by if asked else ""))
    # Once we have met, only an outreach that says so is a request.
    return outreach(person, on, way, about="request" if person in first_met(journal, on) else None)


def _hello(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    return outreach(person, on, _checked(debt, by, CHANNELS, suggested(person)), about="hello")


def _confirm(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    return changed(debt.record.source, set_field(debt.record.source, "confirmed", str(on)), "confirmed")


def _promise(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    if isinstance(debt.fact, Span):
        return changed(debt.record.source, tick_task(debt.record.source, debt.fact, "x", on), "body")
    return _in_item(debt, "done", on)


def _thank_help(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    return _in_item(debt, "thanked", on)


def _news(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    way = _checked(debt, by, CHANNELS, suggested(person))
    line = f"{person.slug} {on} {way}" if sayable(person.slug) else None
    return added(debt.record.source, "told", line, {"who": person.slug, "on": str(on), "by": way})


_CLOSERS: dict[str, Closer] = {
    "thank-email": _thanks,
    "thank-card": _thanks,
    "connect": _connect,
    "write-up": _only_text,
    "report-back": _report,
    "approach": _approach,
    "nudge": _nudge,
    "answer": _hello,
    "prepare": _only_text,
    "confirm": _confirm,
    "promise": _promise,
    "thank-help": _thank_help,
    "news": _news,
    "keep-in-touch": _hello,
}


def _in_item(debt: Debt, field: str, value: date | str) -> Change:
    if isinstance(debt.fact, Span) or len(debt.fact) < 2:
        raise CannotWrite(f"only your own words close this: {debt.close}")
    name, at = str(debt.fact[0]), int(debt.fact[1])
    return changed(debt.record.source, set_in_item(debt.record.source, name, at, field, str(value)), name)


def _person(debt: Debt) -> Contact:
    if debt.contact is None:
        raise CannotWrite(f"{debt.id} names nobody who has a record")
    return debt.contact


def _checked(debt: Debt, by: str | None, ways: tuple[str, ...], usual: str | None = None) -> str:
    """Return the way, the usual one where none is given; raise CannotWrite for one that does not close the debt."""
    way = by or usual or ways[0]
    if way not in ways:
        either = " or ".join(filter(None, [", ".join(ways[:-1]), ways[-1]]))
        raise CannotWrite(f"--by {way} does not close {debt.id}: that takes {either}")
    return way


def waive(journal: Journal, debt: Debt, why: str) -> Change:
    """Return the change that lets a debt go, with the reason."""
    source = debt.record.source
    if debt.kind in ("approach", "promise") and not isinstance(debt.fact, Span) and len(debt.fact) > 1:
        return _in_item(debt, "waived", why)
    return changed(source, set_in_mapping(source, "waived", _waiver(journal, debt), why), "waived")


def _waiver(journal: Journal, debt: Debt) -> str:
    """Return the shortest key under `waived` that means this debt and no other."""
    _, _, person, *key = debt.id.split("/", 3)
    people = meetings.people(journal, debt.record) if isinstance(debt.record, Meeting) else ()
    shared = len(people) > 1 or isinstance(debt.record, Update) or debt.kind == "report-back"
    return "/".join([debt.kind, *([person] if debt.contact is not None and shared else []), *key])


def put_off(debt: Debt, day: date) -> Change:
    """Return the change that moves a promise's day, or keeping in touch; raise CannotWrite for any other debt."""
    if debt.kind == "keep-in-touch":
        return snooze(_person(debt), day)
    if debt.kind != "promise":
        raise CannotWrite(f"only a promise or keeping in touch can wait: close {debt.id}, or let it go by `waive`")
    if isinstance(debt.fact, Span):
        return changed(debt.record.source, move_task_date(debt.record.source, debt.fact, day), "body")
    return _in_item(debt, "by", day)


def snooze(person: Contact, day: date) -> Change:
    """Return the change that keeps me from being reminded of somebody before `day`."""
    return changed(person.source, set_field(person.source, "snooze_until", str(day)), "snooze_until")
