"""The journal as it was, from git's objects alone: whatever lies in them, nothing in the folder is touched."""

import os
from pathlib import Path

import pytest
from conftest import MakeJournal
from kept_in_git import Kept, keep
from small_journal import SmallJournal

from generator.files.git import Blob, History, NoHistory
from generator.model.earlier import Past, past
from generator.model.journal import Journal
from generator.model.loader import load

ANA = "---\nname: Ana\nrole: {role}\n---\n"


def then(kept: Kept, revision: str) -> Journal:
    return the_past(kept, revision).journal


def the_past(kept: Kept, revision: str) -> Past:
    history = History(kept.root)
    commit = history.commit(revision)
    assert commit is not None
    return past(history, commit, load(kept.root / "journal"))


@pytest.fixture
def kept(journal: MakeJournal) -> Kept:
    """Return a journal whose first commit has Ana and Ben, and whose folder has more since."""
    small = journal({"contacts/ana.md": ANA.format(role="cook"), "contacts/ben.md": "---\nname: Ben\n---\n"})
    kept = keep(small.root)
    kept.commit("2026-11-01")
    kept.write("contacts/ana.md", ANA.format(role="chef"))
    kept.write("contacts/chi.md", "---\nname: Chi\n---\n")
    (kept.root / "journal/contacts/ben.md").unlink()
    return kept


def state(kept: Kept) -> dict[str, tuple[bytes, int]]:
    files = (path for path in kept.root.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_records_are_what_they_were_and_the_folder_is_left_alone(kept: Kept) -> None:
    before = state(kept)
    was = then(kept, "HEAD")
    assert [(person.slug, person.role) for person in was.contacts] == [("ana", "cook"), ("ben", None)]
    assert state(kept) == before


def test_what_has_not_changed_is_not_read_again(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA.format(role="cook"), "contacts/ben.md": "---\nname: Ben\n---\n"})
    kept = keep(small.root)
    kept.commit("2026-11-01")
    kept.write("contacts/ana.md", ANA.format(role="chef"))
    now, history = load(small.root / "journal"), History(small.root)
    commit = history.commit("HEAD")
    assert commit is not None
    was = past(history, commit, now).journal
    assert was.contacts.find("ben") is now.contacts.find("ben")
    assert was.contacts.find("ana") is not now.contacts.find("ana")


def test_a_file_that_was_only_touched_has_not_changed(kept: Kept) -> None:
    kept.commit("2026-11-02")
    for path in (kept.root / "journal").rglob("*.md"):
        path.write_bytes(path.read_bytes())
        os.utime(path, (1, 1))
    found = the_past(kept, "HEAD")
    assert (found.new, found.changed, found.removed) == ((), (), ())
    kept.write("contacts/ana.md", ANA.format(role="chef").replace("\n", "\r\n"))
    assert the_past(kept, "HEAD").changed == (), "an end of line says nothing"


@pytest.mark.parametrize("staged", [False, True])
def test_files_that_came_changed_and_went(kept: Kept, staged: bool) -> None:
    if staged:
        kept.git("add", "--all")
    found = the_past(kept, "HEAD")
    assert found.new == ("journal/contacts/chi.md",)
    assert found.changed == ("journal/contacts/ana.md",)
    assert found.removed == ("journal/contacts/ben.md",)


def test_templates_imports_and_hidden_files_are_no_part_of_it(journal: MakeJournal) -> None:
    names = ("templates/contact.md", "imports/list.md", ".obsidian/x.md", "contacts/.ana.md")
    kept = keep(journal({"contacts/ana.md": ANA.format(role="cook"), **dict.fromkeys(names, "x")}).root)
    kept.commit("2026-11-01")
    for name in names:
        kept.write(name, "y")
    found = the_past(kept, "HEAD")
    assert (found.new, found.changed, found.removed) == ((), (), ())
    assert [person.slug for person in found.journal.contacts] == ["ana"]


def test_a_journal_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    kept = keep(tmp_path)
    root = tmp_path / "notes" / "mine"
    (root / "journal" / "contacts").mkdir(parents=True)
    (root / "journal" / "contacts" / "ana.md").write_text(ANA.format(role="cook"), encoding="utf-8")
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "other.md").write_text("x", encoding="utf-8")
    kept.commit("2026-11-01")
    assert [person.role for person in then(Kept(root), "HEAD").contacts] == ["cook"]


