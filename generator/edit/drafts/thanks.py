"""Thanks by e-mail, with something specific from the meeting (sources 001, 002 and 003)."""

from collections.abc import Iterator
from math import ceil

from generator import words
from generator.debts import debts_from, promise
from generator.debts.debt import Debt
from generator.edit.drafts import days, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, held_meeting
from generator.edit.drafts.may_quote import gap, is_said_to, material, own_line, quoted
from generator.edit.drafts.people import not_named, note_on
from generator.facts import meetings
from generator.facts.introductions import GivenName, names_given
from generator.facts.meetings import permission
from generator.facts.promises import Promise, promises
from generator.facts.stages import stage
from generator.facts.touches import first_met
from generator.facts.wikilinks import with_names
from generator.model import body
from generator.model.choices import HELP
from generator.model.day import Day
from generator.model.items import Help
from generator.model.records import Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Thank for a meeting, for an interview, or for help received."""
    if case.debt is not None and _is_for_help(case.debt):
        return _for_help(case)
    meeting = held_meeting(case)
    day = days.day_of(case, meeting)
    said = quotes.best(quotes.quotes(case.journal, meeting))
    is_interview = meetings.is_interview(meeting)
    return LetterWords(
        values={
            "subject": f"Thank you for {'the interview' if is_interview else days.short(day, case.today)}",
            "late": days.sorry(case) if _is_late(case, meeting) else "",
            "thanks": _thanks(case, meeting),
            "quote": quotes.as_sentences(said, meeting, asked="I asked you" if len(case.people) == 1 else "I asked"),
            "names": "" if is_interview else " ".join(_names(case, meeting)),
            "promise": _promised(tuple(_promises(case, meeting))),
            "later": _later(case),
            "is_interview": is_interview,
            "meeting": meeting,
        },
        notes=_notes(case, meeting),
    )


def _thanks(case: Case, meeting: Meeting) -> str:
    day = days.on(days.day_of(case, meeting), case.today)
    if meetings.is_interview(meeting):
        return f"Thank you for the interview {day}, and for the time you gave me."
    if meeting.asked_by == "them":
        return f"Thank you for inviting me {day}."
    return f"Thank you for making time for me {day}."


def _is_late(case: Case, meeting: Meeting) -> bool:
    thanked = any(said.by != "card" and said.on.day <= case.today for said in meeting.thanks)
    in_time = max(1, ceil(case.settings.thank_email_hours / 24))
    return not thanked and days.is_late(case, days.day_of(case, meeting), in_time)


def _is_for_help(debt: Debt) -> bool:
    return isinstance(debt.fact, tuple) and debt.fact[0] == "help"


def _notes(case: Case, meeting: Meeting) -> tuple[str, ...]:
    found = [] if meetings.is_written_up(meeting) else [f"nothing is written under ## Notes in {meeting.path} yet"]
    found += note_on(case)
    if meetings.kind(meeting) == "informational-interview":
        found.append("a card by hand goes with it: `journal draft card`")
    return tuple(found)


def _names(case: Case, meeting: Meeting) -> Iterator[str]:
    """Yield what came of the names that they gave me, a sentence each (source 004)."""
    given = [n for n in names_given(case.journal, case.today) if n.meeting is meeting and n.name and not n.item.waived]
    given = [name for name in given if name.contact not in meetings.people(case.journal, meeting)]
    given = [name for name in given if not (meeting.private or (name.contact and name.contact.private))]
    state = {name: _came_of(case, name) for name in given}
    if met := [one_line(name.name) for name in given if state[name] == "met"]:
        yield f"I have met {words.listed(met)}, thanks to you."
    if written := [one_line(name.name) for name in given if state[name] == "approached"]:
        yield f"I have been in touch with {words.listed(written)}, thanks to you."
    if waiting := [one_line(name.name) for name in given if state[name] == "waiting"]:
        one = len(waiting) == 1
        whose = f"the name of {waiting[0]}" if one else f"the names of {words.listed(waiting)}"
        yield f"Thank you, too, for {whose}. I will write soon and tell you how it goes."


def _came_of(case: Case, name: GivenName) -> str:
    if name.contact is None:
        contacted = name.item.contacted
        return "approached" if contacted and contacted.day <= case.today else "waiting"
    if name.contact in first_met(case.journal, case.today):
        return "met"
    waits = stage(Day(case.journal, case.today, case.settings), name.contact) in ("to-approach", "known")
    return "waiting" if waits else "approached"


def _promises(case: Case, meeting: Meeting) -> Iterator[str]:
    """Yield what I promised the readers and still owe, in quotation marks where it can be said to them."""
    owed = debts_from(meeting, (promise.KIND,), Day(case.journal, case.today, case.settings))
    open_ = {debt.fact for debt in owed if debt.is_open}
    for made in promises(case.journal, meeting):
        fact = ("follow_ups", made.item) if made.item is not None else made.span
        if fact not in open_ or meeting.private or not _is_theirs(case, made):
            continue
        what = own_line(with_names(case.journal, made.text))
        # Without its own full stop, since the sentence goes on.
        is_fit = what and is_said_to(what, not_named(case))
        shown = quoted(what.rstrip(".")) if is_fit else gap("what I promised", what)
        by = f", by {words.day(made.by.day, case.today)}" if made.by and made.by.day > case.today else ""
        yield f"{shown}{by}"


def _is_theirs(case: Case, made: Promise) -> bool:
    """Return whether a promise was made to a reader: a `follow_ups` item by its `to`, a task only by a wikilink."""
    # Who else is named in a task is spoken of in it.
    is_named = made.item is not None or any(body.wikilinks_in(made.text))
    return is_named and not made.to_me and made.to in case.people


def _promised(made: tuple[str, ...]) -> str:
    if not made:
        return ""
    noun = "promise" if len(made) == 1 else "promises"
    return f"I have not forgotten my {noun}: {'; '.join(made)}."


def _later(case: Case) -> str:
    """Return the question whether I may write again, where I have not asked it (source 002), or that I will."""
    allowed = {permission(case.journal, case.today, person) for person in case.people}
    if allowed == {"yes"}:
        return "I will let you know what comes of it."
    return "May I write to you again, when there is something to tell?" if allowed == {"unknown"} else ""


def _for_help(case: Case) -> LetterWords:
    help_ = _help(case)
    known = material(case.debt.record if case.debt else None, help_.what if help_ else "")
    day = help_.on.day if help_ else case.today
    what = HELP[help_.kind or "other"] if help_ else HELP["other"]
    return LetterWords(
        values={
            "subject": f"Thank you for {what}",
            "late": days.sorry(case) if days.is_late(case, day, 1) else "",
            "thanks": f"Thank you for {what} {days.on(day, case.today)}.",
            "quote": f"This is what it did for me: {gap('what came of it', known)}.",
            "names": "",
            "promise": "",
            "later": "",
            "is_interview": False,
        },
        notes=note_on(case),
    )


def _help(case: Case) -> Help | None:
    debt = case.debt
    if debt is None or not isinstance(debt.fact, tuple):
        return None
    items: tuple[Help, ...] = getattr(debt.record, "help", ())
    return next((item for item in items if item.at == debt.fact[1]), None)


KIND = DraftKind("thanks", write)
