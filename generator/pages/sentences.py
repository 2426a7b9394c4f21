"""A sentence as HTML: its people are links, its days are such that the page's script words them anew."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from generator import words
from generator.pages.html import escape, listed
from generator.records.record import Record
from generator.words.said import Argument, Link, Name, People, Quoted, Said

ShowName = Callable[[Record | Name, Markup | None], Markup]
"""How a sentence shows somebody, or another thing that has a name; by other words where they are given."""


def html(one: Said, today: date, show: ShowName) -> Markup:
    """Return a sentence as HTML; everything in it that is a text is escaped."""
    return Markup().join(_html(piece, today, show) for piece in one.pieces())


def unlinked(thing: Record | Name, said: Markup | None = None) -> Markup:
    """Return a name alone, without a link."""
    return said or escape(thing.text if isinstance(thing, Name) else thing.label)


def _html(piece: Argument, today: date, show: ShowName) -> Markup:
    match piece:
        case Said():
            return html(piece, today, show)
        case date():
            return Markup('<time datetime="{}" data-words="day">{}</time>').format(piece, words.day(piece, today))
        case People():
            return listed(_html(one, today, show) for one in piece.parts()) or escape(piece.none)
        case Record() | Name():
            return show(piece, None)
        case Link():
            return show(piece.to, _html(piece.words, today, show))
        case Quoted():
            return escape(piece.text)
        case str():
            return escape(piece)
