"""Finds words that ask for a job, begin with a need or offer a resume, by the lists of phrases beside this module.

A list has a phrase a line. A line that begins with four blanks continues the one above, `#` begins a remark. A blank
stands for any run of white space, `~` for any one word and the blank behind it, `<name>` for an entry of `wording.txt`,
`(a|b)` for a choice; the rest is a regular expression. Words and blanks are matched without backtracking and every
repetition in the lists is bounded, so that the time of a search grows only with the length of the text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_CONTINUED = re.compile(r"\n {4}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BEHIND = re.compile(r"(\(\?<[!=]\w+) \)")
_NAME = re.compile(r"<([a-z][a-z ]*)>")
Spans = list[tuple[int, int]]
# Denied: "I'm not here to ask for a job". Only these words may stand between the denial and the phrase, for
# "I don't know if you are hiring" does ask, and so does "couldn't you".
_DENIED = re.compile(
    r"(?:\b(?:not|never|without|cannot|nor|neither|no|rather than|instead of|far from|avoid\w*|stopp?\w*"
    r"|refrain\w* from|too (?:shy|proud|early|polite) to|(?:sound|look|seem|feel)\w* (?:like|as if|as though))"
    r"|n't(?! (?:you|your|we|i|there)\b))"
    r"(?: (?:to|be|been|being|have|having|here|going|try|trying|want|wanting|mean|meaning|meant|intend|intending"
    r"|intention|wish|desire|plan|plans|planning|need|of|writing|calling|come|coming|came|actually|actively|currently|now"
    r"|just|even|in|any|way|at|all|after|an?|the|request|you|him|her|them|people|anyone|ask|asking|asked|about|for|if"
    r"|whether|expect|expecting|hinting|hope|hoping|by|or|really|do|i|am|was|were|that|this|is|will|would|also|bring)\b)"
    r"{0,8}[\s'(:]*\Z",
    re.IGNORECASE,
)
# Asked by others: "strangers who ask whether you are hiring", "did you ever ask for a job".
_REPORTED = re.compile(
    r"\b(?:people|strangers|students|candidates|applicants|graduates|visitors|colleagues|friends|many|others"
    r"|(?:some|any|every|no)(?:one|body)|they|he|she|who|(?:did|do|have|had|when|if|before|after) you)"
    r"(?: (?:\w+ly|often|ever|always|still|also|first|just|once|to|will|would|might|could|can|do|did|does|has|have|had"
    r"|should|never|only)){0,3} (?:ask|asks|asked|asking|inquire|inquired|beg|begged)"
    r"(?: (?:you|me|us|them|him|her|for|about|if|whether|that)){0,2}[\s':,]*\Z",
    re.IGNORECASE,
)
# They want it: "she asked to see my resume", "Dana told me to send", "as you asked", "at her request".
_THEY = r"\b(?!(?:i|we|if|whether|not|to|be|never|only|and|or|have|had|also|just|i've|we've|i'd)\b)[\w'-]+"
_HAVE = r"(?: (?:had|has|have|also|just|kindly|then|will|would))?"
_AT_REQUEST = (
    r"\b(?:as (?:(?:you|she|he|they) )?(?:had )?(?:asked|requested|promised|wished)"
    r"|(?:at|on|upon|per|following|by) (?:your|her|his|their|[\w-]+'s) request|on request of)\b"
)
_WANTED = re.compile(
    rf"{_THEY}{_HAVE} (?:asks|asked|wants|wanted|requested|told|invited)\b|\b(?:she|he|they|you|who)(?: \w+)? ask\b"
    rf"|{_THEY} (?:said|says) (?:to|i (?:should|could|may|can))\b|\b(?:was|were|been|got) (?:asked|invited|told)\b"
    r"|\basked by\b|\b(?:she|he|they|who)(?: would|'d) (?:like|love) (?:me )?to\b"
    rf"|{_AT_REQUEST}"
    r"|(?<!if )(?<!whether )\b(?:she|he|they|who)(?: will| has| had| would)? \Z",
    re.IGNORECASE,
)
# Said behind it, or in the sentence before: "she had asked for it", "which you asked for", "per your request".
_ASKED_FOR = re.compile(
    rf"(?<!if )(?<!case )(?<!whether ){_THEY}{_HAVE} (?:asks|asked|requested|wants|wanted)(?: me| us)?"
    r"(?: (?:to (?:see|have|read|get|send) )?(?:for )?(?:it|one|this|that|them|(?:my|the|a) (?:\w+ )?"
    r"(?:resume|cvs?|curriculum vitae)|for(?=\W*\Z)))\b"
    rf"|{_AT_REQUEST}",
    re.IGNORECASE,
)
# Given only then: "my resume only if you ask".
_ON_DEMAND = re.compile(
    r"[^.!?]{0,40}?\b(?:if|when|unless|until|once|in case) (?:[\w']+ ){0,3}?(?:asks?|asked|requests?|requested)\b",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(r"(?:\A|[:,]|\band|\bthen)\W*\Z", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<![.!?…])[.!?…]++[\"'”)]*+(?=\s|\Z)|\n[ \t\r]*+\n|;(?=\s)")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|inc|ltd|co|vs|e\.g|i\.e|jr|sr|[a-z])\Z", re.IGNORECASE)
_GREETING = re.compile(
    r"\s*+(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))\b(?:[^\S\n]++[\w.'&-]++){0,5}+[,:.!]?",
    re.IGNORECASE,
)
_LOOK_BACK = 160  # code points in which the part of a sentence before a phrase is looked for
# Typographic signs to plain ones, one for one, so that every place stays.
_PLAIN = str.maketrans("’‘ʼ´`éÉèêë‐‑–", "'''''eEeee---")


def asks_for_job(text: str) -> Spans:
    """Return the places where `text` asks for a job, or whether there is or will be one (sources 000, 002, 004)."""
    plain = text.translate(_PLAIN)
    found = [span for span in _spans("asks_for_job", plain) if not _is_not_asked(plain, *span)]
    goals = [span for span in _spans("job_as_goal", plain) if _CLAUSE_BEGINS.search(_before(plain, span[0]))]
    return _merged(found + goals)


def opens_with_need(text: str) -> Spans:
    """Return the places in the first two sentences after the greeting that say what the writer needs (source 004)."""
    plain = text.translate(_PLAIN)
    return _merged(_spans("opens_with_need", plain[: _opening_end(plain)]))


def offers_resume(text: str) -> Spans:
    """Return the places where `text` sends or offers the writer's resume unasked (sources 000, 004)."""
    plain = text.translate(_PLAIN)
    return _merged(span for span in _spans("offers_resume", plain) if not _is_wanted(plain, *span))


