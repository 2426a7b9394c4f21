"""A build that renders only what has changed gives, byte for byte, what a build from nothing gives."""

import shutil
from pathlib import Path

import pytest
from built_site import build_site
from click.testing import CliRunner, Result
from editing import Edited

from generator.cli import main

REPOSITORY = Path(__file__).parents[2]
CARRIES_THE_BUILD_TIME: frozenset[str] = frozenset()
"""Files that may differ because they say when they were built: none does."""


def files(site: Path) -> dict[str, bytes]:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in CARRIES_THE_BUILD_TIME}


def built(root: Path, *options: str) -> Result:
    ended = CliRunner().invoke(main, ["-C", str(root), "build", *options])
    assert ended.exit_code in (0, 1), ended.output
    assert "Traceback" not in ended.output
    return ended


def differences(root: Path, today: str) -> list[str]:
    """Build what has changed, and everything anew beside it; return the files that are not the same."""
    beside = root.parent / "beside"
    built(root, "--today", today)
    built(root, "--today", today, "--no-cache", "--site-dir", str(beside))
    ours, anew = files(root / "site"), files(beside)
    return sorted(name for name in ours.keys() | anew.keys() if ours.get(name) != anew.get(name))


def assert_same_after(edits: int, edited: Edited) -> None:
    done = []
    for _ in range(edits):
        done.append(edited.edit())
        assert differences(edited.root, edited.today.isoformat()) == [], done


@pytest.mark.parametrize("seed", range(2))
def test_a_few_edits_at_random_leave_the_site_of_a_build_from_nothing(tmp_path: Path, seed: int) -> None:
    assert_same_after(5, Edited(tmp_path / "j", seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 112))
def test_many_edits_at_random_leave_the_site_of_a_build_from_nothing(tmp_path: Path, seed: int) -> None:
    assert_same_after(60, Edited(tmp_path / "j", seed))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    root = tmp_path / "sample"
    root.mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "journal", root / "journal")
    return root


@pytest.mark.slow
def test_a_long_sequence_over_the_sample_leaves_the_site_of_a_build_from_nothing(sample: Path) -> None:
    edited = Edited.over(sample, seed=5)
    assert differences(sample, "2026-11-19") == []
    assert_same_after(80, edited)


def test_the_policy_follows_the_scripts_of_the_owners_templates(tmp_path: Path) -> None:
    edited = Edited(tmp_path / "j", 3)
    edited.config["theme"] = {"name": "material", "custom_dir": "overrides"}
    edited.configure()
    template = edited.root / "overrides/main.html"
    template.parent.mkdir()
    policies = set()
    for script in ("greet('Ada')", "greet('Ben')"):
        template.write_text(
            f'{{% extends "base.html" %}}{{% block extrahead %}}<script>{script}</script>{{% endblock %}}'
        )
        assert differences(edited.root, "2026-11-20") == []
        policies.add((edited.root / "site/profile.html").read_text().partition("Content-Security-Policy")[2][:600])
    assert len(policies) == 2


def test_all_cores_give_the_site_that_plain_mkdocs_gives(sample: Path) -> None:
    built(sample, "--no-cache")
    ours = files(sample / "site")
    build_site(sample)
    assert files(sample / "site") == ours


def test_only_pages_that_show_a_change_are_made_anew(tmp_path: Path) -> None:
    root = Edited(tmp_path / "j", 3).root
    (root / "journal/contacts/zoe.md").write_text("---\nname: Zoe\n---\n")
    built(root, "--today", "2026-11-20")
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*") if path.is_file()}
    (root / "journal/contacts/zoe.md").write_text("---\nname: Zoe\n---\n\nShe sings.\n")
    built(root, "--today", "2026-11-20")
    anew = {path.relative_to(root / "site").as_posix() for path in before if path.stat().st_mtime_ns != before[path]}
    assert {name for name in anew if name.endswith(".html")} == {"contacts/zoe.html"}


def test_what_an_unknown_plugin_may_do_is_said_and_every_page_is_made_anew(tmp_path: Path) -> None:
    root = Edited(tmp_path / "j", 3).root
    (root / "hook.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown\n")
    with (root / "mkdocs.yml").open("a") as config:
        config.write("hooks: [hook.py]\n")
    built(root)
    said = [line for line in built(root).output.splitlines() if "made anew" in line]
    assert said == ["Every page is made anew: the hook hook.py may do anything"]


def test_warnings_of_pages_that_stay_are_said_at_every_build(tmp_path: Path) -> None:
    root = Edited(tmp_path / "j", 3).root
    (root / "journal/plan.md").write_text("# Plan\n\n[Gone](away.md)\n\n[There](index.md#nowhere)\n")
    first, second = (
        sorted(line for line in built(root).output.splitlines() if line.startswith("warning")) for _ in range(2)
    )
    assert any("away.md" in line for line in first)
    assert any("#nowhere" in line for line in first)
    assert second == first


def test_plain_mkdocs_gives_the_same_site(tmp_path: Path) -> None:
    root = Edited(tmp_path / "j", 8).root
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text().replace("- journal", "- journal: {today: 2026-11-20}")
    )
    built(root)
    ours = files(root / "site")
    build_site(root)
    assert files(root / "site") == ours
