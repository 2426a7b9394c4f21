"""`journal list`."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest
import sample
from conftest import MakeJournal

from generator.words.columns import width

WORLD = {
    "companies/acme.md": "---\nname: Acme GmbH\naliases: Acme\ntarget: yes\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\ncompany: Acme\ntags: [mentors, Sailing]\nmay_follow_up: yes\n"
    "met_on: 2026-03-10\nphone: +49 30 123\npersonal: {dog: Rex}\nx_shelf: top\n---\n",
    "contacts/ben.md": '---\nname: "=Ben, \\"the\\" Hammer"\ncompany: Elsewhere\nintroduced_by: ana\n'
    "outreach: [2026-10-05 email]\n---\n",
    "contacts/小林.md": "---\nname: 小林\narchived: yes\nmet_on: 2025-12-31\n---\n",
    "meetings/m.md": "---\ndate: 2026-11-02 15:00\nwith: [ana, ben]\ntopics: shoes\n---\n",
    "meetings/n.md": "---\ndate: 2026-12-02\nwith: ana\nkind: catch-up\n---\n",
    "events/mixer.md": "---\nname: Mixer\ndate: 2026-10-01\nmet: [ana, Someone]\n---\n",
}


@pytest.mark.parametrize("what", ["contacts", "meetings", "companies", "events"])
def test_the_table_of_the_sample(golden: Callable[[str, str], None], what: str) -> None:
    result = sample.run("list", what)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"list/{what}.txt", result.stdout)
    assert all(width(line) <= 80 for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("what", "where", "slugs"),
    [
        ("contacts", [], ["ana", "ben", "小林"]),
        ("contacts", ["company=acme"], ["ana"]),
        ("contacts", ["company=Acme GmbH"], ["ana"]),
        ("contacts", ["company=elsewhere"], ["ben"]),
        ("contacts", ["company="], ["小林"]),
        ("contacts", ["company!="], ["ana", "ben"]),
        ("contacts", ["tags=MENTORS"], ["ana"]),
        ("contacts", ["tags!=mentors"], ["ben", "小林"]),
        ("contacts", ["tags=mentors", "tags=sailing"], ["ana"]),
        ("contacts", ["tags=mentors", "company=elsewhere"], []),
        ("contacts", ["archived=yes"], ["小林"]),
        ("contacts", ["archived=TRUE"], ["小林"]),
        ("contacts", ["stage=in-touch"], ["ana"]),
        ("contacts", ["degree=2"], ["ben"]),
        ("contacts", ["degree>1"], ["ben"]),
        ("contacts", ["permission=unknown"], ["ben", "小林"]),
        ("contacts", ["introduced_by=Ana Silva"], ["ben"]),
        ("contacts", ["introduced=ben"], ["ana"]),
        ("contacts", ["last_contact>=2026-11"], ["ana", "ben"]),
        ("contacts", ["last_contact<2026-11"], []),
        ("contacts", ["met_on=2026"], ["ana"]),
        ("contacts", ["met_on>2025"], ["ana"]),
        ("contacts", ["met_on>=2025", "met_on<2026-03-10"], ["小林"]),
        ("contacts", ["personal=rex"], ["ana"]),
        ("contacts", ["personal.dog=Rex"], ["ana"]),
        ("contacts", ["outreach.by=email"], ["ben"]),
        ("contacts", ["x_shelf=top"], ["ana"]),
        ("contacts", ["last-contact=2026-11-02"], ["ana", "ben"]),
        ("meetings", ["with=Ana Silva"], ["m", "n"]),
        ("meetings", ["status=scheduled"], ["n"]),
        ("meetings", ["kind=informational-interview"], ["m"]),
        ("meetings", ["date>2026-11"], ["n"]),
        ("meetings", ["date=2026-11-02"], ["m"]),
        ("companies", ["target=yes"], ["acme"]),
        ("companies", ["people=Ana Silva"], ["acme"]),
        ("companies", ["path="], ["elsewhere"]),
        ("events", ["met.name=ana"], ["mixer"]),
        ("events", ["met=someone"], ["mixer"]),
    ],
)
def test_conditions_choose(journal: MakeJournal, what: str, where: list[str], slugs: list[str]) -> None:
    given = [word for condition in where for word in ("--where", condition)]
    result = journal(WORLD).run("list", what, *given, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert sorted(entry["slug"] for entry in json.loads(result.stdout)) == slugs


@pytest.mark.parametrize(
    ("conditions", "fits"),
    [
        (["met_on=2023"], True),
        (["met_on<2024"], True),
        (["met_on<2023-06"], False),
        (["met_on<=2023-12-31"], True),
        (["met_on>=2023-01-01", "met_on<2025"], True),
        (["met_on>2023-06"], False),
    ],
)
def test_a_year_counts_from_its_first_day_and_is_before_a_day_if_all_of_it_is(
    journal: MakeJournal, conditions: list[str], fits: bool
) -> None:
    given = [word for condition in conditions for word in ("--where", condition)]
    small = journal({"contacts/kim.md": "---\nname: Kim\nmet_on: 2023\n---\n"})
    found = json.loads(small.run("list", "contacts", *given, "--format", "json").stdout)
    assert [entry["met_on"] for entry in found] == (["2023"] if fits else [])


@pytest.mark.parametrize(
    ("condition", "said"),
    [("stge=met", "did you mean stage?"), ("zzzzz=1", "there are "), ("stage", "is not FIELD=VALUE")],
)
def test_an_unknown_field_exits_2_in_one_line(journal: MakeJournal, condition: str, said: str) -> None:
    result = journal(WORLD).run("list", "contacts", "--where", condition)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_csv_is_rfc_4180_and_formulas_stay_text(journal: MakeJournal) -> None:
    result = journal(WORLD).run("list", "contacts", "--format", "csv")
    text = result.stdout_bytes.decode()
    assert text.count("\r\n") == text.count("\n") == 4
    rows = {row["slug"]: row for row in csv.DictReader(StringIO(text))}
    assert rows["ben"]["name"] == '\'=Ben, "the" Hammer'
    assert rows["ana"]["phone"] == "'+49 30 123"
    assert (rows["ana"]["tags"], rows["ana"]["may_follow_up"], rows["ben"]["role"]) == ("mentors; Sailing", "yes", "")
    assert rows["ben"]["outreach"] == "on: 2026-10-05, by: email"


def test_names_in_other_scripts_line_up(journal: MakeJournal) -> None:
    lines = journal(WORLD).run("list", "contacts").stdout.splitlines()
    column = width(lines[0][: lines[0].index("stage")])
    stages = ("in-touch", "met", "known")
    for line in lines[1:4]:
        (stage,) = (stage for stage in stages if f" {stage} " in f"{line} ")
        assert width(line[: line.rindex(f" {stage}")]) + 1 == column
    assert lines[-1] == "3 contacts"


def test_nobody_is_said_with_what_was_looked_at(journal: MakeJournal) -> None:
    shown = journal(WORLD).run("list", "contacts", "--where", "stage=resting").stdout
    assert shown == "There is no contact with stage=resting: 3 contacts looked at.\n"


def test_the_help_shows_examples(journal: MakeJournal) -> None:
    assert "journal list contacts --where stage=met" in journal({}).run("list", "--help").stdout


def test_companies_are_called_by_their_names(journal: MakeJournal) -> None:
    world = {
        "contacts/ana.md": "---\nname: Ana\ncompany: acme\n---\n",
        "contacts/ben.md": "---\nname: Ben\ncompany: Old Place\n---\n",
        "companies/acme.md": "---\nname: Acme Works\n---\n",
    }
    shown = journal(world).run("list", "contacts").stdout
    assert "Acme Works" in shown
    assert "Old Place" in shown


def test_a_target_is_one_also_where_the_profile_says_so(journal: MakeJournal) -> None:
    world = {
        "profile.md": "---\nname: Me\ntargets: [Acme Works, Elsewhere]\n---\n",
        "companies/acme.md": "---\nname: Acme Works\n---\n",
        "companies/pier.md": "---\nname: Pier\ntarget: yes\n---\n",
        "companies/quay.md": "---\nname: Quay\n---\n",
    }
    found = json.loads(journal(world).run("list", "companies", "--where", "target=yes", "--format", "json").stdout)
    assert [entry["slug"] for entry in found] == ["acme", "elsewhere", "pier"]


@pytest.mark.parametrize(
    ("what", "where", "said"),
    [
        ("contacts", "stage=mett", "stage is never mett; did you mean met?"),
        ("contacts", "permission!=maybe", "permission is never maybe; it may be yes, no or unknown"),
        ("meetings", "kind=cathc-up", "kind is never cathc-up; did you mean catch-up?"),
        ("companies", "target=perhaps", "target is never perhaps; it may be yes or no"),
    ],
)
def test_a_value_that_a_field_never_has_is_wrong_usage(journal: MakeJournal, what: str, where: str, said: str) -> None:
    result = journal({}).run("list", what, "--where", where)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_value_that_is_almost_there_is_suggested(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\nrole: painter\n---\n"})
    shown = small.run("list", "contacts", "--where", "role=pianter").stdout
    assert shown == "There is no contact with role=pianter: 1 contact looked at. Did you mean role=painter?\n"
