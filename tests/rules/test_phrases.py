"""A phrase is looked for only where one of its telling words is; nothing may be missed for that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rules import wording
from generator.rules.phrases import Phrases, _lines
from generator.rules.telling_words import Part, rarity, telling_words

LISTS = ("asks_for_job", "job_as_goal", "opens_with_need", "offers_resume")
NAMES = {"job": Part((frozenset({"job", "post"}),), False), "often": Part((), True)}


PHRASES = {name: wording._phrases(name) for name in LISTS}


def looked_for_everywhere(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    return [found.span() for phrase in phrases.all for found in phrase.pattern.finditer(text)]


@pytest.mark.parametrize("name", LISTS)
@settings(deadline=None)  # each pattern is compiled when it is first asked
@given(data=st.data())
def test_a_phrase_is_found_wherever_its_pattern_matches(name: str, data: st.DataObject) -> None:
    phrases = PHRASES[name]
    pattern = phrases.all[data.draw(st.integers(0, len(phrases.all) - 1))].pattern
    text = data.draw(st.from_regex(pattern))
    assert pattern.search(text)
    assert list(phrases.spans(text)) == looked_for_everywhere(phrases, text)


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_tells_itself_by_some_word(name: str) -> None:
    words = wording._words()
    assert [phrase for phrase in _lines(wording._read(name)) if not telling_words(phrase, words.parts).needed] == []


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("are you hiring", {"hiring"}),  # the longest, and none that any text has
        ("is there", {"is"}),
        ("(is|are) (open|vacant)", {"open", "vacant"}),
        ("((open|vacant) )?position", {"position"}),  # what may be missing tells nothing
        ("(open|vacant )?position", set()),  # "openposition"
        ("open( positions)?", {"open"}),
        ("vacanc(y|ies)", {"vacanc"}),
        ("jobs?", {"job"}),
        ("jobs{1,2} now", {"jobs"}),
        ("(a job|)", set()),
        ("(a job|~)", set()),
        ("re\u0301?sume", {"re"}),
        ("un(employed)", {"un"}),  # no word begins within a word
        ("(un)?employed", set()),
        ("~{0,3}?employed", {"employed"}),
        ("[a-z]+ employed", {"employed"}),
        ("(?<!how )(hire|recruit)(?! process)", {"hire", "recruit"}),
        (r"((now|soon) ){0,2}hiring\b", {"hiring"}),
        ("a <job>", {"job", "post"}),
        ("<often>vacant", {"vacant"}),
        ("a(<job>)", {"a"}),
        ("non ?vacant (now)?", {"non"}),  # "nonvacant"
    ],
)
def test_the_words_that_a_phrase_cannot_do_without(phrase: str, words: set[str]) -> None:
    needed = telling_words(phrase, NAMES).needed
    assert max(needed, key=rarity, default=set()) == words


def test_a_phrase_needs_each_of_its_words() -> None:
    needed = telling_words("are (you|they) (now )?(hiring|recruit(ing)?) <job>", NAMES).needed
    assert list(map(set, needed)) == [{"are"}, {"you", "they"}, {"hiring", "recruit"}, {"job", "post"}]


def test_letters_without_a_small_form_hide_nothing() -> None:
    assert list(PHRASES["asks_for_job"].spans("Are you h\u0131ring?"))
    assert list(PHRASES["asks_for_job"].spans("ARE YOU H\u0130RING?"))


def test_a_long_word_is_told_by_its_beginning() -> None:
    assert list(PHRASES["asks_for_job"].spans("are you recruiting" + "x" * 100_000 + " or hiring")) == []
    assert list(PHRASES["asks_for_job"].spans("x" * 100_000 + " are you hiring")) == [(100_001, 100_015)]
