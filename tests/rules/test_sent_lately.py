"""What was sent of late is worked out of few records, and is what it would be worked out of all."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.loader import load
from generator.rules.ahead import in_view
from generator.rules.sent_lately import sent_lately
from generator.settings import Settings
from generator.views.outreach import sent_to

SAMPLE = Path(__file__).parents[2] / "journal"


@pytest.mark.parametrize("more_than", [0, 1])
@pytest.mark.parametrize("days", [14, 200])
def test_it_is_what_the_whole_journal_says(more_than: int, days: int) -> None:
    journal, settings = load(SAMPLE), replace(Settings(), etiquette_days=days)
    seen = 0
    for week in range(60):
        today = date(2026, 1, 1) + timedelta(weeks=week)
        expected = [
            (person, sent_to(journal, today, person))
            for person in journal.contacts
            if len(person.outreach) > more_than
            and any(in_view(item.on.day, today, settings) for item in person.outreach)
        ]
        assert list(sent_lately(journal, today, settings, more_than)) == expected
        seen += len(expected)
    assert seen > 20
