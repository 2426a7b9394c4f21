"""Drafts of messages, made from the owner's own notes, one module for each kind; `DRAFTS` lists them. Nothing is sent.

An owner's own template, `journal/templates/<kind>.txt.j2`, `.txt` or `.md`, stands in for the built-in one. It is
filled with the same values: `greeting`, `signature`, `me`, `person`, `people`, `meeting`, `update`, `today`, and
those that the kind's `write` returns.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.edit.drafts import answer, ask_after, card, confirm, news, nudge, report_back, request, thanks
from generator.edit.drafts.draft import Case, Draft, DraftKind, NoDraft, Subject, case_of
from generator.edit.drafts.may_quote import gaps
from generator.edit.drafts.people import greeting, reached, signature
from generator.edit.drafts.templates import fill
from generator.model.choices import WAYS
from generator.model.day import Day
from generator.rules.asking_words import asks_for_job, offers_resume, opens_with_need
from generator.words.plain_text import line, one_line

DRAFTS: tuple[DraftKind, ...] = (
    request.KIND,
    confirm.KIND,
    thanks.KIND,
    card.KIND,
    report_back.KIND,
    nudge.KIND,
    answer.KIND,
    news.KIND,
    ask_after.KIND,
)
_ETIQUETTE = (
    (asks_for_job, "this asks for a job"),
    (offers_resume, "this offers your resume unasked"),
    (opens_with_need, "this begins with what you need"),
)


def draft(kind: str, day: Day, subject: Subject, templates: Path | None = None) -> Draft:
    """Return a message of this kind about `subject`; `templates` is the folder of the owner's own.

    Raises NoDraft where there is nothing to write, or where a template can't be used.
    """
    known = next((one for one in DRAFTS if one.name == kind), None)
    if known is None:
        raise NoDraft(f"there is no draft called {one_line(kind)}")
    case = case_of(known, day, subject)
    letter = known.write(case)
    by, to = reached(case.people, case.name, letter.ways)
    values = {
        "greeting": greeting(case),
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
        return (*missing, *_said(body), *_reach(case, by, to), *letter.notes)

    return Draft(kind=kind, to=to, subject=heading, body=body, by=by, look=look)


def _said(body: str) -> Iterator[str]:
    for check, words in _ETIQUETTE:
        for start, end in check(body):
            yield f"{words}: “{line(body[start:end])}”"


def _reach(case: Case, by: str, to: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if by != "mail" and WAYS[by].address:  # a card has its own notes about addresses
        for name, address in to:
            if not address:
                yield f"there is no {WAYS[by].address} for {name}"
    person = case.person
    if len(case.people) == 1 and person and person.prefers and person.prefers != by and case.kind != "card":
        yield f"{one_line(person.name)} prefers {WAYS[person.prefers].noun}"
