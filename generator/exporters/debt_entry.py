"""A debt as it stands in JSON, the same in `journal todo` and `journal export` (contract §5)."""

from datetime import date
from typing import Any

from generator.debts.debt import Debt
from generator.diagnostics.formats.visible import without_surrogates
from generator.words.said import plain


def debt_entry(debt: Debt, today: date) -> dict[str, Any]:
    """Return a debt's JSON object; a closed one has `closed_on`, one waived or let go its `reason`."""
    state = debt.state(today)
    entry = {
        "id": without_surrogates(debt.id),
        "kind": debt.kind.name,
        "contact": without_surrogates(debt.contact.slug) if debt.contact else None,
        "name": debt.name,
        "due": debt.due_text,
        "state": state,
        "why": plain(debt.reason, today),
        "close": without_surrogates(debt.close),
        "path": without_surrogates(debt.record.path),
        "line": debt.record.source.position(debt.span.start).line,
    }
    if state == "closed":
        entry["closed_on"] = debt.closed_on.isoformat() if debt.closed_on else None
    elif not debt.is_open:
        entry["reason"] = debt.waived or debt.let_go
    return entry
