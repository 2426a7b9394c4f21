"""What a guided fuzzer found stays found; with `-m slow` it looks for more, where it is installed."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from .readers import READERS

HERE = Path(__file__).parent
FOUND = sorted(path for path in (HERE / "found").glob("*/*") if path.is_file())
BEGINNINGS = {
    "front_matter": b"---\nname: Ada\nwith: '[[ben]]'\noutreach:\n- 2026-02-01 email: x\ndate: 2026-11-03\n---\n",
    "text": b"## Notes\n\n- [ ] a [[ben|B]] \xf0\x9f\x93\x85 2026-12-01\n\n<b onclick=x>I am looking for a job</b>\n",
    "importing": b"\x00First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,15 Mar 2024\n",
    "options": b"rules: {too-long: off}\ndebts: {connect: off}\nowed_since: 2026-01-01\nnudge_days: 5\n",
}
SECONDS = 60


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_read(path: Path) -> None:
    READERS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_reads_what_the_fuzzer_begins_with(reader: str) -> None:
    READERS[reader](BEGINNINGS[reader])
    READERS[reader](b"")


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_nothing_more_is_found(reader: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed; `pip install -r requirements/fuzzing.txt` brings it, on Linux")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "begin").write_bytes(BEGINNINGS[reader])
    call = [sys.executable, str(HERE / "guided.py"), reader, str(corpus), f"-max_total_time={SECONDS}", "-timeout=10",
            "-max_len=2000", f"-artifact_prefix={tmp_path}/found-"]  # fmt: skip
    run = subprocess.run(call, capture_output=True, text=True, check=False, cwd=tmp_path)
    said = [line for line in run.stderr.splitlines() if "Done" in line or "Error" in line]
    print(reader, *said[-1:])  # noqa: T201 - pytest -s shows how many texts were tried
    assert run.returncode == 0, run.stderr[-3000:]
