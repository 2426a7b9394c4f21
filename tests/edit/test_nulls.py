"""A bare null or ~, as plugins of Obsidian write them, is nothing, and is written over (contract §1)."""

import pytest
from conftest import MakeJournal

ANA = """
---
name: Ana
company: null # where?
aliases: ~
email: [null]
tags:
- null
- sea
outreach: NOTHING # sent
linkedin_connected: NOTHING
snooze_until: NOTHING
waived: NOTHING
personal: {home: null, pet: ~}
event: null
help: null
archived: ~
x_mine: null
---
"""
MEETING = """
---
date: 2026-11-20
with: ana
thanks: NOTHING # by hand
waived: NOTHING
follow_ups:
- NOTHING
- send it
---

## Notes

Tides.
"""


@pytest.mark.parametrize("nothing", ["null", "~"])
def test_null_is_nothing_and_is_written_over(journal: MakeJournal, nothing: str) -> None:
    files = {"contacts/ana.md": ANA, "meetings/2026-11-20-ana.md": MEETING}
    made = journal({name: text.replace("NOTHING", nothing) for name, text in files.items()})
    assert "error" not in made.run("check", "--format", "concise").stdout
    (person,) = made.load().contacts
    assert (person.company, person.aliases, person.email, person.tags) == (None, (), (), ("sea",))
    assert dict(person.personal) == {}
    for command in (
        "contacted ana --by email", "later ana 2027-01-01", "done connect/2026-11-20-ana/ana",
        "done thank-email/2026-11-20-ana/ana --by email", "waive thank-card/2026-11-20-ana/ana --why far",
        "done promise/2026-11-20-ana/ana/send-it",
    ):  # fmt: skip
        done = made.run(*command.split())
        assert done.exit_code == 0, (command, done.stderr)
    read = made.load()
    (person,), (meeting,) = read.contacts, read.meetings
    assert [str(sent.on.day) for sent in person.outreach] == ["2026-11-22"]
    assert (str(person.snooze_until), str(person.linkedin_connected)) == ("2027-01-01", "2026-11-22")
    assert [item.by for item in meeting.thanks] == ["email"]
    assert dict(meeting.waived) == {"thank-card/ana": "far"}
    assert "# by hand" in meeting.source.text


def test_a_company_called_null_is_written_in_quotes(journal: MakeJournal) -> None:
    made = journal(
        {"contacts/ana.md": "---\nname: Ana\n---\n", "contacts/bo.md": "---\nname: Bo\nintroduced_by: ana\n---\n"}
    )
    assert made.run("rename", "ana", "null").exit_code == 0
    assert 'introduced_by: "null"' in (made.root / "journal/contacts/bo.md").read_text()
