"""How names are compared, how a slug or an anchor is made from one, what a wikilink points to, and a name's parts."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

NOT_YET = "Your Name"
"""What stands for the owner's name in a new journal."""
_WIKILINK = re.compile(r"\s*\[\[(.*)\]\]\s*", re.DOTALL)
_NOT_IN_ANCHOR, _BLANKS = re.compile(r"[^\w\s-]"), re.compile(r"[-\s]+")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
# Latin letters that Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "’": "",
        "'": "",
    }
)

_TAKEN = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")]
)
"""Slugs that can't be used: `index` is a page of its own, and Windows allows no file with one of the other names."""


def normalize(text: str) -> str:
    """Return a name in the form in which names are compared: NFC and casefold (contract §1)."""
    text = text.strip()
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def slug(name: str) -> str:
    """Return a file stem for `name`: lower case, accents dropped, other scripts kept, the rest `-`.

    The result may be empty, for a name without a letter or digit. It is never `index` or a name that Windows keeps
    for a device.
    """
    plain = _NOT_IN_SLUG.sub("-", name.lower().replace("'", "")) if name.isascii() else _transcribed(name)
    made = plain.strip("-")
    return f"{made}-1" if made in _TAKEN else made


def _transcribed(name: str) -> str:
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", name).lower():
        letters += _in_slug(letter, letters[-1] if letters else "-").translate(_PLAIN)
    return "".join(letters)


def _in_slug(letter: str, before: str) -> str:
    """Return what becomes of a letter in a slug, behind the one `before` it there."""
    if unicodedata.category(letter)[0] == "M":
        # A mark is part of its letter, and outside Latin it may make another one (प्रिया).
        return "" if before.isascii() else letter
    # Only Latin letters lose their marks (か and が are two letters).
    base = unicodedata.normalize("NFD", letter)[0]
    if base.isascii():
        letter = base
    if letter.isalnum() or letter in "’'":
        return letter
    return "" if before == "-" else "-"


def anchor(title: str) -> str:
    """Return the id of a heading: lower case, Latin letters without accents, blanks as `-`; other scripts stay.

    It never begins with `_`: by ids that begin so the theme's script finds its own elements.
    """
    plain = "".join(base if (base := unicodedata.normalize("NFD", one)[0]).isascii() else one for one in title)
    return _BLANKS.sub("-", _NOT_IN_ANCHOR.sub("", plain).strip().lower()).lstrip("_")


def strip_brackets(reference: str) -> str:
    """Return the target of a reference: a wikilink's slug or name, anything else as it is.

    `[[jane-doe|Jane]]`, `[[contacts/jane-doe.md#Notes]]` and `jane-doe` all give `jane-doe`.
    """
    found = _WIKILINK.fullmatch(reference)
    if found is None:
        return reference.strip()
    target = found[1].split("|", 1)[0].split("#", 1)[0].strip()
    return target.rsplit("/", 1)[-1].removesuffix(".md").strip()


def name_from_slug(stem: str) -> str:
    """Return a name to show for a record that has none: `jane-doe` gives `Jane Doe`."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_\s]+", stem) if word)


# Words are written as one text each, since lists of one word a line would be pages long.
_TITLE_WORDS = (
    "dr prof professor doctor mr mrs ms miss mx sir dame rev reverend pastor rabbi imam captain herr frau dipl-ing"
    " dr-ing monsieur madame mme mlle señor señora sra dott dottssa dhr mevr"
    " dra doña dña lord"
)
_CREDENTIAL_WORDS = (
    "phd dphil md mba emba msc ma ba bsc bs mse ms meng beng mphil mres mph mpa mpp mfa bfa bed llb llm jd dds dvm dmd"
    " dsc scd edd psyd pharmd dipl-ing mag cpa cfa frm pmp prince2 rn np pe peng ceng mieee cpacc cissp cism cisa csm"
    " cspo cphr sphr gphr phr shrm-cp shrm-scp lcsw lmft lpc acca aca fca aia riba frsa fhea frcp mrcp frs facs mrics"
    " frics obe mbe cbe esq jr sr ii iii iv"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_TITLES_OF_GIVEN_NAMES = frozenset(("sir", "dame"))
"""Titles that go with the given name: Sir Ian."""
_CREDENTIALS = frozenset(_CREDENTIAL_WORDS.split())
_SHORTENED = re.compile(r"[^\W\d_]{2,}\.")
"""A shortened word before a name is a title: Ing., Fr., Lt.; an initial is none."""
_PRONOUNS = re.compile(r"\b(?:she|he|they|xe|ze|ey|any)(?:\s?/\s?\w+)+\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_BEHIND = re.compile(r"\s[|·•]\s.*|\s[-–—]\s.*")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts: `Dr Ana Maria Silva, PhD (she/her)` has a title, given names, a family name and a `suffix`.

    `whole` is the name without what is no name; `she/her` and signs are in no part. A name in an East Asian script
    begins with the family name.
    """

    whole: str
    title: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    """What follows the name: PhD, MBA."""

    @property
    def first(self) -> str:
        """What to call somebody among friends: `Ana`; where that is not clear, the whole name."""
        first = self.given.split(" ")[0]
        is_initial = len(first.rstrip(".")) < 2
        if is_initial or _EAST_ASIAN.search(first):
            return f"{self.title} {self.family}" if self.title and self.family and not first else self.whole
        return first

    @property
    def addressed(self) -> str:
        """What stands behind `Dear`: `Ana`, or `Dr Silva` where a title leads."""
        if not self.title or _EAST_ASIAN.search(self.whole):
            return self.first
        title = self.title.split(" ")[0]
        return f"{title} {self.first if _word(title) in _TITLES_OF_GIVEN_NAMES else self.family or self.first}"


