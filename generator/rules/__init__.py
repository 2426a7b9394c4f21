"""The rules of contract §4: one file a rule, its page beside it; `RULES` is the list."""

from collections.abc import Callable
from datetime import date

from generator.files.source import SourceText, Span
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules import (
    ambiguous_reference,
    asking_words,
    asks_for_job,
    broken_link,
    cannot_render,
    cut_by_comment,
    duplicate_field,
    duplicate_identity,
    future_fact,
    impossible_order,
    introduction_cycle,
    invalid_yaml,
    late_thanks,
    merge_conflict,
    missing_field,
    missing_front_matter,
    name_too_long,
    no_introductions_asked,
    no_objective,
    no_permission_asked,
    no_personal_details,
    no_research,
    not_a_choice,
    not_a_date,
    not_utf8,
    offers_resume,
    opens_with_need,
    outside_journal,
    path_collision,
    possible_duplicate,
    saturated_topic,
    stop_asking,
    too_few_questions,
    too_large,
    too_long,
    too_often,
    unclosed_comment,
    unclosed_front_matter,
    unknown_contact,
    unknown_event,
    unknown_field,
    unreadable,
    unresolved_wikilink,
    unsafe_link,
    wrong_file_date,
    wrong_type,
    yaml_feature,
)
from generator.rules.diagnostic import Diagnostic, Found, Rule, Severity

RULES: tuple[Rule, ...] = (
    not_utf8.RULE,
    unreadable.RULE,
    outside_journal.RULE,
    too_large.RULE,
    merge_conflict.RULE,
    missing_front_matter.RULE,
    unclosed_front_matter.RULE,
    invalid_yaml.RULE,
    yaml_feature.RULE,
    duplicate_field.RULE,
    missing_field.RULE,
    wrong_type.RULE,
    not_a_date.RULE,
    not_a_choice.RULE,
    unknown_contact.RULE,
    unknown_event.RULE,
    ambiguous_reference.RULE,
    duplicate_identity.RULE,
    introduction_cycle.RULE,
    impossible_order.RULE,
    future_fact.RULE,
    unsafe_link.RULE,
    broken_link.RULE,
    path_collision.RULE,
    name_too_long.RULE,
    unknown_field.RULE,
    cut_by_comment.RULE,
    possible_duplicate.RULE,
    wrong_file_date.RULE,
    unresolved_wikilink.RULE,
    unclosed_comment.RULE,
    cannot_render.RULE,
    asks_for_job.RULE,
    opens_with_need.RULE,
    offers_resume.RULE,
    too_long.RULE,
    no_objective.RULE,
    no_research.RULE,
    too_few_questions.RULE,
    no_introductions_asked.RULE,
    no_permission_asked.RULE,
    late_thanks.RULE,
    saturated_topic.RULE,
    no_personal_details.RULE,
    too_often.RULE,
    stop_asking.RULE,
)
RULE_NAMES = frozenset(rule.name for rule in RULES)


def check(journal: Journal, today: date, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the journal's files, in the order of paths and places.

    A rule may be off or have another severity in `settings`; a record's `ignore` silences it in that file.
    """
    ignored = {record.path: frozenset(record.ignore) for record in journal.records() if record.ignore}
    diagnostics = [
        diagnostic(rule, found, settings)
        for rule in RULES
        if settings.rules.get(rule.name) != "off"
        for found in rule.check(journal, today, settings)
        if rule.name not in ignored.get(found.source.path, ())
    ]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def check_message(source: SourceText, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what etiquette says of a message that is about to be sent, in the order of its places."""
    of_text: tuple[tuple[Rule, Callable[[str], list[tuple[int, int]]], Callable[[SourceText, Span], Found]], ...] = (
        (asks_for_job.RULE, asking_words.asks_for_job, asks_for_job.said),
        (opens_with_need.RULE, asking_words.opens_with_need, opens_with_need.said),
        (offers_resume.RULE, asking_words.offers_resume, offers_resume.said),
    )
    diagnostics = [
        diagnostic(rule, said(source, Span(*place)), settings)
        for rule, phrases, said in of_text
        if settings.rules.get(rule.name) != "off"
        for place in phrases(source.text)
    ]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def diagnostic(rule: Rule, found: Found, settings: Settings) -> Diagnostic:
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
