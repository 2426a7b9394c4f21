"""What is kept is what reading everything again would give; what is near a person is all that bears on them."""

import shutil
from datetime import date
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from conftest import MakeJournal
from workspaces import TODAY

from benchmarks.make import make
from generator.debts import debts
from generator.edit.renaming import rename
from generator.editor.workspace import Workspace, around, index_of, naming, with_text, workspace_of
from generator.facts.stages import stage
from generator.facts.touches import last_contact
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import load
from generator.model.records import Contact, Meeting, Record
from generator.model.settings import Settings
from generator.rules.check import check
from generator.words.said import plain

SAMPLE = Path(__file__).parents[2] / "journal"
THE_DAY = date(2026, 11, 19)


def the_same(one: Journal, other: Journal) -> None:
    assert check(Day(one, THE_DAY, Settings())) == check(Day(other, THE_DAY, Settings()))
    owed = [
        [(debt.id, debt.due, plain(debt.reason, THE_DAY)) for debt in debts(Day(journal, THE_DAY, Settings()))]
        for journal in (one, other)
    ]
    assert owed[0] == owed[1]
    assert [page.address for page in one.free_pages] == [page.address for page in other.free_pages]


def test_a_file_read_again_gives_what_reading_everything_again_gives(tmp_path: Path) -> None:
    random = Random(8)
    docs = tmp_path / "journal"
    shutil.copytree(SAMPLE, docs)
    workspace = workspace_of(Day(load(docs), THE_DAY, Settings()))
    paths = sorted(workspace.index.contents)
    for path in random.sample(paths, 20):
        text = (tmp_path / path).read_bytes().decode()
        cut = random.randrange(len(text))
        new: str | None = random.choice(
            [None, text[:cut], text + "\n[[Ana Silva]] and [[nobody]]\n", "---\nname: X\n---\n"]
        )
        if new is None:
            (tmp_path / path).unlink()
        else:
            (tmp_path / path).write_bytes(new.encode())
        workspace = with_text(workspace, path, new)
    fresh = load(docs)
    the_same(workspace.journal, fresh)
    kept = {name: paths for name, paths in workspace.index.saying.items() if paths}
    assert kept == index_of(fresh).saying
    assert workspace.index.contents.keys() == index_of(fresh).contents.keys()


@pytest.mark.parametrize("zone", ["Europe/Berlin", ""])
def test_another_zone_in_the_profile_places_every_hour_anew(journal: MakeJournal, zone: str) -> None:
    files = {
        "profile.md": "---\nname: Mira Holt\ntime_zone: Europe/London\n---\n",
        "contacts/ana.md": "---\nname: Ana\noutreach: [2026-11-13 08:30+09:00 email]\n---\n",
        "meetings/call.md": "---\ndate: 2026-11-13 08:30\ntime_zone: Asia/Tokyo\nwith: ana\n---\n",
    }
    folder = journal(files).root / "journal"
    machine = ZoneInfo("Asia/Seoul")
    workspace = workspace_of(Day(load(folder, machine=machine), THE_DAY, Settings()))
    text = files["profile.md"].replace("Europe/London", zone)
    (folder / "profile.md").write_text(text)
    workspace = with_text(workspace, "journal/profile.md", text)
    the_same(workspace.journal, load(folder, machine=machine))
    (meeting,) = workspace.journal.meetings
    assert str(meeting.date) == ("2026-11-13T00:30" if zone else "2026-11-13T08:30")
    assert workspace.index.contents[meeting.path] is meeting


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("made-up")
    make(250, folder / "made")
    return workspace_of(Day(load(folder / "made" / "journal"), THE_DAY, Settings()))


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return workspace_of(Day(load(SAMPLE), THE_DAY, Settings()))


@pytest.mark.parametrize("name", ["sample", "made_up"])
def test_what_is_near_a_person_says_all_that_the_whole_says_of_them(name: str, request: pytest.FixtureRequest) -> None:
    workspace: Workspace = request.getfixturevalue(name)
    whole = debts(Day(workspace.journal, THE_DAY, Settings()))
    assert len(workspace.journal.contacts) > 20
    for person in workspace.journal.contacts:
        near = around(workspace, [person])
        assert stage(Day(near, THE_DAY, Settings()), person) == stage(
            Day(workspace.journal, THE_DAY, Settings()), person
        )
        assert last_contact(near, THE_DAY, person) == last_contact(workspace.journal, THE_DAY, person)
        owed = [debt for debt in debts(Day(near, THE_DAY, Settings())) if debt.contact is person]
        assert owed == [debt for debt in whole if debt.contact is person]


@pytest.mark.parametrize("name", ["sample", "made_up"])
def test_what_is_near_a_meeting_says_all_that_it_owes(name: str, request: pytest.FixtureRequest) -> None:
    workspace: Workspace = request.getfixturevalue(name)
    whole = debts(Day(workspace.journal, THE_DAY, Settings()))
    for meeting in workspace.journal.meetings:
        near = around(workspace, workspace.journal.contacts.resolve(meeting.with_), meeting)
        owed = [debt for debt in debts(Day(near, THE_DAY, Settings())) if debt.record is meeting]
        assert owed == [debt for debt in whole if debt.record is meeting]


@pytest.mark.parametrize("name", ["sample", "made_up"])
def test_another_name_changes_the_same_files_as_when_all_are_looked_through(
    name: str, request: pytest.FixtureRequest
) -> None:
    workspace: Workspace = request.getfixturevalue(name)
    records: list[Record] = [one for one in workspace.journal.records() if isinstance(one, Contact | Meeting)]
    records += [*workspace.journal.events, *workspace.journal.companies, *workspace.journal.updates]
    for record in Random(3).sample(records, 25):
        new = f"{record.slug}-else"
        assert rename(naming(workspace, record), record, new) == rename(workspace.journal, record, new), record.path


def test_a_text_with_a_byte_order_mark_is_read_without_it(tmp_path: Path) -> None:
    workspace = with_text(
        workspace_of(Day(Journal(), TODAY, Settings())), "journal/contacts/ada.md", "\ufeff---\nname: Ada\n---\n"
    )
    assert [(person.name, person.source.bom) for person in workspace.journal.contacts] == [("Ada", True)]
    assert workspace.journal.faults == {}
