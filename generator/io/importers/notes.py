"""A folder of notes as a review: people, meetings, and messages that notes of a day name; every guess is unticked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from generator import words
from generator.edit.quoting import Value
from generator.facts import meetings
from generator.io.importers import cells, identity
from generator.io.importers.found import (
    HELD,
    IN,
    NEW_CONTACT,
    NEW_MEETING,
    NOTES,
    TOUCHES,
    Candidate,
    FoundPerson,
    LeftOut,
    Proposal,
    Reading,
)  # fmt: skip
from generator.io.importers.identity import Number, mark
from generator.io.importers.matching import PeopleIndex
from generator.io.importers.notes_files import LINK, Note, key
from generator.io.importers.proposal import propose
from generator.io.importers.touch_items import WAIVED
from generator.model.journal import Journal
from generator.model.records import Contact

WHAT = "a folder of notes"
_FIELDS = {
    "name": ("name", "full name", "title of person"),
    "company": ("company", "org", "organisation", "organization", "employer", "firma"),
    "role": ("role", "title", "job", "job title", "position"),
    "location": ("location", "city", "place", "town"),
    "met_on": ("met on", "met", "first met"),
    "linkedin": ("linkedin",),
    "website": ("website", "url", "web", "homepage"),
    "pronouns": ("pronouns",),
    "how_found": ("how found", "how we met"),
}
_LISTS = {
    "aliases": ("aliases", "alias"),
    "email": ("email", "e mail", "mail", "emails"),
    "phone": ("phone", "tel", "telephone", "mobile", "cell"),
    "introduced_by": ("introduced by", "referred by", "intro by"),
    "topics": ("topics",),
}
_LAST = ("last contact", "last contacted", "last talked")
_BORN = ("birthday", "birthdate", "born")
_TAGS = ("tags", "tag")
_WITH = ("attendees", "people", "with", "participants")
_ALL = {one: name for found in (_FIELDS, _LISTS) for name, ones in found.items() for one in ones}
_TAKEN = {*_ALL, *_LAST, *_BORN, *_TAGS, "type", "cssclasses", "publish"}
_PEOPLE = {"person", "people", "contact", "contacts", "persons", "personen", "kontakte", "personnes", "contactos"}
_SIGNS = {
    "email",
    "e mail",
    "mail",
    "phone",
    "tel",
    "mobile",
    "met",
    "met on",
    "introduced by",
    "referred by",
    *_LAST,
    *_BORN,
}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?=$|[ _T-])")
_HEADING = re.compile(r"^ {0,3}(?:#{1,2}(?:\s|$)|[=-]+\s*$)", re.MULTILINE)
_NOT = re.compile(
    r"\b(?:not|never|should|would|could|want(?:ed)?|plan(?:ned)?|will|if|cancel\w*)\b|n['’]t\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_VERBS = (
    ("meeting", r"met(?: up)?(?: with)?|saw|(?:coffee|tea|lunch|dinner|breakfast|a walk) with"),
    ("outreach phone", r"called|phoned|rang|spoke (?:to|with)|talked (?:to|with)"),
    ("outreach email", r"e-?mailed|wrote(?: an? e-?mail)? to|wrote|messaged|texted"),
    ("heard", r"heard (?:back )?from|(?:an? )?(?:e-?mail|letter|message|call) from"),
)
_LONGEST_SENTENCE = 1_000
_OWED_NOTHING = "it was before it stood in this journal"


@dataclass(slots=True)
class Vault:
    """Goes through notes: who is a person is known first, since the other notes name them by their links."""

    journal: Journal
    today: date
    known: frozenset[str]
    number: Number
    keep_text: bool = False
    left: list[LeftOut] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    count: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    _names: dict[str, set[str]] = field(default_factory=dict)
    _people: PeopleIndex = field(init=False)

    def __post_init__(self) -> None:
        self._people = PeopleIndex(self.journal, self.number)

    def propose(self, found: Iterable[Note | LeftOut]) -> tuple[Reading, Proposal]:
        """Return how the notes were read, and what they propose."""
        notes: list[Note] = []
        for one in found:
            if isinstance(one, Note):
                notes.append(one)
            else:
                self.left.append(one)
        self.count = len(notes)
        persons = [note for note in notes if is_person(note)]
        read = [self._person(note) for note in persons]
        others = [note for note in notes if not is_person(note)]
        for note in others:
            self._other(note)
        reading = Reading(
            people=tuple(read),
            said=(f"{words.sentence(words.count(self.count, 'note'))} read.",),
            left_out=tuple(self.left),
        )
        proposal = propose(reading, self.journal, self.today, self.known, self.number)
        said = tuple(f"{why}: {words.count(count, 'line')}." for why, count in self.counts.items())
        people = tuple(self._kept_text(proposal.candidates, read))
        return replace(reading, left_out=tuple(self.left)), replace(
            proposal, candidates=(*people, *self.candidates), not_proposed=(*proposal.not_proposed, *said)
        )

    def _kept_text(self, candidates: Iterable[Candidate], read: Iterable[FoundPerson]) -> Iterator[Candidate]:
        """Yield the candidates; the text of a note about somebody who is there stays where it is, and is named."""
        new = [one for one in candidates if one.action == NEW_CONTACT]
        for found in read:
            if found.text and not any(found.where in one.why for one in new):
                self.left.append(LeftOut(why="the text of a note whose person is there; it stays", where=found.where))
        yield from candidates

    def _person(self, note: Note) -> FoundPerson:
        fields, personal, more = _fields_of(note)
        doubts: list[str] = []
        name = str(fields["name"])
        for called in (name, note.stem, *fields.get("aliases", ())):
            self._names.setdefault(identity.name(called), set()).add(name)
        text = "" if self.keep_text or len(note.text) > cells.LONGEST_NOTE else note.text
        if note.text and not text:
            why = "as you said" if self.keep_text else "since it is long"
            self.left.append(LeftOut(why=f"the text of a note stays where it is, {why}", where=note.path))
        if last := note.first(*_LAST):
            self._last(last, note, fields, more, doubts)
        fields[NOTES] = "\n\n".join(more)
        fields = {name: value for name, value in fields.items() if value}
        return FoundPerson(where=note.path, fields=fields, personal=personal, doubts=tuple(doubts), text=text)

    def _last(
        self, said: str, note: Note, fields: dict[str, Value], more: list[str], doubts: list[str]
    ) -> None:  # fmt: skip
        """Take a day of last contact: an item of a new person's list, a line of its own for somebody on file."""
        day = cells.day(said)
        if day is None or day > self.today:
            more.append(f"last contact: {said}")
            return
        on_file = self._people.match(FoundPerson(where="", fields={k: v for k, v in fields.items() if v}))
        if on_file.contact:
            self._touch(on_file.contact, "outreach email", day, note, "last contact, as the note says")
        elif on_file.perhaps or on_file.people:
            more.append(f"last contact: {said}")
        else:
            fields["outreach"] = (f"{day} email about hello",)
            doubts.append(f"last contact {day}: how is not said; it is taken for an e-mail of yours")

    def _other(self, note: Note) -> None:
        day = cells.day(note.first("date", "day", "when")) or (
            cells.day(found[1]) if (found := _DAY.match(note.stem)) else None
        )
        who = [one for name in _WITH for value in note.fields.get(name, ()) for one in cells.several(value)]
        if day and who:
            self._meeting(note, day, who, note.text)
        elif day and _DAY.fullmatch(note.stem):
            self._diary(note, day)
        else:
            self.left.append(LeftOut(why="no person, meeting or day; the note stays where it is", where=note.path))

    def _called(self, name: str) -> tuple[str, Contact | None] | None:
        """Return who is meant by a name or link: their name, and their record if they have one; None if not clear."""
        name = name.rpartition("/")[2].removesuffix(".md").strip()
        proposed, here = self._names.get(identity.name(name), set()), self._people.named(name)
        if len(here) == 1:
            return here[0].name, here[0]
        if here or len(proposed) != 1:
            return None
        only = next(iter(proposed))
        named = self._people.named(only)
        return (named[0].name, named[0]) if len(named) == 1 else None if named else (only, None)

    def _meeting(self, note: Note, day: date, who: Iterable[str], text: str, quoted: str = "") -> None:
        found = {name: self._called(name) for name in who}
        people = {one[0]: one[1] for one in found.values() if one}
        strangers = [name for name, one in found.items() if one is None]
        if not people:
            self.left.append(LeftOut(why="a meeting with nobody on file or in these notes", where=note.path))
            return
        here = [one for one in people.values() if one]
        its = mark("note-meeting", str(day), *sorted(people))
        by_contact = meetings.by_contact(self.journal)
        if any(m.date and m.date.day == day for one in here for m in by_contact.get(one, ())):
            self._count("A meeting that your journal has")
            return
        if its in self.known or any(its in one.marks for one in self.candidates):
            self._count("What stands in a review already")
            return
        names = tuple(one.slug if one else name for name, one in people.items())
        is_past = day <= self.today
        fields: dict[str, Value] = {"date": str(day), "with": names, "kind": "other"}
        if not quoted and not _DAY.fullmatch(note.stem):
            fields["title"] = cells.line(_DAY.sub("", note.stem).strip(" -_")) or ""
        fields["status"] = "" if is_past else "scheduled"
        fields[WAIVED] = _OWED_NOTHING if is_past else ""
        stays = self.keep_text or bool(_HEADING.search(text)) or len(text) > cells.LONGEST_NOTE
        if text and stays:
            why = "the text of a note of a meeting (it has headings, is long, or was to stay)"
            self.left.append(LeftOut(why=why, where=note.path))
        doubts = [f"“{cells.line(quoted, 100)}”: a guess"] if quoted else []
        be = "is" if len(strangers) == 1 else "are"
        doubts += [f"{words.listed(strangers)} {be} nobody on file or in these notes"] if strangers else []
        self.candidates.append(
            Candidate(
                section=HELD,
                who=words.listed(list(people)),
                said=f" on {words.day(day, self.today)}",
                action=NEW_MEETING,
                fields={name: value for name, value in fields.items() if value},
                text="" if stays else text,
                why=note.path,
                doubts=tuple(doubts),
                marks=(its,),
            )
        )

    def _diary(self, note: Note, day: date) -> None:
        if day > self.today:
            self.left.append(LeftOut(why="a day that has not come yet", where=note.path))
            return
        for sentence in _sentences(note.text):
            for kind, name in self._named(sentence):
                meant = self._called(name)
                if meant is None:
                    self._count("Somebody who is nobody on file or in these notes")
                elif kind == "meeting":
                    self._meeting(note, day, [name], sentence, sentence)
                elif meant[1] is None:
                    self._count("A message to somebody new (apply their line, then import the folder again)")
                else:
                    self._touch(meant[1], kind, day, note, sentence)

    def _named(self, sentence: str) -> Iterator[tuple[str, str]]:
        """Yield what a sentence says was done and with whom: links behind a verb, or a name that is known whole."""
        if _NOT.search(sentence):
            return
        for kind, verb in _VERBS:
            for found in re.finditer(rf"\b(?:{verb})\s+(?=\S)", sentence, re.IGNORECASE):
                rest = sentence[found.end() :]
                while link := LINK.match(rest):
                    yield kind, link[1]
                    joined = re.match(r"\s*(?:,\s*and|,|and|&)\s+", rest[link.end() :])
                    rest = rest[link.end() + joined.end() :] if joined else ""
                plain = re.match(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’-]*){0,4}", rest)
                parts = plain[0].split(" ") if plain else []
                for size in range(len(parts), 0, -1):
                    name = " ".join(parts[:size]).rstrip(".,")
                    if self._called(name):
                        yield kind, name
                        break

    def _touch(self, person: Contact, kind: str, day: date, note: Note, said: str) -> None:
        what, _, by = kind.partition(" ")
        its = mark("note-touch", person.slug, str(day), what)
        there = [one for one in (person.outreach if what == "outreach" else person.heard) if one.on.day == day]
        if there:
            self._count("What your journal says already")
        elif its in self.known or any(its in one.marks for one in self.candidates):
            self._count("What stands in a review already")
        else:
            who = "you" if what == "outreach" else "they"
            value = f"{day} {by} about hello" if what == "outreach" else f"{day} answered no-need"
            self.candidates.append(
                Candidate(
                    section=TOUCHES,
                    who=person.name,
                    said=f": {who} wrote or called on {words.day(day, self.today)}",
                    action=f"{IN} {person.path}",
                    fields={what: value},
                    why=note.path,
                    doubts=(f"“{cells.line(said, 100)}”: a guess",),
                    marks=(its,),
                )
            )

    def _count(self, why: str) -> None:
        self.counts[why] = self.counts.get(why, 0) + 1


