"""A date that no calendar has, or that isn't written YYYY-MM-DD."""

import re
from collections.abc import Iterator

from generator.files.source import SourceText, Span
from generator.model import body
from generator.model.day import Day
from generator.model.moment import Moment
from generator.rules.diagnostic import Finding, Rule, Severity
from generator.words.months import month

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_MONTH = r"([^\W\d_]{3,})\.?"
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th|er)?\.? (?:de )?{_MONTH},?|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,?)"
    r" (?:del? )?(\d{4})"
)


def check(day: Day) -> Iterator[Finding]:
    """Put into words what reading found, and look at the dates of task items."""
    for fault in day.journal.faults.get("not-a-date", ()):
        word = f", or {fault.options[0]}" if fault.options else ""
        yield _found(fault.source, fault.span, f"`{fault.field}`", fault.value, fault.reason, word)
    for record in day.journal.records():
        for task in body.tasks(record.source, record.body_start):
            for dated in (task.due, task.done):
                if dated is not None and (reason := _why_not(dated[0])):
                    yield _found(record.source, dated[1], "the task's date", dated[0], reason, "")


def _why_not(text: str) -> str:
    try:
        Moment.parse(text)
    except ValueError as error:
        return str(error)
    return ""


def _found(source: SourceText, span: Span, what: str, value: str, reason: str, word: str) -> Finding:
    meant = readable_one_way(value)
    example = meant or _last_of_month(value) or "2026-02-28"
    help_ = f"did you mean {meant}?" if meant else f"write a date as YYYY-MM-DD{word}, for example {example}"
    message = f"{what} is not a real date: {value}"
    return Finding(source=source, span=span, message=message, label=reason, help=help_)


def _last_of_month(value: str) -> str:
    found = re.match(r"(\d{4})-(\d{2})-\d{2}", value)
    for day in ("31", "30", "29", "28") if found else ():
        if not _why_not(f"{value[:7]}-{day}"):
            return f"{value[:7]}-{day}"
    return ""


def readable_one_way(value: str) -> str:
    """Return the only date that `value` can mean, as YYYY-MM-DD, or nothing where there is none or more."""
    value = value.strip()
    made: set[str] = set()
    if found := _YEAR_FIRST.fullmatch(value):
        made = {_iso(found[1], found[2], found[3])}
    elif found := _DAY_FIRST.fullmatch(value):
        made = {_iso(found[4], found[3], found[1])}
        if found[2] != ".":  # with dots the day comes first everywhere
            made.add(_iso(found[4], found[1], found[3]))
    elif found := _NAMED.fullmatch(value):
        made = {_iso(found[5], str(month(found[2] or found[3])), found[1] or found[4])}
    made.discard("")
    return made.pop() if len(made) == 1 else ""


def _iso(year: str, month: str, day: str) -> str:
    text = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    return "" if _why_not(text) else text


RULE = Rule("not-a-date", Severity.ERROR, check)
