"""What a review says, in sentences and lists, before anybody knows whether it is text or Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import words
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.model.earlier import Past
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting
from generator.reports.introductions import Introduction
from generator.reports.review import Since
from generator.words.said import plain, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """A review and where it was had from: `past` is None where only the files were asked, and `unknown` says why."""

    since: Since
    journal: Journal
    past: Past | None = None
    unknown: str = ""


LISTED = 30
"""How many lines a section has before the rest is counted."""


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """A heading and its lines; each is one sentence or less."""

    title: str
    lines: tuple[str, ...]


def opening(told: ReviewReport) -> str:
    """Return the first sentence: what these days brought, in numbers."""
    found = told.since
    days = f"Since {words.WEEKDAYS[found.first.weekday()]} {words.day(found.first, found.today)}"
    if found.first == found.today:
        days = "Today"
    if found.is_quiet:
        return f"{days} nothing new was written down. The next meeting that you write down is told here."
    people = {person for meeting in found.held for person in meetings.people(told.journal, meeting)}
    return brought(days, len(people), len(found.names), len(found.closed))


def brought(days: str, met: int, names: int, settled: int) -> str:
    """Return how many people some days let me meet, how many names they gave me and how much I settled."""
    parts = [f"met {words.count(met, 'person', 'people')}"] if met else []
    parts += [f"were given {words.count(names, 'name')}"] if names else []
    parts += [f"settled {words.count(settled, 'thing')}"] if settled else []
    if not parts:
        return f"{days} you met nobody and settled nothing; this is what was written down."
    return f"{days} you {words.listed(parts)}."


def sections(told: ReviewReport) -> Iterator[ReviewSection]:
    """Yield what there is to say; what there is nothing of has no section."""
    found = told.since
    every = (
        ("New people", [_person(person) for person in found.new]),
        ("Meetings", [_talk(told, meeting) for meeting in found.held]),
        ("Written down now, from earlier days", [_talk(told, meeting) for meeting in found.written_late]),
        ("Names you were given", [_name(one) for one in found.names]),
        ("What you learned", [_lesson(told, meeting) for meeting in found.lessons]),
        ("Settled", [_settled(told, debt) for debt in found.closed]),
        ("Let go", [f"{_what(told, debt)}: {debt.waived or debt.let_go}" for debt in found.let_go]),
        ("Owed since then", [f"{_what(told, debt)}, {words.by_when(debt.due, found.today)}" for debt in found.opened]),
        ("Files", list(_files(told))),
    )
    yield from (ReviewSection(title, _shortened(lines)) for title, lines in every if lines)


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - LISTED
    return (*lines[:LISTED], f"and {words.number(more)} more") if more > 0 else tuple(lines)


def _person(person: Contact) -> str:
    about = ", ".join(filter(None, (person.role, person.company)))
    return f"{person.name} ({about})" if about else person.name


def _talk(told: ReviewReport, meeting: Meeting) -> str:
    return f"{_on(told, meeting)}: {_with(told, meeting)}{f' ({meeting.title})' if meeting.title else ''}"


def _on(told: ReviewReport, meeting: Meeting) -> str:
    return words.day(meeting.date.day, told.since.today) if meeting.date else meeting.slug


def _with(told: ReviewReport, meeting: Meeting) -> str:
    return words.listed([person.name for person in meetings.people(told.journal, meeting)] or list(meeting.with_))


def _lesson(told: ReviewReport, meeting: Meeting) -> str:
    return f"{meeting.lesson} ({_with(told, meeting)}, {_on(told, meeting)})"


def _name(one: Introduction) -> str:
    by = words.listed([person.name for person in one.by])
    return f"{one.name}, from {by}" if by else one.name


def _what(told: ReviewReport, debt: Debt) -> str:
    return plain(sentence(debt.what), told.since.today)


def _settled(told: ReviewReport, debt: Debt) -> str:
    if debt.closed_on is None:
        return _what(told, debt)
    late = late_by(debt) or 0
    how = "on time" if late == 0 else f"{words.count(late, 'day')} late"
    return f"{_what(told, debt)}: done on {words.day(debt.closed_on, told.since.today)}, {how}"


def late_by(debt: Debt) -> int | None:
    """Return how many days after it was due a debt was paid, 0 where it was on time, None where no day says."""
    return max((debt.closed_on - debt.due_day).days, 0) if debt.closed_on else None


def _files(told: ReviewReport) -> Iterator[str]:
    past = told.past
    if past is None:
        return
    counts = ((past.new, "new"), (past.changed, "changed"), (past.removed, "removed"))
    parts = [f"{words.number(len(paths))} {how}" for paths, how in counts if paths]
    if parts:
        yield f"{words.listed(parts)}, since commit {past.commit.id[:10]}"
    for paths, how in counts:
        yield from (f"{path} ({how})" for path in paths)


def unknown(told: ReviewReport) -> str:
    """Return what could not be known and why, as a sentence; empty where git told everything."""
    if not told.unknown:
        return ""
    return (
        f"{words.sentence(told.unknown)}. So this is told from the days in your files: it can't say when a line was "
        "written, who came into the journal without a word exchanged, or which files changed."
    )
