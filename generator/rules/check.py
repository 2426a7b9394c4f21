"""The list of all rules, `RULES`, and the check of a journal by all of them."""

from generator.files.source import SourceText, Span
from generator.model.day import Day
from generator.model.settings import Settings
from generator.rules import (
    cannot_render,
    duplicate_identity,
    etiquette,
    future_fact,
    impossible_order,
    introduction_cycle,
    name_too_long,
    namesake,
    not_a_date,
    own_words,
    path_collision,
    possible_duplicate,
    reading,
    references,
    unclosed_comment,
    wrong_file_date,
)
from generator.rules.diagnostic import Diagnostic, Finding, Rule, Severity

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    not_a_date.RULE,
    *references.RULES,
    duplicate_identity.RULE,
    possible_duplicate.RULE,
    namesake.RULE,
    introduction_cycle.RULE,
    impossible_order.RULE,
    future_fact.RULE,
    wrong_file_date.RULE,
    path_collision.RULE,
    name_too_long.RULE,
    unclosed_comment.RULE,
    cannot_render.RULE,
    *own_words.RULES,
    *etiquette.RULES,
)
RULE_NAMES = frozenset(rule.name for rule in RULES)


def check(day: Day) -> tuple[Diagnostic, ...]:
    """Return everything that the rules find in the journal, sorted by path and place.

    A rule may be off or have another severity in `settings`; a record's `ignore` silences it in that file.
    """
    ignored = {record.path: frozenset(record.ignore) for record in day.journal.records() if record.ignore}
    diagnostics = [
        diagnostic(rule, found, day.settings)
        for rule in RULES
        if day.settings.rules.get(rule.name) != "off"
        for found in rule.check(day)
        if rule.name not in ignored.get(found.source.path, ())
    ]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def check_message(source: SourceText, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what the rules on wording find in a message that is about to be sent, sorted by place."""
    diagnostics = [
        diagnostic(rule, wording.finding(source, Span(*place)), settings)
        for rule, wording in zip(own_words.RULES, own_words.WORDINGS, strict=True)
        if settings.rules.get(rule.name) != "off"
        for place in wording.spans(source.text)
    ]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def diagnostic(rule: Rule, found: Finding, settings: Settings) -> Diagnostic:
    """Return what a rule found as a diagnostic, with the severity that the settings give it."""
    return Diagnostic(
        rule=rule.name,
        severity=Severity(settings.rules.get(rule.name, rule.severity)),
        source=found.source,
        span=found.span,
        message=found.message,
        label=found.label,
        help=found.help,
    )
