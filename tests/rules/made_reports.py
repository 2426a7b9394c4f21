"""Reports made by hand for the tests of the formats."""

from generator.files.source import SourceText, Span
from generator.rules.diagnostic import CheckReport, Diagnostic, Severity
from generator.rules.formats import FormatOptions, RuleText

ANA = SourceText(
    "journal/contacts/ana-silva.md",
    "---\nname: Ana Silva\ncompany: Harbour Studio\nrole: Head of design\nemail: ana@example.com\n"
    "met_on: 2026-02-30\n---\n",
)
WIDE = SourceText("journal/contacts/王小明.md", "---\nname:\t王小明 👩‍🚀 e\u0301 \x1b[31m\u202eno: wrong\n---\n")
LONG = SourceText("journal/notes/long, 100%: a.md", "x" * 150 + " [a](javascript:{0}) " + "y" * 150 + "\n")
UNREAD = SourceText("journal/contacts/old.md", "")


def at(
    source: SourceText,
    words: str,
    *,
    rule: str = "not-a-date",
    severity: Severity = Severity.ERROR,
    message: str = "it is wrong",
    label: str = "",
    help_: str = "",
) -> Diagnostic:
    """Return a finding at the first place of `words` in the file."""
    start = source.text.index(words)
    span = Span(start, start + len(words))
    return Diagnostic(rule=rule, severity=severity, source=source, span=span, message=message, label=label, help=help_)


REPORT = CheckReport(
    diagnostics=(
        at(
            ANA,
            "2026-02-30",
            message="`met_on` is not a real date: 2026-02-30",
            label="February 2026 has 28 days",
            help_="write a date as YYYY-MM-DD, for example 2026-02-28",
        ),
        at(UNREAD, "", rule="not-utf8", message="the file is not UTF-8", help_="save it as UTF-8"),
        at(WIDE, "wrong", rule="unknown-field", severity=Severity.WARNING, message="no field\x07\nof that name"),
        at(LONG, "javascript:{0}", rule="unsafe-link", message="100% [unsafe](javascript:{0}), is it?", label="here"),
    ),
    files=132,
    seconds=0.2149,
)
RULES = FormatOptions(
    rules=(
        RuleText(
            name="not-a-date",
            severity=Severity.ERROR,
            sentence="The value is not a real date.",
            text="The value is not a real date.\n\nWrite YYYY-MM-DD.",
            markdown="# not-a-date\n\nThe value is not a real date.\n\nWrite YYYY-MM-DD.\n",
        ),
        RuleText(name="unknown-field", severity=Severity.WARNING, sentence="There is no such field."),
    )
)
