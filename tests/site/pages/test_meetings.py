"""Pages of talks, their briefs, and companies, in a small world."""

from datetime import date
from textwrap import dedent

import pytest
from conftest import MakeJournal
from owner_pages import pages, read
from people_world import CHAIN

from generator.site.pages.meetings import MOST_ON_A_PAGE

AHEAD = {
    "contacts/ana.md": "name: Ana Silva\nbond: glue",
    "meetings/m.md": """\
        date: 2026-11-24 10:00
        with: ana
        place: the quay
        objective: learn how boats are glued
        ---
        ## Questions

        - What is glue?
        """,
}


def test_a_talk_opens_with_one_sentence(journal: MakeJournal) -> None:
    said = read(pages(journal, CHAIN)["meetings/2026-10-01-ben.html"])
    assert (
        "You met Ben Okoro on Thursday, 1 October, the quay: an informational interview. Ana Silva introduced you."
        in said
    )
    assert "Ask less" in said


def test_thanks_came_in_time_or_late(journal: MakeJournal) -> None:
    said = read(pages(journal, CHAIN)["meetings/2026-10-01-ben.html"])
    assert "By e-mail on 2 October, in time" in said
    assert "By card on 9 October, five days late" in said


def test_each_name_and_promise_says_what_became_of_it(journal: MakeJournal) -> None:
    text = CHAIN["meetings/2026-10-01-ben.md"].replace(
        "lesson", "follow_ups: [{do: a card, done: 2026-10-03}]\n        lesson", 1
    )
    said = read(pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": text})["meetings/2026-10-01-ben.html"])
    assert "Dee Dahl: not approached yet" in said
    assert "You: a card, kept on 3 October" in said
    assert "They: the number of his tailor, for 20 October, not come yet" in said


def test_an_answer_is_set_as_a_quote(journal: MakeJournal) -> None:
    text = pages(journal, CHAIN)["meetings/2026-10-01-ben.html"].render()
    assert (
        '<h3 id="what-is-glue">What is glue?</h3>\n<blockquote>\n<p>A kind of promise.</p>\n</blockquote>\n'
        '<h2 id="notes">'
    ) in text


def test_promises_under_next_are_said_once(journal: MakeJournal) -> None:
    more = "\n## Next\n\n- [ ] Send C#\n- [x] Call ✅ 2026-10-05\n\n## Later\n\nMore.\n"
    text = dedent(CHAIN["meetings/2026-10-01-ben.md"]) + more
    said = read(pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": text})["meetings/2026-10-01-ben.html"])
    assert "## Next" not in said
    assert "## Later\nMore." in said
    assert "You: Call, kept on 5 October" in said
    assert said.count("Send C#") == 1


def test_a_talk_ahead_knows_what_to_say_when_it_is_over(journal: MakeJournal) -> None:
    page = pages(journal, AHEAD)["meetings/m.html"]
    assert '<p class="who" data-until="2026-11-25">You are going to meet' in page.render()
    assert "You were going to meet" in page.render()
    assert "What you want from it: learn how boats are glued." in read(page)


def test_a_talk_ahead_has_a_brief_until_it_is_held(journal: MakeJournal) -> None:
    made = pages(journal, AHEAD)
    assert '<a href="../briefs/m.html">' in made["meetings/m.html"].render()
    said = read(made["briefs/m.html"])
    assert "Tuesday, 24 November, 10:00 to 10:30" in said
    assert "What is glue?" in said
    assert "Whom else should I meet?" in said
    assert "tomorrow" not in said


def test_after_its_day_there_is_no_brief(journal: MakeJournal) -> None:
    made = pages(journal, AHEAD, date(2026, 11, 25))
    assert "briefs/m.html" not in made
    assert "briefs/" not in made["meetings/m.html"].render()


def test_the_list_has_tickets_ahead_and_months_behind(journal: MakeJournal) -> None:
    files = {**CHAIN, **AHEAD, "meetings/r.md": "date: 2026-12-01\nwith: ana\nstatus: requested"}
    said = read(pages(journal, files)["meetings/index.html"])
    assert "One meeting held, two ahead, the next on 24 November." in said
    assert "Asked for, not agreed yet" in said
    order = [said.index(part) for part in ("## Ahead", "## 2026", "October", "Thu 1 Ben Okoro ask less")]
    assert order == sorted(order)


def test_very_many_talks_have_a_page_a_year(journal: MakeJournal) -> None:
    days = (date(2024, 1, 1).toordinal() + n % 700 for n in range(MOST_ON_A_PAGE + 1))
    files = {f"meetings/m{n}.md": f"date: {date.fromordinal(day)}\nwith: ana" for n, day in enumerate(days)}
    made = pages(journal, {"contacts/ana.md": "name: Ana", **files})
    assert {"meetings/years/2024.html", "meetings/years/2025.html"} <= made.keys()
    assert made["meetings/index.html"].render().count("<li><time") == MOST_ON_A_PAGE
    assert "2024: 667 meetings" in read(made["meetings/index.html"])
    assert '<details class="folded">' in made["meetings/index.html"].render()


def test_a_company_says_the_way_in(journal: MakeJournal) -> None:
    files = {
        **CHAIN,
        "contacts/chi.md": "name: Chi\nintroduced_by: ben\ncompany: Acme\nheard: [2026-11-01 email]",
        "companies/acme.md": "name: Acme\ntarget: yes\nverdict: fits, slowly\nindustry: boats",
        "companies/tar.md": "name: Tar\nindustry: boat yards",
    }
    made = pages(journal, files)
    said = read(made["companies/acme.html"])
    assert "You → Ana Silva → Ben Okoro → Chi, who works there." in said
    assert "Fits, slowly" in said
    assert "Nobody leads there yet." in read(made["companies/tar.html"])
    assert "know" not in read(made["companies/tar.html"])
    listed = read(made["companies/index.html"])
    assert "You aim at one company; somebody leads there." in listed
    assert listed.index("Acme") < listed.index("## Others you have heard of") < listed.index("Tar")


def test_a_company_with_a_name_in_hand(journal: MakeJournal) -> None:
    text = CHAIN["meetings/2026-10-01-ben.md"].replace("[Dee Dahl]", "[{name: Dee, company: Acme, note: paints}]")
    said = read(pages(journal, {**CHAIN, "meetings/2026-10-01-ben.md": text})["companies/acme.html"])
    assert "You → Ana Silva → Ben Okoro → Dee, who works there and has not heard from you yet." in said
    assert "Dee, from Ben Okoro on 1 October: paints" in said


@pytest.mark.parametrize(
    ("fields", "opening"),
    [
        ("place: the quay", "You met Ana Silva on Friday, 20 November at 10:00, the quay: an informational interview."),
        ("kind: other\nlasted: 1 min", "You met Ana Silva on Friday, 20 November at 10:00: a meeting, 1 minute long."),
        (
            "status: requested",
            (
                "You have asked to meet Ana Silva on Friday, 20 November at 10:00: an informational interview, "
                "30 minutes planned. No answer is written down yet."
            ),
        ),
        (
            "status: cancelled",
            "The informational interview with Ana Silva on Friday, 20 November at 10:00 was called off.",
        ),
        (
            "status: cancelled\nkind: catch-up\nhow: phone\nplace: the quay",
            "The catch-up by phone with Ana Silva on Friday, 20 November at 10:00, the quay, was called off.",
        ),
        (
            "status: cancelled\ncancelled_on: 2026-11-18\ncancelled_by: them",
            "on Friday, 20 November at 10:00 was called off. They called it off on 18 November.",
        ),
        (
            "status: no-show",
            "Ana Silva did not come on Friday, 20 November at 10:00. It was to be an informational interview.",
        ),
    ],
)
def test_what_became_of_a_meeting_is_said_in_a_sentence(journal: MakeJournal, fields: str, opening: str) -> None:
    files = {"contacts/ana.md": "name: Ana Silva", "meetings/m.md": f"date: 2026-11-20 10:00\nwith: ana\n{fields}"}
    assert opening in read(pages(journal, files)["meetings/m.html"])
