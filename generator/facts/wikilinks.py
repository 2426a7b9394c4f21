"""What a wikilink or a relative link in a text leads to."""

import posixpath
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from generator.facts import meetings
from generator.facts.companies import companies, find_company
from generator.facts.promises import means_me
from generator.model import addresses, body, names
from generator.model.journal import Journal
from generator.model.names import normalize, strip_brackets
from generator.model.records import Record
from generator.words.plain_text import line

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address under site/, the record there if it is one, and a name to show."""

    address: str
    name: str
    record: Record | None = None
    anchor: str = ""


def answering(journal: Journal, reference: str) -> tuple[Target, ...]:
    """Return what a wikilink's target may mean: none, one, or several records of one kind that have the same name.

    The first kind that has one decides: contact, company, meeting, event, update, free page, file.
    """
    target, _, heading = reference.partition("#")
    name = strip_brackets(f"[[{target}]]")
    heading = heading.rpartition("#")[2].strip()
    anchor = f"#{heading if heading.startswith('^') else names.anchor(heading)}" if heading else ""
    if not name:
        return (Target("", reference, anchor=anchor),) if anchor else ()
    if (found := _records(journal, name)) or (found := _pages(journal, target.strip(), name)):
        return tuple(Target(t.address, t.name, t.record, anchor) for t in found)
    return ()


def with_names(journal: Journal, text: str) -> str:
    """Return a text with the words of each wikilink, or the name of what it leads to, in its place (contract §1)."""
    if "[[" not in text:
        return text
    made, at = [], 0
    for link in body.wikilinks_in(text):
        found = () if link.text != link.target else answering(journal, link.target)
        made += [text[at : link.span.start], found[0].name if len(found) == 1 else link.text]
        at = link.span.end
    return "".join([*made, text[at:]])


def plain_line(journal: Journal, text: str) -> str:
    """Return a text on one line, with names in place of its wikilinks and without marks of Markdown."""
    return line(with_names(journal, text))


def _records(journal: Journal, name: str) -> tuple[Target, ...]:
    people = journal.contacts.answering(name)
    if not people and means_me(name):
        return (Target(addresses.PROFILE, name, journal.profile),)
    if people:
        return tuple(Target(addresses.of_record(person), person.name, person) for person in people)
    if company := find_company(journal, name):
        return (Target(addresses.of_company(company.slug), company.name, company.record),)
    for collection in (journal.companies, journal.meetings, journal.events, journal.updates):
        if records := collection.answering(name):
            return tuple(Target(addresses.of_record(record), record.label, record) for record in records)
    return ()


def _pages(journal: Journal, path: str, name: str) -> tuple[Target, ...]:
    for wanted in (path, name):
        if (address := _free_pages(journal).get(normalize(wanted.removesuffix(".md")))) is not None:
            return (Target(address, wanted),)
    assets = [asset for asset in sorted(journal.assets) if asset == path or asset.rsplit("/", 1)[-1] == path]
    return (Target(assets[0], path),) if assets else ()


@lru_cache(maxsize=2)
def _free_pages(journal: Journal) -> dict[str, str]:
    found = {"profile": addresses.PROFILE}
    for page in journal.free_pages:
        address = addresses.of_free_page(page)
        for name in (
            page.title,
            page.address.rsplit("/", 1)[-1].removesuffix(".md"),
            page.address.removesuffix(".md"),
        ):
            if name:
                found.setdefault(normalize(name), address)
    return {"me": addresses.PROFILE, **found}


def follow(journal: Journal, address: str, link: str, today: date | None = None) -> Target | None:
    """Return where a relative link in the file at `address` (relative to docs_dir) leads; None for nowhere.

    A link to a brief leads there while the meeting has one, afterwards and without `today` to the meeting.
    """
    path, _, anchor = link.partition("#")
    path = unquote(path.partition("?")[0])
    anchor = f"#{anchor}" if anchor else ""
    if not path:
        return Target("", "", anchor=anchor)
    if path.startswith("/") or "\\" in path or "\0" in path:
        return None
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    known = _brief(journal, wanted, today) if wanted.startswith("briefs/") else _files(journal).get(wanted)
    return Target(known, wanted, anchor=anchor) if known is not None else None


def _brief(journal: Journal, wanted: str, today: date | None) -> str | None:
    stem = wanted.removeprefix("briefs/").removesuffix(".md").removesuffix(".html")
    meeting = journal.meetings.find(stem)
    if meeting is None or meeting.slug != stem:
        return None
    there = today is not None and meetings.ahead(meeting, today)
    return addresses.of_brief(meeting) if there else addresses.of_record(meeting)


@lru_cache(maxsize=2)
def _files(journal: Journal) -> dict[str, str]:
    """Return the built address for every address that a link may name, be it one in docs_dir or under site/."""
    found = {asset: asset for asset in journal.assets}
    for fixed in (*addresses.FIXED, *addresses.PLAYBOOK):
        found[fixed] = fixed
        found[addresses.markdown(fixed)] = fixed
    for company in companies(journal):
        built = addresses.of_company(company.slug)
        found[built] = found[addresses.markdown(built)] = built
    for page in journal.free_pages:
        found[page.address] = found[addresses.of_free_page(page)] = addresses.of_free_page(page)
    for record in journal.records():
        built = addresses.of_record(record)
        found[built] = found[addresses.markdown(built)] = found[journal.address_of(record.source)] = built
    return found
