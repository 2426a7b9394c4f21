"""Reading the head of one message: from whom, to whom, on which day, in which thread; or why it is no letter."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_tz
from hashlib import blake2b

from generator.io.importers import cells, identity
from generator.io.importers.mail_files import Head, fate_of
from generator.model.names import slug

_NAMES = (
    "from|sender|to|cc|bcc|date|subject|message-id|in-reply-to|references|return-path|list-id|list-post|"
    "list-unsubscribe|mailing-list|precedence|auto-submitted|x-autoreply|x-autorespond|x-failed-recipients|"
    "content-type|content-class|x-gmail-labels|x-mozilla-status2?|x-status|x-unsent"
)
_FIELDS = re.compile(rf"^({_NAMES})[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = r"[^<>()\[\]\",:;@\s]+@[^<>()\",:;@\s]+"
_PLAIN = re.compile(rf'(?:"[^"\\<>]*+"\s*+|[^"\\<>(),:;@]*+)<({_ADDRESS})>|({_ADDRESS})')
"""What most addresses look like; any other is read by the standard library, at thirty times the cost."""
_ZONE = re.compile(r"\d:\d\d(?::\d\d)?\s*(?:[+-]\d{3,4}|UTC?\b|GMT\b(?![+-]\d)|Z\b|[ECMP][SD]T\b)", re.IGNORECASE)
"""A zone behind an hour that the standard library knows; it takes any other for UTC."""
_ID = re.compile(r"<([^<>\s]+)>|([^\s@]{1,300}@\S{1,300})")
_LONGEST_PLAIN = 400
_LONGEST_LIST = 20_000
"""Characters of a field with addresses, or ids; a longer one names more people than any letter does."""
_LONGEST_THREAD = 64
_SERVICES = ("mailer-daemon", "postmaster")
_BULK = ("bulk", "list", "junk", "auto_reply")
_GONE = 0x0008, 0x00200000
"""The bits of Thunderbird's X-Mozilla-Status and -Status2 for a message that was deleted."""
_ANSWERED = re.compile(
    r"(?:(?:re|aw|antw|antwort|sv|vs|rif|r|res|odp|ynt|fwd?|wg|tr|rv)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_OF_A_CALENDAR = re.compile(
    r"(?:accepted|declined|tentative(?:ly accepted)?|updated invitation|cancell?ed event|new time proposed|"
    r"angenommen|zugesagt|abgelehnt|abgesagt|mit vorbehalt|accepté|refusé|provisoire|aceptad[ao]|rechazad[ao]|"
    r"provisional|accettato|rifiutato)\s?:\s",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(
    r"(?:automatic reply|auto(?:matic)?[- ]?reply|out of (?:the )?office|automatische antwort|abwesenheitsnotiz|"
    r"réponse automatique|respuesta automática|risposta automatica)\b",
    re.IGNORECASE,
)

Addresses = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as its head says it: normalised addresses, the day by the owner's clock, and its thread.

    `day` is the first of the calendar where it bears none. `at` are seconds since 1970, by which letters are put in
    order. `ids` are hashes, its own first, 0 where it has none. `answers` says that it names an earlier one. `why_not`
    says why it is no letter of one person to another, as a key of `mail.REASONS`; then the rest may be missing.
    """

    why_not: str = ""
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    day: date = date.min
    at: float = 0
    ids: tuple[int, ...] = ()
    answers: bool = False
    subject: str = ""


def letter(head: Head, home: tzinfo, between: Callable[[Addresses, Addresses], str] = lambda sender, to: "") -> Letter:
    """Return what the head of a message says, its day by the clock of `home`.

    `between` says why a message from some addresses to others matters to nobody here; then no more of it is read.
    """
    if head.fate:
        return Letter(head.fate)
    fields = _fields(head.data)
    if not fields:
        return Letter("unreadable")
    why_not = _left_out(fields)
    if why_not:
        return Letter(why_not)
    sender = addresses(fields.get("from") or fields.get("sender") or ())
    if not sender:
        return Letter("unreadable")
    if any(one.partition("@")[0] in _SERVICES for one in sender):
        return Letter("automatic")
    to = addresses([*fields.get("to", ()), *fields.get("cc", ()), *fields.get("bcc", ())])
    why_not = between(sender, to)
    if why_not:
        return Letter(why_not)
    moment = _moment(next(iter(fields.get("date", ())), ""), home)
    subject = decoded(next(iter(fields.get("subject", ())), ""))
    return Letter(
        "automatic" if _OF_A_CALENDAR.match(subject) or _BY_ITSELF.match(subject) else "",
        sender=sender,
        to=to,
        day=moment.date() if moment else date.min,
        at=moment.timestamp() if moment else 0,
        ids=_thread(fields),
        answers=bool(fields.get("in-reply-to") or fields.get("references")),
        subject=subject,
    )


def _fields(head: bytes) -> Mapping[str, list[str]]:
    """Return the fields that are read, by their names in small letters; their folded lines are joined."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    found: dict[str, list[str]] = {}
    for one in _FIELDS.finditer(text):
        found.setdefault(one[1].lower(), []).append(one[2].replace("\n", "").strip())
    return found


def _left_out(fields: Mapping[str, list[str]]) -> str:
    """Return why a message is no letter, by what programs wrote on it; empty where nothing says so."""
    said = {name: values[0].lower() for name, values in fields.items()}
    gone = zip(_GONE, ("x-mozilla-status", "x-mozilla-status2"), strict=True)
    if any(_bits(said.get(name, "")) & bit for bit, name in gone) or "d" in said.get("x-status", ""):
        return "thrown"
    if said.get("x-unsent", "0") == "1" or "t" in said.get("x-status", ""):
        return "draft"
    labels = decoded(", ".join(fields.get("x-gmail-labels", ()))).split(",")
    fates = {fate_of(label) for label in labels} - {""}
    if fates:
        return next(fate for fate in ("thrown", "draft", "chat") if fate in fates)
    kind = said.get("content-type", "")
    if (
        any(name in said for name in ("list-id", "list-post", "list-unsubscribe", "mailing-list"))
        or said.get("precedence", "") in _BULK
    ):
        return "list"
    if (
        said.get("auto-submitted", "no").partition(";")[0].strip() not in ("no", "")
        or any(name in said for name in ("x-autoreply", "x-autorespond", "x-failed-recipients"))
        or said.get("return-path", "") == "<>"
        or "calendarmessage" in said.get("content-class", "")
        or kind.startswith(("text/calendar", "multipart/report"))
        or "calendar-notification@" in said.get("sender", "")
    ):
        return "automatic"
    return ""


def _bits(text: str) -> int:
    return int(text, 16) if re.fullmatch(r"[0-9a-f]{1,8}", text) else 0


def addresses(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses in some fields, normalised, each once; names, comments and names of groups are none."""
    found: dict[str, None] = {}
    for text in fields:
        plain = _plain(text)
        listed = [plain[1] or plain[2]] if plain else _addresses(text)
        if not listed and "=?" in text:
            listed = _addresses(decoded(text))
        found |= {address: None for one in listed if (address := identity.email(one.strip()))}
    return tuple(found)


def _plain(text: str) -> re.Match[str] | None:
    return _PLAIN.fullmatch(text) if len(text) <= _LONGEST_PLAIN else None


def _addresses(text: str) -> list[str]:
    if len(text) > _LONGEST_LIST:
        return re.findall(r"[^\s<>()\",:;@]{1,200}@[^\s<>()\",:;@]{1,200}", text[: 4 * _LONGEST_LIST])
    simple = text.split(",") if '"' not in text and "(" not in text and ":" not in text else []
    parts = [_plain(part.strip()) for part in simple]
    if parts and all(parts):
        return [part[1] or part[2] for part in parts if part]
    try:
        return [address for _, address in getaddresses([text]) if "@" in address] or _in_brackets(text)
    except (ValueError, IndexError, RecursionError):
        return _in_brackets(text)


def _in_brackets(text: str) -> list[str]:
    """Return the addresses in angle brackets, where the rest of a field makes no sense."""
    return re.findall(r"<([^\s<>@]{1,200}@[^\s<>@]{1,200})>", text)


def decoded(text: str) -> str:
    """Return a field's text in one line, its encoded words (`=?utf-8?q?…?=`) decoded; what can't be stays as it is."""
    if "=?" not in text:
        return cells.line(text[:_LONGEST_LIST])
    try:
        parts = [
            part if isinstance(part, str) else _as_text(part, charset)
            for part, charset in decode_header(text[:_LONGEST_LIST])
        ]
    except (ValueError, IndexError, MessageError):  # its base64, say, is cut
        parts = [text]
    return cells.line("".join(parts))


def _as_text(part: bytes, charset: str | None) -> str:
    try:
        return part.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return part.decode("cp1252", "replace")


def subject_alone(subject: str) -> str:
    """Return a subject without the `Re:` and `AW:` before it."""
    return _ANSWERED.sub("", subject, count=1) if _ANSWERED.match(subject) else subject


def is_answer(subject: str) -> bool:
    """Return whether a subject says that it answers something."""
    return _ANSWERED.match(subject) is not None


def same_subject(subject: str) -> str:
    """Return a subject as two are compared."""
    return slug(subject_alone(subject)[:200])


def _moment(text: str, home: tzinfo) -> datetime | None:
    """Return when a message was written, by the owner's clock; None where no day can be made out.

    Two and three digits of a year are read as old programs meant them; an hour without a zone that there is, is the
    owner's.
    """
    text = text[:200]
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return _iso(text, home)
        year, offset = parts[0], parts[9]
        year += 1900 if 100 <= year < 200 else 0
        moment = datetime(year, parts[1], parts[2], parts[3], parts[4], min(parts[5], 59), tzinfo=home)
        if offset is not None and abs(offset) < 24 * 3600 and _ZONE.search(text):
            moment = moment.replace(tzinfo=timezone(timedelta(seconds=offset))).astimezone(home)
        moment.timestamp()  # the first and the last day of the calendar have none in some zones
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return _iso(text, home)
    return moment


def _iso(text: str, home: tzinfo) -> datetime | None:
    """Return a moment that is written as programs write theirs: `2026-11-03 10:00:00 +0100`."""
    try:
        moment = datetime.fromisoformat(re.sub(r"(?<=\d) (?=[+-]\d{4}$)", "", text.strip()))
        moment = moment.astimezone(home) if moment.tzinfo else moment.replace(tzinfo=home)
        moment.timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return moment


def _thread(fields: Mapping[str, list[str]]) -> tuple[int, ...]:
    own = next(_ids(fields.get("message-id", ())), 0)
    before = dict.fromkeys(_ids((*fields.get("in-reply-to", ()), *fields.get("references", ()))))
    listed = list(before)
    kept = listed if len(listed) <= _LONGEST_THREAD else [*listed[:2], *listed[-_LONGEST_THREAD:]]
    return (own, *(one for one in kept if one != own))


def _ids(fields: Iterable[str]) -> Iterator[int]:
    """Yield the ids in some fields as numbers of eight bytes, which take a tenth of the room."""
    for text in fields:
        for found in _ID.finditer(text[:_LONGEST_LIST]):
            yield int.from_bytes(blake2b((found[1] or found[2]).encode("utf-8", "replace"), digest_size=8).digest())
