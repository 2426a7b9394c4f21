"""The way into a company, in small worlds."""

from conftest import MakeJournal
from owner_pages import TODAY, write

from generator.facts.companies import find_company
from generator.facts.warm_path import WarmPath, warm_path
from generator.model.day import Day
from generator.model.settings import Settings

MET_ANA = {
    "contacts/ana.md": "name: Ana\ncompany: Tar & Sons",
    "companies/tar.md": "name: Tar & Sons\nindustry: rope museum",
    "meetings/2026-11-02-ana.md": "date: 2026-11-02\nwith: ana\nintroductions: [{name: Ben, company: Acme}]",
}


def path(journal: MakeJournal, files: dict[str, str], to: str = "Acme") -> WarmPath:
    read = journal(write(files)).load()
    company = find_company(read, to)
    assert company is not None
    return warm_path(Day(read, TODAY, Settings()), company)


def said(found: WarmPath) -> list[tuple[list[str], str, str]]:
    return [([step.name for step in one.steps], one.tie, one.name) for one in found.paths]


def test_somebody_who_works_there_is_the_way_in(journal: MakeJournal) -> None:
    assert said(path(journal, MET_ANA, "tar")) == [(["Ana"], "works", "")]


def test_a_name_in_hand_is_a_way_through_whoever_gave_it(journal: MakeJournal) -> None:
    assert said(path(journal, MET_ANA)) == [(["Ana"], "named", "Ben")]


def test_a_chain_leads_to_somebody_who_has_not_answered(journal: MakeJournal) -> None:
    ben = {"contacts/ben.md": "name: Ben\ncompany: Acme"}
    found = path(journal, {**MET_ANA, **ben})
    assert said(found) == [(["Ana", "Ben"], "works", "")]
    assert not found.paths[0].familiar


def test_whoever_was_met_comes_before_whoever_is_nearer(journal: MakeJournal) -> None:
    files = {
        **MET_ANA,
        "contacts/ben.md": "name: Ben\ncompany: Acme\nmet_on: 2026-11-10\nhow_found: work",
        "contacts/chi.md": "name: Chi\nformerly: Acme\nintroduced_by: ana\nheard: [2026-11-12 email]",
    }
    assert said(path(journal, files)) == [(["Ana", "Ben"], "works", ""), (["Ana", "Chi"], "worked", "")]


def test_a_stranger_to_whom_nobody_leads_is_no_way_in(journal: MakeJournal) -> None:
    assert path(journal, {"contacts/eve.md": "name: Eve\ncompany: Acme"}).paths == ()


def test_where_nobody_leads_those_who_know_the_field_are_named(journal: MakeJournal) -> None:
    files = {**MET_ANA, "companies/mill.md": "name: Mill\nindustry: museums of work"}
    found = path(journal, files, "mill")
    assert found.paths == ()
    assert [person.name for person in found.field] == ["Ana"]


def test_words_that_say_nothing_make_no_field(journal: MakeJournal) -> None:
    files = {**MET_ANA, "companies/mill.md": "name: Mill\nindustry: international services group"}
    assert path(journal, files, "mill") == WarmPath()
