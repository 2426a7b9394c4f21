"""A folder of notes: people, meetings and messages come in under review, and the owner's text as it was written."""

import time
from pathlib import Path

import pytest
from conftest import MakeJournal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_world import tick_all
from small_journal import SmallJournal

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers.notes_files import taken_apart

TODAY = "2026-11-25"
PROFILE = "---\nname: Dot Marsh\nemail: dot@example.com\ntime_zone: Europe/Berlin\n---\n"
ANA = "---\nname: Ana Silva\naliases: Ana\nemail: ana@example.com\n---\n"
JAN = """---
met: 2025-03-01
last contact: 2026-10-01
birthday: 1980-05-12
org: Kelp
e-mail: jan@example.com
mobile: "+49 171 1234567"
tags: person, sailing
favourite: tea
---
# Jan

introduced-by:: [[Heike Becker]]

- [ ] Send the article 📅 2026-12-01

| a | b |\t
|---|---|
"""


@pytest.fixture
def small(journal: MakeJournal) -> SmallJournal:
    return journal({"profile.md": PROFILE, "contacts/ana-silva.md": ANA})


def vault(tmp_path: Path, files: dict[str, str]) -> Path:
    """Write a folder of notes."""
    for name, text in files.items():
        path = tmp_path / "vault" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "vault"


def imported(small: SmallJournal, folder: Path, *args: str) -> tuple[Path, str]:
    """Return the review of a folder, and its text."""
    result = small.run("--today", TODAY, "import", "notes", str(folder), *args)
    assert result.exit_code == 0, result.output
    path = small.root / result.stdout.strip()
    return path, path.read_text(encoding="utf-8")


def applied(small: SmallJournal, review: Path) -> list[str]:
    tick_all(review)
    result = small.run("--today", TODAY, "import", "apply", str(review))
    assert result.exit_code == 0, result.output
    return result.stdout.split("\n")


def test_a_person_comes_with_fields_of_other_names_and_their_text_unchanged(
    small: SmallJournal, tmp_path: Path
) -> None:
    people = {"People/Heike Becker.md": "Kind.\n", "People/EBay.md": "Rich.\n"}
    folder = vault(tmp_path, {"Jan van Dijk.md": JAN} | people)
    review, text = imported(small, folder)
    assert "[x]" not in text
    applied(small, review)
    jan = (small.root / "journal/contacts/jan-van-dijk.md").read_text(encoding="utf-8")
    for line in (
        "name: Jan van Dijk", "company: Kelp", "email: jan@example.com", "met_on: 2025-03-01", "tags: sailing",
        "introduced_by: heike-becker", "outreach: 2026-10-01 email about hello", "favourite: tea",
    ):  # fmt: skip
        assert line in jan.split("\n")
    body = taken_apart("x.md", JAN).text
    assert body in jan
    assert "1980" in jan
    assert "name: EBay" in (small.root / "journal/contacts/ebay.md").read_text(encoding="utf-8")
    assert "error" not in small.run("--today", TODAY, "check").output


def test_the_text_stays_where_it_is_if_the_owner_says_so(small: SmallJournal, tmp_path: Path) -> None:
    review, text = imported(small, vault(tmp_path, {"People/Heike Becker.md": "Kind.\n"}), "--text-stays")
    assert "left out: the text of a note stays where it is" in text
    applied(small, review)
    assert "Kind" not in (small.root / "journal/contacts/heike-becker.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sentence", "writes"),
    [
        ("Called [[Ana]].", "outreach: 2026-11-22 phone about hello"),
        ("e-mailed [[Ana Silva|her]]", "outreach: 2026-11-22 email about hello"),
        ("Wrote to Ana today.", "outreach: 2026-11-22 email about hello"),
        ("Heard from [[People/Ana Silva]].", "heard: 2026-11-22 answered no-need"),
        ("met [[Ana]] today", "new meeting: `{date: 2026-11-22, with: ana-silva"),
        ("Coffee with [[Ana]]", "new meeting: `{date: 2026-11-22, with: ana-silva"),
    ],
)
def test_a_note_of_a_day_that_names_somebody_with_a_verb_is_a_guess_to_tick(
    small: SmallJournal, tmp_path: Path, sentence: str, writes: str
) -> None:
    _, text = imported(small, vault(tmp_path, {"Daily/2026-11-22.md": sentence}))
    assert writes in text
    assert "a guess" in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Should have called [[Ana]].",
        "- [ ] called [[Ana]]?",
        "didn't meet; never met [[Ana]]",
        "Ana sang.",
        "Called Zoe.",
    ],
)
def test_what_was_not_done_or_names_nobody_is_no_line(small: SmallJournal, tmp_path: Path, sentence: str) -> None:
    _, text = imported(small, vault(tmp_path, {"2026-11-22.md": sentence}))
    assert "nothing in it to decide on" in text


