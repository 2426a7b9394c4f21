"""Messages on the disk: an mbox, a Maildir, a folder of `.eml` or of all of these, one message; their heads alone."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.io.importers.found import CannotRead
from generator.model.names import slug

_BLOCK = 1 << 16
_LONGEST_HEAD = 1 << 21
"""Bytes; of a longer head the rest is passed over, as a body is."""
_LOOK = 4096
_FIELD = re.compile(rb">?[!-9;-~]{1,200}[ \t]*:|>From ")
_HOUR, _YEAR = re.compile(rb"\d:\d\d"), re.compile(rb"(?<!\d)\d{4}(?!\d)")
_TELLS = re.compile(rb"(?im)^(?:from|date|received|subject|to)[ \t]*:")
_ENDS = re.compile(rb"\r\n?")
_OTHER_FORMS = {
    b"PK\x03\x04": "a ZIP archive; unpack it first",
    b"\x1f\x8b": "packed; unpack it first",
    b"!BDN": "Outlook's own file, which is not read; let Outlook or Thunderbird save the messages as .eml",
    b"\xd0\xcf\x11\xe0": "Outlook's own message, which is not read; save it as .eml",
}
_NAMES_OF = {
    "draft": "draft drafts templates outbox unsent-messages entwurf entwurfe vorlagen postausgang brouillon brouillons "
    "modeles borrador borradores bozze rascunhos concepten utkast kladder szkice",
    "thrown": "trash bin deleted deleted-items deleted-messages spam junk junk-e-mail junk-email junk-mail bulk-mail "
    "papierkorb geloscht geloschte geloschte-elemente geloschte-objekte corbeille elements-supprimes papelera "
    "eliminados elementos-eliminados cestino posta-eliminata lixeira lixo prullenbak verwijderde-items papperskorg "
    "papirkurv kosz werbung unerwunscht indesirables courrier-indesirable correo-no-deseado posta-indesiderata "
    "ongewenst ongewenste-e-mail skrappost",
    "chat": "chat chats",
}
_FATES = {name: fate for fate, names in _NAMES_OF.items() for name in names.split()}
_MAILDIR = ("cur", "new")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
LINK, NO_MAIL = "link", "no-mail"
"""The fates of files that hold no message to be read."""


@dataclass(frozen=True, slots=True)
class Head:
    r"""The head lines of one message, with `\n` at the end of each, and where it stands, in words.

    `fate` is `draft`, `thrown` (away, or spam) or `chat` where its folder or its file's name says so; LINK and NO_MAIL
    are files that were left alone. `data` is empty where nothing could be read.
    """

    where: str
    data: bytes = b""
    fate: str = ""


def fate_of(name: str) -> str:
    """Return what a folder or label of this name is for: `draft`, `thrown` or `chat`; empty for ordinary mail."""
    return _FATES.get(slug(name), "")


def heads(path: Path) -> Iterator[Head]:
    """Yield the head of each message in a file or below a folder; raise CannotRead for what holds no mail.

    Nothing but regular files is opened, and no link is followed but `path` itself.
    """
    if path.is_dir():
        yield from _below(path, "", _fate_of_file(path.name))
        return
    try:
        with _opened(path) as file:
            yield from _in_file(file, path.name, _fate_of_file(path.name), alone=True)
    except OSError as error:
        raise CannotRead(f"it can't be read: {error.strerror}") from None


def _below(folder: Path, shown: str, fate: str) -> Iterator[Head]:
    is_maildir = (folder / "cur").is_dir() and not (folder / "cur").is_symlink()
    try:
        found = os.scandir(folder)
    except OSError:
        yield Head(shown or folder.name)
        return
    with found as entries:
        for one in entries:
            where, path = f"{shown}{'/' if shown else ''}{one.name}", Path(one.path)
            if one.is_symlink():
                yield Head(where, fate=LINK)
            elif one.is_dir() and is_maildir and one.name in _MAILDIR:
                yield from _delivered(path, where, fate)
            elif one.is_dir() and is_maildir and one.name == "tmp":
                continue  # what is being delivered is no message yet
            elif one.is_dir():
                if not one.name.startswith(".") or (path / "cur").is_dir():
                    yield from _below(path, where, fate or _fate_of_file(one.name))
            elif not one.name.startswith("."):
                yield from _file(path, where, fate or _fate_of_file(one.name))


def _fate_of_file(name: str) -> str:
    """Return the fate that the name of a folder or an mbox means: `Trash`, `Spam.mbox`, `.INBOX.Drafts`."""
    stem = re.sub(r"\.(?:mbox|mbx|sbd)$", "", name, flags=re.IGNORECASE)
    return fate_of(re.split(r"[./\]]", stem)[-1])


def _delivered(folder: Path, shown: str, fate: str) -> Iterator[Head]:
    """Yield the messages of a Maildir's `cur` or `new`, with what their names say: `:2,ST` is seen, and trashed."""
    try:
        found = os.scandir(folder)
    except OSError:
        yield Head(shown)
        return
    with found as entries:
        for one in entries:
            where = f"{shown}/{one.name}"
            if one.is_symlink():
                yield Head(where, fate=LINK)
            elif one.is_file() and not one.name.startswith("."):
                flags = _FLAGS.search(one.name)
                said = flags[1] if flags else ""
                own = "draft" if "D" in said else "thrown" if "T" in said else ""
                yield from _file(Path(one.path), where, fate or own, one_message=True)


