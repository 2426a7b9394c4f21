"""Two records for one thing, one address for two: identities, likely duplicates, addresses, links, cut values (§4)."""

import unicodedata
from pathlib import Path

import pytest
from findings import Finding, found, person

NFD = unicodedata.normalize("NFD", "zoë")
NFC = unicodedata.normalize("NFC", "zoë")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada", "x/ada"),
        ("ada", "x/ADA"),
        (NFC, f"x/{NFD}"),
        ("straße", "x/strasse"),
        ("ada", "x/Ada"),
        ("a b", "x/A B"),
    ],
)
@pytest.mark.parametrize("folder", ["contacts", "companies", "meetings", "events", "updates"])
def test_two_files_that_answer_to_one_short_name(folder: str, one: str, other: str, tmp_path: Path) -> None:
    text = "---\nname: A\ndate: 2026-11-01\nsubject: A\nwith: a\n---\n"
    files = {f"{folder}/{one}.md": text, f"{folder}/{other}.md": text}
    findings = found(tmp_path, "duplicate-identity", files)
    assert sorted(findings) == sorted(Finding(path, 1, "") for path in files)


def test_of_three_each_is_reported(tmp_path: Path) -> None:
    files = {f"contacts/{folder}/ada.md": person(f"Ada {folder}") for folder in "abc"}
    assert len(found(tmp_path, "duplicate-identity", files)) == 3


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        (
            {"contacts/ada.md": person("Ada"), "contacts/bea.md": person("Bea", "aliases: [ADA]")},
            [("ada", ""), ("bea", "ADA")],
        ),
        (
            {"companies/acme.md": person("Acme"), "companies/old.md": person("Old", "aliases: ['x', \"acme\"]")},
            [("acme", ""), ("old", '"acme"')],
        ),
        ({"contacts/ada.md": person("Ada", "aliases: [ada, Ada]")}, []),
        ({"contacts/ada.md": person("Ada"), "contacts/bea.md": person("Ada", "aliases: [A.]")}, []),
        ({"contacts/ada.md": person("Ada", "aliases: [A.]"), "contacts/bea.md": person("Bea", "aliases: [A.]")}, []),
        ({"contacts/ada.md": person("Ada"), "companies/ada.md": person("Ada")}, []),
        ({"contacts/ada.md": person("Ada"), "companies/x.md": person("X", "aliases: [ada]")}, []),
    ],
)
def test_an_alias_that_is_another_files_short_name(
    files: dict[str, str], reported: list[tuple[str, str]], tmp_path: Path
) -> None:
    findings = found(tmp_path, "duplicate-identity", files)
    assert sorted((Path(finding.path).stem, finding.text) for finding in findings) == sorted(reported)


ALIKE = [
    ("email: a@b.example", "email: [x@y.example, A@B.example]", "a@b.example", "A@B.example"),
    ("phone: +49 30 123456", "phone: 0049-30-123456", "+49 30 123456", "0049-30-123456"),
    ("phone: (030) 12 34 56", "phone: '030/123456'", "(030) 12 34 56", "'030/123456'"),
    ("linkedin: https://www.linkedin.com/in/ada", "linkedin: linkedin.com/in/Ada/", None, None),
    ("linkedin: https://www.linkedin.com/in/ada?utm=x", "linkedin: http://de.linkedin.com/in/ada", None, None),
]
NAMED_ALIKE = [
    ("Jane Doe", "jane doe"), ("Jane Doe", "Doe, Jane"), ("Jane Doe", "Jane Q. Doe"), ("Jane Doe", "J. Jane Doe"),
    ("Zoë Kjær", "Zoe Kjaer"),
    ("Jane Doe", "Jane  DOE."), ("Anne-Marie Weiß", "Anne Marie Weiss"), ("王小明", "王小明"), ("O'Neil, Bob",
    "Bob ONeil"), ("Ada", "ADA"),
]  # fmt: skip
NOT_ALIKE = [
    ("name", "Jane Doe", "Jane Roe"), ("name", "J. Doe", "K. Doe"), ("name", "J. Doe", "Jane Doe"),
    ("name", "Ada", "Ada Byron"),
    ("name", "Bob", "Rob"), ("name", "か", "が"), ("name", "🎉", "🎈"),
    ("phone", "110", "110"), ("phone", "12-34", "1234"),
    ("phone", "+49 30 123456", "+49 30 123457"), ("email", "a@b.example", "a@c.example"),
    ("phone", "none yet", "none yet"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "at_one", "at_other"), ALIKE)
