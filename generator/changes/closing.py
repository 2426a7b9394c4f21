"""The facts that close a debt, let it go, or put it off (contract §5: `done`, `waive`, `later`)."""

from collections.abc import Callable
from datetime import date

from generator.changes.change import CannotWrite, Change, changed
from generator.debts import Debt
from generator.debts.nudge import another_way
from generator.debts.thank_email import CLOSED_BY
from generator.edits import add_item, move_task_date, set_field, set_in_item, set_in_mapping, tick_task
from generator.records import Contact, Journal, Meeting, Update
from generator.records.facts import CHANNELS
from generator.source import Span
from generator.views import meetings
from generator.views.history import introducers

Closer = Callable[[Journal, Debt, date, str | None], Change]


def close(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    """Return the change that closes `debt` with a fact of the day `on`; raise CannotWrite where only text does."""
    return _CLOSERS[debt.kind](journal, debt, on, by)


def _thanks(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    ways = ("card",) if debt.kind == "thank-card" else CLOSED_BY
    way = _checked(by, ways) or ways[0]
    several = isinstance(debt.record, Meeting) and len(debt.record.with_) > 1 and debt.contact is not None
    to = f" to {debt.contact.slug}" if several and debt.contact else ""
    return changed(debt.record.source, add_item(debt.record.source, "thanks", f"{way} {on}{to}"), "thanks")


def _connect(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    return changed(person.source, set_field(person.source, "linkedin_connected", str(on)), "linkedin_connected")


def _only_text(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    raise CannotWrite(f"only your own words close this: {debt.close}")


def _report(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    meeting, person = debt.record, _person(debt)
    if not isinstance(meeting, Meeting):
        raise CannotWrite(f"{meeting.path} is no meeting")
    given = introducers(journal, on)
    everybody = {i for other in meetings.people(journal, meeting) for i in given.get(other, ())}
    to = f" to {person.slug}" if len(everybody) > 1 or meeting.reported_back else ""
    return changed(meeting.source, add_item(meeting.source, "reported_back", f"{on}{to}"), "reported_back")


def _approach(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    if debt.contact is not None:
        return outreach(debt.contact, on, _checked(by, CHANNELS) or debt.contact.prefers or "email")
    return _in_item(debt, "contacted", on)


def _nudge(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    last = next((sent.by for sent in person.outreach if ("outreach", sent.at) == debt.fact), "")
    return outreach(person, on, _checked(by, CHANNELS) or another_way(person, last))


def _hello(journal: Journal, debt: Debt, on: date, by: str | None) -> Change:
    person = _person(debt)
    return outreach(person, on, _checked(by, CHANNELS) or person.prefers or "email", about="hello")


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
    way = _checked(by, CHANNELS) or person.prefers or "email"
    return changed(debt.record.source, add_item(debt.record.source, "told", f"{person.slug} {on} {way}"), "told")


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


def outreach(person: Contact, on: date, by: str, *, about: str | None = None, note: str | None = None) -> Change:
    """Return the change that notes that I wrote or called."""
    line = outreach_line(on, by, about, note)
    return changed(person.source, add_item(person.source, "outreach", line), "outreach")


def outreach_line(on: date, by: str, about: str | None, note: str | None) -> str:
    """Return the one-line form of an outreach (contract §1)."""
    return f"{on} {by}" + (f" about {about}" if about else "") + (f": {note}" if note else "")


def _in_item(debt: Debt, field: str, value: date | str) -> Change:
    if isinstance(debt.fact, Span) or len(debt.fact) < 2:
        raise CannotWrite(f"only your own words close this: {debt.close}")
    name, at = str(debt.fact[0]), int(debt.fact[1])
    return changed(debt.record.source, set_in_item(debt.record.source, name, at, field, str(value)), name)


def _person(debt: Debt) -> Contact:
    if debt.contact is None:
        raise CannotWrite(f"{debt.id} names nobody who has a record")
    return debt.contact


def _checked(by: str | None, ways: tuple[str, ...]) -> str | None:
    if by is not None and by not in ways:
        raise CannotWrite(f"--by {by} does not close this: it can be {', '.join(ways)}")
    return by


def waive(journal: Journal, debt: Debt, why: str) -> Change:
    """Return the change that lets a debt go, with the reason."""
    source = debt.record.source
    if debt.kind in ("approach", "promise") and not isinstance(debt.fact, Span) and len(debt.fact) > 1:
        return _in_item(debt, "waived", why)
    return changed(source, set_in_mapping(source, "waived", _waiver(journal, debt), why), "waived")


def _waiver(journal: Journal, debt: Debt) -> str:
    """Return the shortest key under `waived` that means this debt and no later one."""
    parts = debt.id.split("/")
    if len(parts) > 3:
        return f"{debt.kind}/{parts[3]}"
    people = meetings.people(journal, debt.record) if isinstance(debt.record, Meeting) else ()
    if debt.contact is not None and (len(people) > 1 or isinstance(debt.record, Update) or debt.kind == "report-back"):
        return f"{debt.kind}/{debt.contact.slug}"
    return debt.kind


def put_off(debt: Debt, day: date) -> Change:
    """Return the change that moves a promise's day, or keeping in touch; raise CannotWrite for any other debt."""
    if debt.kind == "keep-in-touch":
        return snooze(_person(debt), day)
    if debt.kind != "promise":
        raise CannotWrite(f"a {debt.kind} falls due by its fact: close it, or let it go with `journal waive`")
    if isinstance(debt.fact, Span):
        return changed(debt.record.source, move_task_date(debt.record.source, debt.fact, day), "body")
    return _in_item(debt, "by", day)


def snooze(person: Contact, day: date) -> Change:
    """Return the change that keeps me from being reminded of somebody before `day`."""
    return changed(person.source, set_field(person.source, "snooze_until", str(day)), "snooze_until")
