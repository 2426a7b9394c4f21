"""References in every field that can bear one, by walking the schema: unknown, ambiguous, in a circle (contract §1,
§4)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from findings import Finding, found, person

from generator.model.fields import Choice, Date, Items, Ref, Spec, Text, YesNo, required, schema
from generator.model.records import Company, Contact, Event, Meeting, Profile, Update

KINDS = (Contact, Company, Meeting, Event, Update, Profile)


def written(spec: Spec) -> str:
    """Return a good value of a field."""
    if isinstance(spec.type, Choice):
        return spec.type.options[0]
    return {Date: "2026-11-01", Text: "words", YesNo: "yes", Ref: "ada"}[type(spec.type)]


def file_of(kind: Any, name: str, value: str) -> tuple[str, str]:
    """Return the path and text of a good record of `kind` whose field `name` is `value`."""
    known = schema(kind)
    fields = {needed: written(known[needed]) for needed in required(kind)} | {name: value}
    folder = f"{kind.FOLDER}/2026-11-01-x.md" if kind.FOLDER else "profile.md"
    return folder, "---\n" + "".join(f"{field}: {text}\n" for field, text in fields.items()) + "---\n"


def references() -> Iterator[tuple[str, Any, str, str, Ref]]:
    """Yield every field that holds a reference: a name for the test, the kind, the field, its text with {},
    the type."""
    for kind in KINDS:
        for name, spec in schema(kind).items():
            if isinstance(spec.type, Ref):
                yield f"{kind.KIND}.{name}", kind, name, "{}", spec.type
                if spec.many:
                    yield f"{kind.KIND}.{name} in a list", kind, name, "[ada, {}]", spec.type
            elif isinstance(spec.type, Items):
                of = schema(spec.type.of)
                for inner, inner_spec in of.items():
                    if isinstance(inner_spec.type, Ref):
                        others = {needed: written(of[needed]) for needed in required(spec.type.of) if needed != inner}
                        if spec.type.text and not of[spec.type.text].required and inner != spec.type.text:
                            others[spec.type.text] = "words"
                        item = ", ".join(f"{field}: {text}" for field, text in {**others, inner: "{}"}.items())
                        yield f"{kind.KIND}.{name}.{inner}", kind, name, "[{{" + item + "}}]", inner_spec.type


REFERENCES = list(references())
TO_PEOPLE = [case[:4] for case in REFERENCES if case[4].to == "contact" and not case[4].loose]
TO_EVENTS = [case[:4] for case in REFERENCES if case[4].to == "event"]


def test_the_schema_has_the_references_of_the_contract() -> None:
    assert {case[0] for case in REFERENCES} >= {
        "contact.introduced_by", "meeting.with", "meeting.thanks.to", "meeting.introductions.contact",
        "meeting.reported_back.to",
        "meeting.follow_ups.to", "update.to", "update.told.who", "contact.event", "meeting.event", "event.met.name",
        "profile.targets", "contact.company", "contact.formerly", "meeting.introductions.company", "event.met.company",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "text"), [case[1:] for case in TO_PEOPLE], ids=[case[0] for case in TO_PEOPLE]
)
@pytest.mark.parametrize("reference", ["nobody", "'No Body'", "[[nobody]]", "'[[nobody|Her]]'", "[[contacts/nobody]]"])
def test_nobody_is_reported_wherever_they_are_named(
    kind: Any, name: str, text: str, reference: str, tmp_path: Path
) -> None:
    path, file = file_of(kind, name, text.format(reference))
    (finding,) = found(tmp_path, "unknown-contact", {path: file, "contacts/ada.md": person("Ada")})
    assert (finding.path, finding.text) == (path, reference)


@pytest.mark.parametrize(
    ("kind", "name", "text"), [case[1:] for case in TO_PEOPLE], ids=[case[0] for case in TO_PEOPLE]
)
@pytest.mark.parametrize(
    "reference",
    ["ada", "ADA", "Ada Byron", "ada byron", "[[ada]]", "'[[Ada Byron|Her]]'", "A. B.", "[[contacts/ada.md]]"],
)
def test_somebody_is_not(kind: Any, name: str, text: str, reference: str, tmp_path: Path) -> None:
    path, file = file_of(kind, name, text.format(reference))
    files = {path: file, "contacts/ada.md": person("Ada Byron", "aliases: [A. B.]")}
    assert found(tmp_path, "unknown-contact", files) == []


@pytest.mark.parametrize(
    ("kind", "name", "text"), [case[1:] for case in TO_EVENTS], ids=[case[0] for case in TO_EVENTS]
)
def test_an_unknown_event_is_reported(kind: Any, name: str, text: str, tmp_path: Path) -> None:
    path, file = file_of(kind, name, text.format("[[2026-mixer]]"))
    mixer = "---\nname: Mixer\ndate: 2026-11-20\n---\n"
    assert [finding.text for finding in found(tmp_path, "unknown-event", {path: file})] == ["[[2026-mixer]]"]
    assert found(tmp_path, "unknown-event", {"events/2026-mixer.md": mixer}) == []


@pytest.mark.parametrize(
    ("kind", "name", "text"), [case[1:] for case in TO_PEOPLE], ids=[case[0] for case in TO_PEOPLE]
)
def test_a_name_that_two_people_bear_is_ambiguous(kind: Any, name: str, text: str, tmp_path: Path) -> None:
    path, file = file_of(kind, name, text.format("'jo smith'"))
    files = {path: file, "contacts/ada.md": person("Ada"), "contacts/jo-1.md": person("Jo Smith")}
    assert found(tmp_path, "ambiguous-reference", files) == []
    (finding,) = found(tmp_path, "ambiguous-reference", {"contacts/jo-2.md": person("Joan", "aliases: [JO SMITH]")})
    assert (finding.path, finding.text) == (path, "'jo smith'")
    assert found(tmp_path, "unknown-contact", {}) == []


@pytest.mark.parametrize("name", ["company", "formerly"])
def test_a_company_needs_no_file_and_may_be_ambiguous(name: str, tmp_path: Path) -> None:
    files = {"contacts/ada.md": person("Ada", f"{name}: Acme")}
    assert found(tmp_path, "unknown-contact", files) == []
    two = {"companies/acme-1.md": person("Acme"), "companies/acme-2.md": person("Acme Inc.", "aliases: ACME")}
    assert found(tmp_path, "ambiguous-reference", two) == [Finding("contacts/ada.md", 3, "Acme")]


def test_somebody_met_at_an_event_needs_no_record_but_must_not_be_two(tmp_path: Path) -> None:
    event = "---\nname: Mixer\ndate: 2026-11-20\nmet: [Nobody, Jo, {name: Jo, company: Acme}]\n---\n"
    assert found(tmp_path, "unknown-contact", {"events/mixer.md": event}) == []
    two = {"contacts/jo-1.md": person("Jo"), "contacts/jo-2.md": person("Jo")}
    assert [finding.text for finding in found(tmp_path, "ambiguous-reference", two)] == ["Jo", "Jo"]


def test_a_short_name_wins_over_a_name(tmp_path: Path) -> None:
    files = {
        "contacts/jo.md": person("Joan"),
        "contacts/jo-2.md": person("Jo"),
        "contacts/ada.md": person("Ada", "introduced_by: [jo, JO, '[[Jo]]']"),
    }
    assert found(tmp_path, "ambiguous-reference", files) == []


def test_a_wikilink_in_a_body_may_be_ambiguous(tmp_path: Path) -> None:
    files = {
        "contacts/jo-1.md": person("Jo"),
        "contacts/jo-2.md": person("Jo"),
        "contacts/ada.md": person("Ada") + "We met [[Jo]] and [[jo-1]], `[[Jo]]`.\n",
    }
    assert found(tmp_path, "ambiguous-reference", files) == [Finding("contacts/ada.md", 4, "[[Jo]]")]


@pytest.mark.parametrize("word", ["all", "ALL", "'all'", "'tag:mentors'", "'TAG:Mentors'"])
def test_words_for_many_are_no_people(word: str, tmp_path: Path) -> None:
    update = f"---\ndate: 2026-11-01\nsubject: News\nto: [{word}]\n---\n"
    assert found(tmp_path, "unknown-contact", {"updates/x.md": update}) == []


def test_in_other_fields_they_are(tmp_path: Path) -> None:
    files = {"contacts/ada.md": person("Ada", "introduced_by: [all, 'tag:x']")}
    assert [finding.text for finding in found(tmp_path, "unknown-contact", files)] == ["all", "'tag:x'"]


CIRCLES = [
    ("oneself", {"a": ["a"]}, {("a", "a")}),
    ("oneself by another name", {"a": ["NAME a"]}, {("a", "NAME a")}),
    ("two", {"a": ["b"], "b": ["a"]}, {("a", "b"), ("b", "a")}),
    ("three", {"a": ["b"], "b": ["c"], "c": ["a"]}, {("a", "b"), ("b", "c"), ("c", "a")}),
    ("three and someone outside", {"a": ["b", "x"], "b": ["c"], "c": ["a"], "d": ["a"], "x": []}, {("a", "b"), ("b",
    "c"), ("c", "a")}),
    ("two circles and a bridge", {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, {("a", "b"), ("b", "a"),
    ("c", "d"), ("d", "c")}),
    ("two circles that share one", {"a": ["b", "c"], "b": ["a"], "c": ["a"]}, {("a", "b"), ("a", "c"), ("b", "a"),
    ("c", "a")}),
    ("a circle and oneself", {"a": ["a", "b"], "b": ["a"]}, {("a", "a"), ("a", "b"), ("b", "a")}),
    ("a diamond is none", {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, set()),
    ("a chain is none", {"a": ["b"], "b": ["c"], "c": []}, set()),
    ("nobody is none", {"a": ["zz"]}, set()),
    ("a long one", {f"p{i}": [f"p{(i + 1) % 60}"] for i in range(60)}, {(f"p{i}",
    f"p{(i + 1) % 60}") for i in range(60)}),
]  # fmt: skip


@pytest.mark.parametrize(("introduced_by", "circle"), [case[1:] for case in CIRCLES], ids=[case[0] for case in CIRCLES])
def test_only_the_references_that_make_a_circle_are_reported(
    introduced_by: dict[str, list[str]], circle: set[tuple[str, str]], tmp_path: Path
) -> None:
    files = {
        f"contacts/{slug}.md": person(f"Name {slug}", f"introduced_by: [{', '.join(by)}]")
        for slug, by in introduced_by.items()
    }
    findings = found(tmp_path, "introduction-cycle", files)
    assert {(finding.path[len("contacts/") : -len(".md")], finding.text) for finding in findings} == circle
    assert len(findings) == len(circle)


def test_a_chain_of_thousands_is_followed(tmp_path: Path) -> None:
    files = {f"contacts/p{i}.md": f"---\nname: P{i}\nintroduced_by: p{i + 1}\n---\n" for i in range(1500)}
    files["contacts/p1500.md"] = person("P1500", "introduced_by: p1499")
    assert {finding.path for finding in found(tmp_path, "introduction-cycle", files)} == {
        "contacts/p1499.md", "contacts/p1500.md",
    }  # fmt: skip
