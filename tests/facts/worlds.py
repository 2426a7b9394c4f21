"""Small journals made by hypothesis: four people, a few meetings, events and news, and every fact between them."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.records import Contact, Event, Meeting, Record, Update

TODAY = date(2026, 11, 22)
PEOPLE = ("ana", "ben", "chi", "dot")
KINDS: Mapping[str, type[Record]] = {kind.FOLDER: kind for kind in (Contact, Meeting, Event, Update)}
Files = dict[str, dict[str, Any]]

# Few days, so that facts meet on one day; some of them after today.
days = st.integers(-30, 12).map(lambda away: (TODAY + timedelta(days=away)).isoformat())
people = st.sampled_from(PEOPLE)
some = st.lists(people, max_size=2, unique=True)
one_or_two = st.lists(people, min_size=1, max_size=2, unique=True)
channels = st.sampled_from(("email", "phone", "linkedin"))
yes_no = st.sampled_from(("yes", "no"))


def fields(**optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=optional)


def items(required: Mapping[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.fixed_dictionaries(dict(required), optional=optional), max_size=3)


helps = items({"on": days, "direction": st.sampled_from(("given", "received")), "what": st.just("it")}, thanked=days)
contacts = fields(
    met_on=days | st.sampled_from(("2026-11", "2026-10", "2026", "2025", "2027")),
    how_found=st.sampled_from(("friend", "cold")),
    introduced_by=some,
    introduced_on=days,
    may_follow_up=yes_no,
    keep_in_touch=st.sampled_from(("2 weeks", "1 month")),
    snooze_until=days,
    archived=st.just("yes"),
    linkedin_connected=days,
    event=st.sampled_from(("mixer", "fair")),
    outreach=items({"on": days, "by": channels}, about=st.sampled_from(("request", "hello")), replied=days,
                   declined=yes_no),
    heard=items({"on": days, "by": channels}, answered=days),
    help=helps,
)  # fmt: skip
meetings = st.fixed_dictionaries(
    {"date": days, "with": one_or_two},
    optional={
        "status": st.sampled_from(("requested", "scheduled", "held", "cancelled", "no-show")),
        "kind": st.sampled_from(("catch-up", "interview")),
        "asked_by": st.just("them"),
        "confirmed": days,
        "thanks": items({"by": st.sampled_from(("email", "card")), "on": days}, to=some),
        "introductions": items({"name": st.sampled_from((*PEOPLE, "Eve", "Fay"))}, contacted=days),
        "may_follow_up": yes_no,
        "reported_back": items({"on": days}, to=some),
        "follow_ups": items({"do": st.sampled_from(("send it", "call"))}, by=days, to=people, done=days),
        "help": helps,
        "notes": st.just("We spoke."),
    },
)
events = st.fixed_dictionaries({"name": st.just("An event"), "date": days}, optional={"met": some})
updates = st.fixed_dictionaries(
    {"date": days, "subject": st.just("News")},
    optional={"to": one_or_two, "told": items({"who": one_or_two, "on": days})},
)
worlds: st.SearchStrategy[Files] = st.fixed_dictionaries(
    {
        **{f"contacts/{name}": contacts for name in PEOPLE},
        **{f"meetings/m{number}": meetings for number in range(3)},
        **{f"events/{name}": events for name in ("mixer", "fair")},
        **{f"updates/u{number}": updates for number in range(2)},
    }
)


def journal_of(files: Files) -> Journal:
    """Return the journal that these fields make; nothing touches the disk."""
    collections: dict[str, list[Record]] = {folder: [] for folder in KINDS}
    for name, given in files.items():
        folder, slug = name.split("/")
        front = {key: value for key, value in given.items() if key != "notes"}
        if folder == "contacts":
            front = {"name": slug, **front}
        body = f"\n## Notes\n\n{given['notes']}\n" if "notes" in given else ""
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
        source = SourceText(f"journal/{name}.md", f"---\n{lines}---\n{body}")
        record, faults = decode(KINDS[folder], read(source), slug, frozenset())
        assert not faults, (source.text, faults)
        collections[folder].append(record)
    made: dict[str, Any] = {folder: Collection(tuple(records)) for folder, records in collections.items()}
    return Journal(**made)
