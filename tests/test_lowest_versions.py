"""The lowest versions that pyproject.toml allows do work: they are installed, and check and build run on the sample."""

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import sample_site

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BOUND = re.compile(r"([\w.\-]+)>=([\d.]+)")


def lowest(requirements: list[str]) -> list[str]:
    """Return each package at the lowest version that is allowed."""
    found = [BOUND.match(one) for one in requirements]
    assert all(found), "every dependency has a lower bound"
    return [f"{one[1]}=={one[2]}.*" if one[2].count(".") < 2 else f"{one[1]}=={one[2]}" for one in found if one]


def test_every_bound_is_one_that_can_be_asked_for() -> None:
    assert lowest(["click>=8.4", "mkdocs>=1.6.1,<2"]) == ["click==8.4.*", "mkdocs==1.6.1"]
    everything = PROJECT["dependencies"]
    assert len(lowest(everything)) == len(everything)


@pytest.mark.slow
def test_the_lowest_versions_check_build_and_import(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    wanted = lowest(PROJECT["dependencies"])
    # A version that is the lowest of its line: pip would take the highest.
    exact = [one.replace(".*", ".0") for one in wanted]
    install = [str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:"]
    asked = subprocess.run([*install, *exact], capture_output=True, text=True, check=False)
    if asked.returncode and re.search(r"Connection|resolve|timed out|Temporary failure", asked.stderr):
        pytest.skip("the packages can't be had here")
    assert asked.returncode == 0, asked.stderr
    ours = [str(python), "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", str(ROOT)]
    subprocess.run([*install, "hatchling"], check=True, capture_output=True)
    subprocess.run(ours, check=True, capture_output=True)
    root = sample_site.copy_to(tmp_path / "j")
    (root / "list.csv").write_text("Name,Company\nDee Ito,Blue Crane\n")
    (root / "a.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Eva Roth\nEND:VCARD\n")
    (root / "a.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261201T140000Z\nSUMMARY:Tea\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    for args in (
        ["check"], ["build"], ["todo"], ["import", "xlsx", "list.csv"], ["import", "vcard", "a.vcf"],
        ["import", "ics", "a.ics"], ["export", "xlsx", "-o", "out.xlsx"], ["import", "xlsx", "out.xlsx"],
        ["export", "ics"],
    ):  # fmt: skip
        call = [str(python), "-W", "ignore", "-m", "generator", "-C", str(root), "--today", "2026-11-19", *args]
        run = subprocess.run(call, capture_output=True, text=True, check=False, cwd=root, env={"PATH": ""})
        assert run.returncode == 0, (args, run.stderr)
    assert (root / "site/index.html").is_file()
