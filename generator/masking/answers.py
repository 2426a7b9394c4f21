"""What they wrote is not shown; that a request has its answer is."""

from collections.abc import Mapping
from typing import Any

from generator.records import Contact


def with_answers(person: Contact, made: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the outreach with a reply where only `heard` tells of one, and what was answered waived.

    Without it the copy would say that somebody who called back has not answered.
    """
    if not person.heard or "outreach" not in made:
        return {}
    outreach, waived = [dict(sent) for sent in made["outreach"]], dict(made.get("waived", {}))
    for heard in sorted(person.heard, key=lambda heard: heard.on.day):
        before = [number for number, sent in enumerate(person.outreach) if sent.on.day <= heard.on.day]
        if not before:
            continue
        latest = max(before, key=lambda number: (person.outreach[number].on.day, number))
        if not outreach[latest].keys() & {"replied", "declined"}:
            outreach[latest]["replied"] = heard.on.day.isoformat()
            if heard.answered is not None:
                waived[f"answer/{heard.on.day.isoformat()}"] = "answered"
    return {"outreach": outreach, **({"waived": waived} if waived else {})}
