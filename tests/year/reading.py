"""What an owner reads on a morning, line by line, held against the account: `journal todo`, and each week two pages."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from .account import Account, Meeting, Owed, at_home, days, said
from .notebook import Notebook

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
BEGINS: dict[str, str | tuple[str, ...]] = {
    "thank-email": "Thank", "thank-card": "Send", "thank-help": "Thank", "connect": "Connect with",
    "report-back": "Tell", "approach": "Get in touch with", "nudge": "Try", "answer": "Answer", "prepare": "Prepare",
    "confirm": "Confirm", "rearrange": "Find a new day with", "ask-after": "Ask", "news": "Tell",
    "keep-in-touch": "Write to", "write-up": ("Write", "Say whether you met"), "promise": "",
}  # fmt: skip
WAITS = ("nudge", "confirm", "keep-in-touch", "ask-after")
"""What is only named before its day."""
PROMISES = {
    "send-the-atlas": "send the atlas", "lend-my-pens": "lend my pens",
    "introduce-her-to-otto": "introduce her to Otto", "send-a-map": "send a map",
}  # fmt: skip
SHOWN = 14
MOST = 10


def contradictions(notebook: Notebook, account: Account, today: date) -> Iterator[str]:
    """Yield each line of `journal todo` that the account contradicts, and whatever it leaves out."""
    owed = account.owed(today)
    found = json.loads(notebook.says(today, "todo", "--format", "json"))
    yield from _in_json(found, owed, account, today)
    yield from _in_table(notebook.says(today, "todo"), owed, account, today)
    if today.weekday() == 0:
        yield from _on_pages(notebook, owed, account, today)


def _in_json(found: dict[str, Any], owed: list[Owed], account: Account, today: date) -> Iterator[str]:
    ahead = [(one["kind"], one["date"], one["name"]) for one in found["ahead"]]
    if ahead != account.ahead(today):
        yield f"ahead it says {ahead}, and there is {account.ahead(today)}"
    if found["unclear"] != len(account.unreadable):
        yield f"{found['unclear']} files are unclear, and there are {account.unreadable}"
    said_ = {one["id"]: one for one in found["debts"]}
    mine = {one.id: one for one in owed}
    yield from (f"{id_} is not owed: {said_[id_]['why']}" for id_ in said_.keys() - mine.keys())
    yield from (f"{id_} is owed by {mine[id_].due_text} and not said" for id_ in mine.keys() - said_.keys())
    for id_ in said_.keys() & mine.keys():
        one, debt = said_[id_], mine[id_]
        state = "overdue" if debt.day < today else "today" if debt.day == today else "upcoming"
        if (one["due"], one["name"], one["state"]) != (debt.due_text, debt.name, state):
            said_of = (one["due"], one["name"], one["state"])
            yield f"{id_} is said {said_of}, and is {(debt.due_text, debt.name, state)}"
        missing = [word for word in debt.why if word.lower() not in one["why"].lower()]
        yield from (f"{id_} does not say “{word}”: {one['why']}" for word in missing)
    if [one["id"] for one in found["debts"] if one["id"] in mine] != [one.id for one in owed if one.id in said_]:
        yield "what is owed stands in another order"


def _in_table(table: str, owed: list[Owed], account: Account, today: date) -> Iterator[str]:
    """Yield what is wrong with the lines that a person reads."""
    last = today + days(SHOWN)
    near = [one for one in owed if one.day <= last]
    named = [one for one in near if one.day > today and (one.kind in WAITS or one.rested)]
    late = _lines([one for one in near if one.day < today])
    rows = [*late[:MOST], *_lines([one for one in near if one.day >= today and one not in named])]
    left, lines = _rows_of(table), [" ".join(part.split()) for part in table.split("\n\n")]
    for row in rows:
        line = next((line for line in left if _says(line, row, today)), None)
        if line is None:
            yield f"no line says {[one.id for one in row]}, {when(row[0].due, today)}"
        else:
            left.remove(line)
    yield from (f"nothing makes this line: {' '.join(line.split())}" for line in left)
    waiting, later = sum(map(len, late[MOST:])), len([one for one in owed if one.day > last])
    yield from _sentence(lines, r"(\w+) more things? waits?; ", waiting)
    yield from _sentence(lines, r"(\w+) more things? comes? later, ", later)
    yield from _sentence(lines, r"(\w+) (?:was|were) let go in these 14 days", account.lapsed(today))
    yield from _sentence(lines, r"(\w+) files? can't be read as meant", len(account.unreadable))
    yield from _named(lines, named, today)
    yield from _opening(lines, [*(one for row in rows for one in row), *(one for row in late[MOST:] for one in row)],
                        today)  # fmt: skip


def _rows_of(table: str) -> list[str]:
    """Return each line that says what to do, with the day that may stand beneath it."""
    found: list[str] = []
    for line in table.splitlines():
        if re.match(r"  [A-Z]", line):
            found.append(line)
        elif found and re.match(r"    (?:by|today|waiting) ?", line):
            found[-1] += line
    return found


def _lines(owed: list[Owed]) -> list[list[Owed]]:
    """Return what is owed as lines: one piece of news is one."""
    found: dict[str, list[Owed]] = {}
    for one in owed:
        found.setdefault("/".join(one.id.split("/")[:2]) if one.kind == "news" else one.id, []).append(one)
    return list(found.values())


def _says(line: str, row: list[Owed], today: date) -> bool:
    one = row[0]
    what = " ".join(line.split())
    names = [other.name for other in row if other.name] if one.kind != "promise" else []
    if one.kind == "promise":
        key = re.sub(r"-\d+$", "", one.id.rsplit("/", 1)[-1])
        names = [PROMISES[key][1:]]
    begins = what.startswith(BEGINS[one.kind]) and (one.kind != "thank-help" or "for their help" in what)
    named = names[:4] if len(names) <= 4 else []
    return begins and all(name in what for name in named) and what.endswith(f" {when(one.due, today)}")


def _sentence(lines: list[str], pattern: str, expected: int) -> Iterator[str]:
    counted = [match[1] for line in lines if (match := re.search(pattern, line))]
    if counted != ([number(expected).capitalize()] if expected else []):
        yield f"it counts {counted} in “{pattern}”, and there are {expected}"


def _named(lines: list[str], named: list[Owed], today: date) -> Iterator[str]:
    found = [line.partition(": ")[2].removesuffix(".").split("; ") for line in lines if ", not before: " in line]
    parts = found[0] if found else []
    if len(parts) != len(named):
        yield f"{len(named)} things wait for their day, and {len(parts)} are named"
    for one, part in zip(named, parts, strict=False):
        near = near_day(one.day, today)
        on = near if near in ("today", "tomorrow") else f"on {near}"
        if (one.kind != "promise" and one.name and one.name not in part) or not part.endswith(on):
            yield f"{one.id} is for {one.day} and named as “{part}”"


def _opening(lines: list[str], shown: list[Owed], today: date) -> Iterator[str]:
    states = [(one.day > today) - (one.day < today) for one in shown]
    counts = [states.count(state) for state in (-1, 0, 1)]
    patterns = (r"(\w+) things? (?:is|are) waiting", r"(\w+)(?: things?)? for today", r"(\w+)(?: things?)? to come")
    opening = next((line for line in lines if any(re.search(pattern, line) for pattern in patterns)), "")
    for count, pattern in zip(counts, patterns, strict=True):
        match = re.search(pattern, opening)
        if (match[1].lower() if match else "no") != number(count):
            yield f"the opening counts “{opening}”, and there are {counts}"
            return


def _on_pages(notebook: Notebook, owed: list[Owed], account: Account, today: date) -> Iterator[str]:
    """Yield what is wrong with Today, and with What I owe."""
    states = {one.id: "overdue" if one.day < today else "today" if one.day == today else "upcoming" for one in owed}
    first = notebook.page("index.html", today)
    shown = _rows(first)
    expected = [(one.id, states[one.id]) for one in _first(owed, today)]
    if shown != expected:
        yield f"Today shows {shown}, and is owed {expected}"
    ahead_of_me = " ".join(re.findall(r'<p class="ahead"[^>]*>(.*?)</p>', without_templates(first), re.DOTALL))
    for _, moment, name in account.ahead(today):
        if any(part not in ahead_of_me for part in (*name.split(", "), moment.partition("T")[2])):
            yield f"Today begins with “{ahead_of_me}”, and {name} is on {moment}"
    everything = _rows(notebook.page("what-i-owe.html", today))
    if sorted(everything) != sorted(states.items()):
        yield f"What I owe differs in {sorted(set(everything) ^ set(states.items()))}"
    tickets = re.findall(r'<div class="ticket"[^>]*>\s*<p>(.*?)</p>', without_templates(first), re.DOTALL)[:3]
    ahead = sorted((m for m in account.meetings.values() if m.ahead(today) and not (m.day == today and m.notes)),
                   key=lambda m: (m.day, str(m.hour and at(m)), m.slug))[:3]  # fmt: skip
    for meeting, ticket in zip(ahead, tickets, strict=False):
        names = [account.people[who].name for who in meeting.people]
        missing = [name for name in names if name not in ticket]
        if missing or f'datetime="{meeting.day}"' not in ticket or (meeting.hour and at(meeting) not in ticket):
            yield f"a ticket of Today says “{ticket}”, and it is {meeting.slug} on {meeting.day}"
    if len(ahead) != len(tickets):
        yield f"Today has {len(tickets)} tickets, and there are {len(ahead)} meetings ahead"


def _first(owed: list[Owed], today: date) -> list[Owed]:
    """Return what Today shows: five things for today and tomorrow, the three that wait longest, and what comes."""
    awake = [one for one in owed if not (one.rested and one.day > today)]
    near = [one for one in awake if today <= one.day <= today + days(1)][:5]
    late = [one for one in awake if one.day < today][:3]
    return [*near, *late, *[one for one in awake if one.day > today + days(1)][: max(7 - len(near) - len(late), 0)]]


def at(meeting: Meeting) -> str:
    """Return the hour of a meeting by my clock."""
    return f"{at_home(meeting.hour):%H:%M}" if meeting.hour else ""


def without_templates(html: str) -> str:
    """Return a page without what it shows on a later day."""
    return re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)


def _rows(html: str) -> list[tuple[str, str]]:
    """Return the ids and states of the debts that a page shows today."""
    rows = re.findall(r"<[^>]*\bdata-debt=\"[^>]*>", without_templates(html))
    return [
        (re.findall(r'data-debt="([^"]*)"', row)[0], re.findall(r'data-state="([^"]*)"', row)[0])
        for row in rows
        if not row.endswith(" hidden>")
    ]


def near_day(day: date, today: date) -> str:
    """Return a day near today as people say it."""
    distance = (day - today).days
    if -1 <= distance <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    return f"{day:%A}" if -7 < distance < 7 else said(day, today)


def when(due: date | datetime, today: date) -> str:
    """Return until when something is to be done, as people say it."""
    day = due.date() if isinstance(due, datetime) else due
    near = near_day(day, today)
    if day < today:
        return f"waiting since {near}"
    hour = f", {'by ' if day == today else ''}{due:%H:%M}" if isinstance(due, datetime) else ""
    return f"{near}{hour}" if day == today else f"by {near}{hour}"


def number(count: int) -> str:
    """Return a number as a word."""
    return WORDS[count] if count < len(WORDS) else f"{count:,}"
