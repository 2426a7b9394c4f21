"""The house keeps its order: imports run downhill, lists are whole, the clock and MkDocs have one door each."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from keyword import iskeyword
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from private_names import overridden, reached_for

import generator
from generator.cli import COMMANDS
from generator.debts import DEBTS
from generator.edit.drafts import DRAFTS
from generator.rules.check import RULES
from generator.rules.diagnostic import Rule
from generator.site.pages import PAGES

HOUSE = Path(generator.__file__).parent
ROOMS = ("files", "model", "words", "facts", "debts", "rules", "reports", "edit", "io", "site", "editor", "cli")
"""From the bottom up: a room may use the rooms before it."""
LEVEL: Mapping[str, int] = {room: level for level, room in enumerate((*ROOMS, "start", "__main__"))}


class Import(NamedTuple):
    """One import: the module that holds it, what it names, its line, whether it happens when the file is read."""

    by: str
    of: str
    line: int
    at_once: bool


def files() -> dict[str, Path]:
    """Return every module of the house by its dotted name."""
    found = {}
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(HOUSE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


FILES = files()
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}


def imports(name: str) -> Iterator[Import]:
    """Yield every import of a module, those within functions too; those for type checkers only are none."""
    waiting: list[tuple[ast.AST, bool]] = [(TREES[name], True)]
    while waiting:
        node, at_once = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, node.lineno, at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} line {node.lineno}: imports are written in full"
            of = str(node.module)
            for alias in node.names:
                whole = f"{of}.{alias.name}"
                yield Import(name, whole if whole in FILES else of, node.lineno, at_once)
        inside = at_once and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        waiting += [(child, inside) for child in ast.iter_child_nodes(node)]


IMPORTS = [found for name in FILES for found in imports(name)]


def room(module: str) -> str:
    """Return the room of a module: `generator.model.body` is in model."""
    return module.split(".")[1] if "." in module else ""


def test_every_room_has_its_place() -> None:
    rooms = {room(name) for name in FILES} - {""}
    assert rooms - LEVEL.keys() == set(), "a new room goes into ROOMS, where it belongs"
    assert LEVEL.keys() - rooms == set(), "a room that is gone stands in no list"


def test_imports_run_downhill() -> None:
    uphill = [
        f"{found.by} line {found.line}: {found.of}"
        for found in IMPORTS
        if found.of.startswith("generator.")
        and room(found.by)
        and room(found.of) in LEVEL
        and LEVEL[room(found.of)] > LEVEL[room(found.by)]
    ]
    assert uphill == []


def test_no_module_leads_back_to_itself() -> None:
    graph: dict[str, set[str]] = {name: set() for name in FILES}
    for found in IMPORTS:
        if found.at_once and found.of in FILES and found.of != found.by and not found.by.startswith(found.of + "."):
            graph[found.by].add(found.of)
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


MOST_KEPT = 20
"""Of how many journals, and days, a value may be kept: a server that reads again after each save holds no more."""


def test_of_what_is_made_of_a_journal_the_last_few_are_kept() -> None:
    kept = {
        f"{module}.{function.name}": kept_of(function)
        for module, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)
        and any(_is_of_a_record(argument.annotation) for argument in function.args.args)
    }
    assert kept, "some are"
    assert {name: most for name, most in kept.items() if not 0 < most <= MOST_KEPT} == {}


def kept_of(function: ast.FunctionDef) -> float:
    """Return how many values of a function are kept."""
    (said,) = (ast.unparse(decorator) for decorator in function.decorator_list if "cache" in ast.unparse(decorator))
    found = re.fullmatch(r"lru_cache\(maxsize=(\d+)\)", said)
    return int(found[1]) if found else float("inf")


def _is_of_a_record(annotation: ast.expr | None) -> bool:
    of_records = {"Journal", "Record", "Contact", "Company", "Meeting", "Event", "Update", "PageContext", "Debt"}
    return annotation is not None and any(
        isinstance(part, ast.Name) and part.id in of_records for part in ast.walk(annotation)
    )


MKDOCS_DOORS = {"generator.site.plugin", "generator.site.live", "generator.site.frames"}
"""What MkDocs calls, and what does for one page what it does for all; both are loaded by commands that make pages."""


def test_mkdocs_has_few_doors() -> None:
    outside = [found for found in IMPORTS if found.of.split(".")[0] == "mkdocs" and found.by not in MKDOCS_DOORS]
    assert outside, "the commands that build do import it"
    for found in outside:
        assert found.by in ("generator.cli.build", "generator.cli.serve"), found
        assert not found.at_once, f"{found.by} line {found.line}: only within a function, as it takes long"


def test_no_command_loads_mkdocs_before_it_is_called() -> None:
    at_once: dict[str, set[str]] = {name: set() for name in FILES}
    for found in IMPORTS:
        if found.at_once and found.of in FILES:
            at_once[found.by].add(found.of)
    for name in FILES:
        if room(name) == "cli":
            assert not reached(at_once, name) & MKDOCS_DOORS, name


def reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    """Return everything to which a way leads."""
    seen, waiting = {start}, [start]
    while waiting:
        new = graph[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_pygls_has_one_door() -> None:
    outside = [found for found in IMPORTS if found.of.split(".")[0] in ("pygls", "lsprotocol")]
    assert {found.by for found in outside if found.of.startswith("pygls")} == {"generator.editor.server"}
    assert {room(found.by) for found in outside} == {"editor"}


def test_no_private_name_of_another_package_is_reached_for() -> None:
    found = [
        f"{name} line {line}: {what}" for name, tree in TREES.items() for line, what in reached_for(tree, "generator")
    ]
    assert found == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "generator.__main__"])
def test_no_private_name_of_another_package_is_overridden(name: str) -> None:
    module = importlib.import_module(name)
    kinds = [
        (getattr(module, tree.name, None), tree) for tree in ast.walk(TREES[name]) if isinstance(tree, ast.ClassDef)
    ]
    assert {
        f"{tree.name}: {over}" for kind, tree in kinds if kind for over in overridden(kind, tree, "generator")
    } == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from yaml._yaml import CParser", ["yaml._yaml"]),
        ("import a, b._c", ["b._c"]),
        ("from mkdocs.commands.build import _populate_page, build", ["_populate_page"]),
        ("def f(page): return page._render()", ["page._render"]),
        ("def f(page): page._set_canonical_url(None); page.url", ["page._set_canonical_url"]),
        ("def f(x): return getattr(x, '_meta', None) or hasattr(x, 'meta')", ["_meta"]),
        ("from operator import attrgetter as get, attrgetter\nattrgetter('a._b')", ["a._b"]),
        ("def f(x): return x.__dict__['_made'], vars(x)['_a']", ["_made", "_a"]),
        ("import importlib\nimportlib.import_module('mkdocs._x')", ["mkdocs._x"]),
        ("import yaml\n_a = yaml._a", ["yaml._a"]),
        ("from mkdocs import Page\ndef _a(p: 'Page', q: list): p.x()[0]._a; q._a", ["p.x()[0]._a"]),
        ("from generator.model import _thing", ["_thing"]),
        ("class A:\n    _x: int\n    def f(self, a): self._y = a; return a._x, self._y, a.__dict__, a.missing_", []),
        ("import os\ndef f(x): os._exit(x._replace(a=1))", []),
    ],
)  # fmt: skip
def test_a_private_name_is_known_when_it_is_seen(code: str, found: list[str]) -> None:
    assert [what for _, what in reached_for(ast.parse(code), "generator")] == found


TESTS = {
    path.name: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.rglob("*.py"))
    if path.name != "test_house.py"
}


def test_no_test_reaches_for_a_private_name() -> None:
    """What a test holds is what the house promises: names without an underscore."""
    found = [
        f"{name} line {node.lineno}"
        for name, tree in TESTS.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and any(alias.name.startswith("_") for alias in node.names))
        or (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith("setattr")
            and any(
                isinstance(given, ast.Constant) and str(given.value).rpartition(".")[2].startswith("_")
                for given in node.args[:2]
            )
        )
    ]
    assert found == []


class Theirs:
    def __init__(self) -> None:
        self._kept = 1

    def _step(self) -> None: ...


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("def _step(self): ...", {"_step"}),
        ("_kept: int = 2", {"_kept"}),
        ("def run(self): return self._kept", {"_kept"}),
        ("def step(self): self._mine = 1", set()),
    ],
)
def test_a_private_member_of_a_base_is_known_when_it_is_overridden(body: str, found: set[str]) -> None:
    code = f"class Ours(Theirs):\n    {body}"
    namespace: dict[str, Any] = {"Theirs": Theirs, "__name__": "generator.x"}
    exec(code, namespace)
    (tree,) = ast.parse(code).body
    assert isinstance(tree, ast.ClassDef)
    assert overridden(namespace["Ours"], tree, "generator") == found


def test_the_command_starts_without_what_it_may_not_need() -> None:
    script = (
        "import sys; before = set(sys.modules); import generator.cli; "
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))"
    )
    run = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {[str(HOUSE.parent)]!r}; {script}"],
                         capture_output=True, text=True, check=True)  # fmt: skip
    assert set(run.stdout.split()) <= {"click", "generator"}


def defining(folder: str, name: str) -> set[str]:
    """Return the modules of a folder that define `name` at their top."""
    found = set()
    for module, tree in TREES.items():
        if module.rpartition(".")[0] == f"generator.{folder}":
            for node in tree.body:
                names = [node.name] if isinstance(node, ast.FunctionDef) else []
                if isinstance(node, ast.Assign):
                    names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    names = [node.target.id]
                if name in names:
                    found.add(module.rsplit(".", 1)[1])
    return found


def test_the_list_of_rules_is_whole() -> None:
    made = {
        id(rule)
        for name in FILES
        if name.startswith("generator.rules.")
        for rule in vars(importlib.import_module(name)).values()
        if isinstance(rule, Rule)
    }
    assert made <= {id(rule) for rule in RULES}
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {path.stem.replace("_", "-") for path in (HOUSE / "rules").glob("*.md")} == {rule.name for rule in RULES}


def test_the_list_of_debts_is_whole() -> None:
    assert defining("debts", "KIND") == {kind.name.replace("-", "_") for kind in DEBTS}
    assert len({kind.name for kind in DEBTS}) == len(DEBTS)
    assert {path.stem for path in (HOUSE / "debts").glob("*.md")} == defining("debts", "KIND")


def test_nobody_compares_a_debts_kind_with_a_name() -> None:
    """A kind says of itself what others ask: a comparison elsewhere is what a new kind would be forgotten in."""
    asked = [
        f"{name} line {node.lineno}: {ast.unparse(node)}"
        for name in FILES
        if room(name) != "debts"
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Compare) and "debt.kind.name" in ast.unparse(node)
    ]
    assert asked == []  # a kind itself compared with a text is found by mypy


def test_the_list_of_drafts_is_whole() -> None:
    assert defining("edit.drafts", "KIND") == {kind.name.replace("-", "_") for kind in DRAFTS}


def test_the_list_of_pages_is_whole() -> None:
    listed = [pages.__module__.rsplit(".", 1)[1] for pages in PAGES]
    assert sorted(listed) == sorted(defining("site.pages", "pages"))


def test_the_list_of_commands_is_whole() -> None:
    modules = {f"{name}_" if iskeyword(name) else name.replace("-", "_") for name in COMMANDS}
    assert defining("cli", "command") == modules


@pytest.mark.parametrize("name", FILES)
def test_a_module_fits_in_a_head(name: str) -> None:
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= 450


EMPTY_WORDS = {"util", "utils", "helper", "helpers", "misc", "manager", "managers", "handler", "handlers"}


def words(name: str) -> set[str]:
    """Return the words of a name: `LinkHandler` and `link_handler` are two each."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


