"""Today and What I owe: what each says in a small world, and what it holds for the days to come."""

import html
import re
from collections.abc import Mapping
from datetime import date

import pytest
from conftest import MakeJournal
from owing import NOTES
from owner_pages import ANA, ME, TODAY, context, read

from generator.site.pages import today_page, what_i_owe
from generator.site.pages.debt_markup import more, opening
from generator.site.pages.page import Page

TALK = {**ANA, "meetings/m.md": f"date: 2026-11-20 10:00\nwith: ana\n---\n{NOTES}"}
NINE = {
    f"contacts/p{number}.md": f"name: P{number}\nmet_on: 2026-10-0{number}\nkeep_in_touch: 1 month"
    for number in range(1, 10)
}


def both(journal: MakeJournal, files: Mapping[str, str], day: date = TODAY) -> tuple[Page, Page]:
    """Return Today and What I owe."""
    made = context(journal, files, day)
    (first,), (second,) = today_page.pages(made), what_i_owe.pages(made)
    return first, second


def today(journal: MakeJournal, files: Mapping[str, str]) -> Page:
    return both(journal, files)[0]


def owe(journal: MakeJournal, files: Mapping[str, str]) -> Page:
    return both(journal, files)[1]


def section(page: Page, state: str) -> str:
    return page.render().partition(f'data-group="{state}"')[2].partition("data-group=")[0]


def ids(text: str) -> list[str]:
    """Return the ids of the open debts, as they are written on the page."""
    return [html.unescape(name) for name in re.findall(r'data-debt="([^"]*)"', text)]


def test_an_empty_journal_invites(journal: MakeJournal) -> None:
    said = read(today(journal, ME))
    assert "Nothing is owed yet, for nobody is written down: journal new contact NAME" in said
    assert "No meeting is planned" in said
    assert "keep_in_touch: 3 months" in said
    assert "No meeting and no event in the last seven days." in said


def test_when_all_is_done_it_says_what_was_looked_at(journal: MakeJournal) -> None:
    done = {
        **ANA,
        "meetings/m.md": f"date: 2026-11-20\nwith: ana\nthanks: [email 2026-11-20, card 2026-11-20]\n---\n{NOTES}",
    }
    page = owe(journal, done)
    assert "You owe nobody anything: one meeting checked and everybody thanked." in read(page)
    assert ids(page.render()) == []


def test_what_was_let_go_is_not_called_done(journal: MakeJournal) -> None:
    old = {**ANA, "meetings/m.md": f"date: 2026-02-20\nwith: ana\n---\n{NOTES}"}
    assert "You owe nobody anything: one meeting checked and two things let go." in read(owe(journal, old))


def test_the_oldest_is_named_first(journal: MakeJournal) -> None:
    said = read(today(journal, TALK))
    assert "One thing is waiting: thanks to Ana Silva, since yesterday." in said
    assert "Thank Ana Silva by e-mail — waiting since yesterday" in said
    assert "nobody" not in said
    assert "Send Ana Silva a card by hand — by tomorrow" in said


def test_each_row_says_why_where_and_how(journal: MakeJournal) -> None:
    said = read(owe(journal, TALK))
    assert "You met Ana Silva on 20 November and have not thanked them yet." in said
    assert "thank-email · journal/meetings/m.md:2" in said
    assert "journal done thank-email/m --by email copy" in said


def test_a_command_can_be_copied_as_it_is(journal: MakeJournal) -> None:
    page = owe(journal, TALK).render()
    copied = [html.unescape(text) for text in re.findall(r'data-copy="([^"]*)"', page)]
    assert "journal done thank-email/m --by email" in copied
    assert "mailto" not in page  # nobody's address is known


def test_a_message_is_a_click_away_where_an_address_is_known(journal: MakeJournal) -> None:
    known = TALK | {"contacts/ana.md": "name: Ana Silva\nemail: ana@example.org\nlinkedin_connected: not-wanted"}
    assert '<a href="mailto:ana@example.org?subject=' in owe(journal, known).render()


