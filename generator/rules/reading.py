"""The rules for faults that were found while reading a file; each puts one kind of fault into words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yaml import YAMLError

from generator.files.source import Fault
from generator.files.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, compose, forbidden
from generator.model.day import Day
from generator.model.fields import Items, schema
from generator.model.records import Contact, Event, Meeting, Update
from generator.rules.diagnostic import Finding, Rule, Severity
from generator.rules.spelling import Guesses

_IN_QUOTES = "put the value in quotes"
_LINE_UP = "line it up with them"
_VALUE = re.compile(r"[ \t]*((?:-[ \t]+)?)([\w-]+:[ \t]+|)(\S.*?)[ \t]*")
"""A line with one value: the dash of a list, the name of a field, the value."""
_ITEM_FIELDS = frozenset(
    name
    for kind in (Contact, Meeting, Event, Update)
    for spec in schema(kind).values()
    if isinstance(spec.type, Items)
    for name in schema(spec.type.of)
)
_YAML = (
    ("mapping values are not allowed", "a second colon", _IN_QUOTES),
    ("quoted scalar", "a quote is opened and not closed", "close the quote, or take it out"),
    ("flow sequence", "a list is opened by [ and not closed", "close it with ], a comma between the values"),
    ("flow mapping", "a { is opened and not closed", "close it with }"),
    ("start any token", "a value can't begin like this", _IN_QUOTES),
    ("could not find expected ':'", "a field needs a colon", "write `field: value`"),
    ("tab", "a tab can't indent a line", "indent with blanks"),
    ("special characters", "an invisible control character", "delete it"),
    ("control characters", "an invisible control character", "delete it"),
    ("expected <block end>", "this line is indented differently from the ones above", _LINE_UP),
    ("block", "this line is indented differently from the ones above", _LINE_UP),
)
"""A part of the parser's message, what it means, and what to do; the first that occurs in the message counts."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of one fault: a message, what to do about it, and a label for under the carets."""

    message: str
    help: str
    label: str = ""


def _not_utf8(fault: Fault) -> Explanation:
    return Explanation(
        f"this file is not UTF-8: the first unreadable byte is on line {fault.value}",
        "save it again with the encoding UTF-8",
        f"it looks like {fault.reason}",
    )


def _unreadable(fault: Fault) -> Explanation:
    return Explanation(
        f"this {fault.value or 'file'} can't be read: {fault.reason[:1].lower()}{fault.reason[1:]}",
        f"give yourself the right to read it, or replace it by a plain {fault.value or 'file'}",
    )


def _outside_journal(fault: Fault) -> Explanation:
    return Explanation(
        "this is a link to something outside the journal, and is left unread",
        "copy the file into the journal and remove the link",
    )


def _too_large(fault: Fault) -> Explanation:
    return Explanation(
        f"this file has {int(fault.value):,} bytes, more than 1 MiB, and is left unread",
        "move the long part to a file that doesn't end in .md, and link to it",
    )


def _conflicted_copy(fault: Fault) -> Explanation:
    return Explanation(
        f"a sync service made this copy of {fault.value}, which is left unread",
        f"take over into {fault.value} what it has beyond it, then delete this copy",
    )


def _merge_conflict(fault: Fault) -> Explanation:
    return Explanation(
        "a merge was not finished here",
        "keep the lines that are right and delete the three marker lines",
        "until it is, the lines up to ======= are shown",
    )


def _missing_front_matter(fault: Fault) -> Explanation:
    if not fault.reason:
        return Explanation(
            "this record has no front matter",
            "begin the file with a line ---, then its fields, then another line ---",
        )
    return Explanation("the front matter must begin on the first line", "delete the blanks before the first ---")


def _unclosed_front_matter(fault: Fault) -> Explanation:
    return Explanation(
        "the front matter is opened here and never closed", "put a line with only --- after the last field"
    )


def _invalid_yaml(fault: Fault) -> Explanation:
    said = f"{fault.value} {fault.reason}"
    found = (words for words in _YAML if words[0] in said)
    _, why, advice = next(found, ("", fault.reason, _IN_QUOTES))
    if advice == _LINE_UP and _alone(fault.source.line(fault.source.position(fault.span.start).line)) is None:
        why, advice = "YAML expects nothing behind the value", _IN_QUOTES
    line = in_quotes(fault) if advice == _IN_QUOTES else ""
    return Explanation("this line can't be read as YAML", f"put it in quotes: `{line}`" if line else advice, why)


def in_quotes(fault: Fault) -> str:
    """Return the line of a fault with what it holds in quotes, which then can be read; empty where that won't help."""
    line = fault.source.line(fault.source.position(fault.span.start).line)
    found = _VALUE.fullmatch(line)
    if found is None:
        return ""
    dash, name, text = found.groups()
    if dash and name and name.rstrip(" \t:") not in _ITEM_FIELDS:  # in a list of texts, a name is part of the text
        name, text = "", name + text
    for written in (f'"{text}"' if '"' not in text and "\\" not in text else "", "'" + text.replace("'", "''") + "'"):
        mended = f"{dash}{name}{written}"
        if written and _reads_as(mended, text):
            return mended
    return ""


