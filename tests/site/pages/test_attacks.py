"""Text that came from someone else can't run, fetch, leave or disguise itself, wherever it stands."""

import re
from itertools import chain
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import pytest
from attacks import HOST, VECTORS, journal_full_of
from built_site import HELLO, Built, Read, build_site, write_site_journal

from generator.model.links import is_safe

Pages: TypeAlias = list[tuple[str, Read]]


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(write_site_journal(tmp_path_factory.mktemp("benign") / "j", HELLO))


@pytest.fixture(scope="module", params=["CommonMark", pytest.param("Python-Markdown", marks=pytest.mark.slow)])
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site full of attacks, the owner's own pages made by either of those who may make them."""
    # What Material's users turn on, so that each of them is attacked too.
    extensions = [
        "abbr", "admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.details", "pymdownx.highlight",
        "pymdownx.inlinehilite", "pymdownx.superfences", "pymdownx.magiclink", "tables", {"toc": {"permalink": True}},
    ]  # fmt: skip
    root = write_site_journal(
        tmp_path_factory.mktemp("attacked") / "j",
        journal_full_of(VECTORS),
        markdown_extensions=extensions if request.param == "Python-Markdown" else None,
        theme={"name": "material", "features": ["navigation.footer", "navigation.path", "toc.integrate"]},
    )  # fmt: skip
    return build_site(root)


@pytest.fixture(scope="module")
def pages(attacked: Built) -> Pages:
    return list(attacked.pages())


@pytest.fixture(scope="module")
def usual(benign: Built) -> Pages:
    return list(benign.pages())


def scripts(pages: Pages) -> set[str]:
    """Return every script of the site, an inline one as its text, without the depth of its page."""
    found = chain.from_iterable(page.all("script") for _, page in pages)
    return {
        re.sub(r'"(?:\.\./?)*\.?"|(?:\.\./)+', "", element.attributes.get("src") or element.text)
        for element in found
        if element.attributes.get("id") != "__config"
    }


def test_each_record_has_its_page(attacked: Built) -> None:
    assert len(list(attacked.site.glob("contacts/c*.html"))) == len(VECTORS)
    assert len(list(attacked.site.glob("meetings/*.html"))) >= len(VECTORS)


def test_only_the_themes_scripts_run(pages: Pages, usual: Pages) -> None:
    assert scripts(pages) <= scripts(usual)


def test_the_one_policy_of_each_page_is_that_of_a_page_without_attacks(pages: Pages, usual: Pages) -> None:
    policies = {policy for _, page in usual for policy in equivalents(page)}
    assert len(policies) == 2  # the theme writes the way up into a script, and there are two floors
    for address, page in pages:
        (policy,) = equivalents(page)
        assert policy in policies, address


def equivalents(page: Read) -> list[tuple[str, str]]:
    """Return what the page says in place of its server."""
    metas = [element.attributes for element in page.all("meta") if "http-equiv" in element.attributes]
    return [(meta["http-equiv"], meta["content"]) for meta in metas]


def test_no_element_listens_fetches_or_leads_where_it_must_not(pages: Pages) -> None:
    for address, page in pages:
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on")], (address, element)
            assert element.tag not in {"iframe", "object", "embed", "base", "style", "math", "image"}, address
            check_addresses(address, element.tag, element.attributes)


def check_addresses(address: str, tag: str, attributes: dict[str, str]) -> None:
    where = (address, tag, attributes)
    assert {"srcset", "formaction", "action", "data", "ping", "background"}.isdisjoint(attributes), where
    assert "url(" not in attributes.get("fill", ""), where
    for name in ("src", "poster", "href", "xlink:href"):
        target = attributes.get(name, "")
        assert is_safe(target), where
        if tag != "a":
            assert not urlsplit(target).netloc, where
            assert HOST not in target, where
        elif urlsplit(target).netloc:
            assert attributes["rel"] == "noopener noreferrer", where


def test_the_themes_own_names_stay_the_themes(pages: Pages, usual: Pages) -> None:
    reserved = {name for _, page in usual for name in ids(page) if name.startswith("__")}
    for _, page in pages:
        assert {name for name in ids(page) if name.startswith("__")} <= reserved
        assert ids(page).count("__config") == 1
        inside = [element for element in page.elements if element.in_content]
        classes = set(chain.from_iterable(item.attributes.get("class", "").split() for item in inside))
        assert not {name for name in classes if name.startswith(("md-", "mermaid"))}
        assert not [item for item in inside if "data-md-component" in item.attributes]
        assert not [item for item in inside if "style" in item.attributes and item.tag not in ("td", "th")]


