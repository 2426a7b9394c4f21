"""Filling templates of messages, ours and the owner's in `journal/templates/`, and drafts as text, .eml and `mailto:`.

A template may come from somebody else: it runs in Jinja's sandbox, reads no file and calls nothing that changes
anything. Its first line may be `Subject: …`. Messages are plain text, so nothing is escaped.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.edit.drafts.draft import Draft, NoDraft
from generator.edit.drafts.people import usable
from generator.files.inside import leads_out
from generator.model.records import Profile
from generator.words.plain_text import one_line

if TYPE_CHECKING:
    from jinja2 import Environment, Template


ENDINGS = (".txt.j2", ".txt", ".md")
"""The endings that an owner's template may have (`templates/thanks.txt.j2`); the first that exists is taken."""
_LARGEST = 64 * 1024
_STEPS = 500_000
"""The most lines of Python that a template of the owner's may go through: a loop in a loop could take years."""
_SUBJECT = re.compile(r"\s*subject:(.*)(?:\n|\Z)", re.IGNORECASE)
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def fill(kind: str, values: Mapping[str, Any], folder: Path | None) -> tuple[str, str]:
    """Return the subject and the body of a message; raise NoDraft for an owner's template that can't be used."""
    own = _own(kind, folder)
    if own is None:
        name = f"{kind.replace('-', '_')}.txt.j2"
        return _parted(_built_in(name).render(values), values)
    return _parted(_filled(own, values), values)


@cache  # compiling a template takes longer than filling it a hundred times
def _built_in(name: str) -> "Template":
    text = files("generator.edit.drafts").joinpath(name).read_text(encoding="utf-8")
    return _environment().from_string(text)


def _own(kind: str, folder: Path | None) -> Path | None:
    found = (folder / f"{kind}{ending}" for ending in ENDINGS) if folder is not None else iter(())
    return next((path for path in found if path.is_file()), None)


def _filled(path: Path, values: Mapping[str, Any]) -> str:
    from jinja2 import TemplateSyntaxError

    name = f"{path.parent.name}/{path.name}"
    if leads_out(path, path.parent.parent):
        raise NoDraft(f"{name} is a link that leads out of the journal, and is left unread")
    try:
        if path.stat().st_size > _LARGEST:
            raise NoDraft(f"{name} is larger than {_LARGEST // 1024} KB")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoDraft(f"{name} can't be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    environment = _environment()
    try:
        with _for_so_many_steps():
            return environment.from_string(text).render(values)
    except TemplateSyntaxError as error:
        raise NoDraft(f"{name}:{error.lineno}: {one_line(error.message or 'it is no template')}") from None
    except Exception as error:  # a template can fail in any way; it is not our bug
        at = _line_of(error)
        why = one_line(str(error)) or type(error).__name__
        raise NoDraft(f"{name}{at}: {why}") from None


@contextmanager
def _for_so_many_steps() -> Iterator[None]:
    """Raise OverflowError where what is done within goes on for too long; its steps are counted, not its time."""
    left = _STEPS

    def step(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise OverflowError("it goes round too often")
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        yield
    finally:
        sys.settrace(before)


def _line_of(error: Exception) -> str:
    trace, found = error.__traceback__, ""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = f":{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _environment() -> "Environment":
    from jinja2 import StrictUndefined
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """The sandbox, in which no product is as large as a whole memory."""

        intercepted_binops = frozenset(["*", "**"])

        def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
            sizes = [abs(one) if isinstance(one, int | float) else len(one) for one in (left, right)]
            if operator == "**" or sizes[0] * sizes[1] > _LARGEST:
                raise OverflowError(f"`{operator}` makes too much of it")
            return super().call_binop(context, operator, left, right)

    return Sandbox(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: "" if value is None else value,
    )


def _parted(filled: str, values: Mapping[str, Any]) -> tuple[str, str]:
    text = _HIDDEN.sub("", filled.replace("\r\n", "\n").replace("\r", "\n"))
    found = _SUBJECT.match(text)
    subject = found[1] if found else str(values.get("subject", ""))
    body = text[found.end() :] if found else text
    lines = (one.rstrip() for one in body.split("\n"))
    return one_line(subject), re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def as_text(draft: Draft) -> str:
    """Return a draft as plain text: addresses, subject and body."""
    bracket = "{} <{}>" if draft.by == "email" else "{}, {}"
    to = [bracket.format(name, address) if address else name for name, address in draft.to]
    head = [f"To: {(', ' if draft.by == 'email' else '; ').join(to)}".rstrip()]
    if draft.subject and draft.by in ("email", "linkedin", "mail"):
        head.append(f"Subject: {draft.subject}")
    return "\n".join(head) + f"\n\n{draft.body}"


def as_eml(draft: Draft, sender: Profile | None) -> bytes:
    """Return a draft as an .eml file that mail programs open ready to be sent; same draft, same bytes."""
    to = tuple(_address(name, address) for name, address in draft.to if address)
    mine = usable(next(iter(sender.email), "")) if sender else ""
    me = _address(sender.name, mine) if sender and mine else None
    international = any(not one.addr_spec.isascii() for one in (*to, *([me] if me else [])))
    message = EmailMessage(policy=policy.SMTP.clone(utf8=international))
    # Neither Date nor Message-ID: the mail program gives both when it sends.
    if me is not None:
        message["From"] = me
    if to:
        message["To"] = to
    message["Subject"] = _unencoded(draft.subject)
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def as_mailto(draft: Draft) -> str:
    """Return a draft as a `mailto:` link, percent-encoded."""
    to = ",".join(quote(address, safe="@") for _, address in draft.to if address)
    body = quote(draft.body.rstrip("\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={quote(one_line(draft.subject), safe='')}&body={body}"


def _unencoded(text: str) -> str:
    """Return text for a header that no mail program takes for an encoded word (`=?utf-8?q?…?=`)."""
    return one_line(text).replace("=?", "= ?")


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    if not domain.isascii():
        with suppress(UnicodeError):  # the mail program will say so
            domain = domain.encode("idna").decode("ascii")
    return Address(display_name=_unencoded(name), username=user, domain=domain)
