"""The fields that one usually fills in, kind by kind: what snippets and templates offer out of all there are."""

from collections.abc import Mapping

USUAL: Mapping[str, tuple[str, ...]] = {
    "contact": (
        "name", "company", "role", "email", "phone", "location", "prefers", "how_found", "introduced_by", "topics",
        "bond", "may_follow_up", "keep_in_touch",
    ),
    "meeting": (
        "date", "with", "how", "place", "duration", "objective", "topics", "asked_for_introductions",
        "introductions", "may_follow_up", "lesson",
    ),
    "company": ("name", "website", "industry", "location", "target", "verdict"),
    "event": ("name", "date", "kind", "place", "organizer", "goal", "met"),
    "update": ("date", "subject"),
}  # fmt: skip
SECTIONS: Mapping[str, tuple[str, ...]] = {"meeting": ("Research", "Questions", "Notes", "Next")}
