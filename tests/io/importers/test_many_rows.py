"""Thousands of rows, and a spreadsheet that LibreOffice saved again; these take long."""

import shutil
import subprocess
from pathlib import Path
from time import process_time

import pytest
from conftest import MakeJournal
from sample_world import SAMPLES, tick_all, world
from small_journal import SmallJournal

pytestmark = pytest.mark.slow
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OFFICE = shutil.which("soffice")


def connections(small: SmallJournal, count: int) -> Path:
    file = small.root / f"of-{count}.csv"
    rows = (
        f"P{n},Ito{n % 997},https://www.linkedin.com/in/p-{n},,Firm {n % 400},Cook,{n % 28 + 1} Mar 20{n % 20 + 5:02}\n"
        for n in range(count)
    )
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    return file


def seconds(small: SmallJournal, *words: str) -> float:
    before = process_time()
    result = small.run(*words)
    assert result.exit_code == 0, result.output
    return process_time() - before


def test_a_hundred_thousand_rows_take_ten_times_as_long_as_ten_thousand(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    few = seconds(small, "import", "linkedin", str(connections(small, 10_000)))
    many = seconds(small, "import", "linkedin", str(connections(small, 110_000)))
    assert many < 25 * few
    text = (small.root / "journal/imports/of-110000.md").read_text(encoding="utf-8")
    assert text.count("\n- [ ] ") == 100_000


def test_five_thousand_people_are_written_at_once_and_owed_nothing(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    few, many = connections(small, 1000), connections(small, 6000)
    times = []
    for file in (few, many):
        small.run("import", "linkedin", str(file))
        tick_all(small.root / f"journal/imports/{file.stem}.md")
        times.append(seconds(small, "import", "apply", file.stem))
    assert len(list((small.root / "journal/contacts").iterdir())) == 6001
    assert times[1] < 15 * times[0]
    assert small.run("todo", "--all", "--format", "json").stdout.count('"id"') == 0


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (libreoffice-calc) is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls", "csv"])
@pytest.mark.parametrize("sample", ["any-column-names", "days", "introduced-by", "header-below-a-title"])
def test_a_spreadsheet_that_libreoffice_saved_again_comes_in_the_same(
    tmp_path: Path, sample: str, ending: str
) -> None:  # fmt: skip
    original = SAMPLES / "xlsx" / f"{sample}.xlsx"
    settings = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    out = tmp_path / "saved"
    command = [str(OFFICE), settings, "--headless", "--convert-to", ending, "--outdir", str(out), str(original)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    texts = []
    for file in (original, out / f"{sample}.{ending}"):
        small = world(tmp_path / "small")
        path = small.run("import", "xlsx", str(file)).stdout.strip()
        texts.append((small.root / path).read_text(encoding="utf-8").split("## [ ]", 1)[1])
    assert texts[0] == texts[1]
