"""`journal explain`, and the pages that it reads."""

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.rules.check import RULES
from generator.rules.page import ExampleFile, parse, read_page

PAGE = """# too-long

The first sentence
goes on here.

More words.

And more.

## Bad

This file is odd.

```md path="journal/a.md" encoding="latin-1" newline="crlf" bom="yes" size="40"
---
name: Zoë
---

## Not a section
```

````md path="journal/b.md"
```
code
```
````

## Good

```md path="journal/a.md" symlink="b.md" fifo="yes"
```

## Good

```md path="journal/c.md"
c
```
"""


def explain(*args: str) -> Result:
    return CliRunner().invoke(main, ["explain", *args], prog_name="journal", catch_exceptions=False)


def test_a_page_is_taken_apart() -> None:
    page = parse(PAGE)
    assert page.title == "too-long"
    assert page.sentence == "The first sentence goes on here."
    assert page.text == "More words.\n\nAnd more."
    (bad,) = page.bad
    assert bad.note == "This file is odd."
    assert bad.files == (
        ExampleFile(
            path="journal/a.md",
            text="---\nname: Zoë\n---\n\n## Not a section\n",
            encoding="latin-1",
            newline="\r\n",
            bom=True,
            size=40,
        ),
        ExampleFile(path="journal/b.md", text="```\ncode\n```\n"),
    )
    assert [[file.path for file in example.files] for example in page.good] == [["journal/a.md"], ["journal/c.md"]]
    assert page.good[0].files == (ExampleFile(path="journal/a.md", symlink="b.md", fifo=True),)
    assert page.under("Owed") == ()


def test_an_examples_bytes_are_as_its_attributes_say() -> None:
    assert ExampleFile(path="a", text="é\n", encoding="latin-1", newline="\r\n", size=6).data == b"\xe9\r\n..."
    assert ExampleFile(path="a", text="é\n", bom=True).data == b"\xef\xbb\xbf\xc3\xa9\n"


@pytest.mark.parametrize(
    "broken",
    [
        "no title\n\nSentence.",
        "# title\n",
        "# title\n\nSentence.\n\n## Bad\n\nno example\n",
        "# title\n\nSentence.\n\n## Bad\n\n```md path='a.md'\n```\n",
        '# title\n\nSentence.\n\n## Bad\n\n```md encoding="latin-1"\n```\n',
        '# title\n\nSentence.\n\n## Bad\n\n```md path="a.md" colour="red"\n```\n',
    ],
)
def test_a_page_without_the_form_of_one_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"page|example"):
        parse(broken)


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_is_explained(rule: str) -> None:
    page = read_page(rule)
    assert page.title == rule
    assert page.bad
    assert page.good
    result = explain(rule)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{rule}\n\n{page.sentence}\n\n{page.text}\n\nBad:\n\n")
    assert all(f"\n  {file.path}" in result.stdout for example in page.bad for file in example.files)
    assert "```" not in result.stdout.replace(page.text, "")


def test_an_example_keeps_its_indentation_and_its_path_stands_above() -> None:
    assert (
        "\n  journal/contacts/ana-silva.md\n\n    ---\n    name: Ana Silva\n    met_on: 2026-02-30\n    ---\n"
    ) in explain("not-a-date").stdout


@pytest.mark.parametrize("rule", ["not-a-date", "unknown-field"])
def test_how_to_switch_it_off_is_what_mkdocs_yml_understands(rule: str) -> None:
    text = explain(rule).stdout
    shown = text[text.index("  plugins:") : text.index("For one file alone")]
    assert yaml.safe_load(shown) == {"plugins": [{"journal": {"rules": {rule: False}}}]}
    assert f"`ignore: {rule}`" in text


@pytest.mark.parametrize("rule", ["not-utf8", "outside-journal", "unclosed-front-matter"])
def test_a_file_whose_fields_cannot_be_read_is_not_told_to_use_them(rule: str) -> None:
    assert "`ignore:" not in explain(rule).stdout


def test_severity_is_said() -> None:
    assert "It is an error." in explain("not-a-date").stdout
    assert "It is a warning." in explain("unknown-field").stdout


@pytest.mark.parametrize("given", ["Not_A_Date", " not-a-date "])
def test_a_name_may_be_typed_carelessly(given: str) -> None:
    assert explain(given).stdout == explain("not-a-date").stdout


@pytest.mark.parametrize(
    ("given", "hint"), [("not-a-dat", "did you mean `not-a-date`?"), ("zzzz", "`journal explain` lists them all")]
)
def test_an_unknown_name_exits_2_in_one_line(given: str, hint: str) -> None:
    result = explain(given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"`{given}`" in result.stderr
    assert hint in result.stderr


def test_without_a_name_every_rule_is_listed_under_its_severity() -> None:
    lines = explain().stdout.splitlines()
    errors = lines[1 : lines.index("")]
    assert lines[0] == "Errors"
    assert [line.split()[0] for line in errors] == [rule.name for rule in RULES if rule.severity == "error"]
    for rule in RULES:
        assert sum(line.split()[:1] == [rule.name] and read_page(rule.name).sentence in line for line in lines) == 1
