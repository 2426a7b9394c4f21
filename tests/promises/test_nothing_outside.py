"""No command reads, writes, deletes or changes the rights of anything outside the journal's folder (contract §7).

Links lie in each place that the program knows, and what becomes a name says `..`; then every command runs. The same
commands in the same journal without the traps do their work: else nothing would be proved.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from small_journal import SmallJournal, write_journal

SECRET = "SWORDFISH"
FILES: dict[str, str | bytes] = {
    "profile.md": "---\nname: Dot\nemail: dot@example.org\n---\n",
    "questions.md": "## Work\n\n- Why?\n",
    "contacts/ana.md": "---\nname: Ana Silva\nemail: ana@example.org\n---\n",
    "contacts/ben.md": "---\nname: Ben Roe\n---\n\n![scan](scan.png)\n",
    "contacts/benny.md": "---\nname: Benny Roe\n---\n",
    "meetings/2026-11-20-ana.md": "---\ndate: 2026-11-20\nwith: ana\n---\n\n## Notes\n\nTea.\n",
    "meetings/2026-11-25-ben.md": "---\ndate: 2026-11-25 10:00\nwith: ben\n---\n",
    "meetings/2026-11-02-ben.md": "---\ndate: 2026-11-03\nwith: ben\n---\n\n## Notes\n\nCake.\n",
    "updates/2026-11-21-job.md": "---\ndate: 2026-11-21\nsubject: A job\n---\n\nHello.\n",
    "contacts/scan.png": b"\x89PNG",
    "templates/company.md": "---\nname:\n---\n",
    "imports/old.md": "# Review of old.vcf\n",
}
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cy Poe\r\nEMAIL:cy@example.org\r\nEND:VCARD\r\n"
REVIEW = """\
# Review of a list

## [ ] New people (1)

- [x] **Dee Fox**
  - new
  ```yaml
  # new contact
  name: Dee Fox
  ```
