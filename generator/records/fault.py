"""What reading a file may find wrong with it: plain data, put into words by the rule it breaks."""

from dataclasses import dataclass

from generator.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place.

    `rule` names the rule. `field` is the field it is about, `value` what stands there, `reason` why it will
    not do, `options` what could stand there instead.
    """

    rule: str
    source: SourceText
    span: Span
    field: str = ""
    value: str = ""
    reason: str = ""
    options: tuple[str, ...] = ()
