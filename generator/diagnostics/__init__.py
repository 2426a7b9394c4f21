"""Diagnostics: faults of files as values with places, and the forms in which they are written out."""

from generator.diagnostics.diagnostic import Diagnostic, Found, Severity
from generator.diagnostics.report import Report
from generator.diagnostics.rule import Rule

__all__ = ["Diagnostic", "Found", "Report", "Rule", "Severity"]
