"""The names given in a talk, and what became of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.pages.html import strong
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.pages.stage_words import stage_words
from generator.views.introductions import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A name, where they work and why to meet them; and what became of it."""

    who: Markup
    became: str


def given_names(scene: Scene, links: Links, names: Sequence[Name]) -> Iterator[Given]:
    """Yield each name with its company, role and note, and what became of it."""
    for name in names:
        who = links.record(name.contact) if name.contact else strong(name.name)
        company = links.company(name.item.company) if name.item.company else ""
        about = Markup(", ").join(part for part in (who, name.item.role, company) if part)
        note = Markup(" ({})").format(links.inline(name.item.note)) if name.item.note else Markup()
        yield Given(who=about + note, became=_became(scene, name))


def _became(scene: Scene, name: Name) -> str:
    item = name.item
    if item.waived:
        return f"let go: {item.waived}"
    if name.contact is not None:
        return stage_words(scene, name.contact)
    if item.contacted is not None and item.contacted.day <= scene.today:
        return f"you got in touch on {words.day(item.contacted.day, scene.today)}"
    return "not approached yet"
