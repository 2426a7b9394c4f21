"""Pages of people: what a person's page and the list of everybody say in a small world."""

from datetime import date

import pytest
from conftest import MakeJournal
from owner_pages import TODAY, pages, pages_of, read, write
from people_world import CHAIN

from generator.site.pages.contact import monogram
from generator.site.pages.contacts import MOST_ON_A_PAGE


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Bettina Grau", "BG"), ("José Miguel Arrieta", "JA"), ("Ana", "A"), ("émile zola", "ÉZ"), ("王小明", "王"),
        ("Dr. (Ann) Lee", "L"), ("🎓 Ben Okoro, MBA", "BO"), ("Dr Priya Raman", "PR"), ("3M", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_monogram_is_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert monogram(name) == letters


def test_the_chain_leads_from_me_to_the_person(journal: MakeJournal) -> None:
    said = read(pages(journal, CHAIN)["contacts/chi.html"])
    assert "you → Ana Silva → Ben Okoro → Chi" in said
    assert "you have not been in touch" in said


def test_the_timeline_runs_backwards_with_the_words_of_each_touch(journal: MakeJournal) -> None:
    said = read(pages(journal, CHAIN)["contacts/ben.html"])
    assert "2 October You thanked them by e-mail." in said
    assert "1 October You met, the quay. He told me of the big boat. It sank." in said
    happened = said[said.index("## What happened") :]
    assert (
        happened.index("2 October") < happened.index("1 October") < happened.index("1 September You wrote by e-mail.")
    )


def test_what_they_promised_stands_until_it_comes(journal: MakeJournal) -> None:
    assert "They promised you on 1 October: the number of his tailor, for 20 October" in read(
        pages(journal, CHAIN)["contacts/ben.html"]
    )


def test_what_came_is_owed_no_more(journal: MakeJournal) -> None:
    text = CHAIN["meetings/2026-10-01-ben.md"].replace("by: 2026-10-20", "came: 2026-10-12")
    said = read(pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": text})["contacts/ben.html"])
    assert "They promised" not in said
    assert "Nothing is owed either way: one meeting checked." in said


def test_whoever_opened_a_door_has_heard_or_not(journal: MakeJournal) -> None:
    assert "Ben Okoro: met on 1 October; Ana was told on 4 October" in read(pages(journal, CHAIN)["contacts/ana.html"])


def test_whoever_opened_a_door_and_has_not_heard_is_waited_for(journal: MakeJournal) -> None:
    untold = CHAIN["meetings/2026-10-01-ben.md"].replace("reported_back: 2026-10-04 to ana\n", "")
    page = pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": untold})["contacts/ana.html"]
    assert "Ben Okoro: met on 1 October; Ana has not heard yet" in read(page)
    assert 'data-debt="report-back/2026-10-01-ben/ana"' in page.render()


def test_a_name_without_a_record_is_a_door_too(journal: MakeJournal) -> None:
    assert "Dee Dahl: not approached yet" in read(pages(journal, CHAIN)["contacts/ben.html"])


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("may_follow_up: yes", "Ana said you may keep in touch."),
        ("may_follow_up: no", "Ana would rather not hear from you."),
        ("", "You have not asked yet whether you may keep in touch."),
    ],
)
def test_permission_is_said_in_words(journal: MakeJournal, fields: str, says: str) -> None:
    assert says in read(pages(journal, {"contacts/ana.md": f"name: Ana Silva\n{fields}"})["contacts/ana.html"])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("yes", "On 1 October Ben said you may keep in touch."),
        ("no", "On 1 October Ben said they would rather not hear from you."),
    ],
)
def test_permission_given_at_a_meeting_leads_there(journal: MakeJournal, answer: str, says: str) -> None:
    text = CHAIN["meetings/2026-10-01-ben.md"].replace("lesson", f"may_follow_up: {answer}\n        lesson", 1)
    page = pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": text})["contacts/ben.html"]
    assert says in read(page)
    assert '<a href="../meetings/2026-10-01-ben.html">On <time' in page.render()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("how_found: cold", "You wrote without an introduction."),
        ("how_found: work\nmet_on: 2020-05-01", "You know each other from work, and since 1 May 2020."),
        ("how_found: event\nevent: fair", "You met at The Fair on 3 May."),
        ("keep_in_touch: 1 month", "You want to be in touch every month."),
        (
            "keep_in_touch: 2 weeks\nsnooze_until: 2026-12-01",
            "You want to be in touch every 2 weeks, not before 1 December.",
        ),
        ("snooze_until: 2026-12-01", "Not before 1 December."),
    ],
)
def test_a_page_and_a_sheet_say_the_same(journal: MakeJournal, fields: str, says: str) -> None:
    fair = "name: The Fair\ndate: 2026-05-03"
    small = journal(write({"contacts/ana.md": f"name: Ana\n{fields}", "events/fair.md": fair}))
    assert says in read(pages_of(small.load())["contacts/ana.html"])
    assert says in " ".join(small.run("show", "ana").stdout.split())


