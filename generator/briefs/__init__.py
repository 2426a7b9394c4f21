"""A brief as text for a terminal and as one page for paper and phone. What it says is in `generator.views.brief`."""

from collections.abc import Callable, Mapping

from generator.briefs import html, text
from generator.views.brief import Brief

FORMATS: Mapping[str, Callable[[Brief], str]] = {"text": text.render, "html": html.render}

__all__ = ["FORMATS"]
