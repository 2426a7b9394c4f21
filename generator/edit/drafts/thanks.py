"""Thanks by e-mail, with something specific from the meeting (sources 001, 002 and 003)."""

from collections.abc import Iterator

from generator import words
from generator.debts import debts_from, promise
from generator.debts.debt import Debt
from generator.edit.drafts import days, people, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, held_meeting
from generator.edit.drafts.may_quote import ended, gap, is_said_to, quoted
from generator.facts import meetings
from generator.facts.introductions import GivenName, names_given
from generator.facts.meetings import permission
from generator.facts.promises import promises
from generator.facts.stages import stage
from generator.facts.touches import first_met
from generator.model.day import Day
from generator.model.items import Help
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.words.plain_text import line, one_line


def write(case: Case) -> LetterWords:
    """Thank for a meeting, or for help received."""
    if case.debt is not None and _is_for_help(case.debt):
        return _for_help(case)
    meeting = held_meeting(case)
    day = meeting.date.day if meeting.date else case.today
    about = people.personal_word(case.person) if len(case.people) == 1 else people.PersonalWord()
    asked = "I asked you" if len(case.people) == 1 else "I asked"
    return LetterWords(
        values={
            "subject": f"Thank you for {days.short(day, case.today)}",
            "thanks": f"Thank you for making time for me {days.on(day, case.today)}.",
            "quote": quotes.as_sentences(quotes.best(quotes.quotes(case.journal, meeting)), meeting, asked=asked),
            "names": " ".join(_names(case, meeting)),
            "promise": _promised(tuple(_promises(case, meeting))),
            "later": _later(case),
            "personal": about.greet,
            "meeting": meeting,
        },
        notes=_notes(case, meeting, about.note),
    )


def _is_for_help(debt: Debt) -> bool:
    return isinstance(debt.fact, tuple) and debt.fact[0] == "help"


def _notes(case: Case, meeting: Meeting, known: str) -> tuple[str, ...]:
    found = [] if meetings.is_written_up(meeting) else [f"nothing is written under ## Notes in {meeting.path} yet"]
    if known:
        found.append(known)
    if meetings.kind(meeting) == "informational-interview":
        found.append("a card by hand goes with it: `journal draft card`")
    return tuple(found)


def _names(case: Case, meeting: Meeting) -> Iterator[str]:
    """Yield what came of the names that they gave me, a sentence each (source 004)."""
    given = [n for n in names_given(case.journal, case.today) if n.meeting is meeting and n.name and not n.item.waived]
    given = [name for name in given if name.contact not in meetings.people(case.journal, meeting)]
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
    settings: Settings = case.settings
    waits = stage(Day(case.journal, case.today, settings), name.contact) in ("to-approach", "known")
    return "waiting" if waits else "approached"


def _promises(case: Case, meeting: Meeting) -> Iterator[str]:
    """Yield what I promised them and still owe, as sentences."""
    owed = debts_from(meeting, (promise.KIND,), Day(case.journal, case.today, case.settings))
    open_ = {debt.fact for debt in owed if debt.is_open}
    for made in promises(case.journal, meeting):
        fact = ("follow_ups", made.item) if made.item is not None else made.span
        if fact not in open_ or made.to not in (*case.people, None):
            continue
        what = line(made.text)
        # Without its own full stop, since the sentence goes on.
        is_fit = what and is_said_to(what, case.people)
        shown = quoted(what.rstrip(".")) if is_fit else gap("what I promised", what)
        by = f", by {words.day(made.by.day, case.today)}" if made.by and made.by.day > case.today else ""
        yield f"{shown}{by}"


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
    what = line(help_.what) if help_ else ""
    day = help_.on.day if help_ else case.today
    is_fit = what and is_said_to(what, case.people)
    said = f"I mean this: {ended(what)}" if is_fit else gap("what they did for me", what)
    about = people.personal_word(case.person)
    return LetterWords(
        values={
            "subject": "Thank you for your help",
            "thanks": f"Thank you for your help {days.on(day, case.today)}. {said} I have not forgotten it.",
            "quote": "",
            "names": "",
            "promise": "",
            "later": "",
            "personal": about.greet,
        },
        notes=(about.note,) if about.note else (),
    )


def _help(case: Case) -> Help | None:
    debt = case.debt
    if debt is None or not isinstance(debt.fact, tuple):
        return None
    items: tuple[Help, ...] = getattr(debt.record, "help", ())
    return next((item for item in items if item.at == debt.fact[1]), None)


KIND = DraftKind("thanks", write)
