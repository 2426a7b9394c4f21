"""Where the program keeps or looks for a file of its own, anything may lie: nothing waits for it or reads it whole."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from small_journal import SmallJournal, write_journal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")

CONFIG = "site_name: Mine\ndocs_dir: journal\ntheme:\n  name: material\nplugins: [search, journal]\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cy Poe\r\nEMAIL:cy@example.org\r\nEND:VCARD\r\n"
HUGE = 1 << 42
"""Four terabytes, of which a disk keeps nothing: whoever reads them whole has no memory left."""


def huge(path: Path) -> None:
    path.touch()
    try:
        os.truncate(path, HUGE)
    except OSError:
        pytest.skip("this file system has no file of that size")


MADE: dict[str, Callable[[Path], None]] = {"a pipe": os.mkfifo, "too large": huge}
ANSWERED = {
    ".journal/calendar.json": "export ics",
    "journal/imports/old.md": "import vcard ../card.vcf",
    "site/assets/journal/made.json": "build",
    "mkdocs.yml": "check",
    "journal/templates/contact.md": "new contact Zed",
    "journal/templates/thanks.txt": "draft thanks 2026-11-20-ana",
    "journal/inbox.md": "check",
    "journal/scan.png": "check",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallJournal:
    made = write_journal(tmp_path / "mine", {
        "contacts/ana.md": "---\nname: Ana\nemail: ana@example.org\n---\n",
        "meetings/2026-11-20-ana.md": "---\ndate: 2026-11-20\nwith: ana\n---\n\n## Notes\n\nTea.\n",
    })  # fmt: skip
    (made.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "card.vcf").write_text(CARD, encoding="utf-8")
    monkeypatch.chdir(made.root)
    return made


@pytest.mark.parametrize("what", MADE)
@pytest.mark.parametrize("place", ANSWERED)
def test_a_pipe_or_a_huge_file_in_a_place_of_ours_ends_no_command(small: SmallJournal, place: str, what: str) -> None:
    here = small.root / place
    here.unlink(missing_ok=True)
    here.parent.mkdir(parents=True, exist_ok=True)
    MADE[what](here)
    before = here.lstat()
    signal.signal(signal.SIGALRM, waited)
    signal.alarm(60)
    try:
        result = small.run(*ANSWERED[place].split())
    finally:
        signal.alarm(0)
    assert result.exit_code in (0, 1, 2), result.output
    if result.exit_code == 2:
        assert place.rpartition("/")[2] in result.stderr
    if place not in REMADE:
        assert os.path.samestat(here.lstat(), before)


def waited(number: int, frame: object) -> None:
    raise AssertionError("it waits for a pipe that nobody writes to")


REMADE = (".journal/calendar.json", "site/assets/journal/made.json")
"""What the program makes anew, whatever lies there."""


def test_what_an_import_reads_may_be_a_pipe_of_any_length(small: SmallJournal) -> None:
    """A shell gives one for `<(…)`; a device without end is told from it by its length."""
    pipe = small.root.parent / "pipe.vcf"
    os.mkfifo(pipe)
    if not (writer := os.fork()):
        pipe.write_text(CARD, encoding="utf-8")
        os._exit(0)
    try:
        assert small.run("import", "vcard", str(pipe)).exit_code == 0
    finally:
        os.waitpid(writer, 0)


def test_a_template_that_cannot_be_read_is_not_passed_over(small: SmallJournal) -> None:
    template = small.root / "journal/templates/contact.md"
    template.parent.mkdir()
    template.write_bytes("---\nname: Zoë\n---\n".encode("latin-1"))
    result = small.run("new", "contact", "Zed")
    assert result.exit_code == 2
    assert "templates/contact.md can't be read: it is not UTF-8" in result.stderr
    assert not (small.root / "journal/contacts/zed.md").exists()


def test_no_export_goes_over_mkdocs_yml_by_another_name_of_it(small: SmallJournal) -> None:
    """On many disks `MKDOCS.YML` is the same file; a second name of it is one on every disk."""
    os.link(small.root / "mkdocs.yml", small.root / "other.json")
    result = small.run("export", "json", "-o", "other.json", "--force")
    assert result.exit_code == 2
    assert (small.root / "other.json").read_text(encoding="utf-8") == CONFIG


@pytest.mark.parametrize("form", ["json", "pages"])
def test_an_export_to_no_name_is_said(small: SmallJournal, form: str) -> None:
    result = small.run("export", form, "-o", "")
    assert (result.exit_code, result.stderr) == (2, "journal: -o needs the name of a file or a folder\n")


@pytest.mark.parametrize("command", ["new contact", "new company", "new event", "new update", "contacted ana --note"])
def test_a_word_that_is_no_text_is_refused_in_one_line(small: SmallJournal, command: str) -> None:
    result = small.run(*command.split(), "Zo\udcff", *(["--by", "email"] if "contacted" in command else []))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), result.stderr
