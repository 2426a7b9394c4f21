"""Candidates for people who have a record: one for each blank that a file fills, and for each value that differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator import words
from generator.edit.quoting import Value
from generator.facts.birthdays import next_birthday
from generator.facts.touches import introducers, known_since
from generator.io.importers import identity
from generator.io.importers.found import BLANKS, CHANGED_JOB, DIFFERS, IN, NOTES, Candidate, FoundPerson, LeftOut
from generator.io.importers.identity import mark
from generator.io.importers.matching import PeopleIndex, signs_of
from generator.io.importers.new_records import fitting, holds
from generator.model.moment import Moment
from generator.model.names import person_name
from generator.model.records import Contact

_LISTS = ("email", "phone", "topics", "tags", "aliases", "formerly")
_JOB = ("company", "role")


@dataclass(frozen=True, slots=True)
class Differences:
    """Compares people in a file with their records; `job_news`: jobs in the file are current, as those of LinkedIn.

    `left_out` gathers what the file says otherwise, and is not proposed.
    """

    people: PeopleIndex
    today: date
    job_news: bool
    left_out: list[LeftOut] = field(default_factory=list)

    def of(self, found: FoundPerson, why: str, contact: Contact) -> Iterator[Candidate]:
        """Yield a candidate for each blank that `found` fills in the record, and for each difference.

        `why` says by what they are known.
        """
        fields, unfit, doubts = fitting(found, self.today)
        about = _About(self.people, found, why, contact, tuple(doubts))
        if (name := self._other_name(found, contact)) and _is_shorter(name, contact):
            self._leave(about, "the name in a shorter form", name)
        elif name:
            yield about.candidate(BLANKS, f"is also called {name}", {"aliases": (name,)})
        for name in fields:
            if name in _LISTS:
                yield from self._more(about, name, found.many(name))
            elif name == "introduced_by":
                yield from self._introduced(about, found.many(name))
            elif name != "name" and not _in_name(name, str(fields[name]), contact):
                yield from self._single(about, name, str(fields[name]))
        yield from self._personal(about, found.personal)
        text = "\n\n".join(filter(None, (found.one(NOTES), *unfit)))
        if text and found.slug:
            self._leave(about, "a note that this journal wrote out", text)
        elif text and not _says(contact.body, text):
            yield about.candidate(BLANKS, "has a note in the file", {}, notes=text)

    def _other_name(self, found: FoundPerson, contact: Contact) -> str:
        known = frozenset().union(*map(identity.spellings, (contact.name, *contact.aliases)))
        taken = self.people.journal.contacts.answering(found.name)
        return "" if identity.spellings(found.name) & known or taken else found.name

    def _single(self, about: "_About", field: str, value: str) -> Iterator[Candidate]:
        ours = getattr(about.contact, field)
        if field == "met_on" and str(known_since(self.people.journal, self.today, about.contact)) == value:
            return  # already said by a meeting or an event
        if ours is None and holds(about.contact, field):
            self._leave(about, f"`{field}` holds something in your journal that can't be read", value)
        elif ours is None:
            yield about.candidate(BLANKS, f"`{field}` is blank; the file says {value}", {field: value})
        elif self._same(field, _text(ours), value):
            if field == "company" and identity.name(_text(ours)) != identity.name(value):
                self._leave(about, "your journal writes the company otherwise", value)
        elif field == "linkedin_connected" and _is_day(ours):
            self._leave(about, f"your journal has another day under `{field}`", value)
        else:
            yield self._otherwise(about, field, _text(ours), value)

    def _leave(self, about: "_About", why: str, value: str) -> None:
        self.left_out.append(LeftOut(why=why, where=f"{about.contact.name}, {about.found.where}", what=value))

    def _otherwise(self, about: "_About", field: str, ours: str, value: str) -> Candidate:
        news = self.job_news and field in _JOB
        fields: dict[str, Value] = {field: value}
        doubts: tuple[str, ...] = ()
        said = f"`{field}` is {ours} in your journal; the file says {value}"
        if field == "company":
            fields["formerly"] = (ours,)
            said = f"now works at {value}; your journal says {ours}"
            before = set().union(*map(self.people.companies, about.contact.formerly))
            if before & self.people.companies(value):
                doubts = ("your journal has this among their former companies; the file may be the older one",)
        elif news:
            said = f"is now {value}; your journal says {ours}"
        return about.candidate(CHANGED_JOB if news else DIFFERS, said, fields, instead=ours, doubts=doubts)

    def _same(self, field: str, ours: str, theirs: str) -> bool:
        if field == "company":
            return bool(self.people.companies(ours) & self.people.companies(theirs))
        if field == "linkedin":
            return identity.linkedin(ours) == identity.linkedin(theirs)
        if field == "website":
            return _bare(ours) == _bare(theirs)
        return identity.name(ours) == identity.name(theirs)

    def _more(self, about: "_About", field: str, values: tuple[str, ...]) -> Iterator[Candidate]:
        compared = {"email": identity.email, "phone": self.people.number}.get(field, identity.name)
        has = (
            about.contact.topics + about.contact.tags if field in ("topics", "tags") else getattr(about.contact, field)
        )
        known = {compared(value) for value in (*has, *((about.contact.name,) if field == "aliases" else ()))}
        for value in values:
            if compared(value) not in known:
                said = f"`{field}`: also {value}" if has else f"`{field}` is blank; the file says {value}"
                yield about.candidate(BLANKS, said, {field: (value,)})

    def _introduced(self, about: "_About", names: tuple[str, ...]) -> Iterator[Candidate]:
        journal = self.people.journal
        known = introducers(journal, self.today).get(about.contact, ())
        for name in names:
            by = journal.contacts.find(name)
            if by is not None and by not in known and by is not about.contact and not about.contact.introduced_by:
                yield about.candidate(BLANKS, f"was introduced by {by.name}", {"introduced_by": (by.slug,)})
            elif by is None or by not in known:
                self._leave(about, "`introduced_by`: nobody on file bears the name, or somebody else is named", name)

    def _personal(self, about: "_About", personal: Mapping[str, str]) -> Iterator[Candidate]:
        ours = {identity.name(name): text for name, text in about.contact.personal.items()}
        for name, text in personal.items():
            has = ours.get(identity.name(name), "")
            if identity.name(has) == identity.name(text) or (
                name == "birthday" and next_birthday(about.contact, self.today)
            ):
                continue
            said = f"`{name}` is {has} in your journal; the file says {text}" if has else f"`{name}`: {text}"
            yield about.candidate(DIFFERS if has else BLANKS, said, {}, personal={name: text}, instead=has)


def filling(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates of one person, the blanks of their record as one; a doubt stands at the first alone."""
    kept: list[Candidate] = []
    blanks: list[Candidate] = []
    for one in candidates:
        (blanks if one.section == BLANKS else kept).append(one)
    told: set[str] = set()
    for one in (*kept, *([_together(blanks)] if blanks else [])):
        yield replace(one, doubts=tuple(doubt for doubt in one.doubts if doubt not in told))
        told |= set(one.doubts)


