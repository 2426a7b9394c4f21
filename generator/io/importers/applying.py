"""Turning the ticked lines of a review into changes; nothing that the owner has not seen there is overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.edit.change import CannotWrite, Change
from generator.edit.fields import set_field, set_in_mapping
from generator.edit.front import Splice, cut
from generator.edit.lists import add_item
from generator.edit.quoting import Value, flow
from generator.edit.renaming import day_of, move
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.io.importers import cells, identity
from generator.io.importers.found import ADD, IN, NEW_CONTACT, NEW_MEETING, FoundPerson
from generator.io.importers.identity import Number
from generator.io.importers.matching import Match, PeopleIndex
from generator.io.importers.meetings_ahead import said_by_clock
from generator.io.importers.new_records import holds, record
from generator.io.importers.ticked import CannotApply, Ticked
from generator.io.importers.touch_items import WAIVED, is_touch, with_touch
from generator.model.fields import schema, value_of
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import normalize, slug
from generator.model.records import Contact, Meeting, Record

_LONGEST_STEM = 80
_OF_MEETINGS = {"status", "cancelled_on", "place", "link"}


@dataclass(slots=True)
class Applying:
    """Gathers the changes for the ticked lines of a review, and what became of each line.

    `written` are the files that earlier runs wrote for lines of a choice. `outcomes` has, by the number of a ticked
    line, the path of the file that holds what it says: to be written now, or written by a run that was killed before it
    could mark the review. `left` says why other lines were not applied.
    """

    journal: Journal
    number: Number
    written: Mapping[int, str] = field(default_factory=dict)
    people: PeopleIndex = field(init=False)
    outcomes: dict[int, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    _new: dict[str, Change] = field(default_factory=dict)
    _edited: dict[str, tuple[SourceText, str, set[str]]] = field(default_factory=dict)
    _taken: dict[str, set[str]] = field(default_factory=dict)
    _adapted: dict[str, Change] = field(default_factory=dict)
    """Of meetings that move: the changes of their own files, and of those that refer to them."""
    _names: dict[str, str] = field(default_factory=dict)
    _adds: list[tuple[Ticked, Ticked]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = PeopleIndex(self.journal, self.number)
        for one in self.journal.records():
            self._taken.setdefault(one.FOLDER, set()).add(normalize(one.slug))
        for person in self.journal.contacts:
            self._taken.setdefault(Contact.FOLDER, set()).update(map(normalize, person.aliases))

    def changes(self) -> tuple[Change, ...]:
        """Return the changes, one for each file."""
        edits = (Change(source=source, text=text, fields=tuple(names)) for source, text, names in self._edited.values())
        return (*self._new.values(), *edits, *self._adapted.values())

    def take(self, lines: Iterable[Ticked]) -> None:
        """Work out the changes for the ticked lines; people come first, since meetings refer to them."""
        everything = self._added(list(lines))
        newcomers = [one for one in everything if one.action == NEW_CONTACT]
        places = [self._place(one) for one in newcomers]
        for one, (path, match) in zip(newcomers, places, strict=True):
            if path:
                self._new[path] = Change(source=SourceText(path, ""), text=self._contact(one), is_new=True)
                self.outcomes[one.line] = path
            else:
                self._has_record(one, match)
        for added, one in self._adds:
            if one.line in self.outcomes:
                self.outcomes[added.line] = self.outcomes[one.line]
        moving = [one for one in everything if one.action == IN and self._is_moving(one)]
        for one in moving:
            self._move(one)
        for one in everything:
            if one.action == IN and one not in moving:
                self._in(one)
            elif one.action == NEW_MEETING:
                self._meeting(one)

    def _in(self, one: Ticked) -> None:
        """Take a line about a record that there is."""
        if is_touch(one.fields):
            self._touch(one)
        elif self._meeting_at(one.path):
            self._change(one)
        else:
            self._fill(one)

    def _added(self, lines: list[Ticked]) -> list[Ticked]:
        """Return the lines, those that add to a new contact put into the line of that contact."""
        found = {one.choice: at for at, one in enumerate(lines) if one.choice and one.action == NEW_CONTACT}
        kept = list(lines)
        for one in lines:
            if one.action != ADD:
                continue
            kept.remove(one)
            if one.to in found:
                at = found[one.to]
                kept[kept.index(lines[at])] = lines[at] = with_more(lines[at], one)
                self._adds.append((one, lines[at]))
            elif one.to in self.written:
                kept.append(replace(one, action=IN, path=self.written[one.to], fields=self._blanks(one)))
            else:
                self._leave(one, "tick the line of the new person to whom it adds too")
        return kept

    def _blanks(self, one: Ticked) -> dict[str, Any]:
        """Return the fields of a line without those that hold one value and have it."""
        person = next((person for person in self.journal.contacts.all if person.path == self.written[one.to]), None)
        spec = schema(Contact)
        return {
            name: value
            for name, value in one.fields.items()
            if person is None or name not in spec or spec[name].many or value_of(person, name) is None
        }

    def _leave(self, one: Ticked, why: str) -> None:
        self.left.append(f"line {one.line}, {_plain(one.said)}: {why}")

    def _place(self, one: Ticked) -> tuple[str, Match]:
        """Return the path of somebody's new record; empty where they have a record by now, with who they are."""
        name = cells.line(_text(one.fields.get("name", "")))
        if not name:
            raise CannotApply(f"line {one.line}: a new person needs a `name`")
        found = FoundPerson(where="", fields={field: _value(value) for field, value in one.fields.items() if value})
        match = self.people.match(found)
        if one.choice:  # the owner said that they are somebody new, whoever bears the name
            text = self._contact(one)
            ours = tuple(
                person for person in (*match.people, *(who for who, _ in match.perhaps)) if person.source.text == text
            )
            match = Match(people=ours[:1], why="it says so")
        elif not match.people:  # the address of somebody whose name is too short to tell
            near = [(person, why) for person, why in match.perhaps if self.people.shares_a_sign(person, found)]
            match = Match(people=tuple(person for person, _ in near), why=near[0][1] if near else "")
        if match.people:
            if match.contact:
                self._called(name, match.contact.slug)
            return "", match
        stem = self._free(Contact.FOLDER, slug(name) or "contact")
        self._called(name, stem)
        return f"{self.journal.folder}/{Contact.FOLDER}/{stem}.md", match

    def _called(self, name: str, stem: str) -> None:
        """Note who bears a name; one that two bear means nobody."""
        known = self._names.setdefault(identity.name(name), stem)
        if known != stem:
            self._names[identity.name(name)] = ""

    def _has_record(self, one: Ticked, match: Match) -> None:
        """Take a line whose person has a record by now: from an earlier run of this line, or another, which is said."""
        text, taken = self._contact(one), set(self.outcomes.values())
        ours = next((p.path for p in match.people if p.source.text == text and p.path not in taken), None)
        if ours is not None:
            self.outcomes[one.line] = ours
            return
        where = ", ".join(person.path for person in match.people)
        self._leave(one, f"{where} is there by now ({match.why}); import the file again to see what differs")

    def _contact(self, one: Ticked) -> str:
        """Return the text of somebody's new record."""
        fields = {name: _value(value) for name, value in one.fields.items()}
        notes = [one.notes] if one.notes else []
        by = fields.pop("introduced_by", ())
        names = (by,) if isinstance(by, str) else by
        known = tuple(filter(None, map(self._slug_of, names)))
        notes += [f"Introduced by {name}." for name in names if not self._slug_of(name)]
        fields = {name: value for name, value in fields.items() if name != "name"}
        return record(
            {"name": _text(one.fields["name"]), **fields, "introduced_by": known},
            one.personal,
            "\n\n".join(notes),
            one.text,
        )

    def _slug_of(self, name: str) -> str:
        """Return the slug of a contact, existing or new; empty for a name that means nobody, or two people."""
        person = self.journal.contacts.find(name)
        called = self._names.get(identity.name(name))
        if person is not None and called is not None and called != person.slug and name != person.slug:
            return ""
        return person.slug if person else called or ""

    def _free(self, folder: str, stem: str) -> str:
        if len(stem.encode()) > _LONGEST_STEM:
            stem = stem.encode()[:_LONGEST_STEM].decode(errors="ignore").rstrip("-")
        taken = self._taken.setdefault(folder, set())
        number, free = 1, stem
        while normalize(free) in taken:
            number += 1
            free = f"{stem}-{number}"
        taken.add(normalize(free))
        return free

    def _fill(self, one: Ticked) -> None:
        person = next((person for person in self.journal.contacts.all if person.path == one.path), None)
        if person is None:
            self._leave(one, f"{one.path} is not there any more")
            return
        if one.path in self._adapted:
            self._leave(one, "it names a meeting that moves; apply the review once more")
            return
        if _says_all(person, one):
            self.outcomes[one.line] = one.path
            return
        source, text, names = self._edited.get(one.path, (person.source, person.source.text, set()))
        why = self._why_not(person, one)
        if why:
            self._leave(one, why)
            return
        try:
            new = _filled(replace(source, text=text), person, one)
        except CannotEdit as error:
            self._leave(one, error.reason)
            return
        changed = {*one.fields, *(["personal"] if one.personal else []), *(["body"] if one.notes else [])}
        self._edited[one.path] = (source, new, names | changed)
        self.outcomes[one.line] = one.path

    def _touch(self, one: Ticked) -> None:
        """Take a line about a message: it becomes an item of a person's list, or of a meeting's."""
        records: tuple[Contact | Meeting, ...] = (*self.journal.contacts.all, *self.journal.meetings.all)
        record_ = next((record for record in records if record.path == one.path), None)
        if record_ is None:
            self._leave(one, f"{one.path} is not there any more")
            return
        if one.path in self._adapted:
            self._leave(one, "it names a meeting that moves, or is one; apply the review once more")
            return
        source, text, names = self._edited.get(one.path, (record_.source, record_.source.text, set()))
        try:
            new = with_touch(replace(source, text=text), record_, one.fields)
        except CannotEdit as error:
            self._leave(one, error.reason)
            return
        if new != text:
            self._edited[one.path] = (source, new, names | set(one.fields))
        self.outcomes[one.line] = one.path

    def _meeting_at(self, path: str) -> Meeting | None:
        return next((meeting for meeting in self.journal.meetings.all if meeting.path == path), None)

    def _is_moving(self, one: Ticked) -> bool:
        return "date" in one.fields and self._meeting_at(one.path) is not None

    def _move(self, one: Ticked) -> None:
        """Take a line about another day or hour of a meeting: its file and every reference are adapted."""
        meeting = self._meeting_at(one.path)
        ours = said_by_clock(meeting.date) if meeting and meeting.date else ""
        if meeting is None or ours == _text(one.fields["date"]):
            self.outcomes[one.line] = one.path
            return
        if ours != one.instead:
            self._leave(one, f"`date` says {ours} by now; nothing was overwritten")
            return
        try:
            changes = move(self.journal, meeting, day_of(_text(one.fields["date"])))
        except (CannotEdit, CannotWrite) as error:
            self._leave(one, getattr(error, "reason", str(error)))
            return
        if {change.source.path for change in changes} & self._adapted.keys():
            self._leave(one, "another meeting that moves is named in the same file; apply the review once more")
            return
        self._adapted |= {change.source.path: change for change in changes}
        self.outcomes[one.line] = changes[-1].path

    def _change(self, one: Ticked) -> None:
        """Take a line about a meeting that is called off, or has another place or link."""
        meeting = self._meeting_at(one.path)
        if meeting is None or not one.fields.keys() <= _OF_MEETINGS:
            self._leave(one, f"{' and '.join(one.fields)} can't be written here")
            return
        ours = {name: _text(value_of(meeting, name)) for name in one.fields}
        if all(ours[name] == _text(value) for name, value in one.fields.items() if name != "cancelled_on"):
            self.outcomes[one.line] = one.path
            return
        first = next(iter(one.fields))
        if cells.line(ours[first] or ("scheduled" if first == "status" else "")) != one.instead:
            self._leave(one, f"`{first}` says {ours[first] or 'nothing'} by now; nothing was overwritten")
            return
        moved = self._adapted.get(one.path)
        source, text, names = self._edited.get(one.path, (meeting.source, meeting.source.text, set()))
        text = moved.text if moved else text
        try:
            for name, value in one.fields.items():
                text = set_field(replace(source, text=text), name, _text(value))
        except CannotEdit as error:
            self._leave(one, error.reason)
            return
        if moved:
            fields = (*moved.fields, *one.fields)
            self._adapted[one.path] = replace(moved, text=text, fields=fields)
        else:
            self._edited[one.path] = (source, text, names | set(one.fields))
        self.outcomes[one.line] = moved.path if moved else one.path

    def _why_not(self, person: Contact, one: Ticked) -> str:
        """Return why a line can't be written, such as an edit made after the review; empty where it can."""
        spec = schema(Contact)
        for name in one.fields:
            if name not in spec:
                return f"a contact has no field `{name}`"
            ours = value_of(person, name)
            if not ours and ours is not False and holds(person, name):
                return f"`{name}` holds something that can't be read; `journal check` says what"
            if not spec[name].many and ours is not None and cells.line(str(ours)) != one.instead:
                return f"`{name}` says {cells.line(str(ours), 60)} by now; nothing was overwritten"
        for name in one.personal:
            ours = cells.line(person.personal.get(name, ""))
            if ours != one.instead:
                return f"`{name}` says {ours[:60] or 'nothing'} by now; nothing was overwritten"
        return ""

    def _meeting(self, one: Ticked) -> None:
        fields = {name: _value(value) for name, value in one.fields.items() if name != WAIVED}
        names = fields.get("with", ())
        who = [(name, self._slug_of(name)) for name in ((names,) if isinstance(names, str) else names)]
        missing = next((name for name, slug_ in who if not slug_), None)
        if missing is not None or not who:
            self._leave(one, f"nobody is called {missing or ''}; tick the line of their own record too")
            return
        try:
            day = str(Moment.parse(_text(fields.get("date", ""))).written_day)
        except ValueError as error:
            self._leave(one, f"`date`: {error}")
            return
        people = {slug_ for _, slug_ in who}
        there = (m for m in self.journal.meetings if m.date and str(m.date.written_day) == day)
        same = next((m for m in there if people & {p.slug for p in self.journal.contacts.resolve(m.with_)}), None)
        research = f"{cells.inert(one.notes)}\n\n" if one.notes else ""
        notes = f"\n\n{one.text}" if one.text else ""
        body = f"## Research\n\n{research}## Questions\n\n## Notes{notes}\n\n## Next"
        text = record({**fields, "with": tuple(slug_ for _, slug_ in who)}, {}, "") + f"\n{body}\n"
        if reason := _text(one.fields.get(WAIVED, "")):
            text = set_in_mapping(SourceText("meetings/new.md", text), WAIVED, "all", reason)
        if same is not None and same.source.text == text:
            self.outcomes[one.line] = same.path
            return
        if same is not None:
            self._leave(one, f"{same.path} is there by now")
            return
        stem = self._free("meetings", f"{day}-{'-and-'.join(slug_ for _, slug_ in who)}")
        path = f"{self.journal.folder}/meetings/{stem}.md"
        self._new[path] = Change(source=SourceText(path, ""), text=text, is_new=True)
        self.outcomes[one.line] = path


