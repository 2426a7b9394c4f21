"""A merge that was killed before its last step and is run again ends what the first began (contract §7)."""

import pytest
from conftest import MakeJournal

BEN = """\
---
name: Ben Roe
email: ben@one.example
role: curator
topics: [museums]
thanked_by: x
outreach:
- on: 2026-03-01
  by: email
  note: hello
help: []
personal: {home: Oslo}
---

He sings.
"""
BENNY = """\
---
name: Benny Roe # as Ana calls him
email: [ben@one.example, benny@two.example]
company: Acme
role: keeper
topics: harbours
x_mine: 3
outreach: [2026-03-04 email, "2026-03-01 phone: asked"]
heard:
- 2026-03-05 email: yes, gladly
help:
- {on: 2026-03-06, direction: given, what: a book}
personal: {home: Bergen, family: two sons}
private: yes
---

Knows [[benny-roe|himself]], and [[Ana Silva]]. See [the scan](scan.png).

## Notes

- [ ] Send the list
"""
ANA = "---\nname: Ana Silva\nintroduced_by: Benny Roe\n---\n\n[[benny-roe]] led me to her.\n"
MEETING = "---\ndate: 2026-03-07\nwith: [benny-roe]\n---\n"
FILES = {
    "contacts/ben-roe.md": BEN,
    "contacts/benny-roe.md": BENNY,
    "contacts/ana-silva.md": ANA,
    "meetings/2026-03-07-ben.md": MEETING,
}
PLAIN = {**FILES, "contacts/benny-roe.md": "---\nname: Ben Roe\nrole: curator\n---\n"}
BARE = {**FILES, "contacts/ben-roe.md": "---\nname: Ben Roe\n---\n"}


@pytest.mark.parametrize("files", [FILES, PLAIN, BARE], ids=["much", "little", "into little"])
@pytest.mark.parametrize("by", ["ben-roe benny-roe", "benny-roe ben-roe"])
def test_a_merge_that_was_killed_before_its_last_step_is_ended_by_the_next(
    journal: MakeJournal, files: dict[str, str], by: str
) -> None:
    small = journal(files)
    kept, other = (small.root / f"journal/contacts/{name}.md" for name in by.split())
    before = other.read_bytes()
    assert small.run("merge", *by.split()).exit_code == 0
    first = {path: path.read_bytes() for path in (small.root / "journal").rglob("*.md")}
    assert kept in first
    assert other not in first
    other.write_bytes(before)  # as if it had been killed before it removed the file
    again = small.run("merge", *by.split())
    assert again.exit_code == 0, again.output
    assert {path: path.read_bytes() for path in (small.root / "journal").rglob("*.md")} == first


def test_who_has_something_new_since_is_merged_as_ever(journal: MakeJournal) -> None:
    small = journal(FILES)
    assert small.run("merge", "ben-roe", "benny-roe").exit_code == 0
    (small.root / "journal/contacts/benny-roe.md").write_text("---\nname: Benny Roe\nphone: 030 12\n---\n\nMore.\n")
    assert small.run("merge", "ben-roe", "benny-roe").exit_code == 0
    text = (small.root / "journal/contacts/ben-roe.md").read_text()
    assert text.count("## From Benny Roe") == 2
    assert "030 12" in text
    assert text.endswith("\n\nMore.\n")
