# ruff: noqa: E501 - one fault a line, as a table is read
"""Twenty-five different faults in a copy of the sample journal, each found at its line and column, in one run."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.check import check
from generator.rules.diagnostic import Diagnostic

SAMPLE = Path(__file__).parents[1] / "journal"
TODAY = date(2026, 11, 19)


@dataclass(frozen=True)
class Fault:
    """`old` becomes `new` in `file`; the fault is found where `at` then stands, or at 1:1."""

    rule: str
    file: str
    old: str
    new: str
    at: str = ""


FAULTS = (
    Fault("not-a-date", "contacts/zoe-lindgren.md", "linkedin_connected: ", "met_on: 2026-02-30\nlinkedin_connected: ", "2026-02-30"),
    Fault("not-a-choice", "contacts/benedikt-okoro.md", "prefers: email", "prefers: emial", "emial"),
    Fault("unknown-field", "contacts/bettina-grau.md", "name: ", "nickname: B\nname: ", "nickname"),
    Fault("duplicate-field", "contacts/walt-pelkey.md", "---\nname: ", "---\nrole: rigger\nname: ", "role: keeper of the tool wall, retired boatbuilder"),
    Fault("unknown-contact", "meetings/2026-11-17-leonie-fairweather.md", "with: leonie-fairweather", "with: leonie-farweather", "leonie-farweather"),
    Fault("unknown-event", "contacts/julian-prewitt.md", "name: ", "event: lab-evening\nname: ", "lab-evening"),
    Fault("wrong-type", "contacts/kenji-yoshida.md", "name: ", "time_zone: Europe/Berln\nname: ", "Europe/Berln"),
    Fault("missing-field", "contacts/noor-haddad.md", "name: Noor Haddad\n", "aliases: Noor Haddad\n", "---"),
    Fault("future-fact", "meetings/2026-11-18-tomas-beaulieu.md", "date: 2026-11-18 17:30\n", "date: 2026-11-18 17:30\nconfirmed: 2026-12-24\n", "2026-12-24"),
    Fault("impossible-order", "meetings/2026-11-14-walt-pelkey.md", "date: ", "help: [{on: 2026-11-10, direction: received, what: glue, thanked: 2026-11-09}]\ndate: ", "2026-11-09"),
    Fault("introduction-cycle", "contacts/rosalind-achterberg.md", "name: ", "introduced_by: benedikt-okoro\nname: ", "benedikt-okoro"),
    Fault("unsafe-link", "contacts/clement-duarte.md", "name: ", "website: javascript:alert(1)\nname: ", "javascript:alert(1)"),
    Fault("broken-link", "people-i-keep-learning-from.md", "# ", "[the map](maps/harbor.png)\n\n# ", "maps/harbor.png"),
    Fault("unresolved-wikilink", "what-i-am-looking-for.md", "# ", "[[Nobody Inparticular]]\n\n# ", "[[Nobody Inparticular]]"),
    Fault("cut-by-comment", "contacts/gideon-paquette.md", "name: ", "address: 12 Harbor Street #4\nname: ", "12 Harbor Street #4"),
    Fault("wrong-file-date", "updates/2026-11-09-ten-saturdays.md", "date: 2026-11-09", "date: 2026-11-08", "2026-11-08"),
    Fault("invalid-yaml", "contacts/harriet-boone.md", "name: ", "bond: we share a hobby: sailing\nname: ", ": sailing"),
    Fault("yaml-feature", "contacts/lucian-barr.md", "name: ", "bond: &b rowing\nname: ", "&b"),
    Fault("merge-conflict", "contacts/malachi-stone.md", "name: ", "<<<<<<< HEAD\nlevel: a\n=======\nlevel: b\n>>>>>>> other\nname: ", "<<<<<<<"),
    Fault("missing-front-matter", "contacts/nuala-griffin.md", "---\n", "Nuala\n---\n"),
    Fault("unclosed-front-matter", "contacts/pilar-ybarra.md", "\n---\n", "\n"),
    Fault("possible-duplicate", "contacts/ruth-abelson.md", "name: Ruth Abelson", "name: Abelson, Ruth T.", "Abelson, Ruth T."),
    Fault("no-objective", "meetings/2026-11-20-ingrid-solheim.md", "\nobjective: ", "\nx_objective: ", "date"),
    Fault("asks-for-job", "meetings/2026-11-24-fatou-diarra.md", "## Questions\n", "## Questions\n\n### Could you hire me?\n", "hire me"),
    Fault("too-long", "meetings/2026-12-03-sanna-makinen.md", "\nwith: ", "\nduration: 2 h\nwith: ", "2 h"),
)  # fmt: skip
NEW: dict[str, str | bytes] = {
    "contacts/ruth-abelson-2.md": "---\nname: Ruth Abelson\n---\n",
    "thanks.md": "# Thanks\n",
    "contacts/twin.md": b"---\nname: Ren\xe9\n---\n",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Diagnostic, ...]]:
    folder = tmp_path_factory.mktemp("planted") / "journal"
    shutil.copytree(SAMPLE, folder)
    for fault in FAULTS:
        path = folder / fault.file
        text = path.read_text(encoding="utf-8")
        assert fault.old in text, f"the sample changed: no {fault.old!r} in {fault.file}"
        path.write_text(text.replace(fault.old, fault.new, 1), encoding="utf-8")
    for name, content in NEW.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder, check(Day(load(folder), TODAY, Settings()))


def test_there_are_twenty_five_rules_planted() -> None:
    assert len({fault.rule for fault in FAULTS}) == 25


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_planted_fault_is_found_at_its_place(fault: Fault, found: tuple[Path, tuple[Diagnostic, ...]]) -> None:
    folder, diagnostics = found
    text = (folder / fault.file).read_text(encoding="utf-8")
    before = text[: text.index(fault.at)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    places = [
        (one.start.line, one.start.column)
        for one in diagnostics
        if one.rule == fault.rule and one.path == f"journal/{fault.file}"
    ]
    assert (line, column) in places


def test_whole_file_faults_are_found_beside_them(found: tuple[Path, tuple[Diagnostic, ...]]) -> None:
    whole = {(one.rule, one.path): (one.start.line, one.start.column) for one in found[1]}
    assert whole["path-collision", "journal/thanks.md"] == (1, 1)
    assert whole["not-utf8", "journal/contacts/twin.md"] == (1, 1)


def test_one_fault_hides_no_person(found: tuple[Path, tuple[Diagnostic, ...]]) -> None:
    assert len(load(found[0]).contacts) == len(load(SAMPLE).contacts) + 2
