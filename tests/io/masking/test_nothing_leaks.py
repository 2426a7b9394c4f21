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
    "Contact.role", "Meeting.title", "Meeting.objective", "Meeting.lesson", "FollowUp.do", "Awaiting.what",
    "Company.industry", "Company.verdict", "Event.goal", "Update.subject", "Profile.headline", "Profile.objective",
    "Profile.achievements", "Help.what", "a question", "a promise",
)  # fmt: skip
"""What a mentor is meant to read."""
SEEN_WITH_NOTES = (
    "Contact Who", "Meeting Research", "Meeting Notes", "Company About", "Met.note", "Event Before", "Update What",
    "Profile Pitch", "an answer", "a topic", "a question of the bank", "a title", "a page", "the first page",
)  # fmt: skip


HOOK = """
def on_config(config, **_):
    config.copyright = "{word}"

def on_page_content(html, **_):
    return html + "<p>{word}</p>"

def on_post_page(output, **_):
    return output + "<!-- {word} -->"
"""
"""What another program might add to pages."""


@dataclass(frozen=True)
class Copy:
    world: World
    root: Path
    said: str
    with_notes: bool

    @property
    def secret(self) -> set[str]:
        """Return the words that may be nowhere."""
        return self.world.secret if self.with_notes else self.world.secret | self.world.notes


@pytest.fixture(scope="module", params=[False, True], ids=["without notes", "with notes"])
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    world = secret_world()
    root = tmp_path_factory.mktemp("mentor") / "j"
    write_journal(root, world.files)
    icon = world.word()
    config = {
        "site_name": f"The {world.word()} journal of {world.word().title()} Qanzo",
        "docs_dir": "journal",
        "theme": {
            "name": "material",
            "custom_dir": "own",
            "logo": "images/a.png",
            "icon": {"logo": icon},
            "features": [world.word()],
            "palette": {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": world.word()}},
        },
        "hooks": ["hook.py"],
        "plugins": [{"search": {"separator": f"[ {world.word()}]"}}, {"journal": {"known_fields": [world.word()]}}],
        "site_author": world.word(),
        "site_description": world.word(),
        "copyright": world.word(),
        "site_url": f"https://{world.word()}.example/",
        "extra": {"social": [{"icon": "fontawesome/brands/mastodon", "link": f"https://{world.word()}.example"}]},
        "markdown_extensions": [
            "abbr",
            "attr_list",
            {"toc": {"title": world.word()}},
            {"pymdownx.snippets": {"auto_append": ["terms.md"]}},
        ],
    }
    (root / "own" / ".icons").mkdir(parents=True)
    (root / "own" / ".icons" / f"{icon}.svg").write_text(f"<svg><title>{world.word()}</title></svg>")
    (root / "own" / f"{world.word()}.txt").write_text(world.word())
    (root / "terms.md").write_text(f"*[bold]: {world.word()}\n")
    (root / "hook.py").write_text(HOOK.format(word=world.word()))
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config))
    given = ["--with-notes"] if request.param else []
    return Copy(world, root, build(root, "--for", "mentor", *given), request.param)


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
    assert found_in(copy.root / "site-mentor", copy.secret) == set()


def test_no_such_word_is_there_in_base64(copy: Copy) -> None:
    whole = "\n".join(text for name, text in texts(copy.root / "site-mentor") if name.endswith(("html", "js", "json")))
    assert [word for word in copy.secret if any(len(c) > 6 and c in whole for c in encoded(word))] == []


def test_what_is_meant_to_be_read_is_there(copy: Copy) -> None:
    wanted = {copy.world.shown[of]: of for of in (*SEEN, *(SEEN_WITH_NOTES if copy.with_notes else ()))}
    missing = set(wanted) - found_in(copy.root / "site-mentor", set(wanted))
    assert {wanted[word] for word in missing} == set()


def test_the_owners_own_site_would_have_told_most_of_it(copy: Copy) -> None:
    build(copy.root)
    assert len(found_in(copy.root / "site", copy.world.secret)) > 100


def test_the_masked_names_are_listed(copy: Copy) -> None:
    assert "Masked these names:" in copy.said
    assert "  Qañzo Wexvîl: Q.W\n" in copy.said


def test_no_file_of_a_copy_is_a_feed_a_picture_or_a_page_with_a_name_of_its_own(copy: Copy) -> None:
    made = [path.relative_to(copy.root / "site-mentor") for path in (copy.root / "site-mentor").rglob("*")]
    own = [path for path in made if path.suffix and path.parts[0] not in ("assets", "search", "playbook")]
    assert {path.suffix for path in own} <= {".html", ".js"}
    records = [path.stem for path in own if path.parts[0] in ("contacts", "companies", "meetings", "events", "updates")]
    assert [stem for stem in records if stem != "index" and re.fullmatch(r"[pcmeu]-\d{3}|rows|\w", stem) is None] == []


def test_notes_are_said_to_be_left_out_or_their_capitals_are_listed(copy: Copy) -> None:
    assert ("words of notes and other prose are left out; --with-notes" in copy.said) != copy.with_notes
    assert ("These words with a capital are left." in copy.said) == copy.with_notes  # `Hello` of the first page
