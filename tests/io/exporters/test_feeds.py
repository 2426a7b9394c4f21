"""The feeds as part of a built site: the same bytes as from the command, linked where people look for them."""

from pathlib import Path

from built_site import HELLO, build_site, write_site_journal
from click.testing import CliRunner

from generator.cli import main

FILES = {
    **HELLO,
    "contacts/gone.md": "---\nname: Gone By\narchived: yes\n---\n",
    "contacts/kept.md": "---\nname: Kept Close\nprivate: yes\n---\n",
    "meetings/2026-11-25-kept.md": "---\ndate: 2026-11-25 10:00\nwith: kept\nprivate: yes\n---\n",
    "notes.md": "# My notes\n\n[My calendar](journal.ics)\n",
}


def exported(root: Path, form: str) -> bytes:
    return CliRunner().invoke(main, ["-C", str(root), "export", form], catch_exceptions=False).stdout_bytes


def test_a_built_site_holds_both_feeds_and_leads_to_them(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", FILES))
    calendar, people = ((built.site / name).read_bytes() for name in ("journal.ics", "contacts.vcf"))
    assert calendar == exported(built.root, "ics")
    assert b"UID:2026-11-25-kept@" in calendar
    whole = exported(built.root, "vcard")
    assert b"FN:Kept Close\r\n" in whole
    assert people.count(b"BEGIN:VCARD") == whole.count(b"BEGIN:VCARD") - 1
    assert (b"Gone By" in whole, b"Kept Close" in people) == (False, False)
    assert 'href="../journal.ics"' in built.read("meetings/index.html")
    assert 'href="../contacts.vcf"' in built.read("contacts/index.html")
    assert 'href="journal.ics"' in built.read("notes.html")  # as an owner may link it
    assert not [line for line in built.said if "ics" in line or "vcf" in line]


def test_a_second_build_on_the_same_day_writes_the_same_bytes(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", FILES)
    first = [(build_site(root).site / name).read_bytes() for name in ("journal.ics", "contacts.vcf")]
    assert [(build_site(root).site / name).read_bytes() for name in ("journal.ics", "contacts.vcf")] == first


def test_an_empty_journal_has_feeds_that_hold_nothing(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", {"profile.md": "---\nname: Dot\n---\n"}))
    assert (built.site / "contacts.vcf").read_bytes() == b""
    calendar = (built.site / "journal.ics").read_bytes()
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    assert b"VEVENT" not in calendar
