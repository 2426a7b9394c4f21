"""A review as JSON: every name a slug, every debt as `journal todo` has it."""

import json
from typing import Any

from generator.diagnostics.formats.visible import without_surrogates
from generator.exporters.debt_entry import debt_entry
from generator.reviews.told import Told
from generator.reviews.wording import late_by
from generator.views.doors import Door


def render(told: Told) -> str:
    """Return the review; `commit` and `files` are null where git was not asked, and `unknown` says why."""
    found = told.since
    opened, closed, let_go = (
        [debt_entry(debt, found.today) for debt in debts] for debts in (found.opened, found.closed, found.let_go)
    )
    content = {
        "since": found.first.isoformat(),
        "today": found.today.isoformat(),
        "commit": told.past.commit.id if told.past else None,
        "people": [without_surrogates(person.slug) for person in found.new],
        "meetings": [without_surrogates(meeting.slug) for meeting in found.held],
        "written_late": [without_surrogates(meeting.slug) for meeting in found.written_late],
        "names": [_name(one) for one in found.names],
        "lessons": [{"meeting": without_surrogates(m.slug), "lesson": m.lesson} for m in found.lessons],
        "opened": opened,
        "closed": [entry | {"days_late": late_by(debt)} for entry, debt in zip(closed, found.closed, strict=True)],
        "let_go": let_go,
        "files": _files(told),
        "unknown": told.unknown or None,
    }
    return json.dumps(content, indent=2) + "\n"


def _name(one: Door) -> dict[str, Any]:
    return {
        "name": one.name,
        "contact": without_surrogates(one.contact.slug) if one.contact else None,
        "from": [without_surrogates(person.slug) for person in one.by],
    }


def _files(told: Told) -> dict[str, list[str]] | None:
    if told.past is None:
        return None
    kinds = {"new": told.past.new, "changed": told.past.changed, "removed": told.past.removed}
    return {how: [without_surrogates(path) for path in paths] for how, paths in kinds.items()}
