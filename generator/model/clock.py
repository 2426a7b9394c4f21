"""Which day it is today, and where the machine is. Nothing else reads the clock."""

import os
from datetime import UTC, date, datetime, tzinfo


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
    from zoneinfo import ZoneInfo  # imported here: slow, and needed only where the profile names a zone

    return ZoneInfo(zone)


def machine_zone() -> tzinfo:
    """Return the machine's time zone, by its name where it has one; the owner's while the profile names none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    noted = os.environ.get("TZ") or os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    try:
        return ZoneInfo(noted.removeprefix(":"))
    except (ZoneInfoNotFoundError, ValueError, OSError):  # Windows, a copied file, or rules such as `CET-1CEST`
        from dateutil.tz import gettz, tzlocal

        zone: tzinfo = gettz() or tzlocal()
        return zone
