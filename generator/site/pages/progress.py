"""Progress: counts of what the owner does, habits, lessons, outcomes, and a year of contact (row 32)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from markupsafe import Markup

from generator import words
from generator.facts import meetings
from generator.facts.touches import QUIET_DAYS, Pause, contact_days, pauses
from generator.model import addresses
from generator.model.choices import OUTCOMES
from generator.model.day import Day
from generator.model.records import Meeting
from generator.reports.progress import Habit, Month, habits, months
from generator.rules.long_gone import long_gone
from generator.site.pages.html import strong
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pictures.charts import DAYS, bars, due_line, first_day, heat_map
from generator.words import times

LESSONS = 30
"""The most lessons that are shown, the newest first."""
LAPSES = {
    "asks-for-job": "you asked for a job",
    "opens-with-need": "you opened with your need",
    "offers-resume": "you offered your resume unasked",
    "too-long": "you asked for more than half an hour",
    "no-objective": "you went without an objective",
    "no-research": "you went without research",
    "too-few-questions": "you went with too few questions",
    "no-introductions-asked": "you did not ask whom else to meet",
    "no-permission-asked": "you did not ask whether you may keep in touch",
    "late-thanks": "your thanks came late",
    "saturated-topic": "you asked about a topic of which you had heard enough",
    "too-often": "you asked again too soon",
    "stop-asking": "you went on asking when it was time to stop",
}
"""For each rule of etiquette, in words what I did; how often is said before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTouch:
    """One month of the year of contact: on how many days I was in touch, and the most people on one day."""

    name: str
    days: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How much is `waiting`, and how much falls due on each of the next days; `fullest` is the day with the `most`.

    `line` is the picture of it, empty where nothing is owed.
    """

    line: Markup
    waiting: int
    fullest: date | None
    most: int
    days: Sequence[tuple[date, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """What the page of progress shows; `months` are named, the latest first.

    `pictures` has a title and a picture for each thing that is counted; it is empty where nothing was.
    """

    opening: str
    pictures: Sequence[tuple[str, Markup]]
    months: Sequence[tuple[str, Month]]
    habits: Sequence[Markup]
    long_ago: str
    quiet: str
    year: Markup
    in_touch: Sequence[InTouch]
    due: Due
    lessons: Sequence[Meeting]
    more_lessons: int
    outcomes: Sequence[str]
    counted_from: str


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of progress."""
    yield Page(address=addresses.PROGRESS, title="Progress", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    journal, today = context.journal, context.today
    held = [m for m in journal.meetings if m.date and meetings.held(m, today)]
    held.sort(key=lambda m: (str(m.date), m.slug), reverse=True)
    lessons = [meeting for meeting in held if meeting.lesson]
    counted = months(Day(journal, today, context.settings))
    days = contact_days(journal, today)
    return context.render(
        addresses.PROGRESS,
        "progress",
        ProgressPage(
            opening=_opening(counted, today),
            pictures=list(_pictures(counted)) if any(not month.is_empty for month in counted) else [],
            months=[(_name(month.first), month) for month in reversed(counted)],
            habits=[habit_words(habit) for habit in habits(Day(journal, today, context.settings))],
            long_ago=too_long_ago(long_gone(Day(journal, today, context.settings))),
            quiet=_quiet(days, today),
            year=heat_map(days, today, _year_label(days, today)),
            in_touch=list(_in_touch(days, today))[::-1],
            due=_due(context),
            lessons=lessons[:LESSONS],
            more_lessons=max(len(lessons) - LESSONS, 0),
            outcomes=outcomes(Counter(kind for meeting in held for kind in dict.fromkeys(meeting.outcomes))),
            counted_from=counted_from(len(held), any(meeting.outcomes for meeting in held)),
        ),
    )


def _opening(counted: tuple[Month, ...], today: date) -> str:
    this = counted[-1]
    if all(month.is_empty for month in counted):
        return "Nothing to count yet: the first message you send or the first meeting you hold begins this page."
    return opening_of_month(words.MONTHS[today.month - 1], this.asked, this.met, this.introduced)


def opening_of_month(month: str, asked: int, met: int, names: int) -> str:
    """Return how many requests I sent in a month, how many meetings I had and how many names I was given."""
    parts = [
        f"sent {words.count(asked, 'request')}" if asked else "",
        f"had {words.count(met, 'meeting')}" if met else "",
        f"were given {words.count(names, 'name')}" if names else "",
    ]
    said = words.listed([part for part in parts if part])
    if not said:
        return f"{month} has been quiet so far. Small steps, over weeks: what you did before still counts."
    return f"In {month} so far you {said}. What is counted here is what you do, not what comes of it."


def _name(month: date) -> str:
    return f"{words.MONTHS[month.month - 1]} {month.year}"


def _pictures(counted: tuple[Month, ...]) -> Iterator[tuple[str, Markup]]:
    """Yield a title and a small picture for each thing that is counted, all on one scale."""
    rows: tuple[tuple[str, list[tuple[int, int | None]]], ...] = (
        ("Asked", [(month.asked, None) for month in counted]),
        ("Answered", [(month.answered, None) for month in counted]),
        ("Met", [(month.met, None) for month in counted]),
        ("Thanked in time", [(month.thanked, month.to_thank) for month in counted]),
        ("Introduced further", [(month.introduced, None) for month in counted]),
    )
    most = max(max(done, whole or 0) for _, counts in rows for done, whole in counts)
    for title, counts in rows:
        named = [
            (words.MONTHS[month.first.month - 1][0], done, whole)
            for month, (done, whole) in zip(counted, counts, strict=True)
        ]
        label = f"{title}, month by month: " + ", ".join(
            f"{_name(month.first)} {done}" + ("" if whole is None else f" of {whole}")
            for month, (done, whole) in zip(counted, counts, strict=True)
        )
        yield title, bars(label, named, most)


def habit_words(habit: Habit) -> Markup:
    """Return in how many interviews I did something, as a sentence without a full stop."""
    lately = ""
    if habit.kept < habit.of and habit.of > habit.of_lately:
        kept = words.number(habit.kept_lately) if habit.kept_lately else "none"
        lately = f"; of the last {words.number(habit.of_lately)}, in {kept}"
    many = strong(f"{habit.kept} of {habit.of}")
    noun = "informational interview" if habit.of == 1 else "informational interviews"
    return Markup("You {} in {} {}{}").format(habit.said, many, noun, lately)


def too_long_ago(counts: Mapping[str, int]) -> str:
    """Return how often rules of etiquette were broken too long ago to be listed; empty for never."""
    said = words.listed([f"{times(counts[rule])} {lapse}" for rule, lapse in LAPSES.items() if counts.get(rule)])
    return f"Too long ago to mend: {said}. A mistake you noticed is a lesson." if said else ""


def outcomes(counts: Mapping[str, int]) -> list[str]:
    """Return what came of meetings and how often, each as a few words."""
    return [f"{said}, {times(counts[kind])}" for kind, said in OUTCOMES.items() if counts.get(kind)]


def counted_from(held: int, anything: bool) -> str:
    """Return how many meetings the outcomes come from, or that there are none; a field's name is in backticks."""
    if not held:
        return "No meeting has been held yet, so nothing has come of one."
    if anything:
        return f"From {words.count(held, 'meeting')} held; counted, never promised."
    where = "the one meeting held" if held == 1 else f"any of the {words.number(held)} meetings held"
    return f"Nothing is written under `outcomes` in {where}. They are counted here, never promised."


def _quiet(days: Mapping[date, int], today: date) -> str:
    """Return when there was last no contact for a month."""
    if not days:
        return "No day of contact is written down yet."
    since = first_day(today)
    found = pauses(days, since, today)
    quiet = [pause for pause in found if pause.days >= QUIET_DAYS]
    if quiet:
        return _of_quiet(quiet[-1], today)
    longest = max(found, key=lambda pause: pause.days, default=None)
    if longest is None:
        return "Never: there was no day without a word."
    first = min(days)
    ago = (
        "Not in the last twelve months"
        if first <= since
        else f"Not since this journal began, on {words.day(first, today)}"
    )
    return f"{ago}. The longest pause was {words.count(longest.days, 'day')}, up to {words.day(longest.last, today)}."


def _of_quiet(pause: Pause, today: date) -> str:
    if pause.last >= today:
        return f"It is quiet now: no touch since {words.day(pause.first - timedelta(days=1), today)}."
    return (
        f"The last one ended on {words.day(pause.last, today)}, after {words.count(pause.days, 'day')} without a word."
    )


def _year_label(days: Mapping[date, int], today: date) -> str:
    there = sum(day >= first_day(today) for day in days)
    return year_label(there, words.day(today, today))


def year_label(days: int, until: str) -> str:
    """Return what the picture of a year shows: on how many days I was in touch, until a day."""
    on = words.count(days, "day") if days else "no day"
    return f"A year of contact: in touch with somebody on {on} up to {until}"


def _in_touch(days: Mapping[date, int], today: date) -> Iterator[InTouch]:
    """Yield each month of the year, the oldest first."""
    since = first_day(today)
    found: dict[date, list[int]] = {}
    for ordinal in range(since.toordinal(), today.toordinal() + 1):
        day = date.fromordinal(ordinal)
        found.setdefault(day.replace(day=1), []).append(days.get(day, 0))
    for month, counts in found.items():
        yield InTouch(name=_name(month), days=sum(map(bool, counts)), most=max(counts))


def _due(context: PageContext) -> Due:
    waiting = [debt for debt in context.debts if debt.state(context.today) == "overdue"]
    due = Counter(
        debt.due_day
        for debt in context.debts
        if 0 <= (debt.due_day - context.today).days <= DAYS
    )  # fmt: skip
    ahead = sum(due.values())
    label = due_label(len(waiting), ahead, words.day(context.today, context.today))
    fullest = max(due, key=lambda day: (due[day], -day.toordinal()), default=None)
    return Due(
        line=due_line(len(waiting), due, context.today, label) if waiting or ahead else Markup(),
        waiting=len(waiting),
        fullest=fullest,
        most=due[fullest] if fullest else 0,
        days=sorted(due.items()),
    )


def due_label(waiting: int, ahead: int, since: str) -> str:
    """Return what the picture of the next days shows: how much waits, and how much falls due from a day on."""
    now = words.sentence(words.count(waiting, "thing")) if waiting else "Nothing"
    return f"{now} waiting, {words.number(ahead) if ahead else 'none'} due in the {DAYS} days from {since}"
