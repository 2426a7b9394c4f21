"""`promise`: to keep what I promised in `follow_ups` and tasks, owed as soon as it is written down (contract §1)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from generator.debts.closing import SetInItem, Tick
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, name_in_id, numbered, owed
from generator.facts.promises import Promise, became, promises, written_on
from generator.facts.wikilinks import plain_line
from generator.files.source import Span
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.names import slug
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings
from generator.words.said import Argument, Linked, Quoted

DAYS = 7
"""How many days after its record's date a promise falls due that names no day (contract §3)."""
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}|[📅✅]")


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each record with promises; those of a cancelled meeting are dropped."""
    used: dict[tuple[str, Contact | None], dict[str, int]] = {}
    for record in journal.records():
        if isinstance(record, Meeting) and record.status == "cancelled":
            continue
        # Numbered by slug and not by record: two files may have the same slug, and an id must name one debt.
        name = name_in_id(record)
        made = tuple(
            (one, plain_line(journal, one.text), numbered(key_of(one.text), used.setdefault((name, one.to), {})))
            for one in promises(journal, record)
        )
        if made:
            yield DebtSource((record,), partial(_on, made))


def _on(made: tuple[tuple[Promise, str, str], ...], today: date) -> Iterator[Debt]:
    for promise, shown, key in made:
        debt = _debt(promise, shown, key, today)
        if debt is not None:
            yield debt


def _debt(promise: Promise, shown: str, key: str, today: date) -> Debt | None:
    record, day = promise.record, written_on(promise.record)
    if promise.by is None and day is None:
        return None
    due = promise.by.day if promise.by else shifted(day, DAYS) if day else today
    to = promise.to
    kept = promise.kept_on.day if promise.kept_on else None
    closed = became(promise, today) == "kept"
    given: dict[str, Argument] = {"promise": Quoted(shown)}
    given |= {"who": to} if to else {"who": "yourself"} if promise.to_me else {}
    given |= {"day": day, "that day": Linked(record, day)} if day else {}
    return owed(
        KIND,
        record,
        to,
        _sentences(to is not None or promise.to_me, day is not None and day <= today, isinstance(record, Meeting)),
        due=due,
        given=given,
        closes=Tick() if promise.item is None else SetInItem("done"),
        fact=("follow_ups", promise.item) if promise.item is not None else promise.span or Span(0, 0),
        since=day,
        key=key,
        closed=closed,
        closed_on=kept if closed else None,
        waived=promise.waived,
        let_go="crossed out as `[-]`" if promise.let_go else "",
    )


@cache
def _sentences(to_somebody: bool, dated: bool, at_meeting: bool) -> Sentences:
    """Return what is said of a promise, by whether it names somebody and whether its record has a day that has come."""
    promised = "you promised {who}" if to_somebody else "you promised"
    on_its_day = f"{promised} on {{day}}" if dated else promised
    return Sentences(
        what="{promise}",
        headline=f"{promised}: “{{promise}}”",
        why="at the meeting on {day}" if dated and at_meeting else on_its_day,
        reason=f"{on_its_day}: {{promise}}",
        called="a promise to {who}" if to_somebody else "a promise",
        idea="you promised on {that day}: {promise}" if dated else "",
    )


def key_of(text: str) -> str:
    """Return the first five words of a promise as a slug, without dates and brackets (contract §3)."""
    first = _DATED.sub(" ", _WIKILINK.sub(r"\1", text)).split()[:5]
    return slug(" ".join(first)) or "promise"


KIND = DebtKind(
    name="promise",
    find=find,
    settled="kept a promise to {who}",
    all_settled="every promise kept",
    page="",
    draft="",
    days_before=0,
    may_be_early=True,
    lapses=False,
    outlasts_owed_since=True,
    outlasts_archiving=True,
    waits_for_its_day=False,
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=True,
    shares_a_line=None,
    said_at_meeting=True,
    put_off="by",
    options=(),
)
