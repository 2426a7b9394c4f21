"""A journal built to a site by MkDocs itself, and what a browser would find in its pages."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from small_journal import write_journal

HELLO = {
    "profile.md": "---\nname: Dot\n---\n",
    "contacts/jane-doe.md": '---\nname: Jane Doe\ncompany: Acme\n---\n\nShe said "zymurgy", twice.\n',
    "meetings/2026-11-03-jane-doe.md": "---\ndate: 2026-11-03\nwith: jane-doe\n---\n\n## Notes\n\nKind.\n",
    "notes.md": "# My notes\n\nSee [[jane-doe]].\n",
}


def write_site_journal(root: Path, files: Mapping[str, str | bytes], **config: Any) -> Path:
    """Write a journal whose mkdocs.yml is one that `journal init` might write, changed by `config`."""
    write_journal(root, files)
    usual: dict[str, Any] = {
        "site_name": "Small",
        "docs_dir": "journal",
        "theme": {"name": "material"},
        "plugins": ["search", {"journal": {"today": "2026-11-22"}}],
    }
    settings = {name: value for name, value in {**usual, **config}.items() if value is not None}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return root


@dataclass
class Built:
    """A built site, what MkDocs said, and MkDocs' settings as they were in the end."""

    root: Path
    said: list[str]
    config: Any

    @property
    def site(self) -> Path:
        return self.root / "site"

    def read(self, address: str) -> str:
        return (self.site / address).read_text(encoding="utf-8")

    def page(self, address: str) -> "Read":
        return Read(self.read(address))

    def pages(self) -> Iterator[tuple[str, "Read"]]:
        for path in sorted(self.site.rglob("*.html")):
            address = path.relative_to(self.site).as_posix()
            yield address, self.page(address)

    def index(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.read("search/search_index.json"))["docs"]
        return found


def build_site(root: Path, **overrides: Any) -> Built:
    """Build by MkDocs' own functions, as `mkdocs build` does."""
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(str(root / "mkdocs.yml"), **overrides)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
    return Built(root, listener.said, config)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.getMessage()}")


@dataclass
class Element:
    """One element: its attributes as a browser reads them."""

    tag: str
    attributes: dict[str, str]
    in_content: bool = False
    text: str = ""


@dataclass
class Read(HTMLParser):
    """A page as its elements, in order, and their text."""

    html: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        in_content = any(around.tag == "article" for around in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, in_content)
        self.elements.append(element)
        if tag not in ("meta", "link", "input", "img", "br", "hr", "source", "path", "wbr"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def one(self, tag: str) -> Element:
        (element,) = self.all(tag)
        return element

    @property
    def content(self) -> Element:
        """The article: what is the page's own."""
        return self.one("article")
