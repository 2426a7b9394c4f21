"""Asking words: what the corpora say is found and nothing else, at its place, in linear time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st

from generator.model.day import Day
from generator.model.settings import Settings
from generator.rules import asking_words, own_words

CORPUS = Path(__file__).parent / "corpus"
FINDERS: dict[str, Callable[[str], list[tuple[int, int]]]] = {
    "asks_for_job": asking_words.asks_for_job,
    "opens_with_need": asking_words.opens_with_need,
    "offers_resume": asking_words.offers_resume,
}
RULES = {rule.name.replace("-", "_"): rule for rule in own_words.RULES}
TODAY = date(2026, 11, 22)


def sentences(name: str) -> list[str]:
    r"""Return the sentences of a corpus, one a line; `\n` in it is a line break."""
    lines = (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line]


@pytest.mark.parametrize("name", FINDERS)
def test_nothing_innocent_is_found(name: str) -> None:
    found = {text: [text[start:end] for start, end in FINDERS[name](text)] for text in sentences("innocent")}
    assert {text: phrases for text, phrases in found.items() if phrases} == {}


# Every third sentence was held out while the phrases were written.
@pytest.mark.parametrize("held_out", [False, True])
@pytest.mark.parametrize("name", FINDERS)
def test_nearly_everything_that_asks_is_found(name: str, held_out: bool) -> None:
    texts = [text for at, text in enumerate(sentences(name)) if (at % 3 == 2) == held_out]
    missed = [text for text in texts if not FINDERS[name](text)]
    assert 1 - len(missed) / len(texts) >= 0.95, missed


def test_the_corpora_are_large_and_hold_each_sentence_once() -> None:
    sizes = {name: len(sentences(name)) for name in ("innocent", *FINDERS)}
    assert sizes["innocent"] >= 90
    assert sizes["asks_for_job"] >= 40
    assert sizes["opens_with_need"] >= 25
    assert sizes["offers_resume"] >= 25
    assert all(len(set(sentences(name))) == size for name, size in sizes.items())


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("change", [str.upper, str.lower, lambda text: text.replace(" ", "\n"),
                                    lambda text: text.replace("'", "’")])  # fmt: skip
def test_capitals_line_breaks_and_apostrophes_change_little(name: str, change: Callable[[str], str]) -> None:
    texts = [text for text in sentences(name) if FINDERS[name](text)]
    assert sum(bool(FINDERS[name](change(text))) for text in texts) / len(texts) >= 0.9


def test_the_span_is_the_phrase() -> None:
    text = "Thank you. Are there any openings on your team? I’m free on Friday."
    assert [text[start:end] for start, end in asking_words.asks_for_job(text)] == ["Are there any openings"]
    text = "Yes. I have attached my re\u0301sume\u0301."
    assert [text[start:end] for start, end in asking_words.offers_resume(text)] == ["attached my re\u0301sume\u0301"]


@pytest.mark.parametrize("opening", [
    "Dear Ms. Silva,\n\nBen showed me your map. I liked it. ",
    "Hi Ana! Ben showed me your map. I liked it. ",
    "Good morning Dr. Jane Doe, I saw your map? I liked it!\n",
])  # fmt: skip
def test_a_need_later_in_a_letter_passes(opening: str) -> None:
    assert asking_words.opens_with_need(f"{opening}I was laid off in May.") == []
    assert asking_words.opens_with_need(f"{opening.replace('I liked it', 'I was laid off')}") != []


words = st.sampled_from(" ".join(text for name in FINDERS for text in sentences(name)[:30]).split())
texts = st.one_of(st.text(max_size=200), st.lists(st.one_of(words, st.text(max_size=3)), max_size=60).map(" ".join))


@pytest.mark.parametrize("name", FINDERS)
@given(text=texts)
def test_any_text_gives_ordered_spans_within_it(name: str, text: str) -> None:
    at = 0
    for start, end in FINDERS[name](text):
        assert at <= start < end <= len(text)
        at = end


HOSTILE = ["a", " ", "I'm \n", "i am looking for ", "do you have any ", "not to ask ", "Dear Mr. ", "? ", "send my "]


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("most", [2**15, pytest.param(2**17, marks=pytest.mark.slow)])
def test_the_time_is_linear_in_the_length(name: str, part: str, most: int) -> None:
    find = FINDERS[name]
    find("")  # reads the phrases

    def seconds(length: int) -> float:
        text = part * (length // len(part))
        begin = process_time()
        find(text)
        return process_time() - begin

    # Eight times the text: 64 times the time if it were quadratic. The floor keeps the clock's grain out.
    assert seconds(most) < 24 * max(seconds(most // 8), 0.005)


OUTREACH = """
    ---
    name: Ana Silva
    outreach:
      - on: {day}
        by: email
        text: {text}
    ---
    """


def found(journal: MakeJournal, files: dict[str, str], *names: str) -> list[str]:
    """Return what is underlined, each in one line."""
    loaded = journal(files).load()
    diagnostics = [found for name in names for found in RULES[name].check(Day(loaded, TODAY, Settings()))]
    return [" ".join(found.source.slice(found.span).split()) for found in diagnostics]


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("I liked your map. Are there any openings?", "Are there any openings"),
        ("'It''s good. Aren''t there any openings?'", "Aren''t there any openings"),
        ('"A \\"map\\". Are there any openings?"', "Are there any openings"),
        ("|\n          A map.\n          Are there\n          any openings?", "Are there any openings"),
        (">-\n          A map. Are there\n          any openings?", "Are there any openings"),
        ("A map. Are there\n          any openings?", "Are there any openings"),
        ('"A map. Are there any \\x6fpenings?"', '"A map. Are there any \\x6fpenings?"'),
    ],
)
def test_a_phrase_in_front_matter_is_reported_where_it_stands(journal: MakeJournal, written: str, phrase: str) -> None:
    files = {"contacts/ana-silva.md": OUTREACH.format(day="2026-11-20", text=written)}
    assert found(journal, files, "asks_for_job") == [phrase]


def test_a_note_on_one_line_is_reported_where_it_stands(journal: MakeJournal) -> None:
    text = """
        ---
        name: Ana Silva
        outreach:
          - "2026-11-20 email: are there any openings?"
          - 2026-11-21 email: I have attached my resume
        ---
        """
    files = {"contacts/ana-silva.md": text}
    assert found(journal, files, "offers_resume") == ["attached my resume"]


@pytest.mark.parametrize(("day", "count"), [("2026-11-07", 0), ("2026-11-08", 1), ("2026-11-22", 1), ("2026-12-24", 1)])
def test_only_what_lies_ahead_or_is_recent_is_looked_at(journal: MakeJournal, day: str, count: int) -> None:
    files = {"contacts/ana-silva.md": OUTREACH.format(day=day, text="Are there any openings?")}
    assert len(found(journal, files, "asks_for_job")) == count


MEETING = """
    ---
    date: {day}
    with: ana-silva
    kind: {kind}
    objective: ask for a job
    ---

    ## Questions

    ### Are you hiring? <!-- would you hire me? -->

    She asked: would you send me your resume? Are there any openings? I was laid off.

    ## Notes

    I asked whether they are hiring.
    """


@pytest.mark.parametrize(
    ("day", "kind", "phrases"),
    [
        ("2026-12-01", "informational-interview", ["ask for a job", "Are you hiring"]),
        ("2026-12-01", "interview", []),
        ("2026-10-01", "informational-interview", []),
    ],
)
def test_answers_notes_comments_and_formal_interviews_are_left_alone(
    journal: MakeJournal, day: str, kind: str, phrases: list[str]
) -> None:
    files = {"meetings/a.md": MEETING.format(day=day, kind=kind)}
    assert found(journal, files, "asks_for_job") == phrases


@pytest.mark.parametrize(
    ("day", "phrases"),
    [("2026-12-01", []), ("2026-11-10", []), ("2026-11-05", ["Are you hiring"]), ("", ["Are you hiring"])],
)
def test_letters_to_the_people_of_an_interview_may_speak_of_the_post(
    journal: MakeJournal, day: str, phrases: list[str]
) -> None:
    letter = 'outreach: [{on: 2026-11-20, by: email, text: "Are you hiring?"}]'
    files = {
        "contacts/ana-silva.md": f"---\nname: Ana Silva\n{letter}\n---\n",
        "contacts/ben.md": "---\nname: Ben Okoro\n---\n",
    }
    if day:
        files["meetings/a.md"] = f"---\ndate: {day}\nwith: [ben, ana-silva]\nkind: interview\n---\n"
    assert found(journal, files, "asks_for_job") == phrases


def test_nothing_personal_is_asked_before_an_interview(journal: MakeJournal) -> None:
    met = "---\ndate: 2026-11-01\nwith: ana\nkind: catch-up\n---\n## Notes\nx\n"
    for kind, is_asked in (("catch-up", True), ("interview", False)):
        files = {
            "contacts/ana.md": "---\nname: Ana\n---\n",
            "meetings/a.md": met,
            "meetings/b.md": f"---\ndate: 2026-11-25\nwith: ana\nkind: {kind}\n---\n",
        }
        told = journal(files).run("check", "--format", "json").stdout
        assert ("no-personal-details" in told) is is_asked


def test_the_question_bank_is_looked_at(journal: MakeJournal) -> None:
    files = {"questions.md": "# Mine\n\n## Any topic\n\n- What breaks first?\n- Are you hiring?\n"}
    assert found(journal, files, "asks_for_job") == ["Are you hiring"]


def test_the_pitch_is_looked_at_for_needs_only(journal: MakeJournal) -> None:
    text = "---\nname: Me\n---\n\n## Pitch\n\nI was laid off. Are you hiring?\n\n## My situation\n\nI was laid off.\n"
    assert found(journal, {"profile.md": text}, *RULES) == ["I was laid off"]
