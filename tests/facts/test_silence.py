"""However a file is broken, what was owed is still listed, or it is said that a file is unclear (contract §3)."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import MakeJournal
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import PEOPLE, TODAY, Files, worlds

from generator.debts import open_debts
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.reports.unclear import in_words, unclear


def write(root: Path, files: Files) -> None:
    for name, fields in files.items():
        front = {key: value for key, value in fields.items() if key != "notes"}
        if name.startswith("contacts/"):
            front = {"name": name.split("/")[1], **front}
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
        body = f"\n## Notes\n\n{fields['notes']}\n" if "notes" in fields else ""
        path = root / "journal" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{lines}---\n{body}", encoding="utf-8")


def misspelt(path: Path, who: str) -> None:
    # Under `met` and `introductions` any name may stand: whoever bears it needs no record.
    lines = path.read_text().splitlines(keepends=True)
    free = ("met:", "introductions:")
    path.write_text("".join(one if one.startswith(free) else one.replace(f'"{who}"', f'"{who}x"') for one in lines))


def ambiguous(path: Path, who: str) -> None:
    for other in ("ana", "ben"):
        twin = path.parents[1] / "contacts" / f"{other}.md"
        twin.write_text(twin.read_text().replace("---\n", "---\naliases: Twin\n", 1))
    path.write_text(path.read_text().replace(f'"{who}"', '"Twin"'))


def unreadable(path: Path, who: str) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def elsewhere(path: Path, who: str) -> None:
    shutil.move(path.parent, path.parents[2] / "cloud")
    path.parent.symlink_to(path.parents[2] / "cloud", target_is_directory=True)


def linked(path: Path, who: str) -> None:
    shutil.move(path.parent, path.parents[1] / "moved")
    path.parent.symlink_to(path.parents[1] / "moved", target_is_directory=True)


def not_utf8(path: Path, who: str) -> None:
    path.write_bytes(b"\xff" + path.read_bytes())


def unclosed_bracket(path: Path, who: str) -> None:
    path.write_text(path.read_text().replace(": ", ": [", 1))


def without_end(path: Path, who: str) -> None:
    path.write_text(path.read_text().replace("\n---\n", "\n"))


def without_beginning(path: Path, who: str) -> None:
    path.write_text(path.read_text().removeprefix("---\n"))


def unmerged(path: Path, who: str) -> None:
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[0], "<<<<<<< HEAD\n", *lines[1:2], "=======\n", ">>>>>>> other\n", *lines[2:]]))


def twice(path: Path, who: str) -> None:
    (path.parent / "again").mkdir()
    shutil.copy(path, path.parent / "again" / path.name)
    path.write_text(path.read_text().replace(f'"{who}"', '"dot"'))


def mapping(path: Path, who: str) -> None:
    head, key, rest = path.read_text().partition(": ")
    path.write_text(f"{head}{key}{{a: b}}\n{rest.partition(chr(10))[2]}")


def alias_of_another(path: Path, who: str) -> None:
    other = path.parents[1] / "contacts" / "chi.md"
    other.write_text(other.read_text().replace("---\n", f"---\naliases: {who}\n", 1))


BREAKS = (misspelt, ambiguous, unreadable, elsewhere, linked, not_utf8, unclosed_bracket, without_end,
          without_beginning, unmerged, twice, mapping, alias_of_another)  # fmt: skip


def seen(root: Path) -> tuple[list[tuple[str, str]], int]:
    """Return what is owed by when, and how many files are unclear."""
    day = Day(load(root / "journal"), TODAY, Settings())
    return [(debt.id, debt.due_text) for debt in open_debts(day)], len(unclear(day))


def compared(files: Files, broken: Any) -> None:
    """Check that a journal owes no less after `broken` was called with its folder, or says that a file is unclear.

    More may be owed: an empty list of promises that became `{a: b}` holds one, and it is listed.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files)
        before, none = seen(root)
        assert none == 0
        broken(root / "journal")
        after, many = seen(root)
        assert many or set(before) <= set(after)


