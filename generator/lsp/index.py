"""Which file says which names: what is near a record is found without looking through the journal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from generator.loader import Content
from generator.records import Journal, Meeting, Record
from generator.records.body import links, wikilinks
from generator.records.journal import QuestionBank, names_of
from generator.records.mentions import mentions
from generator.records.names import key, unwrap

_END = re.compile(r"\.(?:md|html)\Z")
_ADDRESS = re.compile(r"[A-Za-z][\w+.\-]*:")


@dataclass(frozen=True, slots=True)
class Index:
    """Every file's content by its path, and by each name the paths of the files that say it.

    A file may say a name and mean another record: who asks looks at what the reference resolves to.
    """

    contents: Mapping[str, Content] = field(default_factory=dict)
    saying: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def named_by(self, record: Record) -> Iterator[Content]:
        """Yield every content that says one of a record's names, itself perhaps too, in the order of paths."""
        paths = {path for name in _called(record) for path in self.saying.get(name, ())}
        return (self.contents[path] for path in sorted(paths))

    def saying_name(self, name: str) -> Iterator[Content]:
        """Yield every content that says `name`, which may have no record."""
        return (self.contents[path] for path in sorted(self.saying.get(key(unwrap(name)), ())))

    def with_content(self, path: str, content: Content | None) -> "Index":
        """Return the index with another content of one file, or without that file."""
        contents, saying = dict(self.contents), dict(self.saying)
        before = set(_said(contents[path])) if path in contents else set()
        after = set(_said(content)) if content is not None else set()
        contents.pop(path, None)
        if content is not None:
            contents[path] = content
        for name in before - after:
            saying[name] = saying[name] - {path}
        for name in after - before:
            saying[name] = saying.get(name, frozenset()) | {path}
        return Index(contents, saying)


def index_of(journal: Journal) -> Index:
    """Return the index of a whole journal."""
    contents: dict[str, Content] = {record.path: record for record in journal.records()}
    contents |= {page.source.path: page for page in journal.free_pages}
    if journal.questions is not None:
        contents[journal.questions.source.path] = journal.questions
    saying: dict[str, set[str]] = {}
    for path, content in contents.items():
        for name in _said(content):
            saying.setdefault(name, set()).add(path)
    return Index(contents, {name: frozenset(paths) for name, paths in saying.items()})


def body_start(content: Content) -> int:
    """Return where the text behind any front matter begins."""
    return 0 if isinstance(content, QuestionBank) else content.body_start


def _called(record: Record) -> set[str]:
    return {key(name) for name in (record.slug, *names_of(record))}


def _said(content: Content) -> Iterator[str]:
    """Yield every name that a file says, as names are compared."""
    if isinstance(content, Record):
        yield from (key(unwrap(mention.text)) for mention in mentions(content))
        for debt in content.waived:  # a debt's id ends in slugs, an event's with its kind
            yield from (key(part.rpartition(":")[2]) for part in debt.split("/")[1:])
    if isinstance(content, Meeting):
        yield from (key(unwrap(given.name)) for given in content.introductions if given.name)
    start = body_start(content)
    yield from (key(unwrap(f"[[{link.target}]]")) for link in wikilinks(content.source, start))
    for link in links(content.source, start):
        if not _ADDRESS.match(link.target):
            yield key(_END.sub("", unquote(re.split(r"[#?]", link.target, maxsplit=1)[0]).rsplit("/", 1)[-1]))
