"""The friendly question after something that somebody promised."""

from generator.edit.drafts import days
from generator.edit.drafts.confirm import noun
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap, material
from generator.facts.awaited import awaited_from
from generator.model.items import Awaiting
from generator.model.records import Contact, Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Name the day of the meeting, and leave what was promised to the owner's words; a no is made easy."""
    if case.person is None:
        raise NoDraft("such a question goes to one person who has promised something")
    meeting, item = _awaited(case, case.person)
    day = days.on(days.day_of(case, meeting), case.today)
    asked = item.asked.day if item.asked and item.asked.day <= case.today else None
    return LetterWords(
        values={
            "subject": f"Our {noun(meeting)} {day}",
            "day": day,
            "promised": gap("what they offered", material(meeting, item.what)),
            "asked": f"I asked after it {days.on(asked, case.today)}; forgive me for coming back to it."
            if asked
            else "",
            "meeting": meeting,
        },
        notes=("you have asked once: better let it rest" if asked else "ask once, and leave them a way out",),
    )


def _awaited(case: Case, person: Contact) -> tuple[Meeting, Awaiting]:
    """Return what the debt is about, else what has been waited for longest."""
    found = list(awaited_from(case.journal, case.today, person))
    if case.debt is not None and isinstance(case.debt.fact, tuple):
        at, record = case.debt.fact[1], case.debt.record
        found = [(m, item) for m, item in found if m is record and item.at == at] or found
    if case.meeting is not None:
        found = [(meeting, item) for meeting, item in found if meeting is case.meeting] or found
    if not found:
        raise NoDraft(f"{one_line(person.name)} has promised nothing that is still to come")
    return found[0]


KIND = DraftKind("ask-after", write)
