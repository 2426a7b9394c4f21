"""Names of months in the languages that are read: English, German, French and Spanish, whole and shortened."""

from unicodedata import combining, normalize

_NAMES = (
    "jan january januar jänner janv janvier ene enero",
    "feb febr february februar feber fév févr février febrero",
    "mar march mär märz mrz mars marzo",
    "apr april avr avril abr abril",
    "may mai mayo",
    "jun june juni juin junio",
    "jul july juli juil juillet julio",
    "aug august août ago agosto",
    "sep sept september septembre septiembre set setiembre",
    "oct october okt oktober octobre octubre",
    "nov november novembre noviembre",
    "dec december dez dezember déc décembre dic diciembre",
)
_ASCII = str.maketrans({"ä": "ae", "ü": "ue"})


def _bare(name: str) -> str:
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


_NUMBERS = {
    spelt: number
    for number, names in enumerate(_NAMES, 1)
    for name in names.split()
    for spelt in (name, _bare(name), name.translate(_ASCII))
}


def month(name: str) -> int:
    """Return the number of the month that a word names, with accents or without; 0 where it names none."""
    return _NUMBERS.get(normalize("NFC", name).casefold(), 0)
