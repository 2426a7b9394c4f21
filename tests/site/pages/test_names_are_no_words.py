"""A name is never taken for words of ours: whoever is called Yo, Will or Today is shown like Ann Bee."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from owner_pages import pages_of, write
from small_journal import SmallJournal, write_journal

PAGES = (
    "contacts/p1.html",
    "contacts/p2.html",
    "meetings/m1.html",
    "meetings/m2.html",
    "briefs/m3.html",
    "events/e1.html",
)
SHEETS = ("p1", "p2", "m1", "m3", "e1", "c1")


@dataclass(frozen=True)
class Names:
    who: str = "Ann Bee"
    other: str = "Cy Dee"
    event: str = "Lantern Evening"
    company: str = "Glueworks"

    def in_place_of(self, neutral: "Names", said: list[str]) -> list[str]:
        """Return words about neutral names as they are about these; a first name may stand alone."""
        text = " ".join(said)
        for theirs, mine in ((neutral.who, self.who), (neutral.other, self.other)):
            text = text.replace(theirs, mine).replace(theirs.split()[0], mine.split()[0])
        return text.replace(neutral.event, self.event).replace(neutral.company, self.company).split()


NEUTRAL = Names()
ODD = [Names(who="Yo"), Names(who="Will", other="You"), Names(who="Today", other="Tomorrow"),
       Names(who="by e-mail"), Names(who="on 20 November"), Names(event="Meetup 20 November"),
       Names(event="Evening: glue"), Names(company="on LinkedIn")]  # fmt: skip


def world(names: Names) -> dict[str, str]:
    return {
        "contacts/p1.md": f"""\
            name: {names.who!r}
            role: curator
            company: c1
            introduced_by: p2
            event: e1
            bond: the same choir
            personal: {{dog: 'Rex: a big one'}}
            keep_in_touch: 1 month
            prefers: phone
            outreach:
            - {{on: 2026-09-01, by: email, note: 'asked: how', objective: how you test trams, replied: 2026-09-02}}
            - {{on: 2026-11-12, by: video, objective: learn how glue sets}}
            heard: [{{on: 2026-11-02, by: phone, what: 'a tip: paste'}}]
            """,
        "contacts/p2.md": f"name: {names.other!r}\nhow_found: linkedin\nmet_on: 2026-05-02\ncompany: c1",
        "companies/c1.md": f"name: {names.company!r}",
        "events/e1.md": f"name: {names.event!r}\ndate: 2026-08-20\ngoal: glue\nmet: [p1, Eve Fox]",
        "meetings/m1.md": """\
            date: 2026-10-01
            with: [p1, p2]
            place: the quay
            may_follow_up: yes
            thanks: [email 2026-10-02 to p1]
            reported_back: 2026-10-04 to p2
            introductions: [{name: Gus Hill, company: c1, note: glues}]
            awaiting: [{what: 'a list: names', by: 2026-12-01}]
            follow_ups: [{do: 'a card: by hand', to: p1, done: 2026-10-03}, {do: send a map, to: p2}]
            ---
            ## Notes

            He told me of glue.
            """,
        "meetings/m2.md": "date: 2026-10-20\nwith: p1\ntitle: 'Lunch: ours'\n---\n## Notes\n\nGlue.",
        "meetings/m3.md": "date: 2026-11-25 10:00\nwith: [p1, p2]\nobjective: learn how glue is made",
        "updates/n.md": "date: 2026-11-03\nsubject: 'A bench: mine'\ntold: [p1 2026-11-04 email]",
    }


class Tree(HTMLParser):
    """The elements of a page and the words in each; no command and no monogram, which shorten names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            self.elements += (value or "").split() if name in ("class", "datetime", "href") else ()

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if not {"code", "monogram"}.intersection(self.elements[-2:]):
            self.elements += data.split()


@pytest.fixture
def both(tmp_path: Path, names: Names) -> tuple[SmallJournal, SmallJournal]:
    """Return the world with its neutral names, and with the others."""
    return (
        write_journal(tmp_path / "neutral", write(world(NEUTRAL))),
        write_journal(tmp_path / "odd", write(world(names))),
    )


@pytest.mark.parametrize("names", ODD, ids=str)
def test_a_page_has_the_same_elements_and_words_but_for_the_names(
    both: tuple[SmallJournal, SmallJournal], names: Names
) -> None:
    neutral, odd = (pages_of(one.load()) for one in both)
    for address in PAGES:
        said, plain = (Tree(made[address].render()).elements for made in (odd, neutral))
        assert said == names.in_place_of(NEUTRAL, plain), address


@pytest.mark.parametrize("names", ODD, ids=str)
def test_a_sheet_has_the_same_words_but_for_the_names(both: tuple[SmallJournal, SmallJournal], names: Names) -> None:
    for ref in SHEETS:
        neutral, odd = (words_of(one, ref) for one in both)
        assert odd == names.in_place_of(NEUTRAL, neutral), ref


def words_of(small: SmallJournal, ref: str) -> list[str]:
    """Return the words of a sheet; no command, which names people as briefly as it can."""
    shown = small.run("show", ref)
    assert shown.exit_code == 0, shown.stderr
    lines = (line for line in shown.stdout.splitlines() if not line.lstrip().startswith("journal "))
    return " ".join(lines).split()
