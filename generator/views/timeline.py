"""What happened between me and somebody, a sentence each."""

from collections.abc import Callable, Mapping

from generator.records.choices import WAYS
from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.others import Update
from generator.views import meetings
from generator.views.history import Touch
from generator.views.plain_text import line
from generator.words.said import Link, Name, People, Quoted, Said, said

_Told = tuple[Said, str | None]
"""What happened, and the owner's words about it."""


def happened(journal: Journal, touch: Touch, person: Contact) -> Said:
    """Return what happened, without a full stop: `you wrote by e-mail: liked her talk`; its end leads to the record."""
    did, note = _TOLD[touch.kind](journal, touch, person)
    if what := line(note or ""):
        return said("{did}: {what}", did=did, what=Link(touch.record, Quoted(what)))
    return said("{did}", did=Link(touch.record, did))


def wrote(by: str) -> Said:
    """Return what I did to get in touch: `you wrote by e-mail`, `you called`, `you spoke in person`."""
    if by == "phone":
        return said("you called")
    return said("you spoke {by}" if by in ("in-person", "video") else "you wrote {by}", by=WAYS[by].by)


def _met(journal: Journal, touch: Touch, person: Contact) -> _Told:
    meeting = touch.record
    if not isinstance(meeting, Meeting):
        return said("you met"), None
    remote = meeting.how in ("video", "phone")
    return said("you met {by}", by=WAYS[meeting.how or ""].by) if remote else said("you met"), meeting.title


def _event(journal: Journal, touch: Touch, person: Contact) -> _Told:
    # A name and no record: all of this leads to the event.
    return said("you met at {event}", event=Name(line(touch.record.label))), None


def _outreach(journal: Journal, touch: Touch, person: Contact) -> _Told:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    about = {"article": "{wrote}, about an article", "news": "{wrote}, about your news"}
    return said(about.get(sent.about or "", "{wrote}"), wrote=wrote(sent.by)), sent.note


def _reply(journal: Journal, touch: Touch, person: Contact) -> _Told:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    return said("they said no" if sent.declined else "they answered"), None


def _heard(journal: Journal, touch: Touch, person: Contact) -> _Told:
    heard = next(item for item in person.heard if item.at == touch.path[1])
    if heard.by and heard.by != "phone":
        return said("they wrote {by}", by=WAYS[heard.by].by), heard.what
    return said("they called" if heard.by else "they wrote"), heard.what


def _thanks(journal: Journal, touch: Touch, person: Contact) -> _Told:
    if isinstance(touch.record, Meeting) and touch.path[0] == "thanks":
        thanks = next(item for item in touch.record.thanks if item.at == touch.path[1])
        return said("you thanked them {by}", by=WAYS[thanks.by].by), None
    return said("you thanked them for their help"), None


def _help(journal: Journal, touch: Touch, person: Contact) -> _Told:
    given = touch.record.help if isinstance(touch.record, Contact | Meeting) else ()
    help_ = next(item for item in given if item.at == touch.path[1])
    return said("you helped them" if help_.direction == "given" else "they helped you"), help_.what


def _promise(journal: Journal, touch: Touch, person: Contact) -> _Told:
    kept = said("you kept a promise")
    if isinstance(touch.record, Meeting) and touch.path:
        return kept, next(item for item in touch.record.follow_ups if item.at == touch.path[1]).do
    return kept, None


def _news(journal: Journal, touch: Touch, person: Contact) -> _Told:
    return said("you told them your news"), touch.record.subject if isinstance(touch.record, Update) else None


def _report(journal: Journal, touch: Touch, person: Contact) -> _Told:
    there = meetings.people(journal, touch.record) if isinstance(touch.record, Meeting) else ()
    met = tuple(Name(line(other.name)) for other in there) or (Name(line(touch.record.label)),)
    return said("you told them how it went with {met}", met=People(met)), None


_TOLD: Mapping[str, Callable[[Journal, Touch, Contact], _Told]] = {
    "met": _met,
    "event": _event,
    "outreach": _outreach,
    "reply": _reply,
    "heard": _heard,
    "thanks": _thanks,
    "news": _news,
    "help": _help,
    "promise": _promise,
    "report": _report,
}
