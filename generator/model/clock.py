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
            if not (epoch.isascii() and epoch.isdigit()):
                raise ValueError
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from None
    if frozen is not None:
        return frozen
    return datetime.now(_place(zone) if zone else machine_zone()).date()


def _place(zone: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # imported here: slow, and needed only where the profile names a zone

    return ZoneInfo(zone)


def machine_zone() -> tzinfo:
    """Return the machine's time zone, by its name where it has one; the owner's while the profile names none.

    Whatever `TZ` says: where it names no place and no rules, it is what the system makes of it, or UTC.
    """
    noted = os.environ.get("TZ") or os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    for zone_of in (_place, _rules, _of_system):
        try:
            zone = zone_of(noted.removeprefix(":"))
            for month in (1, 7):  # rules may be readable and still lead nowhere, in summer alone too
                datetime(2026, month, 1, tzinfo=UTC).astimezone(zone).utcoffset()
        except (LookupError, ValueError, OverflowError, OSError):  # no such zone, a folder, a path, years of hours
            continue
        return zone
    return UTC


def _rules(noted: str) -> tzinfo:
    """Return the zone of rules such as `CET-1CEST`; of no words, that of the machine's own file of rules."""
    from dateutil.tz import gettz, tzstr

    zone: tzinfo | None = tzstr(noted, posix_offset=True) if noted else gettz()
    if zone is None:
        raise ValueError("no rules")
    return zone


def _of_system(_noted: str) -> tzinfo:
    """Return the clock that the system shows: on Windows, or where only the system knows what is noted."""
    from dateutil.tz import tzlocal

    zone: tzinfo = tzlocal()
    return zone
