"""The owner's own page."""

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import addresses


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the profile; without a file, how to begin one."""
    profile = scene.journal.profile
    if profile is None:
        yield scene.page(addresses.PROFILE, "Profile", "profile", search=False, profile=None, body="")
        return
    body = Links(scene.journal, addresses.PROFILE).text(profile.source, profile.body_start)
    yield scene.page(addresses.PROFILE, profile.name, "profile", profile=profile, body=body)
