"""The feeds in programs that people keep their days and their friends in: khal and khard."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_journal import SmallJournal, write_journal

PROGRAMS = Path(sys.executable).parent
FILES = {
    "profile.md": "---\nname: Me\ntime_zone: America/New_York\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\nemail: ana@example.org\nphone: +1 207-555-0103\ncompany: Acme\n"
    "personal: {birthday: 12 March}\n---\n",
    "contacts/zoe.md": "---\nname: Zoë de la Cruz\nintroduced_by: ana\n---\n",
    "contacts/gone.md": "---\nname: Gone By\narchived: yes\n---\n",
    "meetings/2026-11-24-zoe.md": "---\ndate: 2026-11-24 09:00\nwith: zoe\ntime_zone: Europe/Berlin\nhow: video\n---\n",
    "meetings/2026-11-25-ana.md": "---\ndate: 2026-11-25 14:00\nwith: ana\nplace: the pier\n---\n",
    "meetings/2026-11-26-ana.md": "---\ndate: 2026-11-26\nwith: ana\nstatus: cancelled\n---\n",
    "meetings/2026-11-27-ana.md": "---\ndate: 2026-11-27\nwith: ana\nkind: catch-up\n"
    "follow_ups: [{do: bring the book, by: 2026-11-28}]\n---\n",
}
KHAL = """\
[calendars]
[[journal]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder}/khal.db
"""
KHARD = "[addressbooks]\n[[people]]\npath = {folder}/people\n[general]\neditor = true\nmerge_editor = true\n"


@pytest.fixture
def small(tmp_path: Path) -> SmallJournal:
    return write_journal(tmp_path / "small", FILES)


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs one of the programs on folders of its own."""

    def run(program: str, settings: str, *words: str) -> str:
        config = tmp_path / f"{program}.conf"
        config.write_text(settings, encoding="utf-8")
        environment = {"HOME": str(tmp_path), "PATH": str(PROGRAMS), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
        command = [str(PROGRAMS / program), "-c", str(config), *words]
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, cwd=tmp_path, check=False
        )
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode()

    return run


@pytest.mark.parametrize(
    ("zone", "berlin", "new_york"), [("America/New_York", "03:00", "14:00"), ("Asia/Tokyo", "17:00", "04:00")]
)
def test_khal_lists_each_event_once_on_its_day_and_hour(
    small: SmallJournal, tmp_path: Path, ask: Callable[..., str], zone: str, berlin: str, new_york: str
) -> None:
    (tmp_path / "calendar").mkdir()
    settings = KHAL.format(folder=tmp_path, zone=zone)
    for _ in range(2):  # the same feed taken in again changes nothing
        small.run("export", "ics", "-o", str(tmp_path / "journal.ics"))
        ask("khal", settings, "import", "--batch", "-a", "journal", str(tmp_path / "journal.ics"))
    shown = ask(
        "khal", settings, "list", "--day-format", "", "--format", "{start-date} {start-time} {title}",
        "2026-11-22", "14d",
    )  # fmt: skip
    ana_on = "2026-11-26" if zone == "Asia/Tokyo" else "2026-11-25"
    talks = [line for line in map(str.strip, shown.splitlines()) if "Meet" in line or "Video" in line]
    assert sorted(talks) == sorted(
        [
            f"2026-11-24 {berlin} Video call with Zoë de la Cruz",
            f"{ana_on} {new_york} Meet Ana Silva",
            "2026-11-27  Meet Ana Silva",
        ]
    )
    owed = [line for line in shown.splitlines() if "book" in line]
    assert [line[:10] for line in owed] == ["2026-11-28"]


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_khard_lists_everyone_who_is_not_put_aside(
    small: SmallJournal, tmp_path: Path, ask: Callable[..., str], version: str
) -> None:
    (tmp_path / "people").mkdir()
    for _ in range(2):  # the second time nothing is new
        assert small.run("export", "vcard", "--version", version, "-o", str(tmp_path / "people")).exit_code == 0
    settings = KHARD.format(folder=tmp_path)
    listed = ask("khard", settings, "list", "--parsable")
    assert sorted(line.split("\t")[1] for line in listed.splitlines()) == ["Ana Silva", "Zoë de la Cruz"]
    ana = ask("khard", settings, "show", "uid:ana@networking-journal")
    for said in ("ana@example.org", "+1 207-555-0103", "Acme", "Birthday: 12 March"):
        assert said in ana, said
    assert "Introduced by Ana Silva" in ask("khard", settings, "show", "uid:zoe@networking-journal")
