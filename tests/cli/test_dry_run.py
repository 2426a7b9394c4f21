"""`--dry-run`: every command that writes shows what it would change, and changes nothing."""

import pytest
from changed_lines import texts
from conftest import MakeJournal

from generator.cli import COMMANDS, load_command

JUST_MADE = {"build", "serve", "export", "import"}
"""They make files that hold nothing of their own; of `import`, `apply` writes records."""
WORLD = {
    "contacts/ana.md": "---\nname: Ana Silva\noutreach: [2026-11-10 email]\n---\n",
    "contacts/ben.md": "---\nname: Ben Okafor\n---\n",
    "contacts/b-okafor.md": "---\nname: Benny Okafor\n---\n",
    "meetings/2026-11-20-ana.md": (
        "---\ndate: 2026-11-20\nwith: ana\nfollow_ups: [send it]\nthank: no\n---\n\n## Notes\n\nShe builds boats.\n"
    ),
    "meetings/2026-11-25-ben.md": "---\ndate: 2026-11-25\nwith: ben\n---\n",
    "imports/x.md": "- [x] contact `dee`\n",
}
RUNS: dict[str, tuple[tuple[str, ...], str]] = {
    "done": (("thank-email/2026-11-20-ana",), "+thanks:"),
    "waive": (("thank-card/2026-11-20-ana", "--why", "no address"), "+waived:"),
    "later": (("ana", "2026-12-20"), "+snooze_until: 2026-12-20"),
    "contacted": (("ana", "--by", "phone"), "+outreach: [2026-11-10 email, 2026-11-22 phone]"),
    "replied": (("ana",), "+outreach: [2026-11-10 email replied 2026-11-22]"),
    "heard": (("ben", "--by", "email"), "+heard:"),
    "met": (("ana",), "+++ journal/meetings/2026-11-22-ana-silva.md"),
    "new": (("contact", "Chi Lam"), "+name: Chi Lam"),
    "cancel": (("ben",), "+status: cancelled"),
    "move": (("ben", "2026-11-27"), "rename to journal/meetings/2026-11-27-ben.md"),
    "rename": (("ben", "ben-o"), "rename to journal/contacts/ben-o.md"),
    "merge": (("ben", "b-okafor"), "+aliases:"),
    "check": (("--fix",), ""),
    "init": (("other",), "mkdocs.yml"),
}


def test_every_command_that_writes_can_show_it_first() -> None:
    offers = {name for name in COMMANDS if any("--dry-run" in one.opts for one in load_command(name).params)}
    assert offers == {*RUNS, "merge-file"}, "what git runs is tried beside its other tests"
    reads = {"explain", "todo", "show", "list", "find", "review", "brief", "draft", "schema", "lsp"}
    assert set(COMMANDS) - offers == reads | JUST_MADE


@pytest.mark.parametrize(("command", "args", "shown"), [(name, *run) for name, run in RUNS.items()])
def test_a_dry_run_shows_the_change_and_writes_nothing(
    journal: MakeJournal, command: str, args: tuple[str, ...], shown: str
) -> None:
    small = journal({path: text for path, text in WORLD.items() if not path.startswith("imports")})
    before = sorted(small.root.rglob("*")), texts(small)
    given = (str(small.root / "other"),) if command == "init" else args
    result = small.run(command, *given, "--dry-run")
    assert result.exit_code == 0, result.output
    assert shown in result.stdout
    assert (sorted(small.root.rglob("*")), texts(small)) == before


def test_what_a_dry_run_shows_is_what_is_written(journal: MakeJournal) -> None:
    """Two facts of one file are one difference, and what is owed then is said as it would be."""
    small = journal(WORLD)
    ids = ("thank-email/2026-11-20-ana", "thank-card/2026-11-20-ana")
    dry = small.run("done", *ids, "--dry-run")
    shown = [line for line in dry.stdout.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert dry.stdout.count("--- journal/meetings/2026-11-20-ana.md") == 1
    before = texts(small)
    assert small.run("done", *ids).exit_code == 0
    new = [line for path, text in texts(small).items() for line in text.splitlines() if line not in before[path]]
    assert [line[1:] for line in shown] == new
    assert small.run("done", *ids, "--dry-run").exit_code == 2


def test_what_could_not_be_written_is_refused_in_a_dry_run_too(journal: MakeJournal) -> None:
    small = journal({**WORLD, "meetings/2026-11-27-ben.md": "---\ndate: 2026-11-27\nwith: ana\n---\n"})
    result = small.run("move", "ben", "2026-11-27", "--dry-run")
    assert (result.exit_code, result.stdout) == (2, "")


def test_what_would_be_owed_is_told(journal: MakeJournal) -> None:
    small = journal(WORLD)
    written, dry = small.run("heard", "ben", "--by", "email", "--dry-run"), small.run("heard", "ben", "--by", "email")
    owed = [line for line in dry.stderr.splitlines() if line.startswith("next:")]
    assert owed
    assert [line for line in written.stderr.splitlines() if line.startswith("next:")] == owed
