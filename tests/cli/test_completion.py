"""Behind Tab: people, files and debts, first as the program offers them, then in the shells themselves."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.cli import main

FILES: Mapping[str, str | bytes] = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\n---\n",
    "contacts/school/ben.md": "---\naliases: [Benny]\nname: 'Benedikt: Okoro'\n---\n",
    "contacts/.hidden.md": "---\nname: Ana Hidden\n---\n",
    "contacts/an odd;name.md": "---\nname: Ana Odd\n---\n",
    "contacts/bad.md": b"\xff\xfe",
    "companies/acme.md": "---\nname: Acme\n---\n",
    "meetings/2026-11-20-ana-silva.md": "---\ndate: 2026-11-20\nwith: ana-silva\n---\n\n## Notes\n\nGood.\n",
    "meetings/2026-11-18-ben.md": "---\ndate: 2026-11-18\nwith: ben\nkind: catch-up\n---\n\n## Notes\n\nGood.\n",
    "events/2026-11-20-fair.md": "---\nname: Fair\ndate: 2026-11-20\n---\n",
    "updates/2026-11-01-news.md": "---\ndate: 2026-11-01\nsubject: A new bench\n---\n",
}
GLOBAL = ("--today", "2026-11-22")


@pytest.fixture
def small(journal: MakeJournal) -> SmallJournal:
    return journal(FILES)


def offered(small: SmallJournal, *typed: str) -> list[str]:
    """Return what is offered behind the words `typed`, the last of which is not finished."""
    before, last = ["-C", str(small.root), *GLOBAL, *typed[:-1]], typed[-1]
    complete = ShellComplete(main, {}, "journal", "_JOURNAL_COMPLETE")
    return [item.value for item in complete.get_completions(before, last)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (["show", "an"], ["ana-silva"]),
        (["show", "Sil"], ["ana-silva"]),
        (["show", "oko"], ["ben"]),
        (["show", "ac"], ["acme"]),
        (["show", "2026"], ["2026-11-18-ben", "2026-11-20-ana-silva", "2026-11-20-fair", "2026-11-01-news"]),
        (["show", "zz"], []),
        (["move", ""], ["2026-11-20-ana-silva", "2026-11-18-ben", "ana-silva", "bad", "ben"]),
        (["cancel", "be"], ["ben"]),
        (["contacted", "b"], ["bad", "ben"]),
        (["met", "ana-silva", "be"], ["ben"]),
        (["new", "meeting", "x", "--with", "a"], ["ana-silva"]),
        (["todo", "--contact", "ana"], ["ana-silva"]),
        (["brief", "be"], ["ben"]),
        (["explain", "not-a-d"], ["not-a-date"]),
        (["explain", "thank-c"], ["thank-card"]),
        (["done", "thank-email/"], ["thank-email/2026-11-18-ben/ben", "thank-email/2026-11-20-ana-silva/ana-silva"]),
        (["waive", "thank-c"], ["thank-card/2026-11-20-ana-silva/ana-silva"]),
        (["draft", "thanks", "2026-11-20"], ["2026-11-20-ana-silva"]),
        (["draft", "re"], ["request", "report-back", "rearrange"]),
        (["draft", "thanks", "re"], []),
        (["contacted", "ana", "--by", "em"], ["email"]),
        (["no-such-command", "an"], []),
        (["rev"], ["review"]),
    ],
)
def test_what_is_offered(small: SmallJournal, typed: list[str], wanted: list[str]) -> None:
    assert offered(small, *typed) == wanted


def test_a_command_called_list_leaves_the_word_to_python(small: SmallJournal) -> None:
    small.run("list", "contacts")
    assert offered(small, "lis") == ["list"]
    assert "rename" in small.run("--help").output


def test_what_was_done_is_no_longer_offered(small: SmallJournal) -> None:
    assert small.run("done", "thank-email/2026-11-18", "--by", "email").exit_code == 0
    assert offered(small, "done", "thank-email/") == ["thank-email/2026-11-20-ana-silva/ana-silva"]


def test_with_each_name_stands_who_it_is(small: SmallJournal) -> None:
    complete = ShellComplete(main, {}, "journal", "_JOURNAL_COMPLETE")
    (item,) = complete.get_completions(["-C", str(small.root), "heard"], "be")
    assert item.help == "Benedikt: Okoro"


def test_outside_a_journal_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    complete = ShellComplete(main, {}, "journal", "_JOURNAL_COMPLETE")
    for command in ("show", "done", "move"):
        assert complete.get_completions(["-C", str(tmp_path), command], "") == []


def test_it_leaves_links_alone(small: SmallJournal, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\nname: Ana Secret\n---\n", encoding="utf-8")
    (small.root / "journal/contacts/ana-link.md").symlink_to(secret)
    os.mkfifo(small.root / "journal/contacts/ana-pipe.md")
    assert offered(small, "contacted", "ana") == ["ana-silva"]


CARD = "thank-card/2026-11-20-ana-silva/ana-silva"
FAIR = "write-up/event:2026-11-20-fair/-"
TYPED = [
    ("journal show sil", "ana-silva"),
    ("journal done thank-card", CARD),
    ("journal done write-up/ev", f"done {FAIR}"),
    ("journal done write-up/event:", f"done {FAIR}"),
    ("journal done write-up/event:2026", f"done {FAIR}"),
    (f"journal done {FAIR} thank-card", f"{FAIR} {CARD}"),
    ("journal done 'write-up/event:2026", f"done '{FAIR}"),
    ("TZ=UTC journal done write-up/event:2026", f"done {FAIR}"),
]
"""What is typed before Tab, and what then stands there."""
_BASH = ["bash", "--norc", "--noprofile", "-i"]
_FOR_BASH = 'eval "$(_JOURNAL_COMPLETE=bash_source journal)"'
SHELLS = {
    "bash": (_BASH, _FOR_BASH),
    "bash to which a colon is a letter": (_BASH, f"COMP_WORDBREAKS=${{COMP_WORDBREAKS//:}}; {_FOR_BASH}"),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -D; eval "$(_JOURNAL_COMPLETE=zsh_source journal)"'),
}


def environment(small: SmallJournal) -> dict[str, str]:
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]), "TERM": "xterm",
        "HOME": str(small.root), "SOURCE_DATE_EPOCH": "1795348800", "LANG": "C.UTF-8",
    }  # fmt: skip


def until(terminal: int, wanted: str, patience: float = 60) -> None:
    """Read what a terminal shows up to the text wanted; fail where it does not come."""
    shown, end = "", time.monotonic() + patience
    while wanted not in shown:
        assert time.monotonic() < end, f"{wanted!r} is not in {shown!r}"
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")


@pytest.mark.parametrize(
    ("name", "typed", "wanted"),
    [
        # Everything is typed, by turns in this and that shell; when there is time, in all of them.
        pytest.param(name, *typing, marks=[] if (turn + number) % 2 == 0 else pytest.mark.slow)
        for turn, name in enumerate(SHELLS)
        for number, typing in enumerate(TYPED)
    ],
)
def test_tab_in_a_shell(small: SmallJournal, name: str, typed: str, wanted: str) -> None:
    command, setup = SHELLS[name]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=small.root, env=environment(small), stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as shell:  # fmt: skip
        os.close(theirs)
        try:
            os.write(ours, f"{setup}; echo rea''dy\n".encode())
            until(ours, "ready")
            os.write(ours, f"{typed}\t".encode())
            until(ours, wanted)
        finally:
            shell.kill()
    os.close(ours)


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_tab_in_fish(small: SmallJournal, typed: str, wanted: str) -> None:
    """fish wants a terminal of its own to be asked by hand; it says without one what it would offer."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    wanted = wanted.rpartition(" ")[2].lstrip("'")
    asked = f'_JOURNAL_COMPLETE=fish_source journal | source; complete -C "{typed}"'
    said = subprocess.run(
        ["fish", "--no-config", "-c", asked], cwd=small.root, env=environment(small), capture_output=True, text=True
    )
    assert [line.split("\t")[0] for line in said.stdout.splitlines()] == [wanted], said.stderr
