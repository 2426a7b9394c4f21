"""The one-sheet to hand over: what a stranger would keep, and nothing else."""

from conftest import MakeJournal

PROFILE = (
    "---\nname: Dot <b>Q</b>\nheadline: exhibits\nemail: dot@example.org\nwebsite: 'javascript:alert(1)'\n"
    "objective: learn how floors are chosen\nachievements: [built a tide pool]\ntargets: [acme, hush]\n---\n\n"
    "## My situation\n\nI was let go.\n"
)
FILES = {
    "profile.md": PROFILE,
    "companies/acme.md": "---\nname: Acme\nverdict: too loud\n---\n",
    "companies/hush.md": "---\nname: Hush Ltd\nprivate: yes\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\ncompany: acme\n---\n",
}


def test_it_is_one_file_that_asks_nobody_for_anything(journal: MakeJournal) -> None:
    result = journal(FILES).run("export", "one-sheet")
    assert (result.exit_code, result.stderr) == (0, "")
    for said in ("Dot &lt;b&gt;Q&lt;/b&gt;", "mailto:dot@example.org", "learn how floors", "built a tide pool", "Acme"):
        assert said in result.stdout
    assert "<script" not in result.stdout
    assert 'href="javascript' not in result.stdout
    assert "default-src 'none'" in result.stdout


def test_nothing_else_of_the_journal_is_on_it(journal: MakeJournal) -> None:
    shown = journal(FILES).run("export", "one-sheet").stdout
    assert not [word for word in ("Hush", "let go", "too loud", "Ana", "journal/") if word in shown]


def test_without_a_profile_it_says_what_is_missing(journal: MakeJournal) -> None:
    result = journal({}).run("export", "one-sheet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "profile.md" in result.stderr
