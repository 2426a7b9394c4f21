"""How names are compared, how a slug is made of one, what a reference points to (contract §1)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.names import name_from_slug, normalize, person_name, slug, strip_brackets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "jane doe"), ("ZOË", "zoë"), ("zoe\u0308", "zoë"), ("Straße", "STRASSE"), ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        (" Jane ", "jane"), ("ﬁona", "FIONA"), ("Ǆ", "ǆ"), ("각", "\u1100\u1161\u11a8"),
    ],
)  # fmt: skip
def test_names_that_are_one(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("one", "other"), [("jane-doe", "jane doe"), ("zoe", "zoë"), ("か", "が"), ("а", "a"), ("I", "ı")]
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Jane Doe", "jane-doe"), ("  Jane   Doe  ", "jane-doe"), ("Dr. Jane Doe, PhD", "dr-jane-doe-phd"),
        ("Zoë Ångström", "zoe-angstrom"), ("zoe\u0308", "zoe"), ("Søren Kjær", "soren-kjaer"), ("Łukasz Đorđe",
        "lukasz-dorde"),
        ("Weiß", "weiss"), ("O'Neil", "oneil"), ("O’Neil", "oneil"), ("İstanbul", "istanbul"), ("q\u0303a", "qa"),
        ("Jean-Luc_Picard", "jean-luc-picard"), ("王小明", "王小明"), ("かが", "かが"), ("प्रिया शर्मा", "प्रिया-शर्मा"),
        ("ไทย", "ไทย"), ("محمد علي", "محمد-علي"), ("Юлия", "юлия"), ("Ελένη", "ελένη"), ("a/b\\c", "a-b-c"),
        ("../../etc", "etc"),
        ("CON", "con-1"), ("Nul.", "nul-1"), ("com1", "com1-1"), ("Conrad", "conrad"),
        ("index", "index-1"), ("Index.", "index-1"), ("2026", "2026"), ("🎉\ufe0f Party", "party"),
        ("a\u200bb", "a-b"), ("a\u202eb", "a-b"), ("\x00", ""), ("", ""), ("---", ""), ("🎉", ""), (". .", ""),
    ],
)  # fmt: skip
def test_a_slug(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text())
def test_a_slug_is_a_plain_file_name_and_stays_itself(name: str) -> None:
    made = slug(name)
    assert made != "index"
    assert not made.startswith(("-", ".")) or made == ""
    assert not made.endswith("-")
    assert "--" not in made
    assert not set(made) & set('/\\:*?"<>|#%&{}$!@+=` .,;\n\r\t\x00')
    assert slug(made) == made


@given(st.text())
def test_a_key_does_not_depend_on_how_the_accents_are_stored(name: str) -> None:
    assert (
        normalize(unicodedata.normalize("NFD", name))
        == normalize(name)
        == normalize(unicodedata.normalize("NFC", name))
    )


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_a_key_does_not_depend_on_case(name: str) -> None:
    assert normalize(name.upper()) == normalize(name.upper().lower())
    assert normalize(normalize(name)) == normalize(name)


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("jane-doe", "jane-doe"), (" Jane Doe ", "Jane Doe"), ("[[jane-doe]]", "jane-doe"),
        (" [[ jane-doe ]] ", "jane-doe"),
        ("[[jane-doe|Jane]]", "jane-doe"), ("[[jane-doe#Notes]]", "jane-doe"), ("[[jane-doe#Notes|Jane]]", "jane-doe"),
        ("[[contacts/jane-doe]]", "jane-doe"), ("[[contacts/school/jane-doe.md|Jane]]", "jane-doe"),
        ("[[Doe, Jane]]", "Doe, Jane"),
        ("[[]]", ""), ("[[|Jane]]", ""), ("[[a]", "[[a]"), ("a]]", "a]]"), ("[a]", "[a]"), ("a.md", "a.md"),
        ("[[a\n b]]", "a\n b"),
    ],
)  # fmt: skip
def test_what_a_reference_points_to(reference: str, target: str) -> None:
    assert strip_brackets(reference) == target


@given(st.text())
def test_any_text_may_be_a_reference(text: str) -> None:
    assert strip_brackets(text) == strip_brackets(text).strip()
    assert strip_brackets(f"[[{text}]]") == strip_brackets(f"[[{text}]]").strip()


@pytest.mark.parametrize(
    ("stem", "name"),
    [("jane-doe", "Jane Doe"), ("JANE_doe", "JANE Doe"), ("王小明", "王小明"), ("", ""), ("--", ""), ("2026-11-03-ada",
    "2026 11 03 Ada")],
)  # fmt: skip
def test_a_record_without_a_name_is_called_by_its_file(stem: str, name: str) -> None:
    assert name_from_slug(stem) == name


@pytest.mark.parametrize(
    ("written", "whole", "first", "addressed"),
    [
        ("Ana Silva", "Ana Silva", "Ana", "Ana"),
        ("Ana Silva, MBA", "Ana Silva", "Ana", "Ana"),
        ("Ana Silva PhD", "Ana Silva", "Ana", "Ana"),
        ("Sam Taylor, M.D., FACS", "Sam Taylor", "Sam", "Sam"),
        ("Lund, CPACC, MSc", "Lund", "Lund", "Lund"),
        ("Silva, Ana Maria", "Ana Maria Silva", "Ana", "Ana"),
        ("Silva, Ana, MBA", "Ana Silva", "Ana", "Ana"),
        ("Ng, AJ", "AJ Ng", "AJ", "AJ"),
        ("Ana Silva | PMP", "Ana Silva", "Ana", "Ana"),
        ("🎓 Ben Okoro", "Ben Okoro", "Ben", "Ben"),
        ("👩\u200d🏫 Zoe Li ⭐", "Zoe Li", "Zoe", "Zoe"),
        ("Priya Sharma (she/her)", "Priya Sharma", "Priya", "Priya"),
        ("Priya Sharma she/her", "Priya Sharma", "Priya", "Priya"),
        ("Dr Priya Raman", "Priya Raman", "Priya", "Dr Raman"),
        ("Prof. Dr. Ana Silva", "Ana Silva", "Ana", "Prof. Silva"),
        ("Ing. Petr Novák", "Petr Novák", "Petr", "Ing. Novák"),
        ("Fr. Liam Fox", "Liam Fox", "Liam", "Fr. Fox"),
        ("Dña. Carmen Ruiz", "Carmen Ruiz", "Carmen", "Dña. Ruiz"),
        ("J. R. Smith", "J. R. Smith", "J. R. Smith", "J. R. Smith"),
        ("Dr. Marijke van der Zwan", "Marijke van der Zwan", "Marijke", "Dr. van der Zwan"),
        ("Zoë Lindgren, Dr.", "Zoë Lindgren", "Zoë", "Dr. Lindgren"),
        ("Sir Ian Holm", "Ian Holm", "Ian", "Sir Ian"),
        ("Ms. Rao", "Rao", "Ms. Rao", "Ms. Rao"),
        ("Jack Ma", "Jack Ma", "Jack", "Jack"),
        ("Jean DUPONT", "Jean DUPONT", "Jean", "Jean"),
        ("J. Doe", "J. Doe", "J. Doe", "J. Doe"),
        ("渡辺 健二", "渡辺 健二", "渡辺 健二", "渡辺 健二"),
        ("王小明", "王小明", "王小明", "王小明"),
        ("علی\u200cرضا", "علی\u200cرضا", "علی\u200cرضا", "علی\u200cرضا"),
        ("Dr", "Dr", "Dr", "Dr"),
        ("🎓", "🎓", "🎓", "🎓"),
        ("", "", "", ""),
    ],
)
def test_titles_credentials_pronouns_and_signs_are_no_names(
    written: str, whole: str, first: str, addressed: str
) -> None:
    name = person_name(written)
    assert (name.whole, name.first, name.addressed) == (whole, first, addressed)


@pytest.mark.parametrize(
    ("written", "family", "given", "title", "credentials"),
    [
        ("Ana Silva, MBA", "Silva", "Ana", "", "MBA"),
        ("Dr. Ludwig van Beethoven", "van Beethoven", "Ludwig", "Dr.", ""),
        ("渡辺 健二", "渡辺", "健二", "", ""),
        ("Martin Luther King III", "King", "Martin Luther", "", "III"),
    ],
)
def test_a_name_has_parts(written: str, family: str, given: str, title: str, credentials: str) -> None:
    name = person_name(written)
    assert (name.family, name.given, name.title, name.suffix) == (family, given, title, credentials)


@given(st.text(max_size=60))
def test_every_name_has_something_to_be_called_by(written: str) -> None:
    name = person_name(written)
    assert bool(name.first) == bool(name.addressed) == bool(name.whole)
