"""What a value was made from: each field and each question that was asked, through kept values too, and no more."""

import gc
from dataclasses import replace

import pytest

from generator.dependencies import Question, Reads, answers_alike, looks, note, tracked
from generator.derived import derived
from generator.pages.facts import mark
from generator.records import Contact
from generator.records.body import says_something, tasks, words_under
from generator.source import SourceText


def person(body: str = "", role: str | None = None) -> Contact:
    text = f"---\nname: Ana\n---\n{body}"
    return Contact(source=SourceText("contacts/ana.md", text), slug="ana", body_start=18, name="Ana", role=role)


def test_fields_are_told_by_class_and_name() -> None:
    with tracked() as reads:
        assert person(role="clerk").role == "clerk"
        assert person().tags == ()
    assert reads.fields == {"Contact.role", "Record.tags"}


def test_nothing_is_told_after_the_end() -> None:
    with tracked() as reads:
        pass
    assert person().role is None
    assert reads.fields == set()


def test_what_is_read_twice_is_told_in_both_lists() -> None:
    with tracked() as outer:
        assert person().role is None
        with tracked() as inner:
            assert person().role is None
            assert person().bond is None
        assert person().email == ()
    assert inner.fields == {"Contact.role", "Contact.bond"}
    assert outer.fields == {"Contact.role", "Contact.bond", "Contact.email"}


def test_a_list_ends_where_something_fails() -> None:
    with pytest.raises(ZeroDivisionError), tracked() as reads:
        1 / 0  # noqa: B018
    assert person().role is None
    assert reads.fields == set()


def test_a_value_that_was_kept_tells_what_it_was_made_from() -> None:
    made = []

    @derived(keep=1)
    def role(of: Contact) -> str | None:
        made.append(of)
        return of.role

    ana = person(role="clerk")
    assert role(ana) == "clerk"
    with tracked() as first:
        assert role(ana) == "clerk"
    with tracked() as second:
        assert role(ana) == "clerk"
    assert first.fields == second.fields == {"Contact.role"}
    assert len(made) == 2, "once unwatched, once watched"
    value, reads = role.known(ana) or pytest.fail("it is kept")
    assert (value, reads.fields) == ("clerk", {"Contact.role"})


def test_a_list_keeps_no_other_list() -> None:
    """A server would hold those of all its saves."""

    @derived(keep=1)
    def role(of: Contact) -> str | None:
        return of.role

    with tracked() as reads:
        role(person())
    assert not any(isinstance(inner, Reads) for one in gc.get_referents(reads) for inner in gc.get_referents(one))


def test_only_the_last_values_are_kept() -> None:
    @derived(keep=2)
    def name(of: Contact) -> str:
        return of.name

    one, two, three = person(), person(), person()
    with tracked():
        for each in (one, two, one, three):
            name(each)
    assert name.known(one)
    assert not name.known(two)
    assert name.known(three)


def test_a_text_is_told_by_its_file_even_where_its_lines_are_known() -> None:
    ana = person()
    ana.source.position(3)
    with tracked() as reads:
        ana.source.position(3)
    assert reads.asked == {Question("text"): {"contacts/ana.md"}}


def test_a_question_is_told_in_the_place_of_the_text() -> None:
    ana = person("\n## Notes\n\nTea.\n")
    with tracked() as reads:
        assert words_under(ana.source, ana.body_start, "Notes") == "Tea."
    assert reads.asked == {Question("words_under", ("Notes",)): {"contacts/ana.md"}}


def test_some_questions_are_told_apart_but_not_what_a_kept_value_was_made_from() -> None:
    ana = person()

    @derived(keep=1)
    def known(of: Contact) -> str:
        return mark(of)

    with tracked() as reads, looks() as seen:
        mark(ana)
        known(person())
    assert seen == {("whole", "contacts/ana.md")}
    assert reads.asked == {Question("whole"): {"contacts/ana.md"}}, "of the kept value alone"
    with tracked() as reads, looks():
        mark(ana)
    assert reads.asked == {}, "the text itself was asked by the question alone"
    with looks() as seen:
        mark(ana)
    assert seen == {("whole", "contacts/ana.md")}, "with nobody tracking too"


def test_what_counts_is_the_answer_without_its_places() -> None:
    one = person("\n- [ ] Write 📅 2026-11-24\n")
    other = person("\nA word before.\n\n- [ ] Write 📅 2026-11-24\n")
    asked = Question("tasks")
    assert tasks(one.source, 18) != tasks(other.source, 18)
    assert answers_alike(asked, (one.source, 18), (other.source, 18))
    assert not answers_alike(asked, (one.source, 18), (person("\n- [x] Write 📅 2026-11-24\n").source, 18))


def test_more_notes_are_still_notes() -> None:
    one, more, none = person("\n## Notes\n\nTea.\n"), person("\n## Notes\n\nTea. Cake.\n"), person("\n## Notes\n")
    asked = Question("says_something", ("Notes",))
    assert says_something(one.source, 18, "Notes")
    assert answers_alike(asked, (one.source, 18), (more.source, 18))
    assert not answers_alike(asked, (one.source, 18), (none.source, 18))


def test_a_question_asked_of_very_many_files_is_asked_of_all() -> None:
    reads = Reads()
    for number in range(6_000):
        reads.ask(Question("tasks"), f"{number}.md")
    assert reads.asked == {Question("tasks"): None}
    other = Reads()
    other.ask(Question("tasks"), "1.md")
    other.add(reads)
    assert other.asked == {Question("tasks"): None}


def test_lists_are_the_same_as_text_and_back() -> None:
    ana = person("\n## Notes\n\nTea.\n")
    with tracked() as reads:
        note("Scene.something")
        assert replace(ana, role="x").role == "x"
        words_under(ana.source, ana.body_start, "Notes")
    again = Reads.from_plain(reads.as_plain())
    assert (again.fields, again.asked) == (reads.fields, reads.asked)
