"""The policy in every page: what it allows comes from the theme, and it stands before all that it governs."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import sample_site
from built_site import HELLO, Built, Read, build_site, write_site_journal
from markupsafe import Markup
from mkdocs.exceptions import Abort
from small_journal import SmallJournal

from generator.site.pages import prose
from generator.site.policy import allow_script, policy_for, with_policy

HOSTILE = "<script>alert(1)</script><style>p{color:red}</style>"
HEAD = '<head>\n    \n      <meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def parts(page: Read) -> dict[str, list[str]]:
    """Return the policy of a page, each of its parts by the name."""
    (policy,) = [item.attributes["content"] for item in page.all("meta") if "http-equiv" in item.attributes]
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


def inline(page: Read) -> set[str]:
    """Return the hash of each script that stands in the page itself."""
    scripts = [item for item in page.all("script") if "src" not in item.attributes and "type" not in item.attributes]
    return {hashed(script.text) for script in scripts}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(sample_site.copy_to(tmp_path_factory.mktemp("sample") / "j"))


def test_every_page_has_it_before_anything_that_it_governs(sample: Built) -> None:
    pages = list(sample.pages())
    assert len(pages) > 150
    for address, page in pages:
        before = page.html.partition(HEAD)[0]
        assert re.fullmatch(r'\s*<!doctype html>\s*<html lang="en" class="no-js">\s*', before), address


def test_it_allows_each_script_of_the_theme_and_no_other(sample: Built) -> None:
    for address, page in sample.pages():
        allowed = parts(page)["script-src"]
        assert allowed[0] == "'self'", address
        assert set(allowed[1:]) == inline(page), address


def test_it_names_no_host_and_lets_nothing_else_in(sample: Built) -> None:
    found = {name: [source for source in sources if "sha256" not in source] for name, sources in
             parts(sample.page("index.html")).items()}  # fmt: skip
    assert found == {
        "default-src": ["'none'"], "connect-src": ["'self'"], "font-src": ["'self'"], "img-src": ["'self'", "data:"],
        "media-src": ["'self'"], "script-src": ["'self'"], "style-src": ["'self'", "'unsafe-inline'"],
        "style-src-elem": ["'self'"], "worker-src": ["'self'"], "base-uri": ["'none'"], "form-action": ["'none'"],
    }  # fmt: skip


def with_a_hole(html: str) -> Markup:
    """Return a text as a sanitizer that lets everything through would, and a parser that takes every tag for one."""
    return Markup(html.replace("&lt;", "<").replace("&gt;", ">"))


def test_no_text_of_the_journal_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = {**HELLO, "ideas/far/off.md": "# Far off\n"}
    sound = build_site(write_site_journal(tmp_path / "a", far))
    monkeypatch.setattr(prose, "sanitize", with_a_hole)
    told = f"# Told {HOSTILE}\n\n{HOSTILE}\n"
    files = {**HELLO, "notes.md": told, "contacts/jane-doe.md": told, "ideas/far/off.md": told}
    attacked = build_site(write_site_journal(tmp_path / "b", files))
    for address in ("notes.html", "contacts/jane-doe.html", "ideas/far/off.html"):
        assert parts(attacked.page(address)) == parts(sound.page(address)), address
        assert HOSTILE in attacked.read(address)
        assert hashed("alert(1)") in inline(attacked.page(address)) - set(parts(attacked.page(address))["script-src"])


def test_the_copy_for_a_mentor_has_it_too(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, plugins=["search", "journal"])
    assert SmallJournal(root).run("build", "--for", "mentor").exit_code == 0
    pages = list((root / "site-mentor").rglob("*.html"))
    assert len(pages) > 20
    assert [path for path in pages if HEAD not in path.read_text()] == []


def test_scripts_and_style_sheets_of_the_owners_templates_are_allowed(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, theme={"name": "material", "custom_dir": "overrides"})
    (root / "overrides").mkdir()
    own = "<script>greet()</script><style>h1{color:red}</style>"
    template = f'{{% extends "base.html" %}}{{% block extrahead %}}{own}{{% endblock %}}'
    (root / "overrides/main.html").write_text(template)
    allowed = parts(build_site(root).page("contacts/jane-doe.html"))
    assert hashed("greet()") in allowed["script-src"]
    assert allowed["style-src-elem"] == ["'self'", hashed("h1{color:red}")]
    (root / "overrides/main.html").write_text(template.replace("greet()", "alert({{ page.title }})"))
    assert hashed("alert(Jane Doe)") not in parts(build_site(root).page("contacts/jane-doe.html"))["script-src"]


def test_a_template_that_needs_a_text_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = write_site_journal(tmp_path / "j", HELLO, theme={"name": "material", "custom_dir": "overrides"})
    (root / "overrides").mkdir()
    (root / "overrides/main.html").write_text(
        '{% extends "base.html" %}{% block footer %}{{ nav.items[0].x }}{% endblock %}'
    )
    with pytest.raises(Abort):
        build_site(root)
    assert "main.html: this template can't make an empty page" in caplog.text


def test_the_owners_other_templates_have_one_of_their_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **HELLO,
        "wall.html": "<html><head><title>x</title></head><script>wall({{ pages | length }})</script>"
        "<script>hang()</script>{% for page in pages %}{{ page.content }}{% endfor %}</html>",
    }
    built = build_site(write_site_journal(tmp_path / "j", files, extra_templates=["wall.html"]))
    page = built.page("wall.html")
    assert page.html.startswith('<html><head><meta http-equiv="Content-Security-Policy"')
    assert hashed("hang()") in parts(page)["script-src"]
    assert len(inline(page) - set(parts(page)["script-src"])) == 1  # it tells how many pages there are


@pytest.mark.parametrize(
    "marked",
    [
        '<!doctype html><html><head><meta charset="utf-8">^<title>x',
        "<!DOCTYPE html>\n<HTML><HEAD>\n<META CHARSET=utf-8 />^<p>",
        '<html><head prefix="x">^<script>',
        "<!doctype html>^<header><script>",
        "^<script>",
        " \n",
    ],
)
def test_it_stands_where_a_browser_reads_it_first(marked: str) -> None:
    meta = '<meta http-equiv="Content-Security-Policy" content="it">'
    assert with_policy(marked.replace("^", ""), "it").replace(meta, "^") == marked


def test_data_and_scripts_of_files_need_no_hash() -> None:
    page = '<script src="a.js">x</script><script type="application/json">{}</script><script type="module">m()</script>'
    assert re.findall(r"'sha256[^']+'", policy_for(page)) == [hashed("m()")]


def test_a_server_allows_one_script_more() -> None:
    page = with_policy("<head></head><p>script-src 'self'", policy_for("")).encode()
    allowed = allow_script(page, b"reload()").decode()
    assert allowed.replace(f" {hashed('reload()')}", "").encode() == page
    assert allowed.index(hashed("reload()")) < allowed.index("<p>")
