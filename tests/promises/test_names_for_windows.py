"""Whatever somebody is called, no file gets a name that Windows or macOS can't hold, or that two people would share."""

import re
import unicodedata
from pathlib import Path

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st
from small_journal import SmallJournal

from generator.model.names import normalize, slug

DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
NAMES = (
    "CON", "con", "NUL.md", "aux", "Prn.", "COM1", "LPT9.txt", "com¹", "index", "a\\b", "..\\..\\windows",
    "../../etc/passwd", "C:\\Users", "Ana.", "Ana ", "Ana. .", " .Ana", "...",
    "a:b", "what?", "a*b", "a|b", '"a"', "<a>", "Zoë", "Zoe\u0308",
    "ＣＯＮ", "a\tb", "a\u202eb", "Ñandú", "王小明", "ⅳ", "ſ", "K", "é" * 90, "x" * 150,
)  # fmt: skip


def can_be_held(name: str) -> bool:
    """Return whether every system can hold a file of this name."""
    return (
        not DEVICES.fullmatch(name)
        and not set(name) & FORBIDDEN
        and not name.endswith((".", " "))
        and not name.startswith(" ")
        and len(name.encode()) <= 255
    )


def every_name(small: SmallJournal) -> list[str]:
    return [path.name for path in (small.root / "journal").rglob("*")]


def check(small: SmallJournal) -> None:
    names = every_name(small)
    assert [name for name in names if not can_be_held(name)] == []
    assert all(unicodedata.is_normalized("NFC", name) for name in names)
    beside = [path.relative_to(small.root).as_posix() for path in (small.root / "journal").rglob("*.md")]
    assert len(set(map(normalize, beside))) == len(beside), "no two differ by case or form alone"
    inside = {path.relative_to(small.root).parts[0] for path in small.root.rglob("*")}
    assert inside <= {"journal", "mkdocs.yml", ".journal"}


@pytest.mark.parametrize("kind", ["contact", "company", "event", "update"])
@pytest.mark.parametrize("name", NAMES)
def test_a_new_record(journal: MakeJournal, kind: str, name: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    result = small.run("new", kind, name)
    assert result.exit_code in (0, 2), result.output
    assert result.exit_code == 0 or result.stderr.count("\n") == 1
    check(small)


@pytest.mark.parametrize("name", NAMES)
def test_a_new_name(journal: MakeJournal, name: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n", "companies/acme.md": "---\nname: Acme\n---\n"})
    for old in ("ana", "acme"):
        result = small.run("rename", old, name)
        assert result.exit_code in (0, 2), result.output
    check(small)


def test_everybody_at_once_by_an_import(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    rows = [
        f'"{name.replace(chr(34), 2 * chr(34))}",C{number}\n' for number, name in enumerate(NAMES) if "\t" not in name
    ]
    for stem in ("CON", "nul. ", "list"):
        file = tmp_path / f"{stem}.csv"
        file.write_text("Name,Company\n" + "".join(rows), encoding="utf-8")
        path = small.root / small.run("import", "xlsx", str(file)).stdout.strip()
        path.write_bytes(path.read_bytes().replace(b"\n## [ ]", b"\n## [x]"))
        result = small.run("import", "apply", path.stem)
        assert result.exit_code == 0, result.output
    assert len(list((small.root / "journal/contacts").iterdir())) > 20
    check(small)


def test_names_that_differ_by_case_or_form_alone_get_two_files(journal: MakeJournal) -> None:
    small = journal({})
    for name in ("Zoë Ito", "ZOË ITO", "Zoe\u0308 Ito"):
        assert small.run("new", "contact", name).exit_code == 0
    check(small)
    assert {path.stem for path in (small.root / "journal/contacts").iterdir()} == {"zoe-ito", "zoe-ito-2", "zoe-ito-3"}


@given(st.text(max_size=40))
def test_no_name_makes_a_stem_that_cannot_be_held(name: str) -> None:
    stem = slug(name)
    assert not stem or can_be_held(f"{stem}.md"), stem
    assert unicodedata.is_normalized("NFC", stem)
