"""What was worked out of a journal the last time, for as long as nothing that it was made from is another one.

It is asked for the next time, in the same program or out of a cache: what was found wrong, what is owed, the pages.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.dependencies import Reads
from generator.derived import hand_on
from generator.differences import Changes, between, frame, mark_of
from generator.digest import digest
from generator.kept_records import Parsed
from generator.pages.kept import KeptPages
from generator.pages.kept_debts import KeptDebts
from generator.records import Journal, Record
from generator.renewal import CannotRenew, renewed
from generator.rules.kept import KeptFindings
from generator.settings import Settings


class KeptSite:
    """Everything that is kept of a site before it is rendered."""

    def __init__(self) -> None:
        self.findings, self.debts, self.pages = KeptFindings(), KeptDebts(), KeptPages()
        self._frame = self._faults = ""
        self._marks: dict[str, str] = {}
        self._journal: Journal | None = None

    def look_at(
        self, journal: Journal, today: date, settings: Settings, before: Callable[[str], Parsed | None]
    ) -> None:
        """Forget what may be another one now; `before` returns what a file was before it was read anew."""
        now, faults = digest(repr((today, settings, frame(journal)))), digest(repr(journal.faults))
        records = {record.path: record for record in journal.records()}
        pairs = between(self._marks, records, before) if now == self._frame else None
        if pairs is None:
            self.findings, self.debts, self.pages = KeptFindings(), KeptDebts(), KeptPages()
        else:
            changes = Changes(pairs, faults != self._faults)
            sources = [record.source for record in records.values()]
            sources += [page.source for page in journal.free_pages]
            sources += [journal.questions.source] if journal.questions is not None else []
            self.findings.bring(changes, {source.path: source for source in sources})
            if self._journal is not None:
                hand_on(self._journal, journal, partial(_renewed, changes, dict(pairs)))
            self.debts.bring(journal, today, settings, changes, records)
            self.pages.bring(changes)
        self._frame, self._faults, self._journal = now, faults, journal
        self._marks = {path: mark_of(record.source) for path, record in records.items()}

    def as_text(self) -> str:
        """Return it as JSON."""
        parts = [self.findings.as_plain(), self.debts.as_plain(), self.pages.as_plain()]
        return json.dumps([self._frame, self._faults, self._marks, *parts], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "KeptSite":
        """Return what `as_text` wrote; nothing of any other text."""
        kept = cls()
        try:
            known, faults, marks, findings, debts, pages = json.loads(text)
            kept.findings = KeptFindings.from_plain(findings)
            kept.debts = KeptDebts.from_plain(debts)
            kept.pages = KeptPages.from_plain(pages)
            kept._frame, kept._faults, kept._marks = known, faults, marks
        except (ValueError, TypeError, AttributeError, LookupError):
            return cls()
        return kept


def _renewed(changes: Changes, now: Mapping[Record, Record], value: Any, hint: Any, reads: Reads) -> Any:
    """Return a value of the last journal as it is in this one; None where it has to be worked out anew."""
    if changes.bear_on(reads):
        return None
    try:
        return renewed(value, hint, now) if now else value
    except CannotRenew:
        return None
