"""Four times as much text takes about four times as long, whatever it is made of: nobody can make the program hang."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers import IMPORTERS
from generator.io.importers.found import CannotRead, Given
from generator.io.importers.ticked import CannotApply, ticked
from generator.io.masking.names import Names
from generator.io.masking.prose import shown_body
from generator.model import body
from generator.model.decode import decode
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting
from generator.rules.asking_words import asks_for_job, offers_resume, opens_with_need
from generator.site.pages.html import escape, sanitize, with_code
from generator.site.pages.links import Links
from generator.words.plain_text import paragraphs, sentences, without_private

MOST = 8.0
"""Times as long for four times as much; what grows with the square takes sixteen."""
FLOOR = 0.02
"""Seconds: what is quicker counts as this much, since a clock says nothing about less."""
LENGTH = 40_000
PIECES = (
    "a", " ", "[", "]", "[[", "]]", "![", "](", "[a](b ", "[[a|", "*", "**a ", "_a", "`", "`a ", "``", "'", '"',
    "(", ")", "- ", "- [ ] a\n", "* - + ", "  - a\n", "> ", "# ", "## a\n", "### a?\n", "<", "<a ", "<!--",
    "-->", "<b>", "&", "&a;", "\\", "\n", "\r\n", "\t", "~~~\n", "```\n", "```a\n", "|a", "{", "}", "{a: ", "[a, ",
    ": ", "a: b\n", "a:\n ", "? ", ", ", " #", "%", "a. ", "A.B", "!", "not to ", "asked to ", "I am looking for ",
    "my resume ", "Dear Mr. ", "ask for a ", "not ask ", "2026-11-03 ", "email 2026-11-03, ", "📅 2026-11-03 ",
    "[due:: ", "é", "é", "\u200b", "<template>", "- [x] **a**\n", "  ```yaml\n  # new contact\n", "a,", '"",',
    "## a\n- b\n", "### a?\nb\n", "## Private\na\n", "a\n-\n", "> [!note] a\n\n", "[^a]", "[^a]: b\n\n", "%%", "==a",
    "~~a", "[a]: b\n", "www.", "http://a ", "a@b.c ", " ^a", "#a ", "1. ", "    a\n",
    ";", "BEGIN:VCARD\n", "BEGIN:VEVENT\n", "N:a;", "=3D", "=\n ", "<img src=x ", "%41", "&amp;", "a-",
)  # fmt: skip
"""What a text is made of, again and again."""


def _front(text: str) -> None:
    for kind in (Contact, Meeting):
        decode(kind, read(SourceText("journal/contacts/ada.md", f"---\nname: A\n{text}\n---\n")), "ada", frozenset())


def _value(text: str) -> None:
    for quoted in (text, f"'{text}", f'"{text}'):
        fields = f"name: {quoted}\npersonal: {quoted}\noutreach: {quoted}\n"
        decode(Contact, read(SourceText("journal/contacts/ada.md", f"---\n{fields}---\n")), "ada", frozenset())


def _body(text: str) -> None:
    source = SourceText("journal/meetings/a.md", text)
    body.full_text(source, 0)
    for part in body.sections(source, 0):
        body.words(source, 0, part)
        body.list_items(source, 0, part)
    body.questions(source, 0)
    body.tasks(source, 0)
    body.links(source, 0)
    body.wikilinks(source, 0)


def _page(text: str) -> None:
    links = Links(Journal(), "meetings/a.html")
    links.text(SourceText("journal/meetings/a.md", text))
    links.inline(text)


def _wording(text: str) -> None:
    for rule in (asks_for_job, opens_with_need, offers_resume):
        rule(text)


def _shown(text: str) -> None:
    escape(text)
    with_code(text)
    paragraphs(text)
    list(sentences(text))
    without_private(text)


def _sanitized(text: str) -> None:
    sanitize(f"<p>{text}</p>")


def _review(text: str) -> None:
    for opening in ("", "- [x] a\n"):
        with suppress(CannotApply):
            list(ticked(SourceText("journal/imports/a.md", f"## [x] All\n{opening}{text}")))


def _copied(text: str) -> None:
    """A note as a copy to show has it, where nobody's name is known."""
    shown_body(
        text, Names({}, frozenset(), frozenset(), frozenset(), {}, frozenset(), None), lambda target, words: words
    )


def _importing(importer: Any) -> Callable[[str], None]:
    heads = {
        "linkedin": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        "google": "Name,Given Name,Family Name,E-mail 1 - Value\n",
        "vcard": "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nNOTE:",
        "xlsx": "Name,Company\n",
        "ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T140000Z\nSUMMARY:",
    }
    tails = {"vcard": "\nEND:VCARD\n", "ics": "\nEND:VEVENT\nEND:VCALENDAR\n"}

    def work(text: str) -> None:
        whole = heads[importer.name] + text
        for tail in {"", tails.get(importer.name, "")}:
            given = Given(data=(whole + tail).encode("utf-8", "replace"), name="a", today=date(2026, 11, 22))
            with suppress(CannotRead):
                importer.extract(given)

    return work


WORK: Mapping[str, Callable[[str], None]] = {
    "front matter": _front, "values": _value, "body": _body, "page": _page, "wording": _wording, "shown": _shown,
    "sanitizer": _sanitized, "review": _review, "copy": _copied,
    **{f"import {one.name}": _importing(one) for one in IMPORTERS},
}  # fmt: skip
LONGEST = ("page", "wording", "body", "shown", "copy")


def seconds(work: Callable[[str], None], piece: str, length: int, enough: float = 0) -> float:
    """Return the processor's time, the best of two, for a text of so many characters; once is quick `enough`."""
    text, best = piece * (length // len(piece)), float("inf")
    for _ in range(2):
        began = time.process_time()
        work(text)
        best = min(best, time.process_time() - began)
        if best <= enough:
            break
    return best


def times_as_long(work: Callable[[str], None], piece: str, length: int) -> float:
    """Return how many times as long four times the text takes; a shorter text is only measured where it matters."""
    long = seconds(work, piece, 4 * length, enough=MOST * FLOOR)
    return long / FLOOR if long <= MOST * FLOOR else long / max(seconds(work, piece, length), FLOOR)


@pytest.mark.parametrize("name", WORK)
def test_four_times_the_text_takes_no_sixteen_times_as_long(name: str) -> None:
    """Each kind of work is given a sixth of the pieces, and not all the same sixth."""
    WORK[name]("a")  # what is loaded and compiled on first use
    lengths = (LENGTH // (16 if name in LONGEST else 8), LENGTH // 4, LENGTH // 2)
    slow = [
        piece
        for piece in PIECES[list(WORK).index(name) % 6 :: 6]
        # A busy machine is forgiven twice.
        if all(times_as_long(WORK[name], piece, length) > MOST for length in lengths)
    ]
    assert slow == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", WORK)
def test_a_long_text_too(name: str, piece: str) -> None:
    if (name, piece) == ("sanitizer", "&"):
        pytest.xfail("of entities nh3 takes longer than in proportion: a megabyte of nothing else takes 7 s")
    WORK[name]("a")
    assert times_as_long(WORK[name], piece, LENGTH) <= MOST or times_as_long(WORK[name], piece, LENGTH) <= MOST


def test_what_grows_with_the_square_is_caught() -> None:
    def squared(text: str) -> None:
        for at in range(0, len(text), 4):  # enough to be well above the floor on a quick machine
            text[at:].count("b")

    assert times_as_long(squared, "a", LENGTH) > MOST
