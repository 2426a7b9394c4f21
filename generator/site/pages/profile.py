"""The owner's page: first what I say about myself, then everything else in the profile."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.model import addresses, body
from generator.model.body import Section
from generator.model.names import anchor, normalize
from generator.model.records import Profile
from generator.reports.one_sheet import one_sheet
from generator.site.pages.html import link, strong
from generator.site.pages.links import Links
from generator.site.pages.page import Ids, Page
from generator.site.pages.page_context import PageContext

SAID = (
    ("Pitch", "who you are and what you are curious about, in half a minute"),
    ("Tell me about yourself", "the same with a little more of your story, in two minutes"),
    ("My situation", "what you say if somebody asks how things stand"),
)
"""Titles of the sections to learn by heart (sources 000 and 002), and what each is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedSection:
    """A section to learn by heart; `id` is that of its heading."""

    id: str
    title: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage:
    """What the owner's page shows; `before` and `others` are the rest of the owner's text, with its headings."""

    profile: Profile
    reach: Markup
    details: Sequence[tuple[str, Markup]]
    before: Markup
    said: Sequence[LearnedSection]
    missing: Markup
    targets: Sequence[Markup]
    others: Sequence[Markup]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the profile; without a file it says how to begin one."""
    profile = context.journal.profile
    title = profile.name if profile else "Profile"
    yield Page(address=addresses.PROFILE, title=title, render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    profile = context.journal.profile
    return context.render(addresses.PROFILE, "profile", _written(context, profile) if profile else None)


def _written(context: PageContext, profile: Profile) -> ProfilePage:
    links = context.links(addresses.PROFILE)
    sections = body.sections(profile.source, profile.body_start)
    parts = [part for part in sections if part.level == 2 and not part.inside]
    said = {title: next((part for part in parts if _is(part, title)), None) for title, _ in SAID}
    first = _begin(profile, parts[0]) if parts else len(profile.source.text)
    sheet = one_sheet(context.journal)
    return ProfilePage(
        profile=profile,
        reach=Markup(" · ").join(link(way.text, way.address) for way in (sheet.reach if sheet else ())),
        details=list(links.details(profile)),
        before=links.text(profile.source, profile.body_start, first),
        said=[_said(links, profile, part) for part in said.values() if part],
        missing=Markup("; ").join(
            Markup("{}, {}").format(strong(title), purpose) for title, purpose in SAID if said[title] is None
        ),
        targets=[links.company(company) for company in profile.targets],
        others=list(filter(None, _others(links, profile, parts, [*said.values()]))),
    )


def _said(links: Links, profile: Profile, part: Section) -> LearnedSection:
    text = links.text(profile.source, part.span.start, part.span.end)
    return LearnedSection(id=anchor(part.title), title=part.title, text=text)


def _is(part: Section, title: str) -> bool:
    """Return whether a section's title begins with this one: `My situation (what I say if asked)`."""
    return normalize(part.title).startswith(normalize(title))


def _begin(profile: Profile, part: Section) -> int:
    return profile.source.text.rfind("\n", 0, part.heading.start) + 1


def _others(
    links: Links, profile: Profile, parts: Sequence[Section], said: Collection[Section | None]
) -> Iterator[Markup]:
    """Yield everything from the first section on as it was written, without the sections that were `said`."""
    ids = Ids()
    ends = [*(_begin(profile, part) for part in parts[1:]), len(profile.source.text)]
    for part, end in zip(parts, ends, strict=False):
        start = part.span.end if part in said else _begin(profile, part)
        yield links.text(profile.source, start, end, ids)