def _together(blanks: Sequence[Candidate]) -> Candidate:
    first = blanks[0]
    if len(blanks) == 1:
        return first
    fields: dict[str, Value] = {}
    for one in blanks:
        for name, value in one.fields.items():
            fields[name] = (*fields.get(name, ()), *value) if isinstance(value, tuple) else value
    names = dict.fromkeys(
        name for one in blanks for name in (*one.fields, *one.personal, *([NOTES] if one.notes else []))
    )
    return replace(
        first,
        said=f": {words.listed([f'`{name}`' for name in names])}",
        fields=fields,
        personal={name: text for one in blanks for name, text in one.personal.items()},
        notes="\n\n".join(one.notes for one in blanks if one.notes),
        doubts=tuple(dict.fromkeys(doubt for one in blanks for doubt in one.doubts)),
        marks=tuple(dict.fromkeys(mark for one in blanks for mark in one.marks)),
    )


def _is_shorter(name: str, contact: Contact) -> bool:
    """Return whether a name says no more than a contact's own, as `A. Silva` does of Ana Silva."""
    own = {word for text in identity.spellings(contact.name) for word in text.split("-")}
    return all(any(word.startswith(part) for word in own) for part in identity.name(name).split("-"))


def _in_name(field: str, value: str, contact: Contact) -> bool:
    """Return whether a contact's own name says it already, as `Dr Ana Silva` does how a letter to her begins."""
    parts = person_name(contact.name)
    own = {"greeting": f"Dear {parts.title} {parts.family or parts.given}", "credentials": parts.suffix}.get(field, "")
    return bool(own) and identity.name(own) == identity.name(value)


@dataclass(frozen=True, slots=True)
class _About:
    people: PeopleIndex
    found: FoundPerson
    known_by: str
    contact: Contact
    doubts: tuple[str, ...]

    def candidate(
        self, section: str, said: str, fields: Mapping[str, Value], *, personal: Mapping[str, str] | None = None,
        notes: str = "", instead: str = "", doubts: tuple[str, ...] = (),
    ) -> Candidate:  # fmt: skip
        """Return the candidate that writes these fields into their record."""
        personal = personal or {}
        first = next(iter({**fields, **personal}.items()), (NOTES, notes))
        value = first[1] if isinstance(first[1], str) else ", ".join(first[1])
        value = identity.company(value) if first[0] == "company" else identity.name(value)
        who = [(self.contact.slug,), *signs_of(self.found, self.people.number)]
        return Candidate(
            section=section,
            who=self.contact.name,
            said=f", {said}" if said.startswith("`") else f" {said}",
            action=f"{IN} {self.contact.path}",
            fields=fields,
            personal=personal,
            notes=notes,
            instead=instead,
            why=f"{self.found.where}; {self.known_by}",
            doubts=(*doubts, *self.doubts),
            marks=tuple(mark("set", *one, first[0], value) for one in who),
        )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _is_day(value: object) -> bool:
    return isinstance(value, Moment)


def _bare(address: str) -> str:
    return address.lower().split("//")[-1].removeprefix("www.").rstrip("/")


def _says(body: str, text: str) -> bool:
    return "".join(filter(str.isalnum, text)) in "".join(filter(str.isalnum, body))
