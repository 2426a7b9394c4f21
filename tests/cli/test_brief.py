"""`journal brief`: the next meeting or the one asked for, as text and as one safe page."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from conftest import MakeJournal
from drafts_world import FILES

from generator.reports.ways_to_reach import web_address

Golden = Callable[[str, str], None]


class Tags(HTMLParser):
    """What tags a page has, and where it leads or fetches from."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "srcset")]


def read(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    return found


def test_the_next_meeting_in_words(journal: MakeJournal, golden: Golden) -> None:
    result = journal(FILES).run("brief")
    assert (result.exit_code, result.stderr) == (0, "")
    golden("briefs/next.txt", result.stdout)


def test_a_page_that_needs_nothing_else(journal: MakeJournal, golden: Golden) -> None:
    result = journal(FILES).run("brief", "cleo", "--format", "html")
    assert result.exit_code == 0
    golden("briefs/next.html", result.stdout)
    assert read(result.stdout).addresses == ["https://meet.example.org/maps", "tel:+49305550102"]


def test_a_meeting_that_was_is_shown_when_asked_for(journal: MakeJournal) -> None:
    result = journal(FILES).run("brief", "2026-11-18")
    assert "an informational interview (held)\n" in result.stdout
    assert "Wednesday, 18 November, 11:00 to 11:30 in Berlin, 10:00 to 10:30 in Lisbon\n" in result.stdout
    assert "You wrote by e-mail on 2 November: “Ben Okafor gave me your name.”" in result.stdout
    assert "You promised Ana Silva on 18 November: Send the legend of the old map" in result.stdout
    assert "Ana Silva promised you on 18 November: a look at the pier plans" in result.stdout


def test_what_i_said_that_i_want_to_learn_is_quoted(journal: MakeJournal) -> None:
    ahead = FILES["meetings/2026-11-23-cleo-marsh.md"].replace("objective: ", "objective: also ")
    assert "objective: also" in ahead
    said = journal({**FILES, "meetings/2026-11-23-cleo-marsh.md": ahead}).run("brief").stdout
    wrote = "You wrote by e-mail on 10 November and said what you would like to learn: “how fingers read a river”"
    assert wrote in " ".join(said.split())


def test_private_words_stay_off_the_table(journal: MakeJournal) -> None:
    ahead = FILES["meetings/2026-11-23-cleo-marsh.md"] + "\n    ## Private\n\n    Her troubles.\n"
    company = "---\nname: Atlas House\nindustry: atlases\nverdict: too slow for me\n---\n"
    cleo = FILES["contacts/cleo-marsh.md"].replace("how_found", "company: Atlas House\n    how_found")
    files = {
        **FILES,
        "meetings/2026-11-23-cleo-marsh.md": ahead,
        "companies/atlas-house.md": company,
        "contacts/cleo-marsh.md": cleo,
    }
    small = journal(files)
    for form in ("text", "html"):
        said = small.run("brief", "--format", form).stdout
        assert "Her atlas has no north." in said
        assert "atlases" in said
        assert "troubles" not in said
        assert "too slow" not in said


def test_today_counts_until_the_notes_are_written(journal: MakeJournal) -> None:
    today = "---\ndate: 2026-11-22 09:00\nwith: ben-okafor\n---\n"
    assert "Sunday, 22 November (today)" in journal({**FILES, "meetings/today.md": today}).run("brief").stdout


def test_a_question_that_is_mine_already_is_not_asked_twice(journal: MakeJournal) -> None:
    said = journal(FILES).run("brief").stdout
    assert said.count("How can I help you?") == 1
    assert "Whom else should I meet?" in said


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ("ben-okafor", "no meeting with Ben Okafor lies ahead"),
        ("nobody", "no contact or meeting is called nobody"),
        ("2026-11", "2026-11 may mean 2026-11-18-ana-silva and 2026-11-23-cleo-marsh"),
    ],
)
def test_what_has_no_brief_is_said_in_one_line(about: str, why: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("brief", about)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"journal: {why}\n")


def test_without_a_meeting_ahead_it_says_so(journal: MakeJournal) -> None:
    result = journal({"contacts/ana-silva.md": FILES["contacts/ana-silva.md"]}).run("brief")
    assert result.exit_code == 2
    assert result.stderr.startswith("journal: no meeting is agreed for today or later")


TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "div", "section", "h1", "h2", "p", "time",
    "span", "strong", "dl", "dt", "dd", "ul", "li", "a",
}  # fmt: skip
HOSTILE = '\'</style></title><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>" onmouseover="x'


def test_no_word_of_a_record_is_code(journal: MakeJournal) -> None:
    said = HOSTILE.replace("'", "''")
    fields = ("greeting", "role", "company", "phone", "location", "bond", "email", "linkedin")
    contact = "---\nname: '" + said + "'\n" + "".join(f"{name}: '{said}'\n" for name in fields)
    contact += f"personal: {{'{said}': '{said}'}}\noutreach: [{{on: 2026-11-01, by: email, text: '{said}'}}]\n---\n"
    meeting = "---\ndate: 2026-11-23\nwith: ada\n"
    meeting += "".join(f"{name}: '{said}'\n" for name in ("title", "place", "link", "objective", "topics"))
    meeting += f"awaiting: ['{said}']\nfollow_ups: ['{said}']\n---\n"
    meeting += f"## Research\n\n{HOSTILE}\n\n## Questions\n\n- {HOSTILE}\n"
    profile = f"---\nname: '{said}'\n---\n## Pitch\n\n{HOSTILE}\n\n## My situation\n\n{HOSTILE}\n"
    files = {"profile.md": profile, "contacts/ada.md": contact, "meetings/2026-11-23-ada.md": meeting}
    page = journal(files).run("brief", "--format", "html").stdout
    found = read(page)
    assert found.tags <= TAGS
    assert found.handlers == []
    assert found.addresses == []
    assert page.count("<style>") == 1
    assert page.count("alert(1)") == page.count("&gt;alert(1)&lt;") + page.count("onerror=alert(1)")


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("https://meet.example.org/a?b=c&d", "https://meet.example.org/a?b=c&d"),
        ("meet.example.org/a", "https://meet.example.org/a"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//evil.example", ""),
        ("java\tscript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(link: str, leads_to: str) -> None:
    assert web_address(link) == leads_to


def test_of_two_people_of_a_name_the_one_with_a_meeting_ahead_is_meant(journal: MakeJournal) -> None:
    world = {
        "contacts/tom-reed.md": "---\nname: Tom Reed\n---\n",
        "contacts/tomasz-nowak.md": "---\nname: Tomasz Nowak\n---\n",
        "meetings/old.md": "---\ndate: 2026-11-04\nwith: tom-reed\n---\n",
        "meetings/next.md": "---\ndate: 2026-12-04\nwith: tomasz-nowak\n---\n",
    }
    shown = journal(world).run("brief", "tom")
    assert shown.exit_code == 0
    assert "Tomasz Nowak" in shown.stdout
