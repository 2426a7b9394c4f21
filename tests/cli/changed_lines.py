"""What a command did to a small journal: which lines went and came, and what is owed before and after."""

import json
from difflib import unified_diff

from small_journal import SmallJournal


def texts(small: SmallJournal) -> dict[str, str]:
    """Return every file of the journal by its path, line ends as they are."""
    return {
        path.relative_to(small.root).as_posix(): path.read_bytes().decode()
        for path in sorted((small.root / "journal").rglob("*.md"))
    }


def changed_lines(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """Return for each file that differs the lines that went (`-`) and came (`+`), in their order."""
    found = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, ""), after.get(path, "")
        if old != new:
            diff = unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
            found[path] = [line for line in list(diff)[2:] if not line.startswith("@@")]
    return found


def owed(small: SmallJournal, *args: str) -> dict[str, str]:
    """Return the state of every debt by its id."""
    result = small.run(*args, "todo", "--all", "--format", "json")
    assert result.exit_code == 0, result.output
    return {debt["id"]: debt["state"] for debt in json.loads(result.stdout)["debts"]}


def still_open(small: SmallJournal, *args: str) -> set[str]:
    """Return the ids of what is owed now."""
    return {name for name, state in owed(small, *args).items() if state in ("overdue", "today", "upcoming")}


def errors(small: SmallJournal, *args: str) -> list[str]:
    """Return what `check` calls an error."""
    result = small.run(*args, "check", "--format", "json")
    found = json.loads(result.stdout)["diagnostics"]
    return [f"{d['path']}:{d['line']} {d['rule']} {d['message']}" for d in found if d["severity"] == "error"]
