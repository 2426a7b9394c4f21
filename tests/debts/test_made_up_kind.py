"""One more kind of debt, in one file, goes through every command, page and feed without another line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import write_site_journal

TALK = "kind: catch-up\nasked_by: them\n---\n\n## Notes\n\nWe spoke.\n"
FILES = {
    "profile.md": "---\nname: Dot\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\nlinkedin_connected: not-wanted\n---\n",
    "contacts/ben.md": "---\nname: Ben Okafor\nlinkedin_connected: not-wanted\n---\n",
    "meetings/held.md": f"---\ndate: 2026-11-02\nwith: [ana, ben]\nintroductions: [Mr Nobody]\n{TALK}",
    "meetings/soon.md": f"---\ndate: 2026-11-12\nwith: ana\n{TALK}",
    "meetings/next.md": "---\ndate: 2026-11-25 10:00\nwith: ben\nasked_by: them\n---\n",
}
ANA, BEN, NOBODY = "picture/held/ana", "picture/held/ben", "picture/held/-/address"
Run = Callable[..., dict[str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site_journal(tmp_path / "small", FILES)


@pytest.fixture
def run(root: Path) -> Run:
    """Return a function that runs commands one after the other, and returns what each said, and how it ended."""

    def ran(*lines: str) -> dict[str, str]:
        script = Path(__file__).with_name("made_up_kind.py")
        made = subprocess.run([sys.executable, script, *lines], cwd=root, capture_output=True, text=True, check=False)
        assert not made.stderr.count("Traceback"), made.stderr
        parts = made.stdout.split("$ journal ")[1:]
        assert len(parts) == len(lines), made.stderr
        return {line: part.partition("\n")[2] for line, part in zip(lines, parts, strict=True)}

    return ran


def test_it_is_listed_closed_let_go_and_explained(run: Run, root: Path) -> None:
    said = run(
        "todo", "todo --format json", "todo --all --within 60", f"later {ANA} 2026-12-01", f"done {NOBODY}",
        f"waive {BEN} --why 'He moved'", "todo --all", f"done {ANA} --on 2026-11-01", f"done {ANA} --on 2026-11-20",
        "explain picture", "explain", "review --since 2026-11-15", "review --since 2026-11-15 --format json",
    )  # fmt: skip
    todo = said["todo"]
    assert "Send Ana Silva and Ben Okafor the picture" in todo
    assert "They are in it." in todo
    assert "Ask Mr Nobody for an address" in todo
    assert "Write where to send it in journal/meetings/held.md." in todo
    found = {one["id"]: one for one in json.loads(said["todo --format json"].rpartition("exit")[0])["debts"]}
    assert (found[ANA]["why"], found[ANA]["due"], found[ANA]["close"]) == (
        "You took a picture of Ana Silva on 2 November", "2026-11-19", f"journal done {ANA}",
    )  # fmt: skip
    assert found[NOBODY]["name"] == "Mr Nobody"
    assert "not before 2026-12-01" in said[f"later {ANA} 2026-12-01"]
    assert "exit 2" in said[f"done {NOBODY}"]
    assert "exit 2" in said[f"done {ANA} --on 2026-11-01"]
    assert "He moved" in said["todo --all"].partition("No longer owed")[2]
    assert "picture/ben: He moved" in (root / "journal/meetings/held.md").read_text()
    assert "A picture of the meeting." in said["explain picture"]
    assert "picture: off" in said["explain picture"]
    assert "picture" in said["explain"]
    assert "Send Ana Silva the picture: done on 20 November" in said["review --since 2026-11-15"]


def test_it_stands_on_every_page_and_in_every_feed(run: Run, root: Path) -> None:
    said = run(
        "build", "show ana", "brief next", "list contacts", "check", "export json -o out.json", "export ics -o out.ics",
        "export csv -o csv", "export xlsx -o out.xlsx", "export sqlite -o out.sqlite", "export pages -o pages",
        "build --for mentor", f"draft {ANA}",
    )  # fmt: skip
    assert {line: part.rsplit("exit ", 1)[-1].strip() for line, part in said.items()} == {
        line: "2" if line.startswith("draft") else "0" for line in said
    }
    site = root / "site"
    for page in ("index.html", "what-i-owe.html", "contacts/ana.html", "meetings/held.html"):
        shown = (site / page).read_text()
        assert f'data-debt="{ANA}"' in shown or f'data-debt="{NOBODY}"' in shown, page
    owed = (site / "what-i-owe.html").read_text()
    assert 'Send <strong><a href="contacts/ana.html">Ana Silva</a></strong> the picture' in owed
    assert "Ask <strong>Mr Nobody</strong> for an address" in owed
    # It begins on the fourteenth day after the meeting, which lies ahead.
    assert '<template data-from="2026-11-26"' in owed
    assert 'data-coming="picture/soon/ana"' in owed
    assert "You took a picture of Ben Okafor on 2 November" in said["brief next"]
    assert "SUMMARY:Send Ana Silva the picture" in (site / "journal.ics").read_text()
    assert ANA in (root / "out.json").read_text()
    assert "Send Ana Silva the picture" in (root / "csv").read_text(encoding="utf-8-sig")
