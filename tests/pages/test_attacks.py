"""Text that came from someone else can't run, fetch, leave or disguise itself, wherever it stands."""

import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import HELLO, Built, Read, build_site, write_site_journal

from generator.records.links import is_safe

HOST = "evil.example"
VECTORS = [
    "<script>alert(1)</script>",
    f"<script src=https://{HOST}/x.js></script>",
    f"<SCRIPT SRC=//{HOST}/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    f"<img src=https://{HOST}/x.png srcset='//{HOST}/y.png 2x'>",
    f"![remote](https://{HOST}/x.png)",
    f'![remote](//{HOST}/x.png "title")',
    "<svg onload=alert(1)><script>alert(1)</script><animate onbegin=alert(1) attributeName=x></svg>",
    f'<svg><use href="https://{HOST}/x.svg#a"/><image href="//{HOST}/x.png"/><path fill="url(//{HOST}/f)"/></svg>',
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "[click](javascript:alert(1))",
    "[click](java&#x09;script:alert(1))",
    "[click](<java\tscript:alert(1)>)",
    "[click](data:text/html,<script>alert(1)</script>)",
    "<a href=javascript:alert(1)>x</a> <a href=' &#1; vbscript:x'>y</a>",
    "<javascript:alert(1)>",
    "[ref] and [ref][]\n\n[ref]: javascript:alert(1)",
    f"<iframe src=https://{HOST}/></iframe><object data=//{HOST}/></object><embed src=//{HOST}/>",
    f"<link rel=stylesheet href=//{HOST}/x.css><style>@import '//{HOST}/x.css';</style>",
    f'<meta http-equiv=refresh content="0;url=https://{HOST}/"><base href=https://{HOST}/>',
    f'<p style="background:url(//{HOST}/x.png);position:fixed">x</p>',
    f"<form action=https://{HOST}/><input name=q><button formaction=//{HOST}/>go</button></form>",
    f'<video src=//{HOST}/v poster=//{HOST}/p onplay=alert(1)></video><audio src=https://{HOST}/a></audio>',
    f'<div id="__config">{{"base":".","search":"https://{HOST}/worker.js"}}</div>',
    f'<a data-md-component="source" href="https://github.com/a/b">x</a><pre class="mermaid">graph TD</pre>',
    "text {: onclick=alert(1) onmouseover=alert(1) style=position:fixed }",
    '## Heading <img src=x onerror=alert(1)> {: data-toc-label="<img src=x onerror=alert(1)>" }',
    "<template><script>alert(1)</script><img src=x onerror=alert(1)></template>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>--><!-- <img src=x onerror=alert(1)> -->",
    '<div class="md-overlay md-search__overlay" role="button">cover</div>',
    "```mermaid\ngraph TD\n```",
    "`<script>` &lt;script&gt;alert(1)&lt;/script&gt;",
]  # fmt: skip


def journal_full_of(vectors: list[str]) -> Mapping[str, str | bytes]:
    quoted = ["'" + vector.replace("'", "''").replace("\n", " ").replace("\t", " ") + "'" for vector in vectors]
    contacts = {
        f"contacts/c{number}.md": "---\nname: {0}\naliases: [{0}]\nrole: {0}\ncompany: {0}\nbond: {0}\ntopics: [{0}]\n"
        "website: 'javascript:alert(1)'\nlinkedin: 'javascript:alert(1)'\n---\n\n{1}\n".format(value, vector)
        for number, (value, vector) in enumerate(zip(quoted, vectors, strict=True))
    }
    meetings = {
        f"meetings/2026-11-03-m{number}.md": (
            f"---\ndate: 2026-11-03\nwith: c{number}\ntitle: {value}\nplace: {value}\nlesson: {value}\n"
            f"introductions: [{value}]\nfollow_ups: [{value}]\n---\n\n## Questions\n\n### {line}\n\n{vector}\n\n"
            f"## Notes\n\n{vector}\n\n## Next\n\n- [ ] {line}\n"
        )
        for number, (value, vector) in enumerate(zip(quoted, vectors, strict=True))
        for line in [vector.replace("\n", " ")]
    }
    update = f"---\ndate: 2026-11-10\nsubject: {quoted[0]}\n---\n\n" + "\n\n".join(vectors)
    free = {f"free{number}.md": f"# {vector}\n\n{vector}\n" for number, vector in enumerate(vectors)}
    return {**HELLO, **contacts, **meetings, **free, "updates/2026-11-10-news.md": update}


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
    assert attributes.get("http-equiv", "") == "", where
    for name in ("src", "poster", "href", "xlink:href"):
        target = attributes.get(name, "")
        assert is_safe(target), where
        if tag != "a":
            assert not urlsplit(target).netloc, where
            assert HOST not in target, where
        elif urlsplit(target).netloc:
            assert attributes["rel"] == "noopener noreferrer", where


def test_the_themes_own_names_stay_the_themes(attacked: Built, benign: Built) -> None:
    there = theirs(benign)
    for _, page in attacked.pages():
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert {name for name in ids if name.startswith("__")} - {"__nav_1"} <= there | {"__toc"}
        assert ids.count("__config") == 1
        inside = content_elements(page)
        assert not [item for item in inside if "data-md-component" in item.attributes]
        classes = set(chain.from_iterable(item.attributes.get("class", "").split() for item in inside))
        assert "mermaid" not in classes
        assert not {name for name in classes if name.startswith("md-")}
        assert not [item for item in inside if "style" in item.attributes and item.tag not in ("td", "th")]


def theirs(built: Built) -> set[str]:
    return {
        element.attributes.get("id", "")
        for _, page in built.pages()
        for element in page.elements
        if element.attributes.get("id", "").startswith("__")
    }


def content_elements(page: Read) -> list[object]:
    start = page.elements.index(page.content)
    end = next(
        (number for number, item in enumerate(page.elements) if item.attributes.get("class") == "md-dialog"),
        len(page.elements),
    )
    footer = next(
        (number for number, item in enumerate(page.elements) if item.tag == "footer"), end
    )
    return [item for item in page.elements[start + 1 : min(end, footer)]]


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
