"""The owner's words stand in a message as they were written: nothing of ours is glued to them, and none is cut."""

from datetime import date

import pytest
from conftest import MakeJournal
from drafts_world import FILES
from small_journal import TODAY

from generator.edit.drafts import days, draft
from generator.edit.drafts.draft import Draft
from generator.edit.drafts.may_quote import speech, wish
from generator.edit.drafts.people import number_in
from generator.model.day import Day
from generator.model.settings import Settings
from generator.reports.lookup import find_record

DAY = date.fromisoformat(TODAY)
MET = "meetings/2026-11-18-ana-silva.md"


@pytest.mark.parametrize(
    ("objective", "said"),
    [
        ("how you test trams", "What I would like to learn: how you test trams."),
        ("How do you test trams?", "What I would like to learn: How do you test trams?"),
        ("learn how TÜV tests trams", "What I would like to do: learn how TÜV tests trams."),
        ("To understand trams.", "What I would like to do: To understand trams."),
        ("trams", "I would like to [… what I would like to learn: trams …]."),
        ("", "I would like to [… what I would like to learn …]."),
    ],
)
def test_an_objective_is_a_sentence_of_its_own(objective: str, said: str) -> None:
    assert wish((objective,), ()) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('She laughed. "Every map is wrong." Then she left.', ("Every map is wrong.",)),
        ('"No." Then, when I waited, "Every map is wrong."', ("Every map is wrong.",)),
        ('It is 5" wide. 6" is too wide. "Every map is wrong."', ("Every map is wrong.",)),
        ('It is 5" wide, she says.', ()),
        ('She began: "Every map is wrong. And then nobody heard.', ()),
        ("“No.” Then, when I waited, “every map is wrong.”", ("every map is wrong.",)),
        ("« Toute carte est fausse. » Puis rien.", ("Toute carte est fausse.",)),
        ("»Nein.« Dann sagte sie lange nichts mehr, »Jede Karte ist falsch.«", ("Jede Karte ist falsch.",)),
        ("„Nein.“ Dann lange nichts, „jede Karte ist falsch.“", ("jede Karte ist falsch.",)),
        ('("Every map is wrong.")', ("Every map is wrong.",)),
        ('"Too short"', ()),
    ],
)
def test_only_what_stands_between_two_marks_was_said(text: str, said: tuple[str, ...]) -> None:
    assert speech(text) == said


def thanks(journal: MakeJournal, before: str, after: str) -> Draft:
    assert before in FILES[MET]
    loaded = journal({**FILES, MET: FILES[MET].replace(before, after)}).load()
    return draft("thanks", Day(loaded, DAY, Settings()), find_record(loaded, "2026-11-18-ana-silva")[0])  # type: ignore[arg-type]  # a meeting


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        ("NASA's old map.", "I have not forgotten my promise: “NASA's old map”, by 25 November."),
        ("Ask: is it “right”?", "I have not forgotten my promise: “Ask: is it ‘right’?”, by 25 November."),
        (
            "send her the map",
            "I have not forgotten my promise: [… what I promised: send her the map …], by 25 November.",
        ),
    ],
)
def test_a_promise_is_quoted(promise: str, said: str, journal: MakeJournal) -> None:
    assert said in thanks(journal, "Send the legend of the old map", f"'{promise.replace(chr(39), 2 * chr(39))}'").body


@pytest.mark.parametrize(
    ("day", "on", "short"),
    [
        (DAY, "today", "this morning"),
        (date(2026, 11, 18), "on Wednesday", "Wednesday"),
        (date(2026, 11, 1), "on 1 November", "1 November"),
    ],
)
def test_a_day_has_its_forms(day: date, on: str, short: str) -> None:
    assert (days.on(day, DAY), days.short(day, DAY, now="this morning")) == (on, short)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+49 30 123-45", "+49 30 123-45"), ("(207) 555-0101 ext 7", "(207) 555-0101 ext 7"),
        ("030 12345 (office)", "030 12345"), ("Are you hiring?", ""), ("mobile: 0171/1234567", "0171/1234567"),
    ],
)  # fmt: skip
def test_a_number_goes_into_a_message_without_the_words_around_it(written: str, number: str) -> None:
    assert number_in(written) == number
