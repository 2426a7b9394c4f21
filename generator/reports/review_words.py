"""The words of a review, as sentences and lists for plain text and Markdown alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import words
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.wikilinks import plain_line
from generator.model.choices import OUTCOMES
from generator.model.earlier import Past
from generator.model.journal import Journal
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.reports.card import called_off
from generator.reports.introductions import Introduction
from generator.reports.review import Moved, NewJob, Review, Since
from generator.words.said import Name, Said, plain, sentence

LISTED = 30
"""How many lines a section has; the rest is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """A review and what it is based on: `past` is None where git was not used, and `unknown` says why."""

    since: Since
    journal: Journal
    past: Past | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """A heading and its lines; each is one sentence or less."""

    title: str
    lines: tuple[str, ...]


def opening(report: ReviewReport) -> str:
    """Return the first sentence: what happened in these days, in numbers."""
    found = report.since
    days = f"Since {words.WEEKDAYS[found.first.weekday()]} {words.day(found.first, found.today)}"
    if found.first == found.today:
        days = "Today"
    if found.is_empty:
        return f"{days} nothing new was written down. The next meeting that you write down is told here."
    return summary(days, people_met(report.journal, found), len(found.names), len(found.closed))


def people_met(journal: Journal, found: Since | Review) -> int:
    """Return how many people I met in these days, at meetings and at events."""
    people: set[Contact | Name] = {person for meeting in found.held for person in meetings.people(journal, meeting)}
    return len(people.union(*(met for _, met in found.attended)))


def summary(days: str, met: int, names: int, settled: int) -> str:
    """Return how many people I met in these days, how many names I was given and how many debts I settled."""
    parts = [f"met {words.count(met, 'person', 'people')}"] if met else []
    parts += [f"were given {words.count(names, 'name')}"] if names else []
    parts += [f"settled {words.count(settled, 'thing')}"] if settled else []
    if not parts:
        return f"{days} you met nobody and settled nothing; this is what was written down."
    return f"{days} you {words.listed(parts)}."


def sections(report: ReviewReport) -> Iterator[ReviewSection]:
    """Yield the sections of the review; empty ones are left out."""
    found = report.since
    every = (
        ("New people", [_person(person) for person in found.new]),
        ("New jobs", [_job(one) for one in found.new_jobs]),
        ("Meetings", [_meeting(report, meeting) for meeting in found.held]),
        ("Events", [_event(report, event, met) for event, met in found.attended]),
        ("Called off", [_called_off(report, meeting) for meeting in found.called_off]),
        ("Moved", [_moved(report, one) for one in found.moved]),
        ("Written down now, from earlier days", [_meeting(report, meeting) for meeting in found.written_late]),
        ("Names you were given", [_name(one) for one in found.names]),
        ("What you learned", [_lesson(report, meeting) for meeting in found.lessons]),
        ("Settled", [_settled(report, debt) for debt in found.closed]),
        ("No longer owed", [_fell_away(report, debt, happened) for debt, happened in found.fell_away]),
        ("Let go", [f"{_what(report, debt)}: {debt.waived or debt.let_go}" for debt in found.let_go]),
        (
            "Owed since then",
            [f"{_what(report, debt)}, {words.by_when(debt.due, found.today)}" for debt in found.opened],
        ),
        ("Files", list(_files(report))),
    )
    yield from (ReviewSection(title, _shortened(lines)) for title, lines in every if lines)


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - LISTED
    return (*lines[:LISTED], f"and {words.number(more)} more") if more > 0 else tuple(lines)


def _person(person: Contact) -> str:
    about = ", ".join(filter(None, (person.role, strip_brackets(person.company or ""))))
    return f"{person.name} ({about})" if about else person.name


def _meeting(report: ReviewReport, meeting: Meeting) -> str:
    title = f" ({meeting.title})" if meeting.title else ""
    came = words.listed([OUTCOMES[outcome] for outcome in meeting.outcomes])
    return f"{_on(report, meeting)}: {_with(report, meeting)}{title}{f'; you came away with {came}' if came else ''}"


def _job(one: NewJob) -> str:
    return f"{_person(one.person)}; before: {', '.join(map(strip_brackets, one.before))}"


def _event(report: ReviewReport, event: Event, met: Sequence[Contact | Name]) -> str:
    on = words.day(event.date.day, report.since.today) if event.date else event.slug
    whom = words.listed([one.text if isinstance(one, Name) else one.name for one in met])
    return f"{on}: {event.name}{f', where you met {whom}' if whom else ''}"


def _called_off(report: ReviewReport, meeting: Meeting) -> str:
    if meeting.status == "no-show":
        return f"{_on(report, meeting)}: {_with(report, meeting)} did not come"
    return f"{_on(report, meeting)}: {_with(report, meeting)}; {called_off(meeting, report.since.today)}"


def _moved(report: ReviewReport, one: Moved) -> str:
    was = words.day(one.was, report.since.today)
    return f"{_with(report, one.meeting)}: from {was} to {_on(report, one.meeting)}"


def _on(report: ReviewReport, meeting: Meeting) -> str:
    return words.day(meeting.date.day, report.since.today) if meeting.date else meeting.slug


def _with(report: ReviewReport, meeting: Meeting) -> str:
    return words.listed([person.name for person in meetings.people(report.journal, meeting)] or list(meeting.with_))


def _lesson(report: ReviewReport, meeting: Meeting) -> str:
    return f"{plain_line(report.journal, meeting.lesson or '')} ({_with(report, meeting)}, {_on(report, meeting)})"


def _name(one: Introduction) -> str:
    by = words.listed([person.name for person in one.by])
    return f"{one.name}, from {by}" if by else one.name


def _what(report: ReviewReport, debt: Debt) -> str:
    return plain(sentence(debt.what), report.since.today)


def _settled(report: ReviewReport, debt: Debt) -> str:
    if debt.closed_on is None:
        return _what(report, debt)
    late = late_by(debt) or 0
    how = "on time" if late == 0 else f"{words.count(late, 'day')} late"
    return f"{_what(report, debt)}: done on {words.day(debt.closed_on, report.since.today)}, {how}"


def _fell_away(report: ReviewReport, debt: Debt, happened: Said) -> str:
    """Return what need not be done any more, and what happened instead."""
    on = f" on {words.day(debt.closed_on, report.since.today)}" if debt.closed_on else ""
    return f"{_what(report, debt)}: {plain(happened, report.since.today)}{on}"


def late_by(debt: Debt) -> int | None:
    """Return how many days late a debt was paid, 0 where it was on time, None where it has no closing day."""
    return max((debt.closed_on - debt.due_day).days, 0) if debt.closed_on else None


def _files(report: ReviewReport) -> Iterator[str]:
    past = report.past
    if past is None:
        return
    counts = ((past.new, "new"), (past.changed, "changed"), (past.removed, "removed"))
    parts = [f"{words.number(len(paths))} {how}" for paths, how in counts if paths]
    if parts:
        yield f"{words.listed(parts)}, since commit {past.commit.id[:10]}"
    for paths, how in counts:
        yield from (f"{path} ({how})" for path in paths)


def unknown(report: ReviewReport) -> str:
    """Return what could not be known and why, as a sentence; empty where git told everything."""
    if not report.unknown:
        return ""
    return (
        f"{words.sentence(report.unknown)}. So this is told from the days in your files: it can't say when a line was "
        "written, who came into the journal without a word exchanged, or which files changed."
    )
