"""Sentences that open a page or count something are right at none, at one, at two and at twelve.

tests/golden/counted.txt is the table: first each sentence alone, then each page of small journals in which there are
so many of everything; what is the same at all numbers is left out. `RENEW_GOLDEN=1 pytest tests/words` writes it anew;
read it as an owner would.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from owner_pages import TODAY, pages_of, read, write
from small_journal import write_journal

from generator.cli import todo_table
from generator.reports import review_words
from generator.reports.owed import nothing_owed
from generator.reports.progress import Habit
from generator.rules.long_gone import ETIQUETTE
from generator.site.pages import (
    companies,
    contacts,
    event,
    giving,
    introductions,
    keep_in_touch,
    meetings,
    news,
    problems,
    progress,
    questions,
    review,
    thanks,
    topics,
)
from generator.site.pages.debt_markup import later, more, opening
from generator.words import is_are, of_them, times

NUMBERS = (0, 1, 2, 12)
SOME = (1, 2, 12)
YESTERDAY = TODAY - timedelta(days=1)
Said = tuple[str, Callable[[int], str]]


def dues(waiting: int, now: int = 0, ahead: int = 0) -> list[date]:
    """Return so many days before today, so many todays, and so many days ahead."""
    return [YESTERDAY] * waiting + [TODAY] * now + [date(2026, 11, 24)] * ahead


def owed(waiting: int, now: int = 0, ahead: int = 0) -> str:
    return opening(dues(waiting, now, ahead), "a card to Ana", TODAY)


def todo(waiting: int, now: int = 0, ahead: int = 0, whom: str = "") -> str:
    return todo_table.opening((waiting, "Tuesday"), now, (ahead, "Friday"), whom)


def habit(kept: int, of: int, kept_lately: int = 0, of_lately: int = 0) -> str:
    one = Habit(said="asked whom else to meet", kept=kept, of=of, kept_lately=kept_lately, of_lately=of_lately)
    return str(progress.habit_words(one).striptags())


FROM_NONE: tuple[Said, ...] = (
    ("times", times),
    ("of twelve of them", lambda n: of_them(n, 12)),
    ("owed: waiting", lambda n: owed(n)),
    ("owed: waiting, and one for today", lambda n: owed(n, 1)),
    ("owed: one waiting, and for today", lambda n: owed(1, n)),
    ("owed: for today", lambda n: owed(0, n)),
    ("owed: ahead", lambda n: owed(0, 0, n)),
    ("nothing owed: meetings held", lambda n: nothing_owed("You owe nobody anything", n, n, [])),
    ("nothing owed: meetings held, none yet", lambda n: nothing_owed("You owe nobody anything", n, 0, [])),
    ("nothing owed: meetings held, all thanked", lambda n: nothing_owed("All is done", n, n, ["everybody thanked"])),
    ("nothing owed: meetings held with Ana", lambda n: nothing_owed("Nothing is waiting for Ana", n, n, [], "Ana")),
    ("companies: to none of twelve a way", lambda n: companies.opening(12, n, 0)),
    ("contacts", lambda n: contacts.opening(n, 0, "25 October")),
    ("contacts: all in touch lately", lambda n: contacts.opening(n, n, "25 October")),
    ("contacts: of twelve in touch lately", lambda n: contacts.opening(12, n, "25 October")),
    ("events: behind", lambda n: event.opening_of_all(n, 0, 0)),
    ("events: behind, people met, ahead", lambda n: event.opening_of_all(n, n, n)),
    ("event: people met", lambda n: event.opening_of_one(n, 0, 0)),
    ("event: people met, none with a record", lambda n: event.opening_of_one(n, n, 0)),
    ("event: of twelve without a record, things owed", lambda n: event.opening_of_one(12, n, n)),
    ("giving: received", lambda n: giving.opening(n, 0, 0)),
    ("giving: introductions received", lambda n: giving.opening(n, n, 0)),
    ("giving: of twelve received introductions, given", lambda n: giving.opening(12, n, n)),
    ("giving: given", lambda n: giving.opening(0, 0, n)),
    ("introductions: none, meetings held", introductions.opening_of_none),
    ("introductions: of twelve people met, not approached", lambda n: introductions.opening(2, 12, n, n)),
    ("introductions: to one person, not approached", lambda n: introductions.opening(1, 1, 0, n)),
    ("introductions: told", introductions.nobody_to_tell),
    ("meetings: held", lambda n: meetings.opening(n, 0, "")),
    ("meetings: ahead", lambda n: meetings.opening(n, n, "24 November")),
    ("news: heard", lambda n: news.how_far(n, 0, 0, 0)),
    ("news: waiting, to ask, later", lambda n: news.how_far(0, n, n, n)),
    ("problems: files in order", lambda n: problems.opening(0, n)),
    ("progress: requests", lambda n: progress.opening_of_month("November", n, 0, 0)),
    ("progress: requests, meetings, names", lambda n: progress.opening_of_month("November", n, n, n)),
    ("progress: habit, of twelve", lambda n: habit(n, 12, n // 2, 10)),
    ("progress: outcomes", lambda n: "; ".join(progress.outcomes({"lead": n, "offer": n}))),
    ("progress: outcomes of meetings held", lambda n: progress.counted_from(n, anything=False)),
    ("progress: year", lambda n: progress.year_label(n, "22 November")),
    ("progress: due", lambda n: progress.due_label(n, n, "22 November")),
    ("questions: none answered, never asked", questions.opening_of_none),
    ("questions: compared of twelve", lambda n: questions.opening(24, 12, n, n)),
    ("review: quiet, people on file", lambda n: review.opening_of_quiet(n, "22 November")),
    ("review: met, names, settled", lambda n: review.opening("22 November", n, n, n, 0)),
    ("review: in touch", lambda n: review.opening("22 November", 0, 0, 0, n)),
    ("journal review", lambda n: review_words.summary("Since Monday", n, n, n)),
    ("thanks: all said, meetings held", lambda n: thanks.opening_of_none(0, n)),
    ("thanks: said", lambda n: thanks.opening_of_none(n, 12)),
    ("thanks: in time", lambda n: thanks.kept_words(n, 0, 0)),
    ("thanks: late", lambda n: thanks.kept_words(0, n, 0)),
    ("thanks: in time and late, let go", lambda n: thanks.kept_words(n, n, n)),
    ("thanks: let go", lambda n: thanks.kept_words(0, 0, n)),
    ("topics: none, interviews held", topics.opening_of_none),
)
FROM_ONE: tuple[Said, ...] = (
    ("is, are", lambda n: f"so many {is_are(n)}"),
    ("and more", lambda n: more(n, date(2026, 11, 24), TODAY)),
    ("later", lambda n: later(n, date(2026, 11, 24), TODAY)),
    ("todo: waiting", lambda n: todo(n)),
    ("todo: for today", lambda n: todo(0, n)),
    ("todo: to come", lambda n: todo(0, 0, n)),
    ("todo: waiting, for today, to come", lambda n: todo(n, n, n, "Ana")),
    ("companies: others", lambda n: companies.opening(0, 0, n)),
    ("companies: aimed at, a way to each", lambda n: companies.opening(n, 0, 1)),
    ("companies: aimed at, no way", lambda n: companies.opening(n, n, 1)),
    ("introductions: people, all met", lambda n: introductions.opening(n, n, n, 0)),
    ("introductions: people, none met", lambda n: introductions.opening(n, n, 0, n)),
    ("keep in touch: waiting", lambda n: keep_in_touch.opening_of_waiting("Ana Silva", "Saturday", n)),
    ("keep in touch: never asked", keep_in_touch.opening_of_unasked),
    ("keep in touch: without a rhythm", keep_in_touch.opening_of_free),
    ("meetings of a year", meetings.opening_of_year),
    ("news: people, one piece", lambda n: news.opening_of_waiting(n, 1)),
    ("news: people, pieces", lambda n: news.opening_of_waiting(n, n)),
    ("news: all told", news.opening_of_told),
    ("problems", lambda n: problems.opening(n, n)),
    ("progress: habit, kept always", lambda n: habit(n, n, n, n)),
    ("progress: outcomes, counted from", lambda n: progress.counted_from(n, anything=True)),
    ("questions: answers to one", lambda n: questions.opening(n, 1, n, 1)),
    ("questions: answers to as many", lambda n: questions.opening(n, n, n, 0)),
    ("review: opened", review.opened_words),
    ("review: let go", lambda n: review.let_go_words(n, 0)),
    ("review: let go beside others", lambda n: review.let_go_words(n, 3)),
    ("thanks: waiting, by a day", lambda n: thanks.opening_of_waiting(n, "Ana", "Tuesday", late=False)),
    ("thanks: waiting since", lambda n: thanks.opening_of_waiting(n, "Ana", "Tuesday", late=True)),
    ("topics: asked, none enough", lambda n: topics.opening(n, [])),
    ("topics: asked, enough", lambda n: topics.opening(n, [f"topic {i + 1}" for i in range(n)])),
    ("topic: meetings", topics.how_many),
    ("too long ago: one rule", lambda n: progress.too_long_ago({"no-introductions-asked": n})),
    ("too long ago: every rule", lambda n: progress.too_long_ago(dict.fromkeys(ETIQUETTE, n))),
)


def open_(number: int) -> dict[str, str]:
    """Return a journal with so many people, meetings, names, events, pieces of news and companies; all is open."""
    files = {"profile.md": "name: Dot Marsh"}
    for n in range(number):
        day = f"2026-11-{n + 10}"
        files |= {
            f"contacts/p{n}.md": f"""\
                name: Person {n}
                company: Firm {n}
                may_follow_up: yes
                keep_in_touch: 1 month
                outreach: [2026-09-01 email]
                help: [{{on: 2026-10-01, direction: given, what: a hand}}]
                """,
            f"meetings/m{n}.md": f"""\
                date: {day}
                with: p{n}
                topics: [glue]
                introductions: [Somebody {n}]
                outcomes: [lead]
                lesson: ask less
                ---
                ## Questions

                ### What is glue?

                A promise.

                ## Notes

                They told me.
                """,
            f"companies/c{n}.md": f"name: Aim {n}\ntarget: yes",
            f"events/e{n}.md": f"name: Mixer {n}\ndate: {day}\nmet: [Stranger {n}]",
            f"updates/u{n}.md": f"date: 2026-11-21\nsubject: News {n}",
        }
    return files


def done(number: int) -> dict[str, str]:
    """Return a journal with so many people, each met once and thanked; nothing else is owed."""
    files = {"profile.md": "name: Dot Marsh"}
    for n in range(number):
        files[f"contacts/p{n}.md"] = f"name: Person {n}\nlinkedin_connected: not-wanted"
        files[f"meetings/m{n}.md"] = (
            f"date: 2026-11-10\nwith: p{n}\nthanks: [email 2026-11-10, card 2026-11-11]\n---\n## Notes\n\nDone.\n"
        )
    return files


def helped(number: int) -> dict[str, str]:
    """Return a journal with so many people who helped and wait for thanks, and as many who are put aside."""
    files = {}
    for n in range(number):
        files[f"contacts/p{n}.md"] = f"name: Person {n}\nhelp: [{{on: 2026-11-22, direction: received, what: a lift}}]"
        files[f"contacts/a{n}.md"] = f"name: Aside {n}\narchived: yes"
    return files


WORLDS: tuple[tuple[str, Callable[[int], dict[str, str]]], ...] = (
    ("All is open", open_),
    ("All is done", done),
    ("Somebody helped", helped),
)
PAGES = (
    "index.html", "what-i-owe.html", "meetings/index.html", "contacts/index.html", "companies/index.html",
    "events/index.html", "updates/index.html", "review.html", "introductions.html", "thanks.html",
    "keep-in-touch.html", "news.html", "topics.html", "questions.html", "giving.html", "progress.html",
)  # fmt: skip


def openings(root: Path, files: dict[str, str]) -> dict[str, str]:
    """Return the first sentence that each page says of a journal, by address, and of `journal todo`."""
    small = write_journal(root, write(files))
    made = pages_of(small.load())
    found = {"journal todo": " ".join(small.run("todo").stdout.partition("\n\n")[0].split())}
    # Where nothing is owed, Today and What I owe hide their first sentence; what they say then is `nothing_owed`.
    seen = (address for address in PAGES if '<p class="opening" hidden>' not in made[address].render())
    return found | {address: read(made[address]).splitlines()[1] for address in seen}


def block(title: str, said: dict[int, str]) -> Iterator[str]:
    yield f"\n{title}"
    yield from (f"{number:>4}  {sentence}".rstrip() for number, sentence in said.items())


def alone() -> Iterator[tuple[str, dict[int, str]]]:
    """Yield each sentence with its title, at each number."""
    for numbers, table in ((NUMBERS, FROM_NONE), (SOME, FROM_ONE)):
        for title, say in table:
            yield title, {number: say(number) for number in numbers}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[int, str]]]:
    """Return everything said, by title and number."""
    found = list(alone())
    root = tmp_path_factory.mktemp("counted")
    for name, world in WORLDS:
        by_number = {number: openings(root / f"{name}-{number}", world(number)) for number in NUMBERS}
        for page in ("journal todo", *PAGES):
            said = {number: there[page] for number, there in by_number.items() if page in there}
            if len(set(said.values())) > 1:
                found.append((f"{name}: {page}", said))
    return found


def test_each_sentence_is_as_the_table_has_it(
    table: list[tuple[str, dict[int, str]]], golden: Callable[[str, str], None]
) -> None:
    lines = [line for title, said in table for line in block(title, said)]
    golden("counted.txt", "\n".join(lines).lstrip("\n") + "\n")


WRONG = {
    "none is said as a number": r"\bno (?:of|in|late|due|ahead|more)\b|\b(?:in|met|and|given) no[.,;]",
    "nothing was checked": r"\b[Nn]o \w+s (?:checked|told|held|looked at)\b",
    "one is many": r"\b(?:[Oo]ne|1) (?:\w+ )?(?:things|meetings|names|people|debts|files|times|events|questions)\b",
    "one has the verb of many": r"^One (?!of)(?:\w+[ -]?){1,3} are\b|\bone (?:thing|name|person) (?:are|have|were)\b",
    "many have the verb of one": r"\b(?:[Tt]wo|[Tt]welve) (?:\w+ )?\w+s (?:is|has|was)\b",
    "a single one is called one of them": r"^One \w+[;,] (?:none|one|both|all) of them",
    "another word for a meeting": r"\b(?:talk|talks|conversation|conversations)\b",
    "another word for an introduction": r"\bdoors?\b",
    "another word for a thing": r"\bdebts?\b",
}


def test_no_sentence_is_broken_at_any_number(table: list[tuple[str, dict[int, str]]]) -> None:
    found = [
        (what, title, number, sentence)
        for title, said in table
        for number, sentence in said.items()
        for what, pattern in WRONG.items()
        if re.search(pattern, sentence)
    ]
    assert found == []
