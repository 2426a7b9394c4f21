"""Progress: what the owner controls, counted; habits, lessons, outcomes, and a year of contact (row 32)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.pictures.bars import bars
from generator.pages.pictures.due_line import DAYS, due_line
from generator.pages.pictures.heat_map import first_day, heat_map
from generator.pages.scene import Scene
from generator.records import Meeting, addresses
from generator.rules.long_gone import long_gone
from generator.views import meetings
from generator.views.contact_days import QUIET_DAYS, Pause, contact_days, pauses
from generator.views.habits import habits
from generator.views.months import Month, months

LESSONS = 30
"""How many lessons stand here, the newest first."""
OUTCOMES = {
    "advice": "advice",
    "lead": "a lead",
    "introduction": "an introduction",
    "recommendation": "a recommendation",
    "formal-interview": "a formal interview",
    "offer": "an offer",
    "no-match": "“no match”, which is worth knowing",
}
LAPSES = {
    "asks-for-job": ("text that asked for a job", "texts that asked for a job"),
    "opens-with-need": ("text that opened with your need", "texts that opened with your need"),
    "offers-resume": ("resume offered unasked", "resumes offered unasked"),
    "too-long": ("request for more than half an hour", "requests for more than half an hour"),
    "no-objective": ("interview without an objective", "interviews without an objective"),
    "no-research": ("interview without research", "interviews without research"),
    "too-few-questions": ("interview with too few questions", "interviews with too few questions"),
    "no-introductions-asked": ("end without asking whom else to meet", "ends without asking whom else to meet"),
    "no-permission-asked": ("end without asking to keep in touch", "ends without asking to keep in touch"),
    "late-thanks": ("late thank-you", "late thank-yous"),
    "saturated-topic": ("talk on a topic you had asked enough about", "talks on a topic you had asked enough about"),
    "too-often": ("request too soon after the last", "requests too soon after the last"),
    "stop-asking": ("request that was one too many", "requests that were one too many"),
}
"""What each rule of etiquette counts, once and several times."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of progress."""
    journal, today = scene.journal, scene.today
    held = [m for m in journal.meetings if m.date and meetings.held(m, today)]
    held.sort(key=lambda m: (str(m.date), m.slug), reverse=True)
    lessons = [meeting for meeting in held if meeting.lesson]
    counted = months(journal, today, scene.settings)
    days = contact_days(journal, today)
    old = long_gone(journal, today, scene.settings)
    yield scene.page(
        addresses.PROGRESS,
        "Progress",
        "progress",
        search=False,
        opening=_opening(counted, today),
        months=counted,
        name=_name,
        small=Markdown("\n").join(_small(counted)) if any(not month.is_empty for month in counted) else Markdown(),
        habits=habits(journal, today, scene.settings),
        old=[words.count(old[rule], *said) for rule, said in LAPSES.items() if rule in old],
        lessons=lessons[:LESSONS],
        more_lessons=max(len(lessons) - LESSONS, 0),
        outcomes=_outcomes(held),
        held=len(held),
        in_words=words.number,
        as_list=words.listed,
        quiet=_quiet(days, today),
        year=heat_map(days, today, _year_label(days, today)),
        by_month=_by_month(days, today),
        **_due(scene),
    )


def _opening(counted: tuple[Month, ...], today: date) -> str:
    this = counted[-1]
    if all(month.is_empty for month in counted):
        return "Nothing to count yet: the first message you send or the first talk you hold begins this page."
    parts = [
        f"asked {words.count(this.asked, 'person', 'people')}" if this.asked else "",
        f"had {words.count(this.met, 'talk')}" if this.met else "",
        f"were given {words.count(this.introduced, 'name')}" if this.introduced else "",
    ]
    month = words.MONTHS[today.month - 1]
    said = words.listed([part for part in parts if part])
    if not said:
        return f"{month} has been quiet so far. Small steps, over weeks: what you did before still counts."
    return f"In {month} so far you {said}. What is counted here is what you do, not what comes of it."


def _name(month: date) -> str:
    return f"{words.MONTHS[month.month - 1]} {month.year}"


def _small(counted: tuple[Month, ...]) -> Iterator[Markdown]:
    """Yield one small picture for each thing counted, on one scale."""
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
        yield Markdown('<figure class="small"><figcaption>{}</figcaption>{}</figure>').format(
            title, bars(label, named, most)
        )


def _outcomes(held: list[Meeting]) -> list[str]:
    counts = Counter(outcome for meeting in held for outcome in dict.fromkeys(meeting.outcomes))
    return [f"{said}: {words.count(counts[kind], 'time')}" for kind, said in OUTCOMES.items() if counts[kind]]


def _quiet(days: Mapping[date, int], today: date) -> str:
    """Answer when the last quiet month was."""
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
    return f"A year of contact: in touch with somebody on {words.count(there, 'day')} up to {words.day(today, today)}"


def _by_month(days: Mapping[date, int], today: date) -> list[tuple[str, int, int]]:
    """Return each month of the year: its name, on how many days I was in touch, and with how many on the fullest."""
    since = first_day(today)
    found: dict[date, list[int]] = {}
    for ordinal in range(since.toordinal(), today.toordinal() + 1):
        day = date.fromordinal(ordinal)
        found.setdefault(day.replace(day=1), []).append(days.get(day, 0))
    return [(_name(month), sum(map(bool, counts)), max(counts)) for month, counts in found.items()]


def _due(scene: Scene) -> dict[str, object]:
    """Return the picture of what falls due in the next days, and the same as a list."""
    waiting = [debt for debt in scene.debts if debt.state(scene.today) == "overdue"]
    due = Counter(
        debt.due_day
        for debt in scene.debts
        if 0 <= (debt.due_day - scene.today).days <= DAYS
    )  # fmt: skip
    ahead = sum(due.values())
    label = (
        f"{words.sentence(words.count(len(waiting), 'thing'))} waiting, "
        f"{words.number(ahead)} due in the {DAYS} days from {words.day(scene.today, scene.today)}"
    )
    fullest = max(due, key=lambda day: (due[day], -day.toordinal()), default=None)
    return {
        "line": due_line(len(waiting), due, scene.today, label) if waiting or ahead else Markdown(),
        "waiting": len(waiting),
        "fullest": fullest,
        "due_most": due[fullest] if fullest else 0,
        "due": sorted(due.items()),
    }
