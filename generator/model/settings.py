"""The options of the plugin, with their types and what they are for; `mkdocs` and `journal` read them alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

MEETING_KINDS = ("informational-interview", "catch-up", "interview", "other")
_NONE: Mapping[str, str] = MappingProxyType({})


def _read_day(given: object) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise ValueError(f"write a day as YYYY-MM-DD, not {_short(given)}") from None


def _read_words(given: object) -> tuple[str, ...]:
    words = given if isinstance(given, list | tuple) else [given]
    if not all(isinstance(word, str) for word in words):
        raise ValueError("write a list of names")
    return tuple(str(word) for word in words)


def _read_kinds(given: object) -> tuple[str, ...]:
    kinds = _read_words(given)
    wrong = next((kind for kind in kinds if kind not in MEETING_KINDS), None)
    if wrong is not None:
        raise ValueError(f"{wrong!r} is not a kind of meeting; there are {', '.join(MEETING_KINDS)}")
    return kinds


def _read_severities(given: object) -> Mapping[str, str]:
    if not isinstance(given, Mapping):
        raise ValueError("write `rule-name: off`, a line each")
    return MappingProxyType({str(rule): _read_severity(str(rule), word) for rule, word in given.items()})


def _read_severity(rule: str, word: object) -> str:
    word = "off" if word is False else word  # YAML 1.1 reads off as a boolean
    if word not in ("off", "warning", "error"):
        raise ValueError(f"`{rule}` can be off, warning or error, not {word!r}")
    return str(word)


def _read_switches(given: object) -> Mapping[str, str]:
    if not isinstance(given, Mapping):
        raise ValueError("write `debt-kind: off`, a line each")
    # YAML 1.1 reads on and off as booleans.
    words = {str(kind): {"False": "off", "True": "on"}.get(str(word), str(word)) for kind, word in given.items()}
    wrong = next((kind for kind, word in words.items() if word not in ("on", "off")), None)
    if wrong is not None:
        raise ValueError(f"`{wrong}` can be on or off, not {words[wrong]!r}")
    return MappingProxyType(words)


def _read_number(given: object) -> int:
    written = str(given)
    if isinstance(given, bool) or not written.isdecimal() or len(written) > 6 or int(written) > 100_000:
        raise ValueError(f"write a whole number from 0 to 100000, not {_short(given)}")
    return int(written)


def _read_tries(given: object) -> int:
    tries = _read_number(given)
    if not tries:
        raise ValueError("write a whole number from 1 on, not 0: somebody is asked once at least")
    return tries


def _short(given: object) -> str:
    said = repr(given)
    return said if len(said) <= 60 else f"{said[:59]}…"


def _option(default: Any, read: Callable[[object], Any], help: str) -> Any:  # noqa: A002
    """Declare an option: what holds without it, what reads it from mkdocs.yml, and what it is for."""
    metadata = {"help": help, "read": read}
    return field(default_factory=lambda: default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Settings:
    """What stands under `plugins: journal:` in mkdocs.yml."""

    today: date | None = _option(None, _read_day, "Freeze the journal at this day, in the browser too; for a sample.")
    known_fields: tuple[str, ...] = _option(
        (), _read_words, "Fields of your own that are not to be reported as unknown."
    )
    rules: Mapping[str, str] = _option(_NONE, _read_severities, "A rule's name to off, warning or error.")
    debts: Mapping[str, str] = _option(
        _NONE, _read_switches, "A debt's kind to off, where you don't want to be reminded."
    )
    owed_since: date | None = _option(None, _read_day, "Facts before this day owe only promises and keeping in touch.")
    lapse_days: int = _option(60, _read_number, "Days after which a small debt that fell due is let go.")
    etiquette_days: int = _option(
        14, _read_number, "Days for which etiquette is still looked at; what is older can't be mended."
    )
    thank_email_hours: int = _option(24, _read_number, "Hours after a meeting within which to thank by e-mail.")
    thank_card_days: int = _option(3, _read_number, "Days after a meeting within which to send a card.")
    card_for: tuple[str, ...] = _option(
        ("informational-interview",), _read_kinds, "Kinds of meetings that earn a card."
    )
    report_back_days: int = _option(7, _read_number, "Days after a first meeting within which to tell the introducer.")
    approach_days: int = _option(7, _read_number, "Days within which to approach somebody whose name I was given.")
    outreach_tries: int = _option(3, _read_tries, "Requests without an answer after which to stop.")
    nudge_days: int = _option(5, _read_number, "Days after which to ask again, another way.")
    answer_days: int = _option(1, _read_number, "Days within which to answer.")
    prepare_for: tuple[str, ...] = _option(
        ("informational-interview", "interview"),
        _read_kinds,
        "Kinds of meetings to prepare with research and questions.",
    )
    min_questions: int = _option(3, _read_number, "How many questions a prepared meeting has.")
    ask_after_days: int = _option(2, _read_number, "Days after the day they named, to ask after what they promised.")
    rearrange_days: int = _option(2, _read_number, "Days after a meeting was called off, to ask for a new day.")
    news_days: int = _option(14, _read_number, "Days within which to tell news to those who allowed it.")

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> tuple["Settings", tuple[str, ...]]:
        """Return the settings, and what was wrong with the options, a sentence each; wrong ones stay default."""
        read = {one.name: one.metadata["read"] for one in fields(cls)}
        problems: list[str] = []
        found: dict[str, Any] = {}
        for name, given in options.items():
            if name not in read:
                close = get_close_matches(str(name), read, 1)  # a key may be a number, a day, nothing
                hint = f"; did you mean `{close[0]}`?" if close else ""
                problems.append(f"`{name}` is not an option of the plugin journal{hint}")
            elif given is not None:
                try:
                    found[name] = read[name](given)
                except ValueError as error:
                    problems.append(f"option `{name}`: {error}")
        return cls(**found), tuple(problems)


def help_of(option: str) -> str:
    """Return what an option is for."""
    return next(str(declared.metadata["help"]) for declared in fields(Settings) if declared.name == option)
