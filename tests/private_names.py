"""Names of other packages that are theirs alone: those that begin with one underscore, however they are reached for."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator

PRIVATE = re.compile(r"_(?!_)\w*(?<!_)")
DOCUMENTED = frozenset(("_asdict", "_exit", "_fields", "_make", "_replace"))
"""Names of Python's own that its manual tells everybody to use."""
_BY_NAME = frozenset(
    ("getattr", "setattr", "hasattr", "delattr", "attrgetter", "methodcaller", "import_module", "__import__")
)


def is_private(name: str) -> bool:
    return PRIVATE.fullmatch(name) is not None and name not in DOCUMENTED


def reached_for(tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of what a module of `package` takes of others: imported, as an attribute, by a string.

    An attribute is the module's own if the module itself makes one of that name, and what it is asked of is not seen
    to come from elsewhere.
    """
    own, foreign = _made(tree), _foreign(tree, package)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            yield from ((node.lineno, name) for name in named if any(map(is_private, name.split("."))))
        elif isinstance(node, ast.Attribute) and is_private(node.attr):
            if node.attr not in own or _root(node) in foreign:
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call | ast.Subscript):
            yield from ((node.lineno, text) for text in _asked_for(node) if text not in own)


def overridden(kind: type, tree: ast.ClassDef, package: str) -> set[str]:
    """Return the private names of a class that a base of another package has, or gives its instances, too."""
    used = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    used |= {name for node in tree.body for name in _targets(node)} | _of_self(tree)
    theirs = {name for base in kind.__mro__[1:] if base.__module__.split(".")[0] != package for name in _names(base)}
    return {name for name in used & theirs if is_private(name)}


def _names(base: type) -> set[str]:
    """Return the names that a class has and those that its methods give to instances."""
    try:
        source = ast.parse(textwrap.dedent(inspect.getsource(base)))
    except (OSError, TypeError):  # written in C: it gives its instances none
        return set(vars(base))
    return set(vars(base)) | _of_self(source)


def _of_self(tree: ast.AST) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
    }


def _targets(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement sets."""
    waiting: list[ast.expr] = [*node.targets] if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        waiting.append(node.target)
    while waiting:
        target = waiting.pop()
        if isinstance(target, ast.Name):
            yield target.id
        elif isinstance(target, ast.Tuple | ast.List):
            waiting += target.elts


def _made(tree: ast.Module) -> set[str]:
    """Return what a module makes: its functions and classes, their members, what they set on themselves."""
    made = {name for node in ast.walk(tree) if isinstance(node, ast.stmt) for name in _targets(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _root(node) in ("self", "cls"):
            made.add(node.attr)
    return made


def _foreign(tree: ast.Module, package: str) -> set[str]:
    """Return the names in a module that come from elsewhere: imported, or said to be of a type that is."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] != package:
            found |= {alias.asname or alias.name for alias in node.names}
    found.discard(package)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and _said_type(node.annotation) in found:
            found.add(node.arg)
        elif isinstance(node, ast.AnnAssign) and _said_type(node.annotation) in found:
            found |= set(_targets(node))
    return found


def _said_type(annotation: ast.expr | None) -> str | None:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return _root(annotation) if annotation is not None else None


def _root(node: ast.expr, *, last: bool = False) -> str | None:
    """Return the name with which a chain begins: `a` of `a.b(c)[d].e`; with `last`, the one with which it ends."""
    if last and isinstance(node, ast.Attribute):
        return node.attr
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def _asked_for(node: ast.Call | ast.Subscript) -> Iterator[str]:
    """Yield the private names that are given as texts, as in `getattr(x, "_y")` and `vars(x)["_y"]`."""
    if isinstance(node, ast.Call):
        asks, inside = _root(node.func, last=True) in _BY_NAME, node.args
    else:
        names = _root(node.value) in ("vars", "globals")
        asks, inside = names or (isinstance(node.value, ast.Attribute) and node.value.attr == "__dict__"), [node.slice]
    for one in inside if asks else ():
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and any(map(is_private, one.value.split("."))):
            yield one.value