"""
COMMANDS = (
    "check", "check --fix", "todo", "show ana", "list contacts", "find tea", "new contact Bob_Roe", "new company Acme",
    "new meeting ana --on 2026-11-29", "contacted ana --by email", "met ben --on 2026-11-21", "replied ana",
    "heard ben --by phone", "done thank-email/2026-11-20-ana --by email", "waive thank-card/2026-11-20-ana --why no",
    "later ana 2026-12-20", "move 2026-11-25-ben 2026-11-26", "rename ben ben-roe", "merge ana benny",
    "cancel 2026-11-26-ben", "brief", "draft thanks 2026-11-20-ana", "draft request benny", "review", "schema contact",
    "import vcard CARD", "import apply journal/imports/ticked.md", "import apply ticked", "export json", "export ics",
    "export csv", "export vcard", "export xlsx -o people.xlsx", "export pages -o pages", "export one-sheet",
    "init . --demo",
)  # fmt: skip
BUILDS = ("build", "build --clean", "build --for mentor", "build")


def link(place: str, to: str, *, folder: bool = False) -> Callable[[Path, Path], None]:
    """Return what puts a link to something elsewhere in the place of a file or folder of the journal."""

    def lay(root: Path, elsewhere: Path) -> None:
        here = root / place
        shutil.rmtree(here) if here.is_dir() else here.unlink(missing_ok=True)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.symlink_to(elsewhere / to, target_is_directory=folder)

    return lay


def config(line: str) -> Callable[[Path, Path], None]:
    def lay(root: Path, elsewhere: Path) -> None:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
        kept = "\n".join(one for one in text.splitlines() if not one.startswith(line.partition(":")[0]))
        (root / "mkdocs.yml").write_text(f"{kept}\n{line.format(elsewhere=elsewhere)}\n", encoding="utf-8")

    return lay


def text(place: str, content: str) -> Callable[[Path, Path], None]:
    def lay(root: Path, elsewhere: Path) -> None:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(content.format(out="../../../elsewhere/x", elsewhere=elsewhere), encoding="utf-8")

    return lay


FOLDERS = (
    ".journal", "site", "site-mentor", "journal/contacts", "journal/companies", "journal/meetings", "journal/events",
    "journal/updates", "journal/imports", "journal/templates", "journal/pictures", "pages", ".git",
)  # fmt: skip
PLACES = (
    "journal/contacts/eve.md", "journal/contacts/bob-roe.md", "journal/contacts/ben-roe.md", "journal/profile.md",
    "journal/companies/acme.md", "journal/meetings/2026-11-26-ben.md", "journal/meetings/2026-11-21-ben.md",
    "journal/meetings/2026-11-03-ben.md", "journal/questions.md", "journal/page.md", "journal/contacts/scan.png",
    "journal/templates/contact.md", "journal/templates/meeting.md", "journal/templates/thanks.txt",
    "journal/templates/request.md", "journal/imports/card.md", "journal/imports/ticked.md", "journal/imports/other.md",
    ".journal/lock", ".journal/calendar.json", "people.xlsx", ".gitignore", "site/CNAME", "site/contacts/ana.html",
)  # fmt: skip
OUT = "{out}"
NAMES: Mapping[str, str] = {
    "journal/contacts/x.md": f"---\nname: {OUT}\ncompany: {OUT}\ntopics: ['{OUT}']\n---\n",
    "journal/meetings/x.md": f"---\ndate: {OUT}\nwith: {OUT}\ntitle: {OUT}\nevent: {OUT}\n---\n",
    "journal/meetings/2026-11-05-x.md": f"---\ndate: 2026-11-06\nwith: ana\nintroductions: ['{OUT}']\n---\n",
    "journal/events/x.md": f"---\nname: {OUT}\ndate: {OUT}\nmet: ['{OUT}']\n---\n",
    "journal/updates/x.md": f"---\nsubject: {OUT}\ndate: {OUT}\nto: {OUT}\n---\n",
    "journal/companies/x.md": f"---\nname: {OUT}\naliases: [/etc/passwd]\n---\n",
    "journal/page.md": f'---\ntitle: {OUT}\n---\n\n![[{OUT}]] ![]({OUT}.png) --8<-- "{OUT}"\n',
    "journal/imports/ticked.md": REVIEW.replace("name: Dee Fox", f"name: {OUT}"),
    "journal/imports/meeting.md": REVIEW.replace("new contact", "new meeting").replace(
        "name: Dee Fox", f"date: {OUT}\n  with: Ana Silva"
    ),
}
TRAPS: dict[str, Callable[[Path, Path], None]] = {
    **{f"{place} a folder elsewhere": link(place, "folder", folder=True) for place in FOLDERS},
    **{f"{place} nowhere": link(place, "nowhere", folder=True) for place in FOLDERS},
    **{f"{place} a file elsewhere": link(place, "secret.md") for place in PLACES},
    **{f"{place} no file": link(place, "nothing.md") for place in PLACES},
    **{f"`..` in {place}": text(place, content) for place, content in NAMES.items()},
    "mkdocs.yml elsewhere": link("mkdocs.yml", "mkdocs.yml"),
    **{line: config(line) for line in (
        "docs_dir: ../elsewhere/folder", "docs_dir: {elsewhere}/folder", "site_dir: ../elsewhere/site",
        "site_dir: {elsewhere}/folder", "INHERIT: ../elsewhere/mkdocs.yml", "INHERIT: {elsewhere}/mkdocs.yml",
    )},
}  # fmt: skip


def elsewhere_of(folder: Path) -> Path:
    """Make the folder that no command may touch, with a word that no command may read."""
    elsewhere = folder / "elsewhere"
    record = f"---\nname: {SECRET}\nemail: {SECRET}@example.org\n---\n\n{SECRET}\n"
    for name in ("secret.md", "folder/eve.md", "folder/contact.md", "folder/thanks.txt", "folder/old.md"):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).write_text(record, encoding="utf-8")
    (elsewhere / "folder/ticked.md").write_text(REVIEW.replace("Dee Fox", SECRET), encoding="utf-8")
    (elsewhere / "folder/calendar.json").write_text("{}", encoding="utf-8")
    (elsewhere / "folder/kept.sqlite").write_text(SECRET, encoding="utf-8")
    (elsewhere / "folder/.journal-tmp-999999-x").write_text(SECRET, encoding="utf-8")
    (elsewhere / "mkdocs.yml").write_text(
        f"site_name: {SECRET}\ndocs_dir: journal\nplugins: [search, journal]\n", encoding="utf-8"
    )
    for path in (elsewhere, *elsewhere.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (1, 1))
    return elsewhere


def state(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return everything in and about a folder: contents, rights, times."""
    found: dict[str, tuple[object, ...]] = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        info = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (info.st_mode, info.st_mtime_ns, info.st_nlink if path.is_file() else 0, data)
    return found


