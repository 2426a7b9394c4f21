"""Pages of the site, as plain values: Markdown that any builder can render."""

from generator.pages.page import Page

__all__ = ["Page"]