HOSTILE = [
    "contacts/-rf.md", "contacts/a b\tc.md", "contacts/new\nline.md", "contacts/--output=x.md", 'contacts/"quo"te.md',
    "contacts/:(exclude)ana.md", "contacts/王小明.md", "contacts/*.md", "contacts/.hidden.md", "contacts/a\\b.md",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_of_a_file_is_only_a_name(journal: MakeJournal, name: str) -> None:
    kept = keep(journal({"contacts/ana.md": ANA.format(role="cook"), name: ANA.format(role="old")}).root)
    kept.commit("2026-11-01")
    kept.write(name, ANA.format(role="new"))
    roles = sorted(str(person.role) for person in then(kept, "HEAD").contacts)
    assert roles == (["cook"] if "/." in name else ["cook", "old"])


def test_a_name_that_is_no_unicode(journal: MakeJournal) -> None:
    kept = keep(journal({"contacts/ana.md": ANA.format(role="cook")}).root)
    try:
        Path(os.fsdecode(os.fsencode(kept.root / "journal/contacts") + b"/caf\xe9.md")).write_text(
            "---\nname: C\n---\n"
        )
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    kept.commit("2026-11-01")
    assert len(then(kept, "HEAD").contacts) == 2


def test_links_huge_files_and_other_bytes_end_nothing(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana.md": ANA.format(role="cook"), "contacts/big.md": b"---\nname: Big\n---\n" + b"x" * 2**20}
    )
    kept = keep(small.root)
    (kept.root / "journal/contacts/link.md").symlink_to("/etc/hostname")
    (kept.root / "journal/contacts/latin.md").write_bytes("---\nname: Zoë\n---\n".encode("latin-1"))
    kept.commit("2026-11-01")
    for path in (kept.root / "journal/contacts").glob("*.md"):
        path.unlink()
    kept.write("contacts/dan.md", "---\nname: Dan\n---\n")
    assert [person.slug for person in then(kept, "HEAD").contacts] == ["ana", "latin"]


@pytest.mark.parametrize(
    "revision", ["--output=x", "-1", "nope", "", "HEAD:journal", "HEAD~9", "a..b", "HEAD\0", "^HEAD"]
)
def test_what_names_no_commit_is_no_commit(kept: Kept, revision: str) -> None:
    assert History(kept.root).commit(revision) is None
    assert not (kept.root / "x").exists()


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD~0", "v1"])
def test_what_names_a_commit_finds_it(kept: Kept, revision: str) -> None:
    kept.git("tag", "v1")
    found = History(kept.root).commit(revision)
    assert found is not None
    assert found.id == kept.git("rev-parse", "HEAD").strip()


def test_the_latest_commit_before_an_instant(kept: Kept) -> None:
    first = kept.git("rev-parse", "HEAD").strip()
    kept.commit("2026-11-10")
    history = History(kept.root)
    noon = 1793534400  # 2026-11-01T12:00:00Z
    assert history.before(noon) is None
    found = history.before(noon + 1)
    assert found is not None
    assert (found.id, found.seconds) == (first, noon)


def test_outside_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    assert History(tmp_path).commit("HEAD") is None


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="git is not installed"):
        History(tmp_path).commit("HEAD")


def test_a_commit_without_the_journal_is_no_past(kept: Kept) -> None:
    kept.git("rm", "-rfq", "--cached", "journal")
    kept.git("commit", "-qm", "x")
    with pytest.raises(NoHistory, match="no file of your journal"):
        then(kept, "HEAD")


def test_an_object_that_was_lost_is_said(kept: Kept) -> None:
    with pytest.raises(NoHistory, match="lost"):
        list(History(kept.root).read([Blob("0" * 40, 3)]))


SETTINGS = (
    "core.fsmonitor", "core.pager", "pager.diff", "pager.ls-tree", "core.editor", "core.sshCommand", "core.askPass",
    "core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean",
    "filter.x.smudge", "filter.x.process", "merge.x.driver", "gpg.program", "uploadpack.packObjectsHook",
    "credential.helper", "trace2.eventTarget", "interactive.diffFilter", "sequence.editor", "remote.origin.vcs",
)  # fmt: skip
HOOKS = ("post-index-change", "post-checkout", "pre-commit", "fsmonitor-watchman", "reference-transaction")


def trapped(kept: Kept) -> Path:
    """Let every setting and hook of a repository name a program, and return the file that it would make."""
    sprung = kept.root / "sprung"
    trap = kept.root / "trap.sh"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >> {sprung}\ncat\n', encoding="utf-8")
    trap.chmod(0o755)
    for setting in SETTINGS:
        kept.git("config", setting, str(trap))
    for command in ("diff", "ls-tree", "rev-list", "cat-file", "rev-parse"):
        kept.git("config", f"alias.{command}", f"!{trap}")
    kept.git("config", "log.showSignature", "true")
    for hook in HOOKS:
        (kept.root / ".git/hooks").mkdir(exist_ok=True)
        (kept.root / ".git/hooks" / hook).symlink_to(trap)
    (kept.root / ".gitattributes").write_text("*.md diff=x filter=x merge=x\n", encoding="utf-8")
    return sprung


