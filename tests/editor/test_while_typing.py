"""Hover, definition, actions and the outline, where the server's own tests do not look."""

import pytest
from conftest import MakeJournal
from workspaces import at, desk_of

from generator.edit.change import CannotWrite
from generator.editor.actions import actions
from generator.editor.hover import hover
from generator.editor.navigation import Symbol, definition, references, symbols
from generator.editor.renames import renamable, renames
from generator.editor.workspace import Workspace
from generator.files.source import Span
from generator.rules.check import check

MEETING = "journal/meetings/2026-11-20-ana.md"
FILES = {
    "profile.md": "---\nname: Dot\ntargets: [Tidewater, Kelp & Co]\n---\n",
    "contacts/ana.md": """
        ---
        name: Ana *Silva*
        company: Tidewater
        event: 2026-10-01-fair
        met_on: 2026/10/01
        ---
        See [plans](../plans.md).
        """,
    "contacts/ben.md": "---\nname: Ben\ncompany: Kelp & Co\n---\n",
    "companies/tidewater.md": "---\nname: Tidewater\nindustry: museums\nverdict: it fits\n---\n",
    "events/2026-10-01-fair.md": """
        ---
        name: Fair
        date: 2026-10-01
        place: the quay
        met:
          - name: Chi Park
            company: Kelp & Co
        ---
        """,
    "meetings/2026-11-20-ana.md": """
        ---
        date: 2026-11-20
        with: [ana, anaa]
        statsu: held
        objective: learn
        ---

        ## Questions

        ### Why?

        So.

        ### How?

        ## Notes

        Said [[benn]], [[plans]] and [[ben]].
        """,
    "plans.md": "# Plans\n\nAsk [[ben]].\n",
}
TIDEWATER = """\
**Tidewater** — museums

What you learned: it fits

People there: Ana \\*Silva\\*.

`journal/companies/tidewater.md`"""
DATE = """\
**date** — needed

The day, and the hour if you know it.

A day such as `2026-11-22`, or with its hour `2026-11-22 14:00`."""
FAIR = "**Fair** — 1 October · the quay\n\n`journal/events/2026-10-01-fair.md`"


@pytest.fixture
def workspace(journal: MakeJournal) -> Workspace:
    return desk_of(journal(FILES).root)


def said(workspace: Workspace, path: str, before: str) -> str:
    found = hover(*at(workspace, path, before))
    return found.markdown if found else ""


@pytest.mark.parametrize(
    ("path", "before", "words"),
    [
        ("journal/profile.md", "targets: [Tide", TIDEWATER),
        ("journal/profile.md", "Kelp", "**Kelp \\& Co**\n\nPeople there: Ben."),
        ("journal/contacts/ana.md", "event: 2026", FAIR),
        ("journal/events/2026-10-01-fair.md", "name: Chi", "**Chi Park** has no record yet."),
        (MEETING, "[[pla", "**Plans**\n\n`journal/plans.md`"),
        (MEETING, "dat", DATE),
    ],
)  # fmt: skip
def test_what_is_said_of_it(workspace: Workspace, path: str, before: str, words: str) -> None:
    assert said(workspace, path, before) == words


def test_of_a_company_with_many_people_some_are_named(journal: MakeJournal) -> None:
    people = {f"contacts/p{number:02}.md": f"---\nname: P{number:02}\ncompany: Kelp\n---\n" for number in range(15)}
    found = hover(*at(desk_of(journal(people).root), "journal/contacts/p00.md", "company: K"))
    assert found is not None
    assert found.markdown.endswith("P07, P08 and 6 others.")


def test_a_link_and_a_page_lead_where_they_should(workspace: Workspace) -> None:
    for path, before in ((MEETING, "[[pla"), ("journal/contacts/ana.md", "../pl")):
        spot = definition(*at(workspace, path, before))
        assert spot is not None
        assert spot.source.path == "journal/plans.md"
    assert definition(*at(workspace, MEETING, "[[benn")) is None


def test_the_places_that_speak_of_the_record_itself_are_found_from_its_own_file(workspace: Workspace) -> None:
    found = [
        (spot.source.path, spot.source.slice(spot.span))
        for spot in references(*at(workspace, "journal/contacts/ben.md", "na"))
    ]
    assert found == [(MEETING, "[[ben]]"), ("journal/plans.md", "[[ben]]")]


def titles(workspace: Workspace, path: str, before: str) -> dict[str, str]:
    _, content, offset = at(workspace, path, before)
    there = [d for d in check(workspace.day)
             if d.path == path and d.span.start <= offset <= d.span.end]  # fmt: skip
    found = {}
    for action in actions(workspace, content, Span(offset, offset), there):
        text = content.source.text if not action.edits[0].is_new else ""
        for piece in reversed(action.edits[0].pieces):
            text = text[: piece.span.start] + piece.text + text[piece.span.end :]
        found[action.title] = text
    return found


def test_what_was_probably_meant_is_one_key_away(workspace: Workspace) -> None:
    assert "\nstatus: held\n" in titles(workspace, MEETING, "stats")["Write status"]
    assert "with: [ana, ana]" in titles(workspace, MEETING, "anaa")["Write ana"]
    assert "Said [[Ben]], " in titles(workspace, MEETING, "[[ben")["Write Ben"]
    assert "met_on: 2026-10-01\n" in titles(workspace, "journal/contacts/ana.md", "met_on: 2026/")["Write 2026-10-01"]


def test_a_record_that_is_missing_is_one_key_away(workspace: Workspace) -> None:
    assert titles(workspace, MEETING, "anaa")["Make a record for anaa"] == "---\nname: Anaa\n---\n"
    made = titles(workspace, "journal/events/2026-10-01-fair.md", "name: Chi")["Make a record for Chi Park"]
    assert made == "---\nname: Chi Park\ncompany: Kelp & Co\nhow_found: event\nevent: 2026-10-01-fair\n---\n"
    assert "Make a company's record for Kelp & Co" in titles(workspace, "journal/profile.md", "Kelp")
    assert not [title for title in titles(workspace, MEETING, "and [[be") if title.startswith("Make")]


def test_a_debt_is_closed_from_the_person_or_from_the_meeting(workspace: Workspace) -> None:
    for path in ("journal/contacts/ana.md", MEETING):
        assert "Done today: Thank Ana *Silva* by e-mail" in titles(workspace, path, "---\n")


def test_what_can_get_no_other_name_says_so(workspace: Workspace) -> None:
    assert renamable(*at(workspace, "journal/profile.md", "name: Do")) is None
    assert renamable(*at(workspace, "journal/plans.md", "# Pl")) is None
    with pytest.raises(CannotWrite, match="contacts has a ben already"):
        renames(*at(workspace, "journal/contacts/ana.md", "name: An"), "ben")


def test_the_questions_stand_under_their_heading(workspace: Workspace) -> None:
    content = workspace.content(MEETING)
    assert content is not None

    def names(found: tuple[Symbol, ...]) -> list[object]:
        return [(one.name, names(one.inside)) if one.inside else one.name for one in found]

    assert names(symbols(content)[1:]) == [("Questions", ["Why?", "How?"]), "Notes"]
