"""Drafts of messages, made from the owner's own notes, one module for each kind; `DRAFTS` lists them. Nothing is sent.

An owner's own template, `journal/templates/<kind>.txt.j2`, `.txt` or `.md`, stands in for the built-in one. It is
filled with the same values: `greeting`, `opening`, `is_said`, `signature`, `me`, `person`, `people`, `meeting`,
`update`, `today`, and those that the kind's `write` returns.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.edit.drafts import (
    answer,
    ask_after,
    card,
    confirm,
    hello,
    news,
    nudge,
    rearrange,
    report_back,
    request,
    thanks,
)
from generator.edit.drafts.draft import Case, Draft, DraftKind, NoDraft, Subject, case_of
from generator.edit.drafts.may_quote import gaps
from generator.edit.drafts.people import SAID, addresses, greeting, opening, signature, way_to
from generator.edit.drafts.templates import fill
from generator.facts import meetings
from generator.model.choices import WAYS
from generator.model.day import Day
from generator.rules.own_words import WORDINGS
from generator.words.plain_text import line, one_line

DRAFTS: tuple[DraftKind, ...] = (
    request.KIND,
    hello.KIND,
    confirm.KIND,
    thanks.KIND,
    card.KIND,
    report_back.KIND,
    nudge.KIND,
    answer.KIND,
    news.KIND,
    rearrange.KIND,
    ask_after.KIND,
)
_CALL = (
    "stand up, smile, and let them answer",
    "if nobody answers: your name, why you call, and your number, slowly and twice",
)


def draft(kind: str, day: Day, subject: Subject, templates: Path | None = None) -> Draft:
    """Return a message of this kind about `subject`; `templates` is the folder of the owner's own.

    Raises NoDraft where there is nothing to write, or where a template can't be used.
    """
    known = next((one for one in DRAFTS if one.name == kind), None)
    if known is None:
        raise NoDraft(f"there is no draft called {one_line(kind)}")
    case = case_of(known, day, subject)
    case = replace(case, by=way_to(case))
    letter = known.write(case)
    by = letter.by or case.by
    to = addresses(case, by)
    values = {
        "greeting": greeting(case),
        "opening": opening(case, by),
        "is_said": by in SAID,
        "signature": signature(case),
        "me": day.journal.profile,
        "person": case.person,
        "people": case.people,
        "meeting": case.meeting,
        "update": case.update,
        "today": day.today,
        **letter.values,
    }
    heading, body = fill(kind, values, templates)

    def look() -> tuple[str, ...]:
        missing = (f"fill in: {gap}" for gap in gaps(f"{heading}\n{body}"))
        calling = _CALL if by == "phone" else ()
        return (*missing, *_warned_of(case, body), *_reach(case, by, to), *letter.notes, *calling)

    return Draft(kind=kind, to=to, subject=heading, body=body, by=by, look=look)


def _warned_of(case: Case, body: str) -> Iterator[str]:
    """Yield what is better not said, which may stand in a gap or an owner's template; an interview is about a job."""
    if case.meeting is None or not meetings.is_interview(case.meeting):
        for wording in WORDINGS:
            for start, end in wording.spans(body):
                yield f"{wording.message}: “{line(body[start:end])}”"


def _reach(case: Case, by: str, to: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if by != "mail" and WAYS[by].address:  # a card has its own notes about addresses
        for name, address in to:
            if not address:
                yield f"there is no {WAYS[by].address} for {name}"
    person = case.person
    if len(case.people) == 1 and person and person.prefers and person.prefers != by and case.kind != "card":
        yield f"{one_line(person.name)} prefers {WAYS[person.prefers].noun}"
