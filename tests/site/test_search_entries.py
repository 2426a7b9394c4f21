"""What the search finds: an entry a page, with the words that the files say of it and nothing else of the page."""

import time
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
import sample_site
from built_site import HELLO, build_site, write_site_journal
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.model.settings import Settings
from generator.site.build import make
from generator.site.search import SearchEntry, entries

TODAY = date(2026, 11, 22)


def found(small: SmallJournal) -> dict[str, SearchEntry]:
    """Return all entries by where they lead."""
    site = make(small.root / "journal", Settings(), TODAY)
    listed = entries(site.journal, site.pages, site.today)
    assert [place for place, often in Counter(one["location"] for one in listed).items() if often > 1] == []
    return {one["location"]: one for one in listed}


@pytest.mark.parametrize(
    ("files", "location", "title"),
    [
        ({"contacts/ana.md": "---\nname: Ana Silva\n---\n"}, "contacts/ana.html", "Ana Silva"),
        ({"companies/acme.md": "---\nname: Acme\n---\n"}, "companies/acme.html", "Acme"),
        ({"contacts/ana.md": "---\nname: Ana\ncompany: Blue Crane\n---\n"}, "companies/blue-crane.html", "Blue Crane"),
        ({"events/tea.md": "---\nname: Tea\ndate: 2026-11-03\n---\n"}, "events/tea.html", "Event: Tea"),
        ({"updates/job.md": "---\ndate: 2026-11-03\nsubject: A job\n---\n"}, "updates/job.html", "News: A job"),
        (
            {
                "contacts/ana.md": "---\nname: Ana Silva\n---\n",
                "contacts/ben.md": "---\nname: Ben Okafor\n---\n",
                "meetings/tea.md": "---\ndate: 2026-11-03\nwith: [ana, ben]\n---\n",
            },
            "meetings/tea.html",
            "Meeting with Ana Silva and Ben Okafor, 3 November",
        ),
        ({"meetings/tea.md": "---\nwith: nobody-known\n---\n"}, "meetings/tea.html", "Meeting with nobody-known"),
        ({"profile.md": "---\nname: Dot\n---\n"}, "profile.html", "Dot"),
    ],
)
def test_each_record_has_one_entry_that_says_what_it_is(
    journal: MakeJournal, files: Mapping[str, str], location: str, title: str
) -> None:
    there = found(journal(files))
    assert [one["title"] for one in there.values() if one["location"].split("#")[0] == location] == [title]


def test_an_index_page_is_found_by_its_name_alone(journal: MakeJournal) -> None:
    there = found(journal({"contacts/ana.md": "---\nname: Ana Silva\nrole: zymurgist\n---\n"}))
    assert there["contacts/index.html"] == {"location": "contacts/index.html", "title": "Contacts", "text": ""}
    assert [place for place, one in there.items() if "zymurgist" in one["text"]] == ["contacts/ana.html"]


ANA = """
    ---
    name: Ana Silva
    aliases: [Annie, The Brewer]
    company: [[acme]]
    formerly: Old Mill
    role: head of wort
    email: ana@example.com
    location: Ghent
    address: 7 Candle Court
    topics: fermentation
    tags: mentors
    bond: the same school
    personal: {holiday: Lofoten, birthday: 3 May}
    introduced_by: ben-okafor
    event: Hop Day
    outreach:
    - {on: 2026-11-03, by: email, note: about malt}
    help:
    - {on: 2026-11-03, direction: given, what: a sieve}
    ---

    ## Notes

    She said **zymurgy**, see [the plan](../plan.md), and [[ben-okafor|Benny]]. <!-- kraken --> %% kelpie %%

    - [ ] Send the saccharometer 📅 2026-12-01
    """


@pytest.mark.parametrize(
    "word",
    [
        "Annie", "The Brewer", "Acme Ales", "Old Mill", "head of wort", "ana@example.com", "Ghent", "Candle Court",
        "fermentation", "mentors", "the same school", "Lofoten", "birthday", "Ben Okafor", "Hop Day", "about malt",
        "a sieve", "said zymurgy", "the plan", "Benny", "Send the saccharometer",
    ],
)  # fmt: skip
def test_a_person_is_found_by_whatever_the_file_says(journal: MakeJournal, word: str) -> None:
    files = {
        "contacts/ana.md": ANA,
        "contacts/ben-okafor.md": "---\nname: Ben Okafor\n---\n",
        "companies/acme.md": "---\nname: Acme Ales\n---\n",
        "events/hop.md": "---\nname: Hop Day\ndate: 2026-10-01\n---\n",
        "plan.md": "# Plan\n",
    }
    assert word in " ".join(found(journal(files))["contacts/ana.html"]["text"].split())


