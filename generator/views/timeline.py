"""What happened between me and somebody, a sentence each."""

from collections.abc import Callable, Mapping

from generator import words
from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.others import Update
from generator.views import meetings, plain_text
from generator.views.history import Touch

BY = {
    "email": "by e-mail",
    "phone": "by phone",
    "linkedin": "on LinkedIn",
    "mail": "by post",
    "card": "by card",
    "in-person": "in person",
    "video": "by video",
}
"""How each way of being in touch is said."""


def sentence(journal: Journal, touch: Touch, person: Contact) -> str:
    """Return what happened, as plain text without a full stop: `you wrote by e-mail: liked her talk`."""
    if touch.kind == "report" and isinstance(touch.record, Meeting):
        met = words.listed([other.name for other in meetings.people(journal, touch.record)])
        return plain_text.line(f"you told them how it went with {met or touch.record.label}")
    return plain_text.line(_SENTENCES[touch.kind](touch, person))


def _met(touch: Touch, person: Contact) -> str:
    meeting = touch.record
    if not isinstance(meeting, Meeting):
        return "you met"
    how = {"video": " by video", "phone": " by phone"}.get(meeting.how or "", "")
    return _with_note(f"you met{how}", meeting.title)


def _outreach(touch: Touch, person: Contact) -> str:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    verb = "you called" if sent.by == "phone" else f"you wrote {BY[sent.by]}"
    if sent.by in ("in-person", "video"):
        verb = f"you spoke {BY[sent.by]}"
    about = {"article": ", about an article", "news": ", about your news"}.get(sent.about or "", "")
    return _with_note(f"{verb}{about}", sent.note)


def _reply(touch: Touch, person: Contact) -> str:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    return "they said no" if sent.declined else "they answered"


def _heard(touch: Touch, person: Contact) -> str:
    heard = next(item for item in person.heard if item.at == touch.path[1])
    verb = "they called" if heard.by == "phone" else f"they wrote {BY[heard.by]}" if heard.by else "they wrote"
    return _with_note(verb, heard.what)


def _thanks(touch: Touch, person: Contact) -> str:
    if isinstance(touch.record, Meeting) and touch.path[0] == "thanks":
        thanks = next(item for item in touch.record.thanks if item.at == touch.path[1])
        return f"you thanked them {BY[thanks.by]}"
    return "you thanked them for their help"


def _help(touch: Touch, person: Contact) -> str:
    given = touch.record.help if isinstance(touch.record, Contact | Meeting) else ()
    help_ = next(item for item in given if item.at == touch.path[1])
    return _with_note("you helped them" if help_.direction == "given" else "they helped you", help_.what)


def _promise(touch: Touch, person: Contact) -> str:
    if isinstance(touch.record, Meeting) and touch.path:
        promised = next(item for item in touch.record.follow_ups if item.at == touch.path[1])
        return _with_note("you kept a promise", promised.do)
    return "you kept a promise"


def _news(touch: Touch, person: Contact) -> str:
    return _with_note("you told them your news", touch.record.subject if isinstance(touch.record, Update) else None)


def _with_note(said: str, note: str | None) -> str:
    return f"{said}: {note}" if note else said


_SENTENCES: Mapping[str, Callable[[Touch, Contact], str]] = {
    "met": _met,
    "event": lambda touch, person: f"you met at {touch.record.label}",
    "outreach": _outreach,
    "reply": _reply,
    "heard": _heard,
    "thanks": _thanks,
    "news": _news,
    "help": _help,
    "promise": _promise,
}
