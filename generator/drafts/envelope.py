"""A draft as text to read, as a file for a mail program (RFC 5322), and as a link for one (RFC 6068)."""

from contextlib import suppress
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import quote

from generator.drafts.draft import Draft
from generator.drafts.people import usable
from generator.records import Profile
from generator.views.plain_text import one_line


def as_text(draft: Draft) -> str:
    """Return addresses, subject and body as a person reads them."""
    bracket = "{} <{}>" if draft.by == "email" else "{}, {}"
    to = [bracket.format(name, address) if address else name for name, address in draft.to]
    head = [f"To: {(', ' if draft.by == 'email' else '; ').join(to)}".rstrip()]
    if draft.subject and draft.by in ("email", "linkedin", "mail"):
        head.append(f"Subject: {draft.subject}")
    return "\n".join(head) + f"\n\n{draft.body}"


def as_eml(draft: Draft, sender: Profile | None) -> bytes:
    """Return a message that mail programs open as one to be sent; same draft, same bytes."""
    to = tuple(_address(name, address) for name, address in draft.to if address)
    me = _address(sender.name, usable(sender.email or "")) if sender and usable(sender.email or "") else None
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
    """Return a `mailto:` link with everything in it percent-encoded."""
    to = ",".join(quote(address, safe="@") for _, address in draft.to if address)
    body = quote(draft.body.rstrip("\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={quote(one_line(draft.subject), safe='')}&body={body}"


def _unencoded(text: str) -> str:
    """Return a header's text that no mail program takes for an encoded one (`=?utf-8?q?…?=`)."""
    return one_line(text).replace("=?", "= ?")


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    if not domain.isascii():
        with suppress(UnicodeError):  # the mail program will say so
            domain = domain.encode("idna").decode("ascii")
    return Address(display_name=_unencoded(name), username=user, domain=domain)
