"""The owner's own templates in journal/templates/: they stand in, stay in the sandbox, and fail in one line."""

from pathlib import Path

import pytest
from conftest import MakeJournal
from drafts_world import FILES

THANKS = "2026-11-18-ana-silva"


@pytest.mark.parametrize("name", ["thanks.txt.j2", "thanks.txt", "thanks.md"])
def test_an_own_template_stands_in(name: str, journal: MakeJournal) -> None:
    text = "Subject: Danke, {{ person.name }}\n\nLiebe {{ person.name.split()[0] }},\n\n{{ quote }}\n"
    result = journal({**FILES, f"templates/{name}": text}).run("draft", "thanks", THANKS)
    assert result.exit_code == 0
    assert "Subject: Danke, Ana Silva\n\nLiebe Ana,\n\nI asked you, “What did" in result.stdout


def test_without_a_subject_line_the_subject_stays_ours(journal: MakeJournal) -> None:
    small = journal({**FILES, "templates/thanks.txt.j2": "{{ greeting }} {{ me.phone }} {{ person.linkedin }}!\n"})
    result = small.run("draft", "thanks", THANKS)
    assert result.stdout.endswith("Subject: Thank you for Wednesday\n\nDear Ana, +49 30 5550100 !\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ greeting }}\n{% if %}\n", "templates/thanks.txt.j2:2: Expected an expression, got 'end of"),
        ("Hi\n\n{{ sirname }}\n", "templates/thanks.txt.j2:3: 'sirname' is undefined"),
        ("{{ 1 / 0 }}", "templates/thanks.txt.j2:1: division by zero"),
        ("{{ greeting.__class__.__mro__ }}", "templates/thanks.txt.j2:1: access to attribute '__class__' of 'str'"),
        ("{{ lipsum.__globals__['os'].popen('id').read() }}", "templates/thanks.txt.j2:1: access to attribute"),
        ("{% include '/etc/passwd' %}", "templates/thanks.txt.j2:1: no loader for this environment specified"),
        ("{% for i in range(999999999) %}x{% endfor %}", "templates/thanks.txt.j2:1: Range too big."),
        (
            "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
            "templates/thanks.txt.j2:1: it goes round too often",
        ),
        (
            "{% for i in 'ab' * 30000 %}{% for j in 'a' * 60000 %}{% endfor %}{% endfor %}",
            "templates/thanks.txt.j2:1: it goes round",
        ),
        ("{{ 'a' * 999999999 }}", "templates/thanks.txt.j2:1: `*` makes too much of it"),
        ("{{ 9 ** 999999999 }}", "templates/thanks.txt.j2:1: `**` makes too much of it"),
        ("x" * 70_000, "templates/thanks.txt.j2 is larger than 64 KB"),
        (b"\xff\xfe", "templates/thanks.txt.j2 can't be read: it is not UTF-8"),
    ],
)
def test_a_fault_in_a_template_is_one_line(text: str | bytes, why: str, journal: MakeJournal) -> None:
    result = journal({**FILES, "templates/thanks.txt.j2": text}).run("draft", "thanks", THANKS)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"journal: {why}")
    assert result.stderr.count("\n") == 1


def test_a_template_cannot_add_a_header(journal: MakeJournal) -> None:
    text = "Subject: Hello {{ '\\r\\nBcc: evil@example.net' }}\n\nBody\n"
    result = journal({**FILES, "templates/thanks.txt.j2": text}).run("draft", "thanks", THANKS, "--format", "eml")
    assert result.exit_code == 0
    assert b"\r\nBcc" not in result.stdout_bytes.partition(b"\r\n\r\n")[0]


def test_every_built_in_template_belongs_to_a_kind() -> None:
    from generator.edit import drafts

    folder = Path(drafts.__file__).parent
    named = {path.name for path in folder.glob("*.j2")}
    assert named == {f"{kind.name.replace('-', '_')}.txt.j2" for kind in drafts.DRAFTS}
