"""From a folder to a journal: what is read, what is left alone, and that no file can stop the others (contract §1,
§7)."""

import gc
import os
import socket
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeJournal

from generator.model import loader
from generator.model.journal import Journal
from generator.model.loader import LARGEST, decoded, load, load_profile

ADA = "---\nname: Ada\n---\n"


def faults(journal: Journal) -> set[tuple[str, str]]:
    return {(rule, fault.source.path) for rule, found in journal.faults.items() for fault in found}


def test_each_kind_lies_in_its_folder(journal: MakeJournal) -> None:
    read = journal(
        {
            "profile.md": "---\nname: Dot\n---\n",
            "contacts/ada.md": ADA,
            "companies/acme.md": "---\nname: Acme\n---\n",
            "meetings/2026-11-03-ada.md": "---\ndate: 2026-11-03\nwith: ada\n---\n",
            "events/2026-11-20-mixer.md": "---\nname: Mixer\ndate: 2026-11-20\n---\n",
            "updates/2026-12-01-news.md": "---\ndate: 2026-12-01\nsubject: News\n---\n",
            "questions.md": "## Start\n- How did you begin?\n- Why?\n## End\n",
            "index.md": "Hello",
            "notes/deep/page.md": "# A page",
            "images/board.png": b"\x89PNG",
            "contacts/ada.jpg": b"",
        }
    ).load()
    assert read.profile is not None
    assert read.profile.name == "Dot"
    assert [record.slug for record in read.records()] == [
        "ada", "acme", "2026-11-03-ada", "2026-11-20-mixer", "2026-12-01-news", "profile",
    ]  # fmt: skip
    assert read.questions is not None
    assert read.questions.topics == (("Start", ("How did you begin?", "Why?")), ("End", ()))
    assert [(page.address, page.title) for page in read.free_pages] == [
        ("index.md", ""),
        ("notes/deep/page.md", "A page"),
    ]
    assert read.assets == {"images/board.png", "contacts/ada.jpg"}
    assert (read.hidden, read.files, faults(read)) == (frozenset(), 9, set())


def test_records_may_lie_in_subfolders_and_are_named_by_their_stem(journal: MakeJournal) -> None:
    read = journal(
        {"contacts/school/1998/ada.md": ADA, "contacts/Bea.MD": ADA, "contacts/x.y.md": ADA, "contacts/index.md": ADA}
    ).load()
    assert sorted(person.slug for person in read.contacts) == ["Bea", "ada", "index", "x.y"]
    assert {person.path for person in read.contacts} >= {"journal/contacts/school/1998/ada.md"}


def test_what_is_left_alone(journal: MakeJournal) -> None:
    small = journal(
        {
            ".obsidian/workspace.md": "x", ".hidden.md": "x", "contacts/.ada.md": "x", "contacts/.trash/bea.md": "x",
            "imports/linkedin.md": "- [ ] Ada", "templates/contact.md": "{{name}}", ".journal/x.md": "x",
            ".git/HEAD": "x",
        }
    )  # fmt: skip
    read = small.load()
    assert list(read.records()) == []
    assert (read.free_pages, read.assets, read.files, faults(read)) == ((), frozenset(), 0, set())


def test_imports_and_templates_are_only_those_at_the_top(journal: MakeJournal) -> None:
    read = journal({"notes/imports/a.md": "a", "contacts/templates/ada.md": ADA, "Imports/b.md": "b"}).load()
    assert [page.address for page in read.free_pages] == ["Imports/b.md", "notes/imports/a.md"]
    assert [person.slug for person in read.contacts] == ["ada"]


@pytest.mark.parametrize(
    "name",
    ["with blank.md", "it's.md", 'quo"te.md', "new\nline.md", "tab\t.md", "🎉.md", "CON.md", "nul.md", "a:b.md",
    "a*?.md",
     "-rf.md", "--help.md", "..md", "...md", " .md", "#a.md", "%2e%2e.md", "a&b<c>.md", "\u202egnp.md", "王小明.md",
     "x" * 200 + ".md",
     "$(id).md", "a\\b.md", "~.md"],
)  # fmt: skip
def test_any_name_of_a_file_will_do(journal: MakeJournal, name: str) -> None:
    small = journal({f"contacts/{name}": ADA.replace("Ada", "Bea"), "contacts/ada.md": ADA})
    read = small.load()
    hidden = name.startswith(".")
    assert sorted(person.slug for person in read.contacts) == sorted(["ada"] + ([] if hidden else [name[:-3]]))
    assert faults(read) == set()
    assert small.run("check", "--format", "json").exit_code in (0, 1)


