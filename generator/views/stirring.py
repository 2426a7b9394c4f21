"""The meetings of which anything may have changed from one day, and one state of the files, to another.

Who lets a few days pass changes a few files of thousands. What a talk owes by itself, such as thanks, is worked out for
those alone; every other talk owes the same then as now.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.debts.prepare import DAYS_AHEAD
from generator.records import Company, Contact, Journal, Meeting, Record
from generator.records.journal import names_of
from generator.records.mentions import mentions
from generator.records.moment import shifted
from generator.records.names import key, unwrap
from generator.records.pointers import wikilinks_of
from generator.settings import Settings
from generator.views.part import part, with_namesakes

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MARGIN = 2
"""Days: for an hour in another zone, and for a fact that is felt on the morrow."""


def stirring(now: Journal, then: Journal, then_day: date, today: date, settings: Settings) -> tuple[Journal, Journal]:
    """Return `now` and `then` without the meetings and companies that say on `today` what they said on `then_day`.

    Names mean what they mean in the whole. Records that have not changed must be the same objects in both.
    """
    if now.profile is not then.profile:  # another time zone moves every hour
        return now, then
    changed = {*now.records(), *then.records()} - ({*now.records()} & {*then.records()})
    called = {key(name) for one in changed if isinstance(one, Contact) for name in (one.slug, *names_of(one))}
    stretches = _stretches(then_day, today, settings)
    stirred = {*changed, *_moved((*now.meetings.all, *now.companies.all, *then.meetings.all), called, stretches)}
    return _part(now, stirred), _part(then, stirred)


def _stretches(then_day: date, today: date, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the days whose facts have come true, and those whose debts were let go for their age; both ends count."""
    longest = max(settings.thank_email_hours // 24 + 1, settings.thank_card_days) + _MARGIN
    return (
        (str(shifted(then_day, -_MARGIN)), str(shifted(today, DAYS_AHEAD))),
        (str(shifted(then_day, -settings.lapse_days - longest)), str(shifted(today, _MARGIN - settings.lapse_days))),
    )


def _moved(records: Iterable[Record], called: set[str], stretches: tuple[tuple[str, str], ...]) -> Iterator[Record]:
    """Yield the records in which a day stands that counts, or the name of somebody whose own file has changed."""
    for record in dict.fromkeys(records):
        days = _DAY.findall(record.source.text)
        if any(low <= day <= high for day in days for low, high in stretches) or _says(record, called):
            yield record


def _says(record: Record, called: set[str]) -> bool:
    if not called:
        return False
    links = wikilinks_of(record.source, record.body_start)
    said = (*(mention.text for mention in mentions(record)), *(f"[[{link.target}]]" for link in links))
    return any(key(unwrap(name)) in called for name in said)


def _part(journal: Journal, stirred: set[Record]) -> Journal:
    companies: list[Company] = [company for company in journal.companies.all if company in stirred]
    meetings = with_namesakes(journal.meetings, (record for record in stirred if isinstance(record, Meeting)))
    return replace(journal, companies=part(journal.companies, companies), meetings=meetings)
