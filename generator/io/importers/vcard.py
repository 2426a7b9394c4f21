"""Reading address books as vCard 2.1, 3.0 and 4.0, card by card: into fields, into notes, or named as left out."""

import re
from collections.abc import Iterable, Iterator

from generator.edit.quoting import Value
from generator.io.importers import cells, identity, tables
from generator.io.importers.cards import BINARY, Card, Property, cards
from generator.io.importers.cells import birthday, doubtful, worth_writing
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, LeftOut, Reading
from generator.model.fields import schema
from generator.model.names import person_name
from generator.model.records import Contact

_OURS = "@networking-journal"
_INTRODUCER = re.compile(r"introduced|referred|referral", re.IGNORECASE)
_FAMILY_WORDS = (
    "spouse wife husband partner domestic-partner child son daughter kids children mother father parent sibling brother"
    " sister family kin sweetheart date relative grandmother grandfather grandchild aunt uncle cousin niece nephew"
)
_FAMILY = frozenset(_FAMILY_WORDS.split())
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_BINARY_SAID = {"PHOTO": "a picture", "LOGO": "a picture", "SOUND": "a sound", "KEY": "a key"}
_MACHINE_WORDS = (
    "VERSION PRODID REV UID CLASS MAILER PROFILE SOURCE CALURI FBURL CALADRURI CLIENTPIDMAP XML SORT-STRING CREATED"
    " X-ABUID X-ABADR X-ABSHOWAS X-ABORDER X-IMAGEHASH X-IMAGETYPE X-SHARED-PHOTO-DISPLAY-PREF X-RADICALE-NAME"
    " X-EVOLUTION-FILE-AS X-WEBDAV-PROFILE-ID MEMBER KIND X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER"
)
_MACHINE = frozenset(_MACHINE_WORDS.split())
_PROGRAMS = "what a program keeps for itself, such as a number of the card"
_SAID = {
    "IMPP": "Chat", "ROLE": "Role", "ORG": "Company", "TITLE": "Title", "ADR": "Address", "LABEL": "Address",
    "URL": "Website", "GEO": "Place", "AGENT": "Assistant", "LANG": "Language", "RELATED": "Related",
    "X-ABRELATEDNAMES": "Related", "X-SOCIALPROFILE": "Profile", "TEL": "Telephone", "EMAIL": "E-mail",
}  # fmt: skip
_GROUPS = frozenset(("mycontacts", "starred", "contacts", "friends and family", "my contacts"))


def identify(given: Given) -> bool:
    """Return whether the file holds a vCard."""
    return "BEGIN:VCARD" in tables.text_of(given.data[:65536])[0].upper()


def extract(given: Given) -> Reading:
    """Return a person for each card that names one."""
    found: list[FoundPerson] = []
    unread: list[str] = []
    left: list[LeftOut] = []
    any_card = False
    for card in cards(given.data):
        any_card = True
        person = _Reader(card, left).person()
        where = person.where if person else _where("", card)
        unread += [f"{where}: {cells.line(line, 60)}" for line in card.unread]
        if not card.is_closed:
            unread.append(f"{where}: the card has no end; it was read as far as it goes")
        if person is not None:
            found.append(person)
    if not any_card:
        raise CannotRead("there is no card in it: a line BEGIN:VCARD and one END:VCARD")
    said = "" if _is_utf8(given.data) else "The file is not all in UTF-8; what is not was read as Windows-1252."
    return Reading(people=tuple(found), said=(said,) if said else (), unread=tuple(unread), left_out=tuple(left))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return True


def _where(name: str, card: Card) -> str:
    return f"card of {cells.line(name, 60)}, line {card.line:,}" if name else f"card at line {card.line:,}"


