"""How much of a journal a calendar or an address book may hold: such files are kept on other people's computers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.files.source import Span
from generator.model import body
from generator.model.journal import Journal, names_of
from generator.model.names import normalize
from generator.model.records import Contact, Record
from generator.words.plain_text import is_private
from generator.words.said import Said, records_in


@dataclass(frozen=True, slots=True)
class Share:
    """What a file may hold of a journal: `private` records and sections, and what is `personal` of somebody's life.

    What is in common and every personal detail but the birthday is personal.
    """

    journal: Journal
    private: bool = True
    personal: bool = False
    _names: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = () if self.private else sorted(set(_private_names(self.journal)), key=len, reverse=True)
        found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
        object.__setattr__(self, "_names", found)

    def has(self, record: Record | None) -> bool:
        """Return whether a record may be in the file."""
        return self.private or record is None or not record.private

    def says(self, one: Said | None) -> bool:
        """Return whether a sentence may be in it: there is one, and it is about nobody who may not."""
        return one is not None and all(map(self.has, records_in(one)))

    def shows(self, text: str) -> bool:
        """Return whether a text may be in it: it has no name of anybody who may not."""
        return self._names is None or not self._names.search(normalize(text))

    def works(self, person: Contact) -> bool:
        """Return whether the file may say where somebody works: at no company whose record may not be in it."""
        company = self.journal.companies.find(person.company) if person.company else None
        return self.has(company)

    def has_place(self, record: Record, place: object) -> bool:
        """Return whether a part of a record's text may be in it: a section called Private may not."""
        if self.private or not isinstance(place, Span):
            return True
        parts = body.sections(record.source, record.body_start)
        return not any(is_private(part.title) and part.span.start <= place.start < part.span.end for part in parts)


def _private_names(journal: Journal) -> Iterator[str]:
    for record in journal.records():
        if record.private:
            yield from filter(None, map(normalize, names_of(record)))