def test_groups_are_by_the_day(journal: MakeJournal) -> None:
    page = owe(journal, TALK)
    assert ids(section(page, "overdue")) == ["thank-email/m/ana"]
    assert ids(section(page, "today")) == []
    assert ids(section(page, "week")) == ["thank-card/m/ana"]
    assert 'data-group="today" hidden' in page.render()


def test_what_is_far_off_is_folded(journal: MakeJournal) -> None:
    far = {"contacts/ana.md": "name: Ana Silva\nmet_on: 2026-11-01\nkeep_in_touch: 3 months"}
    page = owe(journal, far)
    assert "Later: one thing, the first by 1 February 2027" in read(page)
    assert '<details class="owing__group" data-group="later">' in page.render()


def test_rows_of_one_record_stand_together(journal: MakeJournal) -> None:
    ben = {"contacts/ben.md": "name: Ben\noutreach: [2026-11-18 email]"}
    promise = {
        "meetings/m.md": f"date: 2026-11-20\nwith: ana\nfollow_ups: [{{do: call, by: 2026-11-28}}]\n---\n{NOTES}"
    }
    week = section(owe(journal, {**ANA, **ben, **promise}), "week")
    assert [row.partition("/")[0] for row in ids(week)] == ["nudge", "thank-card", "promise"]
    assert week.count("debt--more") == 1


def test_only_open_debts_bear_an_id(journal: MakeJournal) -> None:
    ahead = {**ANA, "meetings/m.md": "date: 2026-11-25 10:00\nwith: ana"}
    page = owe(journal, ahead).render()
    assert [row.partition("/")[0] for row in ids(page)] == ["confirm", "prepare"]
    begins = re.findall(r'<template data-from="([\d-]+)">\s*<div class="debt', page)
    # The write-up in the words of the next day, and thanks by e-mail and by hand.
    assert begins == ["2026-11-26"] * 3
    assert re.findall(r'data-coming="([a-z-]+)', page).count("write-up") == 2
    assert 'data-until="2026-11-25T10:00"' in html.unescape(page)


def seen(page: Page) -> list[str]:
    """Return the ids of the debts that are seen, in their order."""
    rows = re.findall(r'<div class="debt"[^>]*>', page.render())
    return [name for row in rows if not row.endswith(" hidden>") for name in ids(row)]


def due(day: int, many: int = 9) -> dict[str, str]:
    """Return so many people, and something promised to each for a day of November."""
    promise = "- [ ] Send the paper 📅 2026-11"
    return {f"contacts/d{day}-{n}.md": f"name: D{day} {n}\n---\n{promise}-{day:02}" for n in range(many)}


def test_three_that_wait_longest_stand_on_today_and_the_rest_is_counted(journal: MakeJournal) -> None:
    page = today(journal, NINE)
    assert [name.partition("/")[2] for name in seen(page)] == ["p1/p1", "p2/p2", "p3/p3"]
    assert "Nine things are waiting; the oldest is" in read(page)
    assert '<a href="what-i-owe.html">and six more</a>' in page.render()


def test_what_is_for_today_and_tomorrow_comes_before_a_backlog(journal: MakeJournal) -> None:
    page = today(journal, NINE | due(22, 3) | due(23, 4) | due(24, 2))
    shown = [name.split("/")[1] for name in seen(page)]
    assert shown == ["d22-0", "d22-1", "d22-2", "d23-0", "d23-1", "p1", "p2", "p3"]
    assert "and ten more" in read(page)


def test_a_long_backlog_says_how_to_let_some_of_it_go(journal: MakeJournal) -> None:
    how = 'may be let go, promises apart: journal waive --due-before "a month ago" --why "too long ago"'
    assert how in read(today(journal, due(20, 11)))
    assert how not in read(today(journal, due(20, 10) | due(22)))


