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
    assert {"Meetings", "Contacts", "Companies", "Events", "My news", "One-sheet"} <= set(words)
    assert "My notes" in words
    assert "An idea" in words
    assert "Jane Doe" not in words


def test_search_finds_records_but_the_lists_of_them_by_their_names_alone(hello: Built) -> None:
    found = {entry["location"]: entry["text"] for entry in hello.index()}
    assert {"contacts/jane-doe.html", "notes.html"} <= found.keys()
    assert found["contacts/index.html"] == ""
    assert hello.read("search/search_index.js") == "var __index = " + hello.read("search/search_index.json")


def test_all_links_and_files_of_every_page_are_there(hello: Built) -> None:
    assert_every_link_leads_somewhere(hello)


def assert_every_link_leads_somewhere(built: Built) -> None:
    there = addresses(built)
    for address, page in built.pages():
        ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
        for element in page.elements:
            target = element.attributes.get("href") or element.attributes.get("src")
            if target is None or target.startswith("data:"):
                continue
            assert_leads_somewhere(built, address, target, there, ids)


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
    )
    (root / "journal" / "mine.css").touch()
    built = build_site(root)
    assert built.config["nav"] == ["notes.md", {"Me": "profile.md"}]
    assert built.config["theme"]["palette"] == {"scheme": "slate"}
    assert built.config["theme"]["features"][0] == "navigation.tabs"
    assert built.config["extra_css"] == ["assets/journal/journal.css", "mine.css"]


OWN_PAGE = """
# Plan

The HTML is *old*.

- [x] done

<script>alert(1)</script> [[jane-doe]] and [her](contacts/jane-doe.md)

*[HTML]: Hypertext
"""


def test_the_owners_pages_are_made_with_the_extensions_that_are_listed_and_records_are_not(tmp_path: Path) -> None:
    listed = [{"pymdownx.tasklist": {"custom_checkbox": True}}, "abbr"]
    of_a_record = OWN_PAGE.replace("contacts/", "")
    files = {**HELLO, "plan.md": OWN_PAGE, "contacts/ada.md": f"---\nname: Ada\n---\n{of_a_record}"}
    built = build_site(write_site_journal(tmp_path / "j", files, markdown_extensions=listed))
    plan, ada = built.page("plan.html"), built.page("contacts/ada.html")
    assert [item.attributes["title"] for item in plan.all("abbr")] == ["Hypertext"]
    assert "task-list-item" in {item.attributes.get("class") for item in plan.all("li")}
    assert ada.all("abbr") == []
    for page, way in ((plan, "contacts/"), (ada, "")):
        assert "alert(1)" not in {item.text for item in page.all("script")}
        links = [item.attributes["href"] for item in page.all("a") if item.text in ("Jane Doe", "her")]
        assert links == [f"{way}jane-doe.html"] * 2


def test_without_a_list_the_owners_pages_are_what_their_editor_shows(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", {**HELLO, "plan.md": OWN_PAGE}))
    page = built.page("plan.html")
    assert page.all("abbr") == []
    assert "*[HTML]: Hypertext" in page.content.text
    assert "<script>alert(1)</script>" in page.content.text, "an angle bracket that is no tag is text"


FAILING = """
from markdown import Extension
from markdown.preprocessors import Preprocessor

class Failing(Preprocessor):
    def run(self, lines):
        if "boom" in "".join(lines):
            raise RuntimeError("no such luck")
        return lines

class Fails(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Failing(md), "fails", 1)
"""


def test_a_page_that_an_extension_fails_on_is_shown_as_written_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "failing_extension.py").write_text(FAILING)
    monkeypatch.syspath_prepend(tmp_path)
    files = {**HELLO, "plan.md": "# Plan\n\n**boom** <b>\n", "other.md": "# Other\n\n**fine**\n"}
    root = write_site_journal(tmp_path / "j", files, markdown_extensions=["failing_extension:Fails"])
    built = build_site(root)
    page = built.page("plan.html")
    (shown,) = [item.text for item in page.all("pre") if item.in_content]
    assert shown == "# Plan\n\n**boom** <b>"
    assert [item.text for item in built.page("other.html").all("strong")] == ["fine"]
    (said,) = [line for line in built.said if line.startswith("WARNING")]
    assert said == (
        "WARNING journal: journal/plan.md: this page is shown as it is written: "
        "Python-Markdown can't convert it: RuntimeError: no such luck"
    )
    assert "journal/plan.md" in built.page("problems.html").content.text
    assert_every_link_leads_somewhere(built)


def test_a_page_that_can_not_be_rendered_has_no_link_to_headings_that_are_not_there(tmp_path: Path) -> None:
    deep = f"# Plan\n\n{'> ' * 70}deep\n"
    built = build_site(write_site_journal(tmp_path / "j", {**HELLO, "plan.md": deep}))
    assert [item.text for item in built.page("plan.html").all("pre") if item.in_content] == [deep.rstrip()]
    assert_every_link_leads_somewhere(built)


def test_a_link_to_an_anchor_that_is_not_there_is_said(tmp_path: Path) -> None:
    text = "# Plan\n\n## Ünd so\n\n[a](#und-so) [b](notes.md#my-notes) [c](notes.md#nowhere) [d](#gone)\n"
    built = build_site(write_site_journal(tmp_path / "j", {**HELLO, "plan.md": text}))
    said = [line for line in built.said if "contain" in line and "#" in line]
    assert len(said) == 2
    assert any("#nowhere" in line for line in said)
    assert any("#gone" in line for line in said)


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


HOOK = """
def on_files(files, config):
    page = files.get_file_from_path('notes.md')
    assert page.content_bytes.decode() == page.content_string
    page.content_string += '\\n\\nFrom a *hook*.\\n'

def on_page_markdown(markdown, page, **_):
    return markdown.replace('My notes', 'Our notes') if page.file.src_uri == 'notes.md' else None

def on_page_content(html, page, **_):
    return html + f'<p>Below {page.title}.</p>'
"""


def test_another_hook_may_read_and_write_an_owners_page_before_it_is_rendered_and_every_page_after(
    tmp_path: Path,
) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, hooks=["hook.py"])
    (root / "hook.py").write_text(HOOK)
    built = build_site(root)
    notes = built.page("notes.html")
    assert notes.one("h1").text == "Our notes"
    assert [item.text for item in notes.all("em")] == ["hook"]
    for address, title in (("notes.html", "My notes"), ("contacts/index.html", "Contacts"), ("index.html", "Today")):
        assert f"Below {title}." in [item.text for item in built.page(address).all("p")]
