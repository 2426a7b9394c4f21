"""`journal build`: what it prints, what it exits with, and what it never touches."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal
from click.testing import CliRunner, Result

from generator.cli import main

FAULTY = "---\nname: Ana\nmet_on: 2026-02-30\n---\n"
DOUBTFUL = "---\nname: Ana\nnickname: A\n---\n"


def run(root: Path, *args: str) -> Result:
    given = ["-C", str(root), "--today", "2026-11-22", "build", *args]
    return CliRunner().invoke(main, given, prog_name="journal", catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site_journal(tmp_path / "j", HELLO, plugins=["search", "journal"])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def left(root: Path) -> set[str]:
    """Return what builds left in `.journal/`, besides what the calendar remembers on purpose."""
    return names(root / ".journal") - {"calendar.json", "calendar-site.json"}


def test_it_says_how_many_pages_it_built_and_where_to_begin(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("Built ")
    assert result.stdout.endswith(" s. Open site/index.html\n")
    assert names(root) == {"journal", "mkdocs.yml", "site", ".journal"}
    assert left(root) == set()
    assert stat.S_IMODE((root / ".journal").stat().st_mode) == 0o700
    assert stat.S_IMODE((root / ".journal/calendar.json").stat().st_mode) == 0o600


def test_faults_do_not_stop_it_but_the_exit_code_tells(root: Path) -> None:
    (root / "journal/contacts/ana.md").write_text(FAULTY)
    result = run(root)
    assert result.exit_code == 1
    assert result.stdout.endswith("\n1 error in your journal: see site/problems.html\n")
    assert (root / "site/contacts/ana.html").is_file()
    assert "30" in (root / "site/problems.html").read_text()


def test_warnings_are_counted_and_pass(root: Path) -> None:
    (root / "journal/contacts/ana.md").write_text(DOUBTFUL)
    result = run(root)
    assert result.exit_code == 0
    assert result.stdout.endswith("\n1 warning in your journal: see site/problems.html\n")


@pytest.mark.parametrize("text", [FAULTY, DOUBTFUL])
def test_strict_stops_before_the_site_is_touched(root: Path, text: str) -> None:
    run(root)
    (root / "journal/contacts/ana.md").write_text(text)
    result = run(root, "--strict")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Nothing was built: 1 ")
    assert not (root / "site/contacts/ana.html").exists()


def test_strict_heeds_mkdocs_too(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: true\n")
    result = run(root, "--strict")
    assert result.exit_code == 1
    assert "use_directory_urls" in result.stderr
    assert not (root / "site").exists()


def test_the_day_that_is_given_reaches_the_pages(root: Path) -> None:
    meeting = root / "journal/meetings/2026-12-24-jane-doe.md"
    meeting.write_text("---\ndate: 2026-12-24\nwith: jane-doe\nstatus: held\n---\n")
    assert run(root).exit_code == 1  # a fact of the future
    assert run(root, "--today", "2026-12-31").exit_code == 0


def test_a_failed_build_leaves_the_last_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    before = (root / "site/index.html").read_bytes()
    monkeypatch.setattr("mkdocs.commands.build.get_context", lambda *_, **__: 1 / 0)
    result = run(root, "--today", "2026-11-24")
    assert result.exit_code == 2
    assert result.stderr.startswith("journal: the build failed, the last site stays: ")
    assert "division by zero" in result.stderr
    assert result.stderr.count("\n") == 1
    assert (root / "site/index.html").read_bytes() == before
    assert left(root) == set()


def test_the_new_site_replaces_all_of_the_old(root: Path) -> None:
    run(root)
    (root / "journal/notes.md").unlink()
    run(root)
    assert not (root / "site/notes.html").exists()
    assert (root / "site/index.html").is_file()


def test_site_dir_may_be_elsewhere_and_is_replaced_when_a_build_made_it(root: Path, tmp_path: Path) -> None:
    for _ in range(2):
        result = run(root, "--site-dir", str(tmp_path / "out/site"))
        assert result.exit_code == 0
        assert f"Open {tmp_path}/out/site/index.html" in result.stdout
    assert not (root / "site").exists()


def test_a_link_to_a_site_within_the_journals_folder_stays_a_link(root: Path) -> None:
    (root / "public").mkdir()
    (root / "site").symlink_to("public")
    assert run(root).exit_code == 0
    assert (root / "site").is_symlink()
    assert (root / "public/index.html").is_file()


@pytest.mark.parametrize("way", ["link", "setting"])
def test_a_site_elsewhere_is_named_on_the_command_line_or_not_written(root: Path, tmp_path: Path, way: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if way == "link":
        (root / "site").symlink_to(elsewhere)
    else:
        with (root / "mkdocs.yml").open("a") as config:
            config.write(f"site_dir: {elsewhere}\n")
    result = run(root)
    assert result.exit_code == 2
    assert "can't hold the site: it lies outside the journal's folder; `--site-dir DIR`" in result.stderr
    assert result.stderr.count("\n") == 1
    assert names(elsewhere) == set()
    assert run(root, "--site-dir", str(elsewhere)).exit_code == 0
    assert (elsewhere / "index.html").is_file()


FOREIGN = {"CNAME": "me.example", ".git/HEAD": "ref: x", ".git/refs/tags": None, "contacts/scan.txt": "x", "mine": None}


def put(site: Path) -> None:
    """Put what no build makes into a site; None is an empty folder."""
    for name, text in FOREIGN.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).mkdir(parents=True) if text is None else (site / name).write_text(text)
    (site / "away").symlink_to(site.parents[1] / "elsewhere", target_is_directory=True)


def is_there(site: Path) -> bool:
    return (site / "away").is_symlink() and all(
        (site / name).is_dir() if text is None else (site / name).read_text() == text for name, text in FOREIGN.items()
    )


@pytest.mark.parametrize("before", ["a site", "no site", "a site without a list"])
def test_what_no_build_made_stays_in_the_site_and_is_said(root: Path, tmp_path: Path, before: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/CNAME").write_text("other")
    if before != "no site":
        run(root)
    if before == "a site without a list":
        (root / "site/assets/journal/made.json").unlink()
    put(root / "site")
    for _ in range(2):
        result = run(root)
        assert result.exit_code == 0
        assert result.stderr.splitlines() == [
            f"note: site/{name} stays as it is: no build made it"
            for name in (".git", "CNAME", "away", "contacts/scan.txt", "mine")
        ]
        assert is_there(root / "site")
        assert (root / "site/contacts/jane-doe.html").is_file()
    assert names(tmp_path / "elsewhere") == {"CNAME"}


def test_a_page_goes_over_no_file_that_no_build_made(root: Path) -> None:
    run(root)
    (root / "site/notes-2.html").write_text("mine")
    (root / "journal/notes-2.md").write_text("# Two\n")
    before = contents(root / "site")
    result = run(root)
    assert result.exit_code == 2
    assert result.stderr == (
        "journal: site/notes-2.html is there, and no build made it; move it away, since a page comes there\n"
    )
    assert contents(root / "site") == before
    assert left(root) == set()


@pytest.mark.parametrize(
    "where",
    ["/", ".", "..", "journal", "journal/site", ".git/site", ".journal", ".journal/site", "mkdocs.yml", "full", "~"],
)
def test_nothing_else_is_ever_replaced(root: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "full").mkdir()
    (root / "full/thesis.txt").touch()
    monkeypatch.chdir(root)
    before = sorted(str(path) for path in root.rglob("*"))
    result = run(root, "--site-dir", str(Path.home()) if where == "~" else where)
    assert result.exit_code == 2
    assert "can't hold the site" in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(str(path) for path in root.rglob("*")) == before


def test_what_stays_the_same_keeps_its_time_and_what_does_not_gets_a_new_one(root: Path) -> None:
    """Whoever copies the site by the times of its files copies what has changed."""
    (root / "journal/contacts/zoe.md").write_text("---\nname: Zoe\n---\n")
    run(root)
    pages = [path for path in (root / "site").rglob("*") if path.is_file()]
    for path in pages:
        os.utime(path, (1, 1))
    (root / "journal/contacts/zoe.md").write_text("---\nname: Zoe\n---\n\nShe sings.\n")
    run(root)
    anew = {path.relative_to(root / "site").as_posix() for path in pages if path.stat().st_mtime != 1}
    assert anew == {"contacts/zoe.html", "search/search_index.json", "search/search_index.js"}


def test_clean_forgets_what_was_kept(root: Path) -> None:
    (root / ".journal/cache").mkdir(parents=True)
    (root / ".journal/cache/a").touch()
    run(root)
    assert left(root) == {"cache"}
    run(root, "--clean")
    assert left(root) == set()


def test_a_script_that_asks_for_no_cache_may_go_on_asking(root: Path) -> None:
    assert run(root, "--no-cache").exit_code == 0
    assert "--no-cache" not in run(root, "--help").stdout


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("plugins: [search]", "the plugin is not listed"),
        ("plugins: [search, journal, no-such-plugin]", "no-such-plugin"),
        ("plugins: [search, {journal: {tody: 1}}]", "did you mean `today`"),
        ("theme: {name: no-such-theme}", "no-such-theme"),
        ("theme: {name: mkdocs}", "need Material"),
        ("site_name: [", "mkdocs.yml"),
    ],
)
def test_what_is_wrong_with_mkdocs_yml_is_one_line(root: Path, config: str, words: str) -> None:
    (root / "mkdocs.yml").write_text(
        f"site_name: x\ndocs_dir: journal\n{config}\n"
        + ("" if "theme" in config else "theme: {name: material}\n")
        + ("" if "plugins" in config else "plugins: [search, journal]\n")
    )
    result = run(root)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_killed_build_leaves_nothing_behind_after_the_next(root: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    half = root / ".journal" / f".journal-tmp-{int(ended.stdout)}-00"
    (half / "site").mkdir(parents=True)
    run(root)
    assert left(root) == set()


def test_where_the_folder_may_not_be_written_it_says_so(root: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    root.chmod(0o500)
    result = run(root)
    root.chmod(0o700)
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


def test_plain_mkdocs_builds_the_same_site(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22, noon
    shutil.copytree(root, tmp_path / "other")
    ours = [sys.executable, "-m", "generator", "-C", str(root), "build"]
    theirs = [sys.executable, "-m", "mkdocs", "-q", "build"]
    subprocess.run(ours, env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(theirs, env=environment, check=True, stderr=subprocess.DEVNULL, cwd=tmp_path / "other")
    assert contents(root / "site") == contents(tmp_path / "other/site")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_an_older_program_kept_is_deleted_and_the_calendar_stays(root: Path) -> None:
    kept = root / ".journal"
    (kept / "answers").mkdir(parents=True)
    for name in ("answers/1", "kept.sqlite", "calendar.json"):
        (kept / name).write_text("{}")
    assert run(root).exit_code == 0
    assert sorted(path.name for path in kept.iterdir()) == ["calendar-site.json", "calendar.json"]
