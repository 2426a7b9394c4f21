"""The owner's own page: what I say of myself first, then what stands behind it."""

from collections.abc import Iterator

from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Profile, addresses, body
from generator.records.body import Section
from generator.records.names import key
from generator.views.one_sheet import one_sheet

SAID = (
    ("Pitch", "who you are and what you are curious about, in half a minute"),
    ("Tell me about yourself", "the same with a little more of your story, in two minutes"),
    ("My situation", "what you say if somebody asks how things stand"),
)
"""The sections that are learned by heart (sources 000 and 002), and what each is for."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the profile; without a file, how to begin one."""
    profile = scene.journal.profile
    if profile is None:
        yield scene.page(addresses.PROFILE, "Profile", "profile", search=False, profile=None)
        return
    links = scene.links(addresses.PROFILE)
    parts = [part for part in body.sections(profile.source, profile.body_start) if part.level == 2]
    said = {title: next((part for part in parts if _is(part, title)), None) for title, _ in SAID}
    first = _begin(profile, parts[0]) if parts else len(profile.source.text)
    sheet = one_sheet(scene.journal)
    yield scene.page(
        addresses.PROFILE,
        profile.name,
        "profile",
        profile=profile,
        reach=sheet.reach if sheet else (),
        before=links.text(profile.source, profile.body_start, first),
        said=[
            (part.title, links.text(profile.source, part.span.start, part.span.end)) for part in said.values() if part
        ],
        missing=[(title, purpose) for title, purpose in SAID if said[title] is None],
        others=[_whole(links, profile, part) for part in parts if part not in said.values()],
    )


def _is(part: Section, title: str) -> bool:
    """Return whether a section bears this title, whatever follows it: `My situation (what I say if asked)`."""
    return key(part.title).startswith(key(title))


def _begin(profile: Profile, part: Section) -> int:
    return profile.source.text.rfind("\n", 0, part.heading.start) + 1


def _whole(links: Links, profile: Profile, part: Section) -> Markdown:
    """Return a section with its heading, as it was written."""
    return links.text(profile.source, _begin(profile, part), part.span.end)
