"""An answer to whoever wrote to me, in words of its own for a yes, an invitation and a no (source 002)."""

import re
from datetime import date
from typing import Any

from generator.edit.drafts import days
from generator.edit.drafts.confirm import agreed, noun
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap, material
from generator.edit.drafts.offers import times
from generator.edit.drafts.people import note_on
from generator.edit.drafts.request import offered, where
from generator.facts import meetings
from generator.facts.outreach import said_no, sent_to
from generator.facts.touches import first_met
from generator.model.choices import WAYS
from generator.model.items import Heard, Outreach
from generator.model.records import Contact, Meeting
from generator.words.plain_text import one_line

_GOOD_NEWS = re.compile(
    r"\b(?:new (?:job|role|post|baby|house)|promot\w+|married|wedding|engaged|born|award\w*|prize|won|graduat\w+|passed"
    r"|published|retir\w+|got the)\b",
    re.IGNORECASE,
)


def write(case: Case) -> LetterWords:
    """Thank for their message; agree to the day that is set, offer times, take the no, or leave a gap to answer in."""
    person = case.person
    if person is None:
        raise NoDraft("an answer goes to one person")
    came = _came(case, person)
    answered = days.on(_day(came), case.today)
    late = _has_waited(case, came)
    plan = _agreed(case, person, came)
    wrote = material(person, (came.reply or came.note) if isinstance(came, Outreach) else came.what)
    values: dict[str, Any] = {
        "subject": "Thank you for your message",
        "thanks": f"Thank you for {_what(came)} {answered}.",
        "late": days.sorry(case) if late else "",
        "reply": "",
        "times": (),
        "meet_where": "",
        "plan": None,
        "is_no": False,
    }
    if _is_no(case, person, came):
        values |= {"subject": "Thank you for your answer", "is_no": True}
    elif plan is not None:
        values |= {"subject": f"Our {noun(plan)} {days.on(days.day_of(case, plan), case.today)}", "plan": plan}
        values |= {"noun": noun(plan), "is_invitation": not meetings.asked_by_me(plan), **agreed(case, plan)}
    elif isinstance(came, Outreach) and _is_yes(case, person, came):
        values |= {"subject": "Our meeting", "times": times(case, offered(case)), "meet_where": where(case)}
    else:
        missing = "my answer, and congratulations if they fit" if _GOOD_NEWS.search(wrote) else "my answer"
        values["reply"] = gap(f"{missing}; they wrote" if wrote else missing, wrote)
    return LetterWords(
        values=values,
        notes=(
            *([f"your note on it: {wrote}"] if wrote and not values["reply"] else []),
            *(["hold these times against what they wrote"] if values["times"] else []),
            *note_on(case),
        ),
    )


def _came(case: Case, person: Contact) -> Outreach | Heard:
    """Return the reply, or what they wrote first, that the case is about; without a debt, a no that came last."""
    debt = case.debt
    if debt is not None and isinstance(debt.fact, tuple) and debt.kind.draft == KIND.name and debt.is_open:
        return _item(person, debt.fact)
    if said_no(case.journal, case.today, person, case.today):
        return next(sent.item for sent in reversed(sent_to(case.journal, case.today, person)) if sent.declined)
    if debt is None or not isinstance(debt.fact, tuple) or debt.kind.draft != KIND.name:
        raise NoDraft(f"nothing from {one_line(person.name)} waits for an answer")
    return _item(person, debt.fact)


def _item(person: Contact, fact: tuple[str | int, ...]) -> Outreach | Heard:
    items: tuple[Outreach, ...] | tuple[Heard, ...] = person.outreach if fact[0] == "outreach" else person.heard
    return next(item for item in items if item.at == fact[1])


def _is_no(case: Case, person: Contact, came: Outreach | Heard) -> bool:
    sent = sent_to(case.journal, case.today, person)
    return any(one.item is came and one.declined for one in sent)


def _is_yes(case: Case, person: Contact, came: Outreach) -> bool:
    """Return whether it answers a request for a meeting."""
    about = next((sent.about for sent in sent_to(case.journal, case.today, person) if sent.item is came), "")
    return about == "request" and person not in first_met(case.journal, case.today)


def _agreed(case: Case, person: Contact, came: Outreach | Heard) -> Meeting | None:
    """Return the next meeting with them, where their message is about it: an invitation, or the answer to a request."""
    ahead = [
        meeting
        for meeting in meetings.by_contact(case.journal).get(person, ())
        if meetings.status(meeting, case.today) == "scheduled"
    ]
    if isinstance(came, Heard):
        ahead = [meeting for meeting in ahead if not meetings.asked_by_me(meeting)]
    return next(iter(ahead), None)


def _has_waited(case: Case, came: Outreach | Heard) -> bool:
    answered = case.debt is not None and case.debt.closed
    return not answered and days.is_late(case, _day(came), case.settings.answer_days)


def _what(came: Outreach | Heard) -> str:
    if isinstance(came, Outreach):
        return "your answer"
    return WAYS[came.by].they_did if came.by else "your message"


def _day(came: Outreach | Heard) -> date:
    return (came.replied or came.on).day if isinstance(came, Outreach) else came.on.day


KIND = DraftKind("answer", write)