# A heading's text is text again where the theme lists the headings, whatever kept it from being HTML in the page.
HEADINGS = [
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/>",
    "<script>alert(1)</script>",
    "<form name=querySelector><input name=body></form>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>alert(1)</script>`",
    r"\<script>alert(1)\</script>",
    "</label></nav></body><style>*{display:none}</style>",
    "<svg onload=alert(1)>",
    "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
]


def test_a_heading_is_text_in_the_list_of_headings(tmp_path: Path) -> None:
    text = "# Top\n\n" + "\n\n".join(f"## {heading}\n\n### {heading}\n\nx" for heading in HEADINGS)
    firsts = {f"one{number}.md": f"# {heading}\n\nx\n" for number, heading in enumerate(HEADINGS)}
    built = build_site(write_site_journal(tmp_path / "j", {**HELLO, "many.md": text, **firsts}))
    plain = frame(built.page("notes.html"))
    for address in ("many.html", *(f"one{number}.html" for number in range(len(HEADINGS)))):
        assert frame(built.page(address)) <= plain, address
    listed = [element.text.strip() for element in built.page("many.html").all("span")]
    assert listed.count("<script>alert(1)</script>") >= 2


# By each of these ids the theme's script finds something; with another `__config` before its own nothing of it runs.
THEIRS = ["__config", "__search", "__palette_0", "__drawer", "__toc", "_", "-__config", " __CONFIG"]


def test_no_heading_takes_an_id_of_the_theme(tmp_path: Path) -> None:
    headings = "\n\n".join(f"## {name.replace('_', chr(92) + '_')}\n\nx" for name in THEIRS)
    quoted = ", ".join(f"'{name}'" for name in THEIRS)
    files = {
        "profile.md": f"---\nname: Dot\n---\n\n## Pitch\n\nx\n\n{headings}\n",
        "contacts/ana.md": f"---\nname: Ana\ntopics: [{quoted}]\n---\n\n{headings}\n",
        "companies/acme.md": f"---\nname: Acme\n---\n\n{headings}\n",
        "meetings/2026-11-03-ana.md": (
            f"---\ndate: 2026-11-03\nwith: ana\ntopics: [{quoted}]\n---\n\n"
            f"## Questions\n\n### __config\n\nx\n\n{headings}\n"
        ),
        "questions.md": headings.replace("\n\nx", "\n\n- __config\n- Why?"),
        "free.md": headings,
    }
    built = build_site(write_site_journal(tmp_path / "j", {**HELLO, **files}))
    for address, page in built.pages():
        inside = [element.attributes.get("id", "") for element in page.elements if element.in_content]
        assert not [name for name in inside if name.startswith("_")], address
    assert "config" in ids(built.page("topics.html"))


def frame(page: Read) -> set[tuple[str, str]]:
    """Return the tags and names of what stands around the content, but for what a list is made of."""
    of_lists = {"nav", "ul", "li", "a", "span", "label"}
    around = (element for element in page.elements if not element.in_content and element.tag not in of_lists)
    return {(element.tag, element.attributes.get("name", "")) for element in around}


def ids(page: Read) -> list[str]:
    return [element.attributes["id"] for element in page.elements if "id" in element.attributes]


def test_the_search_index_holds_text(attacked: Built) -> None:
    for entry in attacked.index():
        for element in Read(entry["title"]).elements + Read(entry["text"]).elements:
            assert element.tag in {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
            assert element.attributes == {}


def test_a_remote_image_is_a_link_to_it(attacked: Built) -> None:
    number = VECTORS.index(f"![remote](https://{HOST}/x.png)")
    for address in (f"contacts/c{number}.html", f"free{number}.html"):
        page = attacked.page(address)
        assert not page.all("img")
        links = [item for item in page.all("a") if item.attributes.get("class") == "remote-image"]
        found = {(item.text, item.attributes["href"]) for item in links}
        assert found == {("remote", f"https://{HOST}/x.png")}, address


def test_hostile_text_is_shown_as_it_was_written(attacked: Built) -> None:
    page = attacked.page("contacts/c0.html")
    assert VECTORS[0] in page.content.text
    assert page.one("title").text.startswith(VECTORS[0])
