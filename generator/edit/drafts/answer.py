"""An answer to whoever wrote to me (source 002)."""

from datetime import date

from generator.edit.drafts import days, people
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap
from generator.edit.drafts.request import offered, where
from generator.facts import meetings
from generator.facts.outreach import sent_to
from generator.facts.touches import first_met
from generator.model.choices import WAYS
from generator.model.items import Heard, Outreach
from generator.model.records import Contact
from generator.words.plain_text import line, one_line


def write(case: Case) -> LetterWords:
    """Thank for their message, leave a gap for the answer, and offer times where they agreed to a meeting."""
    person = case.person
    if person is None:
        raise NoDraft("an answer goes to one person")
    came = _came(case, person)
    wants_time = isinstance(came, Outreach) and _is_yes(case, person, came)
    said = (came.note if isinstance(came, Outreach) else came.what) or ""
    about = people.personal_word(person)
    return LetterWords(
        values={
            "subject": "Our talk" if wants_time else "Thank you for your message",
            "thanks": f"Thank you for {_what(came)} {days.on(_day(came), case.today)}.",
            "reply": "" if wants_time else gap("my answer", ""),
            "times": days.times(case, offered(case)) if wants_time else (),
            "where": where(case) if wants_time else "",
            "personal": "" if wants_time else about.ask,
        },
        notes=(
            *([f"your note on it: {line(said)}"] if said else []),
            *(["hold these times against what they wrote"] if wants_time else []),
            *filter(None, (about.note,)),
        ),
    )


def _came(case: Case, person: Contact) -> Outreach | Heard:
    """Return the reply, or what they wrote first, that the case is about."""
    debt = case.debt
    if debt is None or not isinstance(debt.fact, tuple) or debt.kind.draft != KIND.name:
        raise NoDraft(f"nothing from {one_line(person.name)} waits for an answer")
    field, at = debt.fact[0], debt.fact[1]
    items: tuple[Outreach, ...] | tuple[Heard, ...] = person.outreach if field == "outreach" else person.heard
    return next(item for item in items if item.at == at)


def _is_yes(case: Case, person: Contact, came: Outreach) -> bool:
    """Return whether it answers a request for a meeting, for which no day is agreed yet."""
    about = next((sent.about for sent in sent_to(case.journal, case.today, person) if sent.item is came), "")
    agreed = any(
        meetings.status(meeting, case.today) == "scheduled"
        for meeting in meetings.by_contact(case.journal).get(person, ())
    )
    return about == "request" and not agreed and person not in first_met(case.journal, case.today)


def _what(came: Outreach | Heard) -> str:
    if isinstance(came, Outreach):
        return "your answer"
    return WAYS[came.by].they_did if came.by else "your message"


def _day(came: Outreach | Heard) -> date:
    return (came.replied or came.on).day if isinstance(came, Outreach) else came.on.day


KIND = DraftKind("answer", write)
