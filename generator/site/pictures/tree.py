"""The tree of introductions as SVG: it grows to the right from "you", with broader lines to where more people were met.

It has a fixed number of rows: people for whom there is no room are counted instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.site.pictures.svg import element, group, picture, shortened, text, width

ROWS = 40
"""The most lines of names."""
_DEEPEST = 5
_SIDE_BY_SIDE = 9
"""How many introductions by one person are drawn; the rest is counted."""
_LETTERS = 20
_ROW, _COLUMN, _FIRST, _SIZE = 25.0, 184.0, 112.0, 14.0
MARKS = {
    "met": "you met",
    "approached": "approached, not met yet",
    "in-hand": "a name not approached yet",
    "let-go": "let go",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One person in the tree. `by` is the key of the introducer, empty for somebody whom nobody introduced.

    `mark` is one of `MARKS`, `met` how many people were met on this branch, this one included, `below` how many
    introductions follow behind this one; `address` the page of the person, if there is one.
    """

    key: str
    by: str
    name: str
    mark: str
    met: int = 0
    below: int = 0
    address: str = ""


@dataclass(slots=True)
class _Node:
    branch: Branch
    depth: int
    children: "list[_Node]"
    folded: int = 0
    row: float = 0.0


def tree(branches: Sequence[Branch], label: str) -> Markup:
    """Return the picture of all branches, each behind the person that its `by` names."""
    behind: dict[str, list[Branch]] = {}
    for branch in branches:
        behind.setdefault(branch.by, []).append(branch)
    you = _Node(Branch(key="", by="", name="you", mark="you", below=len(branches)), 0, [])
    _grow(you, behind)
    rows = _settle(you)
    nodes = list(_all(you))
    depth = max(node.depth for node in nodes)
    # Behind the name of a folded branch there is a number, for which there must be room in the last column.
    wide = _FIRST + depth * _COLUMN - 20 + (120 if any(node.folded for node in nodes) else 0)
    return picture(
        label,
        max(wide, 640.0),
        rows * _ROW + 46,
        group((_edge(node, child) for node in nodes for child in node.children), "tree__edges"),
        group((_drawn(node) for node in nodes), "tree__people"),
        group(_legend({node.branch.mark for node in nodes}, rows * _ROW + 32), "tree__legend"),
        kind="tree",
        linked=True,
    )


def _grow(you: _Node, behind: Mapping[str, list[Branch]]) -> None:
    """Add people level by level, on each level the largest branches first, as long as there are rows."""
    rows, level = 1, [you]
    while level:
        following: list[_Node] = []
        for node in sorted(level, key=lambda node: (-node.branch.below, node.branch.name)):
            introduced = _ordered(behind.get(node.branch.key, ()))
            room = ROWS - rows + 1
            if not introduced or node.depth == _DEEPEST or room < min(len(introduced), 2):
                node.folded = node.branch.below if introduced else 0
                continue
            most = min(room, _SIDE_BY_SIDE if node.depth else 14)
            shown = introduced if len(introduced) <= most else introduced[: most - 1]
            node.children = [_Node(branch, node.depth + 1, []) for branch in shown]
            if rest := introduced[len(shown) :]:
                node.children.append(_rest(rest, node.depth + 1))
            rows += len(node.children) - 1
            following += node.children[: len(shown)]
        level = following


def _ordered(branches: Sequence[Branch]) -> list[Branch]:
    return sorted(branches, key=lambda one: (-one.met, -one.below, list(MARKS).index(one.mark), one.name))


def _rest(branches: Sequence[Branch], depth: int) -> _Node:
    """Return one node that stands for several branches which are not drawn."""
    named = words.count(len(branches), "more", "more")
    branch = Branch(key="", by="", name=f"and {named}", mark="rest", met=sum(one.met for one in branches))
    return _Node(branch, depth, [], folded=sum(one.below for one in branches))


def _settle(you: _Node) -> int:
    """Set the row of each person, and return the number of rows.

    At the end of a branch that is a row of their own, else the middle of those behind them.
    """
    rows = 0
    for node in reversed(list(_all(you))):
        if node.children:
            node.row = (node.children[0].row + node.children[-1].row) / 2
        else:
            node.row = rows
            rows += 1
    for node in _all(you):
        node.row = rows - 1 - node.row
    return rows


def _all(you: _Node) -> Iterator[_Node]:
    """Yield everybody, each before those behind them."""
    ahead = [you]
    while ahead:
        node = ahead.pop()
        yield node
        ahead.extend(reversed(node.children))


def _place(node: _Node) -> tuple[float, float]:
    return (_FIRST + (node.depth - 1) * _COLUMN if node.depth else 14.0), node.row * _ROW + 16


def _name(node: _Node) -> str:
    return shortened(node.branch.name, _LETTERS)


def _edge(node: _Node, child: _Node) -> Markup:
    (left, top), (x, y) = _place(node), _place(child)
    start = min(left + 17 + width(_name(node), _SIZE), x - 14)
    middle = (start + x) / 2
    path = f"M{start:.1f} {top:.1f}C{middle:.1f} {top:.1f} {middle:.1f} {y:.1f} {x - 6:.1f} {y:.1f}"
    hollow = child.branch.mark in ("in-hand", "let-go")
    return element(
        "path",
        class_="edge edge--hollow" if hollow else "edge",
        d=path,
        stroke_width=round(min(1.2 + 0.9 * child.branch.met, 9.0), 1),
    )


def _drawn(node: _Node) -> Markup:
    x, y = _place(node)
    said: list[Markup] = [_mark(node.branch.mark, x, y), text(_name(node), x + 11, y + 4.5)]
    if node.branch.address:
        said = [element("a", *said, href=node.branch.address)]
    if node.folded:
        after = x + 21 + width(_name(node), _SIZE)
        said.append(text(f"+ {node.folded:,} further on", after, y + 4.5, "tree__folded"))
    return group(said)


def _mark(mark: str, x: float, y: float) -> Markup:
    match mark:
        case "approached":
            return group(
                (
                    element("circle", class_="mark mark--hollow", cx=x, cy=y, r=5.0),
                    element("circle", class_="mark", cx=x, cy=y, r=2.0),
                )
            )
        case "in-hand":
            return element("circle", class_="mark mark--hollow", cx=x, cy=y, r=5.0)
        case "let-go":
            return element("path", class_="mark mark--cross", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8")
        case "rest":
            return element("path", class_="mark mark--cross", d=f"M{x - 4:.1f} {y:.1f}h8m-4 -4v8")
    return element("circle", class_="mark", cx=x, cy=y, r=6.0 if mark == "you" else 5.0)


def _legend(marks: set[str], y: float) -> Iterator[Markup]:
    x = 14.0
    for mark, said in MARKS.items():
        if mark in marks:
            yield _mark(mark, x, y - 4)
            yield text(said, x + 11, y)
            x += 34 + 6.0 * len(said)