def test_the_way_they_prefer_comes_first_and_each_leads_somewhere(journal: MakeJournal) -> None:
    ana = "name: Ana\nemail: a@b.org\nphone: +49 30 123456\nprefers: phone\nwebsite: javascript:alert(1)"
    page = pages(journal, {"contacts/ana.md": ana})["contacts/ana.html"]
    said = read(page)
    assert said.index("+49 30 123456 (they prefer it)") < said.index("a@b.org")
    assert '<a href="tel:+4930123456">' in page.render()
    assert '<a href="mailto:a@b.org">' in page.render()
    assert "javascript:" not in page.render()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("", "not asked yet"),
        ("met_on: 2026-05-02", "known since May, no meeting yet"),
        ("how_found: work", "known: from work; no meeting yet"),
        ("outreach: [2026-11-20 email]", "asked on 20 November, no answer yet"),
        ("outreach: [2026-11-20 email replied 2026-11-21]", "answered on 21 November, not met yet"),
        ("outreach: [2026-11-20 email declined]", "said no on 20 November"),
        ("outreach: [2025-01-01 email, 2025-02-01 email, 2025-03-01 email]", "asked three times, no answer; resting"),
    ],
)
def test_the_list_says_how_far_it_has_come(journal: MakeJournal, fields: str, says: str) -> None:
    assert says in read(pages(journal, {"contacts/ana.md": f"name: Ana\n{fields}"})["contacts/index.html"])


def test_the_list_says_since_when_you_are_in_touch(journal: MakeJournal) -> None:
    news = {"updates/n.md": "date: 2026-11-01\nsubject: News\ntold: [ben 2026-11-02 email]"}
    assert "met, in touch since October" in read(pages(journal, {**CHAIN, **news})["contacts/index.html"])


def test_thanks_alone_are_not_being_in_touch(journal: MakeJournal) -> None:
    assert "met on 1 October" in read(pages(journal, CHAIN)["contacts/index.html"])


def test_rows_can_be_sorted(journal: MakeJournal) -> None:
    page = pages(journal, CHAIN)["contacts/index.html"]
    assert '<table class="people">' in page.render()
    assert '<td data-sort="ana silva"><a href="ana.html">Ana Silva</a></td>' in page.render()
    assert '<td data-sort="2026-10-09"><time datetime="2026-10-09">9 October</time></td>' in page.render()


def test_whom_you_put_aside_is_folded_at_the_end(journal: MakeJournal) -> None:
    said = read(pages(journal, {**CHAIN, "contacts/eve.md": "name: Eve\narchived: yes"})["contacts/index.html"])
    assert said.index("Chi") < said.index("One person put aside") < said.index("Eve")
    assert said.startswith("# Contacts\nThree people;")


def test_many_people_are_taken_apart_by_letters(journal: MakeJournal) -> None:
    many = {f"contacts/p{n}.md": f"name: {'ABÉ王'[n % 4]}nna {n}" for n in range(MOST_ON_A_PAGE + 1)}
    made = pages(journal, many)
    assert [address for address in made if address.startswith("contacts/letters/")] == [
        "contacts/letters/b.html", "contacts/letters/e.html", "contacts/letters/other.html",
    ]  # fmt: skip
    assert "A B E others" in read(made["contacts/index.html"]).replace("\n", " ")
    assert '<a href="../p1.html">' in made["contacts/letters/b.html"].render()
    assert "王nna 3" in read(made["contacts/letters/other.html"])


def test_nobody_yet_says_what_makes_the_first(journal: MakeJournal) -> None:
    assert "journal/contacts/jane-doe.md" in read(pages(journal, {})["contacts/index.html"])


def test_a_page_is_true_on_a_later_day(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana", "meetings/m.md": "date: 2026-11-23 10:00\nwith: ana"}
    small = journal(write(files)).load()
    page = pages_of(small, TODAY)["contacts/ana.html"]
    assert 'class="ticket" data-until="2026-11-24"' in page.render()
    assert '<template data-from="2026-11-24"' in page.render()
    assert "tomorrow" not in read(page).lower().replace("tomorrow, 10:00", "").replace("by tomorrow", "")
    assert "yesterday" not in read(pages_of(small, date(2026, 11, 24))["contacts/index.html"])


def test_a_link_to_a_brief_leads_there_as_long_as_there_is_one(journal: MakeJournal) -> None:
    note = {
        "contacts/ana.md": "name: Ana\n---\n[brief](../briefs/m.md)",
        "meetings/m.md": "date: 2026-11-23\nwith: ana",
    }
    small = journal(write(note))
    assert small.run("check").exit_code == 0
    assert '<a href="../briefs/m.html">' in pages_of(small.load(), TODAY)["contacts/ana.html"].render()
    assert '<a href="../meetings/m.html">' in pages_of(small.load(), date(2026, 12, 1))["contacts/ana.html"].render()