def _is_not_asked(text: str, start: int, end: int) -> bool:
    """Return whether the phrase is denied, or is what others ask."""
    before = _before(text, start)
    verb = text[start:end].split(None, 1)[0]
    return bool(_DENIED.search(before) or _REPORTED.search(before) or _REPORTED.search(before + verb))


def _is_wanted(text: str, start: int, end: int) -> bool:
    """Return whether the resume is denied, was asked for, or is given only when they ask."""
    before = _before(text, start)
    if _DENIED.search(before) or _WANTED.search(before) or _ON_DEMAND.match(text, end, end + _LOOK_BACK):
        return True
    around = (text[max(0, start - _LOOK_BACK) : start], _with_next(text, end))
    return any(_ASKED_FOR.search(re.sub(r"[\s\"]+", " ", part)) for part in around)


def _with_next(text: str, end: int) -> str:
    """Return the rest of a phrase's sentence, and the sentence behind it."""
    window = text[end : end + _LOOK_BACK]
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(window)]
    return window[: ends[1]] if len(ends) > 1 else window


def _before(text: str, start: int) -> str:
    """Return what comes before a phrase in its sentence, without quotation marks and with single blanks."""
    window = text[max(0, start - _LOOK_BACK) : start]
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(window)]
    return re.sub(r"[\s\"“”]+", " ", window[ends[-1] if ends else 0 :])


def _opening_end(text: str) -> int:
    """Return where the second sentence ends, the greeting not counted."""
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting else 0
    sentences = 0
    for end in _SENTENCE_ENDS.finditer(text, start):
        abbreviated = end[0] == "." and _ABBREVIATED.search(text, max(0, end.start() - 8), end.start())
        if abbreviated:
            continue
        if not text[start : end.start()].strip():
            start = end.start()  # an empty sentence does not count
            continue
        sentences, start = sentences + 1, end.end()
        if sentences == 2:
            return end.end()
    return len(text)


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _spans(phrases: str, text: str) -> Iterator[tuple[int, int]]:
    return _phrases(phrases).spans(text)


class WordList:
    """The phrases that other phrases use, by their names."""

    def __init__(self, text: str) -> None:
        """Take a list with a line `name = phrase` for each; a phrase may use the names above it."""
        self.words: dict[str, str] = {}
        for line in _lines(text):
            name, _, phrase = line.partition(" = ")
            self.words[name] = self.filled_in(phrase)

    def filled_in(self, phrase: str) -> str:
        """Return a phrase with each `<name>` replaced by what it stands for."""
        return _NAME.sub(lambda found: self.words[found[1]], phrase)


class Phrases:
    """A list of phrases, and where they stand in a text."""

    def __init__(self, text: str, words: WordList) -> None:
        """Take a list of phrases, one a line, and the names that they may use."""
        self.patterns = tuple(_pattern(words.filled_in(line)) for line in _lines(text))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each phrase stands in `text`, phrase by phrase; case doesn't matter."""
        yield from (found.span() for pattern in self.patterns for found in pattern.finditer(text))


@cache
def _phrases(phrases: str) -> Phrases:
    # Read on first use: most runs have no text to look at.
    return Phrases(_read(phrases), _words())


@cache
def _words() -> WordList:
    return WordList(_read("wording"))


def _read(name: str) -> str:
    # Not `importlib.resources`: importing it takes as long as reading all the lists.
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_as_regex(phrase)})", re.IGNORECASE)


def _lines(text: str) -> Iterator[str]:
    return (line for line in _CONTINUED.sub("", text).split("\n") if line and not line.startswith("#"))


def _as_regex(phrase: str) -> str:
    phrase = _BEHIND.sub(r"\1\\s)", phrase)  # a look-behind must have a fixed length
    phrase = _GROUP.sub("(?:", phrase).replace("~", r"(?:[\w'/-]++ )")
    return phrase.replace(" ?", r"\s*+").replace(" ", r"\s++")
