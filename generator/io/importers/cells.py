"""Cleaning the values of foreign files (visible, of limited length, harmless in Markdown), and reading days in them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from generator import words
from generator.edit.quoting import Value
from generator.model.links import is_safe
from generator.model.names import slug
from generator.words.months import month

LONGEST = 1_000
"""The most characters of one value; anything longer is no name and no address."""
LONGEST_NAME = 200
LONGEST_NOTE = 20_000

# Control characters, surrogates, and marks that reverse the direction of a line. Joiners of scripts and emoji stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_FORMULA = re.compile(r"[=@]|[+-](?![\d\s(])")
_SEVERAL = re.compile(r"(?:[;,\n]|\s:::\s)\s*")
_BEFORE = r"(?:[ \t>*+-]|\d{1,9}[.)])*"
"""What may stand before a heading inside quotes and lists."""
# What would become a task, heading, link, HTML or comment in a record. Applied to foreign text alone.
_ACTIVE = re.compile(rf"(?<!\\)\\*+[<\[]|%%|^{_BEFORE}#|^(?={_BEFORE}(?:---|```|~~~|===|[-=]+[ \t]*$))", re.MULTILINE)
_BEHIND = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]m|Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_BEHIND}", re.IGNORECASE)
_MONTH_OR_YEAR = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_MONTH_YEAR = re.compile(r"([^\W\d_]+|\d{1,2})[./\- ]+(?:del? )?((?:19|20)\d{2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?[-/. ]+(?:de )?([^\W\d_]+)[-/., ]+(?:del? )?(\d{{4}}|\d{{2}}){_BEHIND}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"([^\W\d_]+)[-/. ]+(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]+(\d{{4}}|\d{{2}}){_BEHIND}", re.IGNORECASE
)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_BEHIND}", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EXCEL_BEGAN = date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)
"""Days since 1899 that a spreadsheet's number may mean: 1927 to 2099."""

_EVERY = re.compile(
    r"^(?:once )?(?:every|each|per|a|alle|jede[ns]?|einmal|pro|im|tous les|toutes les|par|cada|al|por) "
)
_SPAN = re.compile(r"(\d{1,3})? ?([a-z]+)")
_UNITS = {
    "day": ("day", "days", "d", "tag", "tage", "jour", "jours", "dia", "dias"),
    "week": ("week", "weeks", "w", "wk", "wks", "woche", "wochen", "semaine", "semaines", "semana", "semanas"),
    "month": ("month", "months", "m", "mo", "mos", "monat", "monate", "mois", "mes", "meses"),
    "year": ("year", "years", "y", "yr", "yrs", "jahr", "jahre", "an", "ans", "annee", "ano", "anos"),
}
_REGULAR = {
    "2 weeks": "biweekly, fortnightly, every other week, other week, second week, zweiwochentlich, 14tagig",
    "1 week": "weekly, wochentlich, hebdomadaire, semanal",
    "1 month": "monthly, monatlich, mensuel, mensuelle, mensual",
    "2 months": "bimonthly, every other month, other month, bimestriel, bimestral",
    "3 months": """quarterly, quarter, vierteljahrlich, quartalsweise, quartal, trimestriel, trimestrielle, trimestre,
        trimestral""",
    "6 months": """twice a year, half yearly, half year, semiannually, semi annually, biannually, halbjahrlich,
        semestriel, semestrielle, semestral""",
    "1 year": "yearly, annually, annual, once a year, jahrlich, annuel, annuelle, anual",
}
_SPANS = {" ".join(word.split()): span for span, said in _REGULAR.items() for word in said.split(",")}


