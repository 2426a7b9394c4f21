"""First things first: `init` and `import` ask who the owner is, once, and only at a terminal."""

import pytest
from click.testing import CliRunner, Result
from conftest import MakeJournal
from small_journal import TODAY, SmallJournal

from generator.cli import main

CSV = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nDee,Ito,,dee@example.com,A,B,15 Mar 2024\n"
NEW = "---\nname: Your Name # shown\nemail:\nphone: 123  # mine\ntime_zone: # such as Europe/Berlin\n---\n\nHi.\n"
CASES = [
    ((), NEW),
    (("--name", "Dot Marsh"), NEW.replace("Your Name", "Dot Marsh")),
    (("--email", "dot@example.com"), NEW.replace("email:", "email: dot@example.com")),
    (("--time-zone", "Europe/Paris"), NEW.replace("time_zone:", "time_zone: Europe/Paris")),
]


def connections(small: SmallJournal) -> str:
    path = small.root / "Connections.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def profile(small: SmallJournal) -> str:
    return (small.root / "journal" / "profile.md").read_text(encoding="utf-8")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program believe that somebody sits before it."""
    monkeypatch.setattr("generator.cli.about_me.is_asked", lambda: True)


def answered(small: SmallJournal, answers: str, *args: str) -> Result:
    given = ["-C", str(small.root), "--today", TODAY, *args]
    return CliRunner().invoke(main, given, prog_name="journal", input=answers, catch_exceptions=False)


@pytest.mark.parametrize(("said", "text"), CASES)
def test_each_thing_said_is_one_fact_and_nothing_else_is_touched(
    journal: MakeJournal, said: tuple[str, ...], text: str
) -> None:
    small = journal({"profile.md": NEW})
    result = small.run("import", "linkedin", connections(small), *said)
    assert result.exit_code == 0, result.output
    assert profile(small) == text


def test_without_an_answer_the_import_says_in_one_line_what_it_cannot_know(journal: MakeJournal) -> None:
    small = journal({"profile.md": NEW})
    (note,) = [
        line
        for line in small.run("import", "linkedin", connections(small)).stderr.splitlines()
        if line.startswith("note: your profile")
    ]
    assert note == (
        "note: your profile has no name, no e-mail address and no time zone yet, so you are not known by your name"
        " or e-mail address in what comes in and days are by this machine's clock; --name, --email and --time-zone say"
        " them"
    )
    known = small.run(
        "import",
        "linkedin",
        connections(small),
        "--name",
        "Dot",
        "--email",
        "d@x.example",
        "--time-zone",
        "Europe/Paris",
    )
    assert "note: your profile" not in known.stderr


def test_another_address_is_added(journal: MakeJournal) -> None:
    small = journal({"profile.md": "---\nname: Dot\nemail: a@x.example\n---\n"})
    for _ in range(2):
        small.run("import", "linkedin", connections(small), "--email", "B@x.example")
    assert profile(small) == "---\nname: Dot\nemail: [a@x.example, B@x.example]\n---\n"


def test_a_journal_without_a_profile_gets_one(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    small.run("import", "linkedin", connections(small), "--name", "Dot: Marsh")
    assert profile(small) == '---\nname: "Dot: Marsh"\n---\n'


@pytest.mark.parametrize(
    "said", [("--email", "nobody"), ("--time-zone", "Mars"), ("--time-zone", "../../etc/passwd"), ("--email", "@x")]
)
def test_what_can_be_none_is_refused_before_anything_is_written(journal: MakeJournal, said: tuple[str, str]) -> None:
    small = journal({"profile.md": NEW})
    result = small.run("import", "linkedin", connections(small), *said)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert profile(small) == NEW


@pytest.mark.usefixtures("terminal")
def test_at_a_terminal_it_asks_once_and_takes_blanks_for_no_answer(journal: MakeJournal) -> None:
    small = journal({"profile.md": NEW})
    first = answered(
        small, "Dot Marsh\nnobody\ndot@example.com\nEurope/Paris\n", "import", "linkedin", connections(small)
    )
    assert first.exit_code == 0, first.output
    assert "name: Dot Marsh # shown" in profile(small)
    assert "email: dot@example.com\n" in profile(small)
    assert "time_zone: Europe/Paris # such" in profile(small)
    second = answered(small, "", "import", "linkedin", connections(small))
    assert (second.exit_code, "Your " in second.stderr) == (0, False)


@pytest.mark.usefixtures("terminal")
def test_a_mailbox_proposes_the_address_that_its_messages_bear(journal: MakeJournal) -> None:
    small = journal({"profile.md": "---\nname: Dot\ntime_zone: Europe/Paris\n---\n"})
    box = small.root / "x.mbox"
    messages = (f"From: p{n}@example.org\nTo: dot@example.com\n\nhi\n\n" for n in range(3))
    box.write_text("".join(f"From - Tue Nov 03 10:00:00 2026\n{one}" for one in messages), encoding="utf-8")
    result = answered(small, "\n", "import", "mail", str(box))
    assert "Your e-mail address [dot@example.com]:" in result.stderr
    assert "email: dot@example.com\n" in profile(small)


def test_away_from_a_terminal_nobody_is_asked(journal: MakeJournal) -> None:
    small = journal({"profile.md": NEW})
    result = answered(small, "Dot\n", "import", "linkedin", connections(small))
    assert (result.exit_code, profile(small)) == (0, NEW)


def test_init_takes_them_as_options(journal: MakeJournal) -> None:
    small = journal({})
    target = small.root / "mine"
    said = ("--name", "Dot Marsh", "--email", "dot@example.com", "--time-zone", "Europe/Paris")
    result = small.run("init", str(target), *said)
    assert result.exit_code == 0, result.output
    text = (target / "journal" / "profile.md").read_text(encoding="utf-8")
    assert text.startswith("---\nname: Dot Marsh # shown")
    assert "\nemail: dot@example.com\n" in text
    assert "\ntime_zone: Europe/Paris # such" in text
    assert "put your name there" not in result.stdout
    check = CliRunner().invoke(main, ["-C", str(target), "check"], prog_name="journal")
    assert check.exit_code == 0, check.output


@pytest.mark.usefixtures("terminal")
def test_init_asks_at_a_terminal(journal: MakeJournal) -> None:
    small = journal({})
    result = answered(small, "Dot Marsh\n\nEurope/Paris\n", "init", str(small.root / "mine"))
    assert result.exit_code == 0, result.output
    text = (small.root / "mine" / "journal" / "profile.md").read_text(encoding="utf-8")
    assert text.startswith("---\nname: Dot Marsh # shown")
    assert "\nemail:\n" in text


def test_the_sample_is_dots(journal: MakeJournal) -> None:
    small = journal({})
    result = small.run("init", str(small.root / "mine"), "--demo", "--name", "Eve")
    assert (result.exit_code, (small.root / "mine").exists()) == (2, False)
