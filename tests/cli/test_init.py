"""`journal init`: from nothing to a journal that builds; nothing that was there is touched (contract §5)."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.files.project import find

TODAY = "2026-11-22"


def run(*args: str, today: str = TODAY) -> Result:
    return CliRunner().invoke(main, [*args, "--today", today], prog_name="journal", catch_exceptions=False)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    folder = tmp_path / "new" / "mine"
    assert run("init", str(folder)).exit_code == 0
    return folder


@pytest.mark.parametrize("today", [TODAY, "2024-02-29", "2026-12-31"])
def test_a_new_journal_has_nothing_to_complain_of(tmp_path: Path, today: str) -> None:
    run("init", str(tmp_path / "a"), today=today)
    result = run("-C", str(tmp_path / "a"), "check", "--strict", today=today)
    assert (result.exit_code, result.output.startswith("Everything is in order")) == (0, True), result.output


def test_a_new_journal_builds_and_owes_its_first_thanks(begun: Path) -> None:
    todo = run("-C", str(begun), "todo").output
    assert "Thank Robin Example by e-mail" in todo
    assert "Kim Example" in todo
    built = run("-C", str(begun), "build", "--strict")
    assert built.exit_code == 0, built.output
    assert "Robin Example" in (begun / "site" / "index.html").read_text(encoding="utf-8")
    closed = re.search(r"journal (done thank-email\S*) --by email", todo)
    assert closed
    assert run("-C", str(begun), *closed[1].split(), "--by", "email").exit_code == 0
    assert "Thank Robin Example by e-mail" not in run("-C", str(begun), "todo").output


def test_it_says_what_to_do_next_and_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("init", "my journal").stdout
    steps = [line.strip().split("  ")[0] for line in said.partition("Next:\n")[2].splitlines()]
    new = ["journal todo", "journal serve --open", 'journal new contact "Jane Doe"', "journal met jane-doe"]
    assert steps == ['cd "my journal"', *new, "git init"]
    monkeypatch.chdir(tmp_path / "my journal")
    assert run("todo").exit_code == 0
    assert run("new", "contact", "Jane Doe").stdout == "journal/contacts/jane-doe.md\n"
    assert run("check", "--strict").exit_code == 0
    assert "next: Thank Jane Doe by e-mail" in run("met", "jane-doe").output
    (tmp_path / ".git").mkdir()
    assert "git init" not in run("init", "another").stdout


def test_a_long_list_brought_in_owes_no_thanks_for_old_times(begun: Path) -> None:
    for number in range(300):
        files = {
            f"contacts/p{number}.md": f"---\nname: Person {number}\n---\n",
            f"meetings/2026-10-01-p{number}.md": f"---\ndate: 2026-10-01\nwith: p{number}\n---\n\n## Notes\n\nKind.\n",
        }
        for name, text in files.items():
            (begun / "journal" / name).write_text(text, encoding="utf-8")
    assert f"owed_since: {TODAY}" in (begun / "mkdocs.yml").read_text(encoding="utf-8")
    assert "Person" not in run("-C", str(begun), "todo", "--all").output


def test_a_second_init_says_that_there_is_a_journal(begun: Path) -> None:
    before = tree(begun)
    for args in (["init", str(begun)], ["-C", str(begun), "init"], ["init", str(begun / "journal" / "contacts")]):
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "there is a journal already" in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert tree(begun) == before


def test_beside_a_journal_another_may_begin(begun: Path) -> None:
    assert run("init", str(begun / "club")).exit_code == 0


VAULT: Mapping[str, str] = {
    ".obsidian/app.json": "{}",
    ".obsidian/types.json": '{"types": {"mine": "text"}}',
    ".gitignore": "/site/\n",
    "Daily/2026-11-01.md": "# Sunday",
    "journal/contacts/ana.md": "---\nname: Ana\n---\n",
    "journal/profile.md": "---\nname: Dot\n---\n",
}


def test_in_a_vault_it_adds_what_is_missing_and_overwrites_nothing(tmp_path: Path) -> None:
    for name, text in VAULT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("init", str(tmp_path))
    assert result.exit_code == 0
    after = tree(tmp_path)
    assert {name: after[name].decode() for name in VAULT} == VAULT
    assert {"mkdocs.yml", "journal/questions.md", ".vscode/tasks.json", ".obsidian/templates.json"} <= after.keys()
    assert not any("robin" in name for name in after), "somebody is on file, and needs no example"
    assert "journal/.obsidian/types.json" not in after
    assert b"journal/templates" in after[".obsidian/templates.json"]
    assert "journal/profile.md was there" in result.stderr
    assert "add /.journal to your .gitignore" in result.stderr
    assert "/site/" not in result.stderr
    assert run("-C", str(tmp_path), "check").exit_code == 0


def test_a_run_that_was_stopped_is_run_again(begun: Path) -> None:
    whole = tree(begun)
    for name in ("mkdocs.yml", "journal/questions.md", ".vscode/tasks.json"):
        (begun / name).unlink()
    assert run("init", str(begun)).exit_code == 0
    assert tree(begun) == whole


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"mkdocs.yml": "site_name: Docs\ndocs_dir: .\n"}, "belongs to something else"),
        ({"mkdocs.yaml": "site_name: [\n"}, "mkdocs.yaml is there already"),
        ({"journal": "a file"}, "is a file, and journal/profile.md needs a folder there"),
    ],
)
def test_where_no_journal_can_begin_nothing_is_written(tmp_path: Path, files: dict[str, str], why: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = tree(tmp_path)
    result = run("init", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert tree(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("init", str(tmp_path / "file")).exit_code == 2


def test_it_writes_nothing_through_a_link_that_leads_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "journal").symlink_to(outside)
    result = run("init", str(inside))
    assert result.exit_code == 2
    assert "leads out of" in result.stderr
    assert tree(outside) == {}


def test_the_demo_brings_the_sample_as_it_is_in_git(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "demo"), "--demo").exit_code == 0
    sample = Path(__file__).parents[2]
    ours = {name: data for name, data in tree(tmp_path / "demo").items() if name.startswith("journal/")}
    theirs = {f"journal/{name}": data for name, data in tree(sample / "journal").items()}
    assert {name: ours.get(name) for name in theirs} == theirs
    assert find(tmp_path / "demo").options == find(sample).options
    assert run("-C", str(tmp_path / "demo"), "check").exit_code == 0


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    assert run("init", str(tmp_path)).exit_code == 0
    (tmp_path / "mkdocs.yml").unlink()  # it comes last, so it is what a killed run lacks
    left = [tmp_path / folder / f".journal-tmp-{int(ended.stdout)}-0a" for folder in (".", "journal", ".vscode")]
    for path in left:
        path.write_text("half")
    assert run("init", str(tmp_path)).exit_code == 0
    assert [path for path in left if path.exists()] == []


@pytest.mark.parametrize("name", ["site", "site-mentor", ".journal"])
def test_a_link_in_the_place_of_what_is_made_gets_into_no_commit(tmp_path: Path, name: str) -> None:
    run("init", str(tmp_path))
    (tmp_path / name).symlink_to("journal", target_is_directory=True)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    shown = subprocess.run(["git", "status", "--short", name], cwd=tmp_path, check=True, capture_output=True)
    assert shown.stdout == b""
