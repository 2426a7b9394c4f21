"""An event at which I met nobody, or to which I did not go (contract §1: `attended`)."""

import pytest
from conftest import MakeJournal
from owing import world


@pytest.mark.parametrize("attended", ["yes", "no"])
def test_whoever_says_whether_they_went_need_not_write_down_whom_they_met(journal: MakeJournal, attended: str) -> None:
    event = {"events/fair.md": "name: Fair\ndate: 2026-11-10\n"}
    assert world(journal, event).ids("write-up") == ["write-up/event:fair/-"]
    said = {"events/fair.md": f"name: Fair\ndate: 2026-11-10\nattended: {attended}"}
    assert world(journal, said).states("write-up") == ["closed"]


def test_pages_and_review_say_what_was_said_of_it(journal: MakeJournal) -> None:
    files = {
        "events/fair.md": "---\nname: Fair\ndate: 2026-11-20\nattended: no\n---\n",
        "events/mixer.md": "---\nname: Mixer\ndate: 2026-11-19\nattended: yes\n---\n",
    }
    small = journal(files)
    review = small.run("review").stdout
    assert "Mixer" in review
    assert "Fair" not in review
    assert "You did not go." in small.run("show", "fair").stdout