def test_no_program_that_the_repository_names_is_run(kept: Kept) -> None:
    sprung = trapped(kept)
    for path in (kept.root / "journal").rglob("*.md"):
        os.utime(path, (1, 1))  # git would look at a file whose time is new to it
    assert len(then(kept, "HEAD").contacts) == 2
    small = SmallJournal(kept.root)
    for words in ("review --since HEAD", "review --since 2026-11-10", "review", "check", "todo"):
        small.run(*words.split())
        assert not sprung.exists(), words
    assert small.run("review", "--since", "HEAD").exit_code == 0


def test_the_traps_are_sprung_where_git_looks_at_the_folder_itself(kept: Kept) -> None:
    sprung = trapped(kept)
    kept.git("diff", "HEAD", ok=False)
    assert sprung.exists(), "else the test above would prove nothing"


def test_a_missing_object_is_fetched_from_nowhere(kept: Kept) -> None:
    commit = kept.git("rev-parse", "HEAD").strip()
    sprung = trapped(kept)
    kept.git("config", "remote.origin.url", f"ext::{kept.root / 'trap.sh'} x")
    kept.git("config", "protocol.ext.allow", "always")
    kept.git("config", "remote.origin.promisor", "true")
    kept.git("config", "extensions.partialClone", "origin")
    kept.git("config", "core.repositoryFormatVersion", "1")
    for blob in (line.split()[2] for line in kept.git("ls-tree", "-r", commit).splitlines()):
        (kept.root / ".git/objects" / blob[:2] / blob[2:]).unlink(missing_ok=True)
    sprung.unlink(missing_ok=True)
    with pytest.raises(NoHistory):
        then(kept, commit)
    assert not sprung.exists()


def test_what_git_keeps_encrypted_is_said_and_taken_for_no_change(kept: Kept) -> None:
    kept.write("contacts/ana.md", "\0GITCRYPT\0secret")
    kept.commit("2026-11-02")
    kept.write("contacts/ana.md", ANA.format(role="chef"))
    with pytest.raises(NoHistory, match="encrypted"):
        then(kept, "HEAD")


# A value with {0} names a file or folder that is not there.
MISLEADING = {
    "GIT_DIR": "{0}", "GIT_WORK_TREE": "{0}", "GIT_INDEX_FILE": "{0}", "GIT_COMMON_DIR": "{0}",
    "GIT_OBJECT_DIRECTORY": "{0}", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "{0}", "GIT_NAMESPACE": "x",
    "GIT_CEILING_DIRECTORIES": "{1}", "GIT_EXEC_PATH": "{0}", "GIT_SHALLOW_FILE": "{0}", "GIT_GRAFT_FILE": "{0}",
    "GIT_CONFIG": "{0}", "GIT_CONFIG_GLOBAL": "{1}", "GIT_CONFIG_SYSTEM": "{1}", "GIT_CONFIG_PARAMETERS": "'x",
    "GIT_CONFIG_COUNT": "9", "GIT_TRACE": "{0}", "GIT_TRACE_SETUP": "{0}", "GIT_TRACE_PACKET": "{0}",
    "GIT_TRACE2": "{0}", "GIT_TRACE2_EVENT": "{0}", "GIT_TRACE2_PERF": "{0}", "GIT_REDIRECT_STDERR": "{0}",
    "GIT_REDIRECT_STDOUT": "{0}", "GIT_EXTERNAL_DIFF": "{0}", "GIT_DEFAULT_HASH": "x", "GIT_ATTR_SOURCE": "nope",
    "GIT_QUARANTINE_PATH": "{0}", "GIT_PREFIX": "journal/contacts/", "GIT_GLOB_PATHSPECS": "1",
    "GIT_ICASE_PATHSPECS": "1",
}  # fmt: skip


@pytest.mark.parametrize("name", MISLEADING)
def test_no_variable_of_git_misleads_it_or_lets_it_write(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A hook of git that runs us sets some of them; all are left behind."""
    nowhere = kept.root.parent / f"{kept.root.name}-nowhere"
    monkeypatch.setenv(name, MISLEADING[name].format(nowhere, kept.root))
    assert len(then(kept, "HEAD").contacts) == 2
    assert not nowhere.exists()
