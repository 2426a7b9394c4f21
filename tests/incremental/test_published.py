"""Changed files moved into a site leave what a new folder in its place would have been."""

from pathlib import Path

import pytest

from generator.incremental.published import publish, renew


def lay(folder: Path, files: dict[str, str]) -> None:
    for address, text in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text)


def lies_in(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("put", [publish, renew])
@pytest.mark.parametrize(
    ("before", "made", "staying", "after"),
    [
        ({"a": "1", "b/c": "2"}, {"a": "3"}, {"b/c"}, {"a": "3", "b/c": "2"}),
        ({"a": "1", "b/c": "2"}, {"d/e/f": "3"}, {"a"}, {"a": "1", "d/e/f": "3"}),
        ({"a": "1", "b": "2"}, {"a": "3"}, {"a", "b"}, {"a": "3", "b": "2"}),
        ({}, {"a": "1"}, set(), {"a": "1"}),
        ({"a": "1", "b": "2"}, {"a/c": "3", "d": "4"}, {"b"}, {"a/c": "3", "b": "2", "d": "4"}),
        ({"a/c": "1", "b": "2"}, {"0": "0", "a": "3"}, {"b"}, {"0": "0", "a": "3", "b": "2"}),
    ],
)
def test_a_site_is_what_stays_and_what_was_made(
    tmp_path: Path, put: object, before: dict[str, str], made: dict[str, str], staying: set[str], after: dict[str, str]
) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    new.mkdir()
    site.mkdir()
    lay(site, before)
    lay(new, made)
    put(new, site, staying)  # type: ignore[operator] # one of the two
    assert lies_in(site) == after


def test_files_that_stay_are_not_touched(tmp_path: Path) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    lay(site, {"a": "1", "b": "2"})
    lay(new, {"a": "3"})
    before = (site / "b").stat()
    renew(new, site, {"b"})
    assert (site / "b").stat() == before