def test_a_meeting_of_a_note_owes_nothing_and_keeps_its_text(small: SmallJournal, tmp_path: Path) -> None:
    note = "---\ndate: 2026-10-02\nattendees: [Ana, Nobody Known]\n---\nInk, and paper.\n"
    review, text = imported(small, vault(tmp_path, {"Meetings/Ink.md": note}))
    assert "Nobody Known is nobody on file" in text
    applied(small, review)
    meeting = (small.root / "journal/meetings/2026-10-02-ana-silva.md").read_text(encoding="utf-8")
    assert "## Notes\n\nInk, and paper.\n" in meeting
    assert "title: Ink" in meeting
    assert "Nothing is waiting" in small.run("--today", TODAY, "todo").stdout


def test_a_vault_of_thirty_notes_comes_in_and_a_second_time_does_nothing(small: SmallJournal, tmp_path: Path) -> None:
    names = [
        f"{first} {last}" for first in ("Ida", "Bo", "Cy", "Di", "Ed") for last in ("Moss", "Reed", "Vale", "Wren")
    ]
    files = {
        f"People/{name}.md": f"---\nmet: 2026-01-0{at % 9 + 1}\n---\nOf {name}.\n" for at, name in enumerate(names)
    }
    files |= {f"Daily/2026-11-{day:02}.md": f"Met [[{name}]] for tea.\n" for day, name in enumerate(names[:8], 10)}
    files |= {"Ideas.md": "Paper.\n", "Templates/Person.md": "---\ntags: person\n---\n"}
    folder = vault(tmp_path, files)
    review, text = imported(small, folder)
    assert text.count("new contact: ") == 20
    assert text.count("new meeting: ") == 8
    assert "no person, meeting or day; the note stays where it is: Ideas.md" in text
    assert "a folder of templates: Templates" in text
    assert len([line for line in applied(small, review) if line]) == 28
    kept = {path: path.read_bytes() for path in sorted((small.root / "journal").rglob("*.md"))}
    assert small.run("--today", TODAY, "import", "apply", str(review)).stdout == ""
    assert {path: path.read_bytes() for path in sorted((small.root / "journal").rglob("*.md"))} == kept
    _, again = imported(small, folder)
    assert "nothing in it to decide on" in again


def test_links_large_notes_hidden_folders_and_the_journal_itself_are_not_read(
    small: SmallJournal, tmp_path: Path
) -> None:
    folder = vault(tmp_path, {".trash/Old.md": "x", "People/Big.md": "x" * 1_100_000})
    (folder / "linked").symlink_to(small.root / "journal")
    (folder / "People" / "Link.md").symlink_to(small.root / "journal/contacts/ana-silva.md")
    _, text = imported(small, folder)
    assert "larger than 1 MB: People/Big.md" in text
    assert "it was not followed: linked and People/Link.md" in text
    assert "Old" not in text
    _, own = imported(small, small.root)
    assert "Ana" not in own


@pytest.mark.parametrize(
    "note",
    [
        b"\xff\xfe\x00",
        b"---\n: [\n",
        b"---\ntags: person\nmet: {a: [b, {c: d}]}\n",
        b"---\ntags: [person\nemail: *x\n---\nText",
        b"\x00" * 50,
        b"---\ntags: person\naliases: " + b"[" * 5000,
        b"[[" * 200_000,
        b"(a:: " * 100_000,
        b"met " * 200_000,
        b"called [[" * 50_000,
        b"---\ntags: person\nbirthday: gestern\nlast contact: 2999-01-01\nname: [[[[]]]]\n---\n",
    ],
    ids=map(str, range(11)),
)
def test_a_damaged_note_is_no_traceback_and_takes_no_time(small: SmallJournal, tmp_path: Path, note: bytes) -> None:
    folder = vault(tmp_path, {"People/Ida Moss.md": "Kind.\n"})
    (folder / "People" / "Damaged.md").write_bytes(note)
    (folder / "2026-11-22.md").write_bytes(note)
    begun = time.process_time()
    _, text = imported(small, folder)
    assert time.process_time() - begun < 20
    assert "Ida Moss" in text


@given(text=st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_text_is_a_note_with_all_its_lines(text: str) -> None:
    note = taken_apart("People/Any.md", text)
    document = read(SourceText("People/Any.md", text))
    assert note.text in text
    assert document.found or note.text == text.strip("\n")


def test_init_in_a_folder_of_notes_says_that_they_can_come_in(small: SmallJournal, tmp_path: Path) -> None:
    folder = vault(tmp_path, {"People/Ida Moss.md": "Kind.\n"})
    assert "journal import notes ." in small.run("init", str(folder)).stderr
    assert "import notes" not in small.run("init", str(tmp_path / "empty")).stderr
