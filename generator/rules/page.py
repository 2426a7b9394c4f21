"""Reads the page of a rule or a debt: its text, and its examples as files that a test can write."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_FENCE = re.compile(r"^(?P<fence>`{3,})md(?P<given>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(\w++)="([^"]*)"')
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_READ: Mapping[str, Callable[[str], Any]] = {
    "encoding": str,
    "symlink": str,
    "fifo": lambda value: value == "yes",
    "size": int,
    "bom": lambda value: value == "yes",
    "newline": _NEWLINES.__getitem__,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFile:
    """One file of an example; `path` is relative to the folder of mkdocs.yml, `text` has LF line ends.

    How it lies on a disk: `symlink` is what it leads to, `fifo` makes it a named pipe, `size` is what it is
    filled up to, in bytes, `newline` how its lines end.
    """

    path: str
    text: str = ""
    encoding: str = "utf-8"
    symlink: str = ""
    fifo: bool = False
    size: int = 0
    bom: bool = False
    newline: str = "\n"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        text = ("\ufeff" if self.bom else "") + self.text.replace("\n", self.newline)
        return text.encode(self.encoding).ljust(self.size, b".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small journal under a heading such as Bad; `note` is what the page says of it."""

    heading: str
    note: str
    files: tuple[ExampleFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """A page: its title is a rule's name, `sentence` its first paragraph, `text` the others."""

    title: str
    sentence: str
    text: str
    examples: tuple[Example, ...]
    markdown: str

    def under(self, heading: str) -> tuple[Example, ...]:
        """Return the examples under `heading`, such as Bad, Good, Owed or Closed."""
        return tuple(example for example in self.examples if example.heading == heading)

    @property
    def bad(self) -> tuple[Example, ...]:
        """The journals that break the rule."""
        return self.under("Bad")

    @property
    def good(self) -> tuple[Example, ...]:
        """The same journals, mended."""
        return self.under("Good")


def read_page(name: str, room: str = "generator.rules") -> RulePage:
    """Return the page of the rule or, in the room `generator.debts`, of the debt called `name`.

    FileNotFoundError where there is none.
    """
    return parse(files(room).joinpath(name.replace("-", "_") + ".md").read_text(encoding="utf-8"))


def parse(markdown: str) -> RulePage:
    """Take a page apart; raise ValueError where it does not have the form of a page."""
    head, *sections = _split(markdown)
    title, _, prose = head[1].strip().partition("\n")
    sentence, _, text = prose.strip().partition("\n\n")
    if not title.startswith("# ") or not sentence:
        raise ValueError("a page begins with `# name` and a sentence")
    return RulePage(
        title=title[2:].strip(),
        sentence=" ".join(sentence.split()),
        text=text.strip(),
        examples=tuple(_example(heading, content) for heading, content in sections),
        markdown=markdown,
    )


def _split(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the part before the first `##` heading, then each heading with what stands under it."""
    # A `##` inside an example is the example's own.
    hidden = _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)
    heads = list(_SECTION.finditer(hidden))
    starts = [*(head.start() for head in heads), len(markdown)]
    yield "", markdown[: starts[0]]
    for head, end in zip(heads, starts[1:], strict=True):
        yield head[1].strip(), markdown[head.end() : end]


def _example(heading: str, content: str) -> Example:
    found = list(_FENCE.finditer(content))
    if not found:
        raise ValueError(f"there is no example under {heading}")
    note = _FENCE.sub("", content).strip()
    return Example(heading=heading, note=note, files=tuple(_file(fence) for fence in found))


def _file(fence: re.Match[str]) -> ExampleFile:
    given = dict(_ATTRIBUTE.findall(fence["given"]))
    if _ATTRIBUTE.sub("", fence["given"]).strip() or "path" not in given:
        raise ValueError(f'an example is opened by ```md path="…", not by {fence["given"].strip()}')
    if unknown := given.keys() - _READ.keys() - {"path"}:
        raise ValueError(f"an example has no attribute {', '.join(sorted(unknown))}")
    return ExampleFile(path=given.pop("path"), text=fence["text"], **_attributes(given))


def _attributes(given: Mapping[str, str]) -> dict[str, Any]:
    return {name: _READ[name](value) for name, value in given.items()}
