"""Out of the journal and in again: there is nothing to decide on."""

from pathlib import Path

import pytest
import sample_site
from click.testing import CliRunner
from small_journal import TODAY

from generator.cli import main

BACK = {"vcard": ("vcard", "vcf"), "ics": ("ics", "ics"), "csv": ("xlsx", "csv"), "xlsx": ("xlsx", "xlsx")}
"""The forms that are handed over, and by what they come in again."""


@pytest.mark.parametrize("form", BACK)
def test_what_was_handed_over_brings_nothing_new(tmp_path: Path, form: str) -> None:
    importer, ending = BACK[form]
    sample_site.copy_to(tmp_path)
    file = tmp_path / f"out.{ending}"
    for words in (["export", form, "-o", str(file)], ["import", importer, str(file)]):
        result = CliRunner().invoke(main, ["-C", str(tmp_path), "--today", TODAY, *words], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    review = (tmp_path / "journal" / "imports" / "out.md").read_text(encoding="utf-8")
    assert "- [ ]" not in review
    assert "Not clear who is meant" not in review
