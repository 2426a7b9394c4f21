"""What importers of people have in common: values with a doubt left out, birthdays, text that a field can't hold."""

from collections.abc import Callable, Iterable, Mapping

from generator import words
from generator.edits import Value
from generator.importers import cells, days


def doubtful(values: Iterable[str], good: Callable[[str], str], what: str, doubts: list[str]) -> list[str]:
    """Return the values that are `what` they should be, each once; the others become doubts."""
    kept = []
    for value in dict.fromkeys(cells.line(value) for value in values):
        if value and good(value):
            kept.append(value)
        elif value:
            doubts.append(f"{cells.line(value, 60)} is no {what}; it is left out")
    return kept


def worth_writing(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value}


def birthday(text: str) -> dict[str, str]:
    """Return a birthday as a personal detail: `12 May`, with the year where it is known."""
    text = cells.line(text, 40)
    bare = text.removeprefix("--").replace("-", "")
    if text.startswith("--") and len(bare) == 4 and bare.isdecimal():
        text = f"2000-{bare[:2]}-{bare[2:]}"
    elif text.startswith("1604-"):  # how Apple and Google write that they don't know the year
        text = text.replace("1604", "2000", 1)
    else:
        born = days.day(text)
        return {"birthday": str(born) if born else text} if text else {}
    born = days.day(text)
    return {"birthday": f"{born.day} {words.MONTHS[born.month - 1]}"} if born else {}
