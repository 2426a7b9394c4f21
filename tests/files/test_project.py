"""Whatever mkdocs.yml says, a command answers in one line (contract §5, §7)."""

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import MakeJournal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.model.settings import Settings

BAD = {
    'INHERIT: "a\\0"': 0,
    "INHERIT: [a]": 0,
    "INHERIT: .": 0,
    f"docs_dir: {'x' * 5000}": 2,
    'docs_dir: "j\\0"': 2,
    "x: !!int abc": 0,
    "x: !!timestamp abc": 0,
    "x: !!float q": 0,
    "x: !!bool q": 0,
    'x: !!binary "*"': 0,
    "x: 2025-02-29": 0,
    "x: *a": 2,
    "- a": 2,
    "? [a]\n: b": 2,
}
OPTIONS = {
    "owed_since": ("2025-02-29", "2025-13-01", "99:99:99", "abc", "[1]", "{a: b}", "1e9", "!!int abc", "9" * 5000),
    "today": ("2026-02-30", "tomorrow", "true"),
    "lapse_days": ("-1", "x", "1.5", "true", "[]", "9" * 5000),
    "outreach_tries": ("0", "-1"),
    "rules": ("{too-long: maybe}", "[a]", "{nope: off}", "2025-02-29"),
    "debts": ("{connect: maybe}", "{nope: off}", "3"),
    "card_for": ("x", "[1]", "{}"),
    "known_fields": ("1", "[1]", "{a: b}"),
}


def answer(root: Path, config: str) -> tuple[int, list[str]]:
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(root), "todo"], prog_name="journal", catch_exceptions=False)
    return done.exit_code, done.stderr.splitlines()


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:20])
def test_a_mkdocs_yml_is_read_or_refused_in_one_line(journal: MakeJournal, text: str) -> None:
    root = journal({}).root
    before = "" if text.startswith(("docs_dir", "- ", "? ")) else "docs_dir: journal\nplugins: [journal]\n"
    code, said = answer(root, f"{before}{text}\n")
    assert code == BAD[text]
    assert len(said) == (code == 2)
    assert not any("journal init" in line for line in said)  # there is a journal, only not a good one


@pytest.mark.parametrize(("option", "value"), [(name, value) for name, bad in OPTIONS.items() for value in bad],
                         ids=lambda text: text[:20])  # fmt: skip
def test_a_bad_value_of_an_option_is_one_line(journal: MakeJournal, option: str, value: str) -> None:
    root = journal({}).root
    code, said = answer(root, f"docs_dir: journal\nplugins:\n- journal:\n    {option}: {value}\n")
    assert code == 2
    assert len(said) == 1
    assert "mkdocs.yml" in said[0]
    assert len(said[0]) < 300


@pytest.mark.parametrize("option", ["lapse_days", "thank_email_hours", "nudge_days", "min_questions", "news_days"])
def test_a_number_may_be_nought(journal: MakeJournal, option: str) -> None:
    root = journal({}).root
    assert answer(root, f"docs_dir: journal\nplugins:\n- journal:\n    {option}: 0\n") == (0, [])


def test_where_there_is_no_mkdocs_yml_the_way_to_one_is_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "todo"], prog_name="journal")
    assert done.exit_code == 2
    assert "`journal init` begins one" in done.stderr


@pytest.mark.parametrize("plugins", ["[search, journal, journal]", "[journal, {journal: {lapse_days: 3}}]"])
def test_a_plugin_listed_twice_is_said(journal: MakeJournal, plugins: str) -> None:
    root = journal({"contacts/ana.md": "---\nname: Ana\n---\n"}).root
    code, said = answer(root, f"docs_dir: journal\nplugins: {plugins}\n")
    assert (code, said) == (2, ["journal: mkdocs.yml lists the plugin `journal` twice; keep one"])


def test_the_documentation_of_something_else_within_a_journal_is_no_journal(journal: MakeJournal) -> None:
    other = journal({"contacts/ana.md": "---\nname: Ana\n---\n"}).root / "manual"
    (other / "docs").mkdir(parents=True)
    code, said = answer(other, "site_name: Manual\n")
    assert code == 2
    assert len(said) == 1
    assert "manual/mkdocs.yml does not list the plugin `journal`" in said[0]


