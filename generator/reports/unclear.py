"""How many files may owe more than is listed, since something in them can't be read as meant (contract §3)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator import words
from generator.facts.wikilinks import answering
from generator.files.source import Fault
from generator.model import body
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import FOLDERS
from generator.model.records import Meeting, Record
from generator.rules import duplicate_identity, not_a_date, references
from generator.rules.spelling import nearest, one_edit_from

_LEFT_UNREAD = ("not-utf8", "unreadable", "outside-journal", "too-large")
_READ_IN_PART = (
    "merge-conflict", "missing-front-matter", "unclosed-front-matter", "invalid-yaml", "yaml-feature",
    "duplicate-field", "missing-field", "wrong-type", "not-a-choice",
)  # fmt: skip
_ALL = (not_a_date.RULE, references.UNKNOWN_CONTACT, references.UNKNOWN_EVENT, duplicate_identity.RULE)


@lru_cache(maxsize=2)
def unclear(day: Day) -> tuple[str, ...]:
    """Return the paths of these files and folders, sorted; none for a copy to show.

    A rule that the owner has switched off, or ignores in a file, says nothing here either.
    """
    if day.journal.masked:
        return ()
    ignored = {record.path: record.ignore for record in day.journal.records() if record.ignore}
    found = {
        path
        for rule, path in _found(day)
        if day.settings.rules.get(rule) != "off" and rule not in ignored.get(path, ())
    }
    return tuple(sorted(found))


def in_words(files: int) -> str:
    """Return a sentence that says how many files are unclear; empty for none."""
    if not files:
        return ""
    said = words.sentence(words.count(files, "file"))
    return f"{said} can't be read as meant, and may owe more than is listed here"


def _found(day: Day) -> Iterator[tuple[str, str]]:
    """Yield the name of a rule and the path where it is broken."""
    journal = day.journal
    for rule in (*_LEFT_UNREAD, *_READ_IN_PART):
        yield from ((rule, fault.source.path) for fault in journal.faults.get(rule, ()) if _could_owe(journal, fault))
    for fault in journal.faults.get("unknown-field", ()):  # one of the owner's own hides nothing
        if nearest(fault.field, fault.options) or one_edit_from(fault.field, fault.options):
            yield "unknown-field", fault.source.path
    for checked in _ALL:
        yield from ((checked.name, finding.source.path) for finding in checked.check(day))
    yield from (("ambiguous-reference", finding.source.path) for finding in references.ambiguous_in_fields(journal))
    for record in journal.records():
        yield from ((rule, record.path) for rule in _in_promises(journal, record))


def _could_owe(journal: Journal, fault: Fault) -> bool:
    """Return whether the fault lies in a folder, a record or the profile: other pages owe nothing."""
    address = journal.address_of(fault.source)
    folder, _, rest = address.partition("/")
    is_record = bool(rest) and folder in FOLDERS and address.lower().endswith(".md")
    return fault.value == "folder" or is_record or address == "profile.md"


def _in_promises(journal: Journal, record: Record) -> Iterator[str]:
    """Yield what is wrong with the names of those to whom something was promised."""
    texts: Iterable[str] = (task.text for task in body.tasks(record.source, record.body_start))
    if isinstance(record, Meeting):
        texts = (*texts, *(item.do for item in record.follow_ups))
    for text in texts:
        for link in body.wikilinks_in(text):
            found = answering(journal, link.target)
            if len(found) > 1:
                yield "ambiguous-reference"
            elif not found:
                yield "unresolved-wikilink"
