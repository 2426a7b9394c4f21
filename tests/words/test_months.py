"""The names of months that are read."""

import pytest

from generator.words.months import month

NAMES = {
    "English": "January February March April May June July August September October November December",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Austrian": "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "English, short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "German, short": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "French, short": "janv févr mars avr mai juin juil août sept oct nov déc",
    "Spanish, short": "ene feb mar abr may jun jul ago sept oct nov dic",
    "without accents": "Januar fevrier Marz avril mai juin juil aout septembre octobre novembre decembre",
    "spelt out": "Jaenner Februar Maerz April Mai Juni Juli August September Oktober November Dezember",
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_month_of_a_language_that_is_read_is_read(names: str) -> None:
    for written in (names, names.upper(), names.lower()):
        assert [month(name) for name in written.split()] == list(range(1, 13))


@pytest.mark.parametrize("word", ["", "monday", "marble", "m", "de"])
def test_another_word_is_no_month(word: str) -> None:
    assert month(word) == 0
