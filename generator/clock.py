"""The day it is when nobody says otherwise: the one place that reads the clock."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(frozen: date | None, zone: str | None) -> date:
    """Return the day it is: `SOURCE_DATE_EPOCH`, else `frozen`, else today in `zone` or the machine's (contract §5).

    Raises ValueError, with the reason in words, for a SOURCE_DATE_EPOCH that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from None
    if frozen is not None:
        return frozen
    return datetime.now(ZoneInfo(zone) if zone else None).astimezone(ZoneInfo(zone) if zone else None).date()
