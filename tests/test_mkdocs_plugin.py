"""What MkDocs makes of a journal through the plugin."""

from pathlib import Path
from posixpath import join, normpath, split
from urllib.parse import unquote, urlsplit

import pytest
from built_site import HELLO, Built, build_site, write_site_journal
from mkdocs.exceptions import Abort

FAULTY = {"contacts/ana.md": "---\nname: Ana\nmet_on: 2026-02-30\n---\n"}


@pytest.fixture(scope="module")
def hello(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = {
        **HELLO,
        "call.md": "Note: call her\n\nThe second line.\n",
        "ideas/Ä b.md": "# An idea\n\n[picture](../images/a.png)\n",
        "images/a.png": b"png",
        "imports/found.md": "# Not on the site\n",
        "imports/found.csv": "secret",
        "templates/meeting.md": "{{title}}",
        ".obsidian/app.json": "{}",
        ".hidden.md": "# Hidden",
        "contacts/ann-o-neill.md": "---\nname: Ann <b>O'Neill</b> & Co\n---\n",
    }
    root = write_site_journal(tmp_path_factory.mktemp("hello") / "j", files)
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (root / "journal" / "leak.txt").symlink_to(outside / "secret.txt")
    (root / "journal" / "leak").symlink_to(outside)
    (root / "journal" / "circle").symlink_to(".")
    return build_site(root)


def addresses(built: Built) -> set[str]:
    return {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}


def test_every_page_and_file_is_there_and_nothing_private(hello: Built) -> None:
    found = {address for address in addresses(hello) if not address.startswith("assets/")}
    assert {"index.html", "contacts/jane-doe.html", "notes.html", "ideas/Ä b.html", "images/a.png"} <= found
    assert not [address for address in found if "import" in address or "template" in address]
    assert not [address for address in found if "leak" in address or "circle" in address or "hidden" in address]
    assert not any(part.startswith(".") for address in found for part in address.split("/"))
    assert {"404.html", "sitemap.xml"}.isdisjoint(found)


def test_no_markdown_is_copied(hello: Built) -> None:
    assert not [address for address in addresses(hello) if address.endswith(".md")]


def test_a_first_line_with_a_colon_is_text(hello: Built) -> None:
    words = [part.text for part in hello.page("call.html").all("p") if part.in_content]
    assert words == ["Note: call her", "The second line."]


def test_a_page_begins_with_its_own_heading(hello: Built) -> None:
    heading = hello.page("notes.html").one("h1")
    assert heading.text == "My notes"
    assert heading.attributes == {"id": "my-notes"}


def test_the_title_is_text_everywhere(hello: Built) -> None:
    page = hello.page("contacts/ann-o-neill.html")
    assert page.one("title").text == "Ann <b>O'Neill</b> & Co - Small"
    header = next(item for item in page.elements if item.attributes.get("data-md-component") == "header-topic")
    assert header.text.strip() == "Ann <b>O'Neill</b> & Co"


def test_the_navigation_is_the_index_pages_and_the_free_pages(hello: Built) -> None:
    page = hello.page("contacts/jane-doe.html")
    links = [item for item in page.all("a") if item.attributes.get("class") == "md-nav__link"]
    words = [" ".join(item.text.split()) for item in links]
    assert words[:7] == ["Today", "What I owe", "Review", "Thanks", "Keep in touch", "News to tell", "Giving"]
    assert {"Meetings", "Contacts", "Companies", "Events", "News of mine", "One-sheet"} <= set(words)
    assert "My notes" in words
    assert "An idea" in words
    assert "Jane Doe" not in words


def test_search_finds_records_but_not_the_lists_of_them(hello: Built) -> None:
    found = {entry["location"].split("#")[0] for entry in hello.index()}
    assert {"contacts/jane-doe.html", "notes.html"} <= found
    assert "contacts/index.html" not in found
    assert hello.read("search/search_index.js") == "var __index = " + hello.read("search/search_index.json")


def test_all_links_and_files_of_every_page_are_there(hello: Built) -> None:
    there = addresses(hello)
    for address, page in hello.pages():
        ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
        for element in page.elements:
            target = element.attributes.get("href") or element.attributes.get("src")
            if target is None or target.startswith("data:"):
                continue
            assert_leads_somewhere(hello, address, target, there, ids)


def assert_leads_somewhere(built: Built, address: str, target: str, there: set[str], ids: set[str]) -> None:
    parts = urlsplit(target)
    assert not parts.scheme, f"{address} leads to {target}"
    assert not parts.netloc, f"{address} leads to {target}"
    if not parts.path:
        assert not parts.fragment or unquote(parts.fragment) in ids, f"{address} leads to {target}"
        return
    path = normpath(join(split(address)[0], unquote(parts.path)))
    assert path in there, f"{address} leads to {target}"


def test_nothing_is_warned_of_in_a_sound_journal(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", HELLO))
    assert [line for line in built.said if not line.startswith("INFO")] == []


@pytest.mark.parametrize(
    ("config", "line"),
    [
        ({"use_directory_urls": True}, "`use_directory_urls: true` is not followed"),
        ({"theme": {"name": "material", "font": {"text": "Lora"}}}, "`font` is not followed"),
        ({"theme": {"name": "material", "logo": "https://e.example/a.png"}}, "`theme: logo` is not followed"),
        ({"extra_css": ["https://e.example/a.css"]}, "`extra_css: https://e.example/a.css` is not followed"),
        ({"extra_javascript": ["//e.example/a.js"]}, "`extra_javascript: //e.example/a.js` is not followed"),
        ({"extra": {"analytics": {"provider": "google"}}}, "`extra: analytics` is not followed"),
        ({"repo_url": "https://github.com/a/b"}, "`repo_url` is not followed"),
    ],
)
def test_what_would_break_the_site_is_not_followed_and_said(
    tmp_path: Path, config: dict[str, object], line: str
) -> None:
    built = build_site(write_site_journal(tmp_path / "j", HELLO, **config))
    assert [said for said in built.said if said.startswith("WARNING")] == [
        next(said for said in built.said if f"mkdocs.yml: {line}" in said)
    ]
    assert (built.site / "notes.html").is_file()
    assert not [said for said in addresses(built) if "e.example" in built.site.joinpath(said).read_text("latin-1")]


def test_without_docs_dir_it_is_said_where_the_journal_is_read_from(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, docs_dir=None)
    (root / "journal").rename(root / "docs")
    assert any("without `docs_dir`" in line for line in build_site(root).said)


def test_the_owners_navigation_palette_and_settings_stay(tmp_path: Path) -> None:
    root = write_site_journal(
        tmp_path / "j",
        HELLO,
        nav=["notes.md", {"Me": "profile.md"}],
        theme={"name": "material", "palette": {"scheme": "slate"}, "features": ["navigation.tabs"]},
        extra_css=["mine.css"],
        markdown_extensions=[{"pymdownx.tasklist": {"custom_checkbox": False}}, "generator.sanitizer", "abbr"],
    )
    (root / "journal" / "mine.css").touch()
    built = build_site(root)
    assert built.config["nav"] == ["notes.md", {"Me": "profile.md"}]
    assert built.config["theme"]["palette"] == {"scheme": "slate"}
    assert built.config["theme"]["features"][0] == "navigation.tabs"
    assert built.config["extra_css"] == ["assets/journal/journal.css", "mine.css"]
    assert built.config["markdown_extensions"][-1] == "generator.sanitizer"
    assert built.config["markdown_extensions"].count("generator.sanitizer") == 1
    assert built.config["mdx_configs"]["pymdownx.tasklist"] == {"custom_checkbox": False}


def test_materials_offline_plugin_changes_nothing(tmp_path: Path) -> None:
    plugins = ["search", "journal", "offline"]
    built = build_site(write_site_journal(tmp_path / "j", HELLO, plugins=plugins))
    assert "unpkg" not in built.read("index.html")
    assert built.read("search/search_index.js").startswith("var __index = {")


def test_faults_are_reported_in_one_line(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", FAULTY))
    assert [line for line in built.said if line.startswith("WARNING")] == [
        "WARNING journal: 1 error in your journal: see problems.html"
    ]


def test_warnings_alone_are_no_warning_to_mkdocs(tmp_path: Path) -> None:
    files = {"contacts/ana.md": "---\nname: Ana\nnickname: A\n---\n"}
    built = build_site(write_site_journal(tmp_path / "j", files), strict=True)
    assert "INFO journal: 1 warning in your journal: see problems.html" in built.said


def test_strict_stops_before_the_site_is_emptied(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO)
    build_site(root)
    (root / "journal" / "contacts" / "ana.md").write_text(FAULTY["contacts/ana.md"])
    with pytest.raises(Abort):
        build_site(root, strict=True)
    assert (root / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"plugins": ["search", {"journal": {"tody": "2026-11-22"}}]}, "did you mean `today`"),
        ({"plugins": ["search", {"journal": {"today": "soon"}}]}, "write a day as YYYY-MM-DD"),
        ({"theme": {"name": "readthedocs"}}, "the journal's pages need Material"),
    ],
)
def test_wrong_settings_are_said_in_plain_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, config: dict[str, object], words: str
) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, **config)
    with pytest.raises(Abort):
        build_site(root)
    assert words in caplog.text


def test_a_second_build_in_one_program_knows_nothing_of_the_first(tmp_path: Path) -> None:
    first = build_site(write_site_journal(tmp_path / "a", HELLO))
    second = build_site(write_site_journal(tmp_path / "b", FAULTY))
    assert "contacts/jane-doe.html" in addresses(first)
    assert "contacts/jane-doe.html" not in addresses(second)


def test_our_script_runs_before_anything_is_painted(hello: Built) -> None:
    for address in ("index.html", "contacts/jane-doe.html"):
        page = hello.read(address)
        assert page.count("assets/journal/journal.js") == 1
        assert page.index("assets/journal/journal.js") < page.index("</head>")


def test_another_hook_may_read_and_write_a_page_before_it_is_rendered(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, hooks=["hook.py"])
    (root / "hook.py").write_text(
        "def on_files(files, config):\n"
        "    page = files.get_file_from_path('contacts/index.md')\n"
        "    assert page.content_bytes.decode() == page.content_string\n"
        "    page.content_string += '\\n\\nFrom a hook.\\n'\n"
    )
    assert "From a hook." in build_site(root).read("contacts/index.html")
