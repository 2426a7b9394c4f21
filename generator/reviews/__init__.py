"""A review of some days as text, as Markdown and as JSON. What it holds is in `generator.views.since`."""

from collections.abc import Callable, Mapping

from generator.reviews import json, markdown, text
from generator.reviews.told import Told

FORMATS: Mapping[str, Callable[[Told], str]] = {"text": text.render, "md": markdown.render, "json": json.render}

__all__ = ["FORMATS", "Told"]
