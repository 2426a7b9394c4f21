"""Thanks, keep in touch, news, giving, review, one-sheet, profile, events: what each says in a small world."""

from datetime import date
from types import ModuleType

import pytest
from built_site import Read
from conftest import MakeJournal
from owner_pages import ANA, ME, context, pages, read

from generator.site.pages import event, giving, keep_in_touch, news, one_sheet, profile, review, thanks, update

MINE = (
    "thanks.html", "keep-in-touch.html", "news.html", "giving.html", "review.html", "one-sheet.html", "profile.html",
    "events/index.html", "updates/index.html",
)  # fmt: skip
TALK = """\
date: 2026-11-21 10:00
with: ana
topics: [glue]
---
## Notes

She said "measure the child, never the collection" and laughed.
"""


def talk(more: str) -> str:
    """Return the talk with more fields."""
    return TALK.replace("topics:", f"{more}\ntopics:")


@pytest.mark.parametrize(
    ("address", "why", "fills"),
    [
        ("thanks.html", "no meeting has been held", "first meeting that you asked for"),
        ("keep-in-touch.html", "set a rhythm for nobody yet", "keep_in_touch: 3 months"),
        ("news.html", "no news of yours yet", "journal/updates/2026-11-22-new-internship.md"),
        ("giving.html", "Nothing is written down on either side", "under help"),
        ("review.html", "A quiet week", "The next meeting you write down"),
        ("one-sheet.html", "nothing to print yet", "journal/profile.md"),
        ("profile.html", "nothing says who you are yet", "journal/profile.md"),
        ("events/index.html", "no evening, meetup or conference", "journal/events/2026-11-22-alumni-mixer.md"),
        ("updates/index.html", "None yet", "journal/updates/2026-11-22-new-internship.md"),
    ],
)
def test_an_empty_page_says_why_and_what_would_fill_it(
    journal: MakeJournal, address: str, why: str, fills: str
) -> None:
    page = pages(journal, {})[address]
    said = read(page)
    assert why in said
    assert fills in said
    assert page.render().count("<h1") == 1


def test_thanks_bring_the_words_and_the_address(journal: MakeJournal) -> None:
    ana = {"contacts/ana.md": "name: Ana Silva\nemail: ana@a.org\naddress: 3 Quay, Lisbon"}
    page = pages(journal, {**ME, **ana, "meetings/m.md": TALK})["thanks.html"]
    said = read(page)
    assert "Two thank-yous are still to be said; the first, to Ana Silva, today." in said
    assert "measure the child, never the collection" in said
    assert "by e-mail: ana@a.org" in said
    assert "3 Quay\nLisbon" in said
    assert page.render().count("data-debt=") == 2


def test_a_card_without_an_address_says_so(journal: MakeJournal) -> None:
    said = read(pages(journal, {**ME, **ANA, "meetings/m.md": TALK})["thanks.html"])
    assert "no address yet" in said
    assert "Ask for the address, or write address in journal/contacts/ana.md" in said


def test_thanks_that_were_said_are_counted_in_time_and_late(journal: MakeJournal) -> None:
    first = talk("thanks: [email 2026-11-02, card 2026-11-20]").replace("2026-11-21", "2026-11-01")
    said = read(pages(journal, {**ME, **ANA, "meetings/m.md": first})["thanks.html"])
    assert "Everybody is thanked: you said two thank-yous in the last 90 days." in said
    assert "you said two thank-yous, one in time and one late" in said