def test_what_only_one_person_has(one: str, other: str, at_one: str, at_other: str, tmp_path: Path) -> None:
    findings = found(
        tmp_path, "possible-duplicate", {"contacts/a.md": person("Anna", one), "contacts/b.md": person("Berta", other)}
    )
    assert [finding.path for finding in findings] == ["contacts/a.md", "contacts/b.md"]
    texts = [one.split(": ")[1], other.split(": ")[1]] if at_one is None else [at_one, at_other]
    assert [finding.text for finding in findings] == texts


@pytest.mark.parametrize(("one", "other"), NAMED_ALIKE)
def test_one_name_written_in_two_ways(one: str, other: str, tmp_path: Path) -> None:
    files = {"contacts/a.md": person(f'"{one}"'), "contacts/b.md": person(f'"{other}"')}
    assert [finding.text for finding in found(tmp_path, "possible-duplicate", files)] == [f'"{one}"', f'"{other}"']


@pytest.mark.parametrize(("field", "one", "other"), NOT_ALIKE)
def test_two_people(field: str, one: str, other: str, tmp_path: Path) -> None:
    if field == "name":
        files = {"contacts/a.md": person(f'"{one}"'), "contacts/b.md": person(f'"{other}"')}
    else:
        files = {
            "contacts/a.md": person("Anna", f"{field}: {one}"),
            "contacts/b.md": person("Berta", f"{field}: {other}"),
        }
    assert found(tmp_path, "possible-duplicate", files) == []


def test_one_person_may_say_a_thing_twice(tmp_path: Path) -> None:
    twice = person("Ada", "email: [a@b.example, A@B.example]", "phone: [030123456, 030 123456]")
    assert found(tmp_path, "possible-duplicate", {"contacts/a.md": twice}) == []


def test_an_owner_may_say_that_they_are_two(tmp_path: Path) -> None:
    files = {
        "contacts/a.md": person("Jo", "ignore: possible-duplicate"),
        "contacts/b.md": person("Jo", "ignore: [possible-duplicate]"),
    }
    assert found(tmp_path, "possible-duplicate", files) == []


COLLISIONS = [
    ("what-i-owe.md", True), ("WHAT-I-OWE.md", True), ("contacts/README.md", False), ("problems.md", True),
    ("briefs/x.md", True),
    ("playbook/x/y.md", True), ("index.md", False), ("notes/index.md", False), ("notes/problems.md", False),
    ("progress.md", True),
    ("one-sheet.markdown", True), ("profile.markdown", True), ("assets/x.md", True), ("search/a.md", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "collides"), [case for case in COLLISIONS if not case[0].startswith("contacts/")])
def test_a_page_at_an_address_of_the_journals_own(name: str, collides: bool, tmp_path: Path) -> None:
    findings = found(tmp_path, "path-collision", {name: "# Mine\n"})
    assert findings == ([Finding(name, 1, "")] if collides else [])


def test_two_pages_at_one_address(tmp_path: Path) -> None:
    findings = found(
        tmp_path, "path-collision", {"notes/index.md": "a", "notes/README.md": "b", "x.md": "c", "X.md": "d"}
    )
    assert len({finding.path.rsplit("/", 1)[0] for finding in findings}) == 2


@pytest.mark.parametrize("kind", ["contacts", "companies", "meetings", "events", "updates"])
def test_a_record_called_index_has_no_address(kind: str, tmp_path: Path) -> None:
    text = "---\nname: A\ndate: 2026-11-01\nsubject: A\nwith: a\n---\n"
    assert found(tmp_path, "path-collision", {f"{kind}/index.md": text}) == [Finding(f"{kind}/index.md", 1, "")]


LINKS = {
    "contacts/ada.md": person("Ada"), "contacts/school/bea.md": person("Bea", "company: Acme"),
    "notes/deep/page.md": "# Page\n",
    "images/board.png": "x", "images/with blank.png": "x", "companies/old.md": person("Old"),
    "meetings/2026-11-01-x.md":
    "---\ndate: 2026-11-01\nwith: ada\n---\n", "profile.md": person("Dot"), "questions.md": "## A\n- b\n",
}  # fmt: skip
GOOD_FROM_SUBFOLDER = [
    "../ada.md", "bea.md", "../bea.md", "./bea.md", "../../images/board.png", "../../images/with%20blank.png",
    "../../companies/old.md",
    "../../notes/deep/page.md", "../../notes/deep/page.md#part", "#part", "", "?a=b", "../../profile.md",
    "../../questions.md",
    "../../meetings/2026-11-01-x.md", "https://x.example/gone.md", "mailto:a@b.example", "../../companies/acme.md",
    "../school/../ada.md", "../../index.md", "../../contacts/index.md", "../../problems.md",
]  # fmt: skip
BAD_FROM_SUBFOLDER = [
    "ada.md", "../contacts/ada.md", "../../ada.md", "/contacts/ada.md", "../../images/BOARD.png",
    "../../images/gone.png",
    "../../../journal/contacts/ada.md", "../../companies/nobody.md", "../../notes/deep", "%00", "..\\ada.md",
    "../../mkdocs.yml",
]  # fmt: skip