@pytest.mark.parametrize("broken", BREAKS)
@settings(max_examples=25)
@given(files=worlds, data=st.data())
def test_debts_are_the_same_or_a_file_is_said_to_be_unclear(broken: Any, files: Files, data: st.DataObject) -> None:
    name, who = data.draw(st.sampled_from(sorted(files))), data.draw(st.sampled_from(PEOPLE))
    compared(files, lambda docs: broken(docs / f"{name}.md", who))


@settings(max_examples=100)
@given(files=worlds, data=st.data())
def test_the_same_where_the_name_of_a_field_is_misspelt(files: Files, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(name for name, fields in files.items() if fields)))
    key = data.draw(st.sampled_from(sorted(files[name])))
    renamed = {(key[:-1] if one == key and one != "notes" else one): value for one, value in files[name].items()}
    compared(files, lambda docs: write(docs.parent, {name: renamed}))


def test_no_file_no_sentence() -> None:
    assert in_words(0) == ""
    assert in_words(1) == "One file can't be read as meant, and may owe more than is listed here"
    assert in_words(2).startswith("Two files can't")


MEETING = "---\ndate: 2026-11-20\nwith: {}\n---\n\n## Notes\n\nTides.\n"
ANA = "---\nname: Ana\n---\n"


def test_todo_says_how_many_files_are_unclear(journal: MakeJournal) -> None:
    made = journal({"contacts/ana.md": ANA, "meetings/a.md": MEETING.format("anna"), "meetings/b.md": b"\xff"})
    said = " ".join(made.run("todo").stdout.split())
    assert "Two files can't be read as meant, and may owe more than is listed here: `journal check` says" in said
    assert json.loads(made.run("todo", "--format", "json").stdout)["unclear"] == 2


def test_todo_of_a_journal_in_order_says_nothing_of_it(journal: MakeJournal) -> None:
    made = journal({"contacts/ana.md": ANA, "meetings/a.md": MEETING.format("ana")})
    assert "as meant" not in made.run("todo").stdout
    assert json.loads(made.run("todo", "--format", "json").stdout)["unclear"] == 0


FINE = {
    "a free page that can't be read": {"notes.md": b"\xff"},
    "a field of the owner's own": {"contacts/bo.md": "---\nname: Bo\nshoe_size: 40\n---\n"},
    "a promise to oneself": {"contacts/bo.md": "---\nname: Bo\n---\n\n- [ ] ask [[me]] 📅 2026-12-01\n"},
    "a word for oneself": {"meetings/c.md": "---\ndate: 2026-11-20\nwith: ana\nfollow_ups: [{do: x, to: me}]\n---\n"},
    "what the owner lets pass": {"meetings/c.md": "---\ndate: 2026-11-20\nwith: [ana, my aunt]\n"
                                 "ignore: unknown-contact\n---\n"},
}  # fmt: skip


@pytest.mark.parametrize("files", FINE.values(), ids=FINE)
def test_what_hides_no_debt_is_not_counted(journal: MakeJournal, files: dict[str, Any]) -> None:
    made = journal({"contacts/ana.md": ANA, **files})
    assert json.loads(made.run("todo", "--format", "json").stdout)["unclear"] == 0


@pytest.mark.parametrize("task", ["- [ ] send it to [[Anna]] 📅 2026-12-01", "- [ ] send it to [[Twin]] 📅 2026-12-01"])
def test_a_promise_to_somebody_unknown_or_to_one_of_two_is_unclear(journal: MakeJournal, task: str) -> None:
    twins = {f"contacts/{name}.md": f"---\nname: {name}\naliases: Twin\n---\n" for name in ("ben", "chi")}
    made = journal({"contacts/ana.md": f"{ANA}\n{task}\n", **twins})
    assert json.loads(made.run("todo", "--format", "json").stdout)["unclear"] == 1