def test_what_comes_later_fills_seven_rows(journal: MakeJournal) -> None:
    page = today(journal, due(22, 2) | due(24, 9))
    assert len(seen(page)) == 7
    assert "and four more, none before Tuesday" in read(page)


def test_what_rests_is_not_on_today_until_its_day(journal: MakeJournal) -> None:
    asleep = {
        "contacts/ana.md": "name: Ana\nheard: [2026-11-20 email]\nlater: {answer: 2026-11-24}",
        "contacts/ben.md": "name: Ben\nheard: [2026-11-20 email]",
    }
    page = today(journal, asleep)
    assert seen(page) == ["answer/ben/ben/2026-11-20"]
    assert "and one more, none before Tuesday" in read(page)
    made = both(journal, asleep, date(2026, 11, 24))[0]
    assert "answer/ana/ana/2026-11-20" in seen(made)


def test_where_all_rests_the_next_thing_is_named_and_no_number_said(journal: MakeJournal) -> None:
    page = today(journal, {"contacts/ana.md": "name: Ana\nheard: [2026-11-20 email]\nlater: {answer: 2026-11-24}"})
    assert seen(page) == []
    assert "Nothing is waiting. The next thing is an answer to Ana, by Tuesday." in read(page)
    assert "more" not in page.render().partition('class="owing__more"')[2].partition("</p>")[0]


def test_today_begins_with_what_lies_ahead_today_and_tomorrow(journal: MakeJournal) -> None:
    files = {
        **ANA,
        "contacts/ben.md": "name: Ben\ntime_zone: Asia/Tokyo\nkeep_in_touch: 1 year\npersonal: {birthday: 23 November}",
        "events/mixer.md": "name: The mixer\ndate: 2026-11-22 18:30\nplace: Brass Oar",
        "meetings/m.md": "date: 2026-11-23 08:30\ntime_zone: Asia/Tokyo\nwith: ben\nkind: interview\nplace: his shop",
        "meetings/n.md": "date: 2026-11-24 10:00\nwith: ana\nkind: catch-up",
        "profile.md": "name: Me\ntime_zone: America/New_York",
    }
    page = today(journal, files)
    said = read(page).partition("The mixer")
    assert said[0].strip().endswith("Today:")
    assert (
        "The mixer at 18:30, Brass Oar; a formal interview with Ben at 18:30 (08:30 on Monday in Tokyo), his shop. "
        "Tomorrow: the birthday of Ben."
    ) in read(page)
    assert '<a href="events/mixer.html">The mixer</a>' in page.render()
    # On the next day a reader of the same file is told of that day and the one after it.
    assert "Today: the birthday of" in page.render().partition('<template data-from="2026-11-23"')[2]


def test_where_nothing_lies_ahead_today_says_nothing_of_it(journal: MakeJournal) -> None:
    assert 'class="ahead"' not in today(journal, TALK).render()


def test_a_ticket_names_hour_person_and_introducer(journal: MakeJournal) -> None:
    files = {
        **ANA,
        "contacts/ben.md": "name: Ben Okafor\nintroduced_by: ana\ntime_zone: Europe/Helsinki",
        "meetings/m.md": "date: 2026-11-23 16:00\nwith: ben",
        "profile.md": "name: Me\ntime_zone: America/New_York",
    }
    assert "Tomorrow, 16:00 (23:00 in Helsinki) Ben Okafor through Ana Silva The meeting, its brief" in read(
        today(journal, files)
    )


def test_last_week_is_one_paragraph(journal: MakeJournal) -> None:
    files = {
        **ANA,
        "events/mixer.md": "name: The mixer\ndate: 2026-11-19\nmet: [ana]",
        "meetings/m.md": f"date: 2026-11-20\nwith: ana\nintroductions: [Eve Moss]\nlesson: ask sooner\n---\n{NOTES}",
    }
    assert (
        "You met Ana Silva on Friday. You were at The mixer on Thursday, and met Ana Silva there. "
        "Ana Silva gave you the name of Eve Moss. From Ana Silva you took: “ask sooner”"
    ) in read(today(journal, files))


