"""What Introductions, Progress, Topics and Questions are made of, on small journals."""

from datetime import date
from pathlib import Path

from conftest import MakeJournal

from generator.facts.questions import questions
from generator.facts.touches import Pause, contact_days, pauses
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.reports.introductions import introductions, sources
from generator.reports.progress import habits, months
from generator.rules.long_gone import ETIQUETTE, LOOKED_BACK, long_gone

TODAY = date(2026, 11, 22)
SETTINGS = Settings()
ANA = "---\nname: Ana Silva\nhow_found: alumni\n---\n"


def meeting(day: str, who: str, front: str = "", questions_: str = "") -> str:
    body = f"## Research\n\nx\n\n## Questions\n\n{questions_}\n\n## Notes\n\nx\n"
    return f"---\ndate: {day}\nwith: {who}\n{front}---\n\n{body}"


def world(journal: MakeJournal) -> Journal:
    """Ana gave three names: Ben, met since; Chi, not approached; Dee, without a record and let go. Ben gave Eve."""
    return journal(
        {
            "contacts/ana.md": ANA,
            "contacts/ben.md": "---\nname: Ben Ode\nhow_found: referral\n---\n",
            "contacts/chi.md": "---\nname: Chi\nhow_found: cold\nintroduced_by: ana\nintroduced_on: 2026-11-01\n---\n",
            "meetings/2026-09-01-ana.md": meeting(
                "2026-09-01",
                "ana",
                "introductions: [Ben Ode, {name: Dee, waived: moved away}]\nthanks: [email 2026-09-02]\n",
            ),
            "meetings/2026-10-01-ben.md": meeting(
                "2026-10-01", "ben", "introductions: [Eve]\nthanks: [email 2026-10-05]\n"
            ),
        }
    ).load()


def test_the_tree_says_who_opened_which_door_and_what_came_of_it(journal: MakeJournal) -> None:
    found = introductions(Day(world(journal), TODAY, SETTINGS))
    assert [
        (door.name, door.state, [by.name for by in door.by]) for door in sorted(found.all, key=lambda d: d.name)
    ] == [
        ("Ben Ode", "met", ["Ana Silva"]),
        ("Chi", "in-hand", ["Ana Silva"]),
        ("Dee", "let-go", ["Ana Silva"]),
        ("Eve", "in-hand", ["Ben Ode"]),
    ]
    (root,) = found.roots
    assert (root.name, root.state, root.met, root.below) == ("Ana Silva", "met", 2, 4)
    assert [door.name for door in found.in_hand] == ["Eve", "Chi"]
    assert {person.name: len(made) for person, made in found.by_introducer().items()} == {"Ana Silva": 3, "Ben Ode": 1}


def test_a_name_given_by_two_is_one_door_that_both_opened(journal: MakeJournal) -> None:
    made = journal(
        {
            "contacts/ana.md": ANA,
            "contacts/ben.md": "---\nname: Ben\n---\n",
            "meetings/2026-09-01-ana.md": meeting("2026-09-01", "ana", "introductions: [Eve]\n"),
            "meetings/2026-09-02-ben.md": meeting("2026-09-02", "ben", "introductions: [eve]\n"),
        }
    ).load()
    (door,) = introductions(Day(made, TODAY, SETTINGS)).all
    assert [person.name for person in door.by] == ["Ana Silva", "Ben"]


def test_people_in_a_circle_are_astray(journal: MakeJournal) -> None:
    made = journal(
        {
            "contacts/ana.md": "---\nname: Ana\nintroduced_by: ben\n---\n",
            "contacts/ben.md": "---\nname: Ben\nintroduced_by: ana\n---\n",
        }
    ).load()
    found = introductions(Day(made, TODAY, SETTINGS))
    assert not found.all
    assert {person.name for person in found.in_circle} == {"Ana", "Ben"}


def test_months_count_what_was_done(journal: MakeJournal) -> None:
    counted = months(Day(world(journal), TODAY, SETTINGS))
    assert [month.first for month in counted] == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert [month.met for month in counted] == [1, 1, 0]
    assert [(month.thanked, month.to_thank) for month in counted] == [(1, 1), (0, 1), (0, 0)]
    assert [month.introduced for month in counted] == [2, 1, 0]


