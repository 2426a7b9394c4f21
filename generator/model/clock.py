"""The day it is when nobody says otherwise, and what is just now: the one place that reads the clock."""

import os
import time
from datetime import UTC, date, datetime, tzinfo

_COARSEST = 2_000_000_000  # nanoseconds: FAT counts in steps of two seconds


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
    place = _place(zone) if zone else None
    return datetime.now(place).astimezone(place).date()


def _place(zone: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # not waited for by those who live where their machine does

    return ZoneInfo(zone)


def written_just_now(info: os.stat_result) -> bool:
    """Return whether a file was written so lately that it may be written once more without its times telling."""
    return max(info.st_mtime_ns, info.st_ctime_ns) > time.time_ns() - _COARSEST
