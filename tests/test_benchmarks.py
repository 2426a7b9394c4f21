"""The made-up journal is the same each time and clean, and the table says what was measured; nothing is timed here."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from benchmarks import edits
from benchmarks.hugo_folder import write_hugo_folder
from benchmarks.made_up import TODAY, tell
from benchmarks.make import make
from benchmarks.page import put_into
from benchmarks.processes import Failed, peak_memory, run, tree
from benchmarks.rounds import Measured, measure
from benchmarks.rows import ROWS, Row
from benchmarks.runs import RUNS, Run
from benchmarks.table import line, table
from benchmarks.workshop import Workshop
from generator.debts import open_debts
from generator.files.project import find
from generator.model import addresses
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.options import settings_from
from generator.site.build import make as make_site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made-up journal of 60 people and meetings."""
    made = tmp_path_factory.mktemp("benchmarks") / "made"
    make(60, made)
    return made


@pytest.fixture(scope="module")
def journal(folder: Path) -> Journal:
    site = make_site(folder / "journal", Settings(), TODAY, folder)
    assert site.report.diagnostics == ()
    return site.journal


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_numbers_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    make(60, tmp_path / "again")
    make(60, tmp_path / "other", seed=2)
    assert contents(tmp_path / "again") == contents(folder)
    assert contents(tmp_path / "other").keys() != contents(folder).keys()


def test_a_quarter_are_people_and_nothing_is_wrong(journal: Journal) -> None:
    assert len(journal.contacts) == 15
    assert len(journal.meetings) == 45
    assert journal.companies
    assert journal.events
    assert journal.updates
    assert journal.profile is not None


def test_a_larger_story_has_as_many_of_each_as_was_asked_for() -> None:
    story = tell(1000, Random(1))
    assert (len(story.people), len(story.talks)) == (250, 750)
    assert len({talk.slug for talk in story.talks}) == 750
    assert len({person.slug for person in story.people}) == 250


def test_people_lead_to_people_and_things_are_owed(journal: Journal) -> None:
    introduced = [person for person in journal.contacts if person.introduced_by]
    named = [name for meeting in journal.meetings for name in meeting.introductions]
    assert len(introduced) == len(named) > 3
    kinds = {debt.kind.name for debt in open_debts(Day(journal, TODAY, Settings()))}
    assert kinds >= {"keep-in-touch", "news"}


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(FileExistsError):
        make(60, folder)
    assert contents(folder) == before


