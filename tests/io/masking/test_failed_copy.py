"""A copy for a mentor that can't be made leaves the last one whole: nobody is handed half of one, or one with names."""

import shutil
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal
from click.testing import CliRunner, Result

from generator.cli import main


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal of which a copy was made, and then somebody came into it."""
    folder = write_site_journal(tmp_path_factory.mktemp("copied") / "j", HELLO)
    assert copy(folder).exit_code == 0
    (folder / "journal/contacts/ana-silva.md").write_text("---\nname: Ana Silva\n---\n")
    return folder


@pytest.fixture
def root(copied: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(copied, tmp_path / "j"))


def copy(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "build", "--for", "mentor", *args])


def contents(root: Path) -> dict[str, bytes]:
    site = root / "site-mentor"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def broken(*args: object, **kwargs: object) -> None:
    raise RuntimeError("no more paper")


PLACES = (
    "generator.site.build.mask", "generator.site.build.pages", "generator.site.pages.PageContext.render",
    "generator.site.plugin.with_policy", "generator.site.plugin.entries", "generator.cli.build.swap_directory",
)  # fmt: skip


def test_an_undisturbed_copy_does_change(root: Path) -> None:
    before = contents(root)
    assert copy(root).exit_code == 0
    assert contents(root) != before


@pytest.mark.parametrize("place", PLACES)
def test_a_failure_at_any_step_leaves_the_earlier_copy(root: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root)
    monkeypatch.setattr(place, broken)
    assert copy(root).exit_code != 0
    assert contents(root) == before


def test_a_journal_with_faults_leaves_it_where_that_was_asked_for(root: Path) -> None:
    before = contents(root)
    (root / "journal/contacts/ben.md").write_bytes(b"---\nname: [\xff\n")
    assert copy(root, "--strict").exit_code == 1
    assert contents(root) == before


def test_settings_that_mean_nothing_leave_it(root: Path) -> None:
    before = contents(root)
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + "theme: {name: nowhere}\n")
    assert copy(root).exit_code == 2
    assert contents(root) == before