class _Reader:
    """Reads one card: each value goes to a field, into the notes, or is named as left out."""

    def __init__(self, card: Card, left: list[LeftOut]) -> None:
        self.card, self.left = card, left
        self.labels = {one.group: _label(one.text) for one in card.all("X-ABLABEL") if one.group}
        self.name = self._name()
        self.where = _where(self.name, card)
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.personal: dict[str, str] = {}

    def person(self) -> FoundPerson | None:
        """Return the person, None where the card is of nobody, which is named as left out."""
        kind = " ".join(one.text for one in self.card.all("KIND", "X-ADDRESSBOOKSERVER-KIND")).strip().lower()
        company = next((one.parts()[0] for one in self.card.all("ORG")), "")
        is_company = not self._from_parts() and company and identity.name(self.name) == identity.name(company)
        if not self.name or is_company or kind in ("group", "org", "location"):
            why = "the card of a company or group, not of a person" if self.name else "a card that names nobody"
            texts = (one for one in self.card.properties if one.name not in _MACHINE | BINARY)
            self.left += [
                LeftOut(why=why, where=self.where, what=cells.line(one.text, 80)) for one in texts if one.text
            ]
            return None
        fields = self._fields()
        uid = next((cells.line(one.text) for one in self.card.all("UID")), "")
        return FoundPerson(
            where=self.where,
            fields=worth_writing({**fields, NOTES: "\n\n".join(self.notes)}),
            personal=self.personal,
            doubts=tuple(self.doubts),
            slug=uid.removesuffix(_OURS) if uid.endswith(_OURS) else "",
        )

    def _fields(self) -> dict[str, Value]:
        fields: dict[str, Value] = {"name": self.name, **self._declared()}
        self.notes += [cells.lines(one.text) for one in self.card.all("NOTE")]
        fields |= self._names(fields)
        fields |= self._work(fields)
        emails = [_address(one.text) for one in self.card.all("EMAIL")]
        fields["email"] = tuple(doubtful(emails, identity.email, "e-mail address", self.doubts))
        numbers = [_number(one.text) for one in self.card.all("TEL")]
        fields["phone"] = tuple(doubtful(numbers, identity.digits, "telephone number", self.doubts))
        fields |= self._pages()
        fields |= self._places()
        zones = [cells.line(one.text) for one in self.card.all("TZ")]
        fields["time_zone"] = zones[0] if zones else ""
        self._days()
        fields["introduced_by"] = tuple(self._relations())
        self._rest(zones[1:])
        return fields

    def _note(self, label: str, text: str) -> None:
        if text := cells.lines(text):
            self.notes.append(f"{label}: {text}")

    def _said(self, one: Property) -> str:
        """Return what a property is called in the notes, with its label or kind: `Address (home)`."""
        name = _SAID.get(one.name) or one.name.removeprefix("X-").replace("-", " ").capitalize()
        kinds = [kind for kind in one.said("TYPE") if kind not in ("pref", "internet", "voice", "x-internet")]
        kind = self.labels.get(one.group, "") or ", ".join(dict.fromkeys(kinds))
        return f"{name} ({kind})" if kind else name

    def _leave(self, why: str, what: str) -> None:
        self.left.append(LeftOut(why=why, where=self.where, what=cells.line(what, 60)))

    def _name(self) -> str:
        return cells.line(next((one.text for one in self.card.all("FN")), "") or self._from_parts(), 10 * cells.LONGEST)

    def _parts(self) -> dict[str, str]:
        first = next(iter(self.card.all("N")), None)
        parts = first.parts() if first else ()
        names = ("family", "given", "additional", "prefix", "suffix")
        return {name: _listed(part) for name, part in zip(names, parts, strict=False) if part.strip()}

    def _from_parts(self) -> str:
        parts = self._parts()
        return " ".join(parts[name] for name in ("prefix", "given", "additional", "family") if name in parts)

    def _names(self, fields: dict[str, Value]) -> dict[str, Value]:
        """Return other names, and what stands before and behind the name, where the name itself does not say it."""
        parts, aliases = self._parts(), list(fields.get("aliases", ()))
        whole = " ".join(parts[name] for name in ("given", "additional", "family") if name in parts)
        others = [whole, *(one.text for one in self.card.all("FN")[1:])]
        said = _words(self.name)
        aliases += [name for name in map(cells.line, others) if not _words(name) <= said]
        title = parts.get("prefix", "")
        family = parts.get("family") or person_name(self.name).family
        greeting = f"Dear {title} {family}" if title and not _words(title) <= said else ""
        for one in self.card.all("N")[1:]:
            self._note("Name", " ".join(filter(None, one.parts())))
        extra = [part for one in self.card.all("N")[:1] for part in one.parts()[5:] if part.strip()]
        for part in extra:
            self._note("Name", part)
        found: dict[str, Value] = {"aliases": tuple(dict.fromkeys(aliases)), "greeting": greeting}
        if _words(str(fields.get("credentials", ""))) <= said:
            found["credentials"] = ""  # the name says it
        return found

    def _declared(self) -> dict[str, Value]:
        """Return the fields whose property the schema names; `N.suffix` means a part of the property `N`."""
        found: dict[str, Value] = {}
        for name, spec in schema(Contact).items():
            if spec.vcard == "N.suffix":
                found[name] = self._parts().get("suffix", "")
            elif spec.vcard and spec.many:
                texts = [part for one in self.card.all(spec.vcard) for part in one.parts(",")]
                found[name] = tuple(dict.fromkeys(filter(None, map(cells.line, texts))))
            elif spec.vcard:
                first, *rest = [cells.line(one.text) for one in self.card.all(spec.vcard)] or [""]
                found[name] = first
                for text in rest:
                    self._note(_SAID.get(spec.vcard, spec.vcard.capitalize()), text)
        tags = found.get("tags", ())
        groups = [tag for tag in tags if tag.removeprefix("* ").lower() in _GROUPS]
        for tag in groups:
            self._leave("a group that every card of a program is in", tag)
        found["tags"] = tuple(tag for tag in tags if tag not in groups)
        return found

    def _work(self, fields: dict[str, Value]) -> dict[str, Value]:
        first, *rest = [one.parts() for one in self.card.all("ORG")] or [()]
        departments = [part for part in map(cells.line, first[1:]) if part]
        if departments:
            self._note("Department", ", ".join(departments))
        for one in rest:
            self._note("Company", ", ".join(filter(None, one)))
        roles = [cells.line(one.text) for one in self.card.all("ROLE")]
        role = str(fields.get("role", "")) or next(iter(roles), "")
        for text in roles:
            if text != role:
                self._note("Role", text)
        return {"company": cells.line(first[0]) if first else "", "role": role}

    def _pages(self) -> dict[str, Value]:
        found: dict[str, Value] = {"linkedin": "", "website": ""}
        profiles = [one for one in self.card.properties if one.name.startswith(("X-SOCIALPROFILE", "X-LINKEDIN"))]
        for one in (*self.card.all("URL"), *profiles):
            text = cells.line(one.text)
            page = cells.address(text)
            field = "linkedin" if page and identity.linkedin(page) else "website"
            if page and not found[field]:
                found[field] = page
            elif page and page != found[field]:
                self._note(self._said(one), page)
            elif not page and one.name != "URL":
                user = next((value for key, value in one.parameters if key == "X-USER"), "")
                self._note(self._said(one), f"{user} {text.removeprefix('x-apple:')}".strip())
            elif not page and text:
                self.doubts.append(f"{cells.line(text, 60)} is no address that a page may lead to; it is left out")
        return found

    def _places(self) -> dict[str, Value]:
        """Return the postal address, or only the town as the location where the card has no street."""
        places = [(one, *_place(one)) for one in self.card.all("ADR")]
        labels = [(one, "address", _in_a_line(one.text)) for one in self.card.all("LABEL")]
        found: dict[str, Value] = {}
        said: set[str] = set()
        for one, field, text in (*places, *labels):
            if not text or (one.name == "LABEL" and _words(text) <= said):
                continue
            said |= _words(text)
            if field not in found and (field == "location" or "address" not in found):
                found[field] = text
            elif text not in found.values():
                self._note(self._said(one), text)
        return found

    def _days(self) -> None:
        for one in self.card.all("BDAY"):
            self._detail("birthday", birthday(one.text).get("birthday", ""))
        for one in self.card.all("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-ABDATE"):
            self._detail(self.labels.get(one.group, "") or "anniversary", birthday(one.text).get("birthday", ""))

    def _detail(self, name: str, text: str) -> None:
        name = cells.line(name, 60).lower()
        if text and self.personal.setdefault(name, text) != text:
            self._note(name.capitalize(), text)

    def _relations(self) -> Iterator[str]:
        """Yield introducers, as phones and our own export label them; family goes to `personal`, the rest to notes."""
        family: list[str] = []
        names = ("RELATED", "X-ABRELATEDNAMES", "X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-CHILD", "X-CHILDREN")
        introduced: list[str] = []
        others: list[tuple[Property, str]] = []
        for one in self.card.all(*names):
            text = cells.line(one.text)
            kinds = [kind for kind in one.said("TYPE") if kind not in ("pref", "contact")]
            label = self.labels.get(one.group, "") or ", ".join(kinds)
            label = label or one.name.removeprefix("X-").removeprefix("EVOLUTION-").lower() * one.name.startswith("X-")
            label = "" if label == "abrelatednames" else label
            if text.lower().startswith("urn:"):
                self._leave("a number that points to another card", text)
            elif _INTRODUCER.search(label):
                introduced.append(text)
            elif set(re.split(r"[\s,]+", label.lower())) & _FAMILY:
                family.append(f"{label.lower()}: {text}")
            else:
                others.append((one, text))
        if family:
            self._detail("family", "; ".join(dict.fromkeys(family)))
        for one, text in others:
            if text not in introduced:
                self._note(self._said(one), text)
        yield from dict.fromkeys(introduced)

    def _rest(self, zones: Iterable[str]) -> None:
        """Put every other property into the notes, and name what is left out."""
        for zone in zones:
            self._note("Time zone", zone)
        for inside in self.card.inside:
            said = [cells.line(one.text) for one in inside.properties if one.name not in _MACHINE | BINARY and one.text]
            self._note("Assistant", ", ".join(dict.fromkeys(said)))
        for one in self.card.properties:
            if one.name in BINARY:
                self._leave(f"{_BINARY_SAID[one.name]}, for which a record has no room", one.name)
            elif one.name in _MACHINE and one.name != "VERSION":
                self._leave(_PROGRAMS, one.name)
            else:
                self._other(one)

    def _other(self, one: Property) -> None:
        if one.name == "AGENT":
            self._note("Assistant", re.sub(r"(?im)^(?:BEGIN|END|VERSION):.*\n?", "", one.text).replace("\n", ", "))
        elif one.name == "X-ABLABEL":
            beside = [other.name for other in self.card.properties if other.group == one.group and other is not one]
            if not beside:
                self._note("Label", _label(one.text))
            elif beside[0] in ("EMAIL", "TEL", "ADR", "URL"):
                self._leave("which of somebody's addresses or numbers it is", _label(one.text))
        elif one.name not in _TAKEN and not one.name.startswith(("X-SOCIALPROFILE", "X-LINKEDIN")):
            self._note(self._said(one), ", ".join(filter(None, map(cells.lines, one.parts()))))


