"""The entries of the search: one for each person, meeting, company, event and piece of news, made from the journal.

They are not made from finished pages, on which the same words stand many times, with headings and buttons that nobody
looks for. The owner's own pages, the playbook, the profile and the questions have an entry for each heading.
"""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict
from unicodedata import normalize
from urllib.parse import quote

from generator import words
from generator.facts import meetings
from generator.facts.companies import companies, find_company
from generator.facts.questions import questions
from generator.files.source import SourceText
from generator.model import addresses, body, grammar
from generator.model.body import Section
from generator.model.fields import Items, Pairs, Text, schema, value_of
from generator.model.journal import Journal
from generator.model.mentions import mentions
from generator.model.names import anchor, slug, strip_brackets
from generator.model.records import Event, Meeting, Profile, Record, Update
from generator.site.pages.page import Page
from generator.site.pages.playbook import markdown
from generator.site.pages.questions import shown

_LEFT_OUT = frozenset(("ignore", "later", "waived"))
_ADDRESS = re.compile(r"\[([^\[\]]*+)\]\([^()\n]*+\)")
_HTML = re.compile(rf"</?(?:{'|'.join(sorted(grammar.HTML_TAGS))})\b[^<>]*+>", re.IGNORECASE)
_MARKS = re.compile(
    r"(?m)^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX/\-]\])?|\#{1,6}(?=\s)|>)|^[ \t|:=\-]+$"
    r"|(?<!\S)\#(?=[\w/])|==+|~~+|[*_`|\[\]]+|\\(?=[^\w\s])"
)
_WORD = re.compile(r"\w+(?:[’']\w+)*")


class SearchEntry(TypedDict):
    """One entry: its address relative to site/, and title and text as HTML."""

    location: str
    title: str
    text: str


def entries(journal: Journal, pages: Iterable[Page], today: date) -> list[SearchEntry]:
    """Return the entries of all pages, one for each location; those of index pages have no text."""
    records = {addresses.of_record(record): record for record in reversed([*journal.records()])}
    people = {addresses.of_company(company.slug): company.people for company in companies(journal)}
    texts = _texts_of_pages(journal)
    found: list[SearchEntry] = []
    for page in pages:
        if page.address.startswith("briefs/"):
            continue
        record = records.get(page.address)
        if page.address in texts:
            found += _by_heading(page, *texts[page.address])
        elif isinstance(record, Profile):
            found += _of_profile(page, record)
        elif record is not None:
            found.append(_of_record(journal, record, page.address, today))
        else:
            there = people.get(page.address, ())
            found.append(_entry(page.address, page.title, words.listed([person.name for person in there])))
    found += [
        _entry(f"{addresses.QUESTIONS}#{place}", asked.text, asked.topic)
        for place, asked in shown(questions(journal, today))
    ]
    return found


def _of_record(journal: Journal, record: Record, address: str, today: date) -> SearchEntry:
    said = [*_texts(record), *_named(journal, record), _plain(body.full_text(record.source, record.body_start))]
    return _entry(address, _title(journal, record, today), *said)


def _title(journal: Journal, record: Record, today: date) -> str:
    if isinstance(record, Meeting):
        who = words.listed([person.name for person in meetings.people(journal, record)]) or record.label
        return f"Meeting with {who}{_on(record.date.day if record.date else None, today)}"
    if isinstance(record, Event):
        return f"Event: {record.label}"
    return f"News: {record.label}" if isinstance(record, Update) else record.label


def _on(day: date | None, today: date) -> str:
    return f", {words.day(day, today)}" if day else ""


def _texts(item: object) -> Iterator[str]:
    """Yield every text in the fields of a record or of an item of one."""
    for name, spec in schema(type(item)).items():
        value = value_of(item, name)
        if not value or name in _LEFT_OUT or (name == "name" and isinstance(item, Record)):  # the title has it already
            continue
        if isinstance(spec.type, Items):
            for one in value:
                yield from _texts(one)
        elif isinstance(spec.type, Pairs):
            yield from (f"{key} {text}" for key, text in value.items())
        elif isinstance(spec.type, Text):
            yield from (value,) if isinstance(value, str) else value


