"""The forms in which a report is written out: one file a format; `FORMATS` is the list."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.diagnostics.formats.about import PLAIN, About, RuleText
from generator.diagnostics.formats.concise import concise
from generator.diagnostics.formats.full import full
from generator.diagnostics.formats.github import github
from generator.diagnostics.formats.json import json
from generator.diagnostics.formats.sarif import sarif
from generator.diagnostics.report import Report

Format = Callable[[Report, About], str]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"full": full, "concise": concise, "json": json, "github": github, "sarif": sarif}
)

__all__ = ["FORMATS", "PLAIN", "About", "Format", "RuleText"]
