"""Every pattern of the tree takes time in proportion to its text, whatever it is given: a new one is tried by itself.

They are found in the syntax tree, joined ones and those of our scripts too, and each is tried as it is used: what is
only ever matched at a beginning needs no search. The texts are made of what stands in the pattern.
"""

import ast
import importlib
import itertools
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import generator

ROOT = Path(generator.__file__).parent
DOES = {"compile": "search", "search": "search", "match": "match", "fullmatch": "fullmatch"} | dict.fromkeys(
    ("findall", "finditer", "sub", "subn", "split"), "every"
)
"""What a function of `re`, or a method of a pattern, does with a text."""
SIGNS = {r"\d": "1", r"\w": "a", r"\s": " ", r"\S": "a", r"\W": "!", r"\D": "a", r"\n": "\n", r"\r": "\r", r"\t": "\t"}
SHORT, MIDDLE, LONG = 24, 150, 1000
"""Letters; what grows with more than the square shows in the shorter ones, and is not tried in the longer."""
AT_ONCE = 0.02
"""Seconds: more for a thousand letters is no question of growth."""
NOTHING = 0.0002
"""Seconds for a thousand letters: what needs less doesn't grow with their square."""
MOST = 8.0
"""Times as long for four times as much; what grows with the square takes sixteen."""
Use = tuple["re.Pattern[Any]", str]


