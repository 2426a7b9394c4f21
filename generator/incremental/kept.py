"""What is remembered of the pages of a site from one run to the next."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.cache import Cache
from generator.incremental.rendered import Rendered, from_text

_TABLE = "pages"


def kept_pages(cache: Cache, site: Path) -> dict[str, Rendered]:
    """Return what an earlier build put into `site`, by addresses."""
    prefix = _prefix(site)
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


def _prefix(site: Path) -> str:
    return f"{site}\0"