def _fields_of(note: Note) -> tuple[dict[str, Value], dict[str, str], list[str]]:
    """Return the fields of a person, their personal details, and lines of notes for what no field holds."""
    fields: dict[str, Value] = {}
    more = [f"{name}: {said}" for name, said in note.written.items() if key(name) not in _TAKEN]
    for name, ones in _FIELDS.items():
        values = [value for one in ones for value in note.fields.get(one, ())]
        fields[name] = values[0] if values else ""
        more += [f"{name}: {value}" for value in values[1:]]
    for name, ones in _LISTS.items():
        values = [value for one in ones for value in note.fields.get(one, ())]
        if name in ("email", "phone", "introduced_by"):
            values = [part for value in values for part in cells.several(value)]
        fields[name] = tuple(dict.fromkeys(value.removeprefix("mailto:") for value in values))
    fields["name"] = fields["name"] or cells.line(note.stem)
    if met := str(fields["met_on"]):
        day = cells.day(met)
        fields["met_on"] = str(day) if day else cells.month_or_year(met)
        more += [] if fields["met_on"] else [f"met: {met}"]
    born = note.first(*_BORN)
    personal = cells.birthday(born) if born else {}
    more += [f"birthday: {born}"] if born and not personal else []
    fields["tags"] = tuple(tag for tag in sorted(note.tags) if tag not in _PEOPLE)
    return {name: value for name, value in fields.items() if value}, personal, more


def is_person(note: Note) -> bool:
    """Return whether a note is about a person: by its tag, type or folder, or by fields that only people have."""
    if _DAY.match(note.stem) or ("date" in note.fields and any(name in note.fields for name in _WITH)):
        return False
    said = {one.casefold() for one in (*note.fields.get("type", ()), *note.fields.get("class", ()))}
    return bool(
        _PEOPLE & {*note.tags, *said, *note.folders} or len(_SIGNS & note.fields.keys()) > 1 or
        {"birthday", "introduced by", "last contact"} & note.fields.keys()
    )  # fmt: skip


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not re.match(r"\s*[-*+]\s+\[[^xX]\]", line):
            yield from (one for one in _SENTENCE.split(line) if len(one) <= _LONGEST_SENTENCE)
