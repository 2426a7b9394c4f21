"""vCards taken apart as RFC 2426 and 6350 say, and as programs write them: lines, groups, parameters, texts."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.io.importers import tables

_LINE = re.compile(rb"(?:([\w-]+)\.)?([A-Za-z][\w-]*)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_LENIENT = re.compile(rb"(?:([\w-]+)\.)?([A-Za-z][\w-]*)((?:;[^:]*)?):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";((?:[^\";]|\"[^\"]*\")*)")
_ESCAPED = re.compile(r"\\([\\,;:nN\"])")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+")
BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of a card: its name in capitals, group, parameters by capitals, and value as written, decoded."""

    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The value as one text; a comma in it is a comma, escaped or not."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> tuple[str, ...]:
        """Return the texts between separators that are not escaped."""
        found, rest = [""], iter(re.split(rf"(\\.|{separator})", self.value, flags=re.DOTALL))
        for piece in rest:
            if piece == separator:
                found.append("")
            else:
                found[-1] += piece
        return tuple(map(unescaped, found))

    def said(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter in small letters; a bare one, as 2.1 has them, is a TYPE."""
        found = (value for key, value in self.parameters if key == name)
        return tuple(one.strip().lower() for value in found for one in value.replace('"', "").split(",") if one.strip())


@dataclass(slots=True)
class Card:
    """One card: the line on which it begins, its properties, the cards written inside it, and lines that are none."""

    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list["Card"] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    is_closed: bool = False

    def all(self, *names: str) -> list[Property]:
        """Return the properties of these names, the preferred ones first."""
        return sorted((one for one in self.properties if one.name in names), key=lambda one: not _is_preferred(one))


def unescaped(text: str) -> str:
    """Return a text with its escapes read: a line end, a comma, a semicolon, a colon."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def cards(data: bytes) -> Iterator[Card]:
    """Yield the cards of a file; one that never ends is read as far as it goes. A card in a card belongs to it."""
    open_: list[Card] = []
    is_agent = False
    for number, one in _lines(data):
        if isinstance(one, str):
            if open_:
                open_[-1].unread.append(one)
            continue
        if _is(one, "BEGIN"):
            if open_ and not is_agent:  # the one before has lost its end
                yield open_[0]
                open_ = []
            _begin(open_, number)
        elif _is(one, "END"):
            yield from _end(open_)
        elif open_:
            open_[-1].properties.append(one)
        is_agent = one.name == "AGENT" and not one.value.strip()
    yield from open_[:1]


def _is(one: Property, name: str) -> bool:
    return one.name == name and one.value.strip().upper() == "VCARD"


def _begin(open_: list[Card], number: int) -> None:
    card = Card(line=number)
    if open_:
        open_[-1].inside.append(card)
    open_.append(card)


def _end(open_: list[Card]) -> Iterator[Card]:
    if open_:
        card = open_.pop()
        card.is_closed = True
        yield from [] if open_ else [card]


def _lines(data: bytes) -> Iterator[tuple[int, Property | str]]:
    """Yield each property with the number of its line, a text for a line that is none."""
    rows = _rows(data)
    at, old, binary = 0, False, False
    while at < len(rows):
        start = at
        head, at = rows[at], at + 1
        if not head.strip():
            binary = False
            continue
        found = _LINE.fullmatch(head) or _LENIENT.fullmatch(head)
        if found is None:
            if binary and _BASE64.fullmatch(head.strip()):
                continue  # a picture whose lines are not folded
            yield start + 1, text_of(head.strip())[:120]
            continue
        parameters = _parameters(found[3].decode("latin-1"))
        said = {value.strip().lower() for key, value in parameters if key in ("ENCODING", "TYPE")}
        pieces = [found[4]]
        if "quoted-printable" in said:
            while pieces[-1].rstrip(b" \t").endswith(b"=") and at < len(rows):
                pieces[-1] = pieces[-1].rstrip(b" \t")[:-1]
                pieces.append(rows[at])
                at += 1
        while at < len(rows) and rows[at][:1] in (b" ", b"\t"):
            # Version 2.1 folds at a blank, which stays; later ones put one in.
            pieces.append(rows[at] if old else rows[at][1:])
            at += 1
        value = b"".join(pieces)
        name = found[2].decode("latin-1").upper()
        if name == "VERSION":
            old = value.strip() == b"2.1"
        binary = name in BINARY or "base64" in said or "b" in said
        charset = next((value for key, value in parameters if key == "CHARSET"), "")
        yield (
            start + 1,
            Property(
                name=name,
                value="" if binary else text_of(_decoded(value, said), charset),
                group=(found[1] or b"").decode("latin-1").lower(),
                parameters=parameters,
            ),
        )


def _rows(data: bytes) -> list[bytes]:
    text, said = tables.text_of(data[:4])
    if said.startswith("The file is in UTF-16") or data[:2] in (b"\xff\xfe", b"\xfe\xff") or not text.isprintable():
        whole, said = tables.text_of(data)
        data = whole.encode("utf-8", "replace") if "UTF-16" in said else data
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.split(b"\n")


def _parameters(text: str) -> tuple[tuple[str, str], ...]:
    """Return parameters as pairs of a name in capitals and a value; RFC 6868's `^n`, `^'` and `^^` are read."""
    found = []
    for one in _PARAMETER.finditer(text):
        name, equals, value = one[1].partition("=")
        pair = (name.strip().upper(), value) if equals else ("TYPE", name)
        found.append((pair[0], pair[1].replace("^n", " ").replace("^'", '"').replace("^^", "^")))
    return tuple(found)


def _decoded(value: bytes, said: set[str]) -> bytes:
    return quopri.decodestring(value) if "quoted-printable" in said else value


def text_of(data: bytes, charset: str = "") -> str:
    """Return bytes as text, by their charset, else UTF-8, else what Windows calls Latin (cp1252)."""
    for encoding in (charset.strip('"'), "utf-8"):
        try:
            return data.decode(encoding) if encoding else data.decode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _is_preferred(one: Property) -> bool:
    return "pref" in one.said("TYPE") or "1" in one.said("PREF")
