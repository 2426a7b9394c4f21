"""The brief of a formal interview: they ask the questions, and nobody buys the coffee."""

import pytest
from conftest import MakeJournal

FILES = {"contacts/ana.md": "---\nname: Ana Silva\n---\n"}


@pytest.mark.parametrize("how", ["in-person", "video", "phone"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_an_interview_has_a_checklist_and_an_end_of_its_own(journal: MakeJournal, how: str, form: str) -> None:
    meeting = f"---\ndate: 2026-11-24 10:00\nwith: ana\nkind: interview\nhow: {how}\n---\n"
    said = journal({**FILES, "meetings/m.md": meeting}).run("brief", "m", "--format", form).stdout
    for wrong in (
        "Wallet",
        "Business cards",
        "unless they ask",
        "begin to close",
        "Whom else should I meet",
        "keep in touch?",
    ):
        assert wrong not in said
    assert "What they wrote about the post, and what you want to ask of it" in said
    assert "What happens next, and by when may I expect to hear?" in said


def test_a_cup_of_coffee_keeps_its_own(journal: MakeJournal) -> None:
    meeting = "---\ndate: 2026-11-24 10:00\nwith: ana\n---\n"
    said = journal({**FILES, "meetings/m.md": meeting}).run("brief", "m").stdout
    assert "Wallet: offer to pay for the coffee" in said
    assert "begin to close at 10:25" in said