def test_a_name_that_is_no_unicode_does_no_harm(journal: MakeJournal) -> None:
    small = journal({"contacts/ada.md": ADA})
    try:
        (small.root / "journal" / "contacts" / os.fsdecode(b"caf\xe9.md")).write_bytes(b"---\nname: Bea\nrol: x\n---\n")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    read = small.load()
    assert sorted(person.name for person in read.contacts) == ["Ada", "Bea"]
    for form in ("full", "concise", "json", "github", "sarif"):
        assert small.run("check", "--format", form).exit_code == 0, form


def test_names_that_differ_only_by_case_or_unicode_form_are_told(journal: MakeJournal) -> None:
    nfc, nfd = unicodedata.normalize("NFC", "zoë"), unicodedata.normalize("NFD", "zoë")
    small = journal(
        {f"contacts/{nfc}.md": ADA, f"contacts/x/{nfd}.md": ADA, "contacts/BEA.md": ADA, "contacts/y/bea.md": ADA}
    )
    read = small.load()
    assert len(read.contacts.all) == 4
    assert len(read.contacts) == 2
    assert read.contacts.find(nfd) is read.contacts.find(nfc.upper())
    found = small.run("check", "--format", "concise").output
    assert found.count("duplicate-identity") == 4


@pytest.mark.parametrize(
    "text", ["", "\n", "---", "---\n", "---\n---", "\ufeff", "\ufeff---\n---\n", "\x00", "---\n\x00\n---\n"]
)
@pytest.mark.parametrize(
    "name", ["contacts/ada.md", "meetings/ada.md", "profile.md", "questions.md", "index.md", "page.md"]
)
def test_next_to_nothing_in_a_file(journal: MakeJournal, name: str, text: str) -> None:
    small = journal({name: text})
    read = small.load()
    assert read.files == 1
    expected = 1 if name.startswith(("contacts", "meetings", "profile")) or read.faults else 0
    assert small.run("check").exit_code == expected
    assert set(read.faults) <= {"missing-front-matter", "unclosed-front-matter", "missing-field", "invalid-yaml"}


@pytest.mark.parametrize(
    ("data", "line", "guess"),
    [
        ("---\nname: Zoë\n---\n".encode("latin-1"), "2", "another encoding"),
        ("---\nname: “Zo”\n---\n".encode("cp1252"), "2", "another encoding"),
        ("---\nname: Ada\n---\n".encode("utf-16"), "1", "UTF-16"),
        ("---\nname: Zoë\n---\n".encode("utf-16-be"), "2", "UTF-16"),
        (b"---\nname: \xed\xa0\x80\n---\n", "2", "another encoding"),
        (b"---\nname: \xc0\xaf\n---\n", "2", "another encoding"),
        (b"---\nname: \xf4\x90\x80\x80\n---\n", "2", "another encoding"),
        (b"---\nname: Ada\n---\n\xff", "4", "another encoding"),
        (b"---\nname: Ada\n---\ncut off: \xe2\x82", "4", "another encoding"),
    ],
)
@pytest.mark.parametrize("name", ["contacts/ada.md", "page.md", "questions.md", "profile.md"])
def test_what_is_no_utf8_is_said_and_not_read(
    journal: MakeJournal, name: str, data: bytes, line: str, guess: str
) -> None:
    read = journal({name: data, "contacts/bea.md": ADA}).load()
    assert faults(read) == {("not-utf8", f"journal/{name}")}
    (fault,) = read.faults["not-utf8"]
    assert fault.value == line
    assert guess in fault.reason
    assert read.contacts.find("bea") is not None


