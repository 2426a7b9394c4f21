"""Which fields are shown: a field that is in no list stays in the owner's files."""

from collections.abc import Mapping

SHOWN: Mapping[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "Contact": (
            "name company formerly role prefers how_found met_on event introduced_by introduced_on topics tags waived "
            "may_follow_up keep_in_touch snooze_until archived linkedin_connected outreach help"
        ),
        "Company": "name industry target verdict tags waived",
        "Meeting": (
            "date with kind how asked_by status title duration lasted event objective topics tags waived confirmed "
            "thanks asked_for_introductions introductions may_follow_up reported_back follow_ups awaiting outcomes "
            "help lesson"
        ),
        "Event": "name date kind goal met tags waived",
        "Update": "date subject to told tags waived",
        "Profile": "name headline objective expertise function level achievements targets time_zone tags waived",
        "Outreach": "on by about objective replied declined",
        "Help": "on direction kind what thanked",
        "Thanks": "by on to",
        "Introduction": "contact company role note contacted waived",
        "Report": "on to",
        "FollowUp": "do by to done waived",
        "Awaiting": "what by came",
        "Met": "name company role note",
        "Told": "who on by",
    }.items()
}
"""By record or item, the fields whose values a mentor sees, masked."""
WITHHELD: Mapping[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "Contact": (
            "aliases greeting email phone linkedin website location time_zone address bond personal heard private "
            "ignore"
        ),
        "Company": "aliases website location private ignore",
        "Meeting": "time_zone place link private ignore",
        "Event": "place organizer private ignore",
        "Update": "private ignore",
        "Profile": "email phone linkedin website geography company_history private ignore",
        "Outreach": "note text times",
        "Heard": "on by what answered",
        "Thanks": "note",
        "Report": "note",
        "Introduction": "name",
        "Told": "note",
    }.items()
}
"""What was decided to be left out. A test asks of every field that it stands in one of the two."""
