"""The feeds as part of a built site: the same bytes as from the command, linked where people look for them."""

from datetime import date
from pathlib import Path

from built_site import HELLO, build_site, write_site_journal
from click.testing import CliRunner
from conftest import MakeJournal

from generator.cli import main
from generator.io.exporters.feeds import feeds
from generator.model.day import Day
from generator.model.settings import Settings

FILES = {
    **HELLO,
    "contacts/gone.md": "---\nname: Gone By\narchived: yes\n---\n",
    "contacts/kept.md": "---\nname: Kept Close\nprivate: yes\npersonal: {birthday: 3 March}\n---\n",
    "meetings/2026-11-25-kept.md": "---\ndate: 2026-11-25 10:00\nwith: kept\n---\n",
    "notes.md": "# My notes\n\n[My calendar](journal.ics)\n",
}


def exported(root: Path, form: str) -> bytes:
    return CliRunner().invoke(main, ["-C", str(root), "export", form], catch_exceptions=False).stdout_bytes


def test_a_built_site_holds_both_feeds_and_leads_to_them(tmp_path: Path) -> None:
    built = build_site(write_site_journal(tmp_path / "j", FILES))
    calendar, people = ((built.site / name).read_bytes() for name in ("journal.ics", "contacts.vcf"))
    assert calendar.count(b"UID:2026-11-25-") == 0 < exported(built.root, "ics").count(b"UID:2026-11-25-kept@")
    whole = exported(built.root, "vcard")
    assert b"FN:Kept Close\r\n" in whole
    assert people.count(b"BEGIN:VCARD") == whole.count(b"BEGIN:VCARD") - 1
    assert (b"Gone By" in whole, b"Kept Close" in people, b"Kept" in calendar) == (False, False, False)
    assert 'href="../journal.ics"' in built.read("meetings/index.html")
    assert 'href="../contacts.vcf"' in built.read("contacts/index.html")
    assert 'href="journal.ics"' in built.read("notes.html")  # as an owner may link it
    assert not [line for line in built.said if "ics" in line or "vcf" in line]


def test_without_anything_private_or_personal_they_are_the_bytes_of_the_command(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if "kept" not in name}
    built = build_site(write_site_journal(tmp_path / "j", files))
    found = {name: (built.site / name).read_bytes() for name in ("journal.ics", "contacts.vcf")}
    assert found == {"journal.ics": exported(built.root, "ics"), "contacts.vcf": exported(built.root, "vcard")}


SECRET = "Sekret"
"""A word that only private records, private sections and what is personal have."""
HUSHED = {
    "profile.md": "---\nname: Me\ntime_zone: Europe/Berlin\n---\n",
    "contacts/kim.md": f"---\nname: Kim {SECRET}\naliases: [The {SECRET}]\nprivate: yes\nphone: '0{SECRET}'\n"
    f"personal: {{birthday: 3 May}}\noutreach: [2026-11-01 email]\nkeep_in_touch: 1 week\n"
    f"company: Hush {SECRET}\n---\n",
    "companies/hush.md": f"---\nname: Hush {SECRET}\nprivate: yes\n---\n",
    "contacts/ana.md": f"---\nname: Ana Silva\nintroduced_by: [kim, ben]\nbond: {SECRET} choir\ncompany: hush\n"
    f"personal: {{birthday: 1980-03-22, family: {SECRET}}}\nphone: '030 5'\n---\n",
    "contacts/ben.md": "---\nname: Ben Okoro\n---\n\n## Private\n\n"
    f"- [ ] {SECRET} promise [[ben]] 📅 2026-12-02\n\n## More\n\n- [ ] Send the map [[ben]] 📅 2026-12-03\n",
    "meetings/2026-11-19-ana.md": "---\ndate: 2026-11-19 10:00\nwith: ana\nfollow_ups:\n"
    f"- {{do: ask about {SECRET}, to: kim}}\n- {{do: 'greet [[kim]]'}}\n- send the book\n---\n\n## Notes\n\nX.\n",
    "meetings/2026-11-18-ana.md": f"---\ndate: 2026-11-18\nwith: ana\nprivate: yes\ntitle: {SECRET}\n"
    f"follow_ups: [{{do: '{SECRET} task'}}]\nawaiting: [{{what: '{SECRET} thing', by: 2026-11-20}}]\n---\n",
    "meetings/2026-11-25-kim.md": f"---\ndate: 2026-11-25\nwith: kim\nobjective: {SECRET}\n---\n",
    "meetings/2026-11-26-both.md": "---\ndate: 2026-11-26 10:00\nwith: [kim, ana]\nobjective: learn of tides\n---\n\n"
    f"## Research\n\nShe dives.\n\n### Private\n\n{SECRET} again\n\n## Questions\n\n- Why tides?\n- How is [[kim]]?\n",
    "events/fair.md": "---\nname: The fair\ndate: 2026-11-28\nplace: Pier 3\n"
    f"goal: meet Kim {SECRET}\n---\n",
    "events/hush.md": f"---\nname: {SECRET} evening\ndate: 2026-11-29\nprivate: yes\n---\n",
    "updates/u.md": f"---\ndate: 2026-11-10\nsubject: {SECRET}\nprivate: yes\nto: [ana]\n---\n",
}  # fmt: skip


def test_nothing_private_or_personal_is_in_a_feed_that_clouds_keep(journal: MakeJournal) -> None:
    world = journal(HUSHED)
    day = Day(world.load(), date(2026, 11, 22), Settings())
    made = {name: make().decode().replace("\r\n ", "") for name, make in feeds(day, world.root)}
    assert {name: SECRET.lower() in text.lower() for name, text in made.items()} == {
        "journal.ics": False,
        "contacts.vcf": False,
    }
    assert SECRET in world.run("export", "ics").stdout  # the owner's own calendar, asked for by name, is whole
    calendar = made["journal.ics"]
    for said in (
        "UID:2026-11-26-both@", "SUMMARY:Meet Ana Silva", "learn of tides", "She dives.", "Why tides?", "Phone: 030 5",
        "SUMMARY:The fair", "LOCATION:Pier 3", "Birthday of Ana Silva", "send-the-book",
        "Send the map",
    ):  # fmt: skip
        assert said in calendar, said
    assert "FN:Ana Silva" in made["contacts.vcf"]
    assert "Introduced by Ben Okoro" in made["contacts.vcf"]


def test_each_calendar_counts_its_own_changes(journal: MakeJournal) -> None:
    world = journal(HUSHED)
    day = Day(world.load(), date(2026, 11, 22), Settings())
    made = [dict(feeds(day, world.root))["journal.ics"](), world.run("export", "ics").stdout_bytes]
    assert made[0] != made[1]
    assert made == [dict(feeds(day, world.root))["journal.ics"](), world.run("export", "ics").stdout_bytes]


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