def _file(path: Path, where: str, fate: str, *, one_message: bool = False) -> Iterator[Head]:
    """Yield the messages of a file in a folder; one that can't be opened, or holds no mail, is said to be so."""
    try:
        with _opened(path) as file:
            yield from _in_file(file, where, fate, one_message=one_message)
    except OSError:
        yield Head(where)
    except CannotRead:
        yield Head(where, fate=NO_MAIL)


def _opened(path: Path) -> BinaryIO:
    """Open a regular file; raise CannotRead for anything else, such as a pipe, which nobody may ever write to."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise CannotRead("it is neither a file nor a folder")
    return path.open("rb")


def _in_file(
    file: BinaryIO, where: str, fate: str, *, alone: bool = False, one_message: bool = False
) -> Iterator[Head]:
    """Yield the messages of one file, by what stands at its beginning; raise CannotRead where that is no mail."""
    start = file.read(_LOOK)
    file.seek(0)
    for begin, said in _OTHER_FORMS.items():
        if start.startswith(begin):
            raise CannotRead(f"this is {said}")
    begun = _ENDS.sub(b"\n", start).removeprefix(b"\xef\xbb\xbf").lstrip(b"\n")
    name = where.lower()
    if name.endswith(".emlx"):  # Apple's: the number of bytes stands in the first line
        file.readline(_LOOK)
        yield Head(where, _first_head(file), fate)
    elif one_message or name.endswith(".eml"):
        yield Head(where, _first_head(file), fate)
    elif begun.startswith(b"From ") and _begins_message(begun.partition(b"\n")[0][5:].strip()):
        for number, data in enumerate(_heads_in(file), 1):
            yield Head(f"{where}, message {number:,}", data, fate)
    elif _FIELD.match(begun) and _TELLS.search(begun):
        yield Head(where, _first_head(file), fate)
    elif not (alone and not start and name.endswith((".mbox", ".mbx"))):  # an mbox may be empty
        raise CannotRead("there is no mail in it: it is neither an mbox nor a message")


def _first_head(file: BinaryIO) -> bytes:
    """Return the head of the one message in a file; a line that mbox puts before a message does not hurt."""
    data = b""
    for block in _blocks(file):
        data = (data + block).lstrip(b"\n") if not data else data + block
        end = data.find(b"\n\n")
        if end >= 0 or len(data) > _LONGEST_HEAD:
            return data[: end + 1] if end >= 0 else data[:_LONGEST_HEAD]
    return data


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    r"""Yield the bytes of a file, every end of a line as `\n`, without NULs and without a BOM."""
    waits, first = b"", True
    while block := file.read(_BLOCK):
        if first:
            block, first = block.removeprefix(b"\xef\xbb\xbf"), False
        block = waits + block
        waits = b"\r" if block.endswith(b"\r") else b""
        block = block[:-1] if waits else block
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield block.replace(b"\0", b"") if b"\0" in block else block
    if waits:
        yield b"\n"


def _heads_in(file: BinaryIO) -> Iterator[bytes]:
    """Yield the head of each message of an mbox; of a body nothing is kept but the end of what was read last."""
    kept, is_in_head, ended = b"\n", False, False
    blocks = _blocks(file)
    while not ended:
        block = next(blocks, None)
        ended = block is None
        kept += block or b""
        while True:
            if is_in_head:
                end = _end_of_head(kept, ended=ended)
                if end < 0:
                    break
                yield kept[:end]
                # What follows is looked at from a line's end on: that of the head, if no blank line is between.
                kept, is_in_head = kept[end:] if kept[end : end + 1] == b"\n" else kept[max(end - 1, 0) :], False
            at, head = _next_start(kept, ended=ended)
            if head < 0:
                kept = kept[at:]
                break
            kept, is_in_head = kept[head:], True


def _end_of_head(text: bytes, *, ended: bool) -> int:
    """Return where a head ends: at a blank line, at the next message, or where it is too long; -1 for not yet."""
    blank = 0 if text.startswith(b"\n") else text.find(b"\n\n") + 1 or -1
    whole = text if blank < 0 else text[:blank]
    at, head = _next_start(whole, ended=ended or blank >= 0)
    if head >= 0:
        return at + 1
    return blank if blank >= 0 else len(text) if ended or len(text) > _LONGEST_HEAD else -1


def _next_start(text: bytes, *, ended: bool) -> tuple[int, int]:
    """Return where the end of the line before the next message stands, and where its head begins.

    The second is -1 where none begins, or more must be read to say; then the first is from where on to look again.
    """
    at = text.find(b"\nFrom ")
    while at >= 0:
        if not ended and len(text) - at < _LOOK:
            return at, -1
        end = text.find(b"\n", at + 1, at + _LOOK)
        if end >= 0 and _begins_message(text[at + 6 : end].strip()) and _FIELD.match(text, end + 1):
            return at, end + 1
        at = text.find(b"\nFrom ", at + 1)
    return max(len(text) - 5, 0), -1


def _begins_message(behind: bytes) -> bool:
    """Return whether this may stand behind `From ` between messages: a day with its hour, an address, or nothing."""
    dated = _HOUR.search(behind) and _YEAR.search(behind)
    return bool(dated) or behind in (b"", b"-") or (b"@" in behind and b" " not in behind)