def test_quiet_are_those_i_mean_to_write_to(journal: MakeJournal) -> None:
    long_ago = "keep_in_touch: 1 year\noutreach: [2024-01-05 email about hello]"
    people = {
        "contacts/old.md": "name: Old\nkeep_in_touch: 1 year\noutreach: [2025-01-05 email about hello]",
        "contacts/new.md": "name: New\nkeep_in_touch: 1 year\noutreach: [2026-11-05 email about hello]",
        "contacts/fresh.md": "name: Fresh\nkeep_in_touch: 1 year\noutreach: [2026-11-09 email about hello]",
        "contacts/no.md": f"name: No\nmay_follow_up: no\n{long_ago}",
        "contacts/off.md": f"name: Off\nsnooze_until: 2027-03-01\n{long_ago}",
        "contacts/free.md": "name: Free\noutreach: [2024-01-05 email about hello]",
    }
    said = read(today(journal, people)).partition("## Quiet since\n")[2].partition("\n## Last week")[0]
    assert said.split("\n") == ["Old, since 5 January 2025", "New, since 5 November"]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2026-11-08", "Ana, since 8 November"),
        ("2026-11-09", "Nobody: you were in touch with everybody not long ago."),
        ("2026-11-22", "Nobody: you were in touch with everybody not long ago."),
    ],
)
def test_nobody_is_quiet_within_a_fortnight(journal: MakeJournal, on: str, says: str) -> None:
    files = {"contacts/ana.md": f"name: Ana\nkeep_in_touch: 1 year\noutreach: [{on} email about hello]"}
    said = read(today(journal, files)).partition("## Quiet since\n")[2].partition("\n## Last week")[0]
    assert said == says


def test_names_of_others_are_no_markup(journal: MakeJournal) -> None:
    files = {"contacts/x.md": 'name: \'<b data-debt="x">"]](x) *\'\nheard: [2026-11-20 email]'}
    for page in both(journal, files):
        assert "<b " not in page.render()
        assert ids(page.render()) == ["answer/x/x/2026-11-20"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_end_no_page(journal: MakeJournal, day: date) -> None:
    assert all(page.render() for page in both(journal, TALK, day))


def test_an_opening_for_every_case() -> None:
    waiting, now, soon = date(2026, 11, 17), TODAY, date(2026, 11, 24)
    assert opening([], "", TODAY) == "Nothing is waiting."
    assert opening([waiting], "a card to Ana", TODAY) == "One thing is waiting: a card to Ana, since Tuesday."
    assert opening([waiting] * 4, "a card to Ana", TODAY) == "Four things are waiting; the oldest is a card to Ana."
    assert opening([waiting, now], "x", TODAY) == "One thing is waiting: x, since Tuesday. One more is for today."
    assert opening([now], "x", TODAY) == "Nothing is waiting. One thing is for today: x."
    assert opening([now, now], "x", TODAY) == "Nothing is waiting. Two things are for today, first x."
    assert opening([soon], "x", TODAY) == "Nothing is waiting. The next thing is x, by Tuesday."
    assert more(8, date(2026, 11, 28), TODAY) == "and eight more, none before Saturday"
    assert more(8, waiting, TODAY) == "and eight more"


def test_both_say_how_many_files_can_t_be_read_as_meant_and_where_that_is_told(journal: MakeJournal) -> None:
    for page in both(journal, {**ANA, "meetings/m.md": f"date: 2026-11-20\nwith: anna\n---\n{NOTES}"}):
        assert "One file can't be read as meant, and may owe more than is listed here: what to mend." in read(page)
        assert 'href="problems.html"' in page.render().partition('class="unclear"')[2].partition("</p>")[0]


def test_where_all_files_are_read_neither_says_a_word_of_it(journal: MakeJournal) -> None:
    assert not any("as meant" in read(page) for page in both(journal, TALK))
