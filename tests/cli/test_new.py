"""`journal new`: a record from a template, ours or the owner's."""

import pytest
from changed_lines import changed_lines, errors, still_open, texts
from conftest import MakeJournal

WORLD = {
    "contacts/ana.md": "---\nname: Ana Silva\n---\n",
    "contacts/ben.md": "---\nname: Ben Okafor\ntopics: Boats\n---\n",
    "meetings/m.md": "---\ndate: 2026-11-20\nwith: ben\nintroductions: [Chi Lam]\n---\n\n## Notes\n\nYes.\n",
    "questions.md": "## Boats\n\n- What floats?\n- What sinks?\n\n## Wood\n\n- What floats?\n- Which glue?\n",
}
SECTIONS = "\n## Research\n\n## Questions\n\n## Notes\n\n## Next\n"

NEW: dict[str, tuple[list[str], str, str]] = {
    "contact": (["contact", "José Núñez"], "contacts/jose-nunez.md", "name: José Núñez\n---\n"),
    "contact, introduced": (
        ["contact", "Dee", "--introduced-by", "Ana", "--introduced-by", "ben", "--topic", "boats"],
        "contacts/dee.md",
        "name: Dee\nhow_found: referral\nintroduced_by: [ana, ben]\nintroduced_on: 2026-11-22\ntopics: boats\n---\n",
    ),
    "contact, on a day": (
        ["contact", "Dee", "--on", "2026-11-20"], "contacts/dee.md", "name: Dee\nintroduced_on: 2026-11-20\n---\n",
    ),
    "contact in another script": (["contact", "王小明"], "contacts/王小明.md", "name: 王小明\n---\n"),
    "contact that YAML would misread": (["contact", "No: #1"], "contacts/no-1.md", 'name: "No: #1"\n---\n'),
    "company": (["company", "Acme", "--topic", "a, b"], "companies/acme.md", "name: Acme\ntags: a, b\n---\n"),
    "event": (
        ["event", "Fair", "--on", "2026-12-01 18:00"], "events/2026-12-01-fair.md",
        "name: Fair\ndate: 2026-12-01 18:00\n---\n",
    ),
    "update": (["update", "A boat"], "updates/2026-11-22-a-boat.md", "subject: A boat\ndate: 2026-11-22\n---\n"),
    "meeting": (
        ["meeting", "Ana Silva", "--on", "2026-12-01"], "meetings/2026-12-01-ana-silva.md",
        f"date: 2026-12-01\nwith: ana\n---\n{SECTIONS}",
    ),
    "meeting with a title": (
        ["meeting", "Tea: three", "--with", "ana", "--with", "ben", "--on", "2026-12-01T15:00+01:00"],
        "meetings/2026-12-01-tea-three.md",
        f'date: 2026-12-01 15:00+01:00\nwith: [ana, ben]\ntitle: "Tea: three"\n---\n{SECTIONS}',
    ),
    "meeting on topics": (
        ["meeting", "Ana", "--on", "2026-12-01", "--topic", "boats", "--topic", "Wood"],
        "meetings/2026-12-01-ana-silva.md",
        "date: 2026-12-01\nwith: ana\ntopics: boats\n---\n"
        + SECTIONS.replace("ns\n\n", "ns\n\n### What floats?\n\n### What sinks?\n\n### Which glue?\n\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEW)
def test_new_makes_a_record_and_prints_its_path(journal: MakeJournal, name: str) -> None:
    args, path, text = NEW[name]
    small = journal(WORLD)
    result = small.run("new", *args)
    assert (result.exit_code, result.stdout) == (0, f"journal/{path}\n")
    made = texts(small)[f"journal/{path}"]
    assert made == f"---\n{text}"
    assert errors(small) == []


def test_a_meeting_with_a_name_given_by_someone_makes_both_records(journal: MakeJournal) -> None:
    small = journal(WORLD)
    before = texts(small)
    result = small.run("new", "meeting", "chi", "--on", "2026-12-01")
    assert result.stdout == "journal/meetings/2026-12-01-chi-lam.md\n"
    made = changed_lines(before, texts(small))
    assert "+introduced_by: ben" in made["journal/contacts/chi-lam.md"]
    assert "+with: chi-lam" in made["journal/meetings/2026-12-01-chi-lam.md"]
    assert not [debt for debt in still_open(small) if debt.startswith("approach")]


MET = (
    "---\nname: Fair\ndate: 2026-11-20\nmet: [{name: Mia Lund, company: Acme, role: designer, note: likes maps}]\n---\n"
)
GAVE = """---
date: 2026-11-20
with: ben
introductions: [{name: Ivo Petrov, company: Acme, role: painter, note: paints boats}]
---

## Notes

Yes.
"""


NOTED = {
    "Mia Lund": "company: Acme\nrole: designer\nhow_found: event\nevent: fair\n---\n\nlikes maps\n",
    "Ivo Petrov": (
        "company: Acme\nrole: painter\nhow_found: referral\nintroduced_by: ben\nintroduced_on: 2026-11-20\n---\n"
        "\npaints boats\n"
    ),
    "Dr. Mia Lund": (
        "aliases: Mia Lund\ncompany: Acme\nrole: designer\nhow_found: event\nevent: fair\n---\n\nlikes maps\n"
    ),
}


@pytest.mark.parametrize("name", NOTED)
def test_a_new_contact_knows_what_was_noted_beside_their_name(journal: MakeJournal, name: str) -> None:
    small = journal({**WORLD, "events/fair.md": MET, "meetings/m.md": GAVE})
    path = small.run("new", "contact", name).stdout.strip()
    assert texts(small)[path] == f"---\nname: {name}\n{NOTED[name]}"
    assert errors(small) == []


def test_what_was_noted_stands_in_a_template_of_the_owner_too(journal: MakeJournal) -> None:
    template = '---\nname:\nrole: ""\nbond:\n---\n\n## Family\n'
    small = journal({**WORLD, "events/fair.md": MET, "templates/contact.md": template})
    small.run("new", "contact", "Mia Lund")
    assert texts(small)["journal/contacts/mia-lund.md"] == (
        "---\nname: Mia Lund\nrole: designer\nbond:\ncompany: Acme\nhow_found: event\nevent: fair\n---\n"
        "\n## Family\n\nlikes maps\n"
    )


def test_a_heading_of_the_bank_that_is_nobodys_topic_is_none(journal: MakeJournal) -> None:
    small = journal(WORLD)
    result = small.run("new", "meeting", "Ana", "--on", "2026-12-01", "--topic", "wood", "--topic", "sails")
    made = texts(small)["journal/meetings/2026-12-01-ana-silva.md"]
    assert "topics: sails\n" in made
    assert "### Which glue?" in made
    assert "the questions under wood are copied" in result.stderr


def test_a_template_that_obsidian_left_blank_gets_what_was_typed(journal: MakeJournal) -> None:
    template = (
        "---\nwith: []\ntopics: [ ]\ntitle: ''\n---\n\n{{date:dddd, D MMMM YYYY}} {{time}} {{ date : DD.MM [at] HH }}\n"
    )
    small = journal({**WORLD, "templates/meeting.md": template})
    small.run("new", "meeting", "Tea", "--with", "ana", "--on", "2026-12-01 09:05", "--topic", "sails")
    assert texts(small)["journal/meetings/2026-12-01-tea.md"] == (
        "---\nwith: ana\ntopics: sails\ntitle: Tea\ndate: 2026-12-01 09:05\n---\n"
        "\nTuesday, 1 December 2026 09:05 01.12 at 09\n"
    )


def test_a_namesake_gets_a_number_and_is_pointed_out(journal: MakeJournal) -> None:
    result = journal({"contacts/ana-silva.md": "---\nname: Ana Silva\n---\n"}).run("new", "contact", "Ana Silva")
    assert result.stdout == "journal/contacts/ana-silva-2.md\n"
    assert result.stderr == "note: journal/contacts/ana-silva.md is called Ana Silva too\n"


TEMPLATE = """---
# mine
name: {{title}}
date: {{ date }}
topics:
with:
tags: [x]
---

# {{title}}

On {{date}}.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_template_of_the_owner(journal: MakeJournal, end: str, bom: bytes) -> None:
    template = bom + TEMPLATE.replace("\n", end).encode()
    small = journal({**WORLD, "templates/event.md": template})
    small.run("new", "event", "Tea: for two", "--on", "2026-12-01")
    assert texts(small)["journal/events/2026-12-01-tea-for-two.md"] == (
        '---\n# mine\nname: "Tea: for two"\ndate: 2026-12-01\ntopics:\nwith:\ntags: [x]\n---\n'
        "\n# Tea: for two\n\nOn 2026-12-01.\n"
    )


def test_a_template_gets_what_it_leaves_out(journal: MakeJournal) -> None:
    small = journal({**WORLD, "templates/meeting.md": "---\nwith:\nduration: 20\n---\n\n## Notes\n"})
    small.run("new", "meeting", "ana", "--on", "2026-12-01")
    assert texts(small)["journal/meetings/2026-12-01-ana-silva.md"] == (
        "---\nwith: ana\nduration: 20\ndate: 2026-12-01\n---\n\n## Notes\n"
    )


def test_a_template_without_front_matter_gets_one(journal: MakeJournal) -> None:
    small = journal({**WORLD, "templates/company.md": "Who works there?\n"})
    small.run("new", "company", "Acme")
    assert texts(small)["journal/companies/acme.md"] == "---\nname: Acme\n---\n\nWho works there?\n"
    assert errors(small) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["person", "Jane"], "Invalid value for 'KIND': 'person' is not one of"),
        (["contact", " "], "a new contact needs a name"),
        (["contact", "Jane", "--introduced-by", "nobody"], "nothing here is called nobody"),
        (["contact", "Jane", "--introduced-by", "ana", "--on", "2026-12-01"], "2026-12-01 has not come yet"),
        (["update", "News", "--on", "2026-12-01"], "2026-12-01 has not come yet"),
        (["meeting", "Nobody"], "nobody here is called Nobody; `journal new contact Nobody` makes their record"),
        (["meeting", "Ana", "--on", "2026-11-31"], "2026-11-31: November 2026 has 30 days"),
        (["event", "Fair", "--with", "ana"], "--with goes with a meeting"),
        (["event", "Fair", "--introduced-by", "ana"], "--introduced-by goes with a contact"),
        (["contact"], "Missing argument 'NAME'"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(journal: MakeJournal, args: list[str], said: str) -> None:
    small = journal(WORLD)
    before = texts(small)
    result = small.run("new", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert texts(small) == before
