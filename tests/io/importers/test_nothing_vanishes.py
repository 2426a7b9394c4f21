"""Each value of a sample, taken apart here without our own readers, is in the review or named as left out."""

import csv
import io
import quopri
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_world import SAMPLES, samples, words, world

FORMS = ("vcard", "google", "linkedin")
LEFT_OUT = {"PHOTO", "KEY", "SOUND", "LOGO", "UID", "REV", "PRODID", "PROFILE", "KIND", "MEMBER"}
BROKEN = ("hostile", "broken", "endless")


def text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def lines_of_cards(path: Path) -> Iterator[tuple[str, str]]:
    """Yield names and values of the lines of an address book, whose texts are decoded and not parted."""
    old = False
    for card in re.split(rb"(?=BEGIN:VCARD\r\n)", path.read_bytes().replace(b"=\r\n", b"")):
        old = b"VERSION:2.1" in card
        for line in re.sub(rb"\r\n[ \t]", b" " if old else b"", card).split(b"\r\n"):
            head, colon, value = line.partition(b":")
            if colon:
                if b"QUOTED" in head:
                    value = quopri.decodestring(value)
                yield head.split(b";")[0].rpartition(b".")[2].decode().upper(), text(value)


def values(sample: str) -> Iterator[tuple[str, str]]:
    path = SAMPLES / sample
    if sample.startswith("vcard"):
        yield from lines_of_cards(path)
        return
    whole = text(path.read_bytes())
    start = max(whole.find("First Name"), 0) if sample.startswith("linkedin") else 0
    separator = ";" if ";" in whole[start:].splitlines()[0] else "\t" if "\t" in whole[start:].splitlines()[0] else ","
    rows = list(csv.reader(io.StringIO(whole[start:]), delimiter=separator))
    for row in rows[1:]:
        yield from zip(rows[0], row, strict=False)


def pieces(value: str) -> set[str]:
    """Return the words of a value, as they can be looked for: letters and digits, in small letters."""
    value = re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], value)
    return {word for word in re.findall(r"[^\W_]+", value.casefold()) if len(word) > 1 or word.isdigit()}


def is_in(name: str, value: str, review: str, seen: set[str]) -> bool:
    wanted = pieces(value) - {
        "mailto",
        "tel",
        "ext",
        "begin",
        "end",
        "vcard",
        "version",
        "homepage",
        "http",
        "https",
        "née",
    }
    if name.upper() in ("BDAY", "ANNIVERSARY", "X-ABDATE", "BIRTHDAY", "CONNECTED ON"):
        wanted = {word for word in wanted if re.fullmatch(r"(?:19|20)\d\d", word)}
    if name == "AGENT":
        wanted -= {"fn"} | {"3", "0"}
    if name == "X-ABLABEL":
        wanted -= {"introduced", "by"}
    wanted = {re.sub(r"^0+(?=\d)", "", word) for word in wanted}
    digits = re.sub(r"\D", "", value)
    return not wanted - seen or (len(digits) > 5 and digits.lstrip("0")[-9:] in re.sub(r"[\s()\-/.]", "", review))


@pytest.mark.parametrize(
    "sample", [one for one in samples() if one.startswith(FORMS) and not any(word in one for word in BROKEN)]
)
def test_each_value_is_in_the_review_or_named_as_left_out(tmp_path: Path, sample: str) -> None:
    small = world(tmp_path / "small")
    review = (small.root / small.run(*words(sample)).stdout.strip()).read_text(encoding="utf-8")
    journal = " ".join(path.read_text(encoding="utf-8") for path in (small.root / "journal/contacts").glob("*.md"))
    said = review.replace("\\n", " ").replace("\\", "") + journal
    seen = {re.sub(r"^0+(?=\d)", "", word) for word in re.findall(r"[^\W_]+", said.casefold())}
    lost, count = [], 0
    for name, value in values(sample):
        if name in ("BEGIN", "END", "VERSION") or not pieces(value):
            continue
        count += 1
        named = name in LEFT_OUT and re.search(
            rf"^- left out.*(?:\b{name}\b|company or group|\d more)", review, re.MULTILINE
        )
        if not named and not is_in(name, value, review, seen):
            lost.append((name, value))
    assert not lost, review
    assert count
