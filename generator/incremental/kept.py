"""What is remembered of the pages of a site from one run to the next."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.cache import Cache
from generator.incremental.rendered import Rendered, from_text
from generator.kept_site import KeptSite
from generator.loader import collector_at_rest

_TABLE = "pages"
_MADE = "made"


def kept_pages(cache: Cache, site: Path) -> dict[str, Rendered]:
    """Return what an earlier build put into `site`, by addresses."""
    prefix = _prefix(site)
    with collector_at_rest():
        found = (
            (name.removeprefix(prefix), from_text(text))
            for name, text in cache.rows(_TABLE).items()
            if name.startswith(prefix)
        )
        return {address: page for address, page in found if page is not None and page.address == address}


def keep(cache: Cache, site: Path, changed: Mapping[str, Rendered], gone: Iterable[str]) -> None:
    """Remember what a build has put into `site`; forget what is gone."""
    prefix = _prefix(site)
    texts = {prefix + address: page.as_text() for address, page in changed.items()}
    cache.change(_TABLE, texts, [prefix + address for address in gone])


def made_before(cache: Cache) -> KeptSite:
    """Return what an earlier build worked out before it rendered pages."""
    with collector_at_rest():
        return KeptSite.from_text(cache.rows(_MADE).get(_MADE, ""))


def keep_made(cache: Cache, kept: KeptSite) -> None:
    """Remember what this build has worked out."""
    cache.change(_MADE, {_MADE: kept.as_text()})


def _prefix(site: Path) -> str:
    return f"{site}\0"
