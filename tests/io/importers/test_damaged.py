"""Files that were damaged on their way: each is read or refused in a line, and what is written is whole."""

import random
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from conftest import MakeJournal
from sample_world import SAMPLES, samples, tick_all, world

from generator.io.importers import IMPORTERS, reading
from generator.io.importers.found import CannotRead, Given

PIECES = (
    b"\x00", b'"', b"\n", b",", b"\xff", b"\xe2\x80\xae", b"```", b"- [x] ", b"-->", b"<!-- known\n",
    b"# new contact\n",
    b"BEGIN:VEVENT\r\n", b"END:VCARD\r\n", b"RRULE:FREQ=SECONDLY\r\n", b"DTSTART:00010101T000000Z\r\n",
    b"DTSTART:99991231T235959Z\r\n", b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\r\n", b":", b"\xed\xa0\x80", b"[[x]]",
)  # fmt: skip


def damaged(data: bytes, dice: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(made) + 1)
        if dice.random() < 0.7:
            made[at:at] = dice.choice(PIECES)
        else:
            del made[at : at + dice.randint(1, 30)]
    return bytes(made)


@pytest.mark.parametrize("times", [2, pytest.param(12, marks=pytest.mark.slow)])
@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda one: one.name)
def test_a_damaged_file_is_read_or_refused(importer: object, times: int) -> None:
    one = next(found for found in IMPORTERS if found is importer)
    dice = random.Random(one.name)
    for sample in [sample for sample in samples() if sample.startswith(one.name)]:
        for _ in range(times):
            data = damaged((SAMPLES / sample).read_bytes(), dice)
            with suppress(CannotRead):
                reading(one, Given(data=data, name="x", today=date(2026, 11, 22), zone="Europe/Berlin"))


@pytest.mark.parametrize("form", ["linkedin", "google", "vcard", "xlsx", "ics"])
def test_what_a_damaged_file_brings_is_whole(tmp_path: Path, form: str) -> None:
    dice = random.Random(form)
    small = world(tmp_path / "small")
    for number, sample in enumerate(sample for sample in samples() if sample.startswith(form)):
        file = tmp_path / f"d{number}{Path(sample).suffix}"
        file.write_bytes(damaged((SAMPLES / sample).read_bytes(), dice))
        result = small.run("import", form, str(file))
        assert result.exit_code in (0, 2)
        if result.exit_code == 0:
            tick_all(small.root / result.stdout.strip())
            assert small.run("import", "apply", result.stdout.strip()).exit_code == 0
    faults = small.run("check", "--format", "concise").stdout
    assert not [line for line in faults.splitlines() if " error" in line and "introduction-cycle" not in line]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=NEVER", "", "FREQ=YEARLY;INTERVAL=0"],
)  # fmt: skip
def test_a_series_that_never_comes_is_over_soon(journal: MakeJournal, rule: str) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana Silva\n---\n"})
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART:20200101T090000Z",
        f"RRULE:{rule}",
        "SUMMARY:Tea with Ana Silva",
    ]
    (small.root / "c.ics").write_text("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]), encoding="utf-8")
    assert small.run("import", "ics", str(small.root / "c.ics")).exit_code in (0, 2)