_TAKEN_WORDS = (
    "FN N NOTE EMAIL TEL URL ADR LABEL TZ BDAY ANNIVERSARY X-ANNIVERSARY X-EVOLUTION-ANNIVERSARY X-ABDATE RELATED ORG"
    " ROLE X-ABRELATEDNAMES X-SPOUSE X-EVOLUTION-SPOUSE X-CHILD X-CHILDREN VERSION"
)
_TAKEN = frozenset(_TAKEN_WORDS.split()) | {spec.vcard for spec in schema(Contact).values() if spec.vcard}


def _label(text: str) -> str:
    found = _LABEL.fullmatch(text.strip())
    return cells.line(found[1] if found else text, 60)


def _words(text: str) -> set[str]:
    return set(identity.name(text).split("-")) - {""}


def _listed(text: str) -> str:
    """Return a part of a name with a blank behind each comma: `PhD,MBA`."""
    return cells.line(re.sub(r",(?=\S)", ", ", text.replace("\n", " ")))


def _address(text: str) -> str:
    """Return the address of `Kim <kim@example.com>`, anything else as it is."""
    found = re.search(r"<([^<>\s]+@[^<>\s]+)>", text)
    return found[1] if found else re.sub(r"(?i)^\s*mailto:", "", text)


def _number(text: str) -> str:
    """Return the number of a `tel:` address as people write it, with its extension."""
    if not text.lower().startswith("tel:"):
        return text
    number, *rest = text[4:].split(";")
    extension = next((one.partition("=")[2] for one in rest if one.lower().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _place(one: Property) -> tuple[str, str]:
    """Return which field an address fills, and its text: only a town is a location."""
    box, extended, street, city, region, code, country, *more = (*map(_in_a_line, one.parts()), *[""] * 7)
    town = ", ".join(filter(None, (city, region, country)))
    before = ", ".join(filter(None, (box, extended, street)))
    rest = ", ".join(filter(None, more))
    if not before and not code and not rest:
        return "location", town
    return "address", ", ".join(filter(None, (before, f"{code} {town}".strip(), rest)))


def _in_a_line(text: str) -> str:
    return ", ".join(filter(None, (cells.line(part).strip(", ") for part in cells.lines(text).split("\n"))))


IMPORTER = Importer(name="vcard", what="an address book of vCards", identify=identify, extract=extract)