@pytest.mark.slow
def test_export_is_what_plain_mkdocs_builds_and_hugo_gets_the_same(folder: Path, tmp_path: Path) -> None:
    settings, _ = settings_from(find(folder).options)
    site = make_site(folder / "journal", settings, TODAY, folder)
    run([sys.executable, "-m", "generator", "-C", folder, "export", "pages", "-o", tmp_path / "plain"], tmp_path)
    written = {path.relative_to(tmp_path / "plain/docs").as_posix() for path in (tmp_path / "plain").rglob("*.md")}
    sources = {page: addresses.markdown(page.address) for page in site.pages}
    assert written == set(sources.values())
    texts = {page: (tmp_path / "plain/docs" / source).read_text("utf-8") for page, source in sources.items()}
    assert all(page.render() in text for page, text in texts.items())
    assert "journal:" not in (tmp_path / "plain/mkdocs.yml").read_text("utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], tmp_path / "plain")
    built = {path.relative_to(tmp_path / "plain/site").as_posix() for path in (tmp_path / "plain/site").rglob("*.html")}
    assert built == {page.address for page in site.pages} | {"404.html"}

    write_hugo_folder(tmp_path / "plain", tmp_path / "hugo")
    assert len(list((tmp_path / "hugo" / "content").rglob("*.md"))) == len(site.pages)
    assert not list((tmp_path / "hugo").rglob("content/**/index.md"))


def test_an_edit_reaches_the_page_it_is_looked_for_on(folder: Path, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, 60, edits=1)
    edited = workshop.copy("edited")
    edits.note(edited / f"journal/meetings/{workshop.meeting}.md", "first")
    edits.role(edited / f"journal/contacts/{workshop.person}.md", "second")
    site = make_site(edited / "journal", Settings(), TODAY, edited)
    pages = {page.address: page.render() for page in site.pages}
    assert "somebody said first" in pages[f"meetings/{workshop.meeting}.html"]
    assert "keeper of second" in pages["contacts/index.html"]


def test_every_figure_that_a_row_needs_is_measured_once() -> None:
    given = Counter(name for run_ in RUNS for name in run_.gives)
    assert set(given.values()) == {1}
    needed = {name for row in ROWS for name in row.names}
    assert needed == given.keys()


ROW = Row(group="g", ours="ours", beside="theirs", goal=0.5, small=1.5)


@pytest.mark.parametrize(
    ("records", "ours", "goal", "reached"),
    [(1000, 1.5, "≤ 1.5x", "yes"), (1000, 1.6, "≤ 1.5x", "**no**"), (10000, 0.6, "≤ 0.5x", "**no**")],
)
def test_a_line_judges_the_median_by_the_goal_of_its_size(records: int, ours: float, goal: str, reached: str) -> None:
    found = line(ROW, Measured(records=records, values={"ours": [9.0, ours, 0.1], "theirs": [1.0]}))
    assert (found.goal, found.reached) == (goal, reached)
    assert found.ratio == f"{ours:.3g}x"
    assert found.beside == "theirs: 1.00 s"


def test_what_was_not_measured_is_not_reached() -> None:
    found = line(ROW, Measured(records=60, values={"ours": [1.0]}, failed={"theirs": "hugo is not installed"}))
    assert (found.here, found.reached, found.also) == ("not measured", "", "hugo is not installed")


def test_the_table_has_every_row_at_every_size() -> None:
    small = Measured(records=1000, values={"ours": [1.0], "theirs": [1.0]})
    large = Measured(records=10000, values={"ours": [11.0], "theirs": [50.0]})
    printed = table([ROW], [small, large]).splitlines()
    assert len({text.count("|") for text in printed}) == 1
    assert printed[3] == "| ours | 10,000 | 11.0 s | theirs: 50.0 s | 0.22x | ≤ 0.5x | yes |  |"
    assert len(printed) == 4


def test_runs_take_turns_and_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    turns: list[str] = []

    def gives(name: str) -> Run:
        def one(workshop: Workshop) -> list[list[float]]:
            turns.append(name)
            if name == "broken":
                raise Failed("it is not installed")
            return [[float(len(turns))]]

        return Run(gives=(name,), measure=one, often=2 if name == "short" else 1, once=name == "last")

    runs = [gives(name) for name in ("short", "broken", "long", "last", "not asked for")]
    found = measure(Workshop(tmp_path, 60, 1), runs, {"short", "broken", "long", "last"}, 2, lambda line: None)
    assert turns == ["short", "broken", "long", "short", "short", "long", "short", "last"]
    assert {name: len(values) for name, values in found.values.items()} == {"short": 4, "long": 2, "last": 1}
    assert found.failed == {"broken": "it is not installed"}


def test_a_program_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3: no such thing"):
        run([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"], tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="memory is read from Linux's /proc")
def test_memory_of_every_process_counts(tmp_path: Path) -> None:
    alone = "import time; held = b'x' * 60_000_000; time.sleep(0.6)"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {alone!r}]); {alone}; child.wait()"
    assert 60e6 < peak_memory([sys.executable, "-c", alone], tmp_path) < 110e6
    assert 120e6 < peak_memory([sys.executable, "-c", both], tmp_path) < 220e6


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are read from Linux's /proc")
def test_a_process_is_found_under_the_one_that_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in tree(child.pid)
        child.communicate(b"\n")


def test_a_page_keeps_what_stands_around_its_table(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("above\n<!-- the table -->\nold\n<!-- /the table -->\nbelow\n", encoding="utf-8")
    put_into(page, "new")
    assert page.read_text(encoding="utf-8") == "above\n<!-- the table -->\nnew\n<!-- /the table -->\nbelow\n"
    page.write_text("nothing here", encoding="utf-8")
    with pytest.raises(ValueError, match="has no"):
        put_into(page, "new")