def test_no_name_says_nothing() -> None:
    modules = {part for module in FILES for part in module.split(".")}
    assert "common" not in modules
    defined = {
        node.name
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    assert {name for name in modules | defined if words(name) & EMPTY_WORDS} == set()
    assert words("LinkHandler") & words("link_handler") & EMPTY_WORDS


CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def reads_the_clock(node: ast.AST) -> bool:
    """Return whether `node` is `datetime.now`, `date.today`, `time.time` and the like."""
    if isinstance(node, ast.ImportFrom) and node.module == "time":
        return any(alias.name in CLOCKS for alias in node.names)
    if not (isinstance(node, ast.Attribute) and node.attr in CLOCKS):
        return False
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name in CLOCK_OWNERS


def test_what_a_module_offers_is_there() -> None:
    missing = {
        f"{name}: {offered}"
        for name in FILES
        if name != "generator.__main__"
        for module in [importlib.import_module(name)]
        for offered in getattr(module, "__all__", ())
        if not hasattr(module, offered)
    }
    assert missing == set()


def test_the_clock_has_one_door() -> None:
    readers = {
        f"{module} line {getattr(node, 'lineno', 0)}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if reads_the_clock(node) and module != "generator.model.clock"
    }
    assert readers == set()
    assert any(reads_the_clock(node) for node in ast.walk(TREES["generator.model.clock"]))


@pytest.mark.parametrize(
    ("code", "reads"),
    [
        ("datetime.now()", True), ("datetime.datetime.now(UTC)", True), ("date.today()", True), ("time.time()", True),
        ("from time import time", True), ("time.localtime()", True), ("datetime.utcnow()", True),
        ("time.monotonic()", False), ("from time import perf_counter", False), ("settings.today", False),
        ("moment.time()", False),
    ],
)  # fmt: skip
def test_a_clock_is_known_when_it_is_seen(code: str, reads: bool) -> None:
    assert any(reads_the_clock(node) for node in ast.walk(ast.parse(code))) is reads
