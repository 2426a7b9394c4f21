"""A command shown to be copied is one word after the other that every shell reads alike, whatever people are called."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeJournal
from hypothesis import example, given
from hypothesis import strategies as st
from owner_pages import pages_of
from shells import SHELLS, MisreadError, read_alike
from small_journal import SmallJournal

from generator.debts.closing import as_id, as_word

NAMES = (
    "--help", "-x", "Kim '; touch x; #", "C:\\", "O’Brien", "“Kim” Lund", "$(touch x)", "`touch x`", "; touch x", "a|b",
    "Kim Lund\\", 'Kim "K" Lund', "Kim!", "Kim\u00a0Lund", "Kim, Lund", "D'Arcy Lund", "@kim", "~kim", "=kim", "#kim",
    "%kim%", "*", "{a,b}", "प्रिया शर्मा", "王小明", "🎓", "Kim & Co (Lund)", "$$", "Kim\u202eLund", "Zoë Lund-Æther",
    "1kb",
)  # fmt: skip
CODE = re.compile(r'(?:<code>|data-copy=")(journal .*?)(?:</code>|")')
NOTES = "\n## Notes\n\nSo.\n"
IN_TICKS = re.compile(r"`(journal [^`]*)`")
OURS = re.compile(r"journal (?:contacted|done|new contact|cancel|heard|draft|show|move|met) ")


def world(name: str) -> dict[str, str]:
    """Return a journal in which everybody and everything bears the name, and files do as far as a disk allows."""
    said, given, met = (json.dumps(name + more, ensure_ascii=False) for more in ("", " x", " y"))
    stem = name.replace("/", "")
    known = f"---\nname: {said}\nemail: kim@example.org\nmet_on: 2026-10-01\nmay_follow_up: yes\n---\n"
    return {
        f"contacts/{stem}.md": known,
        "contacts/lee.md": "---\nname: Lee\nmet_on: 2026-10-01\nmay_follow_up: yes\nemail: lee@example.org\n---\n",
        f"meetings/2026-11-20-{stem}.md": f"---\ndate: 2026-11-20\nwith: lee\nintroductions: [{given}]\n---\n{NOTES}",
        f"meetings/{stem} two.md": "---\ndate: 2026-11-21\nwith: lee\n---\n",
        f"events/{stem}.md": f"---\nname: Fair\ndate: 2026-11-19\nmet: [{met}]\n---\n",
        f"updates/{stem}.md": "---\ndate: 2026-11-20\nsubject: New\n---\n\nSo.\n",
    }  # fmt: skip


def shown(small: SmallJournal) -> Iterator[str]:
    """Yield every command that pages, lists and drafts show."""
    for page in pages_of(small.load()).values():
        yield from (html.unescape(one) for one in CODE.findall(page.render()))
    for debt in json.loads(small.run("todo", "--format", "json").stdout)["debts"]:
        yield from (debt["close"],) if debt["close"].startswith("journal ") else IN_TICKS.findall(debt["close"])
    for line in small.run("todo").stdout.splitlines():
        yield from IN_TICKS.findall(line)
    noted = small.run("draft", "news")
    yield from IN_TICKS.findall(noted.stdout + noted.stderr)
    for args in (("replied", "lee"), ("replied", "nobody at all"), ("contacted", "nobody $(x)", "--by", "email")):
        yield from IN_TICKS.findall(small.run(*args).stderr)


@pytest.mark.parametrize("name", NAMES)
def test_every_shell_reads_every_command_alike(name: str, journal: MakeJournal) -> None:
    small = journal(world(name))
    commands = sorted(set(filter(OURS.match, shown(small))))
    assert len(commands) > 6
    for command in commands:
        given = read_alike(command)
        assert given[0] == "journal"
        ways = ("--by", "--all", "--on", "--about")
        assert not [word for word in given if word.startswith("-") and word not in ways]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_copied_closes_what_it_stands_beside(name: str, journal: MakeJournal) -> None:
    small = journal(world(name))
    for debt in json.loads(small.run("todo", "--format", "json").stdout)["debts"]:
        if debt["close"].startswith("journal ") and debt["kind"] in ("approach", "connect", "thank-email", "news"):
            ended = small.run(*read_alike(debt["close"])[1:])
            assert ended.exit_code == 0, (debt, ended.stderr)
            still_open = {one["id"] for one in json.loads(small.run("todo", "--format", "json").stdout)["debts"]}
            assert debt["id"] not in still_open, debt["close"]


def test_who_was_met_gets_a_record_under_the_name_that_was_written(journal: MakeJournal) -> None:
    small = journal({"events/fair.md": '---\nname: Fair\ndate: 2026-11-19\nmet: ["Kim \'; touch x"]\n---\n'})
    (command,) = [one for one in shown(small) if "new contact kim" in one]
    assert small.run(*read_alike(command)[1:]).exit_code == 0
    (made,) = small.load().contacts
    assert (made.name, made.event) == ("Kim '; touch x", "fair")
    assert not made.aliases


@pytest.mark.parametrize("name", ["Kim '; touch x; #", "--help", "Kim!", "; ;", "$(touch x)"])
def test_whose_name_was_given_gets_a_record_under_the_name_that_was_written(name: str, journal: MakeJournal) -> None:
    """Somebody else whose name has the same letters, or bears the slug, is left alone."""
    given = json.dumps([{"name": name, "company": "Salt"}, {"name": f"{name}?", "note": "other"}])
    lee, kim = "---\nname: Lee\nemail: lee@example.org\n---\n", "---\nname: Kim\n---\n"
    meeting = f"---\ndate: 2026-11-20\nwith: lee\nintroductions: {given}\n---\n{NOTES}"
    small = journal({"contacts/lee.md": lee, "contacts/kim.md": kim, "meetings/2026-11-20-lee.md": meeting})
    first, _ = [one for one in json.loads(small.run("todo", "--format", "json").stdout)["debts"]
                if one["kind"] == "approach"]  # fmt: skip
    ended = small.run(*read_alike(first["close"])[1:])
    assert ended.exit_code == 0, ended.stderr
    (made,) = [one for one in small.load().contacts if one.slug not in ("lee", "kim")]
    assert (made.name, made.company, len(made.outreach)) == (first["name"], "Salt" if made.name == name else None, 1)
    left = json.loads(small.run("todo", "--format", "json").stdout)["debts"]
    assert [one["name"] for one in left if one["kind"] == "approach"] == [
        {name: f"{name}?", f"{name}?": name}[first["name"]]
    ]


@given(st.text(max_size=20))
@example("--help")
@example("a\\")
@example("’")
def test_a_word_is_itself_or_its_slug_or_nothing(text: str) -> None:
    for made in (as_word(text), as_word(text, ""), as_id(f"thank-email/{text.replace('/', '')}/-")):
        assert len(read_alike(f"journal done {made}")) == (3 if made else 2)
    if word := as_word(text, ""):
        assert read_alike(word) == [text]
        assert not text.startswith("-")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_as_is_written_down(shell: str, tmp_path: Path) -> None:
    """On a machine that has it, the shell itself says what it reads."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} on this machine")
    for name in NAMES:
        line = f"journal done {as_word(name) or 'NAME'} --by email"
        said = tmp_path / "said.py"
        said.write_text("import sys; sys.stdout.buffer.write(chr(0).join(sys.argv[1:]).encode())", encoding="utf-8")
        call = line.replace("journal", f"python3 {said}", 1)
        ended = subprocess.run([program, "-c", call], capture_output=True, check=True, cwd=tmp_path)
        assert ended.stdout.decode().split("\0") == SHELLS[shell].words(line)[1:]
        assert [one.name for one in tmp_path.iterdir()] == ["said.py"]


@pytest.mark.parametrize("line", ["a $(b)", 'a "$b"', "a 'b", 'a "b', "a ; b", "a 'b’ c", "a\\", "a 'it'\\''s'"])
def test_what_shells_read_in_several_ways_is_found(line: str) -> None:
    with pytest.raises(MisreadError):
        read_alike(line)


def test_curly_quotes_are_quotes_to_powershell() -> None:
    assert SHELLS["pwsh"].words("a ‘b c’ d") == ["a", "b c", "d"]
