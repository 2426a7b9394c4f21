"""What the coming fortnight brings is what each of its days would say: tried on journals made up by hypothesis."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import TODAY, Files, journal_of, worlds

from generator.debts import open_debts
from generator.debts.upcoming import Upcoming, upcoming
from generator.facts.fortnight import upcoming_days
from generator.model.day import Day
from generator.model.settings import Settings
from generator.reports.keep_in_touch import not_heard_from

law = settings(deadline=None, max_examples=60)
# Some of them so early that much of the world lies too far ahead to matter.
todays = st.integers(-50, 14).map(lambda away: TODAY + timedelta(days=away))
some_settings = st.sampled_from((Settings(), Settings(lapse_days=4), Settings(lapse_days=10, nudge_days=2)))


def stands(one: Upcoming, day: date) -> bool:
    if one.begins is not None and day < one.begins:
        return False
    if isinstance(one.ends, datetime):
        return datetime.combine(day, time()) < one.ends
    return one.ends is None or day < one.ends


@law
@given(worlds, todays, some_settings)
def test_every_day_owes_what_was_foretold(files: Files, today: date, given_: Settings) -> None:
    journal = journal_of(files)
    foretold = upcoming(Day(journal, today, given_))
    ending = {one.debt.id: one for one in foretold if one.begins is None}
    running = [ending.get(debt.id, Upcoming(debt=debt)) for debt in open_debts(Day(journal, today, given_))]
    for day in (today, *upcoming_days(today)):
        told = [one.debt for one in (*running, *(one for one in foretold if one.begins)) if stands(one, day)]
        real = open_debts(Day(journal, day, given_))
        assert sorted((debt.id, debt.due_text, debt.close) for debt in told) == sorted(
            (debt.id, debt.due_text, debt.close) for debt in real
        )


@law
@given(worlds, todays)
def test_every_day_is_as_quiet_as_was_foretold(files: Files, today: date) -> None:
    journal = journal_of(files)
    foretold = not_heard_from(journal, today)
    for day in (today, *upcoming_days(today)):
        told = [
            (one.person.slug, one.last)
            for one in foretold
            if (one.begins is None or one.begins <= day) and (one.ends is None or day < one.ends)
        ]
        assert told == [(one.person.slug, one.last) for one in not_heard_from(journal, day) if one.begins is None]


def test_at_the_end_of_all_days_nothing_is_coming() -> None:
    journal = journal_of({"contacts/ana": {"keep_in_touch": "2 weeks", "met_on": "9999-12-01"}})
    assert upcoming_days(date.max) == ()
    assert upcoming(Day(journal, date.max, Settings())) == ()
    assert len(upcoming_days(date.max - timedelta(days=3))) == 3
