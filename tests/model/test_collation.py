"""The order of names in lists: by letters whatever their accents, everywhere the same."""

import re
from string import ascii_lowercase

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st

from generator.model.collation import collated, collated_by_last_word, initial

ORDERED = (
    "al dente", "Ana", "Ångström Bo", "Ann 2", "Ann 10", "Émile Zola", "Eva May", "Łukasz", "Lund", "Oberg", "O’Brien",
    "Otto", "Øystein", "Zoë Æther", "Zz", "Игорь", "小明",
)  # fmt: skip


@given(st.permutations(ORDERED))
def test_names_stand_where_their_letters_say(names: list[str]) -> None:
    assert tuple(sorted(names, key=collated)) == ORDERED


@given(st.text(), st.sampled_from(ascii_lowercase))
def test_accents_and_case_change_no_place(rest: str, letter: str) -> None:
    assert collated(letter + rest)[0] == collated(letter.upper() + rest)[0]


@given(st.text(min_size=1))
def test_every_name_has_a_letter_or_none(name: str) -> None:
    assert initial(name) in ("", *ascii_lowercase)


@pytest.mark.parametrize(("name", "letter"), [("Øystein", "o"), ("Ångström", "a"), ("Łukasz", "l"), ("小明", ""),
                                              ("“Zz”", "z"), ("4 All", "")])  # fmt: skip
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_the_last_word_counts_first_where_that_is_asked_for() -> None:
    names = ["Zoë Æther", "Ana Silva, PhD", "Ben Okoro", "Émile Zola", "Plato"]
    assert sorted(names, key=collated_by_last_word) == [
        "Zoë Æther", "Ben Okoro", "Plato", "Ana Silva, PhD", "Émile Zola",
    ]  # fmt: skip


def test_lists_and_pages_have_this_order(journal: MakeJournal) -> None:
    made = journal({f"contacts/p{at}.md": f"---\nname: {name}\n---\n" for at, name in enumerate(reversed(ORDERED))})
    listed = [re.split(r" {2,}", line)[0] for line in made.run("list", "contacts").stdout.splitlines()[1:18]]
    assert tuple(listed) == ORDERED
    by_last = made.run("list", "contacts", "--sort", "last-name").stdout
    assert by_last.index("Zoë Æther") < by_last.index("Ångström Bo") < by_last.index("Eva May")
