"""My news, to one person by name (sources 000 and 002)."""

import re

from generator import words
from generator.debts import open_from
from generator.edit.drafts import people
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap
from generator.model import body
from generator.model.day import Day
from generator.model.names import normalize
from generator.model.records import Update
from generator.words.plain_text import line, one_line, paragraphs

_TASK = re.compile(r"^[ \t>]*+(?:[-*+]|\d{1,9}[.)])[ \t]++\[[ xX\-]\].*$", re.MULTILINE)


def write(case: Case) -> LetterWords:
    """Send the update's own text under a greeting of its own."""
    update = case.update
    if update is None:
        who = one_line(case.person.name) if case.person else case.name
        raise NoDraft(f"there is no news that {who or 'anybody'} has not heard")
    about = people.personal_word(case.person)
    bond = line(case.person.bond or "") if case.person else ""
    return LetterWords(
        values={
            "subject": one_line(update.subject),
            "message": "\n\n".join(message(update)) or gap("the news"),
            "personal": about.ask,
            "update": update,
        },
        notes=(
            *(() if case.person else _waiting(case, update)),
            *(("one sentence that only they could get makes it a letter",) if case.person else ()),
            *((f"what binds you: {bond}",) if bond else ()),
            *filter(None, (about.note,)),
        ),
    )


def message(update: Update) -> tuple[str, ...]:
    """Return the paragraphs of an update's message: its body without tasks and without `## Private`."""
    text = update.source.text
    kept, at = [], update.body_start
    for part in body.sections(update.source, update.body_start):
        begin = text.rfind("\n", 0, part.heading.start) + 1
        if part.level == 2 and normalize(part.title) == "private" and begin >= at:
            kept.append(text[at:begin])
            at = part.span.end
    kept.append(text[at:])
    return paragraphs(_TASK.sub("", "\n".join(kept)), "- ")


def _waiting(case: Case, update: Update) -> tuple[str, ...]:
    owed = open_from(Day(case.journal, case.today, case.settings)).get(update, ())
    waiting = [debt for debt in owed if debt.kind.draft == KIND.name]
    if not waiting:
        return ("everybody who should hear it has heard it",)
    names = words.listed([one_line(debt.name or "") for debt in waiting])
    return (f"not told yet: {names}; `journal draft news {waiting[0].id}` greets one by name",)


KIND = DraftKind("news", write)
