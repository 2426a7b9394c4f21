"""The wheel alone is the whole program: with the source tree out of reach it checks, explains and builds."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from built_site import write_site_journal
from installed_wheel import installed_in

ROOT = Path(__file__).parents[1]
# `-S` leaves out .pth files, and with them the editable install that leads back to the source tree.
PROGRAM = """
import os, sys
wheel, packages, *sys.argv[1:] = sys.argv[1:]
sys.path += [wheel, *packages.split(os.pathsep)]
from generator.cli import main
try:
    main(prog_name="journal")
finally:
    ours = [module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "generator"]
    assert all(file.startswith(wheel) for file in ours), ours
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(unpacked: Path, root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    packages = os.pathsep.join(path for path in sys.path if Path(path).name in ("site-packages", "dist-packages"))
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, str(unpacked), packages, *args]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")


def sample_files() -> list[Path]:
    return [path for path in (ROOT / "journal").rglob("*") if path.is_file()]


def test_it_holds_every_file_of_the_program(unpacked: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path for path in (folder / "generator").rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix() for path in found if "__pycache__" not in path.parts}

    sample = {f"generator/edit/sample/{path.relative_to(ROOT / 'journal').as_posix()}" for path in sample_files()}
    assert files(unpacked) == files(ROOT) | sample
    for kind in ("rules/*.md", "site/pages/*.html.j2", "site/assets/*.css", "site/assets/*.js", "py.typed",
                 "site/pages/playbook/*.md", "edit/texts/*", "edit/sample/contacts/*.md", "edit/drafts/*.j2",
                 "debts/*.md"):  # fmt: skip
        assert list((unpacked / "generator").glob(kind)), kind
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))


def test_it_works_with_the_source_tree_out_of_reach(unpacked: Path, tmp_path: Path) -> None:
    files = {"contacts/ada.md": "---\nname: Ada\nmet_on: 2026-02-30\n---\n"}
    root = write_site_journal(tmp_path / "small", files)
    checked = run(unpacked, root, "check")
    assert "contacts/ada.md:3:9: error[not-a-date]" in checked.stdout
    assert checked.returncode == 1, checked.stderr
    assert run(unpacked, root, "explain", "not-a-date").stdout.startswith("not-a-date\n")
    built = run(unpacked, root, "build")
    assert built.returncode == 1, built.stderr
    assert "Ada" in (root / "site" / "contacts" / "ada.html").read_text(encoding="utf-8")


def test_from_nothing_to_a_site_with_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    begun = run(unpacked, tmp_path, "init", "mine")
    assert begun.returncode == 0, begun.stderr
    assert "Robin Example" in run(unpacked, tmp_path / "mine", "todo").stdout
    assert run(unpacked, tmp_path / "mine", "build", "--strict").returncode == 0
    assert run(unpacked, tmp_path, "init", "demo", "--demo").returncode == 0
    people = run(unpacked, tmp_path / "demo", "list", "contacts", "--format", "csv").stdout.splitlines()
    assert len(people) - 1 == len(list((ROOT / "journal" / "contacts").rglob("*.md")))


@pytest.mark.slow
def test_pip_installs_it_into_an_environment_of_its_own(tmp_path: Path) -> None:
    installed = installed_in(tmp_path)

    def its(folder: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(args, cwd=folder, env=installed.environment, capture_output=True, encoding="utf-8")

    where = its(tmp_path, installed.python, "-c", "import generator; print(generator.__file__)")
    assert where.stdout.startswith(str(tmp_path / "its")), where
    assert its(tmp_path, installed.journal, "init", "mine").returncode == 0
    built = its(tmp_path / "mine", installed.journal, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "mine" / "site" / "contacts" / "robin-example.html").is_file()