def _alone(line: str) -> Node | None:
    """Return what YAML reads in one line, None where it reads nothing."""
    try:
        return None if forbidden(line) else compose(line)
    except YAMLError:
        return None


def _reads_as(line: str, text: str) -> bool:
    node = _alone(line)
    while isinstance(node, SequenceNode | MappingNode):
        node = node.value[0] if isinstance(node, SequenceNode) else node.value[0][1]
    return isinstance(node, ScalarNode) and node.value == text


def _yaml_feature(fault: Fault) -> Explanation:
    return Explanation(
        f"{fault.reason} is not used in a journal",
        "put the value in quotes if it is meant as text, or write it out",
        "plain values and lists are enough",
    )


def _duplicate_field(fault: Fault) -> Explanation:
    return Explanation(
        f"`{fault.field}` stands here for the second time",
        "keep the one that is true, or put both values in one list",
        "only the first one is read",
    )


def _missing_field(fault: Fault) -> Explanation:
    if fault.reason == "empty":
        return Explanation(f"`{fault.field}` has nothing behind it", "write all, or the people who should hear it")
    return Explanation(f"`{fault.field}` is missing", f"add `{fault.field}: …`")


def _wrong_type(fault: Fault) -> Explanation:
    shown = fault.value if len(fault.value) <= 60 else fault.value[:59] + "…"
    message = f"`{fault.field}` can't be read: {shown}"
    if not fault.field:
        message = "this can't be read as fields"
    elif shown in ("a list", "a mapping", "a single value"):
        message = f"`{fault.field}` can't hold {shown}"
    advice = {
        "a mapping": "if it is text, put it in quotes",
        "a list": "keep one value, or put the words in quotes",
    }
    return Explanation(message, advice.get(fault.value, "`journal explain wrong-type` shows the forms"), fault.reason)


def _cut_by_comment(fault: Fault) -> Explanation:
    kept = f"only `{fault.value}` is left" if fault.value else "nothing is left"
    return Explanation(
        f"`{fault.field}` is cut at the #: {kept}",
        "put the whole value in quotes",
        "YAML reads what follows as a remark",
    )


def _reading(name: str, severity: Severity, words: Callable[[Fault], Explanation]) -> Rule:
    """Return the rule that puts each fault of its name into words."""

    def check(day: Day) -> Iterator[Finding]:
        for fault in day.journal.faults.get(name, ()):
            said = words(fault)
            yield Finding(source=fault.source, span=fault.span, message=said.message, label=said.label, help=said.help)

    return Rule(name, severity, check)


def _not_a_choice(day: Day) -> Iterator[Finding]:
    guesses = Guesses()
    for fault in day.journal.faults.get("not-a-choice", ()):
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` can't be {fault.value}",
            label=guesses.did_you_mean(fault.value, fault.options),
            help=f"choose one of {', '.join(fault.options)}",
        )


def _unknown_field(day: Day) -> Iterator[Finding]:
    guesses = Guesses()
    for fault in day.journal.faults.get("unknown-field", ()):
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` is not a field here",
            label=guesses.did_you_mean(fault.field, fault.options),
            help="correct it, or begin its name with x_ to keep it as your own",
        )


RULES = (
    _reading("not-utf8", Severity.ERROR, _not_utf8),
    _reading("unreadable", Severity.ERROR, _unreadable),
    _reading("outside-journal", Severity.ERROR, _outside_journal),
    _reading("too-large", Severity.ERROR, _too_large),
    _reading("conflicted-copy", Severity.ERROR, _conflicted_copy),
    _reading("merge-conflict", Severity.ERROR, _merge_conflict),
    _reading("missing-front-matter", Severity.ERROR, _missing_front_matter),
    _reading("unclosed-front-matter", Severity.ERROR, _unclosed_front_matter),
    _reading("invalid-yaml", Severity.ERROR, _invalid_yaml),
    _reading("yaml-feature", Severity.ERROR, _yaml_feature),
    _reading("duplicate-field", Severity.ERROR, _duplicate_field),
    _reading("missing-field", Severity.ERROR, _missing_field),
    _reading("wrong-type", Severity.ERROR, _wrong_type),
    Rule("not-a-choice", Severity.ERROR, _not_a_choice),
    Rule("unknown-field", Severity.WARNING, _unknown_field),
    _reading("cut-by-comment", Severity.WARNING, _cut_by_comment),
)
"""Dates are not among them: `not_a_date` has their rule, since it looks at the dates of tasks as well."""