def with_more(one: Ticked, other: Ticked) -> Ticked:
    """Return the line of a new contact with what another line adds: its lists, and what the first leaves blank."""
    fields = dict(one.fields)
    for name, value in other.fields.items():
        if name in schema(Contact) and schema(Contact)[name].many and name in fields:
            fields[name] = list(dict.fromkeys([*_several(fields[name]), *_several(value)]))
        else:
            fields.setdefault(name, value)
    return replace(
        one,
        fields=fields,
        personal={**other.personal, **one.personal},
        notes="\n\n".join(dict.fromkeys(filter(None, (one.notes, other.notes)))),
        text="\n\n".join(dict.fromkeys(filter(None, (one.text, other.text)))),
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _says_all(person: Contact, one: Ticked) -> bool:
    """Return whether a record already says exactly what a line would write into it."""
    spec = schema(Contact)
    for name, value in one.fields.items():
        ours = value_of(person, name) if name in spec else None
        if ours is None:
            return False
        if spec[name].many:
            if not set(map(str, value if isinstance(value, list) else [value])) <= set(map(str, ours)):
                return False
        elif cells.line(str(ours)) != cells.line(_text(value)):
            return False
    if any(person.personal.get(name) != str(text) for name, text in one.personal.items()):
        return False
    body = person.source.text[person.body_start :].replace("\r\n", "\n")
    return not one.notes or cells.inert(one.notes) in body


def _filled(source: SourceText, person: Record, one: Ticked) -> str:
    """Return the text of a record with what a line says added."""
    spec = schema(type(person))
    for name, value in one.fields.items():
        if spec[name].many:
            said = value_of(person, name)
            for item in value if isinstance(value, list) else [value]:
                if str(item) not in said:
                    source = replace(source, text=add_item(source, name, str(item)))
        else:
            source = replace(source, text=set_field(source, name, _text(value)))
    for name, text in one.personal.items():
        source = replace(source, text=set_in_mapping(source, "personal", name, str(text)))
    if one.notes:
        end = "\r\n" if "\r\n" in source.text else "\n"
        gap = end if source.text.endswith(("\n", "\r")) else 2 * end
        source = replace(source, text=source.text + gap + cells.inert(one.notes).replace("\n", end) + end)
    return source.text


def marked(source: SourceText, lines: Iterable[Ticked], outcomes: Mapping[int, str]) -> str:
    """Return the text of the review in which every applied line is marked with the file it was written to."""
    splices = []
    for one in lines:
        if one.line in outcomes:
            splices += [Splice(one.box, one.box + 1, "x"), Splice(*one.action_at, f"written: {outcomes[one.line]}")]
    return cut(source.text, splices)


def _value(value: Any) -> Value:
    return tuple(map(_text, value)) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, dict):  # an item, in its braces
        return flow(value)
    return "" if value is None else str(value)


def _plain(said: str) -> str:
    return cells.line(said.replace("\\", "").replace("**", ""), 60)
