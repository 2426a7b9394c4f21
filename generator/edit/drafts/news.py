"""My news, to one person by name (sources 000 and 002)."""

import re

from generator import words
from generator.debts import open_from
from generator.debts.closing import as_id
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap, is_harmless
from generator.edit.drafts.people import known_of
from generator.facts.wikilinks import with_names
from generator.model import body
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Update
from generator.words.plain_text import one_line, paragraphs, without_private

# With the lines further in that belong to it.
_TASK = re.compile(
    r"^([ \t>]*+)(?:[-*+]|\d{1,9}[.)])[ \t]++\[(?:[^\w\]]|[xX])\].*$(?:\n\1[ \t]++\S.*$)*+", re.MULTILINE
)


def write(case: Case) -> LetterWords:
    """Send the update's own text under a greeting of its own."""
    update = case.update
    if update is None:
        who = one_line(case.person.name) if case.person else case.name
        raise NoDraft(f"there is no news that {who or 'anybody'} has not heard")
    alone = "one sentence that only they could get makes it a letter"
    known = known_of(case.person)
    day = update.date.day if update.date else None
    told = case.debt is not None and case.debt.closed
    return LetterWords(
        values={
            "subject": _subject(update),
            "message": "\n\n".join(_sayable(case, update)) or gap("the news"),
            "late": days.sorry(case) if not told and days.is_late(case, day, case.settings.news_days) else "",
            "personal": gap("a sentence for them alone", known) if known else "",
            "update": update,
        },
        notes=(alone,) if case.person else _waiting(case, update),
    )


def _subject(update: Update) -> str:
    said = one_line(update.subject)
    return said if is_harmless(said) and not update.private else "My news"


def _sayable(case: Case, update: Update) -> tuple[str, ...]:
    """Return the message, a gap for each paragraph that is better said in another way; of a private one only a gap."""
    if update.private:
        return (gap(f"the news; {update.path} is private"),)
    better = "say this in another way"
    return tuple(said if is_harmless(said) else gap(better, said, whole=True) for said in message(case.journal, update))


def message(journal: Journal, update: Update) -> tuple[str, ...]:
    """Return the paragraphs of an update's message: its body without tasks and without `## Private`."""
    written = without_private(body.full_text(update.source, update.body_start))
    return paragraphs(with_names(journal, _TASK.sub("", written)), "- ")


def _waiting(case: Case, update: Update) -> tuple[str, ...]:
    owed = open_from(Day(case.journal, case.today, case.settings)).get(update, ())
    waiting = [debt for debt in owed if debt.kind.draft == KIND.name]
    if not waiting:
        return ("everybody who should hear it has heard it",)
    names = words.listed([one_line(debt.name or "") for debt in waiting])
    return (f"not told yet: {names}; `journal draft news {as_id(waiting[0].id)}` greets one by name",)


KIND = DraftKind("news", write)
