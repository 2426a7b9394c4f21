"""A seeded maker of mailboxes: years of mail between the owner and some people, among much that is no letter."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from pathlib import Path

ME = "dot@example.com"
_NOISE = (
    ("List-Id: <news.example.org>", "list"),
    ("Auto-Submitted: auto-replied", "automatic"),
    ("Precedence: bulk", "list"),
    ("Content-Type: text/calendar; method=REPLY", "automatic"),
    ("X-Gmail-Labels: Spam,Unread", "thrown"),
    ("X-Gmail-Labels: =?UTF-8?Q?Papierkorb=2CGesendet?=", "thrown"),
    ("X-Mozilla-Status: 0009", "thrown"),
    ("X-Unsent: 1", "draft"),
    ("X-Gmail-Labels: Chat", "chat"),
)
_ZONES = (0, 60, 330, -480, 765)


@dataclass(frozen=True)
class Message:
    """One message: its head lines, its body, and why it is no letter (empty where it may be one)."""

    head: str
    body: str
    why_not: str = ""

    def as_bytes(self, end: str = "\n") -> bytes:
        return (self.head + "\n\n" + self.body).replace("\n", end).encode()


def message(number: int, sender: str, to: str, day: datetime, subject: str = "", *more: str, body: str = "") -> str:
    """Return the head of a message."""
    encoded = Header(subject, "utf-8").encode() if not subject.isascii() else subject
    return "\n".join(
        (
            "Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net; Tue, 3 Nov 2026",
            f"From: {sender}",
            f"To: {to}",
            f"Date: {day:%a, %d %b %Y %H:%M:%S %z}",
            f"Message-ID: <{number}@example.com>",
            f"Subject: {encoded}",
            *more,
        )
    )


def made(seed: int, count: int, people: Iterable[str], until: datetime, years: int = 2) -> Iterator[Message]:
    """Yield messages: letters with people, their answers, strangers' mail, lists, absences, drafts, spam."""
    chance, known = random.Random(seed), list(people)
    last: dict[str, list[tuple[int, datetime]]] = {}
    for number in range(count):
        day = until - timedelta(minutes=chance.randrange(years * 366 * 24 * 60))
        day = day.astimezone(timezone(timedelta(minutes=chance.choice(_ZONES))))
        body = chance.choice(
            ("Hello.\n", "From the sea:\n>From here\n\nFrom: somebody\nDate: never\n", "x" * 2000 + "\n")
        )
        who = chance.choice(known) if chance.random() < 0.3 else f"stranger{chance.randrange(900)}@example.org"
        kind = chance.random()
        subject = chance.choice(("Coffee?", "Grüße aus Köln", "Your talk", "Thank you for your time", ""))
        if kind < 0.2:
            line, why_not = chance.choice(_NOISE)
            yield Message(message(number, who, ME, day, subject, line), body, why_not)
        elif kind < 0.25:
            yield Message(message(number, ME, ME, day, "To do"), body, "own")
        elif kind < 0.3:
            yield Message(message(number, who, "all@example.org", day, "News"), body, "not-mine")
        elif who in known and last.get(who) and kind < 0.6:
            before, at = chance.choice(last[who])
            day = min(at + timedelta(hours=chance.randrange(1, 200)), until.astimezone(at.tzinfo))
            mine = chance.random() < 0.5
            head = message(number, ME if mine else who, who if mine else ME, day, f"Re: {subject}")
            yield Message(f"{head}\nIn-Reply-To: <{before}@example.com>", body)
        else:
            mine = chance.random() < 0.5
            yield Message(
                message(number, ME if mine else f'"Name, {number}" <{who}>', who if mine else ME, day, subject), body
            )
            last.setdefault(who, []).append((number, day))


def as_mbox(path: Path, messages: Iterable[Message]) -> Path:
    """Write messages one behind the other, as mail programs do."""
    with path.open("wb") as file:
        for one in messages:
            body = one.body.replace("\nFrom ", "\n>From ")
            body = f">{body}" if body.startswith("From ") else body
            file.write(b"From - Tue Nov 03 10:00:00 2026\n" + Message(one.head, body).as_bytes() + b"\n")
    return path


def as_maildir(path: Path, messages: Iterable[Message]) -> Path:
    """Write messages as files, a name each, as a mail server keeps them."""
    for folder in ("cur", "new", "tmp"):
        (path / folder).mkdir(parents=True)
    for number, one in enumerate(messages):
        (path / "cur" / f"{number}.host:2,S").write_bytes(one.as_bytes("\r\n"))
    return path


def as_folder(path: Path, messages: Iterable[Message]) -> Path:
    """Write each message as an .eml, in folders of a hundred."""
    for number, one in enumerate(messages):
        folder = path / f"{number // 100}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.eml").write_bytes(one.as_bytes())
    return path


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
