"""From one text to what a field holds, or the reason why it can't."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.records import fields
from generator.records.links import is_safe
from generator.records.moment import Length, Moment, Period

_YES = {"yes": True, "true": True, "no": False, "false": False}
_BARE_URL = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


class Wrong(ValueError):
    """A value that its field can't hold: the rule it breaks, why, and what could stand there."""

    def __init__(self, rule: str, reason: str, options: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.rule, self.reason, self.options = rule, reason, options


def convert(kind: fields.FieldType, text: str) -> Any:
    """Return `text` as `kind` holds it; raise Wrong. Text is kept as it is, character by character."""
    return _CONVERT[type(kind)](kind, text)


def _text(kind: fields.Text, text: str) -> str:
    return text


def _reference(kind: fields.Ref, text: str) -> str:
    return text.strip()


def _date(kind: fields.Date, text: str) -> Moment | str:
    if kind.word and text.strip() == kind.word:
        return kind.word
    try:
        return Moment.parse(text)
    except ValueError as error:
        options = (kind.word,) if kind.word else ()
        raise Wrong("not-a-date", str(error), options) from None


def _yes_no(kind: fields.YesNo, text: str) -> bool:
    answer = _YES.get(text.strip().lower())
    if answer is None:
        raise Wrong("not-a-choice", "", ("yes", "no"))
    return answer


def _choice(kind: fields.Choice, text: str) -> str:
    if text.strip() not in kind.options:
        raise Wrong("not-a-choice", "", kind.options)
    return text.strip()


def _length(kind: fields.Length, text: str) -> Length:
    try:
        return Length.parse(text)
    except ValueError:
        raise Wrong("wrong-type", "a length is written `30`, `30 min` or `1 h`") from None


def _period(kind: fields.Period, text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise Wrong("wrong-type", "a span is written `90 days`, `6 weeks`, `3 months` or `1 year`") from None


def _zone(kind: fields.Zone, text: str) -> str:
    if not zone_exists(text.strip()):
        raise Wrong("wrong-type", "a time zone is written `Europe/Berlin` or `America/New_York`")
    return text.strip()


@lru_cache(maxsize=256)
def zone_exists(name: str) -> bool:
    """Return whether the IANA data base has a zone of this name."""
    try:
        return bool(ZoneInfo(name).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _url(kind: fields.Url, text: str) -> str:
    text = text.strip()
    if _WEB_URL.fullmatch(text) or _BARE_URL.fullmatch(text):
        return text
    if _SCHEME.match(text) and not is_safe(text):
        raise Wrong("unsafe-link", text.split(":", 1)[0])
    if _SCHEME.match(text) and not text.lower().startswith(("http:", "https:")):
        return text
    raise Wrong("wrong-type", "an address is written `https://example.com/page`")


_CONVERT: dict[type, Callable[[Any, str], Any]] = {
    fields.Text: _text,
    fields.Ref: _reference,
    fields.Date: _date,
    fields.YesNo: _yes_no,
    fields.Choice: _choice,
    fields.Length: _length,
    fields.Period: _period,
    fields.Zone: _zone,
    fields.Url: _url,
}
