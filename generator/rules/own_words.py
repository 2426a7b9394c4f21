"""The texts that the owner means to say or send to people, and the three rules on their wording."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.facts import meetings
from generator.files.source import SourceText, Span
from generator.model import body
from generator.model.day import Day
from generator.model.journal import Journal, QuestionBank
from generator.model.locate import locate
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting, Record
from generator.rules.asking_words import Spans, asks_for_job, offers_resume, opens_with_need
from generator.rules.diagnostic import Finding, Rule, Severity
from generator.rules.etiquette import in_view

Path = tuple[str | int, ...]
_BLOCK = re.compile(r"[|>][^\r\n]*")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A text in a body that the owner says or will say; it begins at offset `start` of the file."""

    source: SourceText
    text: str
    start: int = 0

    def places(self, spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
        """Yield the places in the file of `spans` of the text."""
        return (Span(self.start + start, self.start + end) for start, end in spans)


@dataclass(frozen=True, slots=True)
class OwnField:
    """A text at `path` of a record's front matter; its place is looked up only when it is needed."""

    record: Record
    path: Path
    text: str

    @property
    def source(self) -> SourceText:
        """The record's file."""
        return self.record.source

    def places(self, spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
        """Yield the places in the file of `spans` of the text; the whole value where the exact place can't be told."""
        wanted = list(spans)
        if not wanted:
            return
        whole = locate(self.record, *self.path)
        at = _aligned(self.text, self.source, whole)
        if at is None and len(self.path) > 1:  # a note behind a colon: look behind the line that it belongs to
            item = locate(self.record, *self.path[:2])
            at = _aligned(self.text, self.source, Span(whole.end, max(whole.end, item.end)))
        for start, end in wanted:
            yield at.place(start, end) if at is not None else whole


def own_words(day: Day) -> Iterator[OwnWords | OwnField]:
    """Yield objectives, questions and outreach that lie ahead or are recent, and the question bank (contract §4).

    An interview is left out, since it is about a job, and so is what is written to its people while it is ahead or
    just over; answers and notes are what the others said.
    """
    for meeting in day.journal.meetings.all:
        day_of = meeting.date.day if meeting.date else None
        if in_view(day_of, day.today, day.settings) and not meetings.is_interview(meeting):
            yield from _of_meeting(meeting)
    for contact in day.journal.contacts.all:
        yield from _of_contact(day, contact)
    if day.journal.questions is not None:
        yield from _of_bank(day.journal.questions)


def pitch(journal: Journal) -> Iterator[OwnWords]:
    """Yield the section Pitch of the profile; it is read however old it is."""
    if journal.profile is None:
        return
    source = journal.profile.source
    part = body.section(source, journal.profile.body_start, "Pitch")
    if part is not None:
        yield OwnWords(source, body.text_with_places(source, journal.profile.body_start, part.span), part.span.start)


def _of_meeting(meeting: Meeting) -> Iterator[OwnWords | OwnField]:
    if meeting.objective:
        yield OwnField(meeting, ("objective",), meeting.objective)
    for question in body.questions(meeting.source, meeting.body_start):
        yield OwnWords(meeting.source, body.without_code(question.text), question.span.start)


def _of_contact(day: Day, contact: Contact) -> Iterator[OwnField]:
    for item in contact.outreach:
        if in_view(item.on.day, day.today, day.settings) and not _has_interview(day, contact, item.on.day):
            for name, text in (("objective", item.objective), ("note", item.note), ("text", item.text)):
                if text:
                    yield OwnField(contact, ("outreach", item.at, name), text)


def _has_interview(day: Day, contact: Contact, written: date) -> bool:
    """Return whether an interview with somebody was ahead when I wrote to them, or just over: I write about that."""
    all_ = meetings.by_contact(day.journal).get(contact, ())
    dates = [meeting.date.day for meeting in all_ if meeting.date and meetings.is_interview(meeting)]
    return any(shifted(interview, day.settings.etiquette_days) >= written for interview in dates)


def _of_bank(bank: QuestionBank) -> Iterator[OwnWords]:
    for part in body.sections(bank.source, bank.body_start):
        if part.level == 2:
            for place in body.list_items(bank.source, bank.body_start, part):
                yield OwnWords(bank.source, body.without_code(bank.source.slice(place)), place.start)


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Where each word of a decoded text begins, in the text and in the file; `quote` is the value's first character."""

    text: str
    quote: str
    in_text: list[int]
    in_file: list[int]

    def place(self, start: int, end: int) -> Span:
        return Span(self._in_file(start), self._in_file(end, before=1))

    def _in_file(self, offset: int, before: int = 0) -> int:
        word = bisect_right(self.in_text, offset - before) - 1
        return self.in_file[word] + len(_written(self.text[self.in_text[word] : offset], self.quote))


def _aligned(text: str, source: SourceText, place: Span) -> _Alignment | None:
    """Find the words of `text` one after the other at `place`; None where one is written differently there."""
    # YAML may fold lines and double quotes, but it keeps the words and their order.
    raw = source.text[: place.end]
    begin = place.start + len(source.slice(place)) - len(source.slice(place).lstrip(": \t"))
    quote = raw[begin : begin + 1]
    header = _BLOCK.match(raw, begin)
    at = header.end() if header else begin
    in_text, in_file, behind = [], [], 0
    for word in text.split():
        written = _written(word, quote)
        found = raw.find(written, at)
        if found < 0:
            return None
        behind = text.index(word, behind)
        in_text.append(behind)
        in_file.append(found)
        behind, at = behind + len(word), found + len(written)
    return _Alignment(text, quote, in_text, in_file)


def _written(words: str, quote: str) -> str:
    """Return words as they stand in a value that begins with `quote`."""
    if quote == "'":
        return words.replace("'", "''")
    return words.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is better not said, as a rule has it: where it stands in a text, and what the finding says."""

    rule: str
    spans: Callable[[str], Spans]
    message: str
    label: str
    help: str
    in_pitch: bool = False

    def finding(self, source: SourceText, place: Span) -> Finding:
        """Return the finding for one such phrase."""
        return Finding(source=source, span=place, message=self.message, label=self.label, help=self.help)

    def check(self, day: Day) -> Iterator[Finding]:
        """Read what the owner means to say to people, and the Pitch where it counts too."""
        for words in chain(own_words(day), pitch(day.journal) if self.in_pitch else ()):
            for place in words.places(self.spans(words.text)):
                yield self.finding(words.source, place)


WORDINGS = (
    Wording(
        rule="asks-for-job",
        spans=asks_for_job,
        message="this asks for a job",
        label="they know that you are looking",
        help="ask about their work, and at the end whom else to meet",
    ),
    Wording(
        rule="opens-with-need",
        spans=opens_with_need,
        message="this begins with what you need",
        label="a need in the first line makes a stranger careful",
        help="begin with how you found them and what you would like to learn; your situation, if they ask",
        in_pitch=True,
    ),
    Wording(
        rule="offers-resume",
        spans=offers_resume,
        message="this offers your resume unasked",
        label="it says that you came for a job",
        help="keep a copy in your folder and give it only when they ask; a one-sheet is a calmer choice",
    ),
)
RULES = tuple(Rule(wording.rule, Severity.WARNING, wording.check) for wording in WORDINGS)
