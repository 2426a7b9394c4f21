"""The exported pages, built by programs that have never heard of the journal, beside the journal's own site."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from built_site import Built, Read, build_site, write_site_journal
from click.testing import CliRunner, Result

from generator.cli import main

PROGRAMS = Path(sys.executable).parent
HOSTILE = """\
# A page of mine

<script>document.title = "owned"</script>

<img src="x" onerror="document.title='owned'"> and [a trap](javascript\\:alert(1)), ![from afar](https://example.com/a.png)

- [Jane](contacts/jane-doe.md) is *well*

```
    code stays

# as it is
```

~~~~
code
```
<b>a fence in code</b>
```
~~~~

[one](contacts/jane-doe.md) <div>```

what follows</div>
"""
FILES: Mapping[str, str | bytes] = {
    "profile.md": "---\nname: Dot\nobjective: learn\n---\n\n## Pitch\n\nI make things.\n",
    "contacts/jane-doe.md": "---\nname: Jane <b>Doe</b>\ncompany: Acme & Sons\n---\n\nHello [[ben]].\n",
    "contacts/ben.md": "---\nname: Ben\nintroduced_by: jane-doe\nkeep_in_touch: 2 weeks\nmet_on: 2026-01-01\n---\n",
    "meetings/2026-11-20-jane-doe.md": "---\ndate: 2026-11-20 10:00\nwith: jane-doe\n"
    "follow_ups: [{do: send the book, by: 2026-12-01}]\n---\n\n## Notes\n\nKind. ![her desk](../pictures/desk.svg)\n",
    "meetings/2026-11-24-ben.md": "---\ndate: 2026-11-24\nwith: ben\n---\n",
    "events/fair.md": "---\nname: The fair\ndate: 2026-11-01\nmet: [ben]\n---\n",
    "updates/new.md": "---\ndate: 2026-11-10\nsubject: New desk\n---\n\nI have a desk.\n",
    "pictures/desk.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    "trap.md": HOSTILE,
    "questions.md": "## Starting\n\n- How did you begin?\n",
}


def export(root: Path, folder: Path, *words: str) -> Result:
    given = ["-C", str(root), "export", "pages", "-o", str(folder), *words]
    return CliRunner().invoke(main, given, prog_name="journal", catch_exceptions=False)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(write_site_journal(tmp_path_factory.mktemp("ours") / "j", FILES))


@pytest.fixture(scope="module")
def plain(ours: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "leaving"
    result = export(ours.root, folder)
    assert (result.exit_code, result.output) == (0, "")
    return folder


def build(folder: Path, to: Path, program: str, *words: str) -> Path:
    """Return the site that another program builds of the folder, in a copy of it."""
    subprocess.run(["cp", "-r", str(folder), str(to)], check=True)
    command = [str(PROGRAMS / program), "build", *words]
    ended = subprocess.run(
        command, cwd=to, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return to / "site"


def addresses(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}


def links(pages: Mapping[str, Read]) -> dict[str, list[str]]:
    """Return where each page's own links lead; those that a heading has to itself are left out."""
    found = {}
    for address, page in pages.items():
        of_content = [
            e
            for e in page.elements
            if e.tag == "a" and e.in_content and "headerlink" not in e.attributes.get("class", "")
        ]
        found[address] = [e.attributes["href"] for e in of_content if "href" in e.attributes]
    return found


def owed(pages: Mapping[str, Read]) -> dict[str, list[tuple[str, str]]]:
    return {
        address: [
            (e.attributes["data-debt"], e.attributes.get("data-due", ""))
            for e in page.elements
            if "data-debt" in e.attributes
        ]
        for address, page in pages.items()
    }


def compare(ours: Built, site: Path) -> None:
    theirs = {address: Read((site / address).read_text(encoding="utf-8")) for address in addresses(site)}
    own = dict(ours.pages())
    assert theirs.keys() == own.keys()
    assert headings(theirs) == headings(own)
    assert links(theirs) == links(own)
    assert owed(theirs) == owed(own)
    assert any(owed(own)["what-i-owe.html"])
    broken = {
        f"{address} -> {href}"
        for address, hrefs in links(theirs).items()
        for href in hrefs
        if not re.match(r"[a-z]+:|#|javascript", href)
        and not (site / address).parent.joinpath(href.split("#")[0]).exists()
    }
    assert broken == set()


def headings(pages: Mapping[str, Read]) -> dict[str, list[str]]:
    return {address: [e.text.strip("¶ \n") for e in page.all("h1") if e.in_content] for address, page in pages.items()}


def test_plain_mkdocs_builds_the_same_pages(ours: Built, plain: Path, tmp_path: Path) -> None:
    compare(ours, build(plain, tmp_path / "copy", "mkdocs", "--strict", "--quiet"))


@pytest.mark.slow
@pytest.mark.parametrize("program", ["properdocs", "zensical"])
def test_its_successors_build_the_same_pages(ours: Built, plain: Path, tmp_path: Path, program: str) -> None:
    compare(ours, build(plain, tmp_path / "copy", program))


@pytest.mark.slow
def test_without_material_there_are_the_same_pages(ours: Built, plain: Path, tmp_path: Path) -> None:
    config = plain / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    try:
        settings = yaml.safe_load(before) | {"theme": {"name": "mkdocs"}, "plugins": ["search"]}
        config.write_text(yaml.safe_dump(settings), encoding="utf-8")
        site = build(plain, tmp_path / "copy", "mkdocs")
    finally:
        config.write_text(before, encoding="utf-8")
    assert addresses(site) == {address for address, _ in ours.pages()}


def test_nothing_names_our_plugin_and_pictures_and_feeds_are_there(plain: Path, ours: Built) -> None:
    settings = yaml.safe_load((plain / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "generator" not in str(settings["plugins"])
    assert "markdown_extensions" not in settings  # a page is HTML, whatever a builder knows
    assert [list(plugin) for plugin in settings["plugins"]] == [["search"]]
    for address in ("pictures/desk.svg", "journal.ics", "contacts.vcf"):
        assert (plain / "docs" / address).read_bytes() == (ours.site / address).read_bytes(), address
    # A drawing of ours stands in the page itself.
    assert "<svg" in (plain / "docs/progress.md").read_text(encoding="utf-8")


def test_what_runs_or_fetches_is_taken_out_and_the_rest_stays(plain: Path, tmp_path: Path) -> None:
    text = (plain / "docs/trap.md").read_text(encoding="utf-8")
    site = build(plain, tmp_path / "copy", "mkdocs", "--quiet")
    page = Read((site / "trap.html").read_text(encoding="utf-8"))
    for shown in (Read(text), page):
        inside = [e for e in shown.elements if e.in_content or shown is not page]
        assert not [e for e in inside if e.tag == "script" or any(name.startswith("on") for name in e.attributes)]
        assert [e.attributes.get("src") for e in inside if e.tag == "img"] == ["x"]
        hrefs = [e.attributes.get("href", "") for e in inside if e.tag == "a"]
        assert not [href for href in hrefs if "javascript" in href]
        assert {"contacts/jane-doe.html", "https://example.com/a.png"} <= {*hrefs}
    codes = [e.text for e in page.all("code")]
    assert codes == ["    code stays\n\n# as it is\n", "code\n```\n<b>a fence in code</b>\n```\n"]
    assert "<script>document.title" in page.content.text
    assert "what follows" in page.content.text


def test_a_policy_stands_in_every_page_that_another_program_builds(plain: Path, tmp_path: Path) -> None:
    site = build(plain, tmp_path / "copy", "mkdocs", "--quiet")
    for address in addresses(site):
        page = Read((site / address).read_text(encoding="utf-8"))
        (policy,) = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
        said = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert (said["default-src"], said["script-src-attr"], said["form-action"]) == ("'none'", "'none'", "'none'")
        assert {word for part in said.values() for word in part.split()} <= {
            "'none'", "'self'", "'unsafe-inline'", "data:", "blob:",
        }  # fmt: skip
        order = ["policy" if "http-equiv" in e.attributes else e.tag for e in page.elements]
        assert order.index("policy") < min(order.index(tag) for tag in ("script", "link", "style") if tag in order)


def test_an_older_export_is_replaced_and_what_was_built_of_it_stays(ours: Built, tmp_path: Path) -> None:
    folder = tmp_path / "leaving"
    export(ours.root, folder)
    (folder / "docs/old.md").write_text("old")
    (folder / "site").mkdir()
    before = {path.name for path in folder.iterdir()}
    assert export(ours.root, folder).exit_code == 0
    assert not (folder / "docs/old.md").exists()
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.parametrize("where", ["journal", "journal/x", ".", "full", "file"])
def test_it_writes_over_nothing_that_it_did_not_write(tmp_path: Path, where: str) -> None:
    root = write_site_journal(tmp_path / "j", FILES)
    (root / "full").mkdir()
    (root / "full/mine.txt").write_text("mine")
    (root / "file").write_text("mine")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = export(root, root / where)
    assert result.exit_code == 2
    assert "can't hold the pages" in result.stderr
    assert {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".journal" not in path.parts
    } == before


def test_the_same_files_and_day_are_the_same_bytes(ours: Built, plain: Path, tmp_path: Path) -> None:
    export(ours.root, tmp_path / "again")
    first, again = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in (plain, tmp_path / "again")
    )
    assert first == again


def test_the_owner_s_look_comes_along(tmp_path: Path) -> None:
    root = write_site_journal(
        tmp_path / "j", {"a.md": "# A\n"}, site_name="Mine",
        theme={"name": "material", "language": "de", "features": ["x"]},
        extra_css=["my.css", "https://example.com/a.css"],
    )  # fmt: skip
    assert export(root, tmp_path / "out").exit_code == 0
    settings = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8"))
    assert (settings["site_name"], settings["theme"]["language"], settings["theme"]["features"][0]) == (
        "Mine",
        "de",
        "x",
    )
    assert settings["extra_css"] == ["assets/journal/journal.css", "my.css"]


def test_the_owner_s_own_pages_are_made_with_the_extensions_that_they_list(tmp_path: Path) -> None:
    free = '# A\n\n!!! note "Mind"\n    The *gap*, [[ben]].\n\n<p onclick="x()">x</p>\n'
    root = write_site_journal(
        tmp_path / "j", {"contacts/ben.md": "---\nname: Ben\n---\n\n!!! note\n", "a.md": free},
        markdown_extensions=["admonition", {"toc": {"permalink": True}}],
    )  # fmt: skip
    assert export(root, tmp_path / "out").exit_code == 0
    page = Read((tmp_path / "out/docs/a.md").read_text(encoding="utf-8"))
    assert [e.text for e in page.all("p")] == ["Mind", "The gap, Ben.", "x"]
    assert [e.attributes.get("class") for e in page.all("div")] == ["page", "admonition note"]
    assert "onclick" not in page.html
    assert [e.attributes["href"] for e in page.all("a")] == ["#a", "contacts/ben.html"]
    assert "!!! note" in (tmp_path / "out/docs/contacts/ben.md").read_text(encoding="utf-8")
