"""What a field says of itself is where it appears: `pronouns` and `credentials` are declared and named nowhere else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeJournal
from small_journal import write_journal

import generator
from generator.model.fields import Items, Spec, schema
from generator.model.json_schema import RECORDS

PERSON = """\
---
name: Priya Sharma
pronouns: she/her
credentials: PhD, MBA
email: priya@example.org
topics: [glass, light]
---
"""


def specs() -> Iterator[tuple[str, Spec]]:
    waiting = list(RECORDS.items())
    while waiting:
        kind, of = waiting.pop()
        for name, spec in schema(of).items():
            yield f"{kind}.{name}", spec
            if isinstance(spec.type, Items):
                waiting.append((f"{kind}.{name}", spec.type.of))


@pytest.mark.parametrize("field", ["pronouns", "credentials"])
def test_a_plain_field_is_declared_and_named_nowhere_else(field: str) -> None:
    house = Path(generator.__file__).parent
    naming = {
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        if re.search(rf"\b{field}\b", path.read_text(encoding="utf-8"))
    }
    # An import fills it where another program has it in the name itself.
    assert {path for path in naming if not path.startswith("io/importers/")} == {"model/records.py"}


def test_it_appears_wherever_it_says(journal: MakeJournal) -> None:
    small = journal({"contacts/priya.md": PERSON, "meetings/m.md": "---\ndate: 2026-11-24\nwith: priya\n---\n"})
    shown = small.run("show", "priya").stdout
    assert "she/her · PhD, MBA" in shown
    assert "glass, light" in shown
    assert "she/her · PhD, MBA" in small.run("brief").stdout
    card = small.run("export", "vcard").stdout
    assert "PRONOUNS:she/her" in card
    assert "N:Sharma;Priya;;;PhD\\, MBA" in card
    heads, row = small.run("export", "csv").stdout.splitlines()
    assert {"Pronouns", "Credentials"} <= set(heads.split(","))
    assert "she/her" in row
    assert '"pronouns": "she/her"' in small.run("export", "json").stdout


def test_an_import_reads_what_an_export_wrote(tmp_path: Path) -> None:
    mine = write_journal(tmp_path / "mine", {"contacts/priya.md": PERSON, "profile.md": "---\nname: Dot\n---\n"})
    mine.run("export", "vcard", "-o", str(tmp_path / "people.vcf"))
    other = write_journal(tmp_path / "other", {"profile.md": "---\nname: Kit\n---\n"})
    review = other.run("import", "vcard", str(tmp_path / "people.vcf")).stdout.splitlines()[-1]
    proposed = (other.root / review).read_text(encoding="utf-8") if (other.root / review).is_file() else review
    assert "pronouns: she/her" in proposed
    assert 'credentials: "PhD, MBA"' in proposed


def test_a_copy_to_show_has_only_what_says_so() -> None:
    private = {name for name, spec in specs() if not spec.to_show}
    assert {"contact.pronouns", "contact.email", "contact.personal", "contact.heard", "profile.phone"} <= private
    assert {"contact.role", "meeting.lesson"} & private == set()


def test_no_two_fields_claim_one_place() -> None:
    for kind in RECORDS.values():
        for asked in ("column", "detail", "vcard"):
            said = [value for spec in schema(kind).values() if (value := getattr(spec, asked))]
            assert len(said) == len(set(said)), (kind, asked)


def test_what_a_field_says_of_itself_is_heard() -> None:
    """`beside` is asked of people, `detail` of people, companies and the owner: elsewhere nothing would show it."""
    unheard = {
        name
        for name, spec in specs()
        if (spec.beside and not name.startswith("contact."))
        or (spec.detail and name.split(".")[0] not in ("contact", "company", "profile") and name.count(".") == 1)
        or (spec.heads and not name.startswith("contact."))
        or (spec.vcard and not name.startswith("contact."))
    }
    shared = {f"{kind}.tags" for kind in RECORDS}
    assert unheard - shared == set()