def _named(journal: Journal, record: Record) -> Iterator[str]:
    """Yield the names of everybody and everything that a record refers to."""
    for mention in mentions(record):
        found: Record | None = None
        if mention.ref.to == "company":
            company = find_company(journal, mention.text)
            yield company.name if company else strip_brackets(mention.text)
            continue
        if mention.ref.to == "contact":
            found = journal.contacts.find(mention.text)
        elif mention.ref.to == "event":
            found = journal.events.find(mention.text)
        yield found.label if found else strip_brackets(mention.text)


def _texts_of_pages(journal: Journal) -> dict[str, tuple[SourceText, int]]:
    """Return, by address, the text of each of the owner's own pages and of the playbook, and where its body begins."""
    found = {addresses.of_free_page(page): (page.source, page.body_start) for page in journal.free_pages}
    for address in addresses.PLAYBOOK:
        name = address.removeprefix("playbook/").removesuffix(".html")
        found[address] = (SourceText("", _without_markers(markdown(name))), 0)
    return found


def _by_heading(page: Page, source: SourceText, start: int) -> Iterator[SearchEntry]:
    """Yield an entry for the page, then one for each heading except the page's title."""
    parts = body.sections(source, start)[: len(page.headings)]
    begins = [*(part.heading.start for part in parts), len(source.text)]
    top, below = [_words(source, start, start, begins[0])], []
    for part, end, heading in zip(parts, begins[1:], page.headings, strict=True):
        said = _words(source, start, part.span.start, end)
        if part.title == page.title:
            top.append(said)
        else:
            below.append(_entry(f"{page.address}#{quote(heading.id)}", part.title, said))
    return iter([_entry(page.address, page.title, *top), *below])


def _of_profile(page: Page, me: Profile) -> Iterator[SearchEntry]:
    """Yield an entry for the profile's fields and the text before the first `##`, then one for each `##`."""
    parts = [part for part in body.sections(me.source, me.body_start) if part.level == 2]
    before = parts[0].heading.start if parts else len(me.source.text)
    yield _entry(page.address, page.title, *_texts(me), _words(me.source, me.body_start, me.body_start, before))
    below: dict[str, list[Section]] = {}
    for part in parts:
        below.setdefault(anchor(part.title) or "heading", []).append(part)
    for place, those in below.items():
        said = [_words(me.source, me.body_start, part.span.start, part.span.end) for part in those]
        yield _entry(f"{page.address}#{quote(place)}", those[0].title, *said)


def _words(source: SourceText, start: int, begin: int, end: int) -> str:
    """Return the words of a part of a body; at `end` the words of the next heading begin."""
    return _plain(body.full_text(source, start)[begin - start : end - start].rstrip("#> \t"))


def _plain(text: str) -> str:
    """Return a text without the usual marks of Markdown; parsing it would take many times as long."""
    return _MARKS.sub(" ", _HTML.sub(" ", _ADDRESS.sub(r"\1", text)))


def _without_markers(text: str) -> str:
    return re.sub(r"(?m)^\{watched: [^}]*\}$", "", text)


def _entry(location: str, title: str, *said: str) -> SearchEntry:
    """Return an entry; words with accents are added without them, since people type them so."""
    text = normalize("NFC", " ".join(" ".join(said).split()))
    title = normalize("NFC", title)
    folded = dict.fromkeys(slug(word) for word in _WORD.findall(f"{title} {text}") if not word.isascii())
    plain = " ".join(word for word in folded if word.isascii() and word)
    page, _, place = location.partition("#")
    return SearchEntry(
        location=quote(page, safe="/") + (f"#{place}" if place else ""),
        title=html.escape(title, quote=False),
        text=html.escape(f"{text} {plain}".strip(), quote=False),
    )
