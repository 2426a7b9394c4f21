"""What the owner's editor knows besides Markdown, on a page: seen, read aloud, and nothing to be worked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import build_site, write_site_journal
from playwright.sync_api import Browser, expect

from browser.test_every_page import RULES, reading, said
from browser.visits import Visit

pytestmark = pytest.mark.browser

TEXT = """\
# Of every kind

One line
and another: ==marked==, ~~gone~~, #tag, `code`, [[jane-doe]], https://a.example and a note[^1].

- [ ] open
- [/] begun
- [x] done
- [-] let go

> [!note] A callout
> with *words*

> [!warning]- Folded
> what lies in it

| a | b |
|---|--:|
| 1 | 2 |

![[desk.svg|40]]

```python
print("x")
```

[^1]: Foot.
"""
FILES = {
    "profile.md": "---\nname: Dot\n---\n",
    "contacts/jane-doe.md": "---\nname: Jane Doe\n---\n",
    "own.md": TEXT,
    "pictures/desk.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
}


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_site_journal(tmp_path_factory.mktemp("marks") / "j", FILES)).site


@pytest.fixture
def reader(chromium: Browser, marks: Path, serve: Callable[[Path], str]) -> Iterator[Visit]:
    yield from reading(chromium, serve(marks))


def test_axe_finds_no_fault_by_day_or_by_night(reader: Visit) -> None:
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        reader.go("own.html")
        found = Axe().run(reader.page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert [said(fault) for fault in found.response["violations"]] == [], scheme


def test_each_is_seen_as_what_it_is(reader: Visit) -> None:
    reader.go("own.html")
    article = reader.page.locator("article")
    boxes = article.locator("[type=checkbox]")
    assert [box.get_attribute("aria-label") for box in boxes.all()] == ["open", "begun", "done", "let go"]
    assert all(box.is_disabled() for box in boxes.all())
    expect(article.get_by_text("what lies in it")).to_be_hidden()
    article.get_by_text("Folded").click()
    expect(article.get_by_text("what lies in it")).to_be_visible()
    assert article.locator("img").evaluate("image => [image.complete, image.width, image.naturalWidth]") == [
        True,
        40,
        9,
    ]
    assert article.locator("td").last.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    article.locator(".footnote-ref a").click()
    assert reader.page.url.endswith("#fn1")
