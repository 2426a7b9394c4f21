"""`journal find`."""

import pytest
from conftest import MakeJournal

WORLD = {
    "contacts/zoe.md": "---\nname: Zoë Lindgren\naliases: [Zo]\ncompany: Haus Öl\npersonal:\n  dog: Ægir\n---\n\n"
    "She likes STRAẞE maps.\n<!-- a hidden word -->\n",
    "meetings/m.md": "---\ndate: 2026-11-02\nwith: zoe\n---\n\n## Questions\n\n### What broke?\n\nThe crank, twice.\n",
    "questions.md": "## Craft\n\n- What breaks first?\n",
    "about.md": "# About this\n\nA free page about cranks.\n",
}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("zoe", ["Zoë Lindgren, contact", "journal/contacts/zoe.md:2: name: Zoë Lindgren", "",
                 "Zoë Lindgren, meeting of 2026-11-02", "journal/meetings/m.md:3: with: zoe"]),
        ("LINDGREN zoë", ["Zoë Lindgren, contact", "journal/contacts/zoe.md:2: name: Zoë Lindgren"]),
        ("ol", ["Zoë Lindgren, contact", "journal/contacts/zoe.md:4: company: Haus Öl"]),
        ("aegir", ["Zoë Lindgren, contact", "journal/contacts/zoe.md:6: dog: Ægir"]),
        ("strasse", ["Zoë Lindgren, contact", "journal/contacts/zoe.md:9: She likes STRAẞE maps."]),
        ("crank", ["Zoë Lindgren, meeting of 2026-11-02", "journal/meetings/m.md:10: The crank, twice.", "",
                   "About this", "journal/about.md:3: A free page about cranks."]),
        ("breaks first", ["Your questions", "journal/questions.md:3: - What breaks first?"]),
    ],
)  # fmt: skip
def test_words_are_found_without_case_and_accents(journal: MakeJournal, text: str, lines: list[str]) -> None:
    result = journal(WORLD).run("find", *text.split())
    assert result.exit_code == 0
    assert result.stdout.splitlines() == lines


def test_links_are_shown_by_their_words_and_found_by_both(journal: MakeJournal) -> None:
    small = journal({
        "contacts/zoë.md": "---\nname: Zoë O’Brien\n---\n",
        "contacts/a.md": "---\nname: A\n---\n\nAsk [[zoë]] or [[zoë|her]], says [[nobody]].\n",
    })  # fmt: skip
    shown = "journal/contacts/a.md:5: Ask Zoë O’Brien or her, says nobody."
    for text in ("ask", "o'brien", "her", "zoe"):
        assert shown in small.run("find", text).stdout.splitlines()
    assert "name: Zoë O’Brien" in small.run("find", "o'brien").stdout
    assert "name: Zoë O’Brien" in small.run("find", "OBRIEN").stdout


def test_a_slip_is_answered_with_a_name(journal: MakeJournal) -> None:
    assert journal(WORLD).run("find", "lindgrin").stdout.endswith("looked through. Did you mean Zoë Lindgren?\n")


@pytest.mark.parametrize("text", ["xyzzy", "hidden word", "crank zoe", "  "])
def test_nothing_found_is_said_and_no_failure(journal: MakeJournal, text: str) -> None:
    result = journal(WORLD).run("find", text)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing found for “")
    assert result.stdout.endswith("4 files looked through.\n")


def test_accents_of_their_own_are_no_letters(journal: MakeJournal) -> None:
    small = journal({"contacts/a.md": "---\nname: Zoe\u0308 \n---\n"})
    assert "journal/contacts/a.md:2" in small.run("find", "zoë").stdout


def test_lines_are_counted_whatever_ends_them(journal: MakeJournal) -> None:
    small = journal({"contacts/a.md": b"---\r\nname: A\r\nbond: wood\r\n---\r\n"})
    assert "journal/contacts/a.md:3: bond: wood\n" in small.run("find", "wood").stdout


def test_a_long_line_is_shown_around_the_match(journal: MakeJournal) -> None:
    text = "---\nname: A\n---\n" + "word " * 400 + "needle " + "word " * 400
    shown = journal({"contacts/a.md": text}).run("find", "needle").stdout
    assert "needle" in shown
    assert len(shown.splitlines()[1]) < 160


def test_a_terminal_sees_the_match_marked(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.terminal.is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[33mZoë\x1b[0m Lindgren" in journal(WORLD).run("find", "zoe").stdout


def test_what_others_wrote_cannot_move_the_cursor(journal: MakeJournal) -> None:
    shown = journal({"contacts/a.md": "---\nname: A\n---\n\nneedle \x1b[2J\u202e\n"}).run("find", "needle").stdout
    assert "\x1b" not in shown


def test_the_help_shows_an_example(journal: MakeJournal) -> None:
    assert 'journal find "quarterly review"' in journal({}).run("find", "--help").stdout