@pytest.mark.parametrize("link", GOOD_FROM_SUBFOLDER)
def test_a_link_that_leads_somewhere(link: str, tmp_path: Path) -> None:
    files = {**LINKS, "contacts/school/cy.md": person("Cy") + f"[a]({link}) ![b](<{link}>)\n\n[c]: <{link or '#'}>\n"}
    assert found(tmp_path, "broken-link", files) == []


@pytest.mark.parametrize("link", BAD_FROM_SUBFOLDER)
def test_a_link_that_leads_nowhere(link: str, tmp_path: Path) -> None:
    files = {**LINKS, "contacts/school/cy.md": person("Cy") + f"[a](<{link}>) and ![b](<{link}>)\n"}
    assert found(tmp_path, "broken-link", files) == [Finding("contacts/school/cy.md", 4, link)] * 2


def test_links_in_code_and_comments_lead_nowhere(tmp_path: Path) -> None:
    text = "`[a](x.md)` <!-- [b](y.md) -->\n\n```\n[c](z.md)\n```\n\\[d](w.md)\n"
    assert found(tmp_path, "broken-link", {"page.md": text}) == []


CUTS = [
    ("role: a #1 of us", "a #1 of us"),
    ("role: a #é", "a #é"),
    ("role: #1", "#1"),
    ("role:   #team lead  ", "#team lead"),
    ("role: a \t#1", "a \t#1"),
    ("topics:\n- a #1\n- b", "a #1"),
    ("topics:\n- b\n- #1", "#1"),
    ("topics: [a, b #1\n  ]", "b #1"),
    ("topics: [a #1\n  , b]", "a #1"),
    ("personal:\n  birthday: #4 of May", "#4 of May"),
    ("personal: {a: b #1\n  }", "b #1"),
    ("outreach:\n- 2026-03-01 email #1", "2026-03-01 email #1"),
    ("outreach:\n- 2026-03-01 email: the #1 talk", "the #1 talk"),
    ("outreach:\n- on: 2026-03-01\n  by: email\n  note: the #1 talk", "the #1 talk"),
    ("help:\n- on: 2026-03-01\n  direction: given\n  what: the #1", "the #1"),
    ("x_own: a #1", "a #1"),
]
WHOLE = [
    "role: a # 1", "role: a#1", "role: 'a #1'", '"role": "a #1"', "role: 'a' #1", "role: |\n  a #1",
    "role: >\n  a #1", "#1", "role: a\n#1",
    "role: a\n  # 1", "role: a #", "role: a #!", "topics: ['a #1'] #x", "introduced_by: [[a]] #x", "role: a ##1",
    "topics: [a, b] #1",
]  # fmt: skip


@pytest.mark.parametrize(("fields", "cut"), CUTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_value_that_a_remark_cut(fields: str, cut: str, newline: str, tmp_path: Path) -> None:
    text = person("Ada", fields, "location: Lisbon").replace("\n", newline)
    findings = found(tmp_path, "cut-by-comment", {"contacts/ada.md": text})
    assert [finding.text for finding in findings] == [cut]


@pytest.mark.parametrize("fields", WHOLE)
def test_a_remark_that_cuts_nothing(fields: str, tmp_path: Path) -> None:
    assert found(tmp_path, "cut-by-comment", {"contacts/ada.md": person("Ada", fields, "location: Lisbon")}) == []


@pytest.mark.parametrize("name", ["follow_ups", "introductions"])
def test_an_item_of_words_may_be_cut_too(name: str, tmp_path: Path) -> None:
    text = f"---\ndate: 2026-11-01\nwith: ada\n{name}:\n- The #1 book\n- Send it: the #1 book\n---\n"
    findings = found(tmp_path, "cut-by-comment", {"meetings/x.md": text, "contacts/ada.md": person("Ada")})
    assert [finding.text for finding in findings] == ["The #1 book", "the #1 book"]
