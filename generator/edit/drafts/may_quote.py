"""Which of the owner's own words may stand in a message as they are, and what stands there instead.

Notes are written about a person ("she listens first"), messages to them. Words that were not written to be sent become
a gap, `[… like this …]`, that the owner writes over. Nothing is rewritten and nothing is invented.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator import words
from generator.model import body
from generator.model.records import Contact, Record
from generator.rules.own_words import WORDINGS
from generator.words.plain_text import line

_OF_THEM = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_LEARNING = re.compile(r"(?:to )?(?:learn|understand|hear|see|find out|compare|know|discover|explore)\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?:how|what|why|which|who|whom|where|when|whether)\b", re.IGNORECASE)
_SPEECH = re.compile(r"“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]")
# An opening mark stands before a word and a closing one behind it, so that 5" and what is between two quotes are none.
_STRAIGHT = re.compile(r"(?<![^\s(\[—–-])\"(?=\S)([^\"]*)(?<=\S)\"(?!\w)")
_SHORTEST_SPEECH, _LONGEST_SPEECH = 12, 160
_GAP = re.compile(r"\[… (.*?) …\]", re.DOTALL)
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_TURNED = str.maketrans("«»", "»«")
_BRACKETS = str.maketrans("[]", "()")
_LONGEST = 200


def own_line(text: str | None) -> str:
    """Return a field's text on one line, without comments and marks; empty for none."""
    return line(body.without_comments(text)) if text else ""


def gap(missing: str, material: str = "", *, whole: bool = False) -> str:
    """Return a gap for the owner to write over: what is missing, and what their notes say about it.

    Long notes are cut, unless they are wanted `whole`.
    """
    # A bracket inside would seem to end the gap.
    said = own_line(material).translate(_BRACKETS)
    said = said if whole else shortened(said)
    return f"[… {missing}: {said} …]" if said else f"[… {missing} …]"


def gaps(text: str) -> tuple[str, ...]:
    """Return what is missing in each gap of a text, each once."""
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _GAP.findall(text)))


def material(record: Record | None, *texts: str | None) -> str:
    """Return notes for a gap, one behind the other; nothing of a private record."""
    if record is None or record.private:
        return ""
    return "; ".join(filter(None, map(own_line, texts)))


def shortened(text: str) -> str:
    """Return a text of at most some 200 characters, cut between words."""
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


@lru_cache(maxsize=65_536)
def is_harmless(text: str) -> bool:
    """Return whether a text breaks no rule of etiquette for messages (sources 000, 002, 004)."""
    return not any(found for wording in WORDINGS for found in wording.spans(text))


def names_any(text: str, people: Iterable[Contact]) -> bool:
    """Return whether a text names one of these people by a word of their name."""
    capitals = {word for word in _WORD.findall(text) if not word[0].islower()}
    return bool(capitals) and any(
        not capitals.isdisjoint(_words_of((person.name, *person.aliases))) for person in people
    )


@lru_cache(maxsize=65_536)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in _WORD.findall(name))


def is_said_to(text: str, people: Iterable[Contact]) -> bool:
    """Return whether a text can be said to these people: no he or she of others, no names of their own."""
    return is_harmless(text) and not _OF_THEM.search(text) and not names_any(text, people)


def addressed(text: str | None, people: Iterable[Contact], missing: str) -> str:
    """Return a field's text as it is where it can be said to these people, else a gap that shows it to the owner."""
    said = own_line(text)
    return said if said and is_said_to(said, people) else gap(missing, said)


def wish(objectives: Iterable[str | None], people: Iterable[Contact]) -> str:
    """Return what I would like to learn, from the first objective that is worded so; else a gap."""
    given = [said for text in objectives if (said := own_line(text))]
    for said in given:
        if not is_said_to(said, people):
            continue
        if _LEARNING.match(said):
            return f"What I would like to do: {ended(said)}"
        if _QUESTION.match(said):
            return f"What I would like to learn: {ended(said)}"
    return f"I would like to {gap('what I would like to learn', given[0] if given else '')}."


def speech(text: str) -> tuple[str, ...]:
    """Return the passages of an answer in quotation marks: words that somebody said, three or more of them.

    Where a mark has no other half, nobody can tell which words stand between two, and none is returned.
    """
    first = min((at for mark in "«»" if (at := text.find(mark)) >= 0), default=-1)
    if first >= 0 and text[first] == "»":  # »so« as in German books
        text = text.translate(_TURNED)
    if text.count('"') % 2 or text.count("«") != text.count("»"):
        return ()
    found = [*(found for groups in _SPEECH.findall(text) for found in groups), *_STRAIGHT.findall(text)]
    return tuple(said for one in found if _is_quotable(said := one.strip()))


def _is_quotable(said: str) -> bool:
    is_long_enough = len(said.split()) >= 3 or not said.isascii()
    return _SHORTEST_SPEECH <= len(said) <= _LONGEST_SPEECH and is_long_enough


def quoted(text: str) -> str:
    """Return a text in quotation marks; those inside it become single ones."""
    inner = text.strip().replace("“", "‘").replace("”", "’").strip('"')
    return "“" + re.sub(r'"([^"]*)"', r"‘\1’", inner) + "”"


def sentence(text: str) -> str:
    """Return words of the owner's with a capital at the beginning and a full stop at the end."""
    return words.sentence(ended(text))


def ended(text: str) -> str:
    """Return words of the owner's with a full stop at the end."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", "。", ".”")) else f"{text.rstrip(' ,;:')}."