def test_a_folder_of_records_is_read_though_the_plugin_is_not_listed(journal: MakeJournal) -> None:
    root = journal({"contacts/ana.md": "---\nname: Ana\n---\n"}).root
    assert answer(root, "docs_dir: journal\n") == (0, [])


KEYS = (
    "site_name", "docs_dir", "site_dir", "plugins", "INHERIT", "theme", "nav", "watch", "hooks", "markdown_extensions",
    "extra_css", "extra", "strict", "dev_addr", "use_directory_urls", "exclude_docs", "edit_uri", "remote_name",
    "site_url", "repo_url", "validation",
)  # fmt: skip
VALUES = (
    "2026-02-30", "99:99:99", "9" * 5000, "!!int abc", "!!timestamp abc", "!!float .", '!!binary "*"', "!!null x",
    '"a\\0"', "x" * 5000, "[]", "{}", "[[[[]]]]", "{a: {b: c}}", "~", "-1", "1e400", ".nan", "!!set {a, b}",
    "!!omap [a: b]", "!!python/name:os.system", "!!python/object/apply:os.getcwd []", "!ENV [HOME, x]", "!ENV {a: b}",
    "!!bool q", "!!merge <<", "<<: 3", "&a [*a]", "*b", '"\\ud800"', "0x_", "0b2", "1_000:99", "[", "'", "\t",
    "!!str {a: b}", "!!map 3", "!!seq 3", "!x y", "../..", "/", ".", "''", "{<<: [1]}", "? [a] : b", "--- \n---",
)  # fmt: skip


def whole(key: str, value: str) -> str:
    """Return a mkdocs.yml that is in order but for one value."""
    usual = {"site_name": "x", "docs_dir": "journal", "plugins": "[journal]"}
    return "".join(f"{name}: {said}\n" for name, said in {**usual, key: value}.items())


def is_plain(code: int, said: list[str]) -> bool:
    return code in (0, 1) or (code == 2 and len(said) == 1 and len(said[0]) < 600)


@pytest.mark.parametrize("key", KEYS)
def test_whatever_stands_at_a_key_no_command_fails_otherwise_than_in_one_line(journal: MakeJournal, key: str) -> None:
    root = journal({"contacts/ana.md": "---\nname: Ana\n---\n"}).root
    for value in VALUES:
        code, said = answer(root, whole(key, value))
        assert is_plain(code, said), (value[:40], said)


@settings(max_examples=60)
@given(
    option=st.sampled_from([field.name for field in fields(Settings)]),
    value=st.sampled_from(VALUES) | st.text(max_size=20).map(lambda text: f'"{text}"') | st.text(max_size=20),
)
def test_whatever_an_option_says_is_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, option: str, value: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "options"
    (root / "journal/contacts").mkdir(parents=True, exist_ok=True)
    config = f"docs_dir: journal\nplugins:\n- journal:\n    {option}: {value}\n"
    assume(not {*config} & set(map(chr, range(0xD800, 0xE000))))
    assert is_plain(*answer(root, config))


@pytest.mark.parametrize("name", ["1", "2026-01-01", "~", "yes", "1.5", "'\\e[31m'"])
def test_an_option_named_by_no_word_is_no_option(journal: MakeJournal, name: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    config = f"docs_dir: journal\nplugins:\n- journal:\n    {name}: 1\n"
    assert is_plain(*answer(small.root, config))


WRONG = (
    "owed_since: 2026-02-30", "lapse_days: 99:99:99", f"news_days: {'9' * 5000}", "today: !!timestamp abc",
    "nudge_days: !!int abc",
)  # fmt: skip
COMMANDS = (
    "check", "todo", "show ana", "list contacts", "find ana", "new contact Bo", "contacted ana --by email",
    "rename ana anna", "review", "export json", "export ics", "build", "serve", "draft request ana",
)  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:20])
def test_each_command_says_of_a_wrong_option_the_same_line(journal: MakeJournal, text: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    config = f"site_name: x\ndocs_dir: journal\ntheme: {{name: material}}\nplugins:\n- journal:\n    {text}\n"
    (small.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for words in COMMANDS:
        done = small.run(*words.split())
        assert done.exit_code == 2, words
        assert done.stderr.count("\n") == 1, words
        assert text.partition(":")[0] in done.stderr, words
