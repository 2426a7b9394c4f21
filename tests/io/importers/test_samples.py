"""One peculiarity a file, and beside each what becomes of it; `RENEW_GOLDEN=1 pytest tests/io/importers` renews."""

import os
from pathlib import Path

import pytest
from sample_world import MAPS, SAMPLES, expectation, samples, tick_all, words, world

from generator.io.importers import IMPORTERS

FORMATS = {importer.name for importer in IMPORTERS}


def test_every_sample_has_its_expectation_and_every_expectation_its_sample() -> None:
    if os.environ.get("RENEW_GOLDEN"):
        pytest.skip("expectations are being written")
    expected = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/*.md")}
    assert expected == {expectation(sample).relative_to(SAMPLES).as_posix() for sample in samples()}
    assert {sample.split("/")[0] for sample in samples()} == FORMATS
    assert len(samples()) >= 40
    assert len({expectation(sample) for sample in samples()}) == len(samples())


@pytest.mark.parametrize("sample", samples())
def test_a_sample_gives_the_review_beside_it(tmp_path: Path, sample: str) -> None:
    small = world(tmp_path / "small")
    result = small.run(*words(sample))
    assert result.exit_code in (0, 2), result.output
    text = result.stderr.replace(str(SAMPLES), "") if result.exit_code else _text(small.root / result.stdout.strip())
    path = expectation(sample)
    if os.environ.get("RENEW_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == _text(path)


def _text(path: Path) -> str:
    return path.read_bytes().decode()


READABLE = [sample for sample in samples() if not sample.startswith("xlsx/no-")]


@pytest.mark.parametrize("sample", READABLE)
def test_all_of_a_sample_ticked_breaks_nothing_owes_nothing_and_is_not_proposed_again(
    tmp_path: Path, sample: str
) -> None:  # fmt: skip
    small = world(tmp_path / "small")
    before = small.run("todo", "--all", "--format", "json").stdout
    outside = _outside(small.root)
    review = small.run(*words(sample)).stdout.strip()
    lines = _text(small.root / review).count("\n- [ ] ")
    tick_all(small.root / review)
    applied = small.run("import", "apply", review)
    assert applied.exit_code == 0, applied.output
    assert len(set(applied.stdout.split("\n"))) == len(applied.stdout.split("\n"))
    assert '"severity": "error"' not in small.run("check", "--format", "json").stdout
    if sample.split("/")[0] != "ics" and sample not in MAPS:
        assert small.run("todo", "--all", "--format", "json").stdout == before
    assert _outside(small.root) == outside
    written = _text(small.root / review)
    chosen = written.count("\n- [ ] ")
    assert lines == written.count("\n  written: ") + applied.stderr.count("left: ") + chosen
    if lines > chosen:  # else nobody changed anything in it, and it is made anew
        again = small.run(*words(sample)).stdout.strip()
        assert "- [ ]" not in _text(small.root / again)


@pytest.mark.parametrize("sample", READABLE)
def test_what_was_refused_is_not_proposed_again(tmp_path: Path, sample: str) -> None:
    small = world(tmp_path / "small")
    first = small.run(*words(sample)).stdout.strip()
    text = _text(small.root / first)
    (small.root / first).write_bytes(text.replace("\n- [ ]", "\n- [-]").encode())
    again = small.run(*words(sample)).stdout.strip()
    assert "- [ ]" not in _text(small.root / again)
    assert ("- [ ]" in text) is (first != again)


@pytest.mark.parametrize("sample", READABLE)
def test_a_review_in_which_nobody_changed_anything_is_made_anew(tmp_path: Path, sample: str) -> None:
    small = world(tmp_path / "small")
    first = small.run(*words(sample)).stdout.strip()
    text = _text(small.root / first)
    again = small.run(*words(sample)).stdout.strip()
    assert (again, _text(small.root / again)) == (first, text)


@pytest.mark.parametrize("sample", READABLE)
def test_a_line_has_two_lines_at_most_three_and_nothing_else_is_a_box(tmp_path: Path, sample: str) -> None:
    small = world(tmp_path / "small")
    review = _text(small.root / small.run(*words(sample)).stdout.strip())
    lines = review.split("\n")
    boxes = [at for at, line in enumerate(lines) if line.startswith("- [ ] ")]
    for at in boxes:
        end = next(n for n in range(at + 1, len(lines)) if not lines[n].startswith("  "))
        assert 2 <= end - at <= 3
        assert lines[end] == "" or lines[end].startswith("- [ ] ")
    assert not [line for line in lines if line.lstrip().startswith("- [") and not line.startswith("- [ ] ")]


def _outside(root: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "journal" not in path.relative_to(root).parts[0]
    }
