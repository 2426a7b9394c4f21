"""From one text to a field's value, or the reason why it can't be one; and one-line items taken apart into fields."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.model import fields
from generator.model.items import Told
from generator.model.links import is_safe
from generator.model.moment import Length, Moment, Period

_YES = {"yes": True, "true": True, "no": False, "false": False}
_BARE_URL = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_COLON = re.compile(r":(?:\s+|\Z)")
_USUAL = re.compile(r"(?:\w+ )?\d{4}-\d{2}-\d{2}(?: |\Z)")
_BY_AND_ON = re.compile(r"([^\W\d]\w*) (\d{4}-\d{2}-\d{2})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:Z|z|[+-]\d{2}:?\d{2})?")
_DAY = re.compile(r"\d[\d\-./]*(?:[Tt]\d{1,2}:\d{2}\S*)?")


class Wrong(ValueError):
    """A text that can't be its field's value: the rule it breaks, why, and what could stand there instead."""

    def __init__(self, rule: str, reason: str, options: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.rule, self.reason, self.options = rule, reason, options


def convert(kind: fields.FieldType, text: str) -> Any:
    """Return `text` as a value of the type `kind`; raise Wrong. A `Text` keeps every character."""
    return _CONVERT[type(kind)](kind, text)


def _text(kind: fields.Text, text: str) -> str:
    return text


def _reference(kind: fields.Ref, text: str) -> str:
    return text.strip()


def _date(kind: fields.Date, text: str) -> Moment | str:
    if kind.word and text.strip() == kind.word:
        return kind.word
    try:
        return Moment.parse_partial(text) if kind.partial else Moment.parse(text)
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


def _length(kind: fields.LengthField, text: str) -> Length:
    try:
        return Length.parse(text)
    except ValueError:
        raise Wrong("wrong-type", "a length is written `30`, `30 min` or `1 h`") from None


def _period(kind: fields.PeriodField, text: str) -> Period:
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
    fields.LengthField: _length,
    fields.PeriodField: _period,
    fields.Zone: _zone,
    fields.Url: _url,
}


class LinePart(NamedTuple):
    """One value in a line: its field, its text, and where it stands in that line."""

    field: str
    text: str
    start: int
    end: int


def looks_like_line(text: str) -> bool:
    """Return whether `text` holds a word that could be a date, as every one-line form does."""
    if _USUAL.match(text):
        return True
    # A colon behind the date begins a note: `email 2026-11-22: liked it`.
    return any(_DAY.fullmatch(word[0].removesuffix(":")) for word in _WORD.finditer(text))


def take_apart(item: type, text: str) -> list[LinePart]:
    """Return the parts of an item of this class that is written on one line; a word too many is `unknown`."""
    if item is not Told and (usual := _BY_AND_ON.fullmatch(text)):  # the usual form, and quick to read
        return [LinePart("by", usual[1], *usual.span(1)), LinePart("on", usual[2], *usual.span(2))]
    colon = _COLON.search(text)
    if colon is not None and looks_like_line(text[: colon.start()]):
        note = text[colon.end() :].strip()
        parts = take_apart(item, text[: colon.start()])
        return [*parts, LinePart("note", note, len(text) - len(note), len(text))] if note else parts
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    at = next((i for i, (word, _, _) in enumerate(words) if _DAY.fullmatch(word)), None)
    if at is None:
        return [LinePart("unknown", text, 0, len(text))]
    _, start, end = words[at]
    after = at + 1
    if after < len(words) and _CLOCK.fullmatch(words[after][0]):
        end, after = words[after][2], after + 1
    on = LinePart("on", text[start:end], start, end)
    before = words[:at]
    if item is Told:
        named = [LinePart("who", *part) for part in _between_commas(text, 0, start)]
        return [*named, on, *_rest(text, words[after:], takes_by=True)]
    by = [LinePart("by", *before[0])] if before else []
    extra = [LinePart("unknown", text[before[1][1] : before[-1][2]], before[1][1], before[-1][2])] if before[1:] else []
    return [*by, on, *extra, *_rest(text, words[after:], takes_by=not by)]


def _rest(text: str, words: list[tuple[str, int, int]], *, takes_by: bool) -> Iterator[LinePart]:
    """Yield what follows the date: `by`, and pairs such as `replied 2026-03-04` or `to ana, ben`."""
    waiting = iter(words)
    for word, start, end in waiting:
        match word.lower():
            case "to":
                yield from (LinePart("to", *part) for part in _between_commas(text, end, len(text)))
                return
            case "declined":
                yield LinePart("declined", "yes", start, end)
            case "replied" | "about" | "answered" as name:
                value = next(waiting, None)
                yield LinePart(name, *value) if value else LinePart("unknown", word, start, end)
            case _ if takes_by:
                takes_by = False
                yield LinePart("by", word, start, end)
            case _:
                yield LinePart("unknown", text[start:].rstrip(), start, len(text.rstrip()))
                return


def _between_commas(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for found in re.finditer(r"[^,]+", text[start:end]):
        name = found[0].strip()
        if name:
            begin = start + found.start() + found[0].index(name)
            yield name, begin, begin + len(name)