def test_who_is_next_comes_with_a_reason_and_ideas(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": """\
            name: Ana Silva
            keep_in_touch: 3 months
            met_on: 2026-01-10
            bond: both of us sing alto
            topics: [glue]
            personal: {birthday: 30 November, dog: Pickle}
            outreach: [2026-08-01 email]
            """,
        "contacts/ben.md": "name: Ben Oko",
        "meetings/m.md": TALK.replace("with: ana", "with: ben"),
    }
    said = read(pages(journal, files)["keep-in-touch.html"])
    assert "Ana Silva has waited to hear from you since 1 November." in said
    assert "Last on 1 August: you wrote by e-mail. You meant to be in touch every 3 months." in said
    assert "their birthday is on 30 November" in said
    assert "they know about glue; you spoke about it with Ben Oko on 21 November" in said
    assert "ask after dog: Pickle" in said
    assert "Ben Oko: last on 21 November; their thanks are still open" in said


def test_those_who_rest_refused_or_have_no_rhythm_stand_apart(journal: MakeJournal) -> None:
    met = "met_on: 2026-01-10\nevent: mixer"
    files = {
        "events/mixer.md": "name: Mixer\ndate: 2026-01-10\nmet: [ana, ben, cleo]",
        "contacts/ana.md": f"name: Ana Silva\nmay_follow_up: yes\n{met}",
        "contacts/ben.md": f"name: Ben Oko\nmay_follow_up: no\n{met}",
        "contacts/cleo.md": f"name: Cleo Dee\nsnooze_until: 2027-02-01\nkeep_in_touch: 1 month\n{met}",
    }
    said = read(pages(journal, files)["keep-in-touch.html"])
    assert "Cleo Dee, until 1 February 2027" in said
    assert "One person would like to hear from you now and then." in said
    assert "Ben Oko would rather not hear from you." in said


def test_one_letter_tells_all_who_read_mail_and_one_command_notes_it(journal: MakeJournal) -> None:
    files = {
        f"contacts/{name}.md": f"name: {name}\nhow_found: friend\nmay_follow_up: yes\nemail: {name}@example.org"
        for name in ("ana", "ben")
    }
    files["contacts/cleo.md"] = "name: Cleo\nhow_found: friend\nmay_follow_up: yes\nphone: 030 1"
    made = pages(journal, {**files, "updates/n.md": "date: 2026-11-20\nsubject: A place & more"})["news.html"]
    shown = made.render()
    assert 'href="mailto:?bcc=ana@example.org,ben@example.org&amp;subject=A%20place%20%26%20more"' in shown
    assert "One e-mail to two of them, in Bcc" in read(made)
    assert "journal done news/n --all" in read(made)


def test_news_names_who_waits_who_heard_and_whom_to_ask(journal: MakeJournal) -> None:
    files = {
        "events/mixer.md": "name: Mixer\ndate: 2026-01-10\nmet: [ana, ben, cleo]",
        "contacts/ana.md": "name: Ana Silva\nmay_follow_up: yes",
        "contacts/ben.md": "name: Ben Oko\nmay_follow_up: yes",
        "contacts/cleo.md": "name: Cleo Dee",
        "updates/new.md": "date: 2026-11-20\nsubject: A new bench\ntold: [ben 2026-11-21 phone]\n---\nIt has a vise.",
    }
    made = pages(journal, files)
    said = read(made["news.html"])
    assert "One person has still to hear your latest news." in said
    assert "20 November. One person heard it; one still to be told and one to be asked first." in said
    assert "Ask first: Cleo Dee." in said
    assert "21 November, by phone: Ben Oko" in said
    own = read(made["updates/new.html"])
    assert "It has a vise." in own
    assert "Ana Silva — by 4 December" in own
    assert "One person heard it; one still to be told" in read(made["updates/index.html"])


def test_the_ledger_counts_both_ways_and_what_was_thanked(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": """\
            name: Ana Silva
            help:
              - {on: 2026-10-01, direction: received, kind: advice, what: read my note aloud, thanked: 2026-10-02}
              - {on: 2026-10-05, direction: given, kind: lead, what: told her of a bench}
            """,
        "meetings/m.md": talk("introductions: [Ben Oko]\noutcomes: [lead]\nthanks: [email 2026-11-22]"),
    }
    said = read(pages(journal, files)["giving.html"])
    assert "You were given three things, one of them an introduction, and have given one thing." in said
    assert "Ana Silva introduced you to Ben Oko, 21 November, thanked on 22 November" in said
    assert "Ana Silva: read my note aloud, 1 October, thanked on 2 October" in said
    assert "Ana Silva: told her of a bench, 5 October" in said


def test_the_review_tells_the_week_and_the_next(journal: MakeJournal) -> None:
    files = {
        **ANA,
        "meetings/m.md": talk("introductions: [Ben Oko]\nthanks: [email 2026-11-22]\nlesson: ask less"),
        "meetings/next.md": "date: 2026-11-25 10:00\nwith: ana",
    }
    said = read(pages(journal, files)["review.html"])
    assert "In the seven days to 22 November you met one person, were given one name and settled one thing." in said
    assert "What you took from it: ask less." in said
    assert "You were given one name: Ben Oko (from Ana Silva)." in said
    assert "You thanked Ana Silva." in said
    assert "Wednesday, 10:00: Ana Silva" in said


def test_the_one_sheet_holds_nothing_else_and_nothing_private(journal: MakeJournal) -> None:
    profile = """\
        name: Dot Marsh
        email: dot@example.com
        headline: Maker
        objective: learn how exhibits are made
        achievements: [No lost specimen]
        expertise: [knives]
        company_history: [Smithy]
        function: Exhibits
        level: Senior
        geography: Leeds
        targets: [acme, hush]
        ---
        ## My situation
        None of your business.
        """
    files = {"profile.md": profile, "companies/acme.md": "name: Acme", "companies/hush.md": "name: Hush\nprivate: yes"}
    said = read(pages(journal, files)["one-sheet.html"])
    for word in ("Dot Marsh", "Maker", "dot@example.com", "learn how exhibits are made", "No lost specimen", "Acme",
                 "knives", "Smithy", "Senior, Exhibits", "Leeds"):  # fmt: skip
        assert word in said
    for word in ("business", "Hush"):
        assert word not in said


def test_the_profile_has_what_is_said_by_heart_first(journal: MakeJournal) -> None:
    profile = "name: Dot\nachievements: [No lost specimen]\n---\nHello.\n\n## Knots\n\nMany.\n\n## Pitch\n\nI slice.\n"
    said = read(pages(journal, {"profile.md": profile})["profile.html"])
    assert said.index("Hello.") < said.index("Pitch") < said.index("No lost specimen") < said.index("Knots")
    assert "Still to be written, as sections of journal/profile.md: Tell me about yourself" in said


def test_the_profile_leaves_nothing_of_its_text_out(journal: MakeJournal) -> None:
    profile = """\
        name: Dot
        ---
        Hello.

        > ## Quoted
        > Words.

        Behind the quote.

        ## Pitch

        I slice.

        # Of the first level

        Long ago.

        ## Knots

        ### More

        Many.

        ## Ropes

        ### More

        Few.
        """
    page = pages(journal, {"profile.md": profile})["profile.html"]
    said = read(page)
    parts = ("Hello.", "Quoted", "Behind the quote.", "Pitch", "I slice.", "Of the first level", "Long ago.", "Many.")
    assert [said.count(part) for part in parts] == [1] * len(parts)
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)
    ids = [element.attributes["id"] for element in Read(page.render()).elements if "id" in element.attributes]
    assert len(set(ids)) == len(ids)


def test_an_event_names_what_is_owed_and_how_to_make_a_record(journal: MakeJournal) -> None:
    files = {
        "contacts/ana.md": "name: Ana Silva",
        "events/mixer.md": "name: Mixer\ndate: 2026-11-20\ngoal: listen\nmet: [ana, Ned O'Hara]",
        "events/ahead.md": "name: Solstice\ndate: 2026-11-30\ngoal: thank people",
    }
    made = pages(journal, files)
    said = read(made["events/mixer.html"])
    assert "You met two people there, one of whom has no record yet; one thing is still owed to them." in said
    assert "LinkedIn" in said
    assert 'journal new contact "Ned O\'Hara"' in said
    assert read(made["events/ahead.html"]).splitlines()[2] == "It is still ahead."
    index = read(made["events/index.html"])
    assert "One event behind you, where you met two people; one ahead." in index
    assert index.index("Solstice") < index.index("Mixer")


def test_what_a_page_says_first_is_true_on_the_coming_days(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana Silva\nkeep_in_touch: 1 month\noutreach: [2026-10-25 email]"}
    text = pages(journal, files)["keep-in-touch.html"].render()
    assert '<template data-from="2026-11-26"' in text
    assert "has waited to hear from you since yesterday" in text


@pytest.mark.parametrize("address", MINE)
def test_every_page_has_one_title_and_a_first_sentence(journal: MakeJournal, address: str) -> None:
    files = {
        **ME, **ANA, "meetings/m.md": TALK, "events/e.md": "name: Mixer\ndate: 2026-11-20\nmet: [ana]",
        "updates/u.md": "date: 2026-11-01\nsubject: Bench",
    }  # fmt: skip
    page = pages(journal, files)[address]
    assert page.render().count("<h1") == 1
    assert len(read(page).splitlines()[1].split()) >= 2


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 3, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("module", [thanks, keep_in_touch, news, giving, review, one_sheet, profile, event, update])
def test_pages_are_made_at_the_ends_of_all_days(journal: MakeJournal, day: date, module: ModuleType) -> None:
    files = {
        **ME, **ANA, "contacts/ben.md": "name: Ben\nkeep_in_touch: 9999 years\nmet_on: 0001-01-01",
        "meetings/m.md": TALK, "events/e.md": "name: Mixer\ndate: 9999-12-31",
    }  # fmt: skip
    assert list(module.pages(context(journal, files, day)))
