"""Completion in bash of words with a colon in them, as an event's debts have.

bash takes `write-up/event:2026` for three words and puts what is offered in the place of the last: hence the whole line
is looked at, and only what comes behind the colon is offered.
"""

import os
import re
from typing import Any, ClassVar

from click.shell_completion import BashComplete, CompletionItem, split_arg_string

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


class Bash(BashComplete):
    """As click has it, but for what a word is."""

    source_template: ClassVar[str] = BashComplete.source_template.replace(
        "$(env ", '$(env COMP_SO_FAR="${COMP_LINE:0:$COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" '
    )
    _before_colon = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the finished words behind the command's name, and the one that is being typed."""
        line = os.environ.get("COMP_SO_FAR")
        if line is None:  # a shell that was set up by an earlier program
            return super().get_completion_args()
        words = split_arg_string(line)
        while words and _ASSIGNMENT.match(words[0]):
            del words[0]
        typed = words.pop() if words and not line[-1:].isspace() else ""
        raw = re.split(r"\s", line)[-1]
        if raw == typed and ":" in os.environ.get("COMP_WORDBREAKS", ":"):  # within quotes a colon ends no word
            self._before_colon = typed[: typed.rfind(":") + 1]
        return words[1:], typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return what the shell is to put in the place of the word that it sees."""
        return f"{item.type},{item.value.removeprefix(self._before_colon)}"
