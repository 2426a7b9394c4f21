"""The words of a touch that are worth reading again: what was sent, said or learned."""

from generator.records import body
from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.others import Event, Update
from generator.source import SourceText, read_once
from generator.views import plain_text
from generator.views.history import Touch
from generator.views.promises import promises

LENGTH = 240
"""How many characters of them are shown; the record has the rest."""


def remembered(journal: Journal, touch: Touch, person: Contact) -> str:
    """Return them as one line, or nothing where the sentence of the touch says it all."""
    record = touch.record
    if touch.kind == "met" and isinstance(record, Meeting):
        return of_meeting(record)
    if touch.kind == "event" and isinstance(record, Event):
        notes = (i.note for i in record.met if i.name and i.note and journal.contacts.find(i.name) is person)
        return shortened(plain_text.line(next(notes, "")))
    if touch.kind == "outreach":
        sent = next(item for item in person.outreach if item.at == touch.path[1])
        if sent.text:
            return shortened(plain_text.line(sent.text))
        return f"What you would like to learn: “{plain_text.line(sent.objective)}”" if sent.objective else ""
    if touch.kind == "promise" and not touch.path:
        return shortened(plain_text.line(_kept(journal, touch, person)))
    return shortened(plain_text.line(_note(touch)))


def of_meeting(meeting: Meeting) -> str:
    """Return how the notes of a meeting begin, else its lesson."""
    return _beginning(meeting.source, meeting.body_start) or shortened(plain_text.line(meeting.lesson or ""))


@read_once
def _beginning(source: SourceText, start: int) -> str:
    """Return the first words of a meeting's notes."""
    notes = body.words_under(source, start, "Notes")
    return shortened(" ".join(plain_text.paragraphs(notes, most=2)))


def shortened(text: str, length: int = LENGTH) -> str:
    """Return as many whole sentences of a line as fit, else as many words and an ellipsis."""
    if len(text) <= length:
        return text
    fitting = ""
    for sentence in plain_text.sentences(text):
        if len(fitting) + len(sentence) >= length:
            break
        fitting = f"{fitting} {sentence}".strip()
    return fitting or f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _kept(journal: Journal, touch: Touch, person: Contact) -> str:
    """Return what was promised, where the promise is a task of the text."""
    tasks = (kept for kept in promises(journal, touch.record) if kept.item is None and kept.to is person)
    return "; ".join(kept.text for kept in tasks if kept.kept_on and kept.kept_on.day == touch.day)


def _note(touch: Touch) -> str:
    """Return what is noted beside the fact, where the touch is an item of a list that has notes."""
    record = touch.record
    if touch.kind == "thanks" and isinstance(record, Meeting) and touch.path[0] == "thanks":
        return next((item.note or "" for item in record.thanks if item.at == touch.path[1]), "")
    if touch.kind == "report" and isinstance(record, Meeting):
        return next((item.note or "" for item in record.reported_back if item.at == touch.path[1]), "")
    if touch.kind == "news" and isinstance(record, Update):
        return next((item.note or "" for item in record.told if item.at == touch.path[1]), "")
    return ""