def test_what_stands_in_comments_is_never_found(journal: MakeJournal) -> None:
    said = str(found(journal({"contacts/ana.md": ANA, "plan.md": "# Plan\n\n%% kelpie %% <!-- kraken -->\n"})))
    assert "kraken" not in said
    assert "kelpie" not in said


def test_names_that_somebody_gave_are_found_and_what_was_waived_is_not(journal: MakeJournal) -> None:
    text = """
        ---
        date: 2026-11-03
        with: ana
        introductions: [{name: Fay Quill, company: Inkwell, note: a printer}]
        waived: {thank-card: zugzwang}
        ---
        """
    said = found(journal({"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/tea.md": text}))["meetings/tea.html"]
    assert "Fay Quill" in said["text"]
    assert "Inkwell" in said["text"]
    assert "a printer" in said["text"]
    assert "zugzwang" not in said["text"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Søren Kjær", "soren kjaer"), ("Zoë", "zoe"), ("García", "garcia"), ("Núñez", "nunez"), ("Zölç", "zolc"),
        ("Łukasz", "lukasz"), ("Straße", "strasse"), ("Sinéad O’Brien", "sinead obrien"),
    ],
)  # fmt: skip
def test_a_name_with_accents_is_found_without_them(journal: MakeJournal, name: str, typed: str) -> None:
    said = found(journal({"contacts/ana.md": f"---\nname: {name}\n---\n"}))["contacts/ana.html"]
    assert said["title"] == name
    assert set(typed.split()) <= set(said["text"].split())


def test_letters_that_are_put_together_of_several_are_one(journal: MakeJournal) -> None:
    name = "Nu\u0301n\u0303ez"
    said = found(journal({"contacts/ana.md": f"---\nname: {name}\n---\n\n{name} sings.\n"}))["contacts/ana.html"]
    assert said == {"location": "contacts/ana.html", "title": "Núñez", "text": "Núñez sings. nunez"}


def test_another_script_stays_as_it_is(journal: MakeJournal) -> None:
    said = found(journal({"contacts/a.md": "---\nname: 小明\naliases: Мария\n---\n"}))["contacts/a.html"]
    assert (said["title"], said["text"]) == ("小明", "Мария")


def test_every_word_is_text(journal: MakeJournal) -> None:
    text = "---\nname: A <b>x</b> & Co\nrole: <script>a()</script>\n---\n\n1 < 2 &lt; <em>so</em> <x-y> AT&T\n"
    said = found(journal({"companies/a.md": text.replace("role", "industry")}))["companies/a.html"]
    assert said["title"] == "A &lt;b&gt;x&lt;/b&gt; &amp; Co"
    assert said["text"] == "&lt;script&gt;a()&lt;/script&gt; 1 &lt; 2 &amp;lt; so &lt;x-y&gt; AT&amp;T"


MARKED = """
    # Top

    Setext
    ------

    > [!note] A callout
    > quoted

    1. one
    * [x] two of `code` ~~gone~~ ==marked== snake_case C# 3 = 4 #tag a > b

    | a | b |
    |---|:-:|
    | c | d |
    """