def test_months_at_the_beginning_of_time_are_few(journal: MakeJournal) -> None:
    empty = journal({"contacts/ana.md": ANA}).load()
    assert [month.first for month in months(Day(empty, date(1, 2, 3), SETTINGS))] == [date(1, 2, 1)]


def test_habits_say_how_often(journal: MakeJournal) -> None:
    found = {habit.said: (habit.kept, habit.of) for habit in habits(Day(world(journal), TODAY, SETTINGS))}
    assert found["asked whom else to meet"] == (2, 2)
    assert found["wrote down what you want to learn"] == (0, 2)
    assert found["thanked within the day"] == (1, 2)


def test_old_lapses_are_counted_and_recent_ones_left_to_the_problems(journal: MakeJournal) -> None:
    made = world(journal)
    counts = long_gone(Day(made, TODAY, SETTINGS))
    assert counts["late-thanks"] == 1
    assert counts["no-objective"] == 2
    assert "no-research" not in counts
    assert not long_gone(Day(made, date(2026, 9, 3), SETTINGS))
    assert not long_gone(Day(made, TODAY, Settings(etiquette_days=LOOKED_BACK)))
    off = Settings(rules={"late-thanks": "off", "no-objective": "off"})
    assert not {"late-thanks", "no-objective"} & set(long_gone(Day(made, TODAY, off)))


def test_a_lapse_that_its_file_ignores_is_not_counted(journal: MakeJournal) -> None:
    made = journal(
        {
            "contacts/ana.md": ANA,
            "meetings/2026-09-01-ana.md": meeting("2026-09-01", "ana", "ignore: [no-objective, late-thanks]\n"),
        }
    ).load()
    assert "no-objective" not in long_gone(Day(made, TODAY, SETTINGS))


def test_every_rule_that_looks_at_a_few_days_only_is_counted() -> None:
    folder = Path(__file__).parents[2] / "generator" / "rules"
    looking = {
        path.stem.replace("_", "-")
        for path in folder.glob("*.py")
        if path.with_suffix(".md").is_file()
        and any(word in path.read_text(encoding="utf-8") for word in ("in_view", "interviews(", "own_words("))
    }
    assert looking - {"no-personal-details"} <= set(ETIQUETTE)


def test_pauses_lie_between_days_of_contact(journal: MakeJournal) -> None:
    days = contact_days(world(journal), TODAY)
    assert days == {date(2026, 9, 1): 1, date(2026, 9, 2): 1, date(2026, 10, 1): 1, date(2026, 10, 5): 1}
    assert pauses(days, date(2026, 9, 1), TODAY) == (
        Pause(date(2026, 9, 3), date(2026, 9, 30)),
        Pause(date(2026, 10, 2), date(2026, 10, 4)),
        Pause(date(2026, 10, 6), TODAY),
    )
    assert pauses({}, date(2026, 9, 1), TODAY) == ()


def test_spellings_of_one_question_are_one(journal: MakeJournal) -> None:
    made = journal(
        {
            "questions.md": "# Q\n\n## Labels\n\n- What breaks first?\n- How long?\n",
            "contacts/ana.md": ANA,
            "contacts/ben.md": "---\nname: Ben\n---\n",
            "meetings/2026-09-01-ana.md": meeting("2026-09-01", "ana", "", "### what breaks, first\n\nThe *pin*.\n"),
            "meetings/2026-09-02-ben.md": meeting(
                "2026-09-02", "ben", "", "### What breaks first?\n\nNothing.\n\n### Why?\n"
            ),
            "meetings/2026-12-02-ben.md": meeting("2026-12-02", "ben", "", "### Ahead?\n\nx\n"),
        }
    ).load()
    found = questions(made, TODAY)
    assert [(asked.text, asked.topic, len(asked.answers), asked.unanswered) for asked in found] == [
        ("What breaks first?", "Labels", 2, 0),
        ("How long?", "Labels", 0, 0),
        ("Why?", "", 0, 1),
    ]
    assert [(answer.text, answer.people[0].name) for answer in found[0].answers] == [
        ("Nothing.", "Ben"),
        ("The pin.", "Ana Silva"),
    ]


def test_sources_say_what_came_of_each_way_of_finding_people(journal: MakeJournal) -> None:
    found = sources(Day(world(journal), TODAY, SETTINGS))
    assert [(source.way, source.people, source.met, source.introductions) for source in found] == [
        ("alumni", 1, 1, 3),
        ("cold", 1, 0, 0),
        ("referral", 1, 1, 1),
    ]
