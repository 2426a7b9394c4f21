"""What bash, zsh, fish and PowerShell make of a line that somebody pastes: the words that the command would be given.

Each is written down by its rules, since most machines have only one of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

_NEVER = r"\s$`;&|<>(){}"
_QUOTE = "'‘’‚‛"
_DOUBLE = '"“”„'


class MisreadError(Exception):
    """A shell would do more than to cut the line into words."""


@dataclass(frozen=True)
class Shell:
    """`pieces` are what a word is made of, each in a group; `begins` are signs that mean something before a word."""

    pieces: re.Pattern[str]
    begins: str

    def words(self, line: str) -> list[str]:
        words, at, inside = [""], 0, False
        while at < len(line):
            if line[at] in " \t":
                words += [""] if inside else []
                at, inside = at + 1, False
                continue
            piece = self.pieces.match(line, at)
            if piece is None or (not inside and line[at] in self.begins):
                raise MisreadError(f"at {line[at:]!r}: {line}")
            words[-1] += next(group for group in piece.groups() if group is not None)
            at, inside = piece.end(), True
        return words if inside else words[:-1]


SHELLS: Mapping[str, Shell] = {
    "bash": Shell(re.compile(rf"'([^']*)'|\"([^\"$`\\!\n]*)\"|\\(.)|([^'\"\\{_NEVER}*?\[\]!])"), "~#"),
    "zsh": Shell(re.compile(rf"'([^']*)'|\"([^\"$`\\!\n]*)\"|\\(.)|([^'\"\\{_NEVER}*?\[\]!^])"), "~#="),
    "fish": Shell(re.compile(rf"'([^'\\]*)'|\"([^\"$\\\n]*)\"|\\(.)|([^'\"\\{_NEVER}*?\[\]^])"), "~#%"),
    # ’ and ” are quotes too, a backtick escapes, a comma makes a list; the program itself sees a backslash at the end.
    "pwsh": Shell(
        re.compile(rf"[{_QUOTE}]([^{_QUOTE}\\]*)[{_QUOTE}]|[{_DOUBLE}]([^{_DOUBLE}$`\\\n]*)[{_DOUBLE}]"
                   rf"|([^,{_QUOTE}{_DOUBLE}{_NEVER}])"), "@#%!?–—―",
    ),
}  # fmt: skip


def read_alike(line: str) -> list[str]:
    """Return the words of a line; raise MisreadError where shells take it otherwise, or for more than words."""
    read = {name: shell.words(line) for name, shell in SHELLS.items()}
    for (one, ones), (other, others) in pairwise(read.items()):
        if ones != others:
            raise MisreadError(f"{one} reads {ones}, {other} {others}: {line}")
    return read["bash"]
