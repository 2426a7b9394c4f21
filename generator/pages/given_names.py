"""The names given in a talk, and what became of each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.scene import Scene
from generator.pages.stage_words import stage_words
from generator.pages.text import Links
from generator.views.introductions import Name


class Given(NamedTuple):
    """A name, where they work and why to meet them; and what became of it."""

    who: Markdown
    became: Markdown


def given_names(scene: Scene, links: Links, names: Sequence[Name]) -> Iterator[Given]:
    """Yield each name with its company, role and note, and what became of it."""
    for name in names:
        who = links.record(name.contact) if name.contact else Markdown("**{}**").format(name.name)
        company = links.company(name.item.company) if name.item.company else ""
        about = Markdown(", ").join(part for part in (who, name.item.role, company) if part)
        note = Markdown(" ({})").format(links.inline(name.item.note)) if name.item.note else Markdown()
        yield Given(about + note, Markdown("{}").format(_became(scene, name)))


def _became(scene: Scene, name: Name) -> str:
    item = name.item
    if item.waived:
        return f"let go: {item.waived}"
    if name.contact is not None:
        return stage_words(scene, name.contact)
    if item.contacted is not None and item.contacted.day <= scene.today:
        return f"you got in touch on {words.day(item.contacted.day, scene.today)}"
    return "not approached yet"