def runs(small: SmallJournal, commands: tuple[str, ...], card: Path) -> Iterator[tuple[str, int, str]]:
    for command in commands:
        words = [word.replace("_", " ").replace("CARD", str(card)) for word in command.split()]
        result = small.run(*words)
        yield command, result.exit_code, result.output


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallJournal:
    made = write_journal(tmp_path / "mine", FILES)
    (made.root / "mkdocs.yml").write_text(
        "site_name: Mine\ndocs_dir: journal\ntheme:\n  name: material\nplugins: [search, journal]\n", encoding="utf-8"
    )
    (made.root / "journal/imports/ticked.md").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "card.vcf").write_text(CARD, encoding="utf-8")
    monkeypatch.chdir(made.root)
    return made


def held(small: SmallJournal, traps: tuple[str, ...], commands: tuple[str, ...]) -> None:
    """Run every command in a journal with traps; nothing elsewhere is touched, nothing of it is read."""
    folder = small.root.parent
    elsewhere = elsewhere_of(folder)
    for trap in traps:
        TRAPS[trap](small.root, elsewhere)
    before, around = state(elsewhere), sorted(folder.iterdir())
    for command, code, said in runs(small, commands, folder / "card.vcf"):
        assert state(elsewhere) == before, command
        assert sorted(folder.iterdir()) == around, command
        assert SECRET not in said, command
        assert code in (0, 1, 2), said
    inside = [path for path in small.root.rglob("*") if path.is_file() and not path.resolve().is_relative_to(elsewhere)]
    assert [str(path) for path in inside if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.slow
@pytest.mark.parametrize("trap", TRAPS)
def test_no_command_touches_or_reads_what_lies_outside(small: SmallJournal, trap: str) -> None:
    held(small, (trap,), COMMANDS)


TOGETHER = {
    "links to files": tuple(f"{place} a file elsewhere" for place in PLACES),
    "links to no files": tuple(f"{place} no file" for place in PLACES),
    "links to no folders": tuple(
        f"{place} nowhere" for place in FOLDERS if place not in (".journal", "journal/contacts")
    ),
    "links to folders": tuple(
        f"{place} a folder elsewhere" for place in FOLDERS if place not in (".journal", "journal/contacts")
    ),
    "names": tuple(f"`..` in {place}" for place in NAMES),
    **{f"{place} elsewhere": (f"{place} a folder elsewhere",) for place in (".journal", "journal/contacts")},
    **{trap: (trap,) for trap in TRAPS if trap.startswith(("mkdocs.yml", "docs_dir", "INHERIT"))},
}


@pytest.mark.parametrize("traps", TOGETHER)
def test_of_many_traps_none_is_sprung(small: SmallJournal, traps: str) -> None:
    held(small, TOGETHER[traps], COMMANDS)


BUILT = (
    ".journal a folder elsewhere", ".journal nowhere", "site a folder elsewhere", "site nowhere",
    "site-mentor a folder elsewhere", "site/CNAME a file elsewhere", "site/contacts/ana.html a file elsewhere",
    ".journal/lock a file elsewhere", ".journal/calendar.json a file elsewhere", "journal/pictures a folder elsewhere",
    "journal/contacts/scan.png a file elsewhere", "journal/contacts a folder elsewhere", "site_dir: {elsewhere}/folder",
    "INHERIT: ../elsewhere/mkdocs.yml", "`..` in journal/page.md", "`..` in journal/companies/x.md",
)  # fmt: skip


@pytest.mark.parametrize(
    "trap", [pytest.param(one, marks=pytest.mark.slow if at > 8 else ()) for at, one in enumerate(BUILT)]
)
def test_no_build_touches_or_reads_what_lies_outside(small: SmallJournal, trap: str) -> None:
    held(small, (trap,), BUILDS)


@pytest.mark.parametrize("cloud", [False, True], ids=["here", "in a cloud drive"])
def test_without_traps_the_same_commands_do_their_work(small: SmallJournal, cloud: bool) -> None:
    if cloud:  # the journal itself may be a link
        shutil.move(small.root / "journal", small.root.parent / "cloud")
        (small.root / "journal").symlink_to("../cloud", target_is_directory=True)
    for command, code, said in runs(small, (*COMMANDS, "build --clean"), small.root.parent / "card.vcf"):
        allowed = (2,) if command.startswith("init") else (0, 1)  # there is a journal already
        assert code in allowed, f"{command}: {said}"
    names = {path.relative_to(small.root / "journal").as_posix() for path in (small.root / "journal").rglob("*.md")}
    assert {"contacts/bob-roe.md", "contacts/dee-fox.md", "imports/card.md", "contacts/ben-roe.md"} <= names
    assert "contacts/benny.md" not in names
    assert (small.root / "site/contacts/ana.html").is_file()