def test_a_nul_is_text_in_a_body_and_a_fault_in_front_matter() -> None:
    assert decoded(b"a\x00b", "journal/a.md")[0].text == "a\x00b"


def test_a_file_that_is_too_large_is_left_unread(journal: MakeJournal) -> None:
    largest = ADA.encode().ljust(LARGEST, b".")
    read = journal(
        {
            "contacts/ada.md": largest,
            "contacts/bea.md": largest + b".",
            "page.md": largest + b".",
            "film.mp4": largest + b".",
        }
    ).load()
    assert faults(read) == {("too-large", "journal/contacts/bea.md"), ("too-large", "journal/page.md")}
    assert [person.name for person in read.contacts] == ["Ada", "Bea"]
    assert "film.mp4" in read.assets


def test_a_file_that_grows_while_it_is_read_is_bounded(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal({"contacts/ada.md": ADA})
    monkeypatch.setattr(loader, "LARGEST", 8)
    assert faults(small.load()) == {("too-large", "journal/contacts/ada.md")}


@pytest.mark.parametrize("size", [0, 5, len(ADA), 5000])
def test_a_file_that_is_written_between_look_and_read_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "ada.md").write_text(ADA)
    assert loader.read_file(tmp_path / "ada.md", size, "ada.md")[0].text == ADA


def test_links_inside_the_journal_are_followed_and_those_that_leave_it_are_not(
    journal: MakeJournal, tmp_path: Path
) -> None:
    small = journal({"contacts/ada.md": ADA, "notes/a.md": "a"})
    outside = tmp_path / "secret.md"
    outside.write_text("---\nname: Secret\n---\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.md").write_text("secret")
    folder = small.root / "journal"
    (folder / "contacts/bea.md").symlink_to("ada.md")
    (folder / "contacts/out.md").symlink_to(outside)
    (folder / "contacts/up.md").symlink_to("../../../secret.md")
    (folder / "picture.png").symlink_to(outside)
    (folder / "elsewhere").symlink_to(tmp_path / "elsewhere")
    (folder / "again").symlink_to("notes")
    (folder / "round").symlink_to(".")
    (folder / "self.md").symlink_to("self.md")
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    read = small.load()
    assert sorted(person.slug for person in read.contacts) == ["ada", "bea"]
    assert [page.address for page in read.free_pages] == ["notes/a.md"]
    leaving = {"contacts/out.md", "contacts/up.md", "picture.png", "elsewhere"}
    broken = {"self.md", "one.md", "two.md", "gone.md"}
    assert faults(read) == {("outside-journal", f"journal/{name}") for name in leaving} | {
        ("unreadable", f"journal/{name}") for name in broken
    }
    assert read.hidden == leaving | broken | {"again", "round"}
    assert read.assets == frozenset()


