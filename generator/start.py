"""Where the command `journal` starts: at once with what it said last time, if that still holds."""

import sys
import time

TYPE_CHECKING = False  # importing typing would be waited for
if TYPE_CHECKING:
    from generator.answers import Answer, Question

_ANSWERED = ("build", "check", "todo")


def main() -> None:
    """Answer the command line."""
    asked = None
    if any(word in _ANSWERED for word in sys.argv):
        asked = _question_unless_answered()
    from generator.cli import main as command
    from generator.cli.context import Context

    command(obj=Context(asked=asked), prog_name="journal")


def _question_unless_answered() -> "Question | None":
    """Answer and exit, or return what was asked."""
    from generator.answers import answered, question

    began = time.perf_counter()
    asked = question(sys.argv[1:])
    answer = answered(asked) if asked is not None else None
    if answer is not None:
        _say(answer, time.perf_counter() - began)
        sys.exit(answer.code)
    return asked


def _say(answer: "Answer", seconds: float) -> None:
    for stream, text in ((sys.stderr, answer.error), (sys.stdout, _out(answer, seconds))):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # as the command itself does
        stream.write(text)
        stream.flush()


def _out(answer: "Answer", seconds: float) -> str:
    before, after = answer.out
    return f"{before}({seconds:.2f} s){after}" if answer.seconds else before + after
