"""What a form has no place for is said, a sentence a sort, on standard error."""

import pytest
from conftest import MakeJournal

WORLD = {
    "profile.md": "---\nname: Me\n---\n",
    "contacts/ana.md": "---\nname: Ana\nbond: a choir\npersonal: {birthday: in spring, family: two girls}\n"
    "met_on: 2026-01-05\nformerly: [Acme, Bolt]\nx_shelf: top\n---\n\nShe dives.\n",
    "contacts/ben.md": "---\nname: Ben\nmet_on: 2026-01-06\npersonal: {birthday: 3 May}\n---\n",
    "contacts/gone.md": "---\nname: Gone\narchived: yes\npersonal: {birthday: 1 May}\nmet_on: 2026-01-06\n---\n",
    "meetings/2026-03-01-gone.md": "---\ndate: 2026-03-01\nwith: gone\n---\n",
    "meetings/2026-11-20-ana.md": "---\ndate: 2026-11-20\nwith: ana\n---\n\n## Notes\n\nKind.\n",
    "meetings/2026-11-25-ana.md": "---\ndate: 2026-11-25\nwith: ana\nstatus: cancelled\n---\n",
    "events/fair.md": "---\nname: Fair\ndate: 2026-10-01\n---\n",
    "updates/u.md": "---\ndate: 2026-10-01\nsubject: New\n---\n",
    "page.md": "# A page\n",
    "questions.md": "## Start\n\n- How?\n",
}
RECORDS = "Left out, since only records are in it: one page of your own and the question bank.\n"
NOTES = "The notes of two records are left out.\n"
SAID = {
    "vcard": "One person whom you put aside: no card.\n"
    "What you have in common with one person and personal details of one person: left out; --personal has them.\n"
    "A card has no place for `formerly` of one person, `met_on` of two people and `x_shelf` of one person.\n"
    "The notes of one person are left out.\n",
    "vcard --personal": "One person whom you put aside: no card.\n"
    "A card has no place for `formerly` of one person, `met_on` of two people and `x_shelf` of one person.\n"
    "The notes of one person are left out.\n",
    "ics": "Called off, and so left out: one meeting.\n"
    "Only with people whom you put aside, and so left out: one past meeting.\n"
    "One person whom you put aside: no birthday in the calendar.\n"
    "No day can be read in one birthday: Ana.\n"
    "The notes of one meeting are left out.\n",
    "csv": "Only people are in this table; `journal export csv -o DIR/` has three meetings, one event and one piece of "
    "news too.\nThe notes of one person are left out.\n",
    "csv -o DIR/": NOTES,
    "xlsx": NOTES,
    "json": RECORDS,
    "sqlite": RECORDS,
}


@pytest.mark.parametrize("words", SAID)
def test_what_a_form_has_no_place_for_is_said(
    journal: MakeJournal, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = journal(WORLD)
    monkeypatch.chdir(small.root)
    result = small.run("export", *words.split())
    assert (result.exit_code, result.stderr) == (0, SAID[words])


@pytest.mark.parametrize("form", ["vcard", "ics", "csv", "xlsx", "json", "sqlite"])
def test_where_nothing_is_left_out_nothing_is_said(journal: MakeJournal, form: str) -> None:
    result = journal({"contacts/ana.md": "---\nname: Ana\nemail: a@example.org\n---\n"}).run("export", form)
    assert (result.exit_code, result.stderr) == (0, "")
