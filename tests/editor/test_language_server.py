"""`journal lsp`, asked over standard input and output by a real client."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from client import Editor, editor, run
from conftest import MakeJournal
from lsprotocol import types

FILES = {
    "profile.md": "---\nname: Dot\n---\n",
    "contacts/ana-silva.md": """
        ---
        name: Ana Silva
        company: Tidewater
        role: Exhibit designer
        bond: tide pools
        ---
        Ana knows everybody. 🦀 Ask [[ben-okoro]].
        """,
    "contacts/ben-okoro.md": """
        ---
        name: Ben Okoro
        introduced_by: ana-silva
        ---
        """,
    "meetings/2026-11-20-ana-silva.md": """
        ---
        date: 2026-11-20 14:00
        with: ana-silva
        objective: learn how a floor is chosen
        introductions:
          - Chi Park
        may_follow_up: yess
        ---

        ## Notes

        🦀🦀 [[Ana Silva]] said it all.
        """,
}
MEETING = "meetings/2026-11-20-ana-silva.md"


@pytest.fixture
def root(journal: MakeJournal) -> Path:
    return journal(FILES).root


def edit(root: Path, steps: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        async with editor(root) as opened:
            await asyncio.wait_for(steps(opened), 60)

    run(whole())


def test_a_mistake_is_underlined_as_it_is_typed_and_the_line_goes_as_it_is_mended(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        found = await opened.wrong_in(MEETING, lambda rules: "not-a-choice" in rules or "wrong-type" in rules)
        assert any(one.range.start == opened.place(MEETING, "may_follow_up: ") for one in found)
        opened.type(
            MEETING, opened.texts[MEETING].replace("yess", "yes").replace("with: ana-silva", "with: anna-silva")
        )
        (found_,) = [
            one
            for one in await opened.wrong_in(MEETING, lambda rules: "unknown-contact" in rules)
            if one.code == "unknown-contact"
        ]
        assert found_.message.splitlines()[:2] == ["there is no contact called anna-silva", "did you mean ana-silva?"]
        opened.type(MEETING, opened.texts[MEETING].replace("anna-silva", "ana-silva"))
        await opened.wrong_in(MEETING, lambda rules: "unknown-contact" not in rules)

    edit(root, steps)


def test_fields_choices_people_and_wikilinks_are_suggested(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        text = opened.texts[MEETING]
        opened.type(MEETING, text.replace("with: ana-silva", "with: an\nho\nhow: vi"))
        assert await opened.complete(MEETING, "with: an") == {"Ana Silva": "ana-silva"}
        assert await opened.complete(MEETING, "\nho") == {}  # `how` is there already
        assert await opened.complete(MEETING, "how: vi") == {"video": "video"}
        opened.type(MEETING, text.replace("said it all", "and [[be"))
        assert await opened.complete(MEETING, "and [[be") == {"Ben Okoro": "ben-okoro"}

    edit(root, steps)


def test_it_says_who_somebody_is_and_what_a_field_means(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        said = await opened.hover(MEETING, "🦀🦀 [[Ana")
        assert said.startswith("**Ana Silva** — Exhibit designer, Tidewater")
        assert "You have met" in said
        assert "- Thank Ana Silva by e-mail, waiting since yesterday" in said
        assert "learn" in await opened.hover(MEETING, "\nobjec")
        assert await opened.hover(MEETING, "said it") == ""

    edit(root, steps)


def test_it_leads_to_a_record_and_to_all_that_speak_of_it(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        document, at = opened.document(MEETING), opened.place(MEETING, "🦀🦀 [[Ana")
        found = await opened.client.text_document_definition_async(types.DefinitionParams(document, at))
        assert isinstance(found, types.Location)
        assert (opened.name(found.uri), found.range.start) == ("contacts/ana-silva.md", types.Position(1, 0))
        context = types.ReferenceContext(include_declaration=False)
        spots = await opened.client.text_document_references_async(types.ReferenceParams(context, document, at))
        assert [(opened.name(spot.uri), spot.range.start) for spot in spots or ()] == [
            ("contacts/ben-okoro.md", types.Position(2, 15)),
            (MEETING, types.Position(2, 6)),
            (MEETING, types.Position(11, 5)),  # each crab is two
        ]

    edit(root, steps)


def test_another_name_is_written_everywhere_in_one_step(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        opened.type(MEETING, opened.texts[MEETING].replace("said it all", "said, unsaved, it all"))
        at = opened.place(MEETING, "🦀🦀 [[Ana")
        params = types.RenameParams(opened.document(MEETING), at, "Ana Reis")
        edit = await opened.client.text_document_rename_async(params)
        assert edit is not None
        after = opened.after(edit)
        assert after["contacts/ana-reis.md"].startswith("---\nname: Ana Reis\n")
        assert "introduced_by: ana-reis" in after["contacts/ben-okoro.md"]
        assert "with: ana-reis" in after[MEETING]
        assert "🦀🦀 [[ana-reis|Ana Silva]] said, unsaved, it all." in after[MEETING]
        assert (root / "journal/contacts/ana-silva.md").exists(), "the editor writes, not the server"

    edit(root, steps)


def test_what_can_be_done_with_one_key(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        await opened.wrong_in(MEETING, bool)
        mended = (await opened.actions(MEETING, "may_follow_up: y"))["Write yes"]
        assert "may_follow_up: yes\n" in opened.after(mended)[MEETING]
        made = (await opened.actions(MEETING, "- Chi"))["Make a record for Chi Park"]
        assert opened.after(made) == {
            "contacts/chi-park.md": "---\nname: Chi Park\nhow_found: referral\nintroduced_by: ana-silva\n"
            "introduced_on: 2026-11-20\n---\n"
        }
        paid = (await opened.actions(MEETING, "date: "))["Done today: Thank Ana Silva by e-mail"]
        assert "thanks: email 2026-11-22\n" in opened.after(paid)[MEETING] or (
            "- email 2026-11-22\n" in opened.after(paid)[MEETING]
        )

    edit(root, steps)


def test_a_file_has_an_outline(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        params = types.DocumentSymbolParams(opened.document(MEETING))
        found = await opened.client.text_document_document_symbol_async(params)
        outline = [(one.name, [inner.name for inner in getattr(one, "children", None) or ()]) for one in found or ()]
        assert outline == [
            ("ana-silva", ["date", "with", "objective", "introductions", "may_follow_up"]), ("Notes", []),
        ]  # fmt: skip

    edit(root, steps)


def test_files_that_change_without_the_editor_are_seen(root: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open(MEETING)
        await opened.wrong_in(MEETING, bool)
        (root / "journal/contacts/new.md").write_text("---\nname: New\nmet_on: 2026-02-30\n---\n", encoding="utf-8")
        saved = types.DidSaveTextDocumentParams(opened.document(MEETING))
        opened.client.text_document_did_save(saved)
        await opened.wrong_in("contacts/new.md", lambda rules: rules == ["not-a-date"])
        (root / "journal/contacts/new.md").unlink()
        opened.client.text_document_did_save(saved)
        await opened.wrong_in("contacts/new.md", lambda rules: rules == [])

    edit(root, steps)


def test_an_editor_that_can_not_move_files_is_told_what_can(root: Path) -> None:
    async def whole() -> None:
        async with editor(root, types.ClientCapabilities()) as opened:
            opened.open(MEETING)
            at = opened.place(MEETING, "🦀🦀 [[Ana")
            params = types.RenameParams(opened.document(MEETING), at, "Ana Reis")
            with pytest.raises(Exception, match="journal rename"):
                await opened.client.text_document_rename_async(params)

    run(whole())


def test_a_folder_without_a_journal_gets_no_answers_and_no_fault(tmp_path: Path) -> None:
    async def steps(opened: Editor) -> None:
        opened.open("a.md", "---\nname: A\n---\n")
        assert await opened.hover("a.md", "name") == ""

    edit(tmp_path, steps)