def line(text: str, longest: int = LONGEST) -> str:
    """Return a cell as one line, with single blanks and no control characters, cut at `longest` with an ellipsis."""
    if not text.isascii() or not text.isprintable():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def lines(text: str, longest: int = LONGEST_NOTE) -> str:
    """Return a cell of several lines, each without blanks at its end; no more than one empty line at a time."""
    text = _BREAKS.sub("\n", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    text = "\n".join(" ".join(part.split()) for part in text.split("\n")).strip()
    text = re.sub(r"\n{3,}", "\n\n", text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def several(text: str) -> tuple[str, ...]:
    """Return the values of a cell that holds more than one, each once."""
    found = (line(part.removeprefix("* ")) for part in _SEVERAL.split(text))
    return tuple(dict.fromkeys(part for part in found if part))


def address(text: str) -> str:
    """Return a web address as it was given, empty where it is none that a page may link to."""
    text = line(text)
    return text if _WEB.fullmatch(text) and is_safe(text) else ""


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would evaluate this text instead of showing it."""
    return bool(_FORMULA.match(text)) and len(text) > 1


def inert(text: str) -> str:
    """Return foreign text escaped, so that it makes no task, heading, link, HTML or comment in the body of a record."""
    return _ACTIVE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0][-1:]
    before = found[0][:-1]
    return f"{before * 2 if sign in ('<', '[') else before}\\{sign}"


def day(value: object, order: str = "") -> date | None:
    """Return the day that a cell names, or None.

    `order` is `DMY` or `MDY` where the column says it (see `order_of`); `03/04/2024` alone names none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    text = str(value).strip().strip("'\"")
    return _written(text) or _numbers(text, order) or (_from_serial(float(text)) if _SERIAL.fullmatch(text) else None)


def span(text: str) -> str:
    """Return a span of time as a record says it: `3 months` for `every 3 months`, `quarterly`, `alle 3 Monate`.

    It is empty where a cell names none.
    """
    bare = _EVERY.sub("", slug(text).replace("-", " "))
    if bare in _SPANS:
        return _SPANS[bare]
    found = _SPAN.fullmatch(bare)
    unit = next((unit for unit, names in _UNITS.items() if found and found[2] in names), "")
    number = int(found[1] or 1) if found and unit else 0
    return f"{number} {unit}{'s' if number > 1 else ''}" if number else ""


def month_or_year(value: object) -> str:
    """Return `2023` or `2025-04` where a cell names no more than that, else nothing."""
    text = str(value).strip().strip("'\"").removesuffix(".0")
    if _MONTH_OR_YEAR.fullmatch(text):
        return text
    found = _MONTH_YEAR.fullmatch(text)
    number = (int(found[1]) if found[1].isdecimal() else month(found[1])) if found else 0
    return f"{found[2]}-{number:02}" if found and 1 <= number <= 12 else ""


def order_of(values: list[object]) -> str:
    """Return the order in a column: `DMY`, `MDY` or empty; one cell that can be read in one way only decides it."""
    found = [match for value in values if isinstance(value, str) and (match := _NUMBERS.fullmatch(value.strip()))]
    first, second = (any(int(match[group]) > 12 for match in found) for group in (1, 3))
    return "" if first == second else "DMY" if first else "MDY"


def _written(text: str) -> date | None:
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.fullmatch(text):
        return _date(_year(found[3]), month(found[2]), int(found[1]))
    if found := _MONTH_DAY.fullmatch(text):
        return _date(_year(found[3]), month(found[1]), int(found[2]))
    return None


def _numbers(text: str, order: str) -> date | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == "." or first == second or first > 12:  # with full stops the day always comes first
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return {"DMY": _date(year, second, first), "MDY": _date(year, first, second)}.get(order)


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _from_serial(number: float) -> date | None:
    return _EXCEL_BEGAN + timedelta(days=int(number)) if int(number) in _SERIALS else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def doubtful(values: Iterable[str], good: Callable[[str], str], what: str, doubts: list[str]) -> list[str]:
    """Return the values that `good` accepts, each once; the others are added to `doubts` as being no `what`."""
    kept = []
    for value in dict.fromkeys(line(value) for value in values):
        if value and good(value):
            kept.append(value)
        elif value:
            doubts.append(f"{line(value, 60)} is no {what}; it is left out")
    return kept


def worth_writing(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value}


def birthday(text: str) -> dict[str, str]:
    """Return a birthday as a personal detail: `12 May`, with the year where it is known."""
    text = line(text, 40)
    bare = text.removeprefix("--").replace("-", "")
    if text.startswith("--") and len(bare) == 4 and bare.isdecimal():
        text = f"2000-{bare[:2]}-{bare[2:]}"
    elif text.startswith("1604-"):  # the year that Apple and Google write for an unknown one
        text = text.replace("1604", "2000", 1)
    else:
        born = day(text)
        return {"birthday": str(born) if born else text} if text else {}
    born = day(text)
    return {"birthday": f"{born.day} {words.MONTHS[born.month - 1]}"} if born else {}