@lru_cache(maxsize=4096)
def person_name(written: str) -> PersonName:
    """Return the parts of a name as somebody wrote it; titles, degrees and signs are no names."""
    plain = " ".join(_without_signs(written).split())
    bare = _BEHIND.sub("", _PRONOUNS.sub("", _ASIDE.sub("", plain)))
    names, *behind = [" ".join(part.split()).strip(" -–—|/") for part in re.split("[,，]", bare)]
    behind = [part for part in behind if part]
    titles, words = _leading_titles(names.split())
    suffixes: list[str] = []
    given: list[str] = []
    for part in behind:
        if all(_word(one) in _TITLES and _word(one) not in _CREDENTIALS for one in part.split()):
            titles += part.split()
        elif given or not words or _are_credentials(part, names):
            suffixes.append(part)
        else:
            more, given = _leading_titles(part.split())
            titles += more
    while len(words) > 1 and _ends_in_credential(words):
        suffixes.insert(0, words.pop())
    if not words:
        whole = plain or " ".join(written.split())
        return PersonName(whole, given=whole)
    if not given and _EAST_ASIAN.search("".join(words)):
        first, *rest = words
        given, words = (rest, [first]) if rest else (words, [])
        whole = " ".join((*words, *given))
    elif given:
        whole = " ".join((*given, *words))
    else:
        given, words = _parted(words, has_title=bool(titles))
        whole = " ".join((*given, *words))
    return PersonName(whole, " ".join(titles), " ".join(given), " ".join(words), ", ".join(suffixes))


def _parted(words: Sequence[str], *, has_title: bool) -> tuple[list[str], list[str]]:
    """Return given names and family name: the last word, with `van` or `de` before it; behind a title a single word."""
    if len(words) == 1:
        return ([], list(words)) if has_title else (list(words), [])
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    if has_title and at == 1 and words[0].islower():  # Dr van Dijk
        at = 0
    return list(words[:at]), list(words[at:])


def _leading_titles(words: list[str]) -> tuple[list[str], list[str]]:
    count = 0
    while count < len(words) - 1 and (_word(words[count]) in _TITLES or _SHORTENED.fullmatch(words[count])):
        count += 1
    return words[:count], words[count:]


def _are_credentials(part: str, names: str) -> bool:
    """Return whether a part behind a comma is no given name: known ones, or capitals such as `CPACC`."""
    words = part.split()
    if all(_word(one) in _CREDENTIALS for one in words):
        return any(sum(map(str.isupper, one)) > 1 or len(_word(one)) > 2 for one in words) or " " in names
    if names.isupper():
        return False
    return all(one.isupper() and sum(map(str.isalpha, one)) > (1 if " " in names else 2) for one in words)


def _ends_in_credential(words: Sequence[str]) -> bool:
    """Return whether the last word is a credential without a comma before it: `Ana Silva PhD`, but not `Jack Ma`."""
    last = words[-1]
    if _word(last) not in _CREDENTIALS:
        return False
    if _word(last) in ("jr", "sr"):
        return len(words) > 2
    return sum(map(str.isupper, last)) > 1 and (len(words) > 2 or len(_word(last)) > 2) and not words[0].isupper()


def _word(written: str) -> str:
    return written.replace(".", "").casefold()


def _without_signs(written: str) -> str:
    """Return a text without emoji, other signs and what can't be seen; Persian joiners stay."""
    made: list[str] = []
    for letter in written:
        kind = unicodedata.category(letter)
        if kind in ("So", "Sk", "Cn", "Co", "Cs") or letter in "\ufe0f\ufe0e\u20e3":
            made.append("" if letter in "\ufe0f\ufe0e\u20e3" else " ")
        elif kind == "Cf" and not (letter in "\u200c\u200d" and made and made[-1].isalpha()):
            continue
        else:
            made.append(" " if kind == "Cc" else letter)
    return "".join(made)
