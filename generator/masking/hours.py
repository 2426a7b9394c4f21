"""An hour keeps its meaning without the name of the place whose clock it was."""

from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from generator.records import Journal, Meeting
from generator.views.clocks import home_of


def with_offset(journal: Journal, meeting: Meeting) -> Mapping[str, str]:
    """Return the date with its offset from UTC where its zone is another than the owner's."""
    when, zone = meeting.date, meeting.time_zone
    if when is None or when.clock is None or when.offset is not None or zone in (None, home_of(journal)):
        return {}
    offset = when.start(ZoneInfo(str(zone))).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return {"date": f"{when}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"}
