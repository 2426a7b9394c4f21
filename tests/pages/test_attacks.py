"""Text that came from someone else can't run, fetch, leave or disguise itself, wherever it stands."""

import re
from itertools import chain
from urllib.parse import urlsplit

import pytest
from attacks import HOST, VECTORS, journal_full_of
from built_site import HELLO, Built, Read, build_site, write_site_journal

from generator.records.links import is_safe


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(write_site_journal(tmp_path_factory.mktemp("benign") / "j", HELLO))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = write_site_journal(
        tmp_path_factory.mktemp("attacked") / "j",
        journal_full_of(VECTORS),
        # What Material's users turn on, so that each of them is attacked too.
        markdown_extensions=[
            "abbr", "admonition", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite",
            "pymdownx.superfences", "pymdownx.magiclink", {"toc": {"permalink": True}},
        ],
        theme={"name": "material", "features": ["navigation.footer", "navigation.path", "toc.integrate"]},
    )  # fmt: skip
    return build_site(root)


def scripts(built: Built) -> set[str]:
    """Return every script of the site, an inline one as its text, without the depth of its page."""
    found = chain.from_iterable(page.all("script") for _, page in built.pages())
    return {
        re.sub(r'"(?:\.\./?)*\.?"|(?:\.\./)+', "", element.attributes.get("src") or element.text)
        for element in found
        if element.attributes.get("id") != "__config"
    }


def test_each_record_has_its_page(attacked: Built) -> None:
    assert len(list(attacked.site.glob("contacts/c*.html"))) == len(VECTORS)
    assert len(list(attacked.site.glob("meetings/*.html"))) >= len(VECTORS)


def test_only_the_themes_scripts_run(attacked: Built, benign: Built) -> None:
    assert scripts(attacked) <= scripts(benign)


def test_the_one_policy_of_each_page_is_that_of_a_page_without_attacks(attacked: Built, benign: Built) -> None:
    usual = {policy for _, page in benign.pages() for policy in equivalents(page)}
    assert len(usual) == 2  # the theme writes the way up into a script, and there are two floors
    for address, page in attacked.pages():
        (policy,) = equivalents(page)
        assert policy in usual, address


def equivalents(page: Read) -> list[tuple[str, str]]:
    """Return what the page says in place of its server."""
    metas = [element.attributes for element in page.all("meta") if "http-equiv" in element.attributes]
    return [(meta["http-equiv"], meta["content"]) for meta in metas]


def test_no_element_listens_fetches_or_leads_where_it_must_not(attacked: Built) -> None:
    for address, page in attacked.pages():
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


def test_the_themes_own_names_stay_the_themes(attacked: Built, benign: Built) -> None:
    reserved = {name for _, page in benign.pages() for name in ids(page) if name.startswith("__")}
    for _, page in attacked.pages():
        assert {name for name in ids(page) if name.startswith("__")} <= reserved
        assert ids(page).count("__config") == 1
        inside = [element for element in page.elements if element.in_content]
        classes = set(chain.from_iterable(item.attributes.get("class", "").split() for item in inside))
        assert not {name for name in classes if name.startswith(("md-", "mermaid"))}
        assert not [item for item in inside if "data-md-component" in item.attributes]
        assert not [item for item in inside if "style" in item.attributes and item.tag not in ("td", "th")]


def ids(page: Read) -> list[str]:
    return [element.attributes["id"] for element in page.elements if "id" in element.attributes]


def test_the_search_index_holds_text(attacked: Built) -> None:
    for entry in attacked.index():
        for element in Read(entry["title"]).elements + Read(entry["text"]).elements:
            assert element.tag in {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
            assert element.attributes == {}


def test_a_remote_image_is_a_link_to_it(attacked: Built) -> None:
    number = VECTORS.index(f"![remote](https://{HOST}/x.png)")
    page = attacked.page(f"contacts/c{number}.html")
    assert not page.all("img")
    links = [item for item in page.all("a") if item.attributes.get("class") == "remote-image"]
    assert [(item.text, item.attributes["href"]) for item in links] == [("remote", f"https://{HOST}/x.png")]


def test_hostile_text_is_shown_as_it_was_written(attacked: Built) -> None:
    page = attacked.page("contacts/c0.html")
    assert VECTORS[0] in page.content.text
    assert page.one("title").text.startswith(VECTORS[0])
