"""The last line for people: how many errors and warnings in how many files, or that all is well."""

from generator.diagnostics.report import Report


def summary(report: Report) -> str:
    """Return one sentence; it always says something, so that silence is never mistaken for health."""
    time = duration(report)
    if not report.diagnostics:
        if not report.files:
            return f"Nothing was checked: there is no Markdown file of the journal here {time}"
        return f"Everything is in order: {_count(report.files, 'file')} checked {time}"
    counted = ((report.errors, "error"), (report.warnings, "warning"))
    found = ", ".join(_count(number, word) for number, word in counted if number)
    return f"{found} in {_count(report.files, 'file')} {time}"


def duration(report: Report) -> str:
    """Return how long it took, as the summary says it."""
    return f"({report.seconds:.2f} s)"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
