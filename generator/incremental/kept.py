"""What is remembered of the pages of a site: which of them may stay as they lie there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.cache import Cache
from generator.incremental.published import present_in
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


def keep(
    cache: Cache, site: Path, changed: Mapping[str, Rendered], places: Mapping[str, str], gone: Iterable[str]
) -> None:
    """Remember what a build has put into `site`, at `places`; forget what is gone."""
    lying, prefix = present_in(site), _prefix(site)
    texts = {
        prefix + address: replace(page, stamp=lying.get(places[address])).as_text()
        for address, page in changed.items()
    }  # fmt: skip
    cache.change(_TABLE, texts, [prefix + address for address in gone])


def _prefix(site: Path) -> str:
    return f"{site}\0"


def leads_the_same(page: Rendered, urls: Mapping[str, str]) -> bool:
    """Return whether every link of a page leads where it led when the page was rendered."""
    return all(urls.get(asked) == url for asked, url in page.asked)