def test_a_journal_that_is_itself_a_link_is_read(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ada.md": ADA})
    link = tmp_path / "elsewhere"
    link.symlink_to(small.root / "journal")
    read = load(link)
    assert [person.path for person in read.contacts] == ["elsewhere/contacts/ada.md"]
    assert faults(read) == set()


def test_what_is_no_plain_file_is_never_opened(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal({"contacts/ada.md": ADA, "contacts/folder.md/bea.md": ADA})
    folder = small.root / "journal"
    os.mkfifo(folder / "contacts" / "pipe.md")
    os.mkfifo(folder / "pipe.png")
    monkeypatch.chdir(folder)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.md")
    read = small.load()
    assert sorted(person.slug for person in read.contacts) == ["ada", "bea"]
    assert faults(read) == {
        ("unreadable", "journal/contacts/pipe.md"), ("unreadable", "journal/pipe.png"), ("unreadable",
        "journal/socket.md"),
    }  # fmt: skip
    assert read.hidden == {"contacts/pipe.md", "pipe.png", "socket.md"}


def test_a_device_behind_a_link_is_never_opened(journal: MakeJournal) -> None:
    small = journal({"contacts/ada.md": ADA})
    (small.root / "journal" / "zero.md").symlink_to("/dev/zero")
    assert faults(small.load()) == {("outside-journal", "journal/zero.md")}


def test_a_file_that_cannot_be_opened_stops_no_other(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal({"contacts/ada.md": ADA, "contacts/bea.md": ADA, "contacts/cy.md": ADA})

    def opened(path: str, mode: str, **how: Any) -> object:
        if path.endswith("bea.md"):
            raise PermissionError(13, "Permission denied")
        if path.endswith("cy.md"):
            raise FileNotFoundError(2, "No such file or directory")
        return open(path, mode, **how)  # noqa: PTH123 - stands in for the call that it replaces

    monkeypatch.setattr(loader, "open", opened, raising=False)
    read = small.load()
    assert faults(read) == {("unreadable", "journal/contacts/bea.md"), ("unreadable", "journal/contacts/cy.md")}
    assert [fault.reason for fault in read.faults["unreadable"]] == ["Permission denied", "No such file or directory"]
    assert len(read.contacts) == 3, "a person does not vanish with a file"


def test_a_folder_that_cannot_be_listed_stops_no_other(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal({"contacts/ada.md": ADA, "meetings/x.md": "x"})
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("meetings"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    read = small.load()
    assert faults(read) == {("unreadable", "journal/meetings")}
    assert len(read.contacts) == 1


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "title", "body", "rules"),
    [
        ("# Hello\ntext", "Hello", "# Hello\ntext", []),
        ("---\ntitle: Mine\n---\n# Other", "Mine", "# Other", []),
        ("---\ntags: [a]\nstatus: new\n---\n# Hello", "Hello", "# Hello", []),
        ("---\n\nA rule across the page.\n\n# Hello", "Hello", "---\n\nA rule across the page.\n\n# Hello", []),
        ("---", "", "---", []),
        ("----\n# Hello", "Hello", "----\n# Hello", []),
        ("---\ntitle: [a\n---\n# Hello", "Hello", "# Hello", ["invalid-yaml"]),
        ("---\ntitle: [a]\n---\n# Hello", "Hello", "# Hello", []),
        ("---\ntitle: &a b\n---\n# Hello", "Hello", "# Hello", ["yaml-feature"]),
        ("---\ntitle: A: b\ndescription: c\n---\n", "", "", ["invalid-yaml"]),
        ("```\n# code\n```\n# Hello", "Hello", "```\n# code\n```\n# Hello", []),
        ("<!-- # Old -->\n# Hello #", "Hello", "<!-- # Old -->\n# Hello #", []),
        ("## Second only", "", "## Second only", []),
        ("---\r\ntitle: Mine\r\n---\r\nx", "Mine", "x", []),
    ],
)
def test_free_pages(journal: MakeJournal, text: str, title: str, body: str, rules: list[str]) -> None:
    read = journal({"page.md": text.encode()}).load()
    (page,) = read.free_pages
    assert (page.title, page.body) == (title, body)
    assert sorted(read.faults) == rules


def test_a_free_page_may_be_private_and_a_readme_is_one(journal: MakeJournal) -> None:
    read = journal(
        {
            "README.md": "# Read",
            "a.md": "---\nprivate: Yes\n---\n",
            "b.markdown": "# B",
            "contacts/c.markdown": "# C",
            "d.txt": "d",
        }
    ).load()
    assert [(page.address, page.private) for page in read.free_pages] == [
        ("README.md", False), ("a.md", True), ("b.markdown", False), ("contacts/c.markdown", False),
    ]  # fmt: skip
    assert read.assets == {"d.txt"}
    assert faults(read) == set()


@pytest.mark.parametrize(
    "text",
    ["## A\n- one\n- two", "---\ntitle: x\n---\n## A\n- one\n- two", "# Bank\n- none\n## A\n1. one\n2. two\n### B"],
)
def test_questions_need_no_front_matter_and_may_have_some(journal: MakeJournal, text: str) -> None:
    read = journal({"questions.md": text}).load()
    assert read.questions is not None
    assert read.questions.topics == (("A", ("one", "two")),)
    assert faults(read) == set()


def test_the_same_folder_gives_the_same_journal(journal: MakeJournal) -> None:
    small = journal(
        {f"contacts/{name}.md": f"---\nname: {name}\nrol: x\n---\n" for name in ("b", "a", "ä", "B2", "王")}
    )
    first, second = small.load(), small.load()
    assert [record.path for record in first.records()] == [record.path for record in second.records()]
    assert first.faults == second.faults


def test_a_comment_in_the_question_bank_is_no_question(journal: MakeJournal) -> None:
    text = (
        "## Start %% hers %%\n- Why <!-- ask late --> now?\n- %% not this %% How?\n%% - What? %%\n<!--\n## End\n-->\n"
    )
    bank = journal({"questions.md": text}).load().questions
    assert bank is not None
    assert [(topic, [" ".join(one.split()) for one in asked]) for topic, asked in bank.topics] == [
        ("Start", ["Why now?", "How?"])
    ]


def test_the_records_of_files_that_stay_are_the_same_objects(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana.md": ADA, "contacts/ben.md": "---\nname: Ben\n---\n", "page.md": "x", "questions.md": "- y"}
    )
    memory: loader.Memory = {}
    folder = small.root / "journal"
    first, second = load(folder, memory=memory), load(folder, memory=memory)
    assert all(one is other for one, other in zip(first.contacts, second.contacts, strict=True))
    assert first.free_pages[0] is second.free_pages[0]
    assert first.questions is second.questions


def test_what_changed_is_read_again_and_what_is_gone_is_forgotten(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ADA, "contacts/ben.md": "---\nname: Ben\n---\n", "contacts/cy.md": "no fields"})
    memory: loader.Memory = {}
    folder = small.root / "journal"
    load(folder, memory=memory)
    path = folder / "contacts/ana.md"
    before = path.stat()
    path.write_text(ADA.replace("Ada", "Ava"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "contacts/ben.md").unlink()
    (folder / "contacts/cy.md").write_bytes(b"\xff")
    for _ in range(2):
        again = load(folder, memory=memory)
        assert [person.name for person in again.contacts] == ["Ava", "Cy"]
        assert faults(again) == {("not-utf8", "journal/contacts/cy.md")}
        assert set(memory) == {"journal/contacts/ana.md", "journal/contacts/cy.md"}


def test_the_owners_fields_are_part_of_what_is_remembered(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\nshoe: 40\n---\n"})
    memory: loader.Memory = {}
    folder = small.root / "journal"
    assert faults(load(folder, memory=memory)) == {("unknown-field", "journal/contacts/ana.md")}
    assert faults(load(folder, ("shoe",), memory=memory)) == set()
    assert faults(load(folder, memory=memory)) == {("unknown-field", "journal/contacts/ana.md")}


def test_reading_leaves_the_collector_as_it_was(journal: MakeJournal) -> None:
    small = journal({"contacts/ada.md": ADA})
    assert gc.isenabled()
    small.load()
    assert gc.isenabled()
    gc.disable()
    try:
        small.load()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("data", [b"", b"\xff", b"---\nname: [\n---\n", b"x" * (LARGEST + 1)])
def test_the_profile_alone_never_raises(journal: MakeJournal, data: bytes) -> None:
    folder = journal({"profile.md": data}).root / "journal"
    profile = load_profile(folder)
    assert profile is None or profile.name == "Profile"


def test_there_may_be_no_profile(journal: MakeJournal) -> None:
    small = journal({"contacts/ada.md": ADA})
    assert load_profile(small.root / "journal") is None
    (small.root / "journal" / "profile.md").mkdir()
    assert load_profile(small.root / "journal") is None
    assert small.load().profile is None


def test_what_is_put_off_is_a_day_for_each_debt(journal: MakeJournal) -> None:
    later = "later:\n  connect: 2026-12-10\n  nudge/2026-11-01: 2026-02-30\n  answer:\n"
    read = journal({"contacts/ada.md": f"---\nname: Ada\n{later}---\n"}).load()
    (ada,) = read.contacts
    assert {name: str(day) for name, day in ada.later.items()} == {"connect": "2026-12-10"}
    assert faults(read) == {("not-a-date", "journal/contacts/ada.md")}
