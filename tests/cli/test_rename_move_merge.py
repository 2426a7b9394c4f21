"""`journal rename`, `move` and `merge`: every reference follows, in place, and nothing else changes."""

import pytest
from changed_lines import changed_lines, errors, owed, texts
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.edit.change import apply
from generator.edit.merging import merge
from generator.files.lock import FileChanged

ANA = "---\nname: Ana Silva   # as she signs\naliases: [Aninha]\n---\n\nSee [[ana]] and [herself](ana.md#private).\n"
WORLD = {
    "contacts/ana.md": ANA,
    "contacts/ben.md": """---
name: Ben Okafor
introduced_by: "[[Ana Silva|Ana]]"   # over tea
---

Through [[Ana Silva]], or [[ana|her]]; ![[ana]]; [her](ana.md#x "Ana").
`[[ana]]` is how one writes it.
""",
    "meetings/2026-11-12-ana.md": """---
date: 2026-11-12 10:00   # her office
with: [Aninha, 'ben']
thanks: [email 2026-11-13 to ana, card 2026-11-14 to ben]
follow_ups:
  - {do: send the plan, to: "ana"}
---

## Notes

We talked. The word ana stays.
""",
    "meetings/sub/m2.md": """---
date: 2026-11-13
with:
  - [[ana]]
introductions:
  - {name: Chi, contact: ben}
  - Ana Silva
  - "[[Ana Silva|Ana]]"
  - [[Aninha]]
reported_back:
  - 2026-11-14 to ana
---

## Notes

After [[2026-11-12-ana]].

- [ ] Ring [[Aninha]] 📅 2026-12-01
""",
    "events/e.md": "---\nname: Mixer\ndate: 2026-11-01\nmet:\n  - Ana Silva\n  - name: ana\n    note: again\n---\n",
    "updates/u.md": """---
subject: A boat
date: 2026-11-05
to: [ana, tag:x]
told: ana 2026-11-06 email
waived:
  news/ana: she knows
---
""",
    "notes/free.md": "Talk to [[ana]]; [her](../contacts/ana.md); [[2026-11-12-ana|that day]].\n",
    "questions.md": "## boats\n\n- What does [[Ana Silva]] say?\n",
    "profile.md": "---\nname: Me\n---\n\n[[ana]] says so.\n",
}


def ran(small: SmallJournal, *args: str) -> dict[str, list[str]]:
    before = texts(small)
    result = small.run(*args)
    assert result.exit_code == 0, result.output
    changed = changed_lines(before, texts(small))
    written = {line.removesuffix(" removed") for line in result.stdout.splitlines() if "/" in line}
    assert set(changed) >= written
    assert errors(small) == []
    return changed


def refused(small: SmallJournal, *args: str) -> str:
    before = texts(small)
    result = small.run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert texts(small) == before
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_rename_reaches_every_reference(journal: MakeJournal) -> None:
    small = journal(WORLD)
    before = owed(small)
    changed = ran(small, "rename", "ana", "Ana Moura")
    assert changed.pop("journal/contacts/ana.md")
    assert changed.pop("journal/contacts/ana-moura.md") == [
        "+---", "+name: Ana Moura   # as she signs", "+aliases: [Aninha, Ana Silva]", "+---", "+",
        "+See [[ana-moura]] and [herself](ana-moura.md#private).",
    ]  # fmt: skip
    assert {path: [line for line in lines if line[0] == "+"] for path, lines in changed.items()} == {
        "journal/contacts/ben.md": [
            '+introduced_by: "[[ana-moura|Ana]]"   # over tea',
            '+Through [[ana-moura|Ana Silva]], or [[ana-moura|her]]; ![[ana-moura]]; [her](ana-moura.md#x "Ana").',
        ],
        "journal/meetings/2026-11-12-ana.md": [
            "+with: [ana-moura, 'ben']",
            "+thanks: [email 2026-11-13 to ana-moura, card 2026-11-14 to ben]",
            '+  - {do: send the plan, to: "ana-moura"}',
        ],
        "journal/meetings/sub/m2.md": [
            "+  - [[ana-moura]]", "+  - ana-moura", '+  - "[[ana-moura|Ana]]"', "+  - [[ana-moura]]",
            "+  - 2026-11-14 to ana-moura",
            "+- [ ] Ring [[ana-moura|Aninha]] 📅 2026-12-01",
        ],
        "journal/events/e.md": ["+  - ana-moura", "+  - name: ana-moura"],
        "journal/updates/u.md": [
            "+to: [ana-moura, tag:x]", "+told: ana-moura 2026-11-06 email", "+  news/ana-moura: she knows",
        ],
        "journal/notes/free.md": [
            "+Talk to [[ana-moura]]; [her](../contacts/ana-moura.md); [[2026-11-12-ana|that day]]."
        ],
        "journal/questions.md": ["+- What does [[ana-moura|Ana Silva]] say?"],
        "journal/profile.md": ["+[[ana-moura]] says so."],
    }  # fmt: skip
    # The same is owed as before, under the new name.
    assert owed(small) == {_renamed(debt): state for debt, state in before.items()}


