"""Nothing that was written for the owner alone is ready to be sent (contract §5, "Drafts")."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from drafts_world import PROFILE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sendable import drafts, journal_of, outside_gaps

TODAY = date(2026, 11, 22)
GAP, NEVER = "zgword", "zhword"
"""Words that may stand in gaps only, and words that may stand nowhere."""
SHAPES = (
    "{} is all",
    'with "{} in quotation marks, quite long" in it',
    "They think it's the lab. It's {}. “And {} was right, she said.”",
    "{} [x] …] [… and {} once more",
    "[[ana]] told me {}\n\n- {} too\n- “what {} said to me of it”",
    "**{}** <b>{}</b>",
)
ANSWERS = (
    "",
    '\n\n"No." Then, when {} had waited, "So it is, they say here."',
    '\n\nIt is 5" wide and {} liked that. "So it is, they say here."',
    "\n\n»Nein.« Dann sagte {} lange nichts mehr, »Doch.«",
    "\n\n“No.” Then, when {} had waited, “so it is, they say here.”",
    '\n\nShe began: "It is so. And then {} said what nobody hears.',
)
"""Answers in which the word stands between quotations, or nobody can tell."""
DAYS = ("2026-09-01", "2026-11-10 11:00", "2026-11-19 23:30", "2026-11-21", "2026-11-24 15:00", "2026-12-05")
WAYS = ("email", "phone", "linkedin", "in-person", "video", "mail")
SLUGS = ("ana", "ben", "cho")


@st.composite
def words(draw: st.DrawFn, word: str) -> str:
    """Return a text as people write it, with the word in it."""
    return draw(st.sampled_from(SHAPES)).replace("{}", word)


@st.composite
def comments(draw: st.DrawFn) -> str:
    return draw(st.sampled_from((f"%% {NEVER} %%", f"<!-- {NEVER} -->", f"%%\n{NEVER}\n%%")))


def optional(draw: st.DrawFn, fields: Mapping[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    return {name: draw(value) for name, value in fields.items() if draw(st.booleans())}


@st.composite
def contact(draw: st.DrawFn, name: str) -> str:
    is_private = draw(st.sampled_from((False, False, False, True)))
    note = words(NEVER if is_private else GAP)
    day = st.sampled_from(DAYS[:4])
    fields = optional(
        draw,
        {
            "email": st.just(f"{name.lower()}@example.org"), "phone": st.just("+49 30 123456"),
            "prefers": st.sampled_from(WAYS), "bond": note, "may_follow_up": st.booleans(),
            "personal": st.fixed_dictionaries({"birthday": note, "dog": note}), "met_on": day,
            "how_found": st.sampled_from(("class", "referral", "event", "family")),
            "introduced_by": st.sampled_from(SLUGS), "event": st.just("fair"),
            "keep_in_touch": st.just("1 month"), "time_zone": st.sampled_from(("Asia/Tokyo", "America/New_York")),
            "outreach": st.lists(
                st.fixed_dictionaries(
                    {"on": day, "by": st.sampled_from(WAYS), "note": note, "text": note, "reply": note},
                    optional={"replied": day, "declined": st.booleans()},
                ),
                min_size=1, max_size=2,
            ),
            "heard": st.lists(st.fixed_dictionaries({"on": day, "what": note}), min_size=1, max_size=1),
            "help": st.lists(
                st.fixed_dictionaries({"on": day, "direction": st.just("received"), "what": note}),
                min_size=1, max_size=1,
            ),
        },
    )  # fmt: skip
    more = {"private": True} if is_private else {}
    text = f"{draw(note)}\n\n{draw(comments())}\n\n## Private\n\n{NEVER}\n"
    return f"---\n{json.dumps({'name': name, **fields, **more})}\n---\n\n{text}"


@st.composite
def meeting(draw: st.DrawFn) -> str:
    is_private = draw(st.sampled_from((False, False, False, True)))
    word = NEVER if is_private else GAP
    note = words(word)
    fields: dict[str, Any] = {
        "date": draw(st.sampled_from(DAYS)),
        "with": draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2, unique=True)),
        "lesson": draw(note),
        "follow_ups": [{"do": f"{word} for me", "to": "me"}, {"do": f"[[me]] {word}"}],
        "awaiting": [{"what": draw(note), "by": "2026-11-20"}],
        "introductions": [{"name": "Gil Torres", "note": draw(note)}],
        "help": [{"on": "2026-11-20", "direction": "received", "what": draw(note)}],
        **optional(
            draw,
            {
                "kind": st.sampled_from(("informational-interview", "catch-up", "interview", "other")),
                "asked_by": st.sampled_from(("me", "them")),
                "status": st.sampled_from(("scheduled", "requested", "held", "cancelled", "no-show")),
                "how": st.sampled_from(("in-person", "video", "phone")),
                "cancelled_by": st.sampled_from(("me", "them")), "confirmed": st.just("2026-11-20"),
            },
        ),
    }  # fmt: skip
    if is_private:
        fields |= {"private": True, "objective": f"learn {NEVER}", "place": NEVER, "title": NEVER, "topics": [NEVER]}
        fields["follow_ups"].append({"do": NEVER})
    answer = f'{word} laughed. "Every map that was only right." Then {word} went on.\n\n{draw(comments())}'
    answer += draw(st.sampled_from(ANSWERS)).replace("{}", word)
    body = (
        f"## Research\n\n{draw(note)}\n\n## Questions\n\n### What is it?\n\n{answer}\n\n### Private\n\n{NEVER}\n\n"
        f"## Notes\n\n{draw(note)}\n\n{draw(comments())}\n\n### Private\n\n{NEVER}\n\n## Next\n\n{draw(note)}\n\n"
        f"- [ ] {word} the gym\n- [ ] {word} for [[me]]\n- [ ] {word} by then 📅 2026-12-01\n\n## Private\n\n{NEVER}\n"
    )
    return f"---\n{json.dumps(fields)}\n---\n\n{body}"


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, str]:
    """Return files in whose private places stand the words that must not be sent."""
    told = f"My map hangs.\n\n{draw(comments())}\n\n- [ ] {GAP} 📅 2026-12-01\n\n## Private\n\n{NEVER}\n"
    return {
        "profile.md": PROFILE,
        **{f"contacts/{name.lower()}.md": draw(contact(name)) for name in ("Ana", "Ben", "Cho")},
        **{f"meetings/m{number}.md": draw(meeting()) for number in range(draw(st.integers(1, 3)))},
        "events/fair.md": f"---\nname: Fair\ndate: 2026-11-12\nmet: [{{name: ana, note: {GAP}}}]\n---\n\n{GAP}\n",
        "updates/map.md": f"---\ndate: 2026-11-01\nsubject: A map\n---\n\n{told}",
    }


def check(files: Mapping[str, str]) -> None:
    for which, made in drafts(journal_of(files), TODAY):
        assert GAP not in outside_gaps(made), (which, made.subject, made.body)
        assert NEVER not in made.subject + made.body, (which, made.body)
        assert NEVER not in " ".join(made.notes), (which, made.notes)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_no_private_word_is_outside_a_gap_and_no_hidden_one_anywhere(files: dict[str, str]) -> None:
    check(files)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_no_private_word_in_many_journals(files: dict[str, str]) -> None:
    check(files)