def patterns() -> Mapping[Use, str]:
    """Return every pattern of the tree and what is done with it, to the places where it is written, else used first."""
    used: dict[re.Pattern[Any], set[str]] = defaultdict(set)
    made: dict[re.Pattern[Any], list[str]] = defaultdict(list)
    found: dict[Use, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(("generator", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        if name == "generator.__main__":
            continue  # it runs the program
        names = vars(importlib.import_module(name))
        for call in ast.walk(ast.parse(path.read_bytes())):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr not in DOES:
                continue
            of = call.func.value
            if isinstance(of, ast.Name) and names.get(of.id) is re:
                pattern = re.compile(_text(call.args[0], names), _flags(call, names))
                made[pattern].append(f"{path.relative_to(ROOT)}:{call.lineno}")
                if call.func.attr != "compile":
                    used[pattern].add(DOES[call.func.attr])
            elif isinstance(pattern := _value(of, names), re.Pattern):
                made[pattern] = made[pattern] or [f"{path.relative_to(ROOT)}:{call.lineno}"]
                used[pattern].add(DOES[call.func.attr])
    for pattern, places in made.items():
        for does in used[pattern] or {"search"}:  # of one that is handed around we don't know
            found[pattern, does] = " ".join(places)
    return found


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(names))
    except Exception:  # it stands on what is known only while the program runs
        return None


def _text(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """Return the text of a pattern; where a part of it is known only while the program runs, a word stands for it."""
    whole = _value(node, names)
    if isinstance(whole, str | bytes):
        return whole
    if isinstance(node, ast.JoinedStr):
        return "".join(map(str, (_text(part, names) for part in node.values)))
    if isinstance(node, ast.BinOp):
        left, right = _text(node.left, names), _text(node.right, names)
        if isinstance(left, bytes) != isinstance(right, bytes):  # the word is of the other's kind
            left, right = (one if isinstance(one, bytes) else one.encode() for one in (left, right))
        return left + right
    if isinstance(node, ast.FormattedValue):
        inner = _value(node.value, names)
        return inner if isinstance(inner, str) else "word"
    return "word"


def _flags(call: ast.Call, names: Mapping[str, Any]) -> Any:
    """Return the flags of a call: all that stands in it as one."""
    given = [_value(one, names) for one in (*call.args[1:], *(word.value for word in call.keywords))]
    return sum({flag for flag in given if isinstance(flag, re.RegexFlag)})


def of_scripts() -> Mapping[Use, str]:
    """Return the patterns of our scripts, as Python would write them."""
    kept = r"\\.|\[(?:\\.|[^\]\\\n])*\]"
    literal = re.compile(rf"(?<=[(,=:!&|?]) ?/((?:{kept}|[^/\\\n*\[])(?:{kept}|[^/\\\n\[])*)/[dgimsuvy]*")
    found: dict[Use, str] = {}
    for path in sorted(ROOT.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        for one in literal.finditer(text):
            words = one[1].replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
            pattern = re.compile(re.sub(r"\\p\{M\}", "[\u0300-\u036f]", words))
            found[pattern, "every"] = f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, one.start()) + 1}"
    return found


@cache
def all_patterns() -> Mapping[Use, str]:
    return {**patterns(), **of_scripts()}


def pieces(pattern: re.Pattern[Any]) -> list[str]:
    """Return what a text to try it with is made of: the signs and words in it, and some others."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = re.findall(r"(?<![\\\w])[A-Za-z]{2,12}", source)[:6]
    words += re.findall(r"(?<!\\)[^\\()\[\]{}*+?.|^$\w]{2,9}", source)[:6]
    signs = [SIGNS.get(one, one[-1]) for one in re.findall(r"\\.|[^\\]", source, re.DOTALL)]
    plain = [sign for sign in signs if not sign.isalnum()]
    alike = [sign for sign in signs if sign.isalnum()]
    return list(dict.fromkeys(["a", " ", "1", *plain[:60], "\n", "A", *alike[:6], *words]))


def attacks(pattern: re.Pattern[Any], *, pairs: bool) -> Iterator[tuple[str, str]]:
    """Yield beginnings and what follows them again and again."""
    of = pieces(pattern)
    yield from (("", piece) for piece in of)
    if pairs:
        yield from (("", one + other) for one, other in itertools.permutations(of, 2))
        yield from ((one, other) for one, other in itertools.permutations(of, 2))


def seconds(use: Use, begins: str, piece: str, length: int, times: int = 1) -> float:
    """Return the processor's time for a text of so many letters, the best of some."""
    pattern, does = use
    text: Any = begins + piece * (length // len(piece)) + "\x01"
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8")
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        if does == "every":
            for _found in pattern.finditer(text):
                pass
        else:
            getattr(pattern, does)(text)
        best = min(best, time.process_time() - began)
    return best


def is_slow(use: Use, begins: str, piece: str) -> bool:
    """Return whether a pattern's time grows faster than the text; a busy machine is forgiven once."""
    for length in (SHORT - 4, SHORT, MIDDLE, LONG):  # what doubles with each letter shows in the fewest
        if seconds(use, begins, piece, length) > AT_ONCE and seconds(use, begins, piece, length, 3) > AT_ONCE:
            return True
    if seconds(use, begins, piece, LONG, 2) < NOTHING:
        return False
    for length in (1500, 2000):
        long = seconds(use, begins, piece, 4 * length, 2)
        if long < AT_ONCE / 4 or long / seconds(use, begins, piece, length, 3) < MOST:
            return False
    return True


def slow(use: Use, *, pairs: bool) -> list[tuple[str, str]]:
    """Return the first beginning and piece, if there is one, of which a pattern takes longer than in proportion."""
    return next(([attack] for attack in attacks(use[0], pairs=pairs) if is_slow(use, *attack)), [])


@pytest.mark.parametrize(("use", "place"), all_patterns().items(), ids=lambda one: one if isinstance(one, str) else "")
def test_no_pattern_takes_longer_than_in_proportion(use: Use, place: str) -> None:
    assert slow(use, pairs=False) == [], place


@pytest.mark.slow
@pytest.mark.parametrize(("use", "place"), all_patterns().items(), ids=lambda one: one if isinstance(one, str) else "")
def test_nor_of_two_things_in_turn(use: Use, place: str) -> None:
    assert slow(use, pairs=True) == [], place


def test_every_file_that_uses_patterns_is_among_them() -> None:
    """A look at the text finds no file with a pattern that the syntax tree did not."""
    using = {str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if "= re.compile(" in path.read_text("utf-8")}
    assert using <= {place.rpartition(":")[0] for places in all_patterns().values() for place in places.split()}
    assert not [path for path in ROOT.rglob("*.js") if "RegExp(" in path.read_text("utf-8")], "write it as a literal"


SLOW = {
    "the square, of a search": (re.compile(r"\s+$"), "search"),
    "the square, where a beginning is needed": (re.compile(r"<!--.*?-->", re.DOTALL), "every"),
    "the square, of what is matched": (re.compile(r"(.+?)\s+ago"), "fullmatch"),
    "a power": (re.compile(r"(?:\w+\s?)+!"), "match"),
    "bytes": (re.compile(rb"\w+@"), "search"),
}


@pytest.mark.parametrize("use", SLOW.values(), ids=SLOW)
def test_what_grows_faster_is_caught(use: Use) -> None:
    assert slow(use, pairs=True)


def test_what_does_not_is_not() -> None:
    assert not slow((re.compile(r"\s+$"), "match"), pairs=True)
    assert not slow((re.compile(r"(?<!\s)\s+$"), "search"), pairs=True)