def _renamed(debt: str) -> str:
    return "/".join("ana-moura" if part == "ana" else part for part in debt.split("/"))


def test_rename_to_the_same_file_name_still_finds_who_says_the_old_name(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/ana.md": "---\nname: Ana Silva\naliases: [Aninha]\n---\n"})
    changed = ran(small, "rename", "Ana Silva", "Ana")
    assert changed["journal/contacts/ana.md"] == [
        "-name: Ana Silva", "-aliases: [Aninha]", "+name: Ana", "+aliases: [Aninha, Ana Silva]",
    ]  # fmt: skip
    assert '+introduced_by: "[[ana|Ana]]"   # over tea' in changed["journal/contacts/ben.md"]
    # What still means her stays: her slug, her other name.
    assert "journal/meetings/2026-11-12-ana.md" not in changed


def test_rename_of_the_file_alone(journal: MakeJournal) -> None:
    small = journal(WORLD)
    ran(small, "rename", "ana", "ana-s")
    assert "name: Ana Silva   # as she signs" in texts(small)["journal/contacts/ana-s.md"]


def test_rename_keeps_the_date_of_a_meeting_and_its_folder(journal: MakeJournal) -> None:
    small = journal(WORLD)
    ran(small, "rename", "2026-11-12-ana", "Tea with Ana")
    found = texts(small)
    assert "journal/meetings/2026-11-12-tea-with-ana.md" in found
    assert "After [[2026-11-12-tea-with-ana]]." in found["journal/meetings/sub/m2.md"]
    ran(small, "rename", "m2", "second")
    assert "journal/meetings/sub/second.md" in texts(small)


def test_rename_a_company_that_people_name(journal: MakeJournal) -> None:
    small = journal({
        "companies/acme.md": "---\nname: Acme Inc\n---\n",
        "contacts/ana.md": "---\nname: Ana\ncompany: Acme Inc\nformerly: [acme, Other]\n---\n",
        "profile.md": "---\nname: Me\ntargets: [acme]\n---\n",
    })  # fmt: skip
    changed = ran(small, "rename", "acme", "Acme & Daughters")
    assert changed["journal/contacts/ana.md"] == [
        "-company: Acme Inc", "-formerly: [acme, Other]",
        "+company: acme-daughters", "+formerly: [acme-daughters, Other]",
    ]  # fmt: skip
    assert changed["journal/profile.md"] == ["-targets: [acme]", "+targets: [acme-daughters]"]


@pytest.mark.parametrize(("end", "bom"), [("\r\n", b"\xef\xbb\xbf"), ("\r\n", b""), ("\n", b"\xef\xbb\xbf")])
def test_line_ends_and_a_byte_order_mark_stay(journal: MakeJournal, end: str, bom: bytes) -> None:
    small = journal({name: bom + text.replace("\n", end).encode() for name, text in WORLD.items()})
    before = {path.name: path.read_bytes() for path in (small.root / "journal").rglob("*.md")}
    assert small.run("rename", "ana", "ana-moura").exit_code == 0
    for path in (small.root / "journal").rglob("*.md"):
        name = "ana.md" if path.name == "ana-moura.md" else path.name
        data = path.read_bytes()
        assert data.startswith(bom)
        assert data.count(end.encode()) == before[name].count(end.encode())
        assert data.count(b"\n") == before[name].count(b"\n")
    assert errors(small) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["rename", "ana", "ben"], "contacts has a ben already; choose another name"),
        (["rename", "ana", "Ben"], "contacts has a ben already"),
        (["rename", "ana", "!!"], "`!!` has no letter to make a file's name of"),
        (["rename", "nobody", "x"], "nothing here is called nobody"),
        (["rename", "2026", "x"], "nothing here is called 2026"),
        (["move", "ben", "2026-12-01"], "no meeting with Ben Okafor is ahead"),
        (["move", "m2", "2026-02-30"], "2026-02-30: February 2026 has 28 days"),
        (["move", "m2", "soon"], "soon: a date is written YYYY-MM-DD"),
        (["merge", "ana", "ana"], "ana is one record already"),
        (["merge", "ana", "m2"], "only two people or two companies can become one"),
        (["merge", "ana"], "Missing argument 'B'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(journal: MakeJournal, args: list[str], said: str) -> None:
    world = {name: text for name, text in WORLD.items() if not name.startswith("meetings/2026")}
    assert said in refused(journal(world), *args)


MOVED = [
    ("2026-12-04 15:00   # her office", "2026-12-08", "2026-12-08 15:00   # her office"),
    ("2026-12-04 15:00   # her office", "2026-12-08 09:30", "2026-12-08 09:30   # her office"),
    ("2026-12-04", "2026-12-08 09:30", "2026-12-08 09:30"),
    ("'2026-12-04 15:00'", "2026-12-08", "'2026-12-08 15:00'"),
    ('"2026-12-04T15:00"  # T', "2026-12-08", '"2026-12-08T15:00"  # T'),
    ("2026-12-04T15:00:00+01:00", "2026-12-08", "2026-12-08T15:00:00+01:00"),
    ("2026-12-04T15:00:00+01:00", "2026-12-08 09:30", "2026-12-08 09:30+01:00"),
    ("2026-12-04T15:00:00+05:30", "2026-12-08 09:30", "2026-12-08 14:00+05:30"),
    ("2026-12-04 15:00Z", "2026-12-08 09:30", "2026-12-08 08:30Z"),
    ("2026-12-04 15:00", "2026-12-08T09:30-05:30", "2026-12-08 09:30-05:30"),
]


@pytest.mark.parametrize(("written", "to", "becomes"), MOVED)
def test_move_keeps_the_hour_the_quotes_and_the_comment(
    journal: MakeJournal, written: str, to: str, becomes: str
) -> None:
    planned = f"---\nwith: ben\ndate: {written}\nplace: x\n---\n"
    home = "---\nname: Mira Holt\ntime_zone: Europe/Berlin\n---\n"
    world = {**WORLD, "profile.md": home, "meetings/2026-12-04-ben.md": planned}
    world |= {"index.md": "Soon: [[2026-12-04-ben]].\n"}
    changed = ran(journal(world), "move", "ben", to)
    assert changed["journal/meetings/2026-12-08-ben.md"][2] == f"+date: {becomes}"
    assert changed["journal/index.md"] == ["-Soon: [[2026-12-04-ben]].", "+Soon: [[2026-12-08-ben]]."]
    assert len(changed) == 3


@pytest.mark.parametrize(
    ("to", "becomes", "said"),
    [
        ("2026-12-09 10:00", "2026-12-09 19:00", "Wednesday, 9 December at 10:00 (19:00 in Tokyo)"),
        ("2026-12-09 23:30", "2026-12-10 08:30", "Wednesday, 9 December at 23:30 (08:30 on Thursday in Tokyo)"),
        ("2026-12-09", "2026-12-10 07:15", "Wednesday, 9 December at 22:15 (07:15 on Thursday in Tokyo)"),
        ("2026-12-09 10:00Z", "2026-12-09 19:00", "Wednesday, 9 December at 10:00 (19:00 in Tokyo)"),
        # Clocks are set forward here on 28 March and never there: the hour in the file stays, and the day is mine.
        ("2027-03-29", "2027-03-30 07:15", "Monday, 29 March 2027 at 23:15 (07:15 on Tuesday in Tokyo)"),
    ],
)
def test_an_hour_said_to_move_is_mine_and_the_file_keeps_its_zone(
    journal: MakeJournal, to: str, becomes: str, said: str
) -> None:
    world = {
        **WORLD,
        "profile.md": "---\nname: Mira Holt\ntime_zone: Europe/London\n---\n",
        "meetings/2026-12-05-ben.md": "---\nwith: ben\ndate: 2026-12-05 07:15\ntime_zone: Asia/Tokyo\n---\n",
    }
    made = journal(world)
    result = made.run("move", "2026-12-05-ben", to)
    assert result.stdout.splitlines() == [f"journal/meetings/{becomes[:10]}-ben.md", said]
    moved = (made.root / f"journal/meetings/{becomes[:10]}-ben.md").read_text()
    assert moved == world["meetings/2026-12-05-ben.md"].replace("2026-12-05 07:15", becomes)


def test_a_move_over_midnight_of_another_clock_change_is_on_the_day_that_was_said(journal: MakeJournal) -> None:
    """At 08:30 in Tokyo it is 23:30 here in winter, and past midnight in summer."""
    world = {
        **WORLD,
        "profile.md": "---\nname: Mira Holt\ntime_zone: Europe/London\n---\n",
        "meetings/tea.md": "---\nwith: ben\ndate: 2026-12-05 08:30\ntime_zone: Asia/Tokyo\n---\n",
    }
    made = journal(world)
    assert "Tuesday, 29 June 2027 at 00:30 (08:30 in Tokyo)" in made.run("move", "tea", "2027-06-29").stdout


def test_an_hour_said_to_new_is_mine_and_the_answer_shows_theirs(journal: MakeJournal) -> None:
    made = journal({
        "profile.md": "---\nname: Mira Holt\ntime_zone: Europe/London\n---\n",
        "contacts/ken.md": "---\nname: Ken Sato\ntime_zone: Asia/Tokyo\n---\n",
    })  # fmt: skip
    result = made.run("new", "meeting", "ken", "--on", "tuesday 23:30")
    assert result.stdout == "journal/meetings/2026-11-24-ken-sato.md\n"
    assert "Tuesday, 24 November at 23:30 (08:30 on Wednesday in Tokyo)" in result.stderr


def test_move_of_a_file_without_a_date_in_its_name_changes_one_line(journal: MakeJournal) -> None:
    small = journal({**WORLD, "meetings/tea.md": "---\ndate: 2026-12-04\nwith: ben\n---\n"})
    assert ran(small, "move", "tea", "2026-12-08") == {
        "journal/meetings/tea.md": ["-date: 2026-12-04", "+date: 2026-12-08"]
    }


def test_move_takes_away_what_was_said_of_the_old_day_and_points_out_the_rest(journal: MakeJournal) -> None:
    planned = "---\ndate: 2026-12-04\nwith: ben\nconfirmed: 2026-11-20 # by phone\nstatus: cancelled\n---\n"
    small = journal({**WORLD, "meetings/tea.md": planned})
    before = texts(small)
    result = small.run("move", "tea", "2026-12-08")
    assert result.stdout == "journal/meetings/tea.md\n"
    assert changed_lines(before, texts(small)) == {
        "journal/meetings/tea.md": ["-date: 2026-12-04", "+date: 2026-12-08", "-confirmed: 2026-11-20 # by phone"]
    }
    assert result.stderr.splitlines() == [
        "note: `confirmed: 2026-11-20` was for the old day and is gone",
        "note: it still says `status: cancelled`",
    ]


def test_move_of_one_of_two_meetings_asks_which(journal: MakeJournal) -> None:
    ahead = "---\ndate: 2026-12-04\nwith: ben\n---\n"
    small = journal({**WORLD, "meetings/a.md": ahead, "meetings/b.md": ahead})
    assert "ben may mean a and b" in refused(small, "move", "ben", "2026-12-08")


def test_move_of_a_name_that_two_people_answer_means_the_one_with_a_meeting_ahead(journal: MakeJournal) -> None:
    tom = "---\nname: Tom Reed\n---\n"
    small = journal(
        {
            "contacts/tom-reed.md": tom,
            "contacts/tomasz-nowak.md": "---\nname: Tomasz Nowak\n---\n",
            "meetings/old.md": "---\ndate: 2026-11-04\nwith: tom-reed\n---\n",
            "meetings/next.md": "---\ndate: 2026-12-04\nwith: tomasz-nowak\n---\n",
        }
    )
    assert list(ran(small, "move", "tom", "2026-12-08")) == ["journal/meetings/next.md"]


def test_move_of_an_event_and_never_onto_another(journal: MakeJournal) -> None:
    event = "---\nname: Fair\ndate: 2026-12-04\n---\n"
    small = journal({"events/2026-12-04-fair.md": event, "events/2026-12-05-fair.md": event.replace("-04", "-05")})
    assert "events has a 2026-12-05-fair already" in refused(small, "move", "2026-12-04", "2026-12-05")
    assert "journal/events/2026-12-06-fair.md" in ran(small, "move", "2026-12-04-fair", "2026-12-06")


KEPT = """---
name: Ana Silva
email: ana@example.org
role: painter
personal: {family: "a son, Rui"}
introduced_by: ben
outreach:
  - 2026-11-01 email   # the first
---

Met at the fair.

## Private

Not for others.
"""
OTHER = """---
name: Ana M. Silva
aliases: [Aninha]   # what Rui calls her
email: [ana@example.org, silva@example.com]
phone: '+351 555'
role: illustrator
may_follow_up: no
personal:
  family: two sons
  holiday: Azores
introduced_by: [ben, ana]
outreach:
  - {on: 2026-11-03, by: phone, note: "left a message"}
  - '2026-11-05 email: wrote again #2'
help:
  - on: 2026-11-06
    direction: received
    what: a lead
    thanked: 2026-11-06
private: yes
x_mine: [kept,
  too]
met_on: 2026-02-30
---

Her studio: [map](../../images/map.png), [[ana-2]], [Ben](../ben.md).

## Private

More.
"""


def test_merge_loses_nothing(journal: MakeJournal) -> None:
    small = journal({
        "contacts/ana.md": KEPT,
        "contacts/art/ana-2.md": OTHER,
        "contacts/ben.md": "---\nname: Ben\nintroduced_by: Ana M. Silva\n---\n\n[[Aninha]], [her](art/ana-2.md)\n",
        "images/map.png": b"map",
    })  # fmt: skip
    before = texts(small)
    result = small.run("merge", "ana", "ana-2")
    assert result.exit_code == 0, result.output
    assert "journal/contacts/art/ana-2.md removed" in result.stdout
    merged = texts(small)["journal/contacts/ana.md"]
    assert merged == (
        KEPT.replace("name: Ana Silva\n", "name: Ana Silva\naliases:\n  - Aninha\n  - Ana M. Silva\n")
        .replace("email: ana@example.org\n", "email: [ana@example.org, silva@example.com]\nphone:\n  - +351 555\n")
        .replace('{family: "a son, Rui"}', '{family: "a son, Rui", holiday: Azores}\nmay_follow_up: no')
        .replace(
            "# the first\n",
            "# the first\n  - {on: 2026-11-03, by: phone, note: left a message}\n"
            '  - 2026-11-05 email: "wrote again #2"\n'
            "help:\n  - {on: 2026-11-06, direction: received, what: a lead, thanked: 2026-11-06}\n",
        )
        .replace("---\n\nMet", "private: yes\n---\n\nMet")
        + "\n## From Ana M. Silva\n\n- role: illustrator\n- personal, family: two sons\n- x_mine: [kept, too]\n"
        "- met_on: 2026-02-30\n- what Rui calls her\n\n"
        "Her studio: [map](../images/map.png), [[ana]], [Ben](ben.md).\n\n## Private\n\nMore.\n"
    )
    ben = changed_lines(before, texts(small))["journal/contacts/ben.md"]
    assert [line for line in ben if line[0] == "+"] == ["+introduced_by: ana", "+[[ana|Aninha]], [her](ana.md)"]


def test_merge_stops_where_the_other_file_has_changed(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n", "contacts/b.md": "---\nname: Ana S\n---\n"})
    loaded = small.load()
    changes = merge(loaded, *loaded.contacts)
    other = small.root / "journal/contacts/b.md"
    other.write_text("---\nname: Ana S\n---\n\nA thought.\n")
    before = texts(small)
    with pytest.raises(FileChanged):
        apply(changes, small.root)
    assert texts(small) == before


def test_merge_two_companies(journal: MakeJournal) -> None:
    small = journal({
        "companies/acme.md": "---\nname: Acme\n---\n",
        "companies/acme-inc.md": "---\nname: Acme Inc\ntarget: yes\n---\n\nA mill.\n",
        "contacts/ana.md": "---\nname: Ana\ncompany: Acme Inc\n---\n",
    })  # fmt: skip
    changed = ran(small, "merge", "acme", "acme-inc")
    assert changed["journal/contacts/ana.md"] == ["-company: Acme Inc", "+company: acme"]
    assert "target: yes" in texts(small)["journal/companies/acme.md"]
    assert "journal/companies/acme-inc.md" not in texts(small)


def test_rename_reaches_what_is_put_off(journal: MakeJournal) -> None:
    news = "---\nsubject: A boat\ndate: 2026-11-05\nlater: {news/ana: 2026-12-20}\n---\n"
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n", "updates/u.md": news})
    changed = ran(small, "rename", "ana", "ana-moura")
    assert changed["journal/updates/u.md"] == ["-later: {news/ana: 2026-12-20}", "+later: {news/ana-moura: 2026-12-20}"]


@pytest.mark.parametrize(
    ("new", "aliases"),
    [("Ana Costa", ["+aliases:", "+  - Ana Silva"]), ("ANA SILVA", []), ("ana-costa", [])],
)
def test_rename_keeps_the_old_name_as_an_alias(journal: MakeJournal, new: str, aliases: list[str]) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana Silva\n---\n"})
    before = texts(small)
    assert small.run("rename", "ana", new).exit_code == 0
    (made,) = [text for path, text in texts(small).items() if path not in before or text != before[path]]
    assert [f"+{line}" for line in made.splitlines()[2:-1]] == aliases
