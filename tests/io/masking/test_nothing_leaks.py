"""What a mentor is given holds no word that is not meant for them: every file of a built copy is read."""

import base64
import gzip
import html
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import yaml
from click.testing import CliRunner
from secret_world import World, secret_world
from small_journal import write_journal

from generator.cli import main

SEEN = (
    "Contact.role", "Contact Who", "Meeting.title", "Meeting.objective", "Meeting.lesson",
    "FollowUp.do", "Awaiting.what", "Meeting Research", "Meeting Notes",
    "Company.industry", "Company.verdict", "Company About", "Event.goal", "Met.note", "Event Before", "Update.subject",
    "Update What", "Profile.headline", "Profile.objective", "Profile.achievements", "Profile Pitch", "Help.what",
    "a question",
)  # fmt: skip
"""What a mentor is meant to read."""


@dataclass(frozen=True)
class Copy:
    world: World
    root: Path
    said: str


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    world = secret_world()
    root = tmp_path_factory.mktemp("mentor") / "j"
    write_journal(root, world.files)
    config = {
        "site_name": "Shown",
        "docs_dir": "journal",
        "theme": {"name": "material", "custom_dir": "own", "logo": "images/a.png"},
        "plugins": ["search", {"journal": {"known_fields": [world.word()]}}],
        "site_author": world.word(),
        "site_description": world.word(),
        "copyright": world.word(),
        "site_url": f"https://{world.word()}.example/",
        "extra": {"social": [{"icon": "fontawesome/brands/mastodon", "link": f"https://{world.word()}.example"}]},
        "markdown_extensions": ["pymdownx.snippets"],
    }
    (root / "own").mkdir()
    (root / "own" / f"{world.word()}.txt").write_text(world.word())
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config))
    return Copy(world, root, build(root, "--for", "mentor"))


def build(root: Path, *args: str) -> str:
    given = ["-C", str(root), "--today", "2026-11-22", "build", *args]
    result = CliRunner().invoke(main, given, catch_exceptions=False)
    assert result.exit_code == 1, result.output  # the journal has a broken file
    return result.stdout


_COMBINING = re.compile(f"[{''.join(filter(unicodedata.combining, map(chr, range(sys.maxunicode + 1))))}]+")


@cache
def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text)).casefold()


@cache
def texts(site: Path) -> tuple[tuple[str, str], ...]:
    """Return every file as a reader, a browser and a search would find it."""
    return tuple(read(site))


def read(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".gz":
                data = gzip.decompress(data)
            assert path.suffix not in (".zip", ".bz2", ".xz"), path
            said = f"{path.relative_to(site)}\n{data.decode(errors='ignore')}"
            yield path.name, fold("\n".join({said, unquote(said), html.unescape(said), unquote(html.unescape(said))}))


def encoded(word: str) -> Iterator[str]:
    """Yield what stands for a word inside base64, wherever it begins."""
    for case in (word, word.title(), word.upper()):
        for shift in range(3):
            text = base64.b64encode(b"\0" * shift + case.encode()).decode()
            yield text[4 if shift else 0 : -4].casefold()


def found_in(site: Path, words: set[str]) -> set[str]:
    whole = "\n".join(text for _, text in texts(site)).encode()  # among bytes a word is looked for in half the time
    return {word for word in words if any(said.encode() in whole for said in {word, fold(quote(word))})}


def test_no_word_that_is_not_shown_is_in_any_file(copy: Copy) -> None:
    assert len(copy.world.secret) > 150
    assert found_in(copy.root / "site-mentor", copy.world.secret) == set()


def test_no_such_word_is_there_in_base64(copy: Copy) -> None:
    whole = "\n".join(text for name, text in texts(copy.root / "site-mentor") if name.endswith(("html", "js", "json")))
    assert [word for word in copy.world.secret if any(len(c) > 6 and c in whole for c in encoded(word))] == []


def test_what_is_meant_to_be_read_is_there(copy: Copy) -> None:
    wanted = {copy.world.shown[of]: of for of in SEEN}
    missing = set(wanted) - found_in(copy.root / "site-mentor", set(wanted))
    assert {wanted[word] for word in missing} == set()


def test_the_owners_own_site_would_have_told_most_of_it(copy: Copy) -> None:
    build(copy.root)
    assert len(found_in(copy.root / "site", copy.world.secret)) > 100


def test_the_masked_names_are_listed(copy: Copy) -> None:
    assert "Masked these names:" in copy.said
    assert "  Qañzo Wexvîl: Q. W.\n" in copy.said
