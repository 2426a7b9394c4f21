"""A second request where the first had no answer, in another way: a few lines or a call (sources 001 and 004)."""

from collections.abc import Iterator

from generator.debts.nudge import another_way
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.offers import times
from generator.edit.drafts.people import SAID, address
from generator.edit.drafts.request import TONE, found, given_by, knows_me, offered, refused, tries, wanted, where
from generator.facts.outreach import sent_to, unanswered
from generator.model.choices import WAYS
from generator.model.items import Outreach
from generator.model.records import Contact
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Name who gave me their name and the day of the last try, and use another way than that where there is one."""
    person = case.person
    if person is None:
        raise NoDraft("a nudge goes to one person whom you have asked")
    last = _last_asked(case, person)
    by = _way(person, last.by)
    return LetterWords(
        values={
            "subject": f"My {'call' if last.by == 'phone' else 'note'} of "
            f"{days.short(last.on.day, case.today, now='this morning')}",
            "asked": " ".join(_asked(case, last)),
            "wish": wanted(case),
            "where": where(case),
            "times": times(case, offered(case)),
        },
        notes=(*refused(case), *tries(case), *(() if by in SAID else (TONE,))),
        by=by,
    )


def _asked(case: Case, last: Outreach) -> Iterator[str]:
    """Yield how we know each other or who gave me their name, and that I have tried before."""
    if given_by(case) or knows_me(case):
        yield found(case)
    yield f"{WAYS[last.by].i_tried} {days.on(last.on.day, case.today)}."


def _way(person: Contact, last: str) -> str:
    """Return another way than the last, by which they can be reached; the last one where there is no other."""
    other = another_way(person, last)
    if WAYS[other].address and not address(person, other) and address(person, last):
        other = last
    return "email" if other == "video" else other


def _last_asked(case: Case, person: Contact) -> Outreach:
    """Return the last request without an answer, else the one that the debt is about."""
    waiting = unanswered(person, sent_to(case.journal, case.today, person), case.today)
    if waiting:
        return waiting[-1].item
    if case.debt is not None and isinstance(case.debt.fact, tuple):
        at = case.debt.fact[1]
        for item in person.outreach:
            if item.at == at:
                return item
    raise NoDraft(f"no request to {one_line(person.name)} waits for an answer")


KIND = DraftKind("nudge", write)
