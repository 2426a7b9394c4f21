"""A second request where the first had no answer, in another way: a few lines or a call (sources 001 and 004)."""

from generator.debts.nudge import another_way
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.people import my_name, spoken_name
from generator.edit.drafts.request import TONE, offered, tries, wanted, where
from generator.facts.outreach import sent_to, unanswered
from generator.model.choices import WAYS
from generator.model.items import Outreach
from generator.model.records import Contact
from generator.words.plain_text import one_line

_CALL = (
    "stand up, smile, and let them answer",
    "if nobody answers: your name, why you call, and your number, slowly and twice",
)


def write(case: Case) -> LetterWords:
    """Name the day of the first request, and use another way than the last one."""
    person = case.person
    if person is None:
        raise NoDraft("a nudge goes to one person whom you have asked")
    first, last = _asked(case, person)
    way = another_way(person, last.by)
    day = days.short(first.on.day, case.today, now="this morning")
    is_said = way in ("phone", "in-person")
    return LetterWords(
        values={
            "subject": f"My {'call' if first.by == 'phone' else 'note'} of {day}",
            "way": way,
            "is_said": is_said,
            "first": f"{WAYS[first.by].i_tried} {days.on(first.on.day, case.today)}.",
            "name": spoken_name(case),
            "my_name": my_name(case),
            "wish": wanted(case),
            "where": where(case),
            "times": days.times(case, offered(case)),
        },
        notes=(*tries(case), *(_CALL if way == "phone" else () if is_said else (TONE,))),
        ways=("email", "linkedin") if way == "video" else (way,),
    )


def _asked(case: Case, person: Contact) -> tuple[Outreach, Outreach]:
    """Return the first and the last request without an answer, else those that the debt is about."""
    waiting = unanswered(person, sent_to(case.journal, case.today, person), case.today)
    if waiting:
        return waiting[0].item, waiting[-1].item
    if case.debt is not None and isinstance(case.debt.fact, tuple):
        at = case.debt.fact[1]
        for item in person.outreach:
            if item.at == at:
                return item, item
    raise NoDraft(f"no request to {one_line(person.name)} waits for an answer")


KIND = DraftKind("nudge", write)