def test_marks_are_no_words(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": f"---\nname: Ana\n---\n{dedent(MARKED)}"}
    said = found(journal(files))["contacts/ana.html"]["text"]
    assert said == (
        "Top Setext !note A callout quoted one two of code gone marked snake case C# 3 = 4 tag a &gt; b a b c d"
    )


def test_the_owners_own_pages_have_an_entry_a_heading(journal: MakeJournal) -> None:
    text = "# Plan\n\nFirst this.\n\n## Später\n\nThen that.\n\nSetext\n======\n\nAnd so on.\n"
    there = found(journal({"ideas/my plan.md": text}))
    ours = {place: (one["title"], one["text"]) for place, one in there.items() if place.startswith("ideas/")}
    assert ours == {
        "ideas/my%20plan.html": ("Plan", "First this."),
        "ideas/my%20plan.html#spater": ("Später", "Then that. spater"),
        "ideas/my%20plan.html#setext": ("Setext", "And so on."),
    }


@pytest.mark.parametrize(
    ("name", "location", "title"), [("call.md", "call.html", "Call"), ("index.md", "index.html", "Today")]
)
def test_a_page_without_headings_has_one_entry(journal: MakeJournal, name: str, location: str, title: str) -> None:
    there = found(journal({name: "Call her.\n\nTwice.\n"}))
    assert there[location] == {"location": location, "title": title, "text": "Call her. Twice."}


def test_what_stands_above_today_is_found_under_any_heading(journal: MakeJournal) -> None:
    there = found(journal({"index.md": "# Home\n\nHello.\n\n## More\n\nzymurgy\n"}))
    assert "zymurgy" in there["index.html"]["text"]
    assert not [place for place in there if place.startswith("index.html#")]


def test_the_profile_has_an_entry_for_its_fields_and_one_a_section_that_leads_to_it(tmp_path: Path) -> None:
    text = (
        "---\nname: Dot\nheadline: Histotechnician\n---\n\nHello.\n\n"
        "## Pitch\n\nThin slices.\n\n## What I can give\n\n### Blades\n\nSharp.\n"
    )
    root = write_site_journal(tmp_path / "small", {"profile.md": text})
    there = found(SmallJournal(root))
    ours = {place: (one["title"], one["text"]) for place, one in there.items() if place.startswith("profile.html")}
    assert ours == {
        "profile.html": ("Dot", "Histotechnician Hello."),
        "profile.html#pitch": ("Pitch", "Thin slices."),
        "profile.html#what-i-can-give": ("What I can give", "Blades Sharp."),
    }
    assert_anchors_are_there(root, there)


def test_questions_lead_to_their_answers(tmp_path: Path) -> None:
    asked = "## Questions\n\n### What broke?\n\nAll.\n\n### And then?\n\nTea.\n"
    talk = f"---\ndate: 2026-11-03\nwith: jane-doe\n---\n\n{asked}"
    files = {**HELLO, "questions.md": "## Prototypes\n\n- What broke?\n", "meetings/tea.md": talk}
    root = write_site_journal(tmp_path / "small", files)
    there = found(SmallJournal(root))
    ours = {place: (one["title"], one["text"]) for place, one in there.items() if place.startswith("questions.html#")}
    assert ours == {
        "questions.html#q-what-broke": ("What broke?", "Prototypes"),
        "questions.html#q-and-then": ("And then?", ""),
    }
    assert_anchors_are_there(root, there)


def test_advice_is_found_by_its_heading(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "small", HELLO)
    there = found(SmallJournal(root))
    assert sum(place.startswith("playbook/during.html#") for place in there) == 3
    assert "{watched" not in str(there)
    assert_anchors_are_there(root, there)


def assert_anchors_are_there(root: Path, there: Mapping[str, SearchEntry]) -> None:
    built = build_site(root)
    for place in there:
        address, _, anchor = place.partition("#")
        ids = {element.attributes.get("id") for element in built.page(address).elements}
        assert not anchor or anchor in ids, place


def test_nothing_that_a_page_says_by_itself_is_found(tmp_path: Path) -> None:
    """Buttons, counts and commands stand on every page; who looks for a word in them means something else."""
    there = found(SmallJournal(sample_site.copy_to(tmp_path / "j")))
    records = [one for place, one in there.items() if place.split("/")[0] in ("contacts", "companies", "events")]
    assert len(records) > 50
    said = " ".join(one["text"] for one in records)
    for furniture in ("journal done", "You met", "Copy", "Where you stand", "Back to top"):
        assert furniture not in said, furniture


def test_nothing_leads_to_a_brief(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/t.md": "---\ndate: 2026-12-01\nwith: ana\n---\n"}
    assert not [place for place in found(journal(files)) if place.startswith("briefs/")]


def test_a_copy_to_show_finds_nobody_by_name(tmp_path: Path) -> None:
    files = {"contacts/ana.md": "---\nname: Zymurga Quill\nbond: kraken\n---\n\nZymurga Quill sang.\n"}
    site = make(write_site_journal(tmp_path / "j", files) / "journal", Settings(), TODAY, to_show=True)
    said = str(entries(site.journal, site.pages, site.today))
    assert not [word for word in ("Zymurga", "Quill", "zymurga", "kraken") if word in said]


@pytest.mark.parametrize("piece", ["a", "é", "[", "[a](b ", "*", "> ", "#", "<a ", "=", "~~~\n", "|", " ", "\\", "a’"])
def test_no_text_takes_long(journal: MakeJournal, piece: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n\n" + piece * (200_000 // len(piece))})
    site = make(small.root / "journal", Settings(), TODAY)
    began = time.process_time()
    entries(site.journal, site.pages, site.today)
    assert time.process_time() - began < 3


HOOK = """
import json
from pathlib import Path
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "theirs.md", content="# Theirs\\n\\nFrom a hook.\\n"))

def on_post_build(config):
    index = Path(config.site_dir, "search", "search_index.json")
    found = json.loads(index.read_text())
    found["docs"].append({"location": "elsewhere.html", "title": "Elsewhere", "text": ""})
    index.write_text(json.dumps(found))
"""


def test_entries_of_others_stay(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, hooks=["hook.py"])
    (root / "hook.py").write_text(HOOK)
    listed = build_site(root).index()
    there = {one["location"] for one in listed}
    assert {"theirs.html", "elsewhere.html", "contacts/jane-doe.html", "notes.html"} <= there
    assert any("From a hook." in one["text"] for one in listed)
    assert len([one for one in listed if one["location"].startswith("contacts/jane-doe.html")]) == 1
